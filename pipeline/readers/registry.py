"""Which reader reads which format. A new format is one module and one line here."""

import importlib

from corpus.settings import DEFAULT_PDF_ENGINE, PdfEngine
from pipeline.raw import Format
from pipeline.raw_parts import RawPart
from pipeline.readers.reader import Reader
from pipeline.readers.suffixes import SUFFIXES, is_ignorable

__all__ = ["SUFFIXES", "is_ignorable", "reader_for"]

# modules by name, so that a run over text files never loads a PDF library
_MODULES: dict[Format, str] = {
    Format.PDF: "pipeline.readers.pdf",
    Format.DOCX: "pipeline.readers.docx",
    Format.XLSX: "pipeline.readers.xlsx",
    Format.PPTX: "pipeline.readers.pptx",
    Format.HTML: "pipeline.readers.html",
    Format.CSV: "pipeline.readers.delimited",
    Format.MARKDOWN: "pipeline.readers.markdown",
    Format.TEXT: "pipeline.readers.text",
    Format.MAIL: "pipeline.readers.containers.mails",
    Format.ZIP: "pipeline.readers.containers.archives",
    Format.OFFICE_TEXT: "pipeline.readers.office.text",
    Format.OFFICE_SHEETS: "pipeline.readers.office.sheets",
    Format.OFFICE_SLIDES: "pipeline.readers.office.slides",
}


def reader_for(format_: Format, pdf_engine: PdfEngine = DEFAULT_PDF_ENGINE, parts: tuple[RawPart, ...] = ()) -> Reader:
    """The reader of a format; its module is imported on first use. ``parts``: pages of a PDF that were read before."""
    module = importlib.import_module(_MODULES[format_])
    reader: Reader = module.READER.using(pdf_engine, parts) if format_ is Format.PDF else module.READER
    return reader
