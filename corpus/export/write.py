"""Exported tables as files: encoded, written whole, and reported."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from corpus.errors import StorageError, cause_of
from corpus.export.csv_text import csv_text
from corpus.export.csvw import csvw_metadata, merged_metadata
from corpus.export.merge import Part, merged, same_head
from corpus.export.names import DocumentName, csv_name, merged_name
from corpus.export.table_csv import CsvTable, csv_table, plain_rows
from corpus.export.table_json import tables_json
from corpus.files import replace_file
from corpus.model import Document, Table

_MISSING = "〓"  # printers' mark for a missing character; every Japanese encoding has it


class TableFormat(StrEnum):
    """File formats of exported tables."""

    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"


class Encoding(StrEnum):
    """Encodings of exported CSV: UTF-8 with BOM opens in Excel, cp932 in what is older."""

    UTF8_BOM = "utf-8-sig"
    UTF8 = "utf-8"
    CP932 = "cp932"


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How tables are written. ``is_plain``: the table's own cells only, without sidecar."""

    format: TableFormat = TableFormat.CSV
    encoding: Encoding = Encoding.UTF8_BOM
    is_plain: bool = False
    repeat_spans: bool = False


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One file that was written. ``lost``: characters that the encoding cannot hold, with how often each was."""

    path: Path
    tables: int
    lost: tuple[tuple[str, int], ...] = ()


def export_tables(
    document: Document, *, name: DocumentName, folder: Path, options: ExportOptions
) -> tuple[ExportedFile, ...]:
    """Write every table of ``document`` into ``folder``.

    JSON is one file a document, also without tables, XLSX one a document that has any; CSV one a table. Raises
    StorageError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if options.format is TableFormat.JSON:
            target = folder / f"{name.stem}.json"
            tables = tuple(document.tables())
            replace_file(target, tables_json(tables).encode(), durable=False)
            return (ExportedFile(target, len(tables)),)
        if options.format is TableFormat.XLSX:
            return tuple(_export_xlsx(document, name=name, folder=folder, options=options))
        return tuple(_export_csv(document, name=name, folder=folder, options=options))
    except OSError as error:
        raise StorageError("export_failed", path=str(folder), detail=cause_of(error)) from error


def _export_xlsx(
    document: Document, *, name: DocumentName, folder: Path, options: ExportOptions
) -> Iterator[ExportedFile]:
    from corpus.export.table_xlsx import workbook  # loads XlsxWriter

    parts = [_part(name, document, table, options) for table in document.tables()]
    if parts:
        target = folder / f"{name.stem}.xlsx"
        replace_file(target, workbook(parts, now=dt.datetime.now()), durable=False)
        yield ExportedFile(target, len(parts))


def _export_csv(
    document: Document, *, name: DocumentName, folder: Path, options: ExportOptions
) -> Iterator[ExportedFile]:
    for table in document.tables():
        if options.is_plain:
            lines = plain_rows(table, repeat_spans=options.repeat_spans)
            yield _write_lines(folder / csv_name(name.stem, table), lines, 1, options)
        else:
            yield _write_one(_part(name, document, table, options), folder, options)


def table_file(document: Document, table: Table, *, name: DocumentName) -> tuple[str, bytes]:
    """The name and the content of the CSV that ``export_tables`` writes of a table unless it is told otherwise."""
    options = ExportOptions()
    content, _ = encode_csv(_part(name, document, table, options).csv.lines(), options.encoding)
    return csv_name(name.stem, table), content


def _part(name: DocumentName, document: Document, table: Table, options: ExportOptions) -> Part:
    return Part(name, document, table, csv_table(table, document=name.shown, repeat_spans=options.repeat_spans))


def _write_one(part: Part, folder: Path, options: ExportOptions) -> ExportedFile:
    target = folder / csv_name(part.name.stem, part.table)
    return _write(target, part.csv, csvw_metadata(target.name, part), 1, options)


def _write(target: Path, table: CsvTable, sidecar: str, tables: int, options: ExportOptions) -> ExportedFile:
    replace_file(target.with_name(f"{target.name}-metadata.json"), sidecar.encode(), durable=False)
    return _write_lines(target, table.lines(), tables, options)


def _write_lines(target: Path, lines: Iterable[Sequence[str]], tables: int, options: ExportOptions) -> ExportedFile:
    content, lost = encode_csv(lines, options.encoding)
    replace_file(target, content, durable=False)
    return ExportedFile(target, tables, lost)


def export_merged(
    documents: Iterable[tuple[DocumentName, Document]], *, folder: Path, options: ExportOptions
) -> tuple[ExportedFile, ...]:
    """Write the tables of all documents into ``folder``, those with the same head as one CSV. Raises StorageError."""
    parts = [_part(name, document, table, options) for name, document in documents for table in document.tables()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tuple(_export_merged(same_head(parts), folder, options))
    except OSError as error:
        raise StorageError("export_failed", path=str(folder), detail=cause_of(error)) from error


def _export_merged(groups: Iterable[list[Part]], folder: Path, options: ExportOptions) -> Iterator[ExportedFile]:
    number = 0
    for group in groups:
        first = group[0]
        if len(group) == 1:
            yield _write_one(first, folder, options)
            continue
        number += 1
        table = merged([part.csv for part in group])
        target = folder / merged_name(number, first.table.column_headers())
        yield _write(target, table, merged_metadata(target.name, table, group), len(group), options)


def encode_csv(lines: Iterable[Sequence[str]], encoding: Encoding) -> tuple[bytes, tuple[tuple[str, int], ...]]:
    """CSV (RFC 4180, CRLF) as bytes, and the characters that the encoding cannot hold, which 〓 replaces."""
    text = csv_text(lines)
    lost: Counter[str] = Counter()
    try:
        return text.encode(encoding), ()
    except UnicodeEncodeError:
        kept = []
        for character in text:
            if _holds(encoding, character):
                kept.append(character)
            else:
                lost[character] += 1
                kept.append(_MISSING)
        return "".join(kept).encode(encoding), tuple(sorted(lost.items()))


def _holds(encoding: Encoding, character: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
