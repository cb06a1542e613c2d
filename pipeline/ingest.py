"""FILE → Document: the recipe. No input or output besides the file it is given."""

from pathlib import Path

from corpus.model import Document
from corpus.settings import DEFAULT_PDF_ENGINE, OcrMode, PdfEngine
from pipeline.annotate.abbreviations import annotate_abbreviations
from pipeline.annotate.dates import annotate_dates
from pipeline.fingerprint import extractor_fingerprint
from pipeline.raw_parts import RawPart
from pipeline.readers.sniff import sniff
from pipeline.recognition import read_file
from pipeline.structure.assemble import structure


def ingest(
    path: Path,
    digest: str,
    pdf_engine: PdfEngine = DEFAULT_PDF_ENGINE,
    ocr: OcrMode = OcrMode.NEVER,
    parts: tuple[RawPart, ...] = (),
) -> Document:
    """Read the file whose bytes have this SHA-256 and say what is in it.

    The result depends on the bytes alone (of the name, only the suffix breaks ties between formats), so that copies
    share one Document. Raises UnreadableError.
    """
    return annotate(assemble(path, digest, pdf_engine, ocr, parts))


def assemble(path: Path, digest: str, pdf_engine: PdfEngine, ocr: OcrMode, parts: tuple[RawPart, ...] = ()) -> Document:
    """The document without what ``annotate`` finds in it."""
    sniffed = sniff(path)
    reading = read_file(path, sniffed.format, pdf_engine, ocr, parts)
    structured = structure(reading.raw)
    return Document(
        digest=digest,
        title=structured.title,
        kind=structured.kind,
        date=structured.date,
        meeting=structured.meeting,
        pages=structured.pages,
        issues=(*sniffed.issues, *structured.issues),
        fingerprint=extractor_fingerprint(sniffed.format, pdf_engine) + reading.mark,
    )


def annotate(document: Document) -> Document:
    """The document with the dates and the short forms in its blocks; each block is read by itself."""
    return annotate_abbreviations(annotate_dates(document))
