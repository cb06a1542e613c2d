"""Is a lattice a table? Frames, boxed titles, charts, maps, plans and flow diagrams are made of rules too.

A false table costs more than a missed one: its text would be torn out of the page's reading order.
"""

import re
from collections.abc import Sequence
from itertools import combinations, pairwise

from corpus.model import Box
from pipeline.raw import RawCell, RawTable
from pipeline.readers.pdf.engines.words import characters
from pipeline.readers.pdf.marks import Glyph
from pipeline.readers.pdf.ruled.lattice import Lattice
from pipeline.readers.pdf.unruled.fragments import fragment_rows

_NEAR = 4.0  # points between edges that are the same
_MOST_BOXES = 60  # a drawing has hardly more; the first ones tell
_AXIS = 60.0  # points beside a chart within which the numbers of its axis stand
_LEAST_ON_LINES = 3  # numbers of an axis
_BELOW = 30.0  # points below or above it
_AXIS_NUMBER = re.compile(r"[-−]?\d[\d,]*(\.\d+)?")
_LEAST_STEPS = 6  # from one number of an axis to the next, within a grid


def is_table(
    table: RawTable,
    lattice: Lattice,
    placed: dict[int, list[Glyph]],
    edges: Sequence[float] = (),
    glyphs: Sequence[Glyph] = (),
) -> bool:
    """At least two columns, two cells with text, and not the look of a drawing.

    ``glyphs`` are all those of the page that no other table has; ``edges`` are the column edges of the last table on
    the page before: a grid on the same ones goes on with it, be it a lone 計 row or the rest of one cell.
    """
    filled = [cell for cell in table.cells if cell.text]
    if filled and is_on(table.column_edges, edges):
        return not _is_struck(lattice, placed)
    if table.column_count < 2 or len(filled) < 2:
        return False
    if table.row_count == 1 and len(filled) < 3:  # a label in a box, a name beside it
        return False
    return not (_is_drawing(table) or _holds_axis(table) or _is_struck(lattice, placed) or has_axis(lattice, glyphs))


def is_on(own: Sequence[float], edges: Sequence[float]) -> bool:
    """Do the column edges lie on others: the outer ones on the outer ones, the inner ones each on one of them?"""
    if len(own) < 2 or len(edges) < 3:
        return False
    if abs(own[0] - edges[0]) > _NEAR or abs(own[-1] - edges[-1]) > _NEAR:
        return False
    return all(min(abs(x - edge) for edge in edges) <= _NEAR for x in own)


def _is_drawing(table: RawTable) -> bool:
    """Boxes apart from each other, or nearly empty without the heads that an empty form has in a row or column."""
    cells = table.cells
    if _are_apart([c for c in cells if c.text], len(cells)):
        return True
    if sum(bool(cell.text) for cell in cells) >= 0.2 * len(cells):
        return False
    first, first_two = [c for c in cells if c.row == 0], [c for c in cells if c.row <= 1]
    for head in (first, first_two, [c for c in cells if c.column == 0]):
        if len(head) >= 2 and sum(bool(cell.text) for cell in head) >= 0.6 * len(head):
            return False
    return True


def _holds_axis(table: RawTable) -> bool:
    """Charts in a grid of their lines: the rows' first numbers fall by equal steps, and hardly anything else does."""
    firsts = [c.text.split() for c in table.cells if c.column == 0 and c.row_span == 1 and c.text]
    numbers = [float(words[0].replace(",", "")) for words in firsts if _AXIS_NUMBER.fullmatch(words[0])]
    steps = [round(a - b, 6) for a, b in pairwise(numbers)]
    if len(steps) < _LEAST_STEPS or len(numbers) < 0.6 * len(firsts) or min(steps) <= 0 or len(set(steps)) > 1:
        return False
    return steps[0] != 1 and sum(len(words) == 1 for words in firsts) >= 0.6 * len(firsts)


def _are_apart(filled: Sequence[RawCell], count: int) -> bool:
    """An organisation chart, a flow of boxes: no two of the boxes with text touch. Three of them may be a form's."""
    if len(filled) < 3 or (len(filled) == 3 and count <= 6):
        return False
    return not any(_touch(a, b) for a, b in combinations(filled[:_MOST_BOXES], 2))


def _touch(one: RawCell, other: RawCell) -> bool:
    """Do two cells have a border in common?"""
    down = one.row < other.row + other.row_span and other.row < one.row + one.row_span
    across = one.column < other.column + other.column_span and other.column < one.column + one.column_span
    beside = one.column + one.column_span == other.column or other.column + other.column_span == one.column
    below = one.row + one.row_span == other.row or other.row + other.row_span == one.row
    return (down and beside) or (across and below)


def has_axis(lattice: Lattice, glyphs: Sequence[Glyph]) -> bool:
    """A chart: numbers beside, below or above it stand on its lines, as those of an axis do, not between them."""
    box = lattice.box
    for x0, x1 in ((box.x0 - _AXIS, box.x0), (box.x1, box.x1 + _AXIS)):
        beside = [g for g in glyphs if g[3] > x0 and g[1] < x1 and x0 < g.x < x1 and box.top - 6 < g.y < box.bottom + 6]
        if len(beside) < _LEAST_ON_LINES:
            continue
        rows = [row for row in fragment_rows(beside) if all(f.is_value for f in row.fragments)]
        on_line = sum(min(abs(row.y - y) for y in lattice.ys) <= 0.35 * row.size for row in rows)
        if on_line >= _LEAST_ON_LINES and on_line >= 0.8 * len(rows):
            return True
    for top, bottom in ((box.top - _BELOW, box.top), (box.bottom, box.bottom + _BELOW)):
        beside = [g for g in glyphs if top < g.y < bottom and box.x0 - 12 < g.x < box.x1 + 12]
        if len(beside) < _LEAST_ON_LINES:
            continue
        for row in fragment_rows(beside)[:2]:
            on_line = sum(min(abs(f.x - x) for x in lattice.xs) <= 0.5 * row.size for f in row.fragments if f.is_value)
            if on_line >= _LEAST_ON_LINES and on_line >= 0.8 * len(row.fragments):
                return True
    return False


def around_chart(box: Box) -> Box:
    """The chart within these lines with the numbers and names beside it."""
    return Box(box.x0 - _AXIS, box.top - 6, box.x1 + _AXIS, box.bottom + _BELOW)


def _is_struck(lattice: Lattice, placed: dict[int, list[Glyph]]) -> bool:
    """More than a few glyphs have a rule through their bodies: a chart's grid or a plan, drawn over its labels."""
    struck = count = 0
    for index, glyphs in placed.items():
        box = lattice.region_box(lattice.regions[index])
        x0, top, x1, bottom = box.x0, box.top, box.x1, box.bottom
        inner = [g for g in glyphs if g[1] >= x0 and g[3] <= x1 and g[2] >= top and g[4] <= bottom]
        count += sum([len(g.parts) or 1 for g in inner if not g[0].isspace()])
        if len(inner) == len(glyphs):
            continue
        others = {id(g) for g in inner}
        for glyph in characters(g for g in glyphs if id(g) not in others and not g.is_blank):
            count += 1
            width, height = glyph.x1 - glyph.x0, glyph.bottom - glyph.top
            struck += (
                glyph.x0 + 0.3 * width < box.x0
                or glyph.x1 - 0.3 * width > box.x1
                or glyph.top + 0.35 * height < box.top
                or glyph.bottom - 0.35 * height > box.bottom
            )
    return struck > 0.15 * count
