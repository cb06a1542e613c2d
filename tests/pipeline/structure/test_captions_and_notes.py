"""Tables find their captions, notes their marks."""

from collections.abc import Callable

import pytest

from corpus.model import Box, Footnote, Paragraph, Table
from pipeline.raw import Format, RawCell, RawDocument, RawLine, RawNote, RawPage, RawParagraph, RawTable
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


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        (("実施手順", {"size": 15}), "実施手順"),
        (("（１）年齢別", {}), "（１）年齢別"),
        (("参加した家庭の声", {}), ""),
        (("・年齢別", {}), ""),
        (("（２）児相が説明した", {}), ""),
    ],
)
def test_a_short_line_is_a_caption_by_its_mark_or_size(
    typeset: Typeset, above: tuple[str, dict[str, object]], expected: str
) -> None:
    text = "　里親の登録は前年より増え、委託率も上がっている。今後も説明会を続け、登録を働きかける。"
    page = typeset(1, [text, text, "", above, TABLE])
    assert caption(RawDocument(Format.PDF, (page,))) == expected


def test_tables_side_by_side_have_each_its_own_caption() -> None:
    def line(text: str, x0: float, top: float) -> RawLine:
        return RawLine(text, Box(x0, top, x0 + 10.5 * len(text), top + 10.5), 10.5, False)

    def table(x0: float) -> RawTable:
        cells = tuple(RawCell(r, c, t) for r, row in enumerate(TABLE) for c, t in enumerate(row))
        return RawTable(cells, 2, 2, Box(x0, 120, x0 + 160, 160), (x0, x0 + 80, x0 + 160), (120, 140, 160))

    elements = (line("（１）年齢別", 60, 104), line("（２）理由別", 300, 104), table(60), table(300))
    blocks = structure(RawDocument(Format.PDF, (RawPage(1, elements, 595, 842),))).pages[0].blocks
    assert [b.caption for b in blocks if isinstance(b, Table)] == ["（１）年齢別", "（２）理由別"]


def test_a_caption_does_not_go_on_with_the_note_above_it(typeset: Typeset) -> None:
    page = typeset(
        1, [TABLE, "※　資料：こども家庭課が毎年度に行う里親と施設の現況についての全県の調査", "表５　里親の状況", TABLE]
    )
    blocks = structure(RawDocument(Format.PDF, (page,))).pages[0].blocks
    assert [b.caption for b in blocks if isinstance(b, Table)][1] == "表５　里親の状況"


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
