"""A PDF with the text of its scanned pages recognised."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.model import Issue, IssueCode, Locator, Severity
from corpus.settings import OcrMode
from pipeline.raw import Format, RawDocument, RawPage
from pipeline.readers.ocr.tesseract import DPI, RecognitionFailedError, Tesseract, recognise
from pipeline.readers.ocr.words import Recognised, recognised_lines, words_of

if TYPE_CHECKING:
    from pipeline.readers.pdf.raster import Pages

_UNSEARCHABLE = frozenset({IssueCode.PAGE_NO_TEXT, IssueCode.PAGE_GARBLED})
# of pictures without text the program makes a few wild characters
_LEAST_CHARACTERS = 4
_LEAST_CONFIDENCE = 40.0


@dataclass(frozen=True, slots=True)
class Recognition:
    """The document, and whether any page of it was given to the program."""

    raw: RawDocument
    tried: bool


def read_recognised(
    read: Callable[[Path], RawDocument], path: Path, mode: OcrMode, tesseract: Tesseract
) -> Recognition:
    """What ``read`` makes of the PDF, pages that it found no usable text on recognised (``ALWAYS``: all pages).

    Each recognised page has an issue with the confidence; one on which nothing was recognised stays as it was.
    Raises what ``read`` raises, except NO_TEXT where a page could be recognised.
    """
    from pipeline.readers.pdf.raster import open_pages  # loads pdfium

    try:
        raw = read(path)
        refusal = None
    except UnreadableError as error:
        if error.code != IssueCode.NO_TEXT:
            raise
        raw, refusal = _scanned(path), error
    wanted = [page for page in raw.pages if mode is OcrMode.ALWAYS or not page.is_searchable]
    if not wanted:
        return Recognition(raw, tried=False)
    pages = {page.number: page for page in raw.pages}
    found: dict[int | None, Issue] = {}
    with open_pages(path) as pictures:
        for page in wanted:
            recognised, issue = _page(page, pictures, tesseract)
            pages[page.number] = recognised
            if issue is not None:
                found[page.number] = issue
    if refusal is not None and not any(page.elements for page in pages.values()):
        raise refusal
    kept = [issue for issue in raw.issues if not _is_settled(issue, pages)]
    return Recognition(replace(raw, pages=tuple(pages.values()), issues=(*kept, *found.values())), tried=True)


def _scanned(path: Path) -> RawDocument:
    """The pages of a PDF without any text."""
    from pipeline.readers.pdf.raster import open_pages

    with open_pages(path) as pictures:
        sizes = list(pictures.sizes())
    pages = tuple(RawPage(n, (), width, height, is_searchable=False) for n, (width, height) in enumerate(sizes, 1))
    issues = tuple(Issue(IssueCode.PAGE_NO_TEXT, Severity.WARNING, (), Locator(page=page.number)) for page in pages)
    return RawDocument(Format.PDF, pages, issues=issues)


def _page(page: RawPage, pictures: "Pages", tesseract: Tesseract) -> tuple[RawPage, Issue | None]:
    locator = Locator(page=page.number)
    try:
        recognised = _recognise(page.number or 1, pictures, tesseract)
    except RecognitionFailedError as error:
        arguments = (("detail", str(error)),)
        return page, Issue(IssueCode.OCR_FAILED, Severity.WARNING, arguments, locator)
    length = sum(len(line.text) for line in recognised.lines)
    if length < _LEAST_CHARACTERS or recognised.confidence < _LEAST_CONFIDENCE:
        return page, None
    arguments = (("confidence", f"{recognised.confidence:.0f}"),)
    read = replace(page, elements=recognised.lines, is_searchable=True)
    return read, Issue(IssueCode.PAGE_RECOGNISED, Severity.WARNING, arguments, locator)


def _recognise(number: int, pictures: "Pages", tesseract: Tesseract) -> Recognised:
    raster = pictures.render(number, DPI)
    dpi = round(raster.scale * 72)
    table = recognise(tesseract, raster.width, raster.height, raster.pixels, dpi)
    return recognised_lines(words_of(table), raster.scale)


def _is_settled(issue: Issue, pages: dict[int | None, RawPage]) -> bool:
    """Whether the issue was that a page had no usable text, and now it has."""
    page = pages.get(issue.locator.page) if issue.locator is not None else None
    return issue.code in _UNSEARCHABLE and page is not None and page.is_searchable
