"""What the pipeline reads from the sample archive, against what its sources say."""

import csv
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from corpus.model import Document, Table, Utterance
from pipeline.ingest import ingest

SAMPLES = Path(__file__).parents[2] / "samples"
PATHS = {path.stem: path for path in sorted((SAMPLES / "archive").rglob("*")) if path.is_file()}
Row = dict[str, str]
Placed = tuple[int, int, int, int, str]


def rows(name: str, document: str) -> list[Row]:
    with (SAMPLES / "truth" / name).open(encoding="utf-8") as file:
        return [
            row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["document"] == document
        ]


def truth_tables(document: str) -> list[dict[str, Any]]:
    tables: list[dict[str, Any]] = json.loads((SAMPLES / "truth" / f"{document}.json").read_text(encoding="utf-8"))[
        "tables"
    ]
    return tables


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def documents() -> Mapping[str, Document]:
    return {stem: ingest(path, stem) for stem, path in PATHS.items()}


def placed(table: Table) -> set[Placed]:
    return {
        (cell.row, cell.column, cell.row_span, cell.column_span, squeezed(cell.text))
        for cell in table.cells
        if cell.text.strip()
    }


@pytest.mark.parametrize("stem", PATHS, ids=lambda stem: stem[:24])
def test_every_table_is_read_cell_for_cell_with_its_spans_and_page(
    documents: Mapping[str, Document], stem: str
) -> None:
    wanted = truth_tables(stem)
    tables = list(documents[stem].tables())
    assert [table.locator.page for table in tables] == [truth["page"] for truth in wanted]
    for table, truth in zip(tables, wanted, strict=True):
        cells = {(c["r"], c["c"], c["rs"], c["cs"], squeezed(c["text"])) for c in truth["cells"] if c["text"]}
        assert placed(table) == cells


@pytest.mark.parametrize("stem", PATHS, ids=lambda stem: stem[:24])
def test_every_table_has_its_header_rows(documents: Mapping[str, Document], stem: str) -> None:
    found = [table.header_rows for table in documents[stem].tables()]
    assert found == [truth["header_rows"] for truth in truth_tables(stem)]


@pytest.mark.parametrize("stem", PATHS, ids=lambda stem: stem[:24])
def test_the_dates_of_every_dated_table_are_the_intervals_meant(documents: Mapping[str, Document], stem: str) -> None:
    tables = list(documents[stem].tables())
    wanted = rows("dates.tsv", stem)
    dated = {int(row["table"]) for row in wanted}
    found = [
        (number, cell.row, cell.column, str(span.first or ""), str(span.last or ""), span.precision.value)
        for number in sorted(dated)
        for cell in tables[number - 1].cells
        for span in cell.dates
    ]
    assert found == [
        (int(row["table"]), int(row["row"]), int(row["column"]), row["first"], row["last"], row["precision"])
        for row in wanted
    ]


@pytest.mark.parametrize("stem", PATHS, ids=lambda stem: stem[:24])
def test_everyone_who_speaks_is_heard_in_order(documents: Mapping[str, Document], stem: str) -> None:
    spoken = [block for block in documents[stem].blocks() if isinstance(block, Utterance)]
    turns = [block for block in spoken if _begins_turn(block)]
    wanted = rows("speakers.tsv", stem)
    assert [(block.speaker, block.role) for block in turns] == [(row["speaker"], row["role"]) for row in wanted]
    for block, row in zip(turns, wanted, strict=True):
        assert squeezed(row["words"]) in squeezed(block.text)
        assert block.locator.page == (int(row["page"]) if row["page"] else None)


def _begins_turn(block: Utterance) -> bool:
    """Whether the block shows its speaker (the later paragraphs of an utterance do not)."""
    return block.speaker in block.text[: len(block.speaker) + 2]


@pytest.mark.parametrize("stem", PATHS, ids=lambda stem: stem[:24])
def test_title_kind_and_date_of_the_document(documents: Mapping[str, Document], stem: str) -> None:
    (wanted,) = rows("documents.tsv", stem)
    document = documents[stem]
    assert squeezed(document.title) == squeezed(wanted["title"])
    assert document.kind.value == wanted["kind"]
    assert document.date is not None
    assert (str(document.date.first), str(document.date.last)) == (wanted["first"], wanted["last"])
    assert [page.number for page in document.pages] == (
        list(range(1, int(wanted["pages"]) + 1)) if wanted["pages"] else [None]
    )
    assert not document.issues


def test_deleted_text_is_gone_and_inserted_text_is_there(documents: Mapping[str, Document]) -> None:
    text = "\n".join(
        getattr(block, "text", "") for block in documents["令和6年度第2回社会的養育推進委員会_議事録"].blocks()
    )
    assert "ショートステイの拡充を、県と市町村が一緒に進めます。" in text
    assert "市町村の判断で" not in text
