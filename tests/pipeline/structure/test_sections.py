"""Headings, their levels and the path that every block stands under."""

from collections.abc import Callable

import pytest

from corpus.model import Heading, Paragraph, Table
from pipeline.raw import Format, RawDocument, RawPage, RawParagraph
from pipeline.structure.assemble import structure

Typeset = Callable[..., RawPage]
Typed = Callable[..., RawDocument]
TEXT = "　里親の登録は前年より増え、委託率も上がっている。"
TITLE = ("社会的養育推進計画の取組状況について", {"size": 16, "centre": True})


def headings(raw: RawDocument) -> list[tuple[int, str]]:
    blocks = [block for page in structure(raw).pages for block in page.blocks]
    return [(block.level, block.text) for block in blocks if isinstance(block, Heading)]


def printed(*pages: RawPage) -> RawDocument:
    return RawDocument(Format.PDF, pages)


def test_marks_nest_in_their_usual_order(typeset: Typeset) -> None:
    page = typeset(
        1,
        [
            *[
                TITLE,
                "第１章　計画の推進",
                "１　里親の登録",
                TEXT,
                "（１）研修",
                TEXT,
                "①　内容",
                TEXT,
                "２　広報",
                TEXT,
            ],
            *["第２章　評価", TEXT],
        ],
    )
    assert headings(printed(page))[1:] == [
        (1, "第１章　計画の推進"),
        (2, "１　里親の登録"),
        (3, "（１）研修"),
        (4, "①　内容"),
        (2, "２　広報"),
        (1, "第２章　評価"),
    ]


def test_a_number_right_before_a_label_is_one_of_the_numbers_around_it(typeset: Typeset) -> None:
    page = typeset(
        1, [TITLE, "１　日時", "令和７年７月１６日", "２場所", "県庁会議室", "３　取組", TEXT, "４資料", "資料１"]
    )
    assert headings(printed(page))[1:] == [(1, "１　日時"), (1, "２場所"), (1, "３　取組"), (1, "４資料")]


def test_symbols_nest_by_weight_and_by_containment(typeset: Typeset) -> None:
    table = [["年月日", "内容"], ["R7.4.16", "検討会議"], ["R7.7.11", "研修会"]]
    page = typeset(1, [TITLE, "● 取組一覧", "○計画全体に関わる取組", table, "○市町村支援", table, "● 今後の予定", TEXT])
    assert headings(printed(page))[1:] == [
        (1, "● 取組一覧"),
        (2, "○計画全体に関わる取組"),
        (2, "○市町村支援"),
        (1, "● 今後の予定"),
    ]


def test_blocks_know_the_headings_above_them_but_not_the_title(typeset: Typeset) -> None:
    page = typeset(1, [TITLE, "１　里親の登録", TEXT, "（１）研修", [["日", "人数"], ["4月", "3"]], "２　広報", TEXT])
    blocks = structure(printed(page)).pages[0].blocks
    assert [(type(block), block.section) for block in blocks if isinstance(block, Paragraph | Table)] == [
        (Paragraph, ("１　里親の登録",)),
        (Table, ("１　里親の登録", "（１）研修")),
        (Paragraph, ("２　広報",)),
    ]
    assert isinstance(blocks[0], Heading) and blocks[0].section == ()


@pytest.mark.parametrize(
    "line",
    [
        "１　市町村と協議して進める。",
        "（２）委託率を前年度より引き上げることとし、研修を増やした",
        "・里親の登録",
        "※里親の登録",
        "３月の開催",
        "12,345",
        "（単位：千円）",
        "担当：こども家庭課",
        "里親の登録\t5",
        "里親の登録………… 5",
        "長野県知事　様",
    ],
)
def test_numbered_sentences_bullets_and_labels_are_no_headings(typed: Typed, line: str) -> None:
    assert line not in [text for _, text in headings(typed("計画の取組状況について", line, TEXT))]


def test_items_of_a_list_are_no_headings(typeset: Typeset) -> None:
    page = typeset(1, [TITLE, "１　次第", "（１）開会", "（２）議事", "（３）閉会", "２　内容", TEXT])
    assert headings(printed(page))[1:] == [(1, "１　次第"), (1, "２　内容")]


def test_larger_and_bold_lines_are_headings(typeset: Typeset) -> None:
    page = typeset(1, [TITLE, ("計画の目標", {"size": 14}), TEXT, ("里親の登録", {"bold": True}), TEXT, *[TEXT] * 5])
    assert headings(printed(page))[1:] == [(1, "計画の目標"), (2, "里親の登録")]


def test_a_flush_line_above_an_indented_sentence_is_a_heading(typeset: Typeset) -> None:
    page = typeset(1, [TITLE, TEXT, TEXT, "", "危機管理", TEXT, TEXT, "", "財政", TEXT])
    assert headings(printed(page))[1:] == [(1, "危機管理"), (1, "財政")]


def test_outline_levels_of_the_format_are_taken_as_they_are(typed: Typed) -> None:
    raw = typed(
        RawParagraph("コードの案内", is_title=True),
        RawParagraph("背景", outline_level=1),
        RawParagraph("課題", outline_level=2),
        "本文である。",
        RawParagraph("目的", outline_level=1),
        RawParagraph("詳細", outline_level=3),
    )
    assert headings(raw) == [(1, "コードの案内"), (1, "背景"), (2, "課題"), (1, "目的"), (2, "詳細")]


def test_the_lines_of_a_cover_open_no_section(typeset: Typeset) -> None:
    large = {"size": 20, "centre": True}
    cover = typeset(1, [("令和３年度", large), ("決算付属明細表", large), ("土地開発公社", large)])
    page = typeset(2, ["１　現金", *[TEXT] * 8])
    assert headings(printed(cover, page))[-1] == (1, "１　現金")
    assert structure(printed(cover, page)).pages[1].blocks[1].section == ("１　現金",)
