"""Tables of words with three rules: above, below and between head and body. Lines close upon each other are a row.

Words in columns alone are no evidence (prose and lists stand so too). A head that names each column between two rules
of one extent, a third such rule below, and rows that fill the columns at the same places are.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.readers.pdf.marks import Glyph, Ruling
from pipeline.readers.pdf.ruled.lattice import Lattice, Region
from pipeline.readers.pdf.unruled.columns import by_column, column_of, gutters
from pipeline.readers.pdf.unruled.fragments import Fragment, Row, fragment_rows

_SAME = 4.0  # points by which the ends of one table's rules may differ
_HEAD = 60.0  # points: the highest head, and the highest row of a total below the body
_LEAST = 3  # rows
_FILLED = 0.6  # share of a row's cells that have text
_GUTTER = 1.0  # ems between two columns, at least
_ALIGNED = 0.7  # share of a column's cells that begin, end or stand centred at one place
_NEAR = 3.0  # points between places that are the same
_APART = 1.2  # lines further apart than others by this factor are of two rows
_LONG = 15  # characters: running text has longer lines
_LINES = 4  # of one row, at most
_LABELS = 0.3  # share of the rows that may be the labels of groups

Cells = dict[int, Fragment]


def find_worded(glyphs: Sequence[Glyph], horizontals: Sequence[Ruling]) -> list[Lattice]:
    """Lattices between such rules."""
    found = []
    for stack in _stacks(horizontals):
        first = 0
        while first + 2 < len(stack):
            lattice = _lattice(stack[first:], glyphs)
            if lattice is not None:
                found.append(lattice)
            first += 1 if lattice is None else sum(r.at <= lattice.ys[-1] for r in stack[first:])
    return found


def _stacks(rules: Sequence[Ruling]) -> list[list[Ruling]]:
    """Rules of the same extent, from the top down."""
    stacks: list[list[Ruling]] = []
    for rule in sorted(rules):
        for stack in stacks:
            if abs(stack[0].begin - rule.begin) <= _SAME and abs(stack[0].end - rule.end) <= _SAME:
                if rule.at - stack[-1].at > _SAME:  # else a double rule
                    stack.append(rule)
                break
        else:
            stacks.append([rule])
    return [stack for stack in stacks if len(stack) > 2]


def _lattice(rules: Sequence[Ruling], glyphs: Sequence[Glyph]) -> Lattice | None:
    """The table whose head is between the first two of the rules; None if none is."""
    left, right = min(r.begin for r in rules[:3]), max(r.end for r in rules[:3])
    top, below, bottom = (r.at for r in rules[:3])
    if below - top > _HEAD:
        return None
    inside = [g for g in glyphs if left - _NEAR < g.x < right + _NEAR and top < g.y]
    head = fragment_rows(g for g in inside if g.y < below)
    body = (
        fragment_rows(g for g in inside if below < g.y < bottom) if any(len(row.fragments) > 1 for row in head) else []
    )
    if len(body) < _LEAST:
        return None
    places = gutters(body)
    cells = [by_column(row, places) for row in body]
    if not places or not _heads_each(head, places) or not _stand_in_columns(body, cells, places):
        return None
    rows = _rows(body, cells)
    filled = [_is_filled([cells[i] for i in row], len(places) + 1) for row in rows]
    labels = sum(all(set(cells[i]) == {0} for i in row) for row in rows)
    if sum(filled) < _LEAST or sum(filled) + labels < len(rows) or labels > _LABELS * len(rows):
        return None
    ys = [top, below, *((body[a[-1]].bottom + body[b[0]].top) / 2 for a, b in pairwise(rows)), bottom]
    if len(rules) > 3 and rules[3].at - bottom < _HEAD:
        total = fragment_rows(g for g in inside if bottom < g.y < rules[3].at)
        if len(total) == 1 and len(total[0].fragments) > 1 and set(by_column(total[0], places)) >= {len(places)}:
            ys.append(rules[3].at)
    columns = len(places) + 1
    regions = tuple(Region(row, column, 1, 1, is_open=False) for row in range(len(ys) - 1) for column in range(columns))
    owner = tuple(tuple(range(row * columns, (row + 1) * columns)) for row in range(len(ys) - 1))
    return Lattice((left, *places, right), tuple(ys), regions, owner)


def _heads_each(head: Sequence[Row], places: Sequence[float]) -> bool:
    """Has each column but the first a head of its own, and none reaches over a gutter?"""
    columns = set()
    for row in head:
        for fragment in row.fragments:
            if column_of(fragment.x0, places) != column_of(fragment.x1, places):
                return False
            columns.add(column_of(fragment.x0, places))
    return columns >= set(range(1, len(places) + 1))


def _stand_in_columns(body: Sequence[Row], cells: Sequence[Cells], places: Sequence[float]) -> bool:
    """Wide gutters, cells at the same places, and not the lines of running text."""
    size = median(row.size for row in body)
    running = 0
    for column in range(len(places) + 1):
        own = [row[column] for row in cells if column in row]
        if not own or not any(_agree([place(f) for f in own]) for place in (_begin, _end, _middle)):
            return False
        margin = max(f.x1 for f in own)
        full = sum(margin - f.x1 < _NEAR and len(f.text) >= _LONG for f in own)
        running += full > 0.5 * len(own)
    gaps = [b.x0 - a.x1 for row in cells for a, b in pairwise(row[column] for column in sorted(row))]
    return running < 2 and bool(gaps) and min(gaps) >= _GUTTER * size


def _begin(fragment: Fragment) -> float:
    return fragment.x0


def _end(fragment: Fragment) -> float:
    return fragment.x1


def _middle(fragment: Fragment) -> float:
    return fragment.x


def _agree(places: Sequence[float]) -> bool:
    middle = median(places)
    return sum(abs(place - middle) <= _NEAR for place in places) >= _ALIGNED * len(places)


def _rows(body: Sequence[Row], cells: Sequence[Cells]) -> list[list[int]]:
    """The indices of the lines of each row: those close upon each other, or from one first cell to the next."""
    gaps = [b.y - a.y for a, b in pairwise(body)]
    steps = sorted(gaps)
    ratio, limit = max(((b / a, (a + b) / 2) for a, b in pairwise(steps)), default=(1.0, 0.0))
    if ratio > _APART:
        rows = [[0]]
        for i, gap in enumerate(gaps, 1):
            if gap > limit:
                rows.append([])
            rows[-1].append(i)
        if max(map(len, rows)) <= _LINES:
            return rows
    rows = []
    for i, row in enumerate(cells):
        if not rows or (0 in row and not all(f.text[0].islower() for f in row.values())):
            rows.append([])
        rows[-1].append(i)
    return rows


def _is_filled(lines: Sequence[Cells], columns: int) -> bool:
    filled = {column for line in lines for column in line}
    return 0 in filled and len(filled) >= max(2, _FILLED * columns)
