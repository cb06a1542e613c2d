"""Readings above words: out of the lines, kept as a note."""

from pipeline.raw import RawLine, RawNote
from pipeline.readers.pdf.layout import page_of
from pipeline.readers.pdf.marks import Glyph, PageMarks, Ruling


def typed(text: str, x: float, y: float, size: float) -> list[Glyph]:
    return [Glyph(c, x + i * size, y, x + (i + 1) * size, y + size, size) for i, c in enumerate(text)]


def read(glyphs: list[Glyph], rules: tuple[Ruling, ...] = ()) -> tuple[list[str], list[str]]:
    page = page_of(PageMarks(1, 400, 400, tuple(glyphs), rules, ()))
    lines = [e.text for e in page.elements if isinstance(e, RawLine)]
    return lines, [e.text for e in page.elements if isinstance(e, RawNote)]


def test_a_reading_follows_as_a_note() -> None:
    line = [*typed("本日は定林寺上池の工事を行う。", 50, 100, 10), *typed("かみいけ", 110, 94, 5)]
    assert read(line) == (["本日は定林寺上池の工事を行う。"], ["上池（かみいけ）"])


def test_a_reading_of_words_that_are_set_wide() -> None:
    wide = [glyph for i, c in enumerate("神社池に") for glyph in typed(c, 50 + 14 * i, 100, 10)]
    assert read([*wide, *typed("じんじゃいけ", 54, 94, 5)]) == (["神社池に"], ["神社池（じんじゃいけ）"])


def test_a_small_line_above_words_is_no_reading() -> None:
    for small in ("単位は円", "ふりがな"):
        glyphs = [*typed(small, 50, 94, 5), *typed("施設整備", 50, 100, 10)]
        assert read(glyphs) == ([small, "施設整備"], [])


def test_kana_above_a_rule_are_a_cell_of_their_own() -> None:
    glyphs = [*typed("やまだはなこ", 55, 92, 5), *typed("山田花子", 50, 100, 10)]
    assert read(glyphs, (Ruling(99, 40, 100),)) == (["やまだはなこ", "山田花子"], [])
    assert read(glyphs)[1] == ["山田花子（やまだはなこ）"]
