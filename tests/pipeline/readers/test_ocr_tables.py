"""The rules of a picture and the tables that they make with recognised words; no recognition takes place."""

import pytest

from pipeline.raw import RawTable
from pipeline.readers.ocr.pictures import Area, cut_out, painted_over, without_rules
from pipeline.readers.ocr.rules import rules_of
from pipeline.readers.ocr.words import Word
from pipeline.readers.pdf.scanned_tables import table_areas, tables_of
from pipeline.readers.picture import Raster

SCALE = 2.0  # pixels a point
WIDTH, HEIGHT = 600, 400
XS, YS = (100, 250, 400, 550), (100, 160, 220, 280)


def picture(*strokes: tuple[int, int, int, int], slope: float = 0.0, level: int = 0) -> Raster:
    """Black (``level``) rectangles (left, top, right, bottom) on paper, which fall by ``slope``."""
    pixels = bytearray(b"\xff" * (WIDTH * HEIGHT))
    for left, top, right, bottom in strokes:
        for y in range(top, bottom):
            for x in range(left, right):
                column, row = x - round(slope * y), y + round(slope * x)
                pixels[row * WIDTH + column] = level
    return Raster(WIDTH, HEIGHT, bytes(pixels), SCALE)


def grid(slope: float = 0.0) -> Raster:
    flat = [(XS[0], y, XS[-1] + 2, y + 2) for y in YS]
    upright = [(x, YS[0], x + 2, YS[-1] + 2) for x in XS]
    return picture(*flat, *upright, slope=slope)


def word(text: str, left: int, top: int, width: int = 0, line: str = "1") -> Word:
    return Word((line,), left, top, width or 20 * len(text), 24, 95.0, text)


def texts(table: RawTable) -> list[list[str]]:
    return [[c.text for c in table.cells if c.row == row] for row in range(table.row_count)]


@pytest.mark.parametrize("slope", [0.0, 0.004, -0.004])
def test_rules_are_found_however_the_page_lies(slope: float) -> None:
    rules = rules_of(grid(slope))
    assert rules.slope == pytest.approx(slope, abs=0.001)
    found = tables_of([word("区分", 110, 115), word("人数", 265, 115)], rules, grid(slope))
    (table,) = found.tables
    assert (table.row_count, table.column_count) == (3, 3)


def test_letters_dots_and_areas_are_no_rules() -> None:
    rules = rules_of(picture((50, 50, 80, 54), (90, 50, 93, 80), (100, 100, 400, 130), (50, 200, 550, 202)))
    assert len(rules.verticals) == 0
    assert [(r.begin, r.end, r.at) for r in rules.horizontals] == [(50, 550, 201.0)]


def test_a_rule_that_the_copier_wore_is_one_rule() -> None:
    (rule,) = rules_of(picture((50, 200, 200, 202), (202, 200, 400, 202))).horizontals
    assert (rule.begin, rule.end) == (50, 400)


def test_faint_rules_are_rules_and_shades_are_none() -> None:
    assert len(rules_of(picture((50, 200, 550, 202), level=120)).horizontals) == 1
    assert len(rules_of(picture((50, 200, 550, 202), level=200)).horizontals) == 0


def test_rules_and_shades_are_taken_out_of_a_picture_and_letters_are_not() -> None:
    raster = grid()
    pixels = bytearray(raster.pixels)
    pixels[130 * WIDTH + 150] = 0  # of a letter
    pixels[130 * WIDTH + 160] = 210  # of a shaded cell
    raster = Raster(WIDTH, HEIGHT, bytes(pixels), SCALE)
    clean = without_rules(raster, rules_of(raster)).pixels
    assert [i for i, level in enumerate(clean) if level != 255] == [130 * WIDTH + 150]


def test_parts_are_cut_out_and_painted_over() -> None:
    raster = picture((10, 10, 30, 30))
    part = cut_out(raster, Area(8, 8, 20, 12))
    assert (part.width, part.height) == (12, 4)
    assert [part.pixels[i * 12 : (i + 1) * 12].count(0) for i in range(4)] == [0, 0, 10, 10]
    assert painted_over(raster, [Area(0, 0, 40, 40)]).pixels == b"\xff" * (WIDTH * HEIGHT)


def test_the_area_of_a_grid_holds_its_rules_and_a_frame_has_none() -> None:
    raster = grid()
    (area,) = table_areas(rules_of(raster), raster)
    assert area.left <= XS[0] and area.top <= YS[0] and area.right >= XS[-1] and area.bottom >= YS[-1]
    frame = picture((100, 100, 400, 102), (100, 200, 400, 202), (100, 100, 102, 202), (398, 100, 400, 202))
    assert table_areas(rules_of(frame), frame) == []


def test_words_stand_in_their_cells_and_the_others_stay_outside() -> None:
    words = [
        word("実施状況", 100, 50, line="0"),
        *(word("区分", 110, 115), word("延べ", 265, 115), word("人数", 305, 115), word("備考", 420, 115)),
        *(word("研修", 110, 175, line="2"), word("12", 300, 175, line="2")),
        word("（注）延べ数", 100, 300, line="3"),
    ]
    raster = grid()
    found = tables_of(words, rules_of(raster), raster)
    (table,) = found.tables
    assert texts(table) == [["区分", "延べ人数", "備考"], ["研修", "12", ""], ["", "", ""]]
    assert [word.text for word in found.rest] == ["実施状況", "（注）延べ数"]


def test_a_word_over_a_rule_is_cut_there() -> None:
    raster = grid()
    # the program took the heads of three columns for one word
    words = [word("4月5月6月", 130, 115, width=390), word("3", 170, 175, line="2"), word("7", 320, 175, line="2")]
    (table,) = tables_of(words, rules_of(raster), raster).tables
    assert texts(table)[:2] == [["4月", "5月", "6月"], ["3", "7", ""]]


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (["1,184", "1.237", "538"], ["1,184", "1,237", "538"]),
        (["2,.018", "561", "12"], ["2,018", "561", "12"]),
        (["。4", "7。", "10"], ["4", "7", "10"]),
        (["1.237", "0.5", "1.2"], ["1.237", "0.5", "1.2"]),  # decimals
        (["1.237", "2.001", "3.555"], ["1.237", "2.001", "3.555"]),  # who knows
        (["R7.100", "第1.234", ""], ["R7.100", "第1.234", ""]),
    ],
)
def test_figures_are_put_right_where_the_column_says_how(column: list[str], expected: list[str]) -> None:
    words = [word(text, 265, top + 15, line=str(top)) for text, top in zip(column, YS, strict=False) if text] + [
        word("研修", 110, top + 15, line=f"left {top}") for top in YS[:-1]
    ]
    (table,) = tables_of(words, rules_of(grid()), grid()).tables
    assert [row[1] for row in texts(table)] == expected
