"""What each stage saw in one file: its format, its reader, raw pages, the document, and how much was kept."""

from collections import Counter
from collections.abc import Iterable

from corpus.errors import UnreadableError, cause_of
from corpus.model import Document, Issue, Table
from corpus.settings import Settings
from corpus.values import value
from pipeline.coverage import Coverage, measure
from pipeline.coverage_sources import other_text
from pipeline.extract import ExtractionTask, extract, hash_file, not_readable
from pipeline.fingerprint import extractor_fingerprint
from pipeline.members import real_file
from pipeline.raw import Format
from pipeline.readers.sniff import sniff
from pipeline.recognition import read_file


@value
class Inspection:
    """What was found, stage by stage; each None (or empty) from the stage on that refused the file.

    ``elements`` counts what the reader saw by kind (``RawLine`` …), ``blocks`` what it turned out to be.
    ``coverage`` is None where it was not asked for, or no other extractor reads the format.
    """

    path: str
    format: Format | None = None
    fingerprint: str = ""
    refusal: Issue | None = None
    elements: tuple[tuple[str, int], ...] = ()
    document: Document | None = None
    blocks: tuple[tuple[str, int], ...] = ()
    coverage: Coverage | None = None


def inspect_file(path: str, settings: Settings, *, with_coverage: bool) -> Inspection:
    """Read one file (or member of a container) and keep what each stage saw. Never raises for what is wrong with it."""
    digest = hash_file(path)
    if isinstance(digest, Issue):
        return Inspection(path, refusal=digest)
    format_ = None
    try:
        with real_file(path) as real:
            format_ = sniff(real).format
            fingerprint = extractor_fingerprint(format_, settings.pdf_engine)
            raw = read_file(real, format_, settings.pdf_engine, settings.ocr).raw
            others = other_text(real, format_) if with_coverage else None
    except UnreadableError as error:
        return Inspection(path, format_, refusal=error.issue)
    except OSError as error:
        return Inspection(path, format_, refusal=not_readable(cause_of(error)))
    elements = _kinds(element for page in raw.pages for element in page.elements)
    document = extract(ExtractionTask(path, digest, settings.pdf_engine, settings.ocr))
    if isinstance(document, Issue):
        return Inspection(path, format_, fingerprint, document, elements)
    return Inspection(
        path,
        format_,
        fingerprint,
        None,
        elements,
        document,
        _kinds(document.blocks()),
        None if others is None else measure(document, others),
    )


def dates_in(document: Document) -> int:
    """How many dates were found in blocks and cells."""
    return sum(
        sum(len(cell.dates) for cell in block.cells) if isinstance(block, Table) else len(block.dates)
        for block in document.blocks()
    )


def _kinds(things: Iterable[object]) -> tuple[tuple[str, int], ...]:
    counted = Counter(type(thing).__name__ for thing in things)
    return tuple(sorted(counted.items()))
