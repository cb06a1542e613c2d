"""What staff find with the query language, on a small archive."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import UsageError
from corpus.model import Kind, Locator, Paragraph, PassageForm, Results
from index.engines.memory import MemoryEngine
from index.engines.whoosh import WhooshEngine
from index.parsing import parse_query
from index.query import as_typed, with_any_word
from index.search import Wanted, search
from index.suggestions import Kept, Suggestion, suggestions
from tests.index.archive import MINUTES, REPORT, Archive, document, minutes, report
from wareki import find_dates, parse_date


@pytest.fixture(scope="module", params=["memory", "whoosh"])
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    home = tmp_path_factory.mktemp("home")
    (home / "index").mkdir()
    engine = MemoryEngine() if request.param == "memory" else WhooshEngine(home / "index")
    made = Archive.make(home, [("/課/令和7年度/進捗.pdf", report()), ("/課/会議録.docx", minutes())], engine)
    yield made
    made.engine.close()
    made.store.close()


def places(results: Results) -> set[str]:
    """t3: row 3 of the report's table; r1: its block 1; m0: block 0 of the minutes."""
    return {
        f"t{hit.passage.key.row}"
        if hit.passage.key.row is not None
        else f"{'r' if hit.passage.key.document == REPORT else 'm'}{hit.passage.key.block}"
        for hit in results.hits
    }


ROWS = {f"t{row}" for row in range(1, 8)}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        # every word has to be there: in the text, or in header words and headings
        ("里親 委託率", {"t1", "m0"}),
        ("里親　委託率", {"t1", "m0"}),
        ("研修 里親", {"t2", "m0"}),
        ("研修 里親 委託率", {"m0"}),
        # a word is found inside a compound, across a line break, however it is spelt
        ("相談所", {"t1", "t5"}),
        ("児童相談所", {"t1", "t5"}),
        ("⾥親の高橋さん", {"t7"}),
        ("里親の髙橋さん", {"t7"}),
        ("取組一覧", {"r0", "r1", "r3"} | ROWS),
        ("ｑｐｉ", {"t4", "r3"}),
        # words that the dictionary cuts one way alone and another way in a text
        ("児家セン", {"t3"}),
        ("こ家セン", {"t3"}),
        ("サポプラ", {"t5"}),
        # no part of another word while the word itself is somewhere
        ("京都", {"r1"}),
        # operators, in both widths
        ("研修 OR 懇談会", {"t2", "t3", "m0"}),
        ("研修 ＯＲ 懇談会", {"t2", "t3", "m0"}),
        ("研修｜懇談会", {"t2", "t3", "m0"}),
        ("講師 -里親", {"r1"}),
        ("里親 -委託", set()),  # the header words of every row say 委託
        ("委託率 NOT 里親", {"m1"}),
        ("委託率 －里親", {"m1"}),
        ("（児家セン OR サポプラ） 設置", {"t3"}),
        ('"委託率の目標"', {"t1"}),
        ("「委託率は上がった」", {"m1"}),
        ("“の目標を”", {"t1"}),
        ("パーマネ*", {"t2"}),
        ("パーマネ＊", {"t2"}),
        ("研修 NEAR/2 開催", {"t2"}),
        ("里親 ＮＥＡＲ／3 委託率", {"t1", "m0"}),
        ("山田 NEAR/1 成果", set()),
        # fields
        ("speaker:山田", {"m0"}),
        ("発言者：事務局 委託率", {"m1"}),
        ("role:事務局", {"m1"}),
        ("役職：委員", {"m0"}),
        ("role:山田", set()),
        ("agenda:委託率", {"m1"}),
        ("議題:委託率 speaker:佐藤", {"m1"}),
        ("meeting:専門部会 委託率", {"m0", "m1"}),
        ("section:議事1", {"m0", "m1"}),
        ("kind:minutes 里親", {"m0"}),
        ("種別:進捗 委託率", {"t1"}),
        ("file:令和7年度 委託率", {"t1"}),
        ("file:会議録.docx kind:会議録", {"m0", "m1"}),
        ("file:無い 里親", set()),
        # dates as intervals
        ("date:R7.7", {"t2", "t3", "t4", "t6", "m0"}),
        ("date:R7.7.20", {"t3", "t4", "t6"}),
        ("date:2025-07-31", {"t4", "t6"}),
        ("date:R7.12..R8.2", {"t4", "t5", "t6"}),
        ("date:R8.3..", {"t5", "t6", "t7"}),
        ("date:..R7.3", set()),
        ("日付：..Ｒ７.４", {"t1", "t6"}),
        ("date:令和7年度", ROWS | {"m0", "m1"}),  # and what was said at a meeting of that time
        ("date:R7.8.1 委託率", {"m0", "m1"}),
        ("委託率 -date:R7.8.1", {"t1"}),
        ("dated:R7.8", {"m0", "m1"}),
        ("文書日付:..R7.12 委託率", {"m0", "m1"}),
        ("dated:R8.3 委託率", {"t1"}),
        ("dated:R7.7", set()),
        ("date:令和9年", {"t5"}),
        ("date:R7.7 研修", {"t2", "m0"}),
        # a word that is a date finds it in every notation, and not every event of that time
        ("R7.7", {"t2", "t3", "t4", "m0"}),
        ("2025年7月11日", {"t2", "m0"}),
        ("R7.7.30", {"t3"}),
        ("令和7年度", {"t6"}),
        ("R7.1", set()),
        # what nobody wrote
        ("存在しない言葉", set()),
    ],
)  # fmt: skip
def test_a_query_finds_exactly_these(archive: Archive, query: str, found: set[str]) -> None:
    results = archive.ask(query)
    assert places(results) == found
    assert results.total == len(found)
    assert not results.is_substring


