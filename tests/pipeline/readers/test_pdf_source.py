"""Where a page comes from: pdfium, and pdfplumber for each page of which pdfium makes nothing."""

from pathlib import Path

import pytest

from corpus.settings import PdfEngine
from pipeline.readers.pdf.engines import plumber
from pipeline.readers.pdf.engines.pdfium import PdfiumFile
from pipeline.readers.pdf.engines.source import read_pages
from pipeline.readers.pdf.marks import PageMarks
from tests.pipeline.readers.pdf_pages import Drawing, write_pdf


def page(number: int) -> Drawing:
    drawing = Drawing()
    drawing.text(60, 40, f"第{number}章　取組の状況")
    return drawing


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pdf(tmp_path_factory.mktemp("source") / "a.pdf", *(page(n) for n in range(1, 8)))


@pytest.mark.parametrize("given_up", [set(), {1}, {7}, {2, 3, 6}, set(range(1, 8))])
def test_pages_that_pdfium_gives_up_come_from_pdfplumber_in_their_place(
    paper: Path, given_up: set[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = PdfiumFile.marks
    opened: list[tuple[int, int]] = []
    read = plumber.read_pages

    def opening(path: Path, first: int, last: int) -> object:
        opened.append((first, last))
        return read(path, first, last)

    monkeypatch.setattr(PdfiumFile, "marks", lambda file, number: None if number in given_up else known(file, number))
    monkeypatch.setattr(plumber, "read_pages", opening)
    found = [marks for marks in read_pages(paper, 1, 7, PdfEngine.PDFIUM) if isinstance(marks, PageMarks)]
    assert [marks.number for marks in found] == list(range(1, 8))
    assert ["".join(glyph.text for glyph in marks.glyphs) for marks in found] == [
        f"第{n}章　取組の状況" for n in range(1, 8)
    ]
    # pdfplumber gives each character by itself
    assert {marks.number for marks in found if len(marks.glyphs) == 9} == given_up
    # neighbours together: the file is opened once for them
    assert [n for first, last in opened for n in range(first, last + 1)] == sorted(given_up)
    assert len(opened) == len([n for n in given_up if n - 1 not in given_up])
