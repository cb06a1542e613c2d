"""A table without vertical rules put together: its head and rows placed on the columns, their edges, its glyphs."""

from collections.abc import Sequence

from corpus.model import Box
from corpus.values import value
from pipeline.raw import RawCell, RawTable
from pipeline.readers.pdf.marks import Glyph, Ruling
from pipeline.readers.pdf.text.lines import is_mostly_bold
from pipeline.readers.pdf.text.spacing import joined_lines
from pipeline.readers.pdf.unruled.fragments import Fragment, Row
from pipeline.readers.pdf.unruled.heads import HeadCell

_MARGIN = 3.0  # ems by which rules reach further than the text, at most


@value
class AlignedTable:
    """A table and the glyphs that it took."""

    table: RawTable
    glyphs: tuple[Glyph, ...]


def extents_of(filled: Sequence[dict[int, Fragment]], places: Sequence[float]) -> list[tuple[float, float]]:
    """How far the text of each column reaches; an empty one lies between its gutters."""
    spans: list[list[float]] = [[] for _ in range(len(places) + 1)]
    for cells in filled:
        for column, fragment in cells.items():
            spans[column] += [fragment.x0, fragment.x1]
    edges = [*places]
    return [
        (min(s), max(s)) if s else ((edges[c - 1] if c else 0.0), (edges[c] if c < len(edges) else 0.0))
        for c, s in enumerate(spans)
    ]


def ends_of(
    rules: Sequence[Ruling], head: Sequence[Row], body: Sequence[Row], x0: float, x1: float
) -> tuple[float, float]:
    """The outer edges: those of the rules that run over all columns, or else where the text ends."""
    rows = [*head, *body]
    top, bottom = min(r.top for r in rows) - rows[0].size, max(r.bottom for r in rows) + rows[0].size
    room = _MARGIN * rows[0].size
    wide = [r for r in rules if top < r.at < bottom and x0 - room < r.begin < x0 + 1 and x1 - 1 < r.end < x1 + room]
    return min([x0 - 1, *(r.begin for r in wide)]), max([x1 + 1, *(r.end for r in wide)])


def assembled(
    cells: list[HeadCell],
    depth: int,
    merged: list[tuple[list[Row], dict[int, list[Fragment]]]],
    head: Sequence[Row],
    body: Sequence[Row],
    places: Sequence[float],
    extents: Sequence[tuple[float, float]],
    ends: tuple[float, float],
) -> AlignedTable | None:
    """The table of head cells and body rows; ``extents``: of each column's text, ``ends``: the outer edges."""
    if not merged:
        return None
    xs = [ends[0], *places, ends[1]]
    top = min(r.top for r in (*head, *body)) - 1
    tops = [min(r.top for r in rows) for rows, _ in merged]
    begin = tops[0] - 1
    ys = [top + (begin - top) * level / depth for level in range(depth)] if depth else []
    bottoms = [max(r.bottom for r in rows) for rows, _ in merged]
    ys += [begin, *((a + b) / 2 for a, b in zip(bottoms[:-1], tops[1:], strict=True))]
    ys.append(max(r.bottom for r in body) + 1)
    out: list[RawCell] = []
    used: list[Glyph] = []
    for cell in cells:
        out.append(_cell(cell.level, cell.first, cell.row_span, cell.last - cell.first + 1, cell.lines, xs, ys))
        used += [g for f in cell.lines for g in f.glyphs]
    for number, (_, texts) in enumerate(merged):
        for column, fragments in texts.items():
            out.append(_cell(depth + number, column, 1, 1, fragments, xs, ys))
            used += [g for f in fragments for g in f.glyphs]
    table = RawTable(
        tuple(sorted(out, key=lambda c: (c.row, c.column))),
        len(ys) - 1,
        len(xs) - 1,
        Box(xs[0], ys[0], xs[-1], ys[-1]),
        tuple(xs),
        tuple(ys),
        depth or None,
        tuple(extents),
    )
    return AlignedTable(table, tuple(used))


def _cell(
    row: int, column: int, row_span: int, column_span: int, lines: Sequence[Fragment], xs: list[float], ys: list[float]
) -> RawCell:
    text = joined_lines([f.text for f in lines], [False] * (len(lines) - 1))
    inked = [g for f in lines for g in f.glyphs if not g.is_blank]
    return RawCell(
        row,
        column,
        text,
        row_span,
        column_span,
        Box(xs[column], ys[row], xs[column + column_span], ys[row + row_span]),
        is_mostly_bold(inked),
    )
