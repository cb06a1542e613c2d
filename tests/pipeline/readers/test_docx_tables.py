"""Tables of a Word file stand on one grid, with their spans, whatever the cells are wrapped in."""

from pathlib import Path

from docx import Document
from docx.oxml.parser import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.raw import RawCell, RawTable
from pipeline.readers.docx.tables import lay_out
from tests.pipeline.readers.docx_files import NAMESPACES, grid, p, r, read_elements, tbl, tc, texts, tr, write_docx

SPAN_2, SPAN_3 = '<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="3"/>'
FIRST, NEXT = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def table_of(tmp_path: Path, table: str, parts: dict[str, str] | None = None) -> RawTable:
    (element,) = read_elements(write_docx(tmp_path / "a.docx", table, parts))
    assert isinstance(element, RawTable)
    return element


def rows_of(tmp_path: Path, table: str) -> list[str]:
    return ["|".join(row) for row in grid(table_of(tmp_path, table))]


def test_a_plain_table_made_by_python_docx(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("年月日", "会議等", "R7.4.16", "検討会議"), strict=True):
        cell.text = text
    document.save(str(tmp_path / "a.docx"))
    assert read_elements(tmp_path / "a.docx") == (
        RawTable(
            (RawCell(0, 0, "年月日"), RawCell(0, 1, "会議等"), RawCell(1, 0, "R7.4.16"), RawCell(1, 1, "検討会議")),
            row_count=2,
            column_count=2,
        ),
    )


def test_cells_are_merged_both_ways(tmp_path: Path) -> None:
    table = tbl(
        tr(tc("区分", FIRST), tc("実績", SPAN_2)),
        tr(tc("", NEXT), tc("R6"), tc("R7")),
        tr(tc("箱", SPAN_2 + FIRST), tc("1")),
        tr(tc("", SPAN_2 + NEXT), tc("2")),
    )
    placed = {
        (cell.text, cell.row, cell.column, cell.row_span, cell.column_span) for cell in table_of(tmp_path, table).cells
    }
    assert placed == {
        ("区分", 0, 0, 2, 1),
        ("実績", 0, 1, 1, 2),
        ("R6", 1, 1, 1, 1),
        ("R7", 1, 2, 1, 1),
        ("箱", 2, 0, 2, 2),
        ("1", 2, 2, 1, 1),
        ("2", 3, 2, 1, 1),
    }