def test_parts_of_words_are_found_where_no_word_is(archive: Archive) -> None:
    results = archive.ask("マネン")
    assert (places(results), results.is_substring) == ({"t2"}, False)  # three characters are looked for anyway
    results = archive.ask("ネン")
    assert (places(results), results.is_substring) == ({"t2"}, True)
    assert (places(archive.ask("都")), archive.ask("都").is_substring) == ({"t7"}, False)
    assert places(archive.ask("京都", is_substring=True)) == {"r1", "t7"}


def test_what_is_said_at_a_meeting_comes_after_what_names_its_day(tmp_path: Path) -> None:
    talk = ["開会した。", "令和7年8月1日から始める。", "閉会した。"]
    blocks = [Paragraph(text, Locator(block=i), dates=find_dates(text)) for i, text in enumerate(talk)]
    held = document("4" * 64, blocks, kind=Kind.MINUTES, date=parse_date("令和7年8月1日"))
    archive = Archive.make(tmp_path, [("/会議録.docx", held)])
    assert [hit.passage.key.block for hit in archive.ask("date:R7.8.1").hits] == [1, 0, 2]
    archive.store.close()


def test_minutes_of_which_only_the_year_is_known_are_not_minutes_of_each_of_its_days(tmp_path: Path) -> None:
    item = document("4" * 64, [Paragraph("里親", Locator(block=0))], kind=Kind.MINUTES, date=parse_date("令和7年度"))
    archive = Archive.make(tmp_path, [("/会議録.docx", item)])
    assert archive.ask("date:R7.8.1").total == 0
    assert archive.ask("dated:R7.8.1").total == 1
    archive.store.close()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("専門部会 委託率", {"m0", "m1"}),  # the meeting's name
        ("取組状況 懇談", {"t3", "t7"}),  # the title, and a word of the row
        ("成果 2025年8月", {"m0"}),  # the day of the meeting lies in that month
        ("専門部会 火星", set()),
        ("専門部会 会議録", set()),  # nothing of it stands in a passage
        ("-成果 専門部会 委託率", {"m1"}),
        ("専門部会 (火星 OR 成果)", {"m0"}),
        ("専門部会 speaker:佐藤 委託率", {"m1"}),
    ],
)
def test_where_no_passage_has_all_words_those_of_the_title_count(archive: Archive, query: str, found: set[str]) -> None:
    results = archive.ask(query)
    assert places(results) == found
    assert results.has_titles == bool(found)
    assert not archive.ask("委託率 目標").has_titles  # one passage has both, so titles are not asked


def test_a_phrase_is_meant_to_the_letter_and_whole_words_come_first(archive: Archive) -> None:
    hits = archive.ask('"京都"').hits
    assert [hit.passage.text[:3] for hit in hits] == ["京都か", "R8."]
    assert [hits[1].passage.text[begin:end] for begin, end in hits[1].matches] == ["京都"]


