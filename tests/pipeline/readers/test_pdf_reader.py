"""Which PDFs cannot be read and why, and what a damaged page costs."""

from pathlib import Path

import pytest

from corpus.errors import UnreadableError
from corpus.model import IssueCode
from pipeline.raw import RawLine
from pipeline.readers.pdf import READER
from pipeline.readers.pdf.text.symbols import as_typed
from tests.pipeline.readers.pdf_pages import Drawing, write_pdf

SHARED = Path(__file__).parents[4] / "shared" / "realdocs" / "edge"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared real documents are not here")


def page_of(text: str) -> Drawing:
    page = Drawing()
    page.text(60, 100, text)
    return page


def test_pages_lines_and_boxes(tmp_path: Path) -> None:
    raw = READER.read(write_pdf(tmp_path / "a.pdf", page_of("一ページ目"), page_of("二ページ目")))
    assert [page.number for page in raw.pages] == [1, 2]
    (line,) = raw.pages[1].elements
    assert isinstance(line, RawLine)
    assert (line.text, round(line.size)) == ("二ページ目", 10)
    assert round(line.box.x0) == 60
    assert abs(line.box.top - 100) < 1
    assert (raw.pages[0].width, raw.pages[0].height) == (595, 842)


@pytest.mark.parametrize("content", [b"%PDF-1.7\nnothing follows", b"\x00" * 200])
def test_a_damaged_file_is_corrupt(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadableError) as caught:
        READER.read(path)
    assert caught.value.issue.code is IssueCode.CORRUPT


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        READER.read(tmp_path / "a.pdf")
    assert caught.value.issue.code is IssueCode.NOT_READABLE


def test_a_file_without_any_text(tmp_path: Path) -> None:
    page = Drawing()
    page.fill(60, 100, 200, 200)
    with pytest.raises(UnreadableError) as caught:
        READER.read(write_pdf(tmp_path / "a.pdf", page, page))
    assert (caught.value.issue.code, caught.value.arguments) == (IssueCode.NO_TEXT, {"pages": "2"})


def test_a_page_that_shows_something_without_text_is_not_searchable(tmp_path: Path) -> None:
    scan = Drawing()
    scan.fill(60, 100, 200, 200)
    raw = READER.read(write_pdf(tmp_path / "a.pdf", page_of("本文"), scan, Drawing()))
    assert [page.is_searchable for page in raw.pages] == [True, False, True]  # the third is blank paper
    ((code, page),) = [(i.code, i.locator.page) for i in raw.issues if i.locator]
    assert (code, page) == (IssueCode.PAGE_NO_TEXT, 2)


def test_a_glyph_without_a_character_never_shows_its_number(tmp_path: Path) -> None:
    page = page_of("本文の途中")
    page.operators.append("BT /F1 10 Tf 1 0 0 1 110 733 Tm <0001> Tj ET")  # no such character in Adobe-Japan1
    raw = READER.read(write_pdf(tmp_path / "a.pdf", page))
    text = "".join(e.text for e in raw.pages[0].elements if isinstance(e, RawLine))
    assert "cid" not in text
    assert text.startswith("本文の途中")


def test_characters_that_the_library_cannot_name_are_recovered(tmp_path: Path) -> None:
    page = Drawing()
    code = "髙﨑塚隆朗".encode("cp932").hex()
    page.operators.append(f"BT /F1 10 Tf 1 0 0 1 60 733 Tm <{code}> Tj ET")
    raw = READER.read(write_pdf(tmp_path / "a.pdf", page, encoding="90ms-RKSJ-H"))
    assert [e.text for e in raw.pages[0].elements if isinstance(e, RawLine)] == ["髙﨑塚隆朗"]
    assert raw.issues == ()


@pytest.mark.parametrize(
    ("text", "ems", "typed"),
    [("\uf06c", 1.0, "●"), ("\uf0d8", 0.9, "➢"), ("ﬁ", 0.5, "fi"), ("\u0336", 1.0, "—"), ("\u0336", 0.0, "\u0336")],
)
def test_symbols_are_what_a_reader_would_type(text: str, ems: float, typed: str) -> None:
    assert as_typed(text, ems) == typed


def test_a_drawing_of_many_strokes_is_no_table_and_takes_no_time(tmp_path: Path) -> None:
    page = page_of("配置図")
    for n in range(3000):
        x, y = 60 + n * 37 % 440, 120 + n * 61 % 600
        page.line(x, y, x + 50, y)
        page.line(x, y, x, y + 50)
    raw = READER.read(write_pdf(tmp_path / "a.pdf", page))
    assert [e.text for e in raw.pages[0].elements if isinstance(e, RawLine)] == ["配置図"]


@needs_shared
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("fess/test_open_password.pdf", IssueCode.ENCRYPTED),
        ("pdfjs/bug1782186.pdf", IssueCode.ENCRYPTED),
        ("pdfjs/REDHAT-1531897-0.pdf", IssueCode.CORRUPT),
        ("scan/道の駅南国株主総会.pdf", IssueCode.NO_TEXT),
    ],
)
def test_real_files_that_cannot_be_read(name: str, code: IssueCode) -> None:
    with pytest.raises(UnreadableError) as caught:
        READER.read(SHARED / name)
    assert caught.value.issue.code is code


@needs_shared
def test_a_permission_password_does_not_keep_us_from_reading() -> None:
    raw = READER.read(SHARED / "fess/test_permission_password.pdf")
    assert any("吾輩は猫である" in e.text for e in raw.pages[0].elements if isinstance(e, RawLine))


@needs_shared
def test_garbled_text_is_reported_and_the_page_not_searchable() -> None:
    raw = READER.read(SHARED / "pdfjs/issue2884_reduced.pdf")
    assert not raw.pages[0].is_searchable
    assert IssueCode.PAGE_GARBLED in {i.code for i in raw.issues}


@needs_shared
@pytest.mark.parametrize(
    ("name", "text"),
    [("90ms_rksj_h_sample.pdf", "日本語テスト"), ("noembed-eucjp.pdf", "あいうえお"), ("vertical.pdf", "あいうえお")],
)
def test_fonts_that_are_not_embedded(name: str, text: str) -> None:
    raw = READER.read(SHARED / "pdfjs" / name)
    assert text in "".join(e.text for e in raw.pages[0].elements if isinstance(e, RawLine))
