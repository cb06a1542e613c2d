"""One file read, the text of its scanned pages recognised where that was asked for, and how to know it by."""

from pathlib import Path

from corpus.settings import DEFAULT_PDF_ENGINE, OcrMode, PdfEngine
from corpus.values import value
from pipeline.raw import Format, RawDocument
from pipeline.raw_parts import RawPart
from pipeline.readers.ocr.document import read_recognised, recognise_part
from pipeline.readers.ocr.tesseract import find_tesseract
from pipeline.readers.registry import reader_for

# raise when the same picture gives other lines
_VERSION = 2
_UNRECOGNISED = "/unrecognised"
_MARKS = {mode: f"/ocr-{mode.value}-{_VERSION}" for mode in (OcrMode.AUTO, OcrMode.ALWAYS)}


@value
class Reading:
    """What was read, and the end of its fingerprint: "" where recognition would have changed nothing."""

    raw: RawDocument
    mark: str = ""


def read_file(
    path: Path,
    format_: Format,
    pdf_engine: PdfEngine = DEFAULT_PDF_ENGINE,
    ocr: OcrMode = OcrMode.NEVER,
    parts: tuple[RawPart, ...] = (),
) -> Reading:
    """Read a file of this format; ``parts`` are pages of a PDF that were read before. Raises UnreadableError."""
    reader = reader_for(format_, pdf_engine, parts)
    if format_ is not Format.PDF:
        return Reading(reader.read(path))
    tesseract = find_tesseract() if ocr is not OcrMode.NEVER else None
    if tesseract is None:
        raw = reader.read(path)
        return Reading(raw, "" if all(page.is_searchable for page in raw.pages) else _UNRECOGNISED)
    known = [reading for part in parts for reading in part.recognised]
    found = read_recognised(reader.read, path, ocr, tesseract, known)
    return Reading(found.raw, _MARKS[ocr] if found.tried else "")


def read_part(path: Path, first: int, last: int, pdf_engine: PdfEngine, ocr: OcrMode) -> RawPart:
    """Pages ``first`` to ``last`` of a PDF, to be put together by ``read_file``. Raises UnreadableError."""
    from pipeline.readers.pdf.reader import READER  # workers alone load a PDF library

    part = READER.using(pdf_engine).read_part(path, first, last)
    tesseract = find_tesseract() if ocr is not OcrMode.NEVER else None
    return part if tesseract is None else recognise_part(part, path, ocr, tesseract)


def fresh_marks(ocr: OcrMode) -> tuple[str, ...]:
    """The marks of readings that are as good as what would be read now: recognised ones always are.

    So a run without ``--ocr`` keeps what one with it has recognised.
    """
    if ocr is OcrMode.NEVER or find_tesseract() is None:
        return "", _UNRECOGNISED, *_MARKS.values()
    if ocr is OcrMode.AUTO:
        return "", *_MARKS.values()
    return (_MARKS[OcrMode.ALWAYS],)
