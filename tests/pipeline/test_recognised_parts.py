"""A scan is recognised in parts: on all cores, and however long it is."""

import os
import stat
import sys
from pathlib import Path

import pytest

from corpus.model import Document, IssueCode
from corpus.settings import OcrMode
from pipeline.direct import RECIPE
from pipeline.extract import ExtractionTask, extract, hash_file
from pipeline.parts import run_in_parts
from pipeline.pool import Limits
from pipeline.readers.ocr.tesseract import find_tesseract
from pipeline.readers.picture import Raster
from tests.pipeline.readers.test_ocr import MINUTES, rendered, scan

# answers as Tesseract does, after a second a page
SLOW_PROGRAM = """#!/bin/sh
case "$1" in
  --list-langs) echo jpn ;;
  --version) echo tesseract 5 ;;
  *) cat >/dev/null; sleep 1; printf '5\\t1\\t1\\t1\\t1\\t1\\t0\\t0\\t40\\t10\\t90\\tゆっくり読んだ文\\n' ;;
esac
"""
BLANK = Raster(100, 100, b"\xff" * 10_000, 1.0)


def task_of(path: Path, mode: OcrMode) -> ExtractionTask:
    return ExtractionTask(str(path), str(hash_file(str(path))), ocr=mode)


@pytest.mark.skipif(find_tesseract() is None, reason="Tesseract with Japanese data is not installed")
@pytest.mark.parametrize("mode", [OcrMode.AUTO, OcrMode.ALWAYS])
def test_parts_make_the_same_document(tmp_path: Path, mode: OcrMode) -> None:
    path = tmp_path / "走査.pdf"
    raster, _ = rendered(MINUTES, 2, 100)
    path.write_bytes(scan([None, raster, BLANK, BLANK, raster]))
    task = task_of(path, mode)
    ((_, document),) = run_in_parts(RECIPE, [task], workers=2, limits=Limits(120.0, 4 << 30))
    assert document == extract(task)
    assert isinstance(document, Document)
    assert [page.is_searchable for page in document.pages] == [True, True, False, False, True]


@pytest.mark.skipif(sys.platform == "win32", reason="the program that stands in is a shell script")
def test_a_scan_may_take_longer_than_one_task(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "tesseract"
    program.write_text(SLOW_PROGRAM, encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    find_tesseract.cache_clear()
    path = tmp_path / "走査.pdf"
    path.write_bytes(scan([BLANK] * 9))
    try:
        limits = Limits(time=7.0, memory=4 << 30)
        ((_, document),) = run_in_parts(RECIPE, [task_of(path, OcrMode.AUTO)], workers=1, limits=limits)
    finally:
        find_tesseract.cache_clear()
    assert isinstance(document, Document)
    assert [issue.code for issue in document.issues] == [IssueCode.PAGE_RECOGNISED] * 9
