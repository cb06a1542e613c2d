"""DOCX or HTML to PDF through an office suite or a browser, and what varies in the result set to fixed values."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path


class ProducerMissingError(Exception):
    """A program or font that makes one of the samples is not installed."""


def writer_pdf(document: bytes) -> bytes:
    """The DOCX as LibreOffice Writer prints it."""
    program = _program("soffice", "LibreOffice Writer (apt-get install libreoffice-writer-nogui)")
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "document.docx"
        source.write_bytes(document)
        subprocess.run(
            [program, f"-env:UserInstallation=file://{scratch}/profile", "--headless", "--convert-to", "pdf",
             "--outdir", scratch, str(source)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        return _fixed(source.with_suffix(".pdf").read_bytes())


def browser_pdf(page: str) -> bytes:
    """The HTML as Chromium prints it."""
    program = _program("chromium", "Chromium (apt-get install chromium)")
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "page.html"
        source.write_text(page, encoding="utf-8")
        target = Path(scratch) / "page.pdf"
        subprocess.run(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
             f"--user-data-dir={scratch}/profile", f"--print-to-pdf={target}", source.as_uri()],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        return _fixed(target.read_bytes())


def _program(name: str, remedy: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise ProducerMissingError(f"{name} is not installed: {remedy}")
    return found


# Replacements keep the length, so the cross-reference table stays right.
_DATE = re.compile(rb"\(D:(\d{14})([^)]*)\)")
_HEX = re.compile(rb"(/ID\s*\[\s*|/DocChecksum\s*/)(<?)([0-9A-Fa-f]{32})(>?)(\s*<)?([0-9A-Fa-f]{32})?")


def _fixed(pdf: bytes) -> bytes:
    def date(match: re.Match[bytes]) -> bytes:
        return b"(D:20260320090000" + match[2] + b")"

    def identity(match: re.Match[bytes]) -> bytes:
        second = b"" if match[6] is None else b"0" * 32
        return match[1] + match[2] + b"0" * 32 + match[4] + (match[5] or b"") + second

    return _HEX.sub(identity, _DATE.sub(date, pdf))
