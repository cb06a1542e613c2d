"""What a worker does with one file: hash it, or turn it into a Document; a bad input becomes an Issue."""

import hashlib

from corpus.errors import UnreadableError, cause_of
from corpus.model import Document, Issue, IssueCode, Severity
from corpus.settings import DEFAULT_PDF_ENGINE, OcrMode, PdfEngine
from corpus.values import value
from pipeline.members import real_file
from pipeline.raw_parts import RawPart
from pipeline.readers.sniff import sniff

# what another try may cure although the file stays as it is
TRANSIENT = frozenset(
    {IssueCode.NOT_READABLE, IssueCode.FILE_CHANGED, IssueCode.READER_CRASHED, IssueCode.READER_TIMEOUT}
    | {IssueCode.PROGRAM_MISSING}
)


@value
class ExtractionTask:
    """A file to read, the SHA-256 that it was found to have, and what reads it if it is a PDF."""

    path: str
    digest: str
    pdf_engine: PdfEngine = DEFAULT_PDF_ENGINE
    ocr: OcrMode = OcrMode.NEVER
    parts: tuple[RawPart, ...] = ()  # pages of it that were read before


def hash_file(path: str) -> str | Issue:
    """The SHA-256 of the file's bytes, in hex."""
    try:
        with real_file(path) as real, real.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except UnreadableError as error:
        return error.issue
    except OSError as error:
        return not_readable(cause_of(error))
    except Exception as error:
        return _failed(error)


def refused(path: str) -> Issue | None:
    """Why a file is not read although its bytes are known: its suffix may promise another format."""
    try:
        with real_file(path) as real:
            sniff(real)
    except UnreadableError as error:
        return error.issue
    return None


def extract(task: ExtractionTask) -> Document | Issue:
    """The document, or why there is none. Never raises for what is wrong with the file."""
    document = assembled(task)
    return document if isinstance(document, Issue) else annotated(document)


def assembled(task: ExtractionTask) -> Document | Issue:
    """The document without dates and short forms, or why there is none."""
    from pipeline.ingest import assemble  # takes a third of a second to load; who hands out work to others needs none

    try:
        with real_file(task.path) as real:
            document = assemble(real, task.digest, task.pdf_engine, task.ocr, task.parts)
    except UnreadableError as error:
        return error.issue
    except MemoryError:
        return Issue(IssueCode.READER_CRASHED, Severity.ERROR)
    except OSError as error:
        return not_readable(cause_of(error))
    except Exception as error:
        return _failed(error)
    if hash_file(task.path) != task.digest:
        return Issue(IssueCode.FILE_CHANGED, Severity.ERROR)
    return document


def annotated(document: Document) -> Document | Issue:
    """The document, or an excerpt of one, with dates and short forms."""
    from pipeline.ingest import annotate

    try:
        return annotate(document)
    except MemoryError:
        return Issue(IssueCode.READER_CRASHED, Severity.ERROR)
    except Exception as error:
        return _failed(error)


def _failed(error: Exception) -> Issue:
    """Whatever a parser makes of a crafted file, the batch goes on."""
    detail = f"{type(error).__name__}: {error}"[:200]
    return Issue(IssueCode.READER_FAILED, Severity.ERROR, (("detail", detail),))


def not_readable(detail: str) -> Issue:
    """The issue of a file that the system would not let us read."""
    return Issue(IssueCode.NOT_READABLE, Severity.ERROR, (("detail", detail),))
