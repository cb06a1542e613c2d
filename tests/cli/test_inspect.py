"""``fumikura inspect``: what each stage saw, in words, and an exit code that says whether all was read."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cli", "--lang", "en", "inspect", *arguments], cwd=ROOT, capture_output=True, text=True
    )


def test_a_file_stage_by_stage(tmp_path: Path) -> None:
    path = tmp_path / "報告.csv"
    path.write_text("年月日,件数\nR7.4.16,3\n", encoding="cp932")
    done = run(str(path), "--coverage")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        str(path),
        "  format: csv (reader csv-1)",
        "  seen by the reader: RawTable 1",
        "  title: — (kind other)",
        "  pages: 0 (not searchable: 0)",
        "  content: Table 1, dates 1",
        "    -\tt1\t2x2\t年月日 | 件数",
        "  characters: 13 by another way, 13 of them kept (100.00 %); said once though repeated 0, "
        "on pages that cannot be searched 0, missing 0",
    ]


def test_missing_characters_are_listed_and_give_their_exit_code(tmp_path: Path) -> None:
    path = tmp_path / "頁.html"
    path.write_text("<html><p>本文</p><p hidden>見えない文</p>", encoding="utf-8")
    done = run(str(path), "--coverage")
    assert done.returncode == 3
    assert done.stdout.splitlines()[-1] == "    5: 見えない文"


@pytest.mark.parametrize(("with_good", "code"), [(False, 4), (True, 3)])
def test_a_file_that_cannot_be_read_says_why(with_good: bool, code: int, tmp_path: Path) -> None:
    (tmp_path / "悪い.pdf").write_bytes(b"%PDF-1.4 cut off")
    if with_good:
        (tmp_path / "良い.txt").write_text("本文", encoding="utf-8")
    done = run(str(tmp_path))
    assert done.returncode == code
    assert "format: pdf" in done.stdout and "damaged" in done.stdout


def test_a_missing_file_is_said_so(tmp_path: Path) -> None:
    done = run(str(tmp_path / "ない.pdf"))
    assert done.returncode == 4
    assert "cannot be opened" in done.stdout
