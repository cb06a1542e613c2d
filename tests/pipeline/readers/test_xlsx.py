"""Workbooks: what a reader sees on each sheet, tables apart, merged cells as one, hidden things named and left out."""

from pathlib import Path

import pytest

from corpus.errors import UnreadableError
from corpus.model import IssueCode
from pipeline.extract import ExtractionTask, extract, hash_file
from pipeline.raw import RawFurniture, RawParagraph, RawTable
from pipeline.readers.sniff import sniff
from pipeline.readers.xlsx import READER
from tests.pipeline.readers.docx_files import as_text
from tests.pipeline.readers.xlsx_files import NAMESPACES, SheetXml, c, row, styles, t, write_xlsx

ERA = "[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"


def shown(path: Path) -> list[str]:
    (page,) = READER.read(path).pages
    assert page.number is None
    return [as_text(element) for element in page.elements]


def tables(path: Path) -> list[RawTable]:
    (page,) = READER.read(path).pages
    return [element for element in page.elements if isinstance(element, RawTable)]


def table_rows(number: int, *texts: tuple[str, ...], style: int = 0, column: str = "A") -> list[str]:
    return [
        row(number + i, *(t(f"{chr(ord(column) + j)}{number + i}", text, style) for j, text in enumerate(line)))
        for i, line in enumerate(texts)
    ]


def test_each_sheet_is_a_section_and_dates_stored_as_numbers_are_dates(tmp_path: Path) -> None:
    april = SheetXml(
        "4月分",
        [
            row(1, t("A1", "年月日"), t("B1", "会議等"), t("C1", "人数")),
            row(2, c("A2", "45763", style=3), t("B2", "検討会議"), c("C2", "-1234", style=4)),
        ],
    )
    other = SheetXml("5月分", table_rows(1, ("区分", "件数"), ("里親", "3件")))
    path = write_xlsx(tmp_path / "a.xlsx", [april, other], style_sheet=styles(ERA, "#,##0;△#,##0"))
    assert shown(path) == [
        "4月分",
        "年月日|会議等|人数\n令和7年4月16日|検討会議|△1,234",
        "5月分",
        "区分|件数\n里親|3件",
    ]
    document = extract(ExtractionTask(str(path), str(hash_file(str(path)))))
    first, second = document.tables()  # type: ignore[union-attr]
    assert (first.section, second.section) == (("4月分",), ("5月分",))
    (date,) = next(cell for cell in first.cells if (cell.row, cell.column) == (1, 0)).dates
    assert str(date.first) == "2025-04-16"


def test_a_day_shown_without_its_year_is_that_day(tmp_path: Path) -> None:
    rows = [
        row(1, t("A1", "開催日"), t("B1", "件数")),
        row(2, c("A2", "45763", style=3), c("B2", "3")),
        row(3, c("A3", "46060", style=4), c("B3", "4/16")),
    ]
    formats = styles("m/d", "m&quot;月&quot;d&quot;日(&quot;aaa&quot;)&quot;")
    path = write_xlsx(tmp_path / "a.xlsx", [SheetXml("表", rows)], style_sheet=formats)
    assert shown(path) == ["表", "開催日|件数\n4/16|3\n2月7日(土)|4/16"]
    document = extract(ExtractionTask(str(path), str(hash_file(str(path)))))
    (table,) = document.tables()  # type: ignore[union-attr]
    dates = {cell.text: [str(span.first) for span in cell.dates] for cell in table.cells if cell.column == 0}
    assert dates == {"開催日": [], "4/16": ["2025-04-16"], "2月7日(土)": ["2026-02-07"]}


def test_blank_rows_and_columns_part_tables(tmp_path: Path) -> None:
    rows = [
        row(1, t("A1", "取組一覧")),
        row(2, t("C2", "（単位：人）")),
        *table_rows(3, ("区分", "実績", "目標"), ("里親", "1", "2")),
        row(5, t("A5", "※　速報値")),
        row(7, t("A7", "左"), t("B7", "件数"), t("E7", "右"), t("F7", "件数")),
        row(8, t("A8", "千鳥市"), t("B8", "3"), t("E8", "野市"), t("F8", "4")),
    ]
    path = write_xlsx(tmp_path / "a.xlsx", [SheetXml("表", rows)])
    assert shown(path) == [
        "表",
        "取組一覧",
        "（単位：人）",
        "区分|実績|目標\n里親|1|2",
        "※　速報値",
        "左|件数\n千鳥市|3",
        "右|件数\n野市|4",
    ]


def test_frames_hold_a_table_with_blank_rows_together(tmp_path: Path) -> None:
    rows = [
        row(1, t("A1", "令和7年度 一覧")),
        *table_rows(2, ("区分", "実績"), ("里親", "1"), ("", ""), ("施設", "2"), ("", ""), style=1),
        row(7, t("A7", "以上")),
    ]
    path = write_xlsx(tmp_path / "a.xlsx", [SheetXml("表", rows)])
    assert shown(path) == ["表", "令和7年度 一覧", "区分|実績\n里親|1\n|\n施設|2", "以上"]


