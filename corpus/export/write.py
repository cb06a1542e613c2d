"""Exported tables as files: encoded, written whole, and reported."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from corpus.errors import StorageError
from corpus.export.csvw import csvw_metadata
from corpus.export.names import DocumentName, csv_name
from corpus.export.table_csv import csv_table, plain_rows
from corpus.export.table_json import tables_json
from corpus.files import replace_file
from corpus.model import Document

_MISSING = "〓"  # printers' mark for a missing character; every Japanese encoding has it


class TableFormat(StrEnum):
    """File formats of exported tables."""

    CSV = "csv"
    JSON = "json"


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

    JSON is one file a document, also without tables; CSV one a table. Raises StorageError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if options.format is TableFormat.JSON:
            target = folder / f"{name.stem}.json"
            tables = tuple(document.tables())
            replace_file(target, tables_json(tables).encode(), durable=False)
            return (ExportedFile(target, len(tables)),)
        return tuple(_export_csv(document, name=name, folder=folder, options=options))
    except OSError as error:
        raise StorageError("export_failed", path=str(folder), detail=error.strerror or str(error)) from error


def _export_csv(
    document: Document, *, name: DocumentName, folder: Path, options: ExportOptions
) -> Iterable[ExportedFile]:
    for table in document.tables():
        target = folder / csv_name(name.stem, table)
        if options.is_plain:
            lines: Iterable[Sequence[str]] = plain_rows(table, repeat_spans=options.repeat_spans)
        else:
            described = csv_table(table, document=name.shown, repeat_spans=options.repeat_spans)
            lines = described.lines()
            sidecar = csvw_metadata(target.name, described, document=document, path=name.path, table=table)
            replace_file(target.with_name(f"{target.name}-metadata.json"), sidecar.encode(), durable=False)
        content, lost = encode_csv(lines, options.encoding)
        replace_file(target, content, durable=False)
        yield ExportedFile(target, 1, lost)


def encode_csv(lines: Iterable[Sequence[str]], encoding: Encoding) -> tuple[bytes, tuple[tuple[str, int], ...]]:
    """CSV (RFC 4180, CRLF) as bytes, and the characters that the encoding cannot hold, which 〓 replaces."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows(lines)
    text = buffer.getvalue()
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
