"""Documents cut into passages: what a row shows, and that rows cost the same in a table of any length."""

import sys
from types import FrameType

from corpus.model import Cell, Document, Kind, Locator, Page, Paragraph, Table
from index.passages import passage, passages

DIGEST = "0" * 64


def document(*blocks: Table | Paragraph) -> Document:
    return Document(DIGEST, "", Kind.OTHER, None, None, (Page(None, blocks),), (), "")


def table(rows: int) -> Table:
    cells = tuple(Cell(row, column, f"{row}-{column}", is_header=not row) for row in range(rows) for column in range(4))
    return Table(cells, rows, 4, 1, Locator(block=0, table=1))


def calls_for(rows: int) -> int:
    """How many functions of Python are called for the passages of a table; unlike time, the same on every machine."""
    count = 0

    def watch(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    given = document(table(rows))
    sys.setprofile(watch)
    try:
        list(passages(given))
    finally:
        sys.setprofile(None)
    return count


def test_a_row_costs_the_same_in_a_table_ten_times_as_long() -> None:
    assert calls_for(1000) < 12 * calls_for(100)


def test_a_cell_over_several_rows_is_in_each_of_them() -> None:
    cells = (
        Cell(0, 0, "区分", is_header=True),
        Cell(0, 1, "数", is_header=True),
        Cell(1, 0, "里親", row_span=2),
        Cell(1, 1, "12"),
        Cell(2, 1, "15"),
    )
    merged = Table(cells, 3, 2, 1, Locator(block=0, table=1))
    assert [(found.key.row, found.text) for found in passages(document(merged))] == [(1, "里親\t12"), (2, "里親\t15")]


def test_a_head_that_reaches_below_the_header_rows_names_its_column_once() -> None:
    cells = (
        Cell(0, 0, "区分", row_span=2, is_header=True),
        Cell(0, 1, "人数", column_span=2, is_header=True),
        Cell(1, 1, "男", is_header=True),
        Cell(1, 2, "女", is_header=True),
        Cell(2, 0, "里親"),
    )
    assert Table(cells, 3, 3, 2, Locator()).column_headers() == ("区分", "人数 / 男", "人数 / 女")
    assert Table(cells, 3, 3, 1, Locator()).column_headers() == ("区分", "人数", "人数")


def test_each_passage_is_the_one_that_its_key_finds_again() -> None:
    blocks = (table(5), Paragraph("里親", Locator(block=1)), Paragraph(" ", Locator(block=2)))
    given = document(*blocks)
    found = list(passages(given))
    assert [(item.key.block, item.key.row) for item in found] == [(0, 1), (0, 2), (0, 3), (0, 4), (1, None)]
    assert [passage(DIGEST, blocks[item.key.block], item.key) for item in found] == found
