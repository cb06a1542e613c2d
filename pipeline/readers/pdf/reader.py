"""The PDF reader: a file in, pages of lines and raw grids out, and what could not be read."""

from pathlib import Path

from corpus.errors import UnreadableError
from corpus.fragments import Fragment
from corpus.model import IssueCode
from corpus.settings import DEFAULT_PDF_ENGINE, PdfEngine
from corpus.values import value
from pipeline.raw import Format, RawDocument
from pipeline.raw_parts import RawPart
from pipeline.readers.pdf.engines.source import describe
from pipeline.readers.pdf.pages import read_all, read_part

_VERSION = 15


@value
class PdfReader:
    """Reads PDF through an engine. Raise the version whenever the result for some file changes.

    ``parts`` are pages that were read before, by other processes: the result is the same with and without them.
    """

    engine: PdfEngine = DEFAULT_PDF_ENGINE
    parts: tuple[RawPart, ...] = ()

    @property
    def format(self) -> Format:
        """PDF."""
        return Format.PDF

    @property
    def version(self) -> str:
        """Our version and the engine."""
        return f"{_VERSION}-{self.engine.value}"

    def using(self, engine: PdfEngine, parts: tuple[RawPart, ...] = ()) -> "PdfReader":
        """The reader through another engine, of the one file that these are parts of."""
        return PdfReader(engine, parts)

    def page_count(self, path: Path) -> int:
        """How many pages a file has; raises UnreadableError where it does not open."""
        return describe(path, self.engine).page_count

    def read_part(self, path: Path, first: int, last: int) -> RawPart:
        """Pages ``first`` to ``last``."""
        return read_part(path, first, last, self.engine)

    def read(self, path: Path) -> RawDocument:
        """All pages of a file; raises UnreadableError (ENCRYPTED, CORRUPT, NO_TEXT, NOT_READABLE).

        A page that fails, that has no text (a scan) or garbled text only is not searchable and has an issue; the
        rest is read.
        """
        described = describe(path, self.engine)
        if not described.page_count:
            raise UnreadableError(IssueCode.CORRUPT, detail=Fragment.NO_PAGES)
        readings = list(read_all(path, described.page_count, self.parts, self.engine))
        pages = tuple(reading.page for reading in readings)
        issues = tuple(issue for reading in readings for issue in reading.issues)
        if not any(page.elements for page in pages):
            failed = [issue for issue in issues if issue.code is IssueCode.PAGE_FAILED]
            if failed:
                raise UnreadableError(IssueCode.CORRUPT, detail=dict(failed[0].arguments).get("detail", ""))
            raise UnreadableError(IssueCode.NO_TEXT, pages=str(described.page_count))
        return RawDocument(Format.PDF, pages, described.title, issues)


READER = PdfReader()
