"""Where a file's pages come from: pdfium, and pdfplumber for each page of which pdfium makes nothing."""

from collections.abc import Iterator
from itertools import repeat
from pathlib import Path
from types import ModuleType

from corpus.errors import UnreadableError
from corpus.settings import PdfEngine
from corpus.values import value
from pipeline.readers.pdf.engines.pdfium import PdfiumFile
from pipeline.readers.pdf.marks import PageFailedError, PageMarks

_PAGES_AT_A_TIME = 100  # pdfium keeps the fonts of all pages: the file is opened anew after so many


@value
class Description:
    """How many pages a file has, and its own title ("" for none)."""

    page_count: int
    title: str


def describe(path: Path, engine: PdfEngine) -> Description:
    """Raises UnreadableError where the file does not open."""
    if engine is PdfEngine.PDFIUM and (file := PdfiumFile.open(path)) is not None:
        with file:
            if file.page_count:
                return Description(file.page_count, file.title)
    return Description(*_plumber().describe(path))


def _plumber() -> ModuleType:
    """The other engine; most runs never need it, and loading it takes as long as reading ten pages."""
    from pipeline.readers.pdf.engines import plumber

    return plumber


def read_pages(path: Path, first: int, last: int, engine: PdfEngine) -> Iterator[PageMarks | PageFailedError]:
    """The marks of pages ``first`` to ``last``, or why a page has none. Each is closed before the next is read."""
    for begin in range(first, last + 1, _PAGES_AT_A_TIME):
        end = min(begin + _PAGES_AT_A_TIME - 1, last)
        file = PdfiumFile.open(path) if engine is PdfEngine.PDFIUM else None
        if file is None:
            yield from _plumber().read_pages(path, begin, end)
            continue
        with file:
            waiting: list[int] = []  # read together, since pdfplumber reads the fonts anew each time it opens a file
            for number in range(begin, end + 1):
                marks = file.marks(number)
                if marks is None:
                    waiting.append(number)
                    continue
                yield from _by_pdfplumber(path, waiting)
                waiting = []
                yield marks
            yield from _by_pdfplumber(path, waiting)


def _by_pdfplumber(path: Path, numbers: list[int]) -> Iterator[PageMarks | PageFailedError]:
    """The marks of consecutive pages."""
    if not numbers:
        return
    count = 0
    try:
        for marks in _plumber().read_pages(path, numbers[0], numbers[-1]):
            count += 1
            yield marks
        failed = PageFailedError("the page is not in the page tree")
    except UnreadableError as error:
        failed = PageFailedError(error.issue.code.value)
    yield from repeat(failed, len(numbers) - count)
