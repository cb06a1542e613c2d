"""Lines below a head in ruled cells: rows of its table, if they stand in its columns."""

from pipeline.raw import RawLine, RawTable
from pipeline.readers.pdf.layout import page_of
from pipeline.readers.pdf.marks import Glyph, PageMarks, Ruling

XS = (50.0, 100.0, 200.0, 330.0)


def typed(text: str, x: float, y: float) -> list[Glyph]:
    return [Glyph(c, x + i * 10, y, x + (i + 1) * 10, y + 10, 10) for i, c in enumerate(text)]


def read(
    *rows: tuple[str, ...], ruled: int = 1, step: float = 18.0, below: tuple[int, ...] = ()
) -> tuple[list[list[str]], list[str]]:
    """The table's texts by row and the lines of a page whose first ``ruled`` rows stand in ruled cells.

    ``below``: the rows under which a rule as wide as the head runs.
    """
    glyphs = [
        g
        for r, row in enumerate(rows)
        for x, text in zip(XS, row, strict=False)
        for g in typed(text, x + 4, 104 + step * r)
    ]
    flat = tuple(Ruling(100 + step * r, XS[0], XS[-1]) for r in range(ruled + 1))
    flat += tuple(Ruling(100 + step * (r + 1), XS[0], XS[-1]) for r in below)
    upright = tuple(Ruling(x, 100, 100 + step * ruled) for x in XS)
    page = page_of(PageMarks(1, 400, 600, tuple(glyphs), flat, upright))
    tables = [e for e in page.elements if isinstance(e, RawTable)]
    texts = [[c.text for c in table.cells if c.row == r] for table in tables for r in range(table.row_count)]
    return texts, [e.text for e in page.elements if isinstance(e, RawLine)]


HEAD = ("番号", "氏名", "所属")
LINES = (("1", "秋庭　和夫", "大学"), ("2", "大庭みどり", "市民公募"), ("3", "植村敬", "医師会"))


def test_lines_in_the_heads_columns_are_rows() -> None:
    table, lines = read(HEAD, *LINES)
    assert table == [list(HEAD), *map(list, LINES)]
    assert lines == []


def test_a_wrapped_line_belongs_to_its_entry_and_the_line_below_the_table_does_not() -> None:
    table, lines = read(HEAD, *LINES, ("", "", "（会長）"), ("以上",))
    assert table[-1] == ["3", "植村敬", "医師会\n（会長）"]
    assert lines == ["以上"]


def test_prose_below_a_ruled_row_stays_prose() -> None:
    prose = "この名簿は四月一日現在のものである。変更は"
    table, lines = read(HEAD, (prose,), (prose,), (prose,), (prose,))
    assert table == [list(HEAD)]
    assert len(lines) == 4


def test_lines_far_below_or_too_few_are_no_rows() -> None:
    assert len(read(HEAD, *LINES, step=40.0)[0]) == 1
    assert len(read(HEAD, *LINES[:2])[0]) == 1


def test_a_table_with_rows_of_its_own_takes_no_lines() -> None:
    table, _ = read(HEAD, ("甲", "乙", "丙"), *LINES, ruled=2)
    assert len(table) == 2


def test_rules_below_part_the_entries_whatever_their_first_cells_do() -> None:
    lines = (
        ("", "", "県の"),
        ("1", "秋庭", "大学"),
        ("2", "大庭", "市民"),
        ("3", "植村", "医師会"),
        ("", "", "（会長）"),
    )
    table, _ = read(HEAD, *lines, below=(2, 3, 5))
    assert table[1:] == [["1", "秋庭", "県の\n大学"], ["2", "大庭", "市民"], ["3", "植村", "医師会\n（会長）"]]
