"""``doctor``: what it says of a machine that is fit, of one that lacks something, and of one that is not fit."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def run_(home: Path = tmp_path / "home", **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "cli", "--home", str(home), "doctor"]
        variables = {**os.environ, **environment}
        return subprocess.run(
            command, cwd=ROOT, env=variables, capture_output=True, encoding="utf-8", timeout=120, check=False
        )

    return run_


def test_a_fit_machine_reads_and_finds_a_trial_and_leaves_nothing(run: Run, tmp_path: Path) -> None:
    process = run()
    assert process.returncode == 0, process.stdout
    assert "○ 試しの取り込みと検索：" in process.stdout
    assert "○ 検索エンジン：whoosh" in process.stdout
    assert list(tmp_path.iterdir()) == []


def test_the_trial_goes_through_the_engine_of_the_settings(run: Run) -> None:
    assert "○ 試しの取り込みと検索：" in run(FUMIKURA_ENGINE="whoosh").stdout


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the programs are also looked for outside of PATH")
def test_programs_that_are_missing_are_named_with_the_remedy_and_are_no_fault(run: Run) -> None:
    process = run(PATH="")
    assert process.returncode == 0
    assert "△ LibreOffice：" in process.stdout
    assert "libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui" in process.stdout
    assert "△ Tesseract：" in process.stdout
    assert "tesseract-ocr-jpn" in process.stdout


def test_a_home_that_cannot_be_written_is_a_fault_with_what_to_do(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    process = run(Path("/proc/fumikura") if sys.platform == "linux" else tmp_path / "file" / "home")
    assert process.returncode == 7
    line = next(line for line in process.stdout.splitlines() if line.startswith("×"))
    assert "文書庫の場所" in line
    assert "--home" in line
