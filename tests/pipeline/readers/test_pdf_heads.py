"""Heads of tables with few rules: years, titles over several columns, heads set close together, typed rules."""

from pathlib import Path

from pipeline.raw import RawTable
from pipeline.readers.pdf import READER
from tests.pipeline.readers.pdf_pages import Drawing, write_pdf

ENDS = (240.0, 300.0, 360.0, 420.0)  # where figures end
BODY = (
    ("養護相談", "1,234", "1,300", "1,402", "1,511"),
    ("障害相談", "310", "299", "350", "361"),
    ("非行相談", "42", "38", "51", "60"),
    ("育成相談", "77", "80", "91", "88"),
    ("計", "1,663", "1,717", "1,894", "2,020"),
)


def width(text: str) -> float:
    return sum(5.0 if c.isascii() else 10.0 for c in text)


def write_row(page: Drawing, top: float, row: tuple[str, ...]) -> None:
    """A label at the left, figures that end below each other; an empty text is left out."""
    page.text(80, top, row[0])
    for end, text in zip(ENDS, row[1:], strict=True):
        page.text(end - width(text), top, text)


def write_body(page: Drawing, top: float) -> None:
    for number, row in enumerate(BODY):
        write_row(page, top + 16 * number, row)


def tables(tmp_path: Path, *pages: Drawing) -> list[RawTable]:
    raw = READER.read(write_pdf(tmp_path / "a.pdf", *pages))
    return [e for page in raw.pages for e in page.elements if isinstance(e, RawTable)]


def head(table: RawTable) -> list[tuple[int, int, int, int, str]]:
    cells = (c for c in table.cells if c.row < (table.header_rows or 0))
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in cells]


class TestYears:
    def test_between_two_rules_are_the_head_and_no_row(self, tmp_path: Path) -> None:
        page = Drawing()
        page.text(300, 84, "年度")
        for y in (80, 114, 200):
            page.line(80, y, 420, y)
        write_row(page, 100, ("区分", "2021", "2022", "2023", "2024"))
        write_body(page, 120)
        (table,) = tables(tmp_path, page)
        assert table.header_rows == 2
        assert {c.text for c in table.cells if c.row == 1} >= {"2021", "2024"}
        assert table.row_count == 2 + len(BODY)

    def test_the_rule_below_the_last_line_of_a_head_may_be_the_only_one(self, tmp_path: Path) -> None:
        page = Drawing()
        write_row(page, 100, ("区分", "2021", "2022", "2023", "2024"))
        page.line(80, 114, 420, 114)
        write_body(page, 120)
        (table,) = tables(tmp_path, page)
        assert [text for *_, text in head(table)] == ["区分", "2021", "2022", "2023", "2024"]

    def test_rules_below_each_row_say_nothing(self, tmp_path: Path) -> None:
        page = Drawing()
        for number in range(len(BODY) + 1):
            page.line(80, 98 + 16 * number, 420, 98 + 16 * number)
        write_body(page, 100)
        (table,) = tables(tmp_path, page)
        assert table.row_count == len(BODY)
        assert not table.header_rows


class TestTitles:
    def test_words_above_numbers_head_all_columns_in_whose_middle_they_stand(self, tmp_path: Path) -> None:
        page = Drawing()
        page.text(300 - width("受付件数") / 2 + 10, 84, "受付件数")
        write_row(page, 100, ("区分", "2021", "2022", "2023", "2024"))
        page.line(80, 114, 420, 114)
        write_body(page, 120)
        (table,) = tables(tmp_path, page)
        assert (0, 1, 1, 4, "受付件数") in head(table)

    def test_words_above_words_are_a_head_in_two_lines(self, tmp_path: Path) -> None:
        page = Drawing()
        page.line(80, 80, 420, 80)
        write_row(page, 84, ("", "", "虐待の", "", ""))
        write_row(page, 96, ("区分", "通告", "相談", "面接", "訪問"))
        page.line(80, 110, 420, 110)
        write_body(page, 116)
        (table,) = tables(tmp_path, page)
        assert [text for *_, text in head(table)] == ["区分", "通告", "虐待の相談", "面接", "訪問"]


def test_heads_close_together_are_parted_where_they_end_with_their_figures(tmp_path: Path) -> None:
    page = Drawing()
    page.line(80, 90, 420, 90)
    write_row(page, 94, ("Type", "Total", "received by", "after visit", "Both"))
    page.line(80, 108, 420, 108)
    write_body(page, 114)
    (table,) = tables(tmp_path, page)
    assert [text for *_, text in head(table)] == ["Type", "Total", "received by", "after visit", "Both"]


def test_a_typed_line_is_a_rule(tmp_path: Path) -> None:
    page = Drawing()
    write_row(page, 88, ("区分", "2021", "2022", "2023", "2024"))
    page.text(80, 102, "-" * 68)
    write_body(page, 116)
    (table,) = tables(tmp_path, page)
    assert table.header_rows == 1
    assert table.row_count == 1 + len(BODY)


