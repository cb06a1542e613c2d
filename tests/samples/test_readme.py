"""What the README's first screen shows is what `make demo` prints."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def shown() -> list[str]:
    """The lines of the README's block of the demo; one that ends in … is cut there."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = text.split("What `make demo` shows", 1)[1].split("```", 2)[1]
    return [line.strip() for line in block.splitlines() if line.strip("… ")]


def test_every_line_of_the_readmes_demo_is_printed_in_this_order(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    run = subprocess.run(
        [sys.executable, "samples/demo.py", str(folder)],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100", "FUMIKURA_LANG": "ja"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=True,
    )
    printed = run.stdout.replace(str(folder), "demo").splitlines()
    at = 0
    for line in shown():
        beginning, cut = line.removesuffix("…"), line.endswith("…")
        found = [
            number
            for number, candidate in enumerate(printed[at:], at)
            if (candidate.strip().startswith(beginning) if cut else candidate.strip() == line)
        ]
        assert found, f"not printed: {line}"
        at = found[0] + 1
