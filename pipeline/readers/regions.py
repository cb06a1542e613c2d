"""The filled cells of a sheet → paragraphs and tables, in reading order.

Blank rows and columns part what stands on a sheet; a row with a single cell above a table is its title or its unit, one
below it a remark; what is left with several rows and columns is a table.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from pipeline.raw import RawCell, RawParagraph, RawTable
from wareki.span import DateSpan

_DEEPEST = 12  # levels of cutting; nobody lays out a sheet deeper, a crafted one would take for ever
_MOST_HEADS = 4
_FRAMED = 2  # rows of a framed table above and below a title, at least
_REMARK = re.compile(r"[（(〔\[【]?\s*(?:注|※|＊|\*|備\s*考|出\s*典|資\s*料|（参考）)")

_BY_ROW = attrgetter("row", "column")
_BY_COLUMN = attrgetter("column", "row")

RawBlock = RawParagraph | RawTable


class GridCell(NamedTuple):
    """A cell that shows something: its text, or (``is_boxed``) a frame around nothing or something.

    A named tuple, because a sheet may have a million.
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    is_bold: bool = False
    is_boxed: bool = False
    dates: tuple[DateSpan, ...] = ()

    @property
    def bottom(self) -> int:
        """The first row below it."""
        return self.row + self.row_span

    @property
    def right(self) -> int:
        """The first column behind it."""
        return self.column + self.column_span


def blocks_of(cells: Sequence[GridCell], head_ends: Sequence[int] = (), *, has_gaps: bool = True) -> Iterator[RawBlock]:
    """What the cells are. They do not overlap; ``head_ends`` are rows that the format says begin a table's body.

    ``has_gaps``: tables may stand beside each other, blank columns between them.
    """
    ordered = sorted(cells, key=_BY_ROW)
    if has_gaps:
        yield from _cut(ordered, frozenset(head_ends), _DEEPEST)
        return
    for band in _bands(ordered):
        above, inside, below = _peeled(band)
        yield from _lines(above)
        yield from _atom(inside, frozenset(head_ends))
        yield from _lines(below)


def _cut(cells: list[GridCell], head_ends: frozenset[int], depth: int) -> Iterator[RawBlock]:
    cells = _trimmed(cells)
    if not cells:
        return
    bands = _bands(cells) if depth else [cells]
    if len(bands) == 1 and depth:
        bands = _at_titles(cells)
    if len(bands) > 1:
        for band in bands:
            yield from _cut(band, head_ends, depth - 1)
        return
    parts = _beside(cells) if depth else [cells]
    if len(parts) > 1:
        for part in parts:
            yield from _cut(part, head_ends, depth - 1)
        return
    above, inside, below = _peeled(cells)
    if inside and (above or below):
        yield from _lines(above)
        yield from _cut(inside, head_ends, depth - 1) if depth else _atom(inside, head_ends)
        yield from _lines(below)
        return
    yield from _atom(cells, head_ends)


def _trimmed(cells: list[GridCell]) -> list[GridCell]:
    """Without empty frames outside of what is written."""
    written = [cell for cell in cells if cell.text]
    if not written:
        return []
    top, bottom = min(c.row for c in written), max(c.bottom for c in written)
    left, right = min(c.column for c in written), max(c.right for c in written)
    return [c for c in cells if c.text or (c.row < bottom and c.bottom > top and c.column < right and c.right > left)]


def _bands(cells: list[GridCell]) -> list[list[GridCell]]:
    """Parted at blank rows."""
    bands: list[list[GridCell]] = []
    end = -1
    for cell in cells:
        if not bands or cell.row > end:
            bands.append([])
        bands[-1].append(cell)
        if (bottom := cell.row + cell.row_span) > end:
            end = bottom
    return bands


def _at_titles(cells: list[GridCell]) -> list[list[GridCell]]:
    """Parted at lines without frames between framed rows: the title of the next table, with no blank row before it."""
    if sum(c.is_boxed for c in cells) < 2 * _FRAMED:
        return [cells]
    parts: list[list[GridCell]] = []
    framed: list[list[GridCell]] = []
    end, was_title = -1, None
    for row, own in _by_row(cells).items():
        is_title = row >= end and not any(c.is_boxed for c in own) and sum(bool(c.text) for c in own) == 1
        if is_title is not was_title:
            parts.append([])
            if not is_title:
                framed.append(parts[-1])
        parts[-1] += own
        end, was_title = max(end, *(c.bottom for c in own)), is_title
    is_parted = len(framed) > 1 and all(len({c.row for c in part if c.is_boxed}) >= _FRAMED for part in framed)
    return parts if is_parted else [cells]


