"""Rows of a table as a table of their own: forms of which a part is a conversation."""

from dataclasses import replace

from corpus.model import Table
from pipeline.structure.flow import PlacedTable


def page_of(placed: PlacedTable, row: int) -> int:
    """The index of the page that a row stands on."""
    table = placed.table
    number = table.row_pages[row] if table.row_pages else None
    return placed.page + (table.pages.index(number) if number is not None and number in table.pages else 0)


def part_of(placed: PlacedTable, begin: int, end: int) -> PlacedTable:
    """The rows from ``begin`` up to ``end`` as a table of their own."""
    table = placed.table
    cells = tuple(
        replace(
            cell, row=max(cell.row, begin) - begin, row_span=min(cell.row + cell.row_span, end) - max(cell.row, begin)
        )
        for cell in table.cells
        if cell.row < end and cell.row + cell.row_span > begin
    )
    pages = tuple(dict.fromkeys(page for page in table.row_pages[begin:end] if page is not None))
    part = Table(
        cells=cells,
        row_count=end - begin,
        column_count=table.column_count,
        header_rows=max(0, min(table.header_rows - begin, end - begin)),
        locator=replace(table.locator, page=pages[0] if pages else table.locator.page, box=None),
        pages=pages,
        row_pages=table.row_pages[begin:end],
        row_boxes=table.row_boxes[begin:end],
    )
    return PlacedTable(part, page_of(placed, begin))
