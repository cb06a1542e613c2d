"""The head of a table without vertical rules: lines of words over columns, some over several of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from pipeline.readers.pdf.marks import Glyph, Ruling
from pipeline.readers.pdf.unruled.columns import column_of
from pipeline.readers.pdf.unruled.fragments import Fragment, Row, fragment_of

_CLOSE_HEADS = 0.38  # ems: a blank between words of one head is narrower
_FLUSH = 1.5  # points between the ends of a column's head and its figures
_CENTRED = 0.8  # ems by which a title may stand beside the middle of its columns
_LARGER = 1.1  # the type of a title, by that of the heads below it


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
    lines = [[piece for whole in row.fragments for piece in _cut(whole, row, places, extents)] for row in rows]
    for at, row in enumerate(rows):
        fragments = lines[at]
        one_each = _stands_over_each(fragments, extents)
        for number, fragment in enumerate(fragments):
            first, last = (
                (number, number)
                if one_each
                else _over_rule(fragment, row, extents, rules)
                or _centred(fragment, fragments, lines[at + 1 :], places, extents)
                or _span(fragment, places, extents)
            )
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


def parted_in_vain(cells: Sequence[HeadCell], body: Sequence[dict[int, Fragment]], count: int) -> int | None:
    """The gutter between two columns under one head of which no row fills both: figures right, labels left.

    借方 and 貸方 have a head each.
    """
    for gutter in range(count):
        pair = {gutter, gutter + 1}
        filled = [pair & set(row) for row in body]
        if pair in filled or set().union(*filled) != pair:
            continue
        heads = [c for c in cells if c.first <= gutter + 1 and c.last >= gutter]
        if heads and len({c.first for c in heads if c.first == c.last and c.first in pair}) < 2:
            return gutter
    return None


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


def _cut(
    fragment: Fragment, row: Row, places: Sequence[float], extents: Sequence[tuple[float, float]]
) -> list[Fragment]:
    """The fragment cut at gutters between heads set close together.

    The gap there is wider than between words, or the words of each column end (begin) where its figures do.
    """
    first, end = _span(fragment, places, extents)
    if first < end and (words := _one_for_each(fragment, extents[first : end + 1])):
        return words
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


def _one_for_each(fragment: Fragment, extents: Sequence[tuple[float, float]]) -> list[Fragment]:
    """The fragment's words by columns, if in each of the columns they are flush with the texts of its body."""
    words = [g for g in fragment.glyphs if not g.is_blank]
    ends = [[i for i, w in enumerate(words) if abs(w.x1 - x1) <= _FLUSH] for _, x1 in extents]
    begins = [[i for i, w in enumerate(words) if abs(w.x0 - x0) <= _FLUSH] for x0, _ in extents]
    if all(ends) and ends[-1][-1] == len(words) - 1:
        cuts = [0, *(found[-1] + 1 for found in ends)]
    elif all(begins) and begins[0][0] == 0:
        cuts = [*(found[0] for found in begins), len(words)]
    else:
        return []
    return [part for a, b in pairwise(cuts) if (part := fragment_of(_between(fragment.glyphs, words[a:b])))]


def _between(glyphs: Sequence[Glyph], words: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs from the first to the last of the words, with the blanks among them."""
    return [g for g in glyphs if words[0].x0 <= g.x0 and g.x1 <= words[-1].x1] if words else []


def _centred(
    fragment: Fragment,
    beside: Sequence[Fragment],
    below: Sequence[Sequence[Fragment]],
    places: Sequence[float],
    extents: Sequence[tuple[float, float]],
) -> tuple[int, int] | None:
    """The columns that a title stands centred over, each with a head of its own below; None if it is no title.

    Words above numbers, and words set otherwise than those below them, are not one head over two lines. Without heads
    below it the words stand between two columns.
    """
    own = column_of(fragment.x, places)
    under = [[f for f in line if column_of(f.x, places) == own] for line in below]
    nearest = next((line[0] for line in under if line), None)
    if fragment.is_value:
        return None
    if nearest is None:
        return _between_two(fragment, beside, below, places, extents)
    if not (nearest.is_value or _is_set_larger(fragment, nearest)):
        return None
    headed = {column_of(f.x, places) for line in below for f in line}
    taken = {column_of(f.x, places) for f in beside if f is not fragment}
    edges = [extents[0][0], *places, extents[-1][1]]
    size = fragment.glyphs[0].size
    for width in range(len(extents) - 1, 0, -1):
        for first in range(max(1, own - width), min(own, len(extents) - 1 - width) + 1):
            columns = set(range(first, first + width + 1))
            middles = (edges[first] + edges[first + width + 1], extents[first][0] + extents[first + width][1])
            if columns <= headed - taken and any(abs(m / 2 - fragment.x) <= _CENTRED * size for m in middles):
                return first, first + width
    return None


def _between_two(
    fragment: Fragment,
    beside: Sequence[Fragment],
    below: Sequence[Sequence[Fragment]],
    places: Sequence[float],
    extents: Sequence[tuple[float, float]],
) -> tuple[int, int] | None:
    """The two columns whose middle the words stand in, rather than in that of one; neither has a head of its own."""
    own = column_of(fragment.x, places)
    headed = {column_of(f.x, places) for line in (beside, *below) for f in line if f is not fragment}
    size = fragment.glyphs[0].size
    aside = abs(sum(extents[own]) / 2 - fragment.x)
    for first in (own - 1, own):
        if first < 1 or first + 1 >= len(extents) or headed & {first, first + 1}:
            continue
        apart = abs((extents[first][0] + extents[first + 1][1]) / 2 - fragment.x)
        if apart <= _CENTRED * size and apart + 2 * size < aside:
            return first, first + 1
    return None


def _is_set_larger(one: Fragment, other: Fragment) -> bool:
    return one.glyphs[0].size > _LARGER * other.glyphs[0].size


def _parted(cell: HeadCell, row: Row, rules: Sequence[Ruling]) -> bool:
    """Does a rule run between the cell and the line below it?"""
    middle = cell.lines[-1].x
    return any(cell.bottom - 3 < r.at < row.top + 3 and r.begin <= middle <= r.end for r in rules)


def _over_rule(
    fragment: Fragment, row: Row, extents: Sequence[tuple[float, float]], rules: Sequence[Ruling]
) -> tuple[int, int] | None:
    """The columns along the rule that runs below the words, if it is not the one below all columns."""
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
    return None


def _span(fragment: Fragment, places: Sequence[float], extents: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """The columns that the words reach over."""
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
