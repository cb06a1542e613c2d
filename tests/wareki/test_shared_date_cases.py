"""The examples of the shared rules, scored by the shared scorer."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT.parent / "shared" / "dates" / "cases.tsv"
SCORER = ROOT.parent / "shared" / "score" / "date_score.py"


@pytest.mark.skipif(not (CASES.exists() and SCORER.exists()), reason="../shared/dates is not on this machine")
def test_the_shared_cases_are_read_right() -> None:
    bars = ["f1>=0.98", "fp_cases<=0", "spurious<=0", "each:f1>=0.9"]
    done = subprocess.run(
        [sys.executable, str(SCORER), str(CASES), "--cmd", f"{sys.executable} -m wareki --jsonl", "--errors"]
        + [option for bar in bars for option in ("--require", bar)],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
