"""The PDF reader: a file in, pages of lines and raw grids out, and what could not be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UnreadableError
from corpus.model import Issue, IssueCode, Locator, Severity
from corpus.settings import DEFAULT_PDF_ENGINE, PdfEngine
from pipeline.raw import Format, RawDocument, RawPage, RawTable
from pipeline.readers.pdf.garbled import is_garbled
from pipeline.readers.pdf.layout import page_of
from pipeline.readers.pdf.plumber import PageFailedError
from pipeline.readers.pdf.source import describe, read_pages

_VERSION = 2


@dataclass(frozen=True, slots=True)
class PdfReader:
    """Reads PDF through an engine. Raise the version whenever the result for some file changes."""

    engine: PdfEngine = DEFAULT_PDF_ENGINE

    @property
    def format(self) -> Format:
        """PDF."""
        return Format.PDF

    @property
    def version(self) -> str:
        """Our version and the engine."""
        return f"{_VERSION}-{self.engine.value}"

    def using(self, engine: PdfEngine) -> "PdfReader":
        """The reader through another engine."""
        return PdfReader(engine)

    def read(self, path: Path) -> RawDocument:
        """All pages of a file; raises UnreadableError (ENCRYPTED, CORRUPT, NO_TEXT, NOT_READABLE).

        A page that fails, that has no text (a scan) or garbled text only is not searchable and has an issue; the
        rest is read.
        """
        described = describe(path, self.engine)
        count = described.page_count
        if not count:
            raise UnreadableError(IssueCode.CORRUPT, detail="no pages")
        pages: list[RawPage] = []
        issues: list[Issue] = []
        for number, marks in enumerate(read_pages(path, 1, count, self.engine), start=1):
            locator = Locator(page=number)
            if isinstance(marks, PageFailedError):
                pages.append(RawPage(number, (), is_searchable=False))
                issues.append(_failed(str(marks), locator))
                continue
            try:
                page = page_of(marks, _last_edges(pages))
            except Exception as error:  # one page of odd geometry must not cost the document
                pages.append(RawPage(number, (), marks.width, marks.height, is_searchable=False))
                issues.append(_failed(f"{type(error).__name__}: {error}"[:200], locator))
                continue
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
            pages.append(page)
        if not any(page.elements for page in pages):
            if any(issue.code is IssueCode.PAGE_FAILED for issue in issues):
                raise UnreadableError(IssueCode.CORRUPT, detail=dict(issues[0].arguments).get("detail", ""))
            raise UnreadableError(IssueCode.NO_TEXT, pages=str(count))
        return RawDocument(Format.PDF, tuple(pages), described.title, tuple(issues))


def _last_edges(pages: Sequence[RawPage]) -> tuple[float, ...]:
    """The column edges of the last table on the last page."""
    tables = [e for e in pages[-1].elements if isinstance(e, RawTable)] if pages else []
    return tables[-1].column_edges if tables else ()


def _failed(detail: str, locator: Locator) -> Issue:
    return Issue(IssueCode.PAGE_FAILED, Severity.WARNING, (("detail", detail),), locator)


READER = PdfReader()
