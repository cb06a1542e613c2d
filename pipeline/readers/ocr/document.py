"""A PDF with the text of its scanned pages recognised."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.model import Issue, IssueCode, Locator, Severity
from corpus.settings import OcrMode
from corpus.values import value
from pipeline.raw import Format, RawDocument, RawPage
from pipeline.raw_parts import PageReading, RawPart
from pipeline.readers.ocr.tesseract import DPI, RecognitionFailedError, Tesseract

if TYPE_CHECKING:
    from pipeline.readers.pdf.raster import Pages

_UNSEARCHABLE = frozenset({IssueCode.PAGE_NO_TEXT, IssueCode.PAGE_GARBLED})
# of pictures without text the program makes a few wild characters
_LEAST_CHARACTERS = 4
_LEAST_CONFIDENCE = 40.0


@value
class Recognition:
    """The document, and whether any page of it was given to the program."""

    raw: RawDocument
    tried: bool


def read_recognised(
    read: Callable[[Path], RawDocument],
    path: Path,
    mode: OcrMode,
    tesseract: Tesseract,
    known: Iterable[PageReading] = (),
) -> Recognition:
    """What ``read`` makes of the PDF, pages that it found no usable text on recognised (``ALWAYS``: all pages).

    ``known`` are pages that were given to the program before. Each recognised page has an issue with the confidence;
    one on which nothing was recognised stays as it was. Raises what ``read`` raises, except NO_TEXT where a page could
    be recognised.
    """
    try:
        raw = read(path)
        refusal = None
    except UnreadableError as error:
        if error.code != IssueCode.NO_TEXT:
            raise
        raw, refusal = _scanned(path), error
    before = {reading.page.number: reading for reading in known}
    wanted = _wanted(raw.pages, mode)
    if not wanted:
        return Recognition(raw, tried=False)
    rest = recognise_pages([page for page in wanted if page.number not in before], path, tesseract)
    readings = before | {reading.page.number: reading for reading in rest}
    pages = {page.number: page for page in raw.pages} | {page.number: readings[page.number].page for page in wanted}
    found = [issue for page in wanted for issue in readings[page.number].issues]
    if refusal is not None and not any(page.elements for page in pages.values()):
        raise refusal
    kept = [issue for issue in raw.issues if not _is_settled(issue, pages)]
    return Recognition(replace(raw, pages=tuple(pages.values()), issues=(*kept, *found)), tried=True)


def recognise_part(part: RawPart, path: Path, mode: OcrMode, tesseract: Tesseract) -> RawPart:
    """The part, its pages without usable text (``ALWAYS``: all) recognised."""
    wanted = _wanted([reading.page for reading in part.readings], mode)
    return replace(part, recognised=tuple(recognise_pages(wanted, path, tesseract)))


def recognise_pages(pages: Sequence[RawPage], path: Path, tesseract: Tesseract) -> list[PageReading]:
    """The pages as the program reads them."""
    from pipeline.readers.pdf.raster import open_pages  # loads pdfium

    if not pages:
        return []
    with open_pages(path) as pictures:
        return [_page(page, pictures, tesseract) for page in pages]


def _wanted(pages: Sequence[RawPage], mode: OcrMode) -> list[RawPage]:
    return [page for page in pages if mode is OcrMode.ALWAYS or not page.is_searchable]


def _scanned(path: Path) -> RawDocument:
    """The pages of a PDF without any text."""
    from pipeline.readers.pdf.raster import open_pages

    with open_pages(path) as pictures:
        sizes = list(pictures.sizes())
    pages = tuple(RawPage(n, (), width, height, is_searchable=False) for n, (width, height) in enumerate(sizes, 1))
    issues = tuple(Issue(IssueCode.PAGE_NO_TEXT, Severity.WARNING, (), Locator(page=page.number)) for page in pages)
    return RawDocument(Format.PDF, pages, issues=issues)


def _page(page: RawPage, pictures: "Pages", tesseract: Tesseract) -> PageReading:
    from pipeline.readers.pdf.scanned import recognise_page  # workers alone load a PDF library

    locator = Locator(page=page.number)
    try:
        recognised = recognise_page(pictures.render(page.number or 1, DPI), tesseract)
    except RecognitionFailedError as error:
        arguments = (("detail", str(error)),)
        return PageReading(page, (Issue(IssueCode.OCR_FAILED, Severity.WARNING, arguments, locator),))
    if recognised.length < _LEAST_CHARACTERS or recognised.confidence < _LEAST_CONFIDENCE:
        return PageReading(page)
    arguments = (("confidence", f"{recognised.confidence:.0f}"),)
    read = replace(page, elements=recognised.elements, is_searchable=True)
    return PageReading(read, (Issue(IssueCode.PAGE_RECOGNISED, Severity.WARNING, arguments, locator),))


def _is_settled(issue: Issue, pages: dict[int | None, RawPage]) -> bool:
    """Whether the issue was that a page had no usable text, and now it has."""
    page = pages.get(issue.locator.page) if issue.locator is not None else None
    return issue.code in _UNSEARCHABLE and page is not None and page.is_searchable
