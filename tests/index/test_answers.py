"""A question that is found shows what was answered to it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.messages import Language
from corpus.model import Locator, Page, Results, Utterance, UtteranceKind
from index.machine import json_lines
from index.parsing import parse_query
from index.render import result_lines
from tests.index.archive import Archive, document

QUESTION = Utterance(
    "林委員：待機の状況は変わりましたか。",
    "林",
    "委員",
    Locator(page=3, block=0),
    kind=UtteranceKind.QUESTION,
    answered_by=(1,),
)
ANSWER = Utterance(
    "事務局：3割\n減りました。",
    "事務局",
    "事務局",
    Locator(page=4, block=1),
    kind=UtteranceKind.ANSWER,
    answers_to=0,
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    pages = (Page(3, (QUESTION,)), Page(4, (ANSWER,)))
    made = Archive.make(tmp_path, [("会議録.pdf", document("a" * 64, (), pages=pages))])
    yield made
    made.store.close()


def shown(results: Results) -> list[str]:
    lines = result_lines(parse_query("待機"), results, language=Language.JA, suggestions=(), width=80, has_colour=False)
    return [line.strip() for line in lines]


def test_a_question_shows_its_answer_and_the_page_of_that(archive: Archive) -> None:
    assert "→ 回答（p.4）：事務局：3割減りました。" in shown(archive.ask("待機"))


def test_an_answer_does_not_show_itself(archive: Archive) -> None:
    assert not [line for line in shown(archive.ask("減りました")) if line.startswith("→")]


def test_programs_get_the_whole_answer(archive: Archive) -> None:
    (line,) = json_lines(archive.ask("待機"))
    answer = {"block": 1, "page": 4, "speaker": "事務局", "role": "事務局", "text": "事務局：3割\n減りました。"}
    assert json.loads(line)["answers"] == [answer]