def test_any_finds_what_has_one_of_the_words_best_first(archive: Archive) -> None:
    results = archive.ask("里親の委託率が上がったのはなぜですか？", any_word=True)
    assert results.hits[0].passage.key.document == MINUTES
    assert results.total > 3


def test_the_narrowest_date_comes_first(archive: Archive) -> None:
    rows = [hit.passage.key.row for hit in archive.ask("date:R7.8..R7.9 kind:進捗").hits]
    assert rows == [6, 4, 5]


def test_a_hit_says_where_to_turn_to_and_what_matched(archive: Archive) -> None:
    hit = archive.ask("委託率 date:R7.4").hits[0]
    locator = hit.passage.locator
    assert (locator.page, locator.table, locator.row) == (2, 1, 1)
    assert locator.box is not None
    assert hit.passage.headers == ("年月日", "会議等", "里親委託の状況")
    assert hit.paths == ("/課/令和7年度/進捗.pdf",)
    assert [hit.passage.text[begin:end] for begin, end in hit.matches] == ["R7.4.16", "委託率"]


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("児童相談所", ["児童相談\n所"]),
        ("サポプラ 作成", ["サポプラ", "作成"]),
        ("市町村で、サポ", ["市町村で、サポ"]),
        ("date:R8.1 相談", ["R7.8~", "相談"]),
        ("section:取組 作成", ["作成"]),
        ("作成 -懇談", ["作成"]),
    ],
)
def test_all_matches_are_marked_and_only_they(archive: Archive, query: str, marked: list[str]) -> None:
    hit = next(hit for hit in archive.ask(query).hits if hit.passage.key.row == 5)
    assert [hit.passage.text[begin:end] for begin, end in hit.matches] == marked


def test_the_answer_counts_what_it_found(archive: Archive) -> None:
    results = archive.ask("委託率", limit=1)
    assert (len(results.hits), results.total) == (1, 3)
    assert results.forms == ((PassageForm.UTTERANCE, 2), (PassageForm.TABLE_ROW, 1))
    assert [span.surface for span in archive.ask("R7.7 研修").date_words] == ["R7.7"]


def test_one_document_alone_is_searched_and_any_word_is_enough_there(archive: Archive) -> None:
    query = parse_query("里親 協議 kind:progress")
    everywhere = archive.ask("里親 OR 協議")
    inside = search(
        with_any_word(query),
        engine=archive.engine,
        analyser=archive.analyser,
        store=archive.store,
        wanted=Wanted(limit=None, document=REPORT),
    )
    assert inside.total == sum(hit.passage.key.document == REPORT for hit in everywhere.hits) > 0
    assert {hit.passage.key.document for hit in inside.hits} == {REPORT}


def test_large_answers_are_counted_by_facets_only_when_that_is_wanted(archive: Archive) -> None:
    total = archive.ask("委託").total
    assert archive.ask("委託", with_facets=True, most_counted=total).facets
    assert not archive.ask("委託", with_facets=True, most_counted=total - 1).facets


def test_each_cell_of_a_row_knows_its_header(archive: Archive) -> None:
    (hit,) = [hit for hit in archive.ask("サポプラ").hits if hit.passage.form is PassageForm.TABLE_ROW]
    assert hit.passage.cell_headers == ("年月日", "会議等", "里親委託の状況")
    assert len(hit.passage.text.split("\t")) == 3


def test_what_would_find_something_is_offered(archive: Archive) -> None:
    def offered(text: str) -> list[Suggestion]:
        query = parse_query(text)
        found = suggestions(query, engine=archive.engine, analyser=archive.analyser, store=archive.store)
        for item in found:
            if item.query is not None and item.total and not item.query.is_any:
                assert archive.ask(as_typed(item.query.root), is_exact=True).total == item.total
        return [replace(item, query=None) for item in found]

    assert offered("委託率 火星") == [
        Suggestion(Kept.WORD, "委託率", 3),
        Suggestion(Kept.WORD, "火星", 0),
        Suggestion(Kept.ANY, "", 9),
    ]
    assert Suggestion(Kept.WITHOUT, "火星", 2) in offered("委託率 火星 (里親 OR 養子)")
    assert offered("委託率はなぜ上がったのですか") == [Suggestion(Kept.ANY, "", 9)]
    assert offered("R7.9.1") == [Suggestion(Kept.DATE, "R7.9.1", 3)]
    assert offered("火星") == []
    assert offered("火星 -里親") == []
    assert offered("委託率 speaker:火星")[0] == Suggestion(Kept.WITHOUT, "speaker:火星", 3)
    assert Suggestion(Kept.WITHOUT, "date:1999-01-01..1999-12-31", 3) in offered("委託率 date:1999")
    assert Suggestion(Kept.WITHOUT, "(火星 OR 木星)", 3) in offered("委託率 (火星 OR 木星) -水星")


