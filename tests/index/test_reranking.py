"""What the texts of the best passages add to their order."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Kind, Locator, Paragraph
from index.engine import Engine
from index.engines.memory import MemoryEngine
from index.engines.tantivy import TantivyEngine
from index.engines.whoosh import WhooshEngine
from index.reranking import HEAD, verbatim
from tests.index.archive import Archive, document


@pytest.fixture(params=["memory", "whoosh", "tantivy"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    if request.param == "memory":
        return MemoryEngine()
    return WhooshEngine(tmp_path) if request.param == "whoosh" else TantivyEngine(tmp_path)


def order(texts: Sequence[str], question: str, home: Path, engine: Engine | None = None, **wanted: Any) -> list[int]:
    """The numbers of the texts, each a document, in the order of the answer."""
    documents = [
        (f"/{number}.txt", document(f"{number:064x}", [Paragraph(text, Locator(block=0))], page=None, kind=Kind.OTHER))
        for number, text in enumerate(texts)
    ]
    archive = Archive.make(home, documents, engine)
    try:
        results = archive.ask(question, any_word=True, **wanted)
        scores = [hit.score for hit in results.hits]
        assert scores == sorted(scores, reverse=True)
        return [int(hit.passage.key.document, 16) for hit in results.hits]
    finally:
        archive.store.close()
        archive.engine.close()


FILLER = [f"{name}市の報告である。" for name in ("東", "西", "南", "北")]


def test_of_two_passages_that_say_the_same_the_one_with_the_number_asked_for_is_first(
    tmp_path: Path, engine: Engine
) -> None:
    texts = ["研修には大勢が参加した。", "研修には139名が参加した。", *FILLER]
    assert order(texts, "研修には何人が参加したか", tmp_path, engine)[:2] == [1, 0]
    # the other way round where none is asked for: the shorter one
    other = tmp_path / "other"
    other.mkdir()
    assert order(texts, "研修には誰が参加したか", other)[:2] == [0, 1]


def test_a_number_counts_where_the_question_is_answered_not_anywhere(tmp_path: Path) -> None:
    far = "里親の研修は県庁で開かれた。別の話だが昼食は12人がとった。"
    near = "里親の研修は12人が受けた。別の話だが昼食は県庁でとった。"
    assert order([far, near, *FILLER], "里親の研修は何人が受けたか", tmp_path)[:2] == [1, 0]


def test_a_passage_that_opens_with_what_is_asked_about_comes_before_one_that_mentions_it_late(tmp_path: Path) -> None:
    late = "県は市町村と話し合い来年の予算と人員の配置を見直すこととしその中で里親支援を考える。"
    early = "里親支援を考えるとき県は市町村と話し合い来年の予算と人員の配置を見直すこととしその中。"
    assert order([late, early, *FILLER], "里親支援", tmp_path)[:2] == [1, 0]


def test_the_questions_own_turns_of_phrase_count_which_no_word_or_pair_of_characters_does(tmp_path: Path) -> None:
    other = "里親には県がなる。"
    same = "里親になるには県が。"
    assert order([other, same, *FILLER], "里親になるには", tmp_path)[:2] == [1, 0]


def test_pages_of_an_answer_follow_on_one_another(tmp_path: Path, engine: Engine) -> None:
    texts = [f"里親の研修には{number}人が参加した。{'予算と人員。' * (number % 7)}" for number in range(HEAD + 15)]
    documents = [
        (f"/{number}.txt", document(f"{number:064x}", [Paragraph(text, Locator(block=0))], page=None))
        for number, text in enumerate(texts)
    ]
    archive = Archive.make(tmp_path, documents, engine)
    question = "里親の研修には何人が参加したか"
    whole = [hit.passage.key for hit in archive.ask(question, any_word=True, limit=HEAD + 10).hits]
    pages = [
        hit.passage.key
        for offset in range(0, HEAD + 10, 10)
        for hit in archive.ask(question, any_word=True, limit=10, offset=offset).hits
    ]
    assert (pages, len(set(whole))) == (whole, HEAD + 10)
    archive.store.close()
    archive.engine.close()


def test_the_newest_first_stays_so(tmp_path: Path) -> None:
    texts = ["研修には大勢が参加した。", "研修には139名が参加した。", *FILLER]
    assert order(texts, "研修には何人が参加したか", tmp_path, newest_first=True)[:2] == [0, 1]


def test_long_runs_count_more_than_their_parts() -> None:
    assert verbatim("里親委託率", "里親委託率は上がった") == 5
    assert verbatim("里親委託率", "委託率と里親") == pytest.approx(13**0.5)
    assert verbatim("里親委託率", "里の親の委の託の率") == 0
    assert verbatim("", "里親") == verbatim("里親", "") == 0


@given(st.text("里親委託率の", max_size=12), st.text("里親委託率の", max_size=30))
def test_no_run_counts_twice_and_none_is_longer_than_the_question(question: str, text: str) -> None:
    assert 0 <= verbatim(question, text) <= len(question)
    if question in text and len(question) > 1:
        assert verbatim(question, text) == len(question)
