"""Where the cells of an HTML table stand (HTML Standard, 4.9.12), and which tables are only there for the layout."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from corpus.values import value
from pipeline.raw import RawCell
from pipeline.readers.markup import Element

_MOST_COLUMNS, _MOST_ROWS = 1000, 65_534


@value
class HtmlCell:
    """A placed ``td`` or ``th``. ``is_in_head``: its row is in a ``thead``."""

    element: Element
    row: int
    column: int
    row_span: int
    column_span: int
    is_in_head: bool

    def placed(self, text: str, is_bold: bool) -> RawCell:
        """The cell with its text."""
        bold = bool(text) and (is_bold or self.element.tag == "th")
        return RawCell(self.row, self.column, text, self.row_span, self.column_span, is_bold=bold)


def place_cells(table: Element, is_hidden: Callable[[Element], bool]) -> tuple[HtmlCell, ...]:
    """The cells of a table's own rows in row-major order; they do not overlap."""
    cells: list[HtmlCell] = []
    base = 0
    for group in _groups(table, is_hidden):
        taken: set[tuple[int, int]] = set()
        in_head = group[0].getparent() is not None and _parent_tag(group[0]) == "thead"
        for row, line in enumerate(group):
            column = 0
            for element in line.iterchildren("td", "th"):
                if is_hidden(element):
                    continue
                while (row, column) in taken:
                    column += 1
                if column >= _MOST_COLUMNS:
                    break
                rows = _span(element.get("rowspan"), _MOST_ROWS)
                # 0: to the end of the group; a longer span ends with the group
                rows = min(rows or len(group), len(group) - row)
                columns = max(1, min(_span(element.get("colspan"), _MOST_COLUMNS), _MOST_COLUMNS - column))
                # a span that meets a cell from above is cut before it
                columns = next((n for n in range(1, columns) if (row, column + n) in taken), columns)
                taken.update((row + i, column + n) for i in range(rows) for n in range(columns))
                cells.append(HtmlCell(element, base + row, column, rows, columns, in_head))
                column += columns
        base += len(group)
    return tuple(_without_unused_columns(cells))


def _without_unused_columns(cells: Sequence[HtmlCell]) -> Iterator[HtmlCell]:
    """A column in which no cell begins is none: a browser shows nothing of what a colspan claims beyond the others."""
    begun = sorted({cell.column for cell in cells})
    for cell in cells:
        first, end = bisect_left(begun, cell.column), bisect_left(begun, cell.column + cell.column_span)
        yield replace(cell, column=first, column_span=end - first)


def head_rows(cells: Sequence[HtmlCell], row_count: int) -> int | None:
    """Head rows: those in a ``thead``, else the first ones with only ``th``; None where the table has neither."""
    in_head = max((cell.row + 1 for cell in cells if cell.is_in_head), default=0)
    if in_head:
        return in_head if in_head < row_count else None
    body = min((cell.row for cell in cells if cell.element.tag == "td"), default=row_count)
    reach = max((cell.row + cell.row_span for cell in cells if cell.row < body and cell.column_span > 1), default=body)
    return body if 0 < body < row_count and reach <= row_count else None


def is_layout(table: Element, cells: Sequence[HtmlCell]) -> bool:
    """Whether a table only puts things beside each other: one cell, one row without heads, tables within tables."""
    if table.get("role", "") in ("presentation", "none"):
        return True
    rows = {cell.row for cell in cells}
    columns = {cell.column for cell in cells}
    has_heads = any(cell.element.tag == "th" for cell in cells)
    if len(cells) < 2 or (not has_heads and (len(columns) < 2 or len(rows) < 2)):
        return True
    return any(next(cell.element.iterdescendants("table"), None) is not None for cell in cells)


def _groups(table: Element, is_hidden: Callable[[Element], bool]) -> Iterator[list[Element]]:
    """The rows by row group, the foot last as browsers show it."""
    loose: list[Element] = []
    feet: list[list[Element]] = []
    for child in table:
        if child.tag == "tr" and not is_hidden(child):
            loose.append(child)
        elif child.tag in ("thead", "tbody", "tfoot") and not is_hidden(child):
            if loose:
                yield loose
                loose = []
            rows = [row for row in child.iterchildren("tr") if not is_hidden(row)]
            if rows and child.tag == "tfoot":
                feet.append(rows)
            elif rows:
                yield rows
    if loose:
        yield loose
    yield from feet


def _parent_tag(element: Element) -> str:
    parent = element.getparent()
    return "" if parent is None else str(parent.tag)


def _span(value: str | None, most: int) -> int:
    digits = (value or "1").strip()
    return min(int(digits), most) if digits.isdecimal() and len(digits) < 7 else 1
