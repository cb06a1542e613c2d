"""Tables find their captions, notes their marks."""

from collections.abc import Callable

import pytest

from corpus.model import Footnote, Paragraph, Table
from pipeline.raw import Format, RawDocument, RawNote, RawPage, RawParagraph
from pipeline.structure.assemble import structure

Typed = Callable[..., RawDocument]
Typeset = Callable[..., RawPage]
TABLE = [["年度", "率"], ["令和6年度", "25%"]]


def caption(raw: RawDocument) -> str:
    tables = [block for page in structure(raw).pages for block in page.blocks if isinstance(block, Table)]
    return tables[0].caption


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["表１　里親委託率の推移"], "表１　里親委託率の推移"),
        (["表3-2 委託先"], "表3-2 委託先"),
        (["図表１　登録数"], "図表１　登録数"),
        (["【委託先の内訳】"], "【委託先の内訳】"),
        (["○里親委託の状況"], "○里親委託の状況"),
        (["里親委託率の推移"], "里親委託率の推移"),
        (["（単位：千円）"], "（単位：千円）"),
        (["里親委託率の推移", "（単位：％）"], "里親委託率の推移 （単位：％）"),
        (
            ["（変更前）平成29年度から令和4年度まで（単位　千円）"],
            "（変更前）平成29年度から令和4年度まで（単位　千円）",
        ),
        (["○QPIの取組", "*QPIとはクオリティ・ペアレンティングのこと。"], "○QPIの取組"),
        (["千鳥市議会　議決結果一覧表", "賛成：○　反対：×　（注）全議員の賛否を示す。"], "千鳥市議会　議決結果一覧表"),
        (["施設の状況", "令和７年３月31日現在"], "施設の状況 令和７年３月31日現在"),
        (["款 ３.民生費", "項 ２.児童福祉費"], "款 ３.民生費 項 ２.児童福祉費"),
        (["項 ２.児童福祉費", "（単位：千円）"], "項 ２.児童福祉費 （単位：千円）"),
        (["次の表のとおりである。"], ""),
        (["担当者が説明した"], ""),
    ],
)
def test_the_line_above_is_the_caption_and_stays_a_block(typed: Typed, lines: list[str], expected: str) -> None:
    raw = typed("計画の取組状況について", "本年度の結果は以下のとおりである。", *lines, TABLE)
    assert caption(raw) == expected
    texts = [block.text for page in structure(raw).pages for block in page.blocks if not isinstance(block, Table)]
    assert all(line in texts for line in lines)


def test_a_numbered_caption_may_stand_below(typed: Typed) -> None:
    assert caption(typed("本年度の結果である。", TABLE, "表１　委託率")) == "表１　委託率"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("*QPIとはクオリティ・ペアレンティングのこと。", "*"),
        ("＊里親を除く", "＊"),
        ("※令和7年4月1日現在", "※"),
        ("※１　ファミリーホームを含む。", "※１"),
        ("（注）速報値である。", "注"),
        ("（注１）速報値である。", "注１"),
        ("注1)　速報値である。", "注1"),
        ("注２　速報値である。", "注２"),
        ("注：速報値である。", "注"),
    ],
)
def test_notes_and_their_marks(typed: Typed, text: str, mark: str) -> None:
    blocks = structure(typed("計画の取組状況について", "本文である。", text)).pages[0].blocks
    note = blocks[-1]
    assert isinstance(note, Footnote)
    assert (note.mark, note.text) == (mark, text)


@pytest.mark.parametrize("text", ["※", "※２", "注目される取組である。", "注意を要する。", "***"])
def test_no_notes(typed: Typed, text: str) -> None:
    blocks = structure(typed("計画の取組状況について", "本文である。", text)).pages[0].blocks
    assert isinstance(blocks[-1], Paragraph)


def test_small_numbered_lines_at_the_foot_of_a_page_are_notes(typeset: Typeset) -> None:
    text = "　里親の登録は前年より増え、委託率も上がっている。"
    page = typeset(1, [*[text] * 30, "", ("1 こども家庭庁調べ", {"size": 8})])
    assert isinstance(structure(RawDocument(Format.PDF, (page,))).pages[0].blocks[-1], Footnote)


def test_notes_that_the_format_marks_keep_their_mark() -> None:
    raw = RawDocument(Format.DOCX, (RawPage(None, (RawParagraph("本文である。"), RawNote("出典", "1"))),))
    note = structure(raw).pages[0].blocks[-1]
    assert isinstance(note, Footnote) and (note.text, note.mark) == ("出典", "1")