def test_another_spelling_is_offered_with_the_rest_of_the_query(archive: Archive) -> None:
    def offered(text: str) -> dict[str, tuple[Kept, int]]:
        query = parse_query(text)
        found = suggestions(query, engine=archive.engine, analyser=archive.analyser, store=archive.store)
        return {as_typed(item.query.root): (item.kept, item.total) for item in found if item.query is not None}

    assert offered("パーマネシー 研修 -火星")["パーマネンシー 研修 -火星"] == (Kept.SPELLING, 1)
    assert offered('"児童相淡所" kind:進捗')['"児童相談所" kind:progress'][0] is Kept.SPELLING
    together = offered("パーマネシー 検討会議")
    assert "パーマネンシー 検討会議" not in together  # no row has both
    assert together["パーマネンシー"] == (Kept.WORD, archive.ask("パーマネンシー").total)


@pytest.mark.parametrize(
    "text",
    [
        "里親", "パーマネ*", '"里親 委託"', "里親 委託率", "里親 OR 養子縁組 委託", "里親 (委託 OR 養子) -東京",
        "里親 -(委託 OR 養子)", "研修 NEAR/5 開催", "date:2025-04-01..2026-03-31", "date:..2025-07-31", "kind:minutes",
        'speaker:"山田 委員"', "agenda:2",
    ],
)  # fmt: skip
def test_a_part_of_a_query_can_be_said_as_it_is_typed(text: str) -> None:
    root = parse_query(text).root
    assert parse_query(as_typed(root)).root == root


def test_a_page_that_was_pasted_in_is_answered(archive: Archive) -> None:
    """Tantivy once ran out of stack over the scores of one, and each of its words was looked for by itself."""
    text = "".join(chr(0x4E00 + 7 * number) for number in range(2_500))
    assert archive.ask(f"委託率 {text}").total == 0
    assert archive.ask(f"委託率 {text}", any_word=True).total == 9
    query = parse_query(" ".join(["委託率", *text[:20]]))
    offered = suggestions(query, engine=archive.engine, analyser=archive.analyser, store=archive.store)
    assert [suggestion.kept for suggestion in offered] == [Kept.ANY]


def test_documents_without_a_file_are_not_found(tmp_path: Path) -> None:
    archive = Archive.make(tmp_path, [("/a.pdf", report()), ("/b.docx", minutes())])
    with archive.store.transaction():
        archive.store.sources.forget(["/b.docx"])
    assert places(archive.ask("委託率")) == {"t1"}
    archive.store.close()


def test_an_empty_document_is_harmless(tmp_path: Path) -> None:
    archive = Archive.make(tmp_path, [("/a.pdf", document("3" * 64, []))])
    assert archive.ask("里親").total == 0
    archive.store.close()


WORDS = ["里親", "委託", "R7.7", "の", "、", "7", "\ud800", "date:R7", "kind:other", "file:\ud800"]
SIGNS = ["(", ")", '"', "「", "」", " OR ", " NOT ", " -", "*", " NEAR/2 ", " ", "\t"]
PIECES = st.sampled_from(WORDS + SIGNS)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=7).map("".join), st.booleans(), st.booleans())
def test_whatever_is_typed_is_answered_or_pointed_at(
    archive: Archive, text: str, any_word: bool, is_substring: bool
) -> None:
    try:
        results = archive.ask(text, any_word=any_word, is_substring=is_substring)
    except UsageError:
        return
    assert results.total == len(results.hits)
    for hit in results.hits:
        assert all(0 <= begin < end <= len(hit.passage.text) for begin, end in hit.matches)
