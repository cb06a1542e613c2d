"""Where the cells of a table stand: spans both ways as real spans, rows of any length on one grid."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.values import value
from pipeline.readers.docx.drawing import chosen
from pipeline.readers.docx.names import VALUE, W
from pipeline.readers.docx.values import child_value, is_on, is_set, whole_number
from pipeline.readers.markup import Element
from pipeline.readers.ooxml.names import MC

# A column narrower than 6 points holds no character: it is left over where two rows' edges were not drawn in line.
_SLIVER_TWIPS = 120
# Word has 63 columns at most; other programs may write more
_MAX_SPAN = 1000


@dataclass(slots=True)
class Slot:
    """A cell's place: top-left position and spans; ``cells`` are the ``w:tc`` elements that were merged into it."""

    row: int
    column: int
    row_span: int
    column_span: int
    cells: list[Element] = field(default_factory=list)

    @property
    def end(self) -> int:
        """The first column after it."""
        return self.column + self.column_span


@value
class Grid:
    """The slots of a table in row-major order; they do not overlap. ``header_rows`` None: the table does not say."""

    slots: tuple[Slot, ...]
    row_count: int
    column_count: int
    header_rows: int | None


def lay_out(table: Element) -> Grid:
    """Place the cells of a ``w:tbl``. Rows and cells that were deleted as a tracked change are not there."""
    slots: list[Slot] = []
    above: dict[int, Slot] = {}
    rows = list(_rows(table))
    for index, row in enumerate(rows):
        below: dict[int, Slot] = {}
        for slot in _row_slots(row, index):
            upper = above.get(slot.column)
            if _continues(slot.cells[0]) and upper is not None and upper.column_span == slot.column_span:
                upper.row_span += 1
                upper.cells += slot.cells
                below[slot.column] = upper
            else:
                slots.append(slot)
                below[slot.column] = slot
        above = below
    columns = _compact(slots, _sliver_columns(table, slots))
    header_rows = 0
    while header_rows < len(rows) and is_set(rows[header_rows], "trPr/tblHeader"):
        header_rows += 1
    return Grid(tuple(slots), len(rows), columns, header_rows or None)


def has_first_row_format(table: Element) -> bool:
    """Whether the table asks its style to set off the first row."""
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    flag = look.get(W + "firstRow")
    if flag is not None:
        return is_on(flag)
    try:
        return bool(int(look.get(VALUE, "0"), 16) & 0x20)
    except ValueError:
        return False


def _rows(element: Element) -> Iterator[Element]:
    for row in _through_wrappers(element, "tr"):
        if not is_set(row, "trPr/del"):
            yield row


def _through_wrappers(element: Element, name: str) -> Iterator[Element]:
    """Children of this name, also those inside content controls, custom XML and marks of changes."""
    for child in element:
        if child.tag == W + name:
            yield child
        elif child.tag == MC + "AlternateContent":
            branch = chosen(child)
            if branch is not None:
                yield from _through_wrappers(branch, name)
        elif child.tag in _WRAPPERS:
            yield from _through_wrappers(child, name)


_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))


def _row_slots(row: Element, index: int) -> list[Slot]:
    slots: list[Slot] = []
    column = _span(row.find(W + "trPr"), "gridBefore", 0)
    for cell in _through_wrappers(row, "tc"):
        properties = cell.find(W + "tcPr")
        span, is_continued = 1, False
        if properties is not None:
            if properties.find(W + "cellDel") is not None:
                continue
            span = max(1, _span(properties, "gridSpan", 1))
            horizontal = properties.find(W + "hMerge")
            is_continued = horizontal is not None and horizontal.get(VALUE, "continue") == "continue"
        if is_continued and slots:
            slots[-1].column_span += span
            slots[-1].cells.append(cell)
        else:
            slots.append(Slot(index, column, 1, span, [cell]))
        column += span
    return slots


def _continues(cell: Element) -> bool:
    mark = cell.find(f"{W}tcPr/{W}vMerge")
    return mark is not None and mark.get(VALUE, "continue") == "continue"


def _span(properties: Element | None, name: str, default: int) -> int:
    span = None if properties is None else whole_number(child_value(properties, name))
    return default if span is None or not 0 <= span <= _MAX_SPAN else span


def _sliver_columns(table: Element, slots: list[Slot]) -> set[int]:
    """Grid columns too narrow for a character that no cell has for itself."""
    widths = [whole_number(element.get(W + "w")) or 0 for element in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    alone = {slot.column for slot in slots if slot.column_span == 1}
    return {index for index, width in enumerate(widths) if 0 < width < _SLIVER_TWIPS and index not in alone}


def _compact(slots: list[Slot], slivers: set[int]) -> int:
    """Number the columns anew by the edges that cells really have; return how many there are."""
    edges = sorted({edge for slot in slots for edge in (slot.column, slot.end)})
    if not edges:
        return 0
    # the far edge of a sliver falls together with its near one
    moved = {edge: edge - 1 if edge - 1 in slivers else edge for edge in edges}
    if any(moved[slot.column] >= moved[slot.end] for slot in slots):
        moved = {edge: edge for edge in edges}
    kept = sorted(set(moved.values()))
    for slot in slots:
        begin, end = bisect_left(kept, moved[slot.column]), bisect_left(kept, moved[slot.end])
        slot.column, slot.column_span = begin, end - begin
    return len(kept) - 1
