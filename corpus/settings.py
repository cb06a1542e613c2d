"""Settings as one value, resolved once at the edge and passed as an argument."""

import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from corpus.errors import ConfigurationError
from corpus.values import value

DEFAULT_TIME_LIMIT = 600.0  # seconds for one document
DEFAULT_MEMORY_LIMIT = 4 << 30  # bytes for one worker


class PdfEngine(StrEnum):
    """What reads the characters and lines of a PDF."""

    PDFIUM = "pdfium"
    PDFPLUMBER = "pdfplumber"


DEFAULT_PDF_ENGINE = PdfEngine.PDFIUM


class OcrMode(StrEnum):
    """Which pages of a PDF are recognised: none, those without usable text, or all."""

    NEVER = "never"
    AUTO = "auto"
    ALWAYS = "always"


class EngineName(StrEnum):
    """What keeps the search index, the best first."""

    TANTIVY = "tantivy"
    WHOOSH = "whoosh"


@value
class Settings:
    """Where the archive is kept and how hard ingest may work.

    ``home`` is absolute. ``workers`` is the number of processes; ``time_limit`` in seconds a document;
    ``engine`` is what to write the index with, None for the archive's own;
    ``memory_limit`` in bytes a worker (kept where the system can); ``pdf_engine`` reads PDFs;
    ``ocr`` says which of their pages are recognised.
    """

    home: Path
    workers: int
    time_limit: float = DEFAULT_TIME_LIMIT
    memory_limit: int = DEFAULT_MEMORY_LIMIT
    engine: EngineName | None = None
    pdf_engine: PdfEngine = DEFAULT_PDF_ENGINE
    ocr: OcrMode = OcrMode.NEVER

    @property
    def index_path(self) -> Path:
        """The folder of the index generations and their CURRENT."""
        return self.home / "index"


def resolve_settings(
    *,
    home: Path | None,
    workers: int | None = None,
    time_limit: float | None = None,
    engine: EngineName | None = None,
    pdf_engine: PdfEngine | None = None,
    ocr: OcrMode | None = None,
    environment: Mapping[str, str] | None = None,
) -> Settings:
    """Settings from options, then FUMIKURA_HOME / _WORKERS / _PDF_ENGINE / _ENGINE / _OCR, then defaults.

    Raises ConfigurationError where a variable makes no sense.
    """
    variables = os.environ if environment is None else environment
    if home is None and variables.get("FUMIKURA_HOME"):
        home = Path(variables["FUMIKURA_HOME"])
    if home is None:
        import platformdirs  # takes a while, and is not always needed

        home = Path(platformdirs.user_data_dir("fumikura", appauthor=False))
    if workers is None and variables.get("FUMIKURA_WORKERS"):
        try:
            workers = int(variables["FUMIKURA_WORKERS"])
        except ValueError:
            workers = 0
        if workers < 1:
            raise ConfigurationError("bad_workers", value=variables["FUMIKURA_WORKERS"])
    if pdf_engine is None and variables.get("FUMIKURA_PDF_ENGINE"):
        try:
            pdf_engine = PdfEngine(variables["FUMIKURA_PDF_ENGINE"].lower())
        except ValueError as error:
            raise ConfigurationError("bad_pdf_engine", value=variables["FUMIKURA_PDF_ENGINE"]) from error
    if engine is None and variables.get("FUMIKURA_ENGINE"):
        try:
            engine = EngineName(variables["FUMIKURA_ENGINE"].lower())
        except ValueError as error:
            raise ConfigurationError("bad_engine", value=variables["FUMIKURA_ENGINE"]) from error
    if ocr is None and variables.get("FUMIKURA_OCR"):
        try:
            ocr = OcrMode(variables["FUMIKURA_OCR"].lower())
        except ValueError as error:
            raise ConfigurationError("bad_ocr", value=variables["FUMIKURA_OCR"]) from error
    return Settings(
        home=home.expanduser().absolute(),
        workers=workers or os.cpu_count() or 1,
        time_limit=time_limit or DEFAULT_TIME_LIMIT,
        engine=engine,
        pdf_engine=pdf_engine or DEFAULT_PDF_ENGINE,
        ocr=ocr or OcrMode.NEVER,
    )
