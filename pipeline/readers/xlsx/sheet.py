"""The cells of one sheet that a reader sees: values as displayed, merged cells as one, hidden rows and columns gone."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from corpus.errors import UnreadableError
from corpus.model import IssueCode
from corpus.values import value
from pipeline.readers.markup import Element
from pipeline.readers.regions import GridCell
from pipeline.readers.xlsx.names import S
from pipeline.readers.xlsx.shown import day_without_year, shown_number, shown_text, shows_day_without_year
from pipeline.readers.xlsx.stored import LAST_COLUMN, Range, StoredCell, range_of, rows_of, stored_cells
from pipeline.readers.xlsx.workbook import BOXED, CellStyle, Workbook
from wareki.span import DateSpan, Precision

_MOST_MERGED_ROWS = 2_000_000

Stored = Mapping[tuple[int, int], StoredCell]
"""The cells of a sheet by row and column."""


@dataclass(slots=True)
class SheetFindings:
    """What of the sheet is not shown, or not there."""

    hidden_rows: int = 0
    hidden_columns: int = 0
    uncalculated: int = 0


@dataclass(slots=True)
class _Hidden:
    """Row or column numbers that are not shown."""

    numbers: list[int] = field(default_factory=list)

    def has(self, number: int) -> bool:
        at = bisect_left(self.numbers, number)
        return at < len(self.numbers) and self.numbers[at] == number

    def shown(self, number: int) -> int:
        """The position among those that are shown; of a hidden one, that of the next shown."""
        return number - bisect_left(self.numbers, number)


@value
class Sheet:
    """The cells that show something, in positions among the shown rows and columns, and where tables' bodies begin."""

    cells: tuple[GridCell, ...]
    head_ends: tuple[int, ...]
    findings: SheetFindings


def read_sheet(root: Element, workbook: Workbook, tables: list[Element]) -> Sheet:
    """The cells of a worksheet. ``tables`` are the roots of its table parts. Raises UnreadableError (TOO_LARGE)."""
    filters = [*root.iterfind(S + "autoFilter"), *(f for table in tables for f in table.iterfind(S + "autoFilter"))]
    filtered = [area for f in filters if len(f) and (area := range_of(f.get("ref", ""))) is not None]
    lines = list(rows_of(root))
    rows = _hidden_rows(lines, filtered)
    columns = _hidden_columns(root)
    has_hidden = bool(rows.numbers or columns.numbers)
    values = {(cell.row, cell.column): cell for cell in stored_cells(lines)}
    merged = _merged(root, max((row for row, _ in values), default=0))
    findings = SheetFindings()
    seen_hidden: tuple[set[int], set[int]] = (set(), set())
    cells: list[GridCell] = []
    styles: dict[str | None, CellStyle] = {}
    for (row, column), cell in values.items():
        area = _area(merged[row], column) if row in merged else None
        if area is not None and (row, column) != (area.top, area.left):
            continue
        style = styles.get(cell.style) or styles.setdefault(cell.style, workbook.style(cell.style))
        text = _text(cell, style.code, workbook, findings)
        sides = style.sides if area is None else style.sides | _far_sides(values, area, workbook)
        if not text and sides != BOXED:
            continue
        bottom, right = (row + 1, column + 1) if area is None else (area.bottom + 1, area.right + 1)
        top, left = row, column
        if has_hidden:
            top, left, bottom, right = rows.shown(top), columns.shown(left), rows.shown(bottom), columns.shown(right)
        if top < bottom and left < right:
            known = _known(cell, text, style.code, workbook)
            cells.append(GridCell(top, left, text, bottom - top, right - left, style.is_bold, sides == BOXED, known))
        elif text:
            seen_hidden[0].update([row] if top == bottom else ())
            seen_hidden[1].update([column] if left == right and top < bottom else ())
    findings.hidden_rows, findings.hidden_columns = map(len, seen_hidden)
    heads = [*_head_ends(root, filters, tables)]
    return Sheet(tuple(cells), tuple(rows.shown(end) for end in heads), findings)


