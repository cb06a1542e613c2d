"""Short forms are learnt where a paper defines them, and only those that are sure."""

import pytest

from corpus.abbreviations import Abbreviation
from corpus.model import Cell, Document, Footnote, Kind, Locator, Page, Paragraph, Table
from pipeline.annotate.abbreviations import abbreviations, annotate_abbreviations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("県の要保護児童対策地域協議会（以下「要対協」という。）は", [("要対協", "要保護児童対策地域協議会")]),
        ("市町村の児童相談所（以下、「児相」という）と", [("児相", "児童相談所")]),
        ("児童家庭支援センター（略称：児家セン）", [("児家セン", "児童家庭支援センター")]),
        ("「子ども・子育て支援事業計画」(以下「子子計画」)", [("子子計画", "子ども・子育て支援事業計画")]),
        ("スクールソーシャル\nワーカー（以下「ＳＳＷ」という。）", [("ＳＳＷ", "スクールソーシャルワーカー")]),
        (
            "＊QPIとは、クオリティ・ペアレント・イニシアティブのこと。",
            [("QPI", "クオリティ・ペアレント・イニシアティブ")],
        ),
        ("サポプラとは、本人と相談しながら書くサポートプランの略", [("サポプラ", "サポートプラン")]),
        ("研修はLSW（ライフストーリーワークの略）", [("LSW", "ライフストーリーワーク")]),
        # a part of the long form means many things
        ("社会的養育推進計画（以下「計画」という。）", []),
        ("千鳥野県（以下「本県」という。）", []),
        ("こども家庭庁（以下「国」という。）", []),
        # nobody's name
        ("配偶者からの暴力（以下「DV」という。）", []),
        ("「ひとり親家庭」とは、20歳未満の子どもを扶養している家庭のこと", []),
        ("会長（以下「山田会長」という。）", []),
        ("以下のとおり（別紙）", []),
    ],
)
def test_definitions(text: str, found: list[tuple[str, str]]) -> None:
    assert list(abbreviations(text)) == found


def test_a_document_has_each_once_with_its_place() -> None:
    text = "児童相談所（以下「児相」という。）"
    cell = Cell(0, 0, "＊FCPとは、ファミリー・コネクト・プログラムのこと")
    blocks = (
        Paragraph(text, Locator(page=1, block=0)),
        Footnote(text, "1", Locator(page=2, block=1)),
        Table((cell,), 1, 1, 0, Locator(page=3, block=2, table=1)),
    )
    made = annotate_abbreviations(Document("d", "", Kind.OTHER, None, None, (Page(1, blocks),), (), "f"))
    assert made.abbreviations == (
        Abbreviation("児相", "児童相談所", 0, 1),
        Abbreviation("FCP", "ファミリー・コネクト・プログラム", 2, 3),
    )
