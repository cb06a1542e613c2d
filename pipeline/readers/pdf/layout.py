"""One page: its tables, the lines outside them, and the order in which a person reads both."""

from collections.abc import Sequence

from corpus.model import Box
from pipeline.raw import RawLine, RawPage, RawTable
from pipeline.readers.pdf.engines.words import words_of
from pipeline.readers.pdf.marks import Glyph, PageMarks, Ruling
from pipeline.readers.pdf.ruled.cells import opened_by, sort_into, table_of
from pipeline.readers.pdf.ruled.coarse import is_coarse, walls_of
from pipeline.readers.pdf.ruled.digits import with_whole_amounts
from pipeline.readers.pdf.ruled.headed import with_body
from pipeline.readers.pdf.ruled.lattice import Lattice, find_lattices
from pipeline.readers.pdf.ruled.parted import parted
from pipeline.readers.pdf.ruled.plausible import around_chart, has_axis, is_table
from pipeline.readers.pdf.ruled.strokes import joined
from pipeline.readers.pdf.ruled.stubs import with_stub
from pipeline.readers.pdf.ruled.walled import with_side_by_side
from pipeline.readers.pdf.text.lines import Line
from pipeline.readers.pdf.text.order import ordered_lines
from pipeline.readers.pdf.text.ruby import without_readings
from pipeline.readers.pdf.turned import put_back, uprighted
from pipeline.readers.pdf.unruled.aligned import find_aligned
from pipeline.readers.pdf.unruled.banded import find_banded
from pipeline.readers.pdf.unruled.jointed import find_jointed
from pipeline.readers.pdf.unruled.listed import find_listed
from pipeline.readers.pdf.unruled.painted import mosaic_rules, stripe_rules
from pipeline.readers.pdf.unruled.worded import find_worded
from pipeline.readers.readings import Readings


def page_of(marks: PageMarks, edges: Sequence[float] = ()) -> RawPage:
    """The page as elements in reading order; ``edges``: the column edges of the last table on the page before."""
    if (upright := uprighted(marks)) is not None:
        return put_back(page_of(upright, edges), marks)
    readings = Readings()
    glyphs = without_readings(words_of(marks.glyphs), marks.horizontals, readings)
    tables: list[RawTable] = []
    charts: list[Box] = []
    lattices = find_lattices(marks.horizontals, marks.verticals, glyphs, marks.fills)
    for lattice in lattices:
        glyphs = opened_by(lattice, glyphs)
        placed = sort_into(lattice, glyphs, marks.overlays)
        inside = [g for group in placed.values() for g in group]
        if (walled := with_side_by_side(lattice, placed)) is not lattice:
            lattice, placed = walled, sort_into(walled, glyphs, marks.overlays)
        if (finer := parted(lattice, placed)) is not None:
            lattice, placed = finer, sort_into(finer, glyphs, marks.overlays)
        elif is_coarse(lattice, placed):
            aligned = find_aligned(inside, marks.horizontals, walls_of(lattice), lattice.box)
            if aligned:
                tables += [found.table for found in aligned]
                glyphs = _without(glyphs, [g for found in aligned for g in found.glyphs])
                continue
        table = table_of(lattice, placed)
        if table is not None and is_table(table, lattice, placed, edges, glyphs):
            rest = _without(glyphs, inside)
            grown = with_body(lattice, placed, rest, lattices, marks.horizontals)
            grown = grown or with_stub(lattice, placed, rest, lattices)
            if grown is not None:
                placed = sort_into(grown, glyphs, marks.overlays)
                table = table_of(grown, placed) or table
                rest = _without(glyphs, [g for group in placed.values() for g in group])
            tables.append(with_whole_amounts(table))
            glyphs = rest
        elif has_axis(lattice, glyphs):
            charts.append(around_chart(lattice.box))
    labels = [g for g in glyphs if any(box.x0 < g.x < box.x1 and box.top < g.y < box.bottom for box in charts)]
    glyphs = _without(glyphs, labels)
    free = _free(marks.horizontals, tables)
    jointed = find_jointed(glyphs, marks.pieces, free, marks.verticals, edges, marks.fills)
    glyphs = _take(jointed, glyphs, edges, tables)
    if marks.fills:
        painted = find_lattices(*mosaic_rules(marks.fills, _boxes(tables)), glyphs)
        glyphs = _take(painted, glyphs, edges, tables)
    glyphs = _take(find_banded(glyphs, _free(marks.horizontals, tables), edges), glyphs, edges, tables)
    aligned = find_aligned(glyphs, _free(marks.horizontals, tables))
    if aligned:
        tables += [found.table for found in aligned]
        glyphs = _without(glyphs, [g for found in aligned for g in found.glyphs])
    glyphs = _take(find_worded(glyphs, _free(marks.horizontals, tables)), glyphs, edges, tables)
    glyphs = _take(find_listed(glyphs), glyphs, edges, tables)
    if stripes := stripe_rules(marks.fills):
        rules = joined([*marks.horizontals, *stripes])
        glyphs = _take(find_banded(glyphs, _free(rules, tables)), glyphs, edges, tables)
    lines = [as_raw(line) for line in ordered_lines([*glyphs, *labels])]
    elements = (*with_tables(lines, tables), *readings.take())
    return RawPage(marks.number, elements, marks.width, marks.height)


def _take(
    lattices: Sequence[Lattice], glyphs: list[Glyph], edges: Sequence[float], tables: list[RawTable]
) -> list[Glyph]:
    """Adds those of the lattices that are tables; the glyphs that none of them holds."""
    for lattice in lattices:
        glyphs = opened_by(lattice, glyphs)
        placed = sort_into(lattice, glyphs)
        table = table_of(lattice, placed)
        if table is not None and is_table(table, lattice, placed, edges, glyphs):
            tables.append(table)
            glyphs = _without(glyphs, [g for group in placed.values() for g in group])
    return glyphs


def _boxes(tables: Sequence[RawTable]) -> list[Box]:
    return [table.box for table in tables if table.box is not None]


def _free(rules: Sequence[Ruling], tables: Sequence[RawTable]) -> list[Ruling]:
    """The rules outside the tables found so far."""
    boxes = _boxes(tables)
    return [
        r
        for r in rules
        if not any(b.top - 2 <= r.at <= b.bottom + 2 and r.begin < b.x1 and r.end > b.x0 for b in boxes)
    ]


def with_tables(lines: Sequence[RawLine], tables: Sequence[RawTable]) -> tuple[RawLine | RawTable, ...]:
    """Lines in their order, each table before the first line below its top that it does not stand beside."""
    waiting = sorted(tables, key=_top)
    result: list[RawLine | RawTable] = []
    for line in lines:
        while waiting and _is_before(waiting[0], line):
            result.append(waiting.pop(0))
        result.append(line)
    return (*result, *waiting)


def _is_before(table: RawTable, line: RawLine) -> bool:
    box = table.box
    return box is not None and box.top < line.box.top and (box.x0 < line.box.x1 or box.bottom < line.box.top)


def as_raw(line: Line) -> RawLine:
    """The line without its glyphs."""
    return RawLine(line.text, line.box, line.size, line.is_bold)


def _top(table: RawTable) -> tuple[float, float]:
    box = table.box
    return (box.top, box.x0) if box is not None else (0.0, 0.0)


def _without(glyphs: Sequence[Glyph], taken: Sequence[Glyph]) -> list[Glyph]:
    gone = {id(g) for g in taken}
    return [g for g in glyphs if id(g) not in gone]
