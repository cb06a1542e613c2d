"""Ruled tables over page breaks, with the header repeated and, where allowed, a row split between lines."""

from dataclasses import dataclass

from samples.sources.content import Grid, GridCell
from samples.sources.pdf.flow import Flow
from samples.sources.pdf.sheet import Sheet, width
from samples.sources.pdf.wrap import wrap

_SIZE = 10
_LEADING = 15.5
_PAD_X, _PAD_Y = 5.0, 4.5


@dataclass(frozen=True, slots=True)
class _Laid:
    cell: GridCell
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Body:
    """Where a table's columns stand and how each cell's text is cut into lines."""

    grid: Grid
    edges: tuple[float, ...]
    cells: tuple[_Laid, ...]

    def row(self, row: int) -> tuple[_Laid, ...]:
        return tuple(laid for laid in self.cells if laid.cell.row == row)

    def height(self, row: int) -> float:
        lines = [len(laid.lines) for laid in self.row(row) if laid.cell.row_span == 1]
        return max(lines, default=1) * _LEADING + 2 * _PAD_Y


def draw_table(flow: Flow, grid: Grid) -> None:
    """Draw the table from the flow's position on; header rows are repeated after every page break."""
    body = _body(flow, grid)
    heads = list(range(grid.header_rows))
    rest = list(range(grid.header_rows, grid.row_count))
    head_height = sum(map(body.height, heads))
    flow.need(head_height + body.height(rest[0]))
    _draw_rows(flow, body, heads)
    for row in rest:
        tall = body.height(row)
        if tall <= flow.room:
            _draw_rows(flow, body, [row])
            continue
        # two lines at least stay together on either side of the break
        lines = round((tall - 2 * _PAD_Y) / _LEADING)
        fitting = min(int((flow.room - 2 * _PAD_Y) // _LEADING), lines - 2)
        if grid.may_split_rows and fitting >= 2:
            _draw_part(flow, body, row, 0, fitting)
            flow.break_page()
            _draw_rows(flow, body, heads)
            _draw_part(flow, body, row, fitting, None)
        else:
            flow.break_page()
            _draw_rows(flow, body, heads)
            _draw_rows(flow, body, [row])


def _body(flow: Flow, grid: Grid) -> _Body:
    total = sum(grid.widths)
    edges = [flow.left]
    for share in grid.widths:
        edges.append(edges[-1] + (flow.right - flow.left) * share / total)
    cells = []
    for cell in grid.cells:
        room = edges[cell.column + cell.column_span] - edges[cell.column] - 2 * _PAD_X
        cells.append(_Laid(cell, tuple(wrap(cell.text, room, size=_SIZE))))
    return _Body(grid, tuple(edges), tuple(cells))


def _draw_rows(flow: Flow, body: _Body, rows: list[int]) -> None:
    """Whole rows; a merged cell must not leave the group."""
    tops = [flow.y]
    for row in rows:
        tops.append(tops[-1] + body.height(row))
    for number, row in enumerate(rows):
        for laid in body.row(row):
            _draw_cell(flow.sheet, body, laid, tops[number], tops[number + laid.cell.row_span], laid.lines)
    flow.advance(tops[-1] - flow.y)


def _draw_part(flow: Flow, body: _Body, row: int, first: int, last: int | None) -> None:
    """The lines ``first`` to ``last`` of a row's cells, as a row of their own."""
    parts = [(laid, laid.lines[first:last]) for laid in body.row(row)]
    tall = max(len(lines) for _, lines in parts) * _LEADING + 2 * _PAD_Y
    for laid, lines in parts:
        _draw_cell(flow.sheet, body, laid, flow.y, flow.y + tall, lines)
    flow.advance(tall)


def _draw_cell(sheet: Sheet, body: _Body, laid: _Laid, top: float, bottom: float, lines: tuple[str, ...]) -> None:
    cell, grid = laid.cell, body.grid
    left, right = body.edges[cell.column], body.edges[cell.column + cell.column_span]
    for x0, y0, x1, y1 in (
        (left, top, right, top), (left, bottom, right, bottom), (left, top, left, bottom), (right, top, right, bottom)
    ):  # fmt: skip
        sheet.rule(x0, y0, x1, y1)
    is_head = cell.row < grid.header_rows
    is_number = grid.numeric_from is not None and cell.column >= grid.numeric_from
    free = bottom - top - 2 * _PAD_Y - len(lines) * _LEADING
    y = top + _PAD_Y + (free / 2 if is_head or cell.row_span > 1 else 0.0)
    for line in lines:
        y += _LEADING
        taken = width(line, size=_SIZE)
        x = left + _PAD_X
        if is_head:
            x = (left + right - taken) / 2
        elif is_number:
            x = right - _PAD_X - taken
        sheet.write(x, y - 4.0, line, size=_SIZE)
