"""Rules drawn cell by cell without upright ones: where their pieces end, columns end."""

from itertools import pairwise

import pytest

from corpus.model import Box
from pipeline.raw import RawLine, RawTable
from pipeline.readers.pdf.layout import page_of
from pipeline.readers.pdf.marks import Glyph, PageMarks, Ruling
from pipeline.readers.pdf.ruled.strokes import joined

XS = (50.0, 150.0, 250.0, 350.0, 450.0)
Cells = list[tuple[int, int, int, int, str]]


def typed(text: str, x: float, y: float) -> list[Glyph]:
    return [Glyph(c, x + i * 10, y, x + (i + 1) * 10, y + 10, 10) for i, c in enumerate(text)]


def pieces(y: float, *stops: float, gap: float = 0.0) -> list[Ruling]:
    return [Ruling(y, a + gap / 2, b - gap / 2) for a, b in pairwise(stops)]


def read(
    texts: list[tuple[float, float, str]],
    drawn: list[Ruling],
    verticals: tuple[Ruling, ...] = (),
    fills: tuple[Box, ...] = (),
) -> tuple[list[Cells], list[str]]:
    """The filled cells of the page's tables, and its lines; ``texts``: x, y and text."""
    glyphs = [g for x, y, text in texts for g in typed(text, x, y)]
    marks = PageMarks(1, 500, 600, tuple(glyphs), tuple(joined(drawn)), verticals, fills, pieces=tuple(drawn))
    page = page_of(marks)
    tables = [e for e in page.elements if isinstance(e, RawTable)]
    cells = [[(c.row, c.column, c.row_span, c.column_span, c.text) for c in t.cells if c.text] for t in tables]
    return cells, [e.text for e in page.elements if isinstance(e, RawLine)]


def rows(*lines: str, top: float = 105.0) -> list[tuple[float, float, str]]:
    """The texts of ``|`` lines, 20 points apart; an empty part is an empty cell."""
    return [
        (x + 2, top + 20 * r, text)
        for r, line in enumerate(lines)
        for x, text in zip(XS, line.split("|"), strict=False)
        if text
    ]


def single(*lines: str, first: int = 0) -> Cells:
    return [
        (r + first, c, 1, 1, text) for r, line in enumerate(lines) for c, text in enumerate(line.split("|")) if text
    ]


LISTED = ("事業|主体|方法|評価", "相談|県||良", "研修|市町|面接|", "広報||電話|可")


@pytest.mark.parametrize("gap", [0.0, 0.5])  # a browser; Word, with the corner between
@pytest.mark.parametrize("stands", [range(1, 5), range(5), range(4)])  # below the rows, on both sides, above them
def test_columns_are_where_pieces_end_though_cells_are_empty(stands: range, gap: float) -> None:
    drawn = [p for n in stands for p in pieces(100.0 + 20 * n, *XS, gap=gap)]
    assert read(rows(*LISTED), drawn) == ([single(*LISTED)], [])


def test_a_caption_above_and_a_sentence_below_stay_outside() -> None:
    drawn = [p for n in range(5) for p in pieces(100.0 + 20 * n, *XS)]
    texts = [
        (50.0, 82.0, "表１　事業の一覧"),
        *rows(*LISTED),
        (50.0, 186.0, "事業は県と市町及び団体が行ったものである"),
    ]
    found, lines = read(texts, drawn)
    assert found == [single(*LISTED)]
    assert lines == ["表１　事業の一覧", "事業は県と市町及び団体が行ったものである"]


def test_no_piece_runs_below_a_label_that_is_merged_over_rows() -> None:
    drawn = [p for n in (1, 3, 5) for p in pieces(100.0 + 20 * n, *XS)]
    drawn += [p for n in (2, 4) for p in pieces(100.0 + 20 * n, *XS[1:])]
    texts = [*rows("分野|施策|指標|目標", "|訪問|件数|90", "|面接|回数|40", "|委託|割合|30", "|保護|日数|12")]
    texts += [(52.0, 135.0, "予防"), (52.0, 175.0, "保護")]
    (cells,), _ = read(texts, drawn)
    assert {(1, 0, 2, 1, "予防"), (3, 0, 2, 1, "保護"), (0, 0, 1, 1, "分野"), (2, 1, 1, 1, "面接")} <= set(cells)


