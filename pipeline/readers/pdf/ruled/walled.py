"""Cells that hold several side by side: values below a head that is parted by rules; heads above such ones."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pipeline.readers.pdf.marks import Glyph
from pipeline.readers.pdf.ruled.lattice import Lattice, Region
from pipeline.readers.pdf.unruled.columns import column_of
from pipeline.readers.pdf.unruled.fragments import Fragment, Row, fragment_rows, may_be_value

_LEAST = 2  # cells that hold values of several columns
_OFTEN = 0.6  # share of the filled cells of the same extent that do
_BLANK, _BLANK_VALUES = 0.75, 0.3  # ems between pieces that a place parts; between two values
_WORD = 3  # characters of a head that stands beside others
_CENTRED = 0.15  # share of its columns' width by which a head may stand aside from their middle


def with_side_by_side(lattice: Lattice, placed: dict[int, list[Glyph]]) -> Lattice:
    """The lattice whose cells are parted where several columns' values or heads stand in one; the same without any."""
    cut = _below_heads(lattice, placed) | _heads_apart(lattice, placed)
    return _cut(lattice, cut) if cut else lattice


def _below_heads(lattice: Lattice, placed: dict[int, list[Glyph]]) -> dict[int, list[int]]:
    """Where to cut the cells that are parted as the head above them is."""
    wide: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, region in enumerate(lattice.regions):
        if region.column_span > 1 and region.row:
            wide[region.column, region.column_span].append(i)
    cut: dict[int, list[int]] = {}
    for (column, span), members in wide.items():
        filled = [i for i in members if placed.get(i)]
        if sum(sum(may_be_value(g.text) for g in placed[i]) > 0 and len(placed[i]) > 1 for i in filled) < _LEAST:
            continue
        first = min(lattice.regions[i].row for i in members)
        head = lattice.owner[:first]
        places = [x for x in range(column + 1, column + span) if any(row[x - 1] != row[x] for row in head)]
        xs = [lattice.xs[place] for place in places]
        parted = [i for i in filled if places and _is_parted(placed[i], xs)]
        if len(parted) >= _LEAST and len(parted) >= _OFTEN * len(filled):
            cut |= dict.fromkeys((*parted, *(i for i in members if not placed.get(i))), places)
    return cut


def _is_parted(glyphs: Sequence[Glyph], xs: Sequence[float]) -> bool:
    """Do pieces stand in several columns, values among them, and none across a place?"""
    rows = fragment_rows(glyphs, xs)
    for row in rows:
        for one, other in pairwise(row.fragments):
            blank = _BLANK_VALUES if one.is_value and other.is_value else _BLANK
            if other.x0 - one.x1 < blank * row.size:
                return False
    return any(len({column_of(f.x, xs) for f in r.fragments}) > 1 and _has_values(r) for r in rows)


def _has_values(row: Row) -> bool:
    return any(f.is_value for f in row.fragments[1:])


def _heads_apart(lattice: Lattice, placed: dict[int, list[Glyph]]) -> dict[int, list[int]]:
    """Where to cut the uppermost cells: several heads stand in one, each in the middle of its columns.

    Only if rules part the row below between these columns; and letters that are spread over a cell are one head.
    """
    cut: dict[int, list[int]] = {}
    for i, region in enumerate(lattice.regions):
        if region.row or region.row_span > 1 or region.column_span < 2 or len(placed.get(i, ())) < 2:
            continue
        rows = fragment_rows(placed[i])
        pieces = rows[0].fragments if len(lattice.owner) > 1 and len(rows) == 1 else ()
        each = region.column_span // max(1, len(pieces))
        if len(pieces) < 2 or each * len(pieces) != region.column_span or any(len(f.text) < _WORD for f in pieces):
            continue
        ends = list(range(region.column, region.column + region.column_span + 1, each))
        below = lattice.owner[1]
        if all(below[end - 1] != below[end] for end in ends[1:-1]) and all(
            _is_centred(f, lattice.xs[a], lattice.xs[b]) for f, (a, b) in zip(pieces, pairwise(ends), strict=True)
        ):
            cut[i] = ends[1:-1]
    return cut


def _is_centred(fragment: Fragment, left: float, right: float) -> bool:
    return abs(fragment.x - (left + right) / 2) < _CENTRED * (right - left)


def _cut(lattice: Lattice, cut: dict[int, list[int]]) -> Lattice:
    regions: list[Region] = []
    for i, region in enumerate(lattice.regions):
        edges = [region.column, *cut.get(i, ()), region.column + region.column_span]
        regions += [Region(region.row, a, region.row_span, b - a, region.is_open) for a, b in pairwise(edges)]
    owner = [[0] * (len(lattice.xs) - 1) for _ in lattice.owner]
    for number, region in enumerate(regions):
        for row in range(region.row, region.row + region.row_span):
            for column in range(region.column, region.column + region.column_span):
                owner[row][column] = number
    return Lattice(lattice.xs, lattice.ys, tuple(regions), tuple(map(tuple, owner)))
