"""Rows between horizontal rules only, and those that a rule stands on one side of."""

import pytest

from pipeline.raw import RawLine, RawTable
from pipeline.readers.pdf.layout import page_of
from pipeline.readers.pdf.marks import Glyph, PageMarks, Ruling

XS = (50.0, 150.0, 250.0, 350.0)
ROWS = [
    ("事業名", "主体", "評価"),
    ("相談", "県", "良"),
    ("研修", "市町", "可"),
    ("広報", "団体", "良"),
    ("調査", "県", "可"),
]
TEXTS = [list(row) for row in ROWS]


def typed(text: str, x: float, y: float) -> list[Glyph]:
    return [Glyph(c, x + i * 10, y, x + (i + 1) * 10, y + 10, 10) for i, c in enumerate(text)]


def read(rules: range, *others: tuple[float, float, str]) -> tuple[list[list[str]], list[str]]:
    """The table's texts by row and the lines of a page of ``ROWS``, 20 points high from 100 on, with these rules.

    Rule n stands above row n. ``others``: x, y and text of other lines.
    """
    glyphs = [
        g
        for r, row in enumerate(TEXTS)
        for x, text in zip(XS, row, strict=False)
        for g in typed(text, x + 2, 105 + 20 * r)
    ]
    glyphs += [g for x, y, text in others for g in typed(text, x, y)]
    flat = tuple(Ruling(100.0 + 20 * n, XS[0], XS[-1]) for n in rules)
    page = page_of(PageMarks(1, 400, 600, tuple(glyphs), flat, ()))
    tables = [e for e in page.elements if isinstance(e, RawTable)]
    texts = [[c.text for c in table.cells if c.row == r] for table in tables for r in range(table.row_count)]
    return texts, [e.text for e in page.elements if isinstance(e, RawLine)]


@pytest.mark.parametrize("rules", [range(6), range(5), range(1, 6), range(1, 5)])
def test_rows_that_have_a_rule_on_one_side_only(rules: range) -> None:
    assert read(rules) == (TEXTS, [])


@pytest.mark.parametrize(
    ("other", "text"),
    [
        ((50, 86, "表１　事業の評価"), "表１　事業の評価"),  # a caption
        ((50, 205, "事業の評価は県と市町及び団体が行ったものである"), "事業の評価は県と市町及び団体が行ったものである"),
        ((50, 205, "注　良と可"), "注　良と可"),
        ((50, 240, "以上"), "以上"),
    ],
)
def test_what_stands_above_and_below_the_rules_stays_outside(other: tuple[float, float, str], text: str) -> None:
    assert read(range(6), other) == (TEXTS, [text])


def test_a_caption_and_a_unit_are_no_head() -> None:
    table, lines = read(range(6), (50, 86, "事業の評価"), (300, 86, "（単位）"))
    assert table == TEXTS
    assert "".join(lines).replace(" ", "") == "事業の評価（単位）"


def test_a_caption_right_above_a_head_without_a_rule_leaves_it_a_head() -> None:
    table, lines = read(range(1, 6), (50, 91, "会議の開催"))
    assert table == TEXTS
    assert lines == ["会議の開催"]


def test_another_line_of_a_head_right_above_is_no_caption() -> None:
    table, _ = read(range(1, 6), (50, 91, "施策"), (150, 91, "担当"))
    assert table == TEXTS[1:]


def test_a_head_without_a_rule_above_rows_with_merged_labels() -> None:
    body = [["", "県", "良"], ["", "市町", "可"], ["", "団体", "良"]]
    texts = [["事業", "主体", "評価"], *body, *body]
    glyphs = [
        g
        for r, row in enumerate(texts)
        for x, text in zip(XS, row, strict=False)
        for g in typed(text, x + 2, 105 + 20 * r)
    ]
    glyphs += [*typed("相談", 52, 135), *typed("調査", 52, 175), *typed("広報", 52, 215)]
    whole = [Ruling(100.0 + 20 * n, XS[0], XS[-1]) for n in (1, 3, 5, 7)]
    within = [Ruling(100.0 + 20 * n, XS[1], XS[-1]) for n in (2, 4, 6)]
    page = page_of(PageMarks(1, 400, 600, tuple(glyphs), tuple(sorted(whole + within)), ()))
    (table,) = (e for e in page.elements if isinstance(e, RawTable))
    assert [c.text for c in table.cells if c.row == 0] == ["事業", "主体", "評価"]
    assert {(c.row, c.row_span) for c in table.cells if c.text in ("相談", "調査")} == {(1, 2), (3, 2)}
