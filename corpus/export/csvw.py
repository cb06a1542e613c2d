"""The sidecar that says where a CSV came from, in the form of W3C's "Metadata Vocabulary for Tabular Data" (CSVW)."""

import json
from collections.abc import Mapping, Sequence

from corpus.export.merge import Part
from corpus.export.minutes_rows import COLUMNS
from corpus.export.names import DocumentName
from corpus.export.table_csv import ColumnRole, CsvColumn, CsvTable
from corpus.model import Document

_INTEGERS_OF_MINUTES = frozenset({"page", "number", "n"})


def csvw_metadata(csv_name: str, part: Part) -> str:
    """The content of ``<csv name>-metadata.json``: source file, its SHA-256, pages, extractor, columns."""
    described = {
        "dc:title": part.table.caption or part.document.title,
        "dc:source": part.name.path,
        "fumikura:sourceSha256": part.document.digest,
        "fumikura:extractor": part.document.fingerprint,
        "fumikura:pages": list(part.table.pages),
        "fumikura:section": list(part.table.section),
    }
    return _sidecar(csv_name, described, _schema(part.csv))


def merged_metadata(csv_name: str, csv_table: CsvTable, parts: Sequence[Part]) -> str:
    """The same for a CSV out of several tables: every source with its SHA-256, and the pages of its table."""
    sources = [
        {
            "path": part.name.path,
            "fumikura:sourceSha256": part.document.digest,
            "fumikura:extractor": part.document.fingerprint,
            "fumikura:table": part.table.locator.table,
            "fumikura:pages": list(part.table.pages),
            "dc:title": part.table.caption or part.document.title,
        }
        for part in parts
    ]
    return _sidecar(csv_name, {"dc:source": sources}, _schema(csv_table))


def minutes_metadata(csv_name: str, document: Document, name: DocumentName) -> str:
    """The same for the utterances of ``document``, a row each."""
    described = {
        "dc:title": document.title,
        "dc:source": name.path,
        "fumikura:sourceSha256": document.digest,
        "fumikura:extractor": document.fingerprint,
    }
    columns = [
        {"titles": column, "datatype": "integer" if column in _INTEGERS_OF_MINUTES else "string"} for column in COLUMNS
    ]
    return _sidecar(csv_name, described, {"columns": columns, "primaryKey": "id"})


def _sidecar(csv_name: str, described: Mapping[str, object], schema: Mapping[str, object]) -> str:
    metadata = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "ja"}],
        "url": csv_name,
        **described,
        "tableSchema": schema,
    }
    return json.dumps(metadata, ensure_ascii=False, indent=1) + "\n"


def _schema(csv_table: CsvTable) -> dict[str, object]:
    return {"columns": [_column(column) for column in csv_table.columns]}


def _column(column: CsvColumn) -> dict[str, object]:
    described: dict[str, object] = {"titles": column.name, "datatype": "string"}
    if column.role in (ColumnRole.START, ColumnRole.END):
        described |= {"datatype": "date", "separator": ";"}
    elif column.name in ("page", "table", "row") and column.role is ColumnRole.PROVENANCE:
        described["datatype"] = "integer"
    return described
