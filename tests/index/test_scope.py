"""Whole documents as the place of words, one hit a document, facets, filters, near spellings, passages like one."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.answer import FacetName
from corpus.errors import UsageError
from corpus.messages import Language
from corpus.model import Locator, Paragraph, Results
from corpus.width import display_width
from index.kwic import kwic_lines
from index.machine import facets_line, hit_id
from index.parsing import Filter, parse_query
from index.search import Scope, Wanted
from index.similar import find_similar
from index.spelling import distance, near_spellings
from index.suggestions import Kept, Suggestion, suggestions
from tests.index.archive import MINUTES, REPORT, Archive, document, minutes, report


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    made = Archive.make(
        tmp_path_factory.mktemp("home"), [("/課/令和7年度/進捗.pdf", report()), ("/課/会議録.docx", minutes())]
    )
    yield made
    made.store.close()


def documents(results: Results) -> list[str]:
    return [hit.passage.key.document for hit in results.hits]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("講師 サポプラ", [REPORT]),  # in two passages of one document
        ("研修 委託率", [REPORT, MINUTES]),
        ("研修 -講師", [MINUTES]),
        ("講師 OR speaker:佐藤", [REPORT, MINUTES]),
        ("kind:会議録 研修", [MINUTES]),
        ("講師 speaker:佐藤", []),
        ("-講師", [MINUTES]),
    ],
)
def test_all_words_somewhere_in_one_document(archive: Archive, query: str, found: list[str]) -> None:
    results = archive.ask(query, scope=Scope.DOCUMENT)
    assert sorted(documents(results)) == sorted(found)
    assert results.documents == len(found)


def test_the_best_passage_of_each_document_and_how_many_more(archive: Archive) -> None:
    plain = archive.ask("委託率")
    grouped = archive.ask("委託率", is_grouped=True)
    assert (grouped.total, grouped.documents) == (plain.total, 2)
    assert sorted((hit.passage.key.document, hit.more) for hit in grouped.hits) == [(REPORT, 0), (MINUTES, 1)]
    best = {hit.passage.key.document: hit.passage.key for hit in reversed(plain.hits)}
    assert {hit.passage.key for hit in grouped.hits} == set(best.values())
    second = archive.ask("委託率", is_grouped=True, limit=1, offset=1)
    assert [hit.passage.key for hit in second.hits] == [grouped.hits[1].passage.key]


def test_facets_count_the_whole_answer(archive: Archive) -> None:
    results = archive.ask("委託率", limit=1, with_facets=True)
    values = {facet.name: dict(facet.values) for facet in results.facets}
    assert values[FacetName.KIND] == {"progress": 1, "minutes": 2}
    assert values[FacetName.FISCAL_YEAR] == {"2025": 3}
    assert values[FacetName.MEETING] == {"社会的養育専門部会": 2}
    assert values[FacetName.SPEAKER] == {"山田": 1, "佐藤": 1}
    assert values[FacetName.SECTION] == {"取組一覧": 1, "議事１": 2}
    shown = json.loads(facets_line(results))
    assert shown["total"] == 3
    assert {"value": "山田", "count": 1} in shown["facets"]["speaker"]


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("委託率", "speaker", "山田"),
        ("委託率", "role", "事務局"),
        ("委託率", "agenda", "委託率"),
        ("委託率", "meeting", "専門部会"),
        ("委託率", "kind", "進捗報告"),
        ("研修", "date", "R7.4..R7.7"),
        ("", "file", "進捗"),
    ],
)
def test_a_filter_is_the_field_of_the_same_name(archive: Archive, words: str, field: str, value: str) -> None:
    typed = archive.ask(f"{words} {field}:{value}")
    apart = archive.ask(words, filters=[Filter(field, value)])
    assert [hit.passage.key for hit in apart.hits] == [hit.passage.key for hit in typed.hits]
    assert apart.total > 0


def test_a_filter_that_makes_no_sense_is_pointed_at(archive: Archive) -> None:
    with pytest.raises(UsageError) as error:
        archive.ask("研修", filters=[Filter("date", "R8..R7")])
    assert error.value.arguments["query"] == "date:R8..R7"
    assert archive.ask("なぜ 研修", any_word=True, filters=[Filter("kind", "会議録")]).total == 1


def test_key_words_stand_under_each_other(archive: Archive) -> None:
    lines = list(kwic_lines(archive.ask("委託率"), Language.JA, width=90))
    assert len(lines) >= 3
    assert {display_width(line.split("【委託率】")[0]) for line in lines} == {display_width(lines[0].split("【")[0])}
    assert all(display_width(line) <= 90 for line in lines)
    assert any("会議録.docx" in line for line in lines)


@pytest.mark.parametrize(
    ("typed", "spelling"),
    [("パーマネシー", "パーマネンシー"), ("児童相淡所", "児童相談所"), ("東東都", "東京都"), ("懇淡", "懇談")],
)
def test_near_spellings_come_from_the_archive(archive: Archive, typed: str, spelling: str) -> None:
    near = near_spellings(typed, engine=archive.engine, analyser=archive.analyser, store=archive.store)
    assert spelling in [item.spelling for item in near]
    assert all(item.total == archive.ask(item.spelling).total > 0 for item in near)


def test_a_short_word_of_the_dictionary_is_no_slip_unless_another_is_read_the_same(archive: Archive) -> None:
    def near(word: str) -> list[str]:
        found = near_spellings(word, engine=archive.engine, analyser=archive.analyser, store=archive.store)
        return [item.spelling for item in found]

    assert near("研磨") == []  # 研修 differs by a character, and is another word
    assert near("懇親") == []
    assert "保障" in near("保証")


def test_what_is_true_of_a_document_is_offered(archive: Archive) -> None:
    offered = suggestions(
        parse_query("講師 サポプラ"), engine=archive.engine, analyser=archive.analyser, store=archive.store
    )
    assert Suggestion(Kept.DOCUMENT, "", 1) in offered


def test_nothing_is_near_a_word_of_another_kind(archive: Archive) -> None:
    assert near_spellings("火星探査機", engine=archive.engine, analyser=archive.analyser, store=archive.store) == ()


@given(st.text("あいう", max_size=6), st.text("あいう", max_size=6))
def test_distance_is_that_of_the_plain_recurrence(left: str, right: str) -> None:
    def plain(a: str, b: str) -> int:
        if not a or not b:
            return len(a) + len(b)
        best = min(plain(a[1:], b) + 1, plain(a, b[1:]) + 1, plain(a[1:], b[1:]) + (a[0] != b[0]))
        return min(best, plain(a[2:], b[2:]) + 1) if a[:2] == b[1::-1] and len(a) > 1 and len(b) > 1 else best

    expected = plain(left[:4], right[:4])
    assert distance(left[:4], right[:4], 2) == (expected if expected <= 2 else None)


def test_passages_like_one(tmp_path: Path) -> None:
    texts = [
        "R7.5.1 里親の登録を増やすための研修会を開いた",
        "研修会では里親の登録の手続きを説明した",
        "R7.5.1 予算の執行状況を報告した",
    ]
    blocks = [Paragraph(text, Locator(block=number)) for number, text in enumerate(texts)]
    made = Archive.make(tmp_path, [("/紙.txt", document("a" * 64, blocks))])
    first = made.ask("登録 増やす").hits[0]
    _, results = find_similar(
        hit_id(first), engine=made.engine, analyser=made.analyser, store=made.store, wanted=Wanted()
    )
    assert [hit.passage.text for hit in results.hits] == [texts[1]]
    assert results.hits[0].matches
    for wrong in ("aaaaaaaaaaaa#99", "bbbbbbbbbbbb#1", "里親"):
        with pytest.raises(UsageError):
            find_similar(wrong, engine=made.engine, analyser=made.analyser, store=made.store, wanted=Wanted())
    made.store.close()


def test_similar_marks_what_made_a_passage_similar(tmp_path: Path) -> None:
    texts = [
        "養子縁組の成立件数は、前の年によるところが大きい",
        "特別養子縁組の成立件数によるところを調べた",
        "天気によるところが大きい",
        "雨によるところもある",
        "風によるところもある",
    ]
    blocks = [Paragraph(text, Locator(block=number)) for number, text in enumerate(texts)]
    made = Archive.make(tmp_path, [("/紙.txt", document("a" * 64, blocks))])
    _, results = find_similar(
        "aaaaaaaaaaaa#1", engine=made.engine, analyser=made.analyser, store=made.store, wanted=Wanted()
    )
    best = results.hits[0]
    marked = [best.passage.text[begin:end] for begin, end in best.matches]
    assert best.passage.text == texts[1]
    assert "養子縁組" in "".join(marked)
    assert not any("よる" in part or "ところ" in part for part in marked)
    made.store.close()
