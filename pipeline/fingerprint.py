"""What made a document: raising any of these versions makes the documents made before stale."""

from corpus.settings import DEFAULT_PDF_ENGINE, OcrMode, PdfEngine
from pipeline.raw import Format
from pipeline.readers.registry import reader_for
from pipeline.recognition import fresh_marks

# raise when structure or annotation finds something else in the same raw document
STRUCTURE_VERSION = 20
ANNOTATE_VERSION = 5


def extractor_fingerprint(format_: Format, pdf_engine: PdfEngine = DEFAULT_PDF_ENGINE) -> str:
    """The fingerprint of documents that are made from this format now."""
    reader = reader_for(format_, pdf_engine)
    return f"{format_.value}-{reader.version}/structure-{STRUCTURE_VERSION}/annotate-{ANNOTATE_VERSION}"


def current_fingerprints(pdf_engine: PdfEngine = DEFAULT_PDF_ENGINE, ocr: OcrMode = OcrMode.NEVER) -> frozenset[str]:
    """The fingerprints of all documents that are not stale."""
    plain = {format_: extractor_fingerprint(format_, pdf_engine) for format_ in Format}
    pdf = plain.pop(Format.PDF)
    return frozenset((*plain.values(), *(pdf + mark for mark in fresh_marks(ocr))))


def all_extractors(pdf_engine: PdfEngine = DEFAULT_PDF_ENGINE, ocr: OcrMode = OcrMode.NEVER) -> str:
    """One fingerprint over all formats: a file that failed is tried again when it changes."""
    return " ".join(sorted(current_fingerprints(pdf_engine, ocr)))
