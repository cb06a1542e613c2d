"""What is a table on a printed page, what its cells say, and what only looks like one."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.raw import RawDocument, RawLine, RawTable
from pipeline.readers.pdf import READER
from tests.pipeline.readers.pdf_pages import A4, Drawing, write_pdf

XS = [60.0, 140.0, 300.0, 520.0]
YS = [100.0, 120.0, 150.0, 180.0]
ROWS = [["年月日", "会議等", "内容等"], ["R7.4.16", "検討会議", "計画の説明"], ["R7.7.11", "研修会", "参加者139名"]]


def read(tmp_path: Path, *pages: Drawing) -> RawDocument:
    return READER.read(write_pdf(tmp_path / "a.pdf", *pages))


def tables(tmp_path: Path, page: Drawing) -> list[RawTable]:
    return [e for e in read(tmp_path, page).pages[0].elements if isinstance(e, RawTable)]


def lines(tmp_path: Path, page: Drawing) -> list[str]:
    return [e.text for e in read(tmp_path, page).pages[0].elements if isinstance(e, RawLine)]


def grid(table: RawTable) -> list[list[str]]:
    rows = [[""] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def drawn(draw: str) -> Drawing:
    """The table of ROWS, its rules drawn in one of many ways."""
    page = Drawing()
    page.text(60, 60, "取組一覧", 14)
    page.cells(XS, YS, ROWS)
    if draw == "lines":
        page.grid(XS, YS)
    elif draw == "a frame a cell":
        for left, right in pairwise(XS):
            for top, bottom in pairwise(YS):
                page.frame(left, top, right - left, bottom - top)
    elif draw == "thin fills":
        for x in XS:
            page.fill(x - 0.3, YS[0], 0.6, YS[-1] - YS[0])
        for y in YS:
            page.fill(XS[0], y - 0.3, XS[-1] - XS[0], 0.6)
    elif draw == "dots of ink":
        for x in XS:
            for step in range(int(YS[-1] - YS[0]) // 2 + 1):
                page.fill(x - 0.25, YS[0] + 2 * step - 0.25, 0.5, 0.5)
        for y in YS:
            for step in range(int(XS[-1] - XS[0]) // 2 + 1):
                page.fill(XS[0] + 2 * step - 0.25, y - 0.25, 0.5, 0.5)
    elif draw == "dashes":
        for x in XS:
            for top in range(int(YS[0]), int(YS[-1]), 4):
                page.line(x, top, x, min(top + 2.5, YS[-1]))
        for y in YS:
            for left in range(int(XS[0]), int(XS[-1]), 4):
                page.line(left, y, min(left + 2.5, XS[-1]), y)
    elif draw == "double":
        page.grid(XS, YS)
        page.grid([x + 1.8 for x in XS], [y + 1.8 for y in YS])
    elif draw == "open at both sides":
        for x in XS[1:-1]:
            page.line(x, YS[0], x, YS[-1])
        for y in YS:
            page.line(XS[0], y, XS[-1], y)
    elif draw == "only horizontal":
        for y in YS:
            page.line(XS[0], y, XS[-1], y)
    elif draw == "over zebra fills":
        page.operators.insert(0, "0.9 g 60 692 460 30 re f 0 g")
        page.grid(XS, YS)
    return page


@pytest.mark.parametrize(
    "draw",
    [
        "lines",
        "a frame a cell",
        "thin fills",
        "dots of ink",
        "dashes",
        "double",
        "open at both sides",
        "only horizontal",
        "over zebra fills",
    ],
)
def test_rules_are_rules_however_they_are_drawn(tmp_path: Path, draw: str) -> None:
    page = drawn(draw)
    (table,) = tables(tmp_path, page)
    assert grid(table) == ROWS
    assert lines(tmp_path, page) == ["取組一覧"]
    assert len(table.column_edges) == 4
    assert len(table.row_edges) == 4


def test_merged_cells_are_spans(tmp_path: Path) -> None:
    page = Drawing()
    for y in (100, 160, 180):
        page.line(60, y, 520, y)
    page.line(140, 120, 520, 120)
    page.line(140, 140, 300, 140)
    for x, top in ((60, 100), (140, 100), (300, 120), (520, 100)):
        page.line(x, top, x, 180)
    for x, top, text in ((64, 104, "区分"), (144, 104, "令和7年度"), (144, 124, "目標"), (304, 124, "備考欄")):
        page.text(x, top, text)
    page.text(144, 144, "実績")
    for x, text in ((64, "里親"), (144, "12"), (304, "なし")):
        page.text(x, 164, text)
    (table,) = tables(tmp_path, page)
    assert {(c.text, c.row, c.column, c.row_span, c.column_span) for c in table.cells if c.text} == {
        ("区分", 0, 0, 3, 1),
        ("令和7年度", 0, 1, 1, 2),
        ("目標", 1, 1, 1, 1),
        ("備考欄", 1, 2, 2, 1),
        ("実績", 2, 1, 1, 1),
        ("里親", 3, 0, 1, 1),
        ("12", 3, 1, 1, 1),
        ("なし", 3, 2, 1, 1),
    }


def test_two_tables_side_by_side_are_two(tmp_path: Path) -> None:
    page = Drawing()
    page.table([60, 120, 260], [100, 120, 140], [["区分", "件数"], ["相談", "12"]])
    page.table([300, 380, 520], [100, 120, 140], [["市町村", "人口"], ["長野市", "3,000"]])
    assert [grid(t) for t in tables(tmp_path, page)] == [
        [["区分", "件数"], ["相談", "12"]],
        [["市町村", "人口"], ["長野市", "3,000"]],
    ]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_is_read_as_it_is_displayed(tmp_path: Path, rotate: int) -> None:
    # the same drawing, turned against /Rotate so that it is displayed upright
    page = drawn("lines")
    across, down = (A4[1], A4[0]) if rotate in (90, 270) else A4
    turned = Drawing((across, down), rotate)
    matrix = {90: f"0 1 -1 0 {A4[1]} 0 cm", 180: f"-1 0 0 -1 {A4[0]} {A4[1]} cm", 270: f"0 -1 1 0 0 {A4[0]} cm"}
    turned.operators = [matrix[rotate], *page.operators]
    (table,) = tables(tmp_path, turned)
    assert grid(table) == ROWS
    assert table.box is not None
    assert abs(table.box.top - 100) < 1
    assert abs(table.box.x0 - 60) < 1


class TestNotATable:
    def test_a_framed_box(self, tmp_path: Path) -> None:
        page = Drawing()
        page.frame(460, 40, 70, 24)
        page.text(470, 46, "資料 1")
        page.text(60, 100, "本文の段落です。")
        assert tables(tmp_path, page) == []
        assert lines(tmp_path, page) == ["資料 1", "本文の段落です。"]

    def test_a_frame_around_the_page(self, tmp_path: Path) -> None:
        page = drawn("lines")
        page.frame(30, 30, 535, 780)
        (table,) = tables(tmp_path, page)
        assert grid(table) == ROWS

    def test_the_grid_of_a_chart(self, tmp_path: Path) -> None:
        page = Drawing()
        page.grid([100, 160, 220, 280, 340, 400], [100, 140, 180, 220, 260])
        for number, y in enumerate((96, 136, 176, 216, 256)):
            page.text(74, y, str(400 - 100 * number), 8)
        for number, x in enumerate((94, 154, 214, 274, 334, 394)):
            page.text(x, 264, f"R{number + 2}", 8)
        page.text(150, 152, "里親委託率", 8)
        assert tables(tmp_path, page) == []

    def test_an_underline_parts_no_cell(self, tmp_path: Path) -> None:
        page = Drawing()
        page.table([60, 140, 300], [100, 140, 180], [["施設名", "所在地"], ["好生館", "http://www.example.jp/a"]])
        page.text(144, 158, "index.html")
        page.line(144, 155.4, 144 + 23 * 5, 155.4)
        (table,) = tables(tmp_path, page)
        assert table.row_count == 2

    def test_a_diagonal_in_an_empty_cell(self, tmp_path: Path) -> None:
        page = Drawing()
        page.table([60, 140, 300], [100, 120, 140], [["区分", "備考"], ["相談", ""]])
        page.line(140, 140, 300, 120)
        (table,) = tables(tmp_path, page)
        assert grid(table) == [["区分", "備考"], ["相談", ""]]

    def test_prose_in_two_columns(self, tmp_path: Path) -> None:
        page = Drawing()
        for row in range(12):
            page.text(60, 100 + 16 * row, f"左の段の文章が続く行{row:02}" + "あ" * 9)
            page.text(320, 100 + 16 * row, f"右の段の文章が続く行{row:02}" + "い" * 9)
        assert tables(tmp_path, page) == []
        assert [line[0] for line in lines(tmp_path, page)] == ["左"] * 12 + ["右"] * 12

    def test_a_table_of_contents(self, tmp_path: Path) -> None:
        page = Drawing()
        for row in range(8):
            page.text(60, 100 + 18 * row, f"第{row + 1}章　取組の状況" + "…" * 20)
            page.text(480, 100 + 18 * row, str(2 * row + 1))
        assert tables(tmp_path, page) == []


class TestEdgesOutOfLine:
    def test_edges_that_miss_each_other_are_one_where_no_row_has_both(self, tmp_path: Path) -> None:
        page = Drawing()
        for number, x in enumerate((140.0, 145.0, 136.0)):
            top = 100.0 + 20 * number
            page.grid([60, x, 300], [top, top + 20])
            page.cells([60, x], [top], [["相談", f"{number}件"]])
        (table,) = tables(tmp_path, page)
        assert grid(table) == [["相談", "0件"], ["相談", "1件"], ["相談", "2件"]]

    def test_a_narrow_column_of_its_own_stays(self, tmp_path: Path) -> None:
        page = Drawing()
        page.table([60, 140, 146, 300], [100, 120, 140], [["区分", "", "件数"], ["相談", "", "3"]])
        (table,) = tables(tmp_path, page)
        assert table.column_count == 3

    @pytest.mark.parametrize(("reach", "columns"), [(440.0, 4), (312.0, 3)])
    def test_rules_that_run_on_far_hold_a_blank_column(self, tmp_path: Path, reach: float, columns: int) -> None:
        page = Drawing()
        xs, ys = [60.0, 140.0, 220.0, 300.0], [100.0, 120.0, 140.0, 160.0, 180.0]
        page.table(xs, ys, [["甲", "乙", "丙"]] * 4)
        for y in ys:
            page.line(300, y, reach, y)
        (table,) = tables(tmp_path, page)
        assert table.column_count == columns


class TestLabelsBeforeRules:
    @staticmethod
    def page(begin: float) -> Drawing:
        page = Drawing()
        for number in range(8):
            is_whole = number in (0, 1, 4, 7)
            page.line(60 if is_whole else begin, 100 + 20 * number, 400, 100 + 20 * number)
        for number, row in enumerate(
            [("番号", "事業", "決算額"), *((str(n), f"広報{n}", f"{n},200") for n in range(6))]
        ):
            for x, text in zip((130, 200, 330), row, strict=True):
                page.text(x, 105 + 20 * number, text)
        page.text(66, 105, "区分")
        page.text(66, 145, "総務")
        page.text(66, 205, "福祉")
        return page

    def test_rules_that_begin_behind_a_label_part_the_rows_of_its_group(self, tmp_path: Path) -> None:
        (table,) = tables(tmp_path, self.page(120))
        assert grid(table)[0] == ["区分", "番号", "事業", "決算額"]
        assert [(c.row, c.row_span, c.text) for c in table.cells if c.column == 0] == [
            (0, 1, "区分"),
            (1, 3, "総務"),
            (4, 3, "福祉"),
        ]

    def test_rules_over_all_columns_part_rows_only(self, tmp_path: Path) -> None:
        (table,) = tables(tmp_path, self.page(60))
        assert all(c.row_span == 1 for c in table.cells)


class TestWithoutRules:
    def rows(self, page: Drawing, top: float, rows: Sequence[tuple[str, ...]]) -> None:
        for number, row in enumerate(rows):
            for x, text in zip((60, 240, 330, 420), row, strict=False):
                page.text(x + (60 - 5 * len(text) if x > 60 else 0), top + 16 * number, text)

    def test_values_in_columns_are_a_table(self, tmp_path: Path) -> None:
        page = Drawing()
        page.text(60, 70, "相談件数の推移について次のとおり報告する。これまでの経過は別紙のとおりである。")
        rows = [("区分", "R5", "R6", "R7"), ("養護相談", "1,234", "1,300", "1,402"), ("障害相談", "310", "299", "350")]
        rows += [("非行相談", "42", "38", "51"), ("育成相談", "77", "80", "91"), ("計", "1,663", "1,717", "1,894")]
        self.rows(page, 100, rows)
        (table,) = tables(tmp_path, page)
        assert grid(table) == [list(row) for row in rows]

    def test_too_few_rows_stay_lines(self, tmp_path: Path) -> None:
        page = Drawing()
        self.rows(page, 100, [("養護相談", "1,234", "1,300", "1,402"), ("障害相談", "310", "299", "350")])
        assert tables(tmp_path, page) == []


class TestText:
    def cell(self, tmp_path: Path, text: str, width: float = 160.0) -> str:
        page = Drawing()
        xs = [60.0, 140.0, 140.0 + width]
        page.table(xs, [100, 120, 200], [["年月日", "内容等"], ["R7.4.16", text]])
        (table,) = tables(tmp_path, page)
        return grid(table)[1][1]

    def test_a_line_that_the_layout_filled_goes_on_without_a_space(self, tmp_path: Path) -> None:
        assert self.cell(tmp_path, "社会的養育推進担当者を対象に\n研修を実施した。") == (
            "社会的養育推進担当者を対象に研修を実施した。"
        )

    def test_latin_lines_go_on_with_one(self, tmp_path: Path) -> None:
        assert self.cell(tmp_path, "Quality Parenting Initiative in\nNagano") == (
            "Quality Parenting Initiative in Nagano"
        )

    def test_a_line_that_had_room_was_broken_by_its_author(self, tmp_path: Path) -> None:
        assert self.cell(tmp_path, "R7.6.11\nR7.6.18") == "R7.6.11\nR7.6.18"

    def test_radicals_are_shown_as_the_ideographs_they_stand_for(self, tmp_path: Path) -> None:
        assert self.cell(tmp_path, "⻑野県⺠") == "長野県民"

    @pytest.mark.parametrize(
        ("printed", "read_as"),
        [
            ("取 組 一 覧", "取組一覧"),
            ("氏　名", "氏名"),
            ("令 和 ８ 年 ２ 月", "令和８年２月"),
            ("1普 通 債", "1普通債"),
            ("資料 1", "資料 1"),
            ("2018 年 8 月 31 日", "2018 年 8 月 31 日"),
            ("長野県 児童相談所", "長野県 児童相談所"),
            ("山田　太郎", "山田　太郎"),
        ],
    )
    def test_letter_spacing_is_no_space(self, tmp_path: Path, printed: str, read_as: str) -> None:
        page = Drawing()
        page.text(60, 100, printed, 14)
        assert lines(tmp_path, page) == [read_as]

    def test_words_spaced_by_position_alone(self, tmp_path: Path) -> None:
        page = Drawing()
        page.text(60, 100, "取組一覧", 14, spacing=14)
        assert lines(tmp_path, page) == ["取組一覧"]

    def test_fake_bold_is_read_once(self, tmp_path: Path) -> None:
        page = Drawing()
        page.text(60, 100, "取組一覧")
        page.text(60.3, 100, "取組一覧")
        (line,) = read(tmp_path, page).pages[0].elements
        assert isinstance(line, RawLine)
        assert (line.text, line.is_bold) == ("取組一覧", True)

    def test_a_vertical_head_that_arrives_reversed(self, tmp_path: Path) -> None:
        page = Drawing()
        page.grid([60, 80, 100], [100, 180, 200])
        page.stacked(65, 106, "荒井秀行")
        page.stacked(85, 106, "永井章")
        page.text(65, 184, "○")
        page.text(85, 184, "×")
        (table,) = tables(tmp_path, page)
        assert grid(table) == [["荒井秀行", "永井章"], ["○", "×"]]

    def test_a_word_that_runs_over_the_edge_stays_whole(self, tmp_path: Path) -> None:
        page = Drawing()
        page.grid([60, 140, 300], [100, 120, 140])
        page.cells([60, 140], [100, 120], [["区分", "金額"], ["要保護児童対策協議", "12"]])
        page.operators[-1] = page.operators[-1].replace("144", "280")
        (table,) = tables(tmp_path, page)
        assert grid(table)[1] == ["要保護児童対策協議", "12"]


def test_vertical_writing_is_read_from_right_to_left(tmp_path: Path) -> None:
    page = Drawing()
    page.text(500, 100, "里親委託の推進")
    page.text(480, 100, "市町村との連携")
    pdf = READER.read(write_pdf(tmp_path / "v.pdf", page, encoding="UniJIS-UTF16-V"))
    assert [e.text for e in pdf.pages[0].elements if isinstance(e, RawLine)] == ["里親委託の推進", "市町村との連携"]


class TestRestOfTheTableBefore:
    """On the same columns as the last table of the page before, what would be a box alone is a part of that table."""

    @pytest.mark.parametrize("row", [["計", "2回", ""], ["", "", "理解を深めた。"]])
    def test_a_lone_row(self, tmp_path: Path, row: list[str]) -> None:
        rest = Drawing()
        rest.table(XS, [60, 80], [row])
        raw = read(tmp_path, drawn("lines"), rest)
        (table,) = raw.pages[1].elements
        assert isinstance(table, RawTable)
        assert grid(table) == [row]

    def test_a_lone_band_between_two_rules(self, tmp_path: Path) -> None:
        rest = Drawing()
        rest.cells(XS, [60], [["計", "2回", "なし"]])
        rest.line(XS[0], 60, XS[-1], 60)
        rest.line(XS[0], 80, XS[-1], 80)
        raw = read(tmp_path, drawn("only horizontal"), rest)
        (table,) = raw.pages[1].elements
        assert isinstance(table, RawTable)
        assert grid(table) == [["計", "2回", "なし"]]

    def test_without_one_it_is_a_box(self, tmp_path: Path) -> None:
        page = Drawing()
        page.table(XS, [60, 80], [["計", "2回", ""]])
        assert tables(tmp_path, page) == []
