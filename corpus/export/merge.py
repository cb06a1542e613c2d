"""Tables with the same head put under each other: one CSV over documents and years."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.abbreviations import word_key
from corpus.export.names import DocumentName
from corpus.export.table_csv import ColumnRole, CsvColumn, CsvTable
from corpus.model import Document, Table
from corpus.radicals import fold_radicals

_BESIDE = (ColumnRole.START, ColumnRole.END, ColumnRole.FLAGS)


@dataclass(frozen=True, slots=True)
class Part:
    """A table of a document, and what its CSV would be."""

    name: DocumentName
    document: Document
    table: Table
    csv: CsvTable


def same_head(parts: Iterable[Part]) -> list[list[Part]]:
    """The parts whose tables have the same head, together, in the order of files and tables.

    Heads are the same if their words are: width, blanks and case do not count. A table without a head stays alone.
    """
    groups: dict[tuple[str, ...], list[Part]] = {}
    for number, part in enumerate(sorted(parts, key=lambda part: (part.name.path, part.table.locator.table or 0))):
        names = [column.name for column in part.csv.columns if column.role is ColumnRole.VALUE]
        head = tuple(word_key(fold_radicals(name)) for name in names)
        groups.setdefault(head if part.table.header_rows else ("", str(number)), []).append(part)
    return list(groups.values())


def merged(tables: Sequence[CsvTable]) -> CsvTable:
    """Tables with the same head as one; a column that any of them has beside a value, all have."""
    first = [column for column in tables[0].columns if column.role is ColumnRole.VALUE]
    known = {(column.role, column.source) for table in tables for column in table.columns}
    columns: list[CsvColumn] = []
    for value in first:
        beside = [role for role in _BESIDE if (role, value.source) in known]
        columns += [value, *(CsvColumn(f"{value.name}_{role.value}", role, value.source) for role in beside)]
    columns += [column for column in tables[0].columns if column.role is ColumnRole.PROVENANCE]
    rows = [row for table in tables for row in _arranged(table, columns)]
    return CsvTable(tuple(columns), tuple(rows))


def _arranged(table: CsvTable, columns: Sequence[CsvColumn]) -> Iterable[tuple[str, ...]]:
    places = {_key(column): place for place, column in enumerate(table.columns)}
    wanted = [places.get(_key(column)) for column in columns]
    for row in table.rows:
        yield tuple("" if place is None else row[place] for place in wanted)


def _key(column: CsvColumn) -> tuple[ColumnRole, int | str | None]:
    """Provenance goes by its name, the rest by the column of the table; names may be written otherwise."""
    return column.role, column.name if column.role is ColumnRole.PROVENANCE else column.source
