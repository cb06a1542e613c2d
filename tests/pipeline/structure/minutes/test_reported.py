"""Minutes that report what was said: each statement is a remark, marked uncertain; what was only done is none."""

import pytest

from corpus.model import Paragraph, Utterance, UtteranceKind
from pipeline.raw import Format, RawDocument, RawPage, RawParagraph
from pipeline.structure.assemble import Structured, structure

TITLE = "第２回　医療対策協議会　議事概要"


def paper(*paragraphs: str) -> Structured:
    elements = tuple(RawParagraph(text) for text in (TITLE, "日時　令和５年８月２４日", *paragraphs))
    return structure(RawDocument(Format.DOCX, (RawPage(None, elements),)))


def remarks(structured: Structured) -> list[tuple[str, str, bool]]:
    blocks = (block for page in structured.pages for block in page.blocks)
    return [(block.speaker, block.remark, block.is_certain) for block in blocks if isinstance(block, Utterance)]


def test_each_statement_of_a_paragraph_is_a_remark() -> None:
    told = paper("委員から、医師が足りないのではないかとの質問があり、事務局から、来年度は二名増えるとの回答があった。")
    assert remarks(told) == [("委員", "医師が足りないのではないか", False), ("事務局", "来年度は二名増える", False)]


def test_a_reported_question_has_its_answer() -> None:
    told = paper(
        "委員から、いつ増えるのかとの質問があった。これに対し、事務局から、来年度であるとの説明があった。",
    )
    kinds = [block.kind for page in told.pages for block in page.blocks if isinstance(block, Utterance)]
    assert kinds == [UtteranceKind.QUESTION, UtteranceKind.ANSWER]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("山田委員は、「説明会を増やすべきだ」と述べた。事務局は、来年度から増やすと答えた。", ["山田", "事務局"]),
        ("杉江委員が、いつから行うのかと質問し、事務局が、８月の予定であると回答した。", ["杉江", "事務局"]),
        ("会長は、年度内にまとめたいとの考えを示した。委員より、急ぐべきではないとの意見。", ["会長", "委員"]),
        (
            "ある施設長から、二年に延ばせないかと質問があり、課長から、検討している旨の回答があった。",
            ["施設長", "課長"],
        ),
        (
            "企画担当の中村花子氏は、「目標を具体的にする」と提案した。佐藤健氏は、「賛成だ」と発言した。",
            ["中村花子", "佐藤健"],
        ),
    ],
)
def test_who_speaks_may_be_the_sentence_s_subject(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _, _ in remarks(paper(text))] == speakers


def test_the_report_says_what_is_a_question_and_what_an_answer() -> None:
    told = paper("委員から、広さを知りたいとの質問があった。会長から、図面を配るとの回答があった。")
    blocks = [block for page in told.pages for block in page.blocks if isinstance(block, Utterance)]
    assert [block.kind for block in blocks] == [UtteranceKind.QUESTION, UtteranceKind.ANSWER]
    assert blocks[1].answers_to == blocks[0].locator.block


def test_no_word_is_lost() -> None:
    text = "審議に入った。委員から、遅いとの意見が出された。事務局より、急ぐとの回答があった。その後、承認した。"
    told = paper(text)
    kept = "".join(
        block.text for page in told.pages for block in page.blocks if isinstance(block, Paragraph | Utterance)
    )
    assert text in kept


@pytest.mark.parametrize(
    "text",
    [
        "事務局から、資料１に基づき説明があった。",
        "委員から、特に意見はなかった。",
        "会長から閉会の挨拶があり、委員から拍手があった。",
        "県から通知があり、市から回答を送った。",
        "県は、来年度から手当を増やすと発表した。委員会は、計画を承認した。",
        "里親から子どもを預かりたいとの希望があった。施設から職員が足りないとの声があった。",
    ],
)
def test_what_was_only_done_is_no_remark(text: str) -> None:
    assert remarks(paper(text, text)) == []
