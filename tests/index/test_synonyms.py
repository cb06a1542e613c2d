"""Other forms of a word are found too, after the word itself, and the answer says so."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.abbreviations import Abbreviation
from corpus.answer import Expansion, ExpansionSource
from corpus.errors import ConfigurationError
from corpus.model import Locator, Paragraph, Results
from index.analysis.lexicon import LexiconWord
from index.lexicon import FILE_NAME, Lexicon, read_lexicon, with_word, without_word, write_own_words
from index.machine import json_lines
from tests.index.archive import Archive, document

TEXTS = (
    "児童家庭支援センターの設置を進める。児童家庭支援センターは県内に三つある。",
    "児家センに相談した。",
    "はまっこの会の活動",
    "浜辺の集いを開いた。",
    "要保護児童対策地域協議会の会議",
    "要対協の会議。この県では要対協と呼ぶ。",
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    blocks = [Paragraph(text, Locator(page=number + 1, block=number)) for number, text in enumerate(TEXTS)]
    learnt = (Abbreviation("浜会", "浜辺の集い", 3, 4),)
    made = Archive.make(
        tmp_path_factory.mktemp("home"), [("/課/紙.pdf", document("1" * 64, blocks, abbreviations=learnt))]
    )
    yield made
    made.store.close()


def order(results: Results) -> list[int]:
    return [hit.passage.key.block for hit in results.hits]


def test_the_word_itself_comes_first_however_often_its_other_form_is_said(archive: Archive) -> None:
    results = archive.ask("児家セン")
    assert order(results) == [1, 0]
    assert results.expansions == (Expansion("児家セン", "児童家庭支援センター", ExpansionSource.FIELD, total=1),)
    assert order(archive.ask("児童家庭支援センター")) == [0, 1]
    marked = [results.hits[1].passage.text[begin:end] for begin, end in results.hits[1].matches]
    assert marked == ["児童家庭支援センター"] * 2


def test_exact_leaves_other_forms_out(archive: Archive) -> None:
    results = archive.ask("児家セン", is_exact=True)
    assert (order(results), results.expansions) == ([1], ())
    assert order(archive.ask('"児家セン"')) == [1]  # a phrase is meant to the letter


def test_what_a_paper_defines_is_said_with_its_place(archive: Archive) -> None:
    results = archive.ask("浜会")
    assert order(results) == [3]
    assert results.expansions == (Expansion("浜会", "浜辺の集い", ExpansionSource.LEARNT, 1, "/課/紙.pdf", 4, 1),)
    row = json.loads(next(json_lines(results)))
    assert row["expansions"] == [
        {"word": "浜会", "form": "浜辺の集い", "source": "learnt", "path": "/課/紙.pdf", "page": 4}
    ]


def test_several_words_not_near_and_questions(archive: Archive) -> None:
    assert order(archive.ask("要対協 会議")) == [5, 4]
    assert order(archive.ask("会議 -要対協")) == [4]  # what is said to be left out is only what is typed
    assert sorted(order(archive.ask("要対協 NEAR/2 会議"))) == [4, 5]
    assert set(order(archive.ask("要対協は何をしますか？", any_word=True))[:2]) == {4, 5}


def test_the_users_words_and_readings(archive: Archive) -> None:
    lexicon = Lexicon((LexiconWord("浜つど", "ハマツド", ("浜辺の集い",)),))
    assert order(archive.ask("浜つど", lexicon=lexicon)) == [3]
    assert order(archive.ask("はまつど", lexicon=lexicon)) == [3]
    assert set(order(archive.ask("じかせん"))) == {0, 1}
    # a word entered anew, without other forms, takes the built-in ones away
    assert order(archive.ask("児家セン", lexicon=Lexicon((LexiconWord("児家セン"),)))) == [1]


def test_the_list_is_a_file_that_can_be_edited(tmp_path: Path) -> None:
    assert read_lexicon(tmp_path).own == ()
    words = with_word((), LexiconWord("浜つど", "ハマツド", ("浜辺の集い",)))
    write_own_words(tmp_path / "new", words)
    assert read_lexicon(tmp_path / "new").own == words
    assert with_word(words, LexiconWord("浜 つど")) == (LexiconWord("浜 つど"),)
    assert without_word(words, "浜つど") == ()
    (tmp_path / FILE_NAME).write_text("# 語\n語\t\t\t余り\n", encoding="utf-8")
    with pytest.raises(ConfigurationError) as error:
        read_lexicon(tmp_path)
    assert error.value.arguments["line"] == "2"
