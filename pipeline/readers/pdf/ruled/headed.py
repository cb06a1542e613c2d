"""A head in ruled cells above lines that no rule parts: the lines stand in its columns."""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.readers.pdf.marks import Glyph, Ruling
from pipeline.readers.pdf.ruled.lattice import Lattice, Region, outside
from pipeline.readers.pdf.unruled.columns import column_of
from pipeline.readers.pdf.unruled.fragments import Fragment, Row, fragment_rows

_MOST_HEADS = 3  # rows of a head
_LEAST = 3  # lines in which at least two columns are filled, and cells of the head
_SAME = 4.0  # points by which the ends of the head and of a rule may differ
_PITCH = 2.3  # ems from line to line: a wider gap ends the table
_BLANK = 1.6  # ems
_OVER = 1.5  # ems by which a piece may begin before its column


def with_body(
    lattice: Lattice,
    placed: dict[int, list[Glyph]],
    glyphs: Sequence[Glyph],
    lattices: Sequence[Lattice],
    rules: Sequence[Ruling],
) -> Lattice | None:
    """The lattice with a row for each entry below it; None if it is no bare head or no such lines follow.

    ``glyphs`` are those of the page that no table has; what stands in another of the ``lattices`` is not looked at.
    Horizontal ``rules`` as wide as the head part the entries; where there are none, each first cell begins one.
    """
    columns, deep = len(lattice.xs) - 1, len(lattice.ys) - 1
    is_merged = any(r.row_span > 1 or r.column_span > 1 for r in lattice.regions)
    if deep > _MOST_HEADS or (deep > 1 and not is_merged):
        return None
    heads = [rows for index in range(len(lattice.regions)) if (rows := fragment_rows(placed.get(index, ())))]
    if len(heads) < max(_LEAST, 0.7 * columns):
        return None
    if any(f.is_value for rows in heads for row in rows for f in row.fragments):
        return None
    lines = _lines(lattice, outside((g for g in glyphs if g.y > lattice.ys[-1]), lattices))
    filled = [{_column(f, line, lattice) for f in line.fragments} for line in lines]
    if sum(len(own) > 1 for own in filled) < max(_LEAST, 0.6 * len(lines)):
        return None
    begins = [i for i, own in enumerate(filled) if i == 0 or 0 in own]
    if len(begins) < _LEAST:
        return None
    ruled = _bands(lattice, lines, rules)
    parted = [*((lines[i - 1].bottom + lines[i].top) / 2 for i in begins[1:]), lines[-1].bottom + 1]
    ys = [*lattice.ys, *(ruled or parted)]
    first = len(lattice.ys) - 1
    regions, owner = list(lattice.regions), list(lattice.owner)
    for row in range(first, len(ys) - 1):
        owner.append(tuple(range(len(regions), len(regions) + columns)))
        regions += [Region(row, column, 1, 1, is_open=False) for column in range(columns)]
    return Lattice(lattice.xs, tuple(ys), tuple(regions), tuple(owner))


def _bands(lattice: Lattice, lines: Sequence[Row], rules: Sequence[Ruling]) -> list[float]:
    """The rules below the head that are as wide, if each follows upon a line and hardly any line is left below them."""
    left, right, last = lattice.xs[0], lattice.xs[-1], lines[-1]
    places = [
        r.at
        for r in sorted(rules)
        if abs(r.begin - left) <= _SAME
        and abs(r.end - right) <= _SAME
        and lattice.ys[-1] + _SAME < r.at < last.bottom + last.size
    ]
    if len(places) < _LEAST or places[-1] < last.y:
        return []
    bands = pairwise([lattice.ys[-1], *places])
    return places if all(any(top < line.y < bottom for line in lines) for top, bottom in bands) else []


def _lines(lattice: Lattice, glyphs: Sequence[Glyph]) -> list[Row]:
    """The lines below the head, close after each other, as far as each of their pieces stands in one column."""
    lines: list[Row] = []
    last = lattice.ys[-1]
    for line in fragment_rows(glyphs):
        step = line.y - (lines[-1].y if lines else last)
        if step > _PITCH * line.size or not all(_fits(f, line, lattice) for f in line.fragments):
            break
        if any(_are_two(one, other, line, lattice) for one, other in pairwise(line.fragments)):
            break
        lines.append(line)
    while lines and all(_column(f, lines[-1], lattice) == 0 for f in lines[-1].fragments):
        lines.pop()  # what stands below the table, in its first column only
    return lines


def _are_two(one: Fragment, other: Fragment, line: Row, lattice: Lattice) -> bool:
    """Do two pieces stand apart in one column? A blank within a name (秋庭　和夫) is narrower."""
    is_wide = other.x0 - one.x1 > _BLANK * line.size or one.is_value or other.is_value
    return is_wide and _column(one, line, lattice) == _column(other, line, lattice)


def _fits(fragment: Fragment, line: Row, lattice: Lattice) -> bool:
    """Does it stand in its column, but for what may run over an edge (into an empty column too)?"""
    column = _column(fragment, line, lattice)
    over = _OVER * line.size
    return (
        lattice.xs[0] - over <= fragment.x0
        and fragment.x1 <= lattice.xs[-1] + over
        and lattice.xs[column] - over <= fragment.x0
        and fragment.x1 <= lattice.xs[min(column + 2, len(lattice.xs) - 1)] + over
    )


def _column(fragment: Fragment, line: Row, lattice: Lattice) -> int:
    """By its middle if it is a figure, by its beginning if it is words."""
    x = fragment.x if fragment.is_value else min(fragment.x0 + line.size, fragment.x)
    return column_of(x, lattice.xs[1:-1])
