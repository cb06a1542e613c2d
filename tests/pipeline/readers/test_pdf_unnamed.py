"""Characters that pdfium cannot name, asked of the page's fonts through pdfminer."""

from pathlib import Path

import pytest

from pipeline.readers.pdf.engines.pdfium_fonts import Code
from pipeline.readers.pdf.engines.unnamed import names_of
from tests.pipeline.readers.pdf_pages import Drawing, write_pdf

FONT = "Ryumin-Light"


def asked(folder: Path, encoding: str, *codes: int, pages: int = 1, number: int = 1) -> dict[Code, str] | None:
    page = Drawing()
    page.text(60, 100, "令和")
    path = write_pdf(folder / "a.pdf", *[page] * pages, encoding=encoding)
    return names_of(path, number, {(FONT, code) for code in codes})


@pytest.mark.parametrize(
    ("encoding", "code", "character"),
    [
        ("UniJIS-UTF16-H", 0x4EE4, "令"),
        ("90ms-RKSJ-H", 0x97DF, "令"),
        ("Identity-H", 8705, "髙"),  # a CID of Adobe-Japan1
    ],
)
def test_the_font_knows_what_its_codes_mean(tmp_path: Path, encoding: str, code: int, character: str) -> None:
    assert asked(tmp_path, encoding, code) == {(FONT, code): character}
    assert asked(tmp_path, encoding, code, pages=3, number=3) == {(FONT, code): character}


@pytest.mark.parametrize(("encoding", "code"), [("UniJIS-UTF16-H", 0xE000), ("90ms-RKSJ-H", 0xE000)])
def test_a_font_without_a_character_of_its_own_encoding_is_not_trusted_at_all(
    tmp_path: Path, encoding: str, code: int
) -> None:
    known = {"UniJIS-UTF16-H": 0x4EE4, "90ms-RKSJ-H": 0x97DF}[encoding]
    assert asked(tmp_path, encoding, known, code) is None


def test_codes_of_another_font_have_no_name(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", Drawing())
    assert names_of(path, 1, {("GothicBBB-Medium", 0x4EE4)}) == {}


def test_a_subset_goes_by_the_name_behind_its_tag(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", Drawing())
    assert names_of(path, 1, {(f"ABCDEF+{FONT}", 0x4EE4)}) == {(f"ABCDEF+{FONT}", 0x4EE4): "令"}


def test_a_file_that_pdfminer_cannot_read_gives_no_names(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4\nnothing")
    assert names_of(path, 1, {(FONT, 1)}) is None