def _beside(cells: list[GridCell]) -> list[list[GridCell]]:
    """Parted at blank columns. A single column beside a gap is no table: in a form it belongs to its labels."""
    parts: list[list[GridCell]] = []
    end = -1
    for cell in sorted(cells, key=_BY_COLUMN):
        if not parts or cell.column > end:
            parts.append([])
        parts[-1].append(cell)
        if (right := cell.column + cell.column_span) > end:
            end = right
    if len({cell.row for cell in cells}) > 1 and any(len({c.column for c in part}) < 2 for part in parts):
        return [cells]
    return [sorted(part, key=_BY_ROW) for part in parts]


def _peeled(cells: list[GridCell]) -> tuple[list[GridCell], list[GridCell], list[GridCell]]:
    """Lines above a table, the table, remarks below it."""
    has_boxes = sum(c.is_boxed for c in cells) > 1
    rows = sorted({c.row for c in cells})
    at = {row: [c for c in cells if c.row == row] for row in rows} if len(rows) < 200 else _by_row(cells)
    first, last = 0, len(rows)
    while first < last - 1 and _is_line(at[rows[first]], has_boxes, reaches=rows[first + 1]):
        first += 1
    while last - 1 > first and _is_line(at[rows[last - 1]], has_boxes, reaches=None):
        last -= 1
    if not has_boxes and len({c.column for row in rows[first:last] for c in at[row]}) < 2:
        return [], cells, []
    above = [c for row in rows[:first] for c in at[row]]
    below = [c for row in rows[last:] for c in at[row]]
    return above, [c for row in rows[first:last] for c in at[row]], below


def _by_row(cells: Sequence[GridCell]) -> dict[int, list[GridCell]]:
    rows: dict[int, list[GridCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    return rows


def _is_line(row: Sequence[GridCell], has_boxes: bool, *, reaches: int | None) -> bool:
    """Whether a row at the edge is a line of text; ``reaches`` is the next row (None: at the bottom)."""
    if reaches is not None and any(c.bottom > reaches for c in row):
        return False
    if has_boxes:
        return not any(c.is_boxed for c in row)
    written = [c for c in row if c.text]
    return len(written) == 1 and (reaches is not None or _REMARK.match(written[0].text) is not None)


def _lines(cells: Sequence[GridCell]) -> Iterator[RawParagraph]:
    """A paragraph a row, its cells set apart by tabs; cells beside a gap are paragraphs of their own."""
    for row in _by_row(cells).values():
        texts: list[str] = []
        end, is_bold = row[0].column, True
        for cell in (c for c in row if c.text):
            if texts and cell.column > end:
                yield RawParagraph("\t".join(texts), is_bold=is_bold)
                texts, is_bold = [], True
            texts.append(cell.text)
            end, is_bold = cell.right, is_bold and cell.is_bold
        if texts:
            yield RawParagraph("\t".join(texts), is_bold=is_bold)


def _atom(cells: Sequence[GridCell], head_ends: frozenset[int]) -> Iterator[RawBlock]:
    """A table where there are rows and columns, else lines."""
    rows, columns = sorted({c.row for c in cells}), sorted({c.column for c in cells})
    is_boxed = any(c.is_boxed for c in cells)
    is_table = (len(rows) > 1 and len(columns) > 1) or (is_boxed and (len(columns) > 1 or len(rows) > 2))
    if not is_table:
        yield from _lines(cells)
        return
    row_at, column_at = ({line: i for i, line in enumerate(lines)} for lines in (rows, columns))
    placed = tuple(
        RawCell(
            row_at[c.row],
            column_at[c.column],
            c.text,
            1 if c.row_span == 1 else max(1, bisect_left(rows, c.bottom) - row_at[c.row]),
            1 if c.column_span == 1 else max(1, bisect_left(columns, c.right) - column_at[c.column]),
            is_bold=c.is_bold and bool(c.text),
            dates=c.dates,
        )
        for c in cells
    )
    heads = [bisect_left(rows, end) for end in head_ends if rows[0] < end <= rows[-1]]
    known = min((head for head in heads if head <= _MOST_HEADS), default=None)
    yield RawTable(placed, len(rows), len(columns), header_rows=known)
