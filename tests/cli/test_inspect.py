"""``fumikura inspect``: what each stage saw, in words, and an exit code that says whether all was read."""

import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from corpus.messages import Language, message
from corpus.model import Block
from pipeline.raw import RawElement

ROOT = Path(__file__).parents[2]


def run(*arguments: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cli", "--lang", language, "inspect", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def test_a_file_stage_by_stage(tmp_path: Path) -> None:
    path = tmp_path / "報告.csv"
    path.write_text("年月日,件数\nR7.4.16,3\n", encoding="cp932")
    done = run(str(path), "--coverage")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        str(path),
        "  format: csv (reader csv-1)",
        "  seen by the reader: tables 1",
        "  title: — (kind other)",
        "  pages: 0 (not searchable: 0)",
        "  content: tables 1, dates 1",
        "    -\tt1\t2x2\t年月日 | 件数",
        "  characters: 13 by another way, 13 of them kept (100.00 %); said once though repeated 0, "
        "on pages that cannot be searched 0, missing 0",
    ]


def test_what_there_is_is_named_in_japanese(tmp_path: Path) -> None:
    path = tmp_path / "会議録.md"
    path.write_text("# 見出し\n\n本文の段落。\n\n| 区分 | 件数 |\n|---|---|\n| 里親 | 3 |\n", encoding="utf-8")
    lines = run(str(path), "--coverage", language="ja").stdout
    assert "読み取ったもの：" in lines
    assert not re.search(r"Raw|Heading|Paragraph|Table|other|minutes|progress", lines)


@pytest.mark.parametrize("kind", [*get_args(Block), *get_args(RawElement)])
def test_each_kind_has_a_name(kind: type) -> None:
    for language in Language:
        assert message(f"inspect_{kind.__name__}", language)


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
