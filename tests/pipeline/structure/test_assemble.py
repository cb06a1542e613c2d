"""Whole documents: golden outlines, the numbering of blocks, and that nothing is lost.

``FUMIKURA_UPDATE_GOLDEN=1`` writes the golden files anew; read the difference before committing it.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Cell, Table
from pipeline.raw import Format, RawDocument, RawLine, RawPage, RawParagraph, RawTable
from pipeline.structure.assemble import Structured, structure

GOLDEN = Path(__file__).parent / "golden"
Typeset = Callable[..., RawPage]
LARGE = {"size": 16, "centre": True}


def progress_report(typeset: Typeset) -> RawDocument:
    first = typeset(
        1,
        [
            ("資料１", {"right": True}),
            ("千曲県社会的養護推進計画（第３期）", LARGE),
            ("令和７年度の取組状況について", LARGE),
            ("R8.3 家庭支援課", {"right": True}),
            "",
            "　本県では、令和７年３月に計画を策定した後、市町村や関係機関とともに、次の取組を進めて",
            "きたところである。",
            "",
            ("● 取組一覧", {"size": 12, "bold": True}),
            "○計画全体に関わる取組",
            [
                ["年月日", "会議等", "内容等"],
                ["R7.4.16", "担当者会議", "計画の周知と意見交換"],
                ["R7.7.11", "開始研修", "参加者120名"],
            ],
            "○ＱＰＩの取組",
            "*ＱＰＩとは、養育の質を高める取組のこと。",
            [["年月日", "会議等", "内容等"], ["R7.7～12", "試行事業", "里親の活躍の場を広げる施策の検討"]],
        ],
        foot="- 1 -",
    )
    second = typeset(
        2,
        [
            [["年月日", "会議等", "内容等"], ["R8.1.21", "県研修会", "講師を迎えて実施"]],
            "表１　委託率の推移",
            ("（単位：％）", {"right": True}),
            [["年度", "委託率"], ["令和６年度", "25.3"]],
            "（注）速報値である。",
        ],
        foot="- 2 -",
    )
    return RawDocument(Format.PDF, (first, second))


def minutes(typeset: Typeset) -> RawDocument:
    first = typeset(
        1,
        [
            ("令和７年度第２回　里親支援協議会　議事録", {"size": 14, "centre": True}),
            "",
            "１　日　時　　令和７年７月16日（水）　13：30～15：00",
            "２　場　所　　県庁　特別会議室",
            "３　出席者",
            "　委員長　山田太郎",
            "　委　員　佐藤花子、鈴木一郎",
            "　事務局：高橋課長",
            "４　議　題",
            "　（１）里親委託の推進について",
            "　（２）その他",
            "５　議　事",
            "○山田委員長　ただいまから第２回の協議会を開きます。お忙しいところ御出席をいただき、あ",
            "　りがとうございます。",
            "　それでは、議題に入ります。",
            "（１）里親委託の推進について",
            "○事務局（高橋課長）　資料１を御覧ください。委託率は、前年度より上がっておりまして、里親",
            "　会の御協力によるところが大きいと考えております。このほか、次の年度には研修を増やす予定",
        ],
        foot="1/2",
    )
    second = typeset(
        2,
        [
            "　です。",
            "○佐藤委員　目標にはまだ遠いように見えますが、どうですか。",
            "○事務局（高橋課長）　御指摘のとおりです。",
            "（拍手）",
            "○山田委員長　これで閉会します。",
            "以上",
        ],
        foot="2/2",
    )
    return RawDocument(Format.PDF, (first, second))


@pytest.mark.parametrize("make", [progress_report, minutes])
def test_golden(make: Callable[[Typeset], RawDocument], typeset: Typeset, outline: Callable[[Structured], str]) -> None:
    actual = outline(structure(make(typeset)))
    path = GOLDEN / f"{make.__name__}.txt"
    if os.environ.get("FUMIKURA_UPDATE_GOLDEN"):
        path.write_text(actual, encoding="utf-8")
    assert actual == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("make", [progress_report, minutes])
def test_blocks_and_tables_are_numbered_through(make: Callable[[Typeset], RawDocument], typeset: Typeset) -> None:
    structured = structure(make(typeset))
    blocks = [block for page in structured.pages for block in page.blocks]
    assert [block.locator.block for block in blocks] == list(range(len(blocks)))
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [table.locator.table for table in tables] == list(range(1, len(tables) + 1))
    for page in structured.pages:
        assert all(block.locator.page == page.number for block in page.blocks)


@pytest.mark.parametrize("make", [progress_report, minutes])
def test_every_line_is_in_a_block_or_in_the_furniture(make: Callable[[Typeset], RawDocument], typeset: Typeset) -> None:
    raw = make(typeset)
    structured = structure(raw)
    kept = "".join(squeezed(text) for page in structured.pages for text in page.furniture)
    for page in structured.pages:
        for block in page.blocks:
            cells: tuple[Cell, ...] = block.cells if isinstance(block, Table) else ()
            kept += "".join(squeezed(cell.text) for cell in cells) if cells else squeezed(getattr(block, "text", ""))
    for raw_page in raw.pages:
        for element in raw_page.elements:
            if isinstance(element, RawLine):
                assert squeezed(element.text) in kept
            elif isinstance(element, RawTable):
                assert all(squeezed(cell.text) in kept for cell in element.cells)


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(
    st.lists(
        st.text(st.sampled_from("○・（）()【】：。、 　*※１1①ア第回里親委員会長山田日時議事\n"), max_size=24),
        max_size=12,
    )
)
def test_whatever_is_written_is_kept_in_its_order(paragraphs: list[str]) -> None:
    raw = RawDocument(Format.TEXT, (RawPage(None, tuple(map(RawParagraph, paragraphs))),))
    blocks = structure(raw).pages[0].blocks
    assert "".join(squeezed(getattr(block, "text", "")) for block in blocks) == squeezed("".join(paragraphs))


def test_a_document_without_pages_keeps_its_one_page_without_a_number() -> None:
    structured = structure(RawDocument(Format.TEXT, (RawPage(None, ()),)))
    assert [page.number for page in structured.pages] == [None]


def test_pages_without_text_stay_and_say_so() -> None:
    structured = structure(RawDocument(Format.PDF, (RawPage(1, (), 595.0, 842.0, is_searchable=False),)))
    assert not structured.pages[0].is_searchable