@pytest.mark.parametrize("x", [152.0, 240.0])  # at the left of its columns, in their middle
def test_a_head_over_two_columns_above_the_first_rule(x: float) -> None:
    drawn = pieces(120.0, *XS[1:4]) + [p for n in range(2, 6) for p in pieces(100.0 + 20 * n, *XS)]
    texts = [(x, 105.0, "受付"), (52.0, 115.0, "所"), (352.0, 115.0, "終結")]
    texts += rows("|新規|継続|", "中央|41|20|30", "北部|45|31|38", "南部|50|38|44", top=125.0)
    (cells,), _ = read(texts, drawn)
    assert {(0, 0, 2, 1, "所"), (0, 1, 1, 2, "受付"), (0, 3, 2, 1, "終結"), (1, 2, 1, 1, "継続")} <= set(cells)
    assert (2, 0, 1, 1, "中央") in cells


def test_one_piece_below_two_columns_is_one_cell() -> None:
    drawn = [p for n in range(4) for p in pieces(100.0 + 20 * n, *XS)] + pieces(180.0, XS[0], *XS[2:])
    (cells,), _ = read(rows("款|項|予算|決算", "民生|児童|123|119", "衛生|保健|22|20", "合計||145|139"), drawn)
    assert (3, 0, 1, 2, "合計") in cells
    assert (2, 0, 1, 1, "衛生") in cells


def test_a_coloured_head_above_the_first_rule() -> None:
    drawn = [p for n in range(2, 5) for p in pieces(100.0 + 20 * n, *XS)]
    head = tuple(Box(a, 100.0, b, 120.0) for a, b in pairwise(XS))
    assert read(rows(*LISTED), drawn, fills=head) == ([single(*LISTED)], [])


def test_two_tables_close_below_each_other() -> None:
    drawn = [p for y in (120, 140, 160, 188, 208, 228) for p in pieces(float(y), *XS)]
    one, other = ("所|新規|継続|終結", "北|1|2|3", "南|4|5|6"), ("所|児童|大人|計", "北|7|8|9", "南|1|1|2")
    found, _ = read([*rows(*one), *rows(*other, top=173.0)], drawn)
    assert found == [single(*one), single(*other)]


TITLED = [(52.0, 165.0, "注　延べ数"), (52.0, 183.0, "表２　性別")]


def test_two_tables_with_a_note_and_a_title_between_them() -> None:
    drawn = [p for y in (120, 140, 160, 218, 238, 258) for p in pieces(float(y), *XS)]
    one, other = ("所|新規|継続|終結", "北|1|2|3", "南|4|5|6"), ("所|男|女|計", "北|7|8|9", "南|1|1|2")
    found, lines = read([*rows(*one), *TITLED, *rows(*other, top=203.0)], drawn)
    assert found == [single(*one), single(*other)]
    assert lines == ["注　延べ数", "表２　性別"]


def test_a_label_in_several_lines_above_values_is_no_title() -> None:
    drawn = [p for y in (120, 140, 160, 218, 238, 258) for p in pieces(float(y), *XS)]
    one, other = ("所|新規|継続|終結", "北|1|2|3", "南|4|5|6"), ("計|7|8|9", "北|7|8|9", "南|1|1|2")
    found, _ = read([*rows(*one), *TITLED, *rows(*other, top=203.0)], drawn)
    assert len(found) == 1


def test_lines_between_three_rules_are_rows_where_each_fills_every_column() -> None:
    drawn = [p for y in (100.0, 120.0, 180.0) for p in pieces(y, *XS)]
    lines = ("事業|主体|方法|評価", "相談|県|訪問|良", "研修|市町|面接|可", "広報|団体|電話|良")
    assert read(rows(*lines), drawn) == ([single(*lines)], [])


def test_lines_to_sign_on_and_single_pieces_are_no_table() -> None:
    texts = rows("住所||電話|", "氏名||続柄|", "日付||印|")
    apart = [p for n in range(1, 4) for p in (Ruling(100.0 + 20 * n, 50, 230), Ruling(100.0 + 20 * n, 250, 450))]
    assert read(texts, apart)[0] == []


def test_prose_between_rules_in_pieces_is_no_table() -> None:
    drawn = [p for n in range(5) for p in pieces(100.0 + 20 * n, *XS)]
    prose = [(52.0, 105.0 + 20 * n, "委員からは次のような意見が出された。なお議事の概要は別に定める") for n in range(4)]
    assert read(prose, drawn)[0] == []


def test_a_head_in_pieces_above_rows_of_values_is_left_to_those_who_find_these() -> None:
    drawn = [p for y in (100.0, 120.0, 140.0) for p in pieces(y, *XS)]
    lines = (
        "年度|総数|男|女",
        "（人）|（人）|（人）|（人）",
        "R3|41|20|21",
        "R4|45|24|21",
        "R5|50|27|23",
        "R6|52|28|24",
    )
    found, _ = read(rows(*lines), drawn)
    assert [len({row for row, *_ in cells}) for cells in found] == [6]
