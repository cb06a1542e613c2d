"""The head of a table without vertical rules: lines of words over columns, some over several of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from pipeline.readers.pdf.columns import column_of
from pipeline.readers.pdf.fragments import Fragment, Row, fragment_of
from pipeline.readers.pdf.marks import Glyph, Ruling

_CLOSE_HEADS = 0.38  # ems: a blank between words of one head is narrower


@dataclass(slots=True)
class HeadCell:
    """Text over the columns ``first`` to ``last``, in rows ``level`` to ``level + row_span - 1`` of the head."""

    first: int
    last: int
    lines: list[Fragment]
    top: float
    bottom: float
    level: int = 0
    row_span: int = 1


def head_cells(
    rows: Sequence[Row], places: Sequence[float], extents: Sequence[tuple[float, float]], rules: Sequence[Ruling]
) -> tuple[list[HeadCell], int]:
    """The cells of the head's lines and the number of its rows.

    ``extents`` are the columns' text extents in the body. A rule below words that is longer than one column says
    which columns they head; without one, words that reach over several columns, or stand centred over them, do.
    """
    cells: list[HeadCell] = []
    for row in rows:
        fragments = [piece for whole in row.fragments for piece in _cut(whole, row, places)]
        one_each = _stands_over_each(fragments, extents)
        for number, fragment in enumerate(fragments):
            first, last = (number, number) if one_each else _span(fragment, row, places, extents, rules)
            above = [c for c in cells if (c.first, c.last) == (first, last)]
            under = [c for c in cells if c.first <= last and first <= c.last and c.bottom < row.top + 1]
            newest = max(under, key=lambda c: c.bottom, default=None)
            if above and above[-1].bottom == row.bottom:  # two pieces of one line
                above[-1].lines.append(fragment)
            elif above and newest is above[-1] and not _parted(newest, row, rules):
                newest.lines.append(fragment)
                newest.bottom = row.bottom
            else:
                cells.append(HeadCell(first, last, [fragment], row.top, row.bottom))
    return cells, _levels(cells, len(places) + 1)


def _stands_over_each(fragments: Sequence[Fragment], extents: Sequence[tuple[float, float]]) -> bool:
    """One piece for each column, none beyond the texts of the neighbouring ones.

    Where words stand at the left and figures at the right, the gutter, which only the body makes, may run on the wrong
    side of a piece that heads its column all the same.
    """
    if len(fragments) != len(extents):
        return False
    return all(
        (i == 0 or fragment.x0 > extents[i - 1][1]) and (i + 1 == len(extents) or fragment.x1 < extents[i + 1][0])
        for i, fragment in enumerate(fragments)
    )


def _cut(fragment: Fragment, row: Row, places: Sequence[float]) -> list[Fragment]:
    """The fragment cut at gutters that pass through a gap wider than between words: heads set close together."""
    pieces: list[list[Glyph]] = [[]]
    last: Glyph | None = None
    blank = 0.0
    for glyph in fragment.glyphs:
        if glyph.is_blank:
            blank = max(blank, glyph.x1 - glyph.x0)
        elif (
            last is not None
            and glyph.x0 - last.x1 > max(_CLOSE_HEADS * row.size, 1.3 * blank)
            and any(last.last.x < place < glyph.first.x for place in places)
        ):
            pieces.append([])
        pieces[-1].append(glyph)
        if not glyph.is_blank:
            last, blank = glyph, 0.0
    return [part for piece in pieces if (part := fragment_of(piece))] if len(pieces) > 1 else [fragment]


def _parted(cell: HeadCell, row: Row, rules: Sequence[Ruling]) -> bool:
    """Does a rule run between the cell and the line below it?"""
    middle = cell.lines[-1].x
    return any(cell.bottom - 3 < r.at < row.top + 3 and r.begin <= middle <= r.end for r in rules)


def _span(
    fragment: Fragment,
    row: Row,
    places: Sequence[float],
    extents: Sequence[tuple[float, float]],
    rules: Sequence[Ruling],
) -> tuple[int, int]:
    below = [
        r
        for r in rules
        if -0.4 * row.size < r.at - row.bottom < 1.2 * row.size
        and r.begin - 2 <= fragment.x <= r.end + 2
        and r.begin - 3 <= fragment.x0
        and fragment.x1 <= r.end + 3
    ]
    if below:
        rule = min(below, key=lambda r: r.length)
        covered = [c for c, (x0, x1) in enumerate(extents) if rule.begin - 3 <= (x0 + x1) / 2 <= rule.end + 3]
        if covered and len(covered) < len(extents):
            return covered[0], covered[-1]
    first, last = column_of(fragment.x0 + 1, places), column_of(fragment.x1 - 1, places)
    if first != last:  # words that only reach a little over a gutter head one column
        inner = [c for c in range(first, last + 1) if _reaches(fragment, c, places, extents)]
        if inner:
            first, last = inner[0], inner[-1]
    return first, last


def _reaches(fragment: Fragment, column: int, places: Sequence[float], extents: Sequence[tuple[float, float]]) -> bool:
    """Does the fragment cover a good part of the column's text, or is its middle in the column?"""
    if column_of(fragment.x, places) == column:
        return True
    x0, x1 = extents[column]
    shared = min(fragment.x1, x1) - max(fragment.x0, x0)
    return shared > 0.5 * (x1 - x0)


def _levels(cells: list[HeadCell], columns: int) -> int:
    """Sets the cells' levels and spans; the number of levels."""
    stacks: list[list[HeadCell]] = [[] for _ in range(columns)]
    for cell in sorted(cells, key=lambda c: c.top):
        for column in range(cell.first, cell.last + 1):
            stacks[column].append(cell)
    count = max((len(stack) for stack in stacks), default=0)
    for stack in stacks:
        for depth, cell in enumerate(stack):
            cell.level = max(cell.level, depth)
    for stack in stacks:
        for cell, after in zip_longest(stack, stack[1:]):
            end = after.level if after else count
            if cell.first == cell.last:
                if cell is stack[0] and after is None:
                    cell.level = 0
                cell.row_span = max(1, end - cell.level)
    return count
