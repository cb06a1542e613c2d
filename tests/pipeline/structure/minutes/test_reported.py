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
        "里親から子どもを預かりたいとの希望があった。施設から職員が足りないとの声があった。",
    ],
)
def test_what_was_only_done_is_no_remark(text: str) -> None:
    assert remarks(paper(text, text)) == []
