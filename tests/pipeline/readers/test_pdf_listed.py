"""Words in columns without any rules: a table below a head of known words, and nothing else."""

from pipeline.raw import RawLine, RawTable
from pipeline.readers.pdf.layout import page_of
from pipeline.readers.pdf.marks import Glyph, PageMarks

XS = (50.0, 180.0, 310.0)
HEAD = ("会議名", "開催日", "議題")
ROWS = (
    ("第１回委員会", "令和６年６月５日", "計画の進捗状況"),
    ("第２回委員会", "令和６年９月３日", "数値目標"),
    ("里親部会", "令和７年１月８日", "新規開拓"),
)


def typed(text: str, x: float, y: float) -> list[Glyph]:
    return [Glyph(c, x + i * 10, y, x + (i + 1) * 10, y + 10, 10) for i, c in enumerate(text)]


def read(*rows: tuple[str, ...], xs: tuple[float, ...] = XS) -> tuple[list[list[str]], list[str]]:
    """The table's texts by row, and the other lines; an empty text is left out."""
    glyphs = [
        g for r, row in enumerate(rows) for x, text in zip(xs, row, strict=False) for g in typed(text, x, 100 + 16 * r)
    ]
    page = page_of(PageMarks(1, 500, 700, tuple(glyphs), (), ()))
    tables = [e for e in page.elements if isinstance(e, RawTable)]
    texts = [[c.text for c in table.cells if c.row == r] for table in tables for r in range(table.row_count)]
    return texts, [e.text for e in page.elements if isinstance(e, RawLine)]


def test_rows_that_begin_below_each_other_under_known_words() -> None:
    table, lines = read(HEAD, *ROWS, ("会議は全て公開で行い、会議録を県のホームページに載せた。",))
    assert table == [list(HEAD), *map(list, ROWS)]
    assert lines == ["会議は全て公開で行い、会議録を県のホームページに載せた。"]


def test_a_wrapped_cell_goes_on() -> None:
    table, _ = read(HEAD, *ROWS, ("", "", "の方法について"))
    assert table[-1][-1] == "新規開拓\nの方法について"


def test_a_head_of_other_words_is_none() -> None:
    assert read(("千鳥", "汐見", "月代"), *ROWS)[0] == []


def test_two_columns_are_a_list() -> None:
    assert read(HEAD[:2], *(row[:2] for row in ROWS))[0] == []


def test_two_rows_are_too_few() -> None:
    assert read(HEAD, *ROWS[:2])[0] == []


def test_rows_that_begin_elsewhere_are_no_rows() -> None:
    shifted = [Glyph(g.text, g.x0 + 17, g.top, g.x1 + 17, g.bottom, 10) for g in typed("数値目標", 310, 132)]
    glyphs = [
        g
        for r, row in enumerate((HEAD, ROWS[0]))
        for x, t in zip(XS, row, strict=True)
        for g in typed(t, x, 100 + 16 * r)
    ]
    glyphs += typed("第２回", 70, 132) + typed("令和６年", 200, 132) + shifted
    page = page_of(PageMarks(1, 500, 700, tuple(glyphs), (), ()))
    assert not any(isinstance(e, RawTable) for e in page.elements)
