"""Is a lattice a table? Frames, boxed titles, charts, maps, plans and flow diagrams are made of rules too.

A false table costs more than a missed one: its text would be torn out of the page's reading order.
"""

from collections.abc import Sequence

from pipeline.raw import RawTable
from pipeline.readers.pdf.lattice import Lattice
from pipeline.readers.pdf.marks import Glyph

_NEAR = 4.0  # points between edges that are the same


def is_table(table: RawTable, lattice: Lattice, placed: dict[int, list[Glyph]], edges: Sequence[float] = ()) -> bool:
    """At least two columns, two cells with text, and not the look of a drawing.

    ``edges`` are the column edges of the last table on the page before: a grid on the same ones goes on with it, be it
    a lone 計 row or the rest of one cell.
    """
    filled = [cell for cell in table.cells if cell.text]
    if filled and is_on(table.column_edges, edges):
        return not _is_struck(lattice, placed)
    if table.column_count < 2 or len(filled) < 2:
        return False
    if table.row_count == 1 and len(filled) < 3:  # a label in a box, a name beside it
        return False
    return not _is_drawing(table) and not _is_struck(lattice, placed)


def is_on(own: Sequence[float], edges: Sequence[float]) -> bool:
    """Do the column edges lie on others: the outer ones on the outer ones, the inner ones each on one of them?"""
    if len(own) < 2 or len(edges) < 3:
        return False
    if abs(own[0] - edges[0]) > _NEAR or abs(own[-1] - edges[-1]) > _NEAR:
        return False
    return all(min(abs(x - edge) for edge in edges) <= _NEAR for x in own)


def _is_drawing(table: RawTable) -> bool:
    """Nearly empty, and neither its first rows nor its first column have the heads that an empty form has."""
    cells = table.cells
    if sum(bool(cell.text) for cell in cells) >= 0.2 * len(cells):
        return False
    first, first_two = [c for c in cells if c.row == 0], [c for c in cells if c.row <= 1]
    for head in (first, first_two, [c for c in cells if c.column == 0]):
        if len(head) >= 2 and sum(bool(cell.text) for cell in head) >= 0.6 * len(head):
            return False
    return True


def _is_struck(lattice: Lattice, placed: dict[int, list[Glyph]]) -> bool:
    """More than a few glyphs have a rule through their bodies: a chart's grid or a plan, drawn over its labels."""
    struck = count = 0
    for index, glyphs in placed.items():
        box = lattice.region_box(lattice.regions[index])
        for glyph in glyphs:
            if glyph.is_blank:
                continue
            count += 1
            width, height = glyph.x1 - glyph.x0, glyph.bottom - glyph.top
            struck += (
                glyph.x0 + 0.3 * width < box.x0
                or glyph.x1 - 0.3 * width > box.x1
                or glyph.top + 0.35 * height < box.top
                or glyph.bottom - 0.35 * height > box.bottom
            )
    return struck > 0.15 * count