def _text(cell: StoredCell, code: str, workbook: Workbook, findings: SheetFindings) -> str:
    value = cell.value
    if not value:
        findings.uncalculated += cell.is_uncalculated
        return ""
    match cell.kind:
        case "s":
            at = int(value) if value.strip().isdecimal() and len(value) < 9 else -1
            text = workbook.strings[at] if 0 <= at < len(workbook.strings) else ""
            return shown_text(text, code).strip()
        case "inlineStr" | "str":
            return shown_text(value, code).strip()
        case "b":
            return "TRUE" if value.strip() in ("1", "true") else "FALSE"
        case "e" | "d":
            return value.strip()
        case _:
            return shown_number(value, code, is_1904=workbook.is_1904).strip()


def _known(cell: StoredCell, text: str, code: str, workbook: Workbook) -> tuple[DateSpan, ...]:
    """The day of a cell that shows it without its year."""
    if not code or not text or cell.kind != "n" or not shows_day_without_year(code):
        return ()
    day = day_without_year(cell.value, code, is_1904=workbook.is_1904)
    return () if day is None else (DateSpan(day, day, Precision.DAY, text, 0, len(text)),)


def _hidden_rows(lines: list[tuple[int, Element]], filtered: list[Range]) -> _Hidden:
    """Rows set to be hidden. What a filter hides at the moment is a way to look at a list, and is read."""
    numbers = {
        row
        for row, line in lines
        if line.get("hidden") in ("1", "true") and not any(area.top < row <= area.bottom for area in filtered)
    }
    return _Hidden(sorted(numbers))


def _hidden_columns(root: Element) -> _Hidden:
    numbers: set[int] = set()
    for entry in root.iterfind(f"{S}cols/{S}col"):
        first, last = entry.get("min", ""), entry.get("max", "")
        if entry.get("hidden") in ("1", "true") and first.isdecimal() and last.isdecimal():
            numbers.update(range(int(first[:6]) - 1, min(int(last[:6]), LAST_COLUMN)))
    return _Hidden(sorted(numbers))


def _merged(root: Element, last_row: int) -> dict[int, list[Range]]:
    """The merged ranges by row; one that overlaps an earlier one is none."""
    rows: dict[int, list[Range]] = {}
    count = 0
    for entry in root.iterfind(f"{S}mergeCells/{S}mergeCell"):
        area = range_of(entry.get("ref", ""))
        if area is None:
            continue
        area = Range(area.top, area.left, max(area.top, min(area.bottom, last_row)), area.right)
        lines = range(area.top, area.bottom + 1)
        count += len(lines)
        if count > _MOST_MERGED_ROWS:
            raise UnreadableError(
                IssueCode.TOO_LARGE, size=f"{count:,} merged rows", limit=f"{_MOST_MERGED_ROWS:,} merged rows"
            )
        if any(a.left <= area.right and area.left <= a.right for line in lines for a in rows.get(line, ())):
            continue
        for line in lines:
            rows.setdefault(line, []).append(area)
    return rows


def _area(merged: list[Range], column: int) -> Range | None:
    return next((area for area in merged if area.left <= column <= area.right), None)


def _far_sides(values: Stored, area: Range, workbook: Workbook) -> int:
    """The lines that the other corners of a merged range bring to its frame."""
    sides = 0
    for place in ((area.top, area.right), (area.bottom, area.left), (area.bottom, area.right)):
        corner = values.get(place)
        sides |= 0 if corner is None else workbook.style(corner.style).sides
    return sides


def _head_ends(root: Element, filters: list[Element], tables: list[Element]) -> Iterator[int]:
    """Rows below a filter's row, a table's head and a frozen pane."""
    for entry in filters:
        area = range_of(entry.get("ref", ""))
        if area is not None and area.top < area.bottom:
            yield area.top + 1
    for table in tables:
        area = range_of(table.get("ref", ""))
        heads = table.get("headerRowCount", "1")
        if area is not None and heads.isdecimal() and int(heads) > 0:
            yield area.top + min(int(heads), area.bottom - area.top)
    for pane in root.iterfind(f"{S}sheetViews/{S}sheetView/{S}pane"):
        split = pane.get("ySplit", "").partition(".")[0]
        if pane.get("state", "").startswith("frozen") and split.isdecimal() and len(split) < 8:
            first = root.find(f"{S}sheetViews/{S}sheetView")
            top = range_of("" if first is None else first.get("topLeftCell", "A1"))
            yield int(split) + (0 if top is None else top.top)
