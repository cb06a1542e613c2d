"""A table as rows of text for a CSV: as written, with normalised dates and provenance beside it, or plain."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus.date_cells import is_mostly_dates
from corpus.export.formula import guard_formula
from corpus.model import Cell, Table

PROVENANCE = ("document", "page", "table", "row")


class ColumnRole(StrEnum):
    """What a column of an exported CSV holds."""

    VALUE = "value"  # the cell as written
    START = "start"  # first days of the cell's dates
    END = "end"  # last days
    FLAGS = "flags"  # what to know about them
    PROVENANCE = "provenance"


@dataclass(frozen=True, slots=True)
class CsvColumn:
    """One column of an exported CSV."""

    name: str
    role: ColumnRole
    source: int | None = None  # the table's column that it comes from


@dataclass(frozen=True, slots=True)
class CsvTable:
    """What goes into one CSV file: its columns, and its rows (each as long as ``columns``)."""

    columns: tuple[CsvColumn, ...]
    rows: tuple[tuple[str, ...], ...]

    def lines(self) -> Iterator[tuple[str, ...]]:
        """The header line, then the rows; formulas neutralised."""
        yield tuple(guard_formula(column.name) for column in self.columns)
        for row in self.rows:
            yield tuple(map(guard_formula, row))


def plain_rows(table: Table, *, repeat_spans: bool = False) -> Iterator[tuple[str, ...]]:
    """Only the table's own cells, header rows as they stand; formulas neutralised."""
    for row in table.grid(repeat_spans=repeat_spans):
        yield tuple(map(guard_formula, row))


def csv_table(table: Table, *, document: str, repeat_spans: bool = False) -> CsvTable:
    """The table with one header line, start/end columns beside each date column, and provenance at the end.

    Several dates of one cell are kept in order and joined by ``;`` in both columns. An open end is empty; so are both
    of an impossible date, and the ``_flags`` column, there where any date of the column has a flag, says which.
    """
    columns = tuple(_columns(table))
    cells = {(cell.row, cell.column): cell for cell in table.cells}
    grid = table.grid(repeat_spans=repeat_spans)
    rows = []
    for index in range(table.header_rows, table.row_count):
        page = table.row_pages[index] if table.row_pages else table.locator.page
        provenance = {
            "document": document,
            "page": "" if page is None else str(page),
            "table": str(table.locator.table),
            "row": str(index + 1),
        }
        rows.append(
            tuple(
                provenance[column.name]
                if column.source is None
                else _value(column, grid[index], cells.get((index, column.source)))
                for column in columns
            )
        )
    return CsvTable(columns, tuple(rows))


def _columns(table: Table) -> Iterator[CsvColumn]:
    names = _unique(
        header.replace("\n", "") or f"列{number}" for number, header in enumerate(table.column_headers(), 1)
    )
    for index, name in enumerate(names):
        yield CsvColumn(name, ColumnRole.VALUE, index)
        body = [cell for cell in table.cells if cell.column == index and cell.row >= table.header_rows]
        if _is_date_column(body):
            yield CsvColumn(f"{name}_start", ColumnRole.START, index)
            yield CsvColumn(f"{name}_end", ColumnRole.END, index)
            if any(span.flags for cell in body for span in cell.dates):
                yield CsvColumn(f"{name}_flags", ColumnRole.FLAGS, index)
    for name in PROVENANCE:
        yield CsvColumn(name, ColumnRole.PROVENANCE)


def _unique(names: Iterable[str]) -> list[str]:
    seen: Counter[str] = Counter()
    unique = []
    for name in names:
        seen[name] += 1
        unique.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return unique


def _is_date_column(body: list[Cell]) -> bool:
    """Whether at least half of the cells with text say a date and little else."""
    filled = [cell for cell in body if cell.text.strip()]
    dated = [cell for cell in filled if is_mostly_dates(cell.text, cell.dates)]
    return bool(dated) and 2 * len(dated) >= len(filled)


def _value(column: CsvColumn, row: tuple[str, ...], cell: Cell | None) -> str:
    if column.role is ColumnRole.VALUE:
        return row[column.source or 0]
    dates = () if cell is None else cell.dates
    match column.role:
        case ColumnRole.START:
            return ";".join("" if span.first is None else span.first.isoformat() for span in dates)
        case ColumnRole.END:
            return ";".join("" if span.last is None else span.last.isoformat() for span in dates)
        case _:
            return ";".join(" ".join(sorted(span.flags)) for span in dates)
