"""The committed papers with their truths, and what readers find in them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

from bench.tableset.score import Placed, placed
from corpus.model import Table
from pipeline.readers.pdf import READER
from pipeline.structure.assemble import structure

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Wanted:
    """A table of the truth: its cells (row, column, spans, text as written), pages, caption and head rows."""

    cells: tuple[Placed, ...]
    pages: tuple[int, ...]
    caption: str
    header_rows: int


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the set."""

    name: str
    categories: tuple[str, ...]
    pdf: Path
    tables: tuple[Wanted, ...]


def papers() -> list[Paper]:
    """All papers, by name."""
    found = []
    for file in sorted((HERE / "truth").glob("*.json")):
        content = json.loads(file.read_text(encoding="utf-8"))
        tables = tuple(
            Wanted(
                tuple((c["r"], c["c"], c["rs"], c["cs"], c["text"]) for c in table["cells"]),
                tuple(table["pages"]),
                table["caption"],
                table["header_rows"],
            )
            for table in content["tables"]
        )
        found.append(Paper(file.stem, tuple(content["categories"]), HERE / "pdf" / f"{file.stem}.pdf", tables))
    return found


def our_tables(pdf: Path) -> list[Table]:
    """The tables as this project reads them."""
    return [block for page in structure(READER.read(pdf)).pages for block in page.blocks if isinstance(block, Table)]


def compared(table: Table) -> list[Placed]:
    """Our table's cells as they are scored."""
    return [placed(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells]


def plain_tables(pdf: Path) -> list[list[Placed]]:
    """The tables that pdfplumber finds by itself, page by page."""
    with pdfplumber.open(pdf) as file:
        return [_plain(rows) for page in file.pages for rows in page.extract_tables()]


def _plain(rows: Sequence[Sequence[str | None]]) -> list[Placed]:
    return [placed(r, c, 1, 1, text or "") for r, row in enumerate(rows) for c, text in enumerate(row)]
