"""Half-ruled tables whose columns are ruled: the lines of a row that lists entries become rows of the grid."""

from bisect import bisect_left
from itertools import pairwise

from pipeline.readers.pdf.marks import Glyph
from pipeline.readers.pdf.ruled.coarse import list_rows
from pipeline.readers.pdf.ruled.lattice import Lattice, Region
from pipeline.readers.pdf.unruled.aligned import wrapped_rows
from pipeline.readers.pdf.unruled.columns import gutters


def parted(lattice: Lattice, placed: dict[int, list[Glyph]]) -> Lattice | None:
    """The lattice with a row for each entry of its list rows; None if white space has to part the columns too.

    The head keeps its ruled cells, and a label that is ruled over several rows its span.
    """
    cuts: dict[int, list[float]] = {}
    for row, lines in list_rows(lattice, placed).items():
        walls = lattice.walls(row)
        cores = [line for line in lines if line.is_core]
        if cores and gutters(cores, walls) != walls:
            return None
        entries = [rows for rows, _ in wrapped_rows(lines, walls)]  # a wrapped label stays with its entry
        cuts[row] = [(one[-1].bottom + other[0].top) / 2 for one, other in pairwise(entries)]
    return _cut(lattice, cuts) if cuts else None


def _cut(lattice: Lattice, cuts: dict[int, list[float]]) -> Lattice:
    ys = sorted([*lattice.ys, *(y for places in cuts.values() for y in places)])
    begin = [bisect_left(ys, y) for y in lattice.ys]
    regions: list[Region] = []
    for region in lattice.regions:
        first, last = begin[region.row], begin[region.row + region.row_span]
        if region.row_span == 1 and region.row in cuts:
            regions += [Region(row, region.column, 1, region.column_span, region.is_open) for row in range(first, last)]
        else:
            regions.append(Region(first, region.column, last - first, region.column_span, region.is_open))
    owner = [[0] * (len(lattice.xs) - 1) for _ in pairwise(ys)]
    for number, region in enumerate(regions):
        for row in range(region.row, region.row + region.row_span):
            for column in range(region.column, region.column + region.column_span):
                owner[row][column] = number
    return Lattice(lattice.xs, tuple(ys), tuple(regions), tuple(tuple(row) for row in owner))
