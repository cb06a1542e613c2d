"""Upright rules without flat ones between the rows: lines that fill every column are rows, wrapped texts are not."""

from pipeline.raw import RawTable
from pipeline.readers.pdf.layout import page_of
from pipeline.readers.pdf.marks import Glyph, PageMarks, Ruling

XS = (50.0, 150.0, 250.0, 350.0)


def typed(text: str, x: float, y: float) -> list[Glyph]:
    return [Glyph(c, x + i * 10, y, x + (i + 1) * 10, y + 10, 10) for i, c in enumerate(text)]


def read(*lines: str) -> list[list[str]]:
    """The rows of a framed table whose head has a rule below it; ``|`` parts the columns, which have rules."""
    glyphs = [
        g
        for r, line in enumerate(lines)
        for x, text in zip(XS, line.split("|"), strict=False)
        for g in typed(text, x + 2, 105 + 15 * r)
    ]
    end = 105.0 + 15 * len(lines)
    flat = tuple(Ruling(y, XS[0], XS[-1]) for y in (100.0, 117.0, end))
    upright = tuple(Ruling(x, 100.0, end) for x in XS)
    page = page_of(PageMarks(1, 400, 600, tuple(glyphs), flat, upright))
    (table,) = (e for e in page.elements if isinstance(e, RawTable))
    return [[c.text for c in table.cells if c.row == r] for r in range(table.row_count)]


def test_lines_of_words_that_fill_every_column_are_rows() -> None:
    lines = ("対象|主体|内容", "家庭|県|訪問", "施設|市町|研修", "児童|団体|学習", "産婦|病院|宿泊")
    assert read(*lines) == [line.split("|") for line in lines]


def test_a_text_that_goes_on_beside_blanks_stays_one_row() -> None:
    lines = (
        "対象|主体|内容",
        "家庭|県|訪問と面接による相",
        "||談を行い支援につなぐ",
        "||こととし、記録を残す",
        "||ものとする",
    )
    assert len(read(*lines)) == 2