def test_a_title_between_framed_tables_parts_them_without_a_blank_row(tmp_path: Path) -> None:
    rows = [
        *table_rows(1, ("区分", "人数"), ("常勤", "10"), style=1),
        row(3, t("A3", "○施設")),
        *table_rows(4, ("名称", "定員"), ("本館", "50"), style=1),
        row(6, t("A6", "※　４月１日現在")),
    ]
    path = write_xlsx(tmp_path / "a.xlsx", [SheetXml("表", rows)])
    assert shown(path) == ["表", "区分|人数\n常勤|10", "○施設", "名称|定員\n本館|50", "※　４月１日現在"]


def test_a_row_without_frames_in_a_framed_table_is_no_title(tmp_path: Path) -> None:
    rows = [
        *table_rows(1, ("区分", "人数"), ("常勤", "10"), style=1),
        row(3, t("A3", "うち女性"), t("B3", "4")),
        *table_rows(4, ("非常勤", "5"), ("計", "15"), style=1),
    ]
    path = write_xlsx(tmp_path / "a.xlsx", [SheetXml("表", rows)])
    assert shown(path) == ["表", "区分|人数\n常勤|10\nうち女性|4\n非常勤|5\n計|15"]


def test_a_form_of_labels_is_not_torn_at_its_gap(tmp_path: Path) -> None:
    rows = [row(1, t("A1", "氏名"), t("D1", "山田")), row(2, t("A2", "住所"), t("D2", "千鳥市"))]
    path = write_xlsx(tmp_path / "a.xlsx", [SheetXml("届", rows)])
    assert shown(path) == ["届", "氏名|山田\n住所|千鳥市"]


def test_merged_cells_both_ways_and_cells_on_squared_paper(tmp_path: Path) -> None:
    rows = [
        row(1, t("A1", "分類"), t("D1", "令和6年度")),
        row(2, t("D2", "実績"), t("F2", "目標")),
        row(3, t("A3", "里親"), t("D3", "1"), t("F3", "2")),
    ]
    merges = "".join(f'<mergeCell ref="{area}"/>' for area in ("A1:C2", "D1:G1", "D2:E2", "F2:G2", "A3:C3", "D3:E3"))
    path = write_xlsx(tmp_path / "a.xlsx", [SheetXml("表", rows, after=f"<mergeCells>{merges}</mergeCells>")])
    (table,) = tables(path)
    assert [(cell.text, cell.row_span, cell.column_span) for cell in table.cells] == [
        ("分類", 2, 1), ("令和6年度", 1, 2), ("実績", 1, 1), ("目標", 1, 1), ("里親", 1, 1), ("1", 1, 1), ("2", 1, 1),
    ]  # fmt: skip


def test_hidden_sheets_rows_and_columns_are_left_out_and_counted(tmp_path: Path) -> None:
    rows = [
        row(1, t("A1", "見出し"), t("B1", "隠れた列"), t("C1", "値")),
        row(2, t("A2", "隠れた行"), t("C2", "0"), attributes='hidden="1"'),
        row(3, t("A3", "里親"), t("B3", "秘"), t("C3", "1")),
    ]
    cols = '<cols><col min="2" max="2" hidden="1"/></cols>'
    hidden = SheetXml("下書き", table_rows(1, ("隠れた", "紙")), state="hidden")
    path = write_xlsx(tmp_path / "a.xlsx", [SheetXml("表", rows, before=cols), hidden])
    assert shown(path) == ["表", "見出し|値\n里親|1"]
    (issue,) = READER.read(path).issues
    assert issue.code is IssueCode.HIDDEN_LEFT_OUT
    assert dict(issue.arguments) == {"sheets": "1", "rows": "1", "columns": "1"}


def test_what_a_filter_hides_at_the_moment_is_read_and_its_row_is_the_head(tmp_path: Path) -> None:
    rows = [
        row(1, t("A1", "あ"), t("B1", "い")),
        row(2, t("A2", "う"), t("B2", "え"), attributes='hidden="1"'),
        row(3, t("A3", "お"), t("B3", "か")),
    ]
    after = '<autoFilter ref="A1:B3"><filterColumn colId="0"/></autoFilter>'
    path = write_xlsx(tmp_path / "a.xlsx", [SheetXml("表", rows, after=after)])
    (table,) = tables(path)
    assert (as_text(table), table.header_rows) == ("あ|い\nう|え\nお|か", 1)
    assert READER.read(path).issues == ()


def test_readings_beside_names_are_not_read_and_escapes_are(tmp_path: Path) -> None:
    strings = "<si><r><t>山田</t></r><r><t>太郎_x000D_</t></r><rPh><t>ヤマダ</t></rPh></si>"
    rows = [row(1, c("A1", "0", "s"), c("B1", "7", "s")), row(2, c("A2", "1", "b"), c("B2", "#REF!", "e"))]
    path = write_xlsx(tmp_path / "a.xlsx", [SheetXml("表", rows)], strings=strings)
    assert shown(path) == ["表", "山田太郎", "TRUE\t#REF!"]


