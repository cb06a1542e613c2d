"""Amounts whose digits stand in columns of their own, under one head: one column to the reader."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Box
from pipeline.raw import RawCell, RawTable

_LEAST = 3  # amounts
_FIRST = re.compile(r"[△▲\-−－]?[\d０-９]{1,3}")
_GROUP = re.compile(r"[\d０-９]{3}")
_DIGIT = re.compile(r"[△▲\-−－]?[\d０-９]")


def with_whole_amounts(table: RawTable) -> RawTable:
    """The table with such columns put together, from the right to the left."""
    for head in sorted((c for c in table.cells if c.column_span > 1 and c.text), key=lambda c: -c.column):
        body = [c for c in table.cells if c.row >= head.row + head.row_span and _is_under(c, head)]
        if all(c.column_span in (1, head.column_span) for c in body) and _are_amounts(body, head.column_span):
            table = _joined(table, head.column, head.column_span)
    return table


def _is_under(cell: RawCell, head: RawCell) -> bool:
    return cell.column < head.column + head.column_span and head.column < cell.column + cell.column_span


def _are_amounts(body: Sequence[RawCell], count: int) -> bool:
    """Is each row a number cut at its thousands, or into single digits? Blank ones are, before the first figure."""
    rows: dict[int, dict[int, str]] = {}
    for cell in body:
        if cell.column_span == 1:
            rows.setdefault(cell.row, {})[cell.column] = "".join(cell.text.split())
    texts = [[text for _, text in sorted(row.items())] for row in rows.values() if len(row) == count]
    numbers = [[text for text in row if text] for row in texts]
    is_right = all(row[len(row) - len(number) :] == number for row, number in zip(texts, numbers, strict=True))
    filled = [number for number in numbers if number]
    if not is_right or len(filled) < _LEAST or max(map(len, filled)) < 2:
        return False
    groups = all(_FIRST.fullmatch(first) and all(map(_GROUP.fullmatch, rest)) for first, *rest in filled)
    return groups or (count > 3 and all(all(map(_DIGIT.fullmatch, number)) for number in filled))


def _joined(table: RawTable, column: int, count: int) -> RawTable:
    last = column + count - 1
    cells: dict[tuple[int, int], RawCell] = {}
    for cell in table.cells:
        if column <= cell.column <= last:
            known = cells.get((cell.row, column))
            whole = replace(cell, column=column, column_span=max(1, cell.column_span - count + 1))
            cells[cell.row, column] = whole if known is None else _run_on(known, whole)
        else:
            over = max(0, min(cell.column + cell.column_span - 1, last) - max(cell.column, column))
            moved = cell.column - count + 1 if cell.column > last else cell.column
            cells[cell.row, moved] = replace(cell, column=moved, column_span=cell.column_span - over)
    edges = (*table.column_edges[: column + 1], *table.column_edges[last + 1 :])
    placed = tuple(sorted(cells.values(), key=lambda c: (c.row, c.column)))
    return replace(table, cells=placed, column_count=table.column_count - count + 1, column_edges=edges)


def _run_on(one: RawCell, other: RawCell) -> RawCell:
    box = one.box
    if box is not None and other.box is not None:
        box = Box(box.x0, min(box.top, other.box.top), other.box.x1, max(box.bottom, other.box.bottom))
    return replace(one, text=one.text + other.text, box=box, is_bold=one.is_bold or other.is_bold)
