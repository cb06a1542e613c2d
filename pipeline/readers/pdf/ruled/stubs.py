"""Row labels beside a ruled grid of values, without rules of their own: they are its first column."""

from collections.abc import Sequence

from pipeline.readers.pdf.marks import Glyph
from pipeline.readers.pdf.ruled.lattice import Lattice, Region, outside
from pipeline.readers.pdf.unruled.fragments import Row, fragment_rows

_REACH = 220.0  # points left of the grid within which labels stand
_LONGEST = 25  # characters of a label
_LEAST = 3  # labels
_OF_VALUES = 0.7  # share of the first column's filled cells that hold values


def with_stub(
    lattice: Lattice, placed: dict[int, list[Glyph]], glyphs: Sequence[Glyph], lattices: Sequence[Lattice]
) -> Lattice | None:
    """The lattice with a column for the labels at its left; None if there are none.

    ``glyphs`` are those of the page that no table has; what stands in another of the ``lattices`` is no label. Below
    the head each row of the grid has one label, no label stands between rows, and the grid's own first column holds
    values.
    """
    box = lattice.box
    aside = [g for g in glyphs if box.x0 - _REACH < g.x < box.x0 and box.top < g.y < box.bottom]
    if len(lattice.ys) <= _LEAST or not (aside := outside(aside, lattices)) or not _begins_with_values(lattice, placed):
        return None
    labels: dict[int, Row] = {}
    for line in fragment_rows(aside):
        row = next((r for r, y in enumerate(lattice.ys[1:]) if line.y < y), None)
        if row is None or row in labels or len(line.fragments) > 1 or not _is_label(line):
            return None
        labels[row] = line
    count = len(lattice.ys) - 1
    first = next((r for r in range(count) if r in labels and r + 1 in labels), count)
    if len(labels) < _LEAST or any(row not in labels for row in range(first, count)) or first > count / 2:
        return None
    return _widened(lattice, min(line.fragments[0].x0 for line in labels.values()) - 2)


def _is_label(line: Row) -> bool:
    label = line.fragments[0]
    return not label.is_value and len(label.text) <= _LONGEST and label.x1 - label.x0 < _REACH


def _begins_with_values(lattice: Lattice, placed: dict[int, list[Glyph]]) -> bool:
    """Do the cells of the first column, each ruled in its own row, hold values?"""
    texts = []
    for index, region in enumerate(lattice.regions):
        if region.column == 0 and placed.get(index):
            if region.row_span > 1 and region.row > 0:
                return False
            texts.append(fragment_rows(placed[index]))
    values = sum(len(rows) == 1 and len(rows[0].fragments) == 1 and rows[0].fragments[0].is_value for rows in texts)
    return values >= _LEAST - 1 and values >= _OF_VALUES * len(texts)


def _widened(lattice: Lattice, left: float) -> Lattice:
    regions = [Region(r.row, r.column + 1, r.row_span, r.column_span, r.is_open) for r in lattice.regions]
    owner = []
    for row, owners in enumerate(lattice.owner):
        owner.append((len(regions), *owners))
        regions.append(Region(row, 0, 1, 1, is_open=True))
    return Lattice((left, *lattice.xs), lattice.ys, tuple(regions), tuple(owner))
