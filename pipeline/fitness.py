"""Is this machine fit: what reads files, and the programs that some formats need."""

import os
from collections.abc import Iterator

from corpus.fitness import Finding, Fitness


def reader_findings() -> Iterator[Finding]:
    """pdfium, the processors, and the programs that old formats and scans need."""
    from importlib.metadata import version  # slow to import

    from pipeline.readers.ocr.tesseract import PACKAGES, find_tesseract
    from pipeline.readers.office import sheets, slides, text
    from pipeline.readers.office.convert import find_program

    yield Finding("pdf", Fitness.FIT, f"pypdfium2 {version('pypdfium2')}, pdfplumber {version('pdfplumber')}")
    yield Finding("processors", Fitness.FIT, str(os.cpu_count() or 1))
    program = find_program()
    if program is None:
        packages = " ".join(module.READER.package for module in (text, sheets, slides))
        yield Finding("office", Fitness.LESS, "", "office_none", (("packages", packages),))
    else:
        yield Finding("office", Fitness.FIT, program)
    tesseract = find_tesseract()
    if tesseract is None:
        yield Finding("ocr", Fitness.LESS, "", "ocr_none", (("packages", PACKAGES),))
    else:
        yield Finding("ocr", Fitness.FIT, f"{tesseract.version} ({tesseract.program})")
