"""CSV and JSON as an analyst takes them."""

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import StorageError
from corpus.export import guard_formula
from corpus.export.names import DocumentName, csv_name, document_names
from corpus.export.table_csv import csv_table, plain_rows
from corpus.export.write import Encoding, ExportOptions, TableFormat, encode_csv, export_tables
from corpus.model import Cell, Document, Kind, Locator, Page, Table
from wareki.span import DateSpan, Flag, Precision

NAME = DocumentName("取組", "令和7年度/取組.pdf", "/a/令和7年度/取組.pdf")


def span(text: str, surface: str, first: str | None, last: str | None, *flags: Flag) -> DateSpan:
    begin = text.index(surface)
    return DateSpan(
        (first and dt.date.fromisoformat(first)) or None,
        (last and dt.date.fromisoformat(last)) or None,
        Precision.DAY,
        surface,
        begin,
        begin + len(surface),
        frozenset(flags),
    )


def progress_table() -> Table:
    two = "R7.6.11\nR7.6.18"
    cells = [
        Cell(0, 0, "年月日", is_header=True),
        Cell(0, 1, "会議等", is_header=True),
        Cell(1, 0, "R7.4.16", dates=(span("R7.4.16", "R7.4.16", "2025-04-16", "2025-04-16"),)),
        Cell(1, 1, "検討会議"),
        Cell(
            2, 0, two,
            dates=(span(two, "R7.6.11", "2025-06-11", "2025-06-11"), span(two, "R7.6.18", "2025-06-18", "2025-06-18")),
        ),
        Cell(2, 1, "=HYPERLINK(1)"),
        Cell(3, 0, "R7.8~", dates=(span("R7.8~", "R7.8~", "2025-08-01", None),)),
        Cell(3, 1, "R7.5.8の会議の続き", dates=(span("R7.5.8の", "R7.5.8", "2025-05-08", "2025-05-08"),)),
    ]  # fmt: skip
    return Table(
        tuple(cells), 4, 2, 1, Locator(page=2, block=5, table=3), "取組", (), (2, 3), (2, 2, 3, 3), (None,) * 4
    )


def document(*tables: Table) -> Document:
    return Document("d" * 64, "題", Kind.PROGRESS, None, None, (Page(2, tables),), (), "pdf-1")


def test_dates_stand_beside_the_text_as_written_and_each_row_knows_its_page() -> None:
    exported = csv_table(progress_table(), document="取組.pdf")
    assert [column.name for column in exported.columns] == [
        "年月日", "年月日_start", "年月日_end", "会議等", "document", "page", "table", "row",
    ]  # fmt: skip
    assert exported.rows == (
        ("R7.4.16", "2025-04-16", "2025-04-16", "検討会議", "取組.pdf", "2", "3", "2"),
        (
            "R7.6.11\nR7.6.18",
            "2025-06-11;2025-06-18",
            "2025-06-11;2025-06-18",
            "=HYPERLINK(1)",
            "取組.pdf",
            "3",
            "3",
            "3",
        ),
        ("R7.8~", "2025-08-01", "", "R7.5.8の会議の続き", "取組.pdf", "3", "3", "4"),
    )


def test_an_impossible_date_has_no_days_and_says_so() -> None:
    text = "R7.2.30"
    table = Table(
        (Cell(0, 0, "実施日"), Cell(1, 0, text, dates=(span(text, text, None, None, Flag.IMPOSSIBLE),))),
        2, 1, 1, Locator(table=1),
    )  # fmt: skip
    exported = csv_table(table, document="x")
    assert [column.name for column in exported.columns][:4] == ["実施日", "実施日_start", "実施日_end", "実施日_flags"]
    assert exported.rows[0][:4] == ("R7.2.30", "", "", "impossible")


def test_two_level_headers_become_one_line_and_equal_names_differ() -> None:
    cells = (
        Cell(0, 0, "区分", row_span=2, is_header=True),
        Cell(0, 1, "人数", column_span=2, is_header=True),
        Cell(1, 1, "R6", is_header=True),
        Cell(1, 2, "R6", is_header=True),
        Cell(2, 0, "計"),
        Cell(2, 1, "3"),
        Cell(2, 2, "4"),
    )
    exported = csv_table(Table(cells, 3, 3, 2, Locator(table=1)), document="x")
    assert [column.name for column in exported.columns][:3] == ["区分", "人数 / R6", "人数 / R6_2"]
    assert exported.rows == (("計", "3", "4", "x", "", "1", "3"),)


def test_a_merged_cell_stands_once_or_everywhere() -> None:
    table = Table((Cell(0, 0, "乳児", row_span=2), Cell(0, 1, "1"), Cell(1, 1, "2")), 2, 2, 0, Locator(table=1))
    assert list(plain_rows(table)) == [("乳児", "1"), ("", "2")]
    assert list(plain_rows(table, repeat_spans=True)) == [("乳児", "1"), ("乳児", "2")]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+SUM(A1)",
        "@x",
        "-cmd|' /C calc'!A0",
        "\t=1",
        "\r=1",
        "＝1+1",
        " =1",
        "＠SUM",
        "-1+名(A1)",
        "-名前",
        "－ 里親!A1",
        "-2a",
    ],
)
def test_formulas_are_neutralised(text: str) -> None:
    assert guard_formula(text) == "'" + text