def test_the_old_way_to_merge_across(tmp_path: Path) -> None:
    table = tbl(
        tr(tc("甲", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("乙")), tr(tc("1"), tc("2"), tc("3"))
    )
    assert rows_of(tmp_path, table) == ["甲|^|乙", "1|2|3"]


def test_a_merge_that_goes_on_from_nothing_is_a_cell(tmp_path: Path) -> None:
    table = tbl(
        tr(tc("a", NEXT), tc("b", SPAN_2 + FIRST)),
        # not the same width as the cell above: nothing to go on from
        tr(tc("c"), tc("d", NEXT), tc("e")),
    )
    assert rows_of(tmp_path, table) == ["a|b|^", "c|d|e"]


def test_text_in_the_merged_part_is_not_lost(tmp_path: Path) -> None:
    assert rows_of(tmp_path, tbl(tr(tc("上", FIRST), tc("1")), tr(tc("下", NEXT), tc("2")))) == ["上\n下|1", "^|2"]


def test_rows_may_begin_late_and_end_early(tmp_path: Path) -> None:
    table = tbl(
        tr(tc("a"), tc("b"), tc("c")),
        tr(tc("d"), properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
    )
    assert rows_of(tmp_path, table) == ["a|b|c", "|d|"]


def test_grid_columns_that_no_cell_ends_at_are_no_columns(tmp_path: Path) -> None:
    table = tbl(tr(tc("a", SPAN_3), tc("b")), tr(tc("c", SPAN_3), tc("d")))
    assert rows_of(tmp_path, table) == ["a|b", "c|d"]


def test_edges_that_were_not_drawn_in_line_make_no_column(tmp_path: Path) -> None:
    widths = "".join(f'<w:gridCol w:w="{width}"/>' for width in (2000, 15, 2000))
    table = tbl(tr(tc("a", SPAN_2), tc("b")), tr(tc("c"), tc("d", SPAN_2))).replace(
        "</w:tblPr>", f"</w:tblPr><w:tblGrid>{widths}</w:tblGrid>", 1
    )
    assert rows_of(tmp_path, table) == ["a|b", "c|d"]


def test_content_controls_around_cells_rows_and_the_table(tmp_path: Path) -> None:
    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    inside = f"<w:tc>{control(p('d'))}</w:tc>"
    table = control(
        tbl(
            control(tr(control(tc("a")), tc("b"))),
            f'<w:customXml w:element="x">{tr(tc("c"), inside)}</w:customXml>',
        )
    )
    assert rows_of(tmp_path, table) == ["a|b", "c|d"]


def test_inserted_rows_are_read_deleted_rows_and_cells_are_not(tmp_path: Path) -> None:
    table = tbl(
        tr(tc("a"), tc("b")),
        tr(tc("c"), tc("d"), properties='<w:del w:id="1"/>'),
        tr(tc("e"), tc("x", '<w:cellDel w:id="2"/>'), tc("f"), properties='<w:ins w:id="3"/>'),
    )
    assert rows_of(tmp_path, table) == ["a|b", "e|f"]


def test_a_nested_table_is_text_of_its_cell_in_reading_order(tmp_path: Path) -> None:
    inner = tbl(tr(tc("品名"), tc("数")), tr(tc("机"), tc("2")))
    cell = f"<w:tc>{p('前')}{inner}{p('後')}</w:tc>"
    assert rows_of(tmp_path, tbl(tr(tc("内訳"), cell))) == ["内訳|前\n品名\t数\n机\t2\n後"]


def test_a_table_of_one_cell_is_a_box_around_its_content(tmp_path: Path) -> None:
    inner = tbl(tr(tc("年月日"), tc("内容")))
    box = f"<w:tbl><w:tr><w:tc>{p('目的')}{inner}{p('以上')}</w:tc></w:tr></w:tbl>"
    assert texts(write_docx(tmp_path / "a.docx", box)) == ["目的", "年月日|内容", "以上"]


def test_a_grid_without_text_is_no_table_and_one_text_makes_it_one(tmp_path: Path) -> None:
    seals = tbl(tr(tc(""), tc("")), tr(tc(""), tc("")))
    assert texts(write_docx(tmp_path / "a.docx", p("決裁") + seals)) == ["決裁"]
    assert rows_of(tmp_path, tbl(tr(tc("課長"), tc("")), tr(tc(""), tc("")))) == ["課長|", "|"]


def test_repeated_header_rows_are_the_tables_header(tmp_path: Path) -> None:
    header = "<w:tblHeader/>"
    rows = (
        tr(tc("年月日"), tc("実績"), properties=header),
        tr(tc(""), tc("人"), properties=header),
        tr(tc("1"), tc("2")),
    )
    assert table_of(tmp_path, tbl(*rows)).header_rows == 2
    # a row further down does not repeat in Word either; no row at all says nothing
    assert table_of(tmp_path, tbl(rows[2], rows[0])).header_rows is None


def test_bold_cells_are_bold_by_run_or_by_the_tables_style(tmp_path: Path) -> None:
    def bold(table: str) -> list[str]:
        style = (
            '<w:style w:type="table" w:styleId="T"><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
            "</w:style>"
        )
        return [cell.text for cell in table_of(tmp_path, table, {"styles": style}).cells if cell.is_bold]

    cell = f"<w:tc><w:p>{r('計', '<w:b/>')}</w:p></w:tc>"
    rows = tr(tc("区分"), tc("数")) + tr(cell, tc("3"))
    assert bold(tbl(rows)) == ["計"]
    assert bold(tbl(rows, properties='<w:tblStyle w:val="T"/><w:tblLook w:val="04A0"/>')) == ["区分", "数", "計"]
    assert bold(tbl(rows, properties='<w:tblStyle w:val="T"/><w:tblLook w:firstRow="0"/>')) == ["計"]


def test_a_footnote_in_a_cell_follows_the_table(tmp_path: Path) -> None:
    cell = f'<w:tc><w:p>{r("QPI")}<w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:tc>'
    path = write_docx(
        tmp_path / "a.docx",
        tbl(tr(cell, tc("取組"))) + p("後"),
        {"footnotes": f'<w:footnote w:id="1">{p("注")}</w:footnote>'},
    )
    assert texts(path) == ["QPI1|取組", "[1] 注", "後"]


def test_automatic_numbers_stand_in_empty_cells(tmp_path: Path) -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'
    number = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>{number}'
    numbered = '<w:tc><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p></w:tc>'
    table = tbl(tr(tc("No."), tc("氏名")), tr(numbered, tc("佐久間")), tr(numbered, tc("小田切")))
    assert ["|".join(row) for row in grid(table_of(tmp_path, table, {"numbering": numbering}))] == [
        "No.|氏名",
        "1|佐久間",
        "2|小田切",
    ]


WRITTEN_CELL = st.tuples(st.integers(1, 4), st.sampled_from(["", FIRST, NEXT, "<w:hMerge/>"]))


@given(st.lists(st.tuples(st.integers(0, 3), st.lists(WRITTEN_CELL, max_size=5)), max_size=6))
def test_whatever_the_spans_each_slot_has_one_cell_and_each_cell_a_slot(
    rows: list[tuple[int, list[tuple[int, str]]]],
) -> None:
    table = tbl(
        *(
            tr(
                *(tc("", f'<w:gridSpan w:val="{span}"/>{merge}') for span, merge in cells),
                properties=f'<w:gridBefore w:val="{before}"/>',
            )
            for before, cells in rows
        )
    )
    layout = lay_out(parse_xml(table.replace("<w:tbl>", f"<w:tbl {NAMESPACES}>", 1)))
    covered = [
        (row, column)
        for slot in layout.slots
        for row in range(slot.row, slot.row + slot.row_span)
        for column in range(slot.column, slot.end)
    ]
    assert len(covered) == len(set(covered))
    assert all(row < layout.row_count and column < layout.column_count for row, column in covered)
    assert sum(len(slot.cells) for slot in layout.slots) == sum(len(cells) for _, cells in rows)
    # no column is there for nothing: some cell begins or ends at each of its edges
    edges = {edge for slot in layout.slots for edge in (slot.column, slot.end)}
    assert edges == (set(range(layout.column_count + 1)) if layout.slots else set())
    order = [(slot.row, slot.column) for slot in layout.slots]
    assert order == sorted(order)