def test_formulas_without_a_stored_result_are_counted(tmp_path: Path) -> None:
    cells = '<c r="A1"><f>1+1</f></c><c r="B1" t="str"><f>"a"</f><v>結果</v></c>'
    path = write_xlsx(tmp_path / "a.xlsx", [SheetXml("表", [row(1, cells)])])
    assert shown(path) == ["表", "結果"]
    (issue,) = READER.read(path).issues
    assert (issue.code, issue.arguments) == (IssueCode.NOT_CALCULATED, (("count", "1"),))


def test_text_boxes_charts_printed_heads_and_comments(tmp_path: Path) -> None:
    drawing_names = 'xmlns:x="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    names = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    parts = {
        "xl/drawings/drawing1.xml": f"<x:wsDr {drawing_names} {names}><x:sp><x:txBody><a:p><a:r><a:t>吹き出し</a:t>"
        "</a:r></a:p></x:txBody></x:sp></x:wsDr>",
        "xl/comments1.xml": f"<comments {NAMESPACES}><commentList><comment/><comment/></commentList></comments>",
    }
    links = [("d", "drawing", "../drawings/drawing1.xml"), ("c", "comments", "../comments1.xml")]
    printed = "&amp;L&amp;&quot;-,Bold&quot;資料&amp;&amp;1&amp;R&amp;P ページ / &amp;N"
    after = f"<headerFooter><oddHeader>{printed}</oddHeader></headerFooter>"
    sheet = SheetXml("表", table_rows(1, ("区分", "件数"), ("里親", "3")), after=after, links=links)
    path = write_xlsx(tmp_path / "a.xlsx", [sheet], parts=parts)
    document = READER.read(path)
    assert document.pages[0].elements[1] == RawFurniture("資料&1")
    assert document.pages[0].elements[-1] == RawParagraph("吹き出し")
    assert [(issue.code, issue.arguments) for issue in document.issues] == [
        (IssueCode.COMMENTS_LEFT_OUT, (("count", "2"),))
    ]


def test_a_broken_sheet_does_not_cost_the_others(tmp_path: Path) -> None:
    good = SheetXml("良い", table_rows(1, ("区分", "件数"), ("里親", "3")))
    path = write_xlsx(tmp_path / "a.xlsx", [SheetXml("悪い", ["<row"]), good])
    assert shown(path) == ["良い", "区分|件数\n里親|3"]
    (issue,) = READER.read(path).issues
    assert (issue.code, dict(issue.arguments)["part"]) == (IssueCode.PART_FAILED, "悪い")


@pytest.mark.parametrize(
    ("sheets", "workbook", "code"),
    [
        ([SheetXml("空", [])], "", IssueCode.BLANK),
        ([], "", IssueCode.CORRUPT),
        ([SheetXml("悪い", ["<row"])], "", IssueCode.CORRUPT),
        ([SheetXml("爆弾", [row(1, t("A1", "あ"))])], '<!DOCTYPE x [<!ENTITY a "ha">]>', IssueCode.CORRUPT),
    ],
)
def test_what_cannot_be_read_says_why(sheets: list[SheetXml], workbook: str, code: IssueCode, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", sheets, workbook=workbook)
    with pytest.raises(UnreadableError) as caught:
        READER.read(path)
    assert caught.value.code == code


def test_a_merge_of_the_whole_sheet_is_cut_to_what_is_there(tmp_path: Path) -> None:
    after = '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="A1:B2"/><mergeCell ref="?"/></mergeCells>'
    path = write_xlsx(tmp_path / "a.xlsx", [SheetXml("表", [row(1, t("A1", "全面"))], after=after)])
    assert shown(path) == ["表", "全面"]


def test_many_merged_rows_are_refused(tmp_path: Path) -> None:
    merges = "".join(f'<mergeCell ref="{chr(65 + i)}1:{chr(65 + i)}1048576"/>' for i in range(3))
    rows = [row(1, t("A1", "あ")), row(1_048_576, t("A1048576", "い"))]
    path = write_xlsx(tmp_path / "a.xlsx", [SheetXml("表", rows, after=f"<mergeCells>{merges}</mergeCells>")])
    with pytest.raises(UnreadableError) as caught:
        READER.read(path)
    assert caught.value.code == IssueCode.TOO_LARGE


def test_a_staircase_of_cells_takes_no_time(tmp_path: Path) -> None:
    rows = [row(i, t(f"{chr(64 + i)}{i}", "あ")) for i in range(1, 27)]
    path = write_xlsx(tmp_path / "a.xlsx", [SheetXml("表", rows)])
    assert "".join("".join(text.split("|")) for text in shown(path)).count("あ") == 26


def test_a_workbook_is_known_by_its_bytes(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "一覧.xls", [SheetXml("表", [row(1, t("A1", "あ"))])])
    sniffed = sniff(path)
    assert (sniffed.format, [issue.code for issue in sniffed.issues]) == ("xlsx", [IssueCode.SUFFIX_IGNORED])