class TestPictures:
    def test_frames_as_wide_as_the_last_table_with_prose_between_are_none(self, tmp_path: Path) -> None:
        xs, first, page = [80.0, 200.0, 320.0, 440.0], Drawing(), Drawing()
        first.table(xs, [100, 120, 140], [["区分", "男", "女"], ["相談", "12", "14"]])
        for top, bottom in ((60, 180), (260, 380)):
            page.line(80, top, 440, top)
            page.line(80, bottom, 440, bottom)
        for number in range(3):
            page.text(80, 200 + 14 * number, "相談の件数は昨年と変わらず、内容は次の図のとおりである。今後もこ")
        (table,) = tables(tmp_path, first, page)
        assert table.row_count == 2

    def test_numbers_that_fall_by_equal_steps_in_the_cells_of_a_grid_are_an_axis(self, tmp_path: Path) -> None:
        ys = [100.0 + 20 * i for i in range(10)]
        charts, ranking = Drawing(), Drawing()
        charts.table([80, 200, 320], ys, [[str(450 - 50 * i)] * 2 for i in range(9)])
        ranking.table([80, 200, 320], ys, [[str(9 - i), f"{7 * i}"] for i in range(9)])
        assert tables(tmp_path, charts) == []
        assert len(tables(tmp_path, ranking)) == 1


def test_labels_beside_a_grid_with_a_blank_corner_are_its_first_column(tmp_path: Path) -> None:
    page = Drawing()
    page.line(240, 100, 440, 100)
    for number in range(7):
        page.line(80 if number % 3 == 0 else 140, 120 + 20 * number, 440, 120 + 20 * number)
    page.line(140, 120, 140, 240)
    for x in (240, 340, 440):
        page.line(x, 100, x, 240)
    page.cells([240, 340], [100], [["男", "女"]])
    for number in range(6):
        page.cells([140, 240, 340], [120 + 20 * number], [[("相談", "訪問", "計")[number % 3], str(number), "8"]])
    page.text(90, 144, "R5")
    page.text(90, 204, "R6")
    (table,) = tables(tmp_path, page)
    placed = {(c.row, c.column, c.row_span, c.text) for c in table.cells if c.text}
    assert {(1, 0, 3, "R5"), (4, 0, 3, "R6"), (1, 1, 1, "相談")} <= placed


def test_the_ground_of_a_line_of_text_does_not_end_a_coloured_head(tmp_path: Path) -> None:
    page = Drawing()
    xs, ys = [80.0, 200.0, 320.0], [100.0, 128.0, 148.0, 168.0]
    for left, right in ((80, 200), (200, 320)):
        page.fill(left, 100, right - left, 26, 0.8)
        page.fill(left + 1, 101, right - left - 2, 12, 0.75)
    page.table(xs, ys, [["相談を受けた\n件数", "訪問をした\n件数"], ["12", "14"], ["15", "11"]])
    (table,) = tables(tmp_path, page)
    assert table.row_count == 3


class TestColumnsThatExcludeEachOther:
    ROWS = (
        ("預金", "120", ""),
        ("借入金", "", "80"),
        ("現金", "35", ""),
        ("資本金", "", "75"),
        ("備品", "9", ""),
        ("未払金", "", "9"),
    )

    def read(self, tmp_path: Path, *heads: tuple[float, str]) -> RawTable:
        page = Drawing()
        for y in (90, 108, 114 + 16 * len(self.ROWS)):
            page.line(80, y, 420, y)
        for x, text in ((80.0, "科目"), *heads):
            page.text(x - width(text) / 2 if x > 80 else x, 94, text)
        for number, (label, left, right) in enumerate(self.ROWS):
            page.text(80, 114 + 16 * number, label)
            page.text(240 - width(left), 114 + 16 * number, left)
            page.text(340 - width(right), 114 + 16 * number, right)
            page.text(420 - width("1.0"), 114 + 16 * number, "1.0")
        (table,) = tables(tmp_path, page)
        return table

    def test_are_two_where_each_has_a_head(self, tmp_path: Path) -> None:
        assert self.read(tmp_path, (230, "借方"), (330, "貸方"), (410, "率")).column_count == 4

    def test_are_one_under_one_head(self, tmp_path: Path) -> None:
        assert self.read(tmp_path, (283, "金額"), (410, "率")).column_count == 3


def test_a_numbered_line_above_a_head_is_the_title(tmp_path: Path) -> None:
    page = Drawing()
    page.text(80, 88, "３　相談の推移")
    write_row(page, 100, ("区分", "R4", "R5", "R6", "R7"))
    write_body(page, 112)
    (table,) = tables(tmp_path, page)
    assert [text for *_, text in head(table)] == ["区分", "R4", "R5", "R6", "R7"]
