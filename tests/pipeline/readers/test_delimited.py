"""Comma- and tab-separated files: a table with its head, what stands above and below apart from it."""

from pathlib import Path

import pytest

from corpus.errors import UnreadableError
from corpus.model import IssueCode
from pipeline.extract import ExtractionTask, extract, hash_file
from pipeline.raw import RawTable
from pipeline.readers.delimited import READER
from pipeline.readers.sniff import sniff
from tests.pipeline.readers.docx_files import as_text

ROWS = "年月日,会議等,人数\nR7.4.16,検討会議,12\n2025/7/16,専門分科会,\n"
REALDOCS = Path(__file__).parents[4] / "shared" / "realdocs"


def shown(path: Path, content: bytes) -> list[str]:
    path.write_bytes(content)
    assert sniff(path).format == "csv"
    (page,) = READER.read(path).pages
    return [as_text(element) for element in page.elements]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp932", "euc_jp", "iso2022_jp", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_any_encoding_of_a_text(encoding: str, tmp_path: Path) -> None:
    expected = ["年月日|会議等|人数\nR7.4.16|検討会議|12\n2025/7/16|専門分科会|"]
    assert shown(tmp_path / "a.csv", ROWS.encode(encoding)) == expected


@pytest.mark.parametrize("delimiter", ["\t", ";", ","])
def test_the_delimiter_is_the_one_that_makes_even_rows(delimiter: str, tmp_path: Path) -> None:
    text = ROWS.replace(",", delimiter).replace("検討会議", '"検討、会議"')
    assert shown(tmp_path / "a.csv", text.encode())[0].split("\n")[1] == "R7.4.16|検討、会議|12"


def test_quotes_line_ends_inside_fields_and_blank_columns(tmp_path: Path) -> None:
    text = '区分,,内容\r\n里親,,"一行目\r\n二行目 ""引用"", 続き"\r\n施設,,三\r\n'
    assert shown(tmp_path / "a.csv", text.encode("cp932")) == ['区分|内容\n里親|一行目\n二行目 "引用", 続き\n施設|三']


def test_titles_units_and_remarks_are_not_rows(tmp_path: Path) -> None:
    text = "令和7年度一覧,,\n(単位：人),,\n,,\n区分,R6,R7\n里親,1,2\n※速報値,,\n\n第２表,,\n区分,R6\n施設,3\n"
    assert shown(tmp_path / "a.csv", text.encode()) == [
        "令和7年度一覧", "(単位：人)", "区分|R6|R7\n里親|1|2", "※速報値", "第２表", "区分|R6\n施設|3",
    ]  # fmt: skip


def test_dates_of_a_column_resolve_and_the_first_row_is_the_head(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(ROWS, encoding="utf-8")
    document = extract(ExtractionTask(str(path), str(hash_file(str(path)))))
    (table,) = document.tables()  # type: ignore[union-attr]
    assert table.header_rows == 1
    dates = [(cell.row, str(span.first)) for cell in table.cells for span in cell.dates]
    assert dates == [(1, "2025-04-16"), (2, "2025-07-16")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", IssueCode.EMPTY_FILE),
        (b",,\n , \n", IssueCode.BLANK),
        (b"\x81\xff\xfe\x80\xfd\xfc\xa0" * 3, IssueCode.UNSUPPORTED_FORMAT),
        (b'a,"' + b"x" * 200_000, IssueCode.CORRUPT),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, code: IssueCode, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableError) as caught:
        READER.read(path)
    assert caught.value.code == code


@pytest.mark.skipif(not REALDOCS.is_dir(), reason=f"{REALDOCS} is not there")
def test_real_files_are_one_table_each() -> None:
    for path in sorted((REALDOCS / "progress" / "mhlw_clinics").glob("*.csv")):
        (table,) = READER.read(path).pages[0].elements
        assert isinstance(table, RawTable) and table.column_count == 8
