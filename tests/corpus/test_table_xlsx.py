"""The Excel workbook of a document's tables, read back by our own reader and from its XML."""

import datetime as dt
import zipfile
from pathlib import Path

import pytest

from corpus.export.write import ExportOptions, TableFormat, export_tables
from corpus.model import Cell, Locator, Table
from pipeline.raw import RawTable
from pipeline.readers.xlsx import READER
from tests.corpus.test_export import NAME, document, progress_table

XLSX = ExportOptions(TableFormat.XLSX)


def statistics() -> Table:
    rows = (("区分", "人数", "率"), ("里親", "1,234", "35.4%"), ("施設", "△5", "007"))
    cells = tuple(
        Cell(row, column, text, is_header=row == 0)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    return Table(cells, 3, 3, 1, Locator(page=4, block=6, table=4), "表2 措置の状況", ("1 現状",), (4,), (4,) * 3)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (file,) = export_tables(document(progress_table(), statistics()), name=NAME, folder=tmp_path, options=XLSX)
    assert (file.path.name, file.tables) == ("取組.xlsx", 2)
    return file.path


def grids(path: Path) -> list[list[list[str]]]:
    found = []
    for page in READER.read(path).pages:
        for element in page.elements:
            if isinstance(element, RawTable):
                grid = [[""] * element.column_count for _ in range(element.row_count)]
                for cell in element.cells:
                    grid[cell.row][cell.column] = cell.text
                found.append(grid)
    return found


def test_a_list_of_the_tables_comes_first(book: Path) -> None:
    listed, *_ = grids(book)
    assert listed[0] == ["シート", "表題", "見出し", "ページ", "行数"]
    assert listed[1:] == [["表3", "取組", "", "2～3", "3"], ["表4", "表2 措置の状況", "1 現状", "4", "2"]]


def test_a_sheet_has_the_columns_of_the_csv_as_they_are_written(book: Path) -> None:
    _, progress, numbers = grids(book)
    assert progress[0] == ["年月日", "年月日_start", "年月日_end", "会議等", "document", "page", "table", "row"]
    assert progress[1][:4] == ["R7.4.16", "2025-04-16", "2025-04-16", "検討会議"]
    assert progress[2][1] == "2025-06-11;2025-06-18"
    assert [row[:3] for row in numbers[1:]] == [["里親", "1,234", "35.4%"], ["施設", "△5", "007"]]


def test_days_and_figures_are_numbers_and_the_rest_is_text(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        progress = archive.read("xl/worksheets/sheet2.xml").decode()
        numbers = archive.read("xl/worksheets/sheet3.xml").decode()
    day = (dt.date(2025, 4, 16) - dt.date(1899, 12, 30)).days
    assert f"<v>{day}</v>" in progress
    assert "<v>1234</v>" in numbers
    assert "<v>0.354</v>" in numbers
    assert "<v>-5</v>" in numbers
    assert "<v>7</v>" not in numbers


def test_nothing_is_a_formula_or_a_link_to_elsewhere(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        assert not any("<f>" in archive.read(name).decode() for name in archive.namelist() if "sheet" in name)
        assert not any(b"TargetMode" in archive.read(name) for name in archive.namelist() if name.endswith(".rels"))
    assert "=HYPERLINK(1)" in grids(book)[1][2]


def test_a_document_without_tables_makes_no_file(tmp_path: Path) -> None:
    assert export_tables(document(), name=NAME, folder=tmp_path, options=XLSX) == ()
    assert list(tmp_path.iterdir()) == []


def test_a_text_longer_than_excel_takes_is_cut_and_says_so(tmp_path: Path) -> None:
    long = Table((Cell(0, 0, "里" * 40_000),), 1, 1, 0, Locator(page=1, block=0, table=1))
    (file,) = export_tables(document(long), name=NAME, folder=tmp_path, options=XLSX)
    text = grids(file.path)[1][1][0]
    assert len(text) == 32_767
    assert text.endswith("全文はCSVにあります）")
