"""Tables with the same head as one CSV over documents: every row still knows its document, page, table and row."""

import csv
import json
from dataclasses import replace
from pathlib import Path

from corpus.export.names import DocumentName, merged_name
from corpus.export.write import ExportOptions, export_merged
from corpus.model import Cell, Document, Locator, Table
from tests.corpus.test_export import document, progress_table

FIRST = DocumentName("r6", "令和6年度/r6.pdf", "/a/令和6年度/r6.pdf")
SECOND = DocumentName("r7", "令和7年度/r7.pdf", "/a/令和7年度/r7.pdf")


def table(*rows: tuple[str, ...], head_rows: int = 1, number: int = 1) -> Table:
    cells = tuple(
        Cell(r, c, text, is_header=r < head_rows) for r, texts in enumerate(rows) for c, text in enumerate(texts)
    )
    return Table(cells, len(rows), len(rows[0]), head_rows, Locator(page=1, block=0, table=number), "", (), (1,))


def written(folder: Path, *documents: tuple[DocumentName, Document]) -> dict[str, list[list[str]]]:
    files = export_merged(documents, folder=folder, options=ExportOptions())
    assert {path for path in folder.iterdir() if path.suffix == ".csv"} == {file.path for file in files}
    return {file.path.name: list(csv.reader(file.path.read_text(encoding="utf-8-sig").splitlines())) for file in files}


def test_the_same_head_is_one_file_however_it_is_written(tmp_path: Path) -> None:
    # dates only in one of them, and a head of another width
    other = table(("年 月 日", "会議等"), ("未定", "懇談会"))
    files = written(tmp_path, (SECOND, document(progress_table())), (FIRST, document(other)))
    ((name, (head, *rows)),) = files.items()
    assert name == "統合1__年月日・会議等.csv"
    assert head == ["年 月 日", "年 月 日_start", "年 月 日_end", "会議等", "document", "page", "table", "row"]
    assert rows[0] == ["未定", "", "", "懇談会", "令和6年度/r6.pdf", "1", "1", "2"]  # files in the order of their paths
    assert rows[1] == ["R7.4.16", "2025-04-16", "2025-04-16", "検討会議", "令和7年度/r7.pdf", "2", "3", "2"]
    sources = json.loads((tmp_path / f"{name}-metadata.json").read_text(encoding="utf-8"))["dc:source"]
    assert [(source["path"], source["fumikura:table"]) for source in sources] == [(FIRST.path, 1), (SECOND.path, 3)]


def test_other_heads_and_tables_without_one_stay_files_of_their_own(tmp_path: Path) -> None:
    one = table(("項目", "令和6年度"), ("里親", "12"))
    other = table(("項目", "令和7年度"), ("里親", "15"))
    bare = table(("里親", "12"), ("施設", "3"), head_rows=0, number=2)
    files = written(tmp_path, (FIRST, document(one, bare)), (SECOND, document(other, bare)))
    assert set(files) == {"r6__p1__t1.csv", "r6__p1__t2.csv", "r7__p1__t1.csv", "r7__p1__t2.csv"}


def test_two_tables_of_one_document_are_put_together_too(tmp_path: Path) -> None:
    first = table(("項目", "件数"), ("里親", "12"))
    second = replace(table(("項目", "件数"), ("施設", "3")), locator=Locator(page=4, block=3, table=2))
    ((_, rows),) = written(tmp_path, (FIRST, document(first, second))).items()
    assert [row[0] for row in rows] == ["項目", "里親", "施設"]


def test_a_name_is_one_that_every_system_takes() -> None:
    assert merged_name(3, ["件数/率", "備考\n（※）", "a:b"]) == "統合3__件数_率・備考（※）・a_b.csv"
    assert len(merged_name(1, ["長い見出し"] * 80).encode()) < 160
