"""Amounts in columns of digits are put together; columns of small numbers are not."""

from pipeline.raw import RawCell, RawTable
from pipeline.readers.pdf.ruled.digits import with_whole_amounts


def table(rows: list[list[str]], heads: list[tuple[int, int, str]]) -> RawTable:
    cells = [RawCell(0, column, text, 1, span) for column, span, text in heads]
    cells += [RawCell(r, c, text) for r, row in enumerate(rows, 1) for c, text in enumerate(row)]
    count = len(rows[0])
    return RawTable(tuple(cells), len(rows) + 1, count, column_edges=tuple(float(x) for x in range(count + 1)))


HEADS = [(0, 1, "科目"), (1, 3, "予算額"), (4, 1, "備考")]
ROWS = [["報償費", "1", "234", "000", ""], ["旅費", "", "456", "000", "県外"], ["需用費", "12", "003", "500", ""]]


def test_groups_of_three_digits() -> None:
    read = with_whole_amounts(table(ROWS, HEADS))
    assert read.column_count == 3
    assert read.column_edges == (0.0, 1.0, 4.0, 5.0)
    assert [c.text for c in read.cells if c.column == 1] == ["予算額", "1234000", "456000", "12003500"]
    assert [c.text for c in read.cells if c.column == 2] == ["備考", "", "県外", ""]


def test_single_digits() -> None:
    rows = [["会費", "", "1", "2", "0"], ["寄附", "△", "", "", ""], ["利子", "", "", "", "8"]]
    rows[1] = ["寄附", "3", "4", "5", "6"]
    read = with_whole_amounts(table(rows, [(0, 1, "科目"), (1, 4, "金額")]))
    assert [c.text for c in read.cells if c.column == 1] == ["金額", "120", "3456", "8"]


def test_columns_of_numbers_under_one_head_stay() -> None:
    with_heads = [["区分", "男", "女", "計", ""], *ROWS]
    few = [["報償費", "1", "234", "000", ""], ["旅費", "2", "45", "000", ""], ["需用費", "1", "03", "500", ""]]
    broken = [["報償費", "1", "", "000", ""], ["旅費", "2", "456", "000", ""], ["需用費", "1", "003", "500", ""]]
    for rows in (with_heads, few, broken, ROWS[:2]):
        assert with_whole_amounts(table(rows, HEADS)).column_count == 5