@pytest.mark.parametrize(
    "text",
    [
        "-5",
        "-1,234",
        "+3.2",
        "△5",
        "▲3.2%",
        "－５",
        "-3.2％",
        "-3.2ポイント",
        "+2名",
        "－",
        "-",
        "--",
        "令和7年",
        "a=b",
    ],
)
def test_numbers_and_words_stay_as_they_are(text: str) -> None:
    assert guard_formula(text) == text


@pytest.mark.parametrize("text", ["-3.2ポイント", "+2名", "－", "-", "--"])
def test_a_number_with_its_unit_and_a_dash_for_no_value_stay_too(text: str) -> None:
    assert guard_formula(text) == text


@pytest.mark.parametrize("text", ["-1+名(A1)", "-名前", "－ 里親!A1", "-2a", "-+1"])
def test_what_could_be_a_formula_after_all_is_neutralised(text: str) -> None:
    assert guard_formula(text) == "'" + text


@given(st.text())
def test_what_is_guarded_never_begins_a_formula(text: str) -> None:
    guarded = guard_formula(text)
    assert guarded.endswith(text)
    assert not guarded.startswith(("=", "@", "\t", "\r"))


def test_csv_opens_in_excel_and_reads_back(tmp_path: Path) -> None:
    (written,) = export_tables(document(progress_table()), name=NAME, folder=tmp_path, options=ExportOptions())
    assert written.path.name == "取組__p2__t3.csv"
    content = written.path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[2][3] == "'=HYPERLINK(1)"
    assert rows[2][0] == "R7.6.11\nR7.6.18"
    sidecar = json.loads((tmp_path / "取組__p2__t3.csv-metadata.json").read_text(encoding="utf-8"))
    assert sidecar["dc:source"] == "/a/令和7年度/取組.pdf"
    assert rows[1][4:] == ["令和7年度/取組.pdf", "2", "3", "2"]
    assert [column["titles"] for column in sidecar["tableSchema"]["columns"]] == rows[0]


def test_plain_writes_the_cells_only_and_no_sidecar(tmp_path: Path) -> None:
    options = ExportOptions(is_plain=True, encoding=Encoding.UTF8)
    export_tables(document(progress_table()), name=NAME, folder=tmp_path, options=options)
    assert [path.name for path in tmp_path.iterdir()] == ["取組__p2__t3.csv"]
    assert (tmp_path / "取組__p2__t3.csv").read_text(encoding="utf-8").splitlines()[0] == "年月日,会議等"


def test_json_keeps_spans_and_is_written_without_tables_too(tmp_path: Path) -> None:
    options = ExportOptions(format=TableFormat.JSON)
    export_tables(
        document(progress_table()), name=DocumentName("a", "a.pdf", "/a.pdf"), folder=tmp_path, options=options
    )
    export_tables(document(), name=DocumentName("b", "b.pdf", "/b.pdf"), folder=tmp_path, options=options)
    (table,) = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["tables"]
    assert (table["page"], table["header_rows"]) == (2, 1)
    assert table["cells"][0] == {"r": 0, "c": 0, "rs": 1, "cs": 1, "text": "年月日"}
    assert json.loads((tmp_path / "b.json").read_text(encoding="utf-8")) == {"tables": []}


def test_cp932_reports_what_it_cannot_hold() -> None:
    content, lost = encode_csv([["髙橋㋿𠮷", "〜–"]], Encoding.CP932)
    assert lost == (("–", 1), ("㋿", 1), ("𠮷", 1))
    assert content.decode("cp932") == "髙橋〓〓,～〓\r\n"


def test_names_of_equal_files_differ_and_long_ones_fit() -> None:
    long = "/d/" + "長" * 120 + ".pdf"
    names = document_names(["/a/報告.pdf", "/b/報告.pdf", "/c/報告.docx", long], ["/"])
    assert [names[path].stem for path in list(names)[:3]] == ["報告", "報告~2", "報告~3"]
    assert len(csv_name(names[long].stem, progress_table()).encode()) <= 255


def test_documents_are_shown_by_their_path_below_what_was_ingested() -> None:
    paths = ["/data/R7/報告.pdf", "/x/one.pdf"]
    names = document_names(paths, ["/data/R7", "/data", "/x/one.pdf"])
    assert [names[path].shown for path in paths] == ["R7/報告.pdf", "one.pdf"]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError) as caught:
        export_tables(
            document(), name=DocumentName("a", "a.pdf", "/a.pdf"), folder=tmp_path / "file", options=ExportOptions()
        )
    assert caught.value.code == "export_failed"
