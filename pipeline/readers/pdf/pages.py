"""Pages one after the other, or in parts that are read apart and put together: the result is the same."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.model import Issue, IssueCode, Locator, Severity
from corpus.settings import PdfEngine
from pipeline.raw import RawPage
from pipeline.raw_parts import Edges, PageReading, RawPart
from pipeline.readers.pdf.engines.source import read_pages
from pipeline.readers.pdf.layout import page_of
from pipeline.readers.pdf.marks import PageFailedError, PageMarks
from pipeline.readers.pdf.text.garbled import is_garbled


def read_part(path: Path, first: int, last: int, engine: PdfEngine) -> RawPart:
    """Pages ``first`` to ``last``. The page before is read for its edges only, without those of the one before it."""
    edges: Edges = ()
    if first > 1:
        edges = next(_readings(path, first - 1, first - 1, (), engine)).edges
    return RawPart(first, edges, tuple(_readings(path, first, last, edges, engine)))


def read_all(path: Path, count: int, parts: Sequence[RawPart], engine: PdfEngine) -> Iterator[PageReading]:
    """Pages 1 to ``count``, from the parts as far as they have them.

    Where a part was read with other edges than those that the page before really has, its pages are read again until
    that makes no difference any more.
    """
    known = {part.first: part for part in parts if part.readings}
    number = 1
    edges: Edges = ()
    while number <= count:
        part = known.get(number)
        if part is not None:
            readings, last = _corrected(path, part, edges, engine), number + len(part.readings) - 1
        else:
            last = min((first for first in known if first > number), default=count + 1) - 1
            readings = _readings(path, number, last, edges, engine)
        for reading in readings:
            yield reading
            edges = reading.edges
        number = last + 1


def _corrected(path: Path, part: RawPart, edges: Edges, engine: PdfEngine) -> Iterator[PageReading]:
    assumed = part.edges
    for number, known in enumerate(part.readings, start=part.first):
        reading = known if assumed == edges else next(_readings(path, number, number, edges, engine))
        yield reading
        assumed, edges = known.edges, reading.edges


def _readings(path: Path, first: int, last: int, edges: Edges, engine: PdfEngine) -> Iterator[PageReading]:
    for number, marks in enumerate(read_pages(path, first, last, engine), start=first):
        reading = _reading(number, marks, edges)
        edges = reading.edges
        yield reading


def _reading(number: int, marks: PageMarks | PageFailedError, edges: Edges) -> PageReading:
    if isinstance(marks, PageFailedError):
        return PageReading(RawPage(number, (), is_searchable=False), (_failed(str(marks), number),))
    try:
        page = page_of(marks, edges)
    except Exception as error:  # one page of odd geometry must not cost the document
        blank = RawPage(number, (), marks.width, marks.height, is_searchable=False)
        return PageReading(blank, (_failed(f"{type(error).__name__}: {error}"[:200], number),))
    locator = Locator(page=number)
    issues = []
    if marks.unmapped:
        arguments = (("count", str(marks.unmapped)),)
        issues.append(Issue(IssueCode.GLYPHS_UNMAPPED, Severity.WARNING, arguments, locator))
    inked = [g.text for g in marks.glyphs if not g.is_blank]
    if not inked:
        page = RawPage(number, (), marks.width, marks.height, is_searchable=not marks.shows_something)
        if marks.shows_something:
            issues.append(Issue(IssueCode.PAGE_NO_TEXT, Severity.WARNING, (), locator))
    elif is_garbled("".join(inked)):
        page = RawPage(number, page.elements, page.width, page.height, is_searchable=False)
        issues.append(Issue(IssueCode.PAGE_GARBLED, Severity.WARNING, (), locator))
    return PageReading(page, tuple(issues))


def _failed(detail: str, number: int) -> Issue:
    return Issue(IssueCode.PAGE_FAILED, Severity.WARNING, (("detail", detail),), Locator(page=number))
