"""Agenda items asked for by their number."""

import pytest

from index.agenda_items import asked_term, item_term


@pytest.mark.parametrize(
    "agenda",
    ["（２）委託率について", "(2) 委託率", "２　委託率", "2. 委託率", "② 委託率", "⑵委託率", "議題２：委託率",
     "議題（2）委託率", "日程第2　一般質問", "第２号議案　委託率", "二、委託率", "議題２"],
)  # fmt: skip
def test_the_number_that_an_item_begins_with(agenda: str) -> None:
    assert item_term(agenda) == asked_term("2") == "item:2"


@pytest.mark.parametrize(
    "agenda", ["令和2年度の予算", "2年度の予算", "一時保護所の環境", "委託率について（2）", "その他", ""]
)
def test_titles_have_no_number(agenda: str) -> None:
    assert item_term(agenda) is None


@pytest.mark.parametrize("text", ["2", "２", "②", "(2)", "（２）", "二", " 2 "])
def test_a_number_asks_for_the_item(text: str) -> None:
    assert asked_term(text) == "item:2"


@pytest.mark.parametrize("text", ["委託率", "2年度", "令和2", ""])
def test_words_ask_for_the_title(text: str) -> None:
    assert asked_term(text) is None
