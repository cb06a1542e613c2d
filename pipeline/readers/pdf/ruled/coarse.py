"""Half-ruled tables: a lattice whose cells hold whole columns or rows of values, parted by white space only."""

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.readers.pdf.marks import Glyph
from pipeline.readers.pdf.ruled.lattice import Lattice
from pipeline.readers.pdf.unruled.fragments import Row, fragment_rows, may_be_value

_FEW_ROWS = 5  # a lattice of more rows than this is ruled row by row
_MOST_LINES = 0.6  # share of the table's lines that stand in its one big row
_WHOLE_ROWS = 2  # a lattice of a head and all entries, or of these alone
_LEAST_COLUMNS = 3
_LEAST_FULL = 4  # lines of words
_DENSE = 0.7  # share of its row's cells that a line of a list fills on the average
_OFTEN = 0.4  # share of the rows in which one cell holds several values side by side


def is_coarse(lattice: Lattice, placed: dict[int, list[Glyph]]) -> bool:
    """Does white space part the cells further, in rows or in columns?"""
    walls = walls_of(lattice)
    by_row: list[list[Glyph]] = [[] for _ in range(len(lattice.ys) - 1)]
    for index, glyphs in placed.items():
        by_row[lattice.regions[index].row] += glyphs
    pairs = {lattice.regions[index].row for index, glyphs in placed.items() if len(_values(glyphs)) > 1}
    if len(pairs) < 2 and (len(by_row) > _FEW_ROWS or not any(map(_may_list, by_row))):
        return False
    rows = [fragment_rows(glyphs, walls) for glyphs in by_row]
    return _has_big_row(rows, lattice) or _has_values_side_by_side(rows, lattice)


def list_rows(lattice: Lattice, placed: dict[int, list[Glyph]]) -> dict[int, list[Row]]:
    """The rows that list entries line by line, with their lines, if most of the table's lines stand in such rows."""
    by_row: list[list[Glyph]] = [[] for _ in range(len(lattice.ys) - 1)]
    for index, glyphs in placed.items():
        if lattice.regions[index].row_span == 1:
            by_row[lattice.regions[index].row] += glyphs
    is_whole = len(by_row) <= _WHOLE_ROWS and len(lattice.xs) > _LEAST_COLUMNS
    if not is_whole and not any(map(_may_list, by_row)):
        return {}
    rows = [fragment_rows(glyphs, lattice.walls(row)) for row, glyphs in enumerate(by_row)]
    lists = {
        row: lines
        for row, lines in enumerate(rows)
        if _is_list(lines, lattice) or (is_whole and _is_full(lines, lattice.walls(row)))
    }
    if sum(map(len, lists.values())) < _MOST_LINES * sum(map(len, rows)):
        return {}
    if len(rows) > _FEW_ROWS and not all(_is_dense(lines, len(lattice.walls(r)) + 1) for r, lines in lists.items()):
        return {}
    return lists


def _may_list(glyphs: Sequence[Glyph]) -> bool:
    """Do what may be values stand on several lines? Most rows of a ruled table need no closer look."""
    values = _values(glyphs)
    if len(values) < 3:
        return False
    middles = [glyph.y for glyph in values]
    return max(middles) - min(middles) > 0.5 * min([glyph.size for glyph in values])


def _values(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The words that may be a value or a part of one."""
    return [glyph for glyph in glyphs if not glyph.turn and may_be_value(glyph.text)]


def _is_list(lines: Sequence[Row], lattice: Lattice) -> bool:
    cores = sum(line.is_core and _crosses(line, lattice) for line in lines)
    return cores >= 3 and cores >= 0.5 * len(lines)


def _is_full(lines: Sequence[Row], walls: Sequence[float]) -> bool:
    """Words too are entries where each of four or more lines has something in every column: wrapped texts have not."""
    return len(lines) >= _LEAST_FULL and all(
        [bisect_left(walls, f.x) for f in line.fragments] == list(range(len(walls) + 1)) for line in lines
    )


def _is_dense(lines: Sequence[Row], cells: int) -> bool:
    return sum(len(line.fragments) for line in lines) >= _DENSE * cells * len(lines)


def walls_of(lattice: Lattice) -> list[float]:
    """The inner vertical rules that run through at least half of the rows."""
    count = len(lattice.owner)
    return [
        lattice.xs[i]
        for i in range(1, len(lattice.xs) - 1)
        if sum(row[i - 1] != row[i] for row in lattice.owner) * 2 >= count
    ]


def _has_big_row(rows: Sequence[Sequence[Row]], lattice: Lattice) -> bool:
    if len(rows) > _FEW_ROWS:
        return False
    total = sum(len(lines) for lines in rows)
    return any(_is_list(lines, lattice) and len(lines) >= _MOST_LINES * total for lines in rows)


def _crosses(line: Row, lattice: Lattice) -> bool:
    """Does the line run through at least two cells? Items with their amounts in one cell are that cell's text."""
    return len({lattice.region_at(f.x, line.y) for f in line.fragments}) > 1


def _has_values_side_by_side(rows: Sequence[Sequence[Row]], lattice: Lattice) -> bool:
    """In many rows, do values stand side by side in one cell, with no rule between them?"""
    filled = [lines for lines in rows if lines]
    count = 0
    for lines in filled:
        for line in lines:
            owners = [lattice.region_at(f.x, line.y) for f in line.fragments if f.is_value]
            if len(owners) > len(set(owners)):
                count += 1
                break
    return count >= 2 and count >= _OFTEN * len(filled)
