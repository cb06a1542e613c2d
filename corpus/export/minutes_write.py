"""Exported minutes as files: ``<document>__minutes.csv`` with its sidecar, ``<document>__minutes.json``."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from corpus.errors import StorageError, cause_of
from corpus.export.csvw import minutes_metadata
from corpus.export.minutes_json import minutes_json
from corpus.export.minutes_rows import COLUMNS, UtteranceRow, utterance_rows
from corpus.export.names import DocumentName
from corpus.export.write import Encoding, encode_csv
from corpus.files import replace_file
from corpus.model import Document


class MinutesFormat(StrEnum):
    """File formats of exported minutes."""

    BOTH = "both"
    CSV = "csv"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class ExportedMinutes:
    """What was written of one document: how many utterances, and the characters that the encoding cannot hold."""

    path: Path
    utterances: int
    lost: tuple[tuple[str, int], ...] = ()


def export_minutes(
    document: Document, *, name: DocumentName, folder: Path, format_: MinutesFormat, encoding: Encoding
) -> ExportedMinutes:
    """Write the utterances of ``document`` into ``folder``, a row each. Raises StorageError."""
    rows = tuple(utterance_rows(document, name=name.shown))
    lost: tuple[tuple[str, int], ...] = ()
    target = folder / minutes_name(name, "csv")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if format_ is not MinutesFormat.CSV:
            content = minutes_json(document, rows, name=name.shown)
            replace_file(folder / minutes_name(name, "json"), content.encode(), durable=False)
        if format_ is not MinutesFormat.JSON:
            table, lost = minutes_csv(rows, encoding)
            replace_file(target, table, durable=False)
            sidecar = minutes_metadata(target.name, document, name)
            replace_file(target.with_name(f"{target.name}-metadata.json"), sidecar.encode(), durable=False)
    except OSError as error:
        raise StorageError("export_failed", path=str(folder), detail=cause_of(error)) from error
    return ExportedMinutes(target, len(rows), lost)


def minutes_name(name: DocumentName, suffix: str) -> str:
    """The name of a file of utterances, ``csv`` or ``json``."""
    return f"{name.stem}__minutes.{suffix}"


def minutes_csv(rows: Iterable[UtteranceRow], encoding: Encoding) -> tuple[bytes, tuple[tuple[str, int], ...]]:
    """The utterances as CSV, and the characters that the encoding cannot hold."""
    return encode_csv([COLUMNS, *(row.cells() for row in rows)], encoding)
