"""What every engine promises; the memory engine is the reference that the others are compared with."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import LockedError
from corpus.model import PassageKey
from index.analysis.units import BLANK, GAP
from index.engine import (
    WHOLE,
    And,
    Constant,
    Documents,
    Engine,
    Entry,
    Field,
    Found,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Request,
    Scored,
    Tally,
    Term,
)
from index.engines.memory import MemoryEngine
from index.engines.tantivy import TantivyEngine
from index.engines.whoosh import WhooshEngine

Open = Callable[[], Engine]
KEPT_IN_FILES: dict[str, Callable[[Path], Engine]] = {"whoosh": WhooshEngine, "tantivy": TantivyEngine}


@pytest.fixture(params=["memory", *KEPT_IN_FILES])
def open_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    """Opens the same index again and again."""
    if request.param == "memory":
        engine = MemoryEngine()
        return lambda: engine
    return lambda: KEPT_IN_FILES[request.param](tmp_path)


@pytest.fixture(params=[*KEPT_IN_FILES])
def in_files(request: pytest.FixtureRequest) -> Callable[[Path], Engine]:
    """Opens the index in a folder."""
    return KEPT_IN_FILES[request.param]


def entry(document: str, block: int, text: str = "", *, day: int = 0, row: int | None = None, **fields: str) -> Entry:
    """A passage whose terms are the words of the texts given, "." leaving a position out."""
    texts = {Field.TEXT: text} | {Field(name): value for name, value in fields.items()}
    return Entry(
        PassageKey(document, block, row),
        {
            name: BLANK.join(GAP if word == "." else word for word in value.split())
            for name, value in texts.items()
            if value
        },
        day,
    )


def phrase(text: str, field: Field = Field.TEXT) -> Phrase:
    words = text.split()
    places = [i for i, word in enumerate(words) if word != "."]
    parts = [Prefix(field, words[i][:-1]) if words[i].endswith("*") else Term(field, words[i]) for i in places]
    return Phrase(tuple(parts), tuple(place - places[0] for place in places))


def term(text: str, field: Field = Field.TEXT) -> Term:
    return Term(field, text)


def fill(engine: Engine, *entries: Entry) -> None:
    with engine.writer() as writer:
        for item in entries:
            writer.add(item)


def blocks(engine: Engine, node: Node, **arguments: object) -> list[int]:
    answer = engine.search(Request(node, limit=None, **arguments))  # type: ignore[arg-type]  # keyword pass-through
    assert answer.total == len(answer.found)
    return [found.key.block for found in answer.found]


def test_an_empty_index_answers_with_nothing(open_engine: Open) -> None:
    engine = open_engine()
    assert engine.search(Request(Not(term("里親")))).found == ()
    assert engine.digests() == frozenset()


def test_terms_phrases_and_boolean_nodes(open_engine: Open) -> None:
    engine = open_engine()
    fill(
        engine,
        entry("d", 0, "里親 等 委託 率"),
        entry("d", 1, "里親 委託", context="委託 率"),
        entry("d", 2, "委託 里親 里親 率"),
        entry("e", 0, "里 親 . 委託"),
    )
    assert blocks(engine, term("里親")) == [0, 1, 2]
    assert blocks(engine, term("率", Field.CONTEXT)) == [1]
    assert blocks(engine, phrase("里親 委託")) == [1]
    assert blocks(engine, phrase("里親 里親 率")) == [2]
    assert blocks(engine, phrase("里親 . 委託")) == [0]
    assert blocks(engine, phrase("親 . 委託")) == [0]
    assert blocks(engine, phrase("親 委託")) == []
    assert blocks(engine, phrase("里親 委*")) == [1]
    assert blocks(engine, Prefix(Field.TEXT, "里")) == [0, 1, 2, 0]
    assert blocks(engine, And((term("里親"), term("率")))) == [0, 2]
    assert blocks(engine, And(())) == [0, 1, 2, 0]
    assert blocks(engine, Or((term("等"), term("率", Field.CONTEXT)))) == [0, 1]
    assert blocks(engine, Or(())) == []
    assert blocks(engine, Not(term("里親"))) == [0]
    assert blocks(engine, And((term("委託"), Documents(frozenset("e"))))) == [0]
    assert blocks(engine, Documents(frozenset(("f",)))) == []


def test_near_counts_the_positions_between_in_either_order(open_engine: Open) -> None:
    engine = open_engine()
    fill(engine, entry("d", 0, "a b c d e"), entry("d", 1, "d c b a"), entry("d", 2, "a a"))
    assert blocks(engine, Near((phrase("a"),), (phrase("d"),), 2)) == [0, 1]
    assert blocks(engine, Near((phrase("a"),), (phrase("d"),), 1)) == []
    assert blocks(engine, Near((phrase("b c"), phrase("c b")), (phrase("a"),), 0)) == [0, 1]
    assert blocks(engine, Near((phrase("a b"),), (phrase("b c"),), 5)) == []


def test_the_rarer_word_in_the_shorter_passage_comes_first_and_the_newest_of_equals(open_engine: Open) -> None:
    engine = open_engine()
    fill(
        engine,
        entry("d", 0, "x common"),
        entry("d", 1, "x rare"),
        entry("d", 2, "x rare and a good deal more besides"),
        entry("e", 3, "x common", day=739_000),
        entry("c", 4, "x common", day=5),
    )
    rank = tuple(Scored(term(word), 1.0) for word in ("rare", "common"))
    assert blocks(engine, term("x"), rank=rank) == [1, 2, 3, 4, 0]
    assert blocks(engine, term("x"), rank=rank, newest_first=True) == [3, 4, 1, 2, 0]
    assert blocks(engine, term("x"), rank=(Constant(Documents(frozenset("c")), 9.0), *rank))[0] == 4
    page = engine.search(Request(term("x"), rank, limit=2, offset=1))
    assert ([found.key.block for found in page.found], page.total) == ([2, 3], 5)


def test_a_commit_makes_everything_visible_at_once_also_to_an_engine_opened_before(open_engine: Open) -> None:
    reader, engine = open_engine(), open_engine()
    assert blocks(reader, term("a")) == []
    writer = engine.writer()
    writer.add(entry("d", 0, "a"))
    assert blocks(reader, term("a")) == []
    writer.commit()
    assert blocks(reader, term("a")) == [0]
    assert reader.digests() == frozenset("d")


def test_what_is_discarded_leaves_no_trace(open_engine: Open) -> None:
    engine = open_engine()
    fill(engine, entry("d", 0, "a"))
    with pytest.raises(ZeroDivisionError), engine.writer() as writer:
        writer.remove("d")
        writer.add(entry("e", 1, "a"))
        raise ZeroDivisionError
    assert blocks(engine, term("a")) == [0]
    fill(engine, entry("e", 1, "a"))
    assert blocks(engine, term("a")) == [0, 1]


def test_a_document_is_replaced_in_one_transaction(open_engine: Open) -> None:
    engine = open_engine()
    fill(engine, entry("d", 0, "old"), entry("d", 1, "old"), entry("e", 0, "old"))
    with engine.writer() as writer:
        writer.remove("d")
        writer.remove("unknown")
        writer.add(entry("d", 5, "new"))
    assert blocks(engine, term("old")) == [0]
    assert blocks(engine, term("new")) == [5]
    assert engine.digests() == frozenset(("d", "e"))


def test_forms_are_counted_among_what_is_found(open_engine: Open) -> None:
    engine = open_engine()
    forms = ["heading", "paragraph", "paragraph", "table_row", "heading paragraph"]
    fill(engine, *(entry("d", number, "a" if number else "b", form=form) for number, form in enumerate(forms)))
    with engine.writer() as writer:
        writer.add(entry("e", 0, "a"))
    counts = (*(term(form, Field.FORM) for form in ("heading", "paragraph", "table_row", "x")), term("b"))
    assert engine.search(Request(And(()), counts=counts)).counts == (2, 3, 1, 0, 1)
    assert engine.search(Request(term("a"), counts=counts)).counts == (1, 3, 1, 0, 0)
    with engine.writer() as writer:
        writer.remove("d")
    assert engine.search(Request(And(()), counts=counts)).counts == (0, 0, 0, 0, 0)


def test_passages_are_tallied_by_document_and_by_what_they_have_one_of(open_engine: Open) -> None:
    engine = open_engine()
    fields = (Field.SAID_BY, Field.CHAPTER)
    assert engine.tally(And(()), fields) == Tally({}, {field: {} for field in fields})
    fill(
        engine,
        entry("d", 0, "a", said_by="山田", chapter="一"),
        entry("d", 1, "a", said_by="山田"),
        entry("d", 2, "b", said_by="佐藤", chapter="一"),
    )
    fill(engine, entry("e", 0, "a", said_by="佐藤"), entry("f", 0, "a", said_by="山田"))
    with engine.writer() as writer:
        writer.remove("f")
    expected = {Field.SAID_BY: {"山田": 2, "佐藤": 1}, Field.CHAPTER: {"一": 1}}
    assert engine.tally(term("a"), fields) == Tally({"d": 2, "e": 1}, expected)
    assert engine.tally(term("x"), fields) == Tally({}, {field: {} for field in fields})
    assert engine.tally(term("b"), ()) == Tally({"d": 1}, {})


def test_many_documents_are_grouped_and_chosen_among(open_engine: Open) -> None:
    """More than an engine may look at for one page, and more than it may name one by one."""
    engine = open_engine()
    names = [f"{number:04}" for number in range(250)]
    fill(engine, *(entry(name, 0, "a " + "b " * (number % 7)) for number, name in enumerate(names)))
    fill(engine, *(entry("long", block, "a", day=1) for block in range(1500)))
    scores = (Scored(term("a"), 1.0),)
    for rank, new in product(((), scores), (False, True)):
        whole = engine.search(Request(term("a"), rank, limit=None, newest_first=new)).found
        for offset, limit in ((0, 3), (1, 4), (200, 20), (249, 10)):
            request = Request(term("a"), rank, limit, offset, newest_first=new, by_document=True)
            answer = engine.search(request)
            assert [found.key for found in answer.found] == _first_of_each(whole)[offset : offset + limit]
            assert (answer.total, answer.documents) == (1750, 251)
            assert [found.more for found in answer.found] == [
                1499 if found.key.document == "long" else 0 for found in answer.found
            ]
    for some in (names[:1], names[:120], names[:150], [*names, "long"], ["unknown", *names]):
        documents = Documents(frozenset(some))
        known = frozenset(some) - {"unknown"}
        assert engine.documents(documents) == known
        assert engine.documents(Not(documents)) == frozenset((*names, "long")) - known
        assert engine.documents(And((documents, term("b")))) == {
            name for number, name in enumerate(names) if number % 7 and name in known
        }


def _first_of_each(found: Sequence[Found]) -> list[PassageKey]:
    """The first passage of each document."""
    first: dict[str, PassageKey] = {}
    for item in found:
        first.setdefault(item.key.document, item.key)
    return list(first.values())


def test_what_is_kept_of_a_passage_comes_with_it_when_asked_for(open_engine: Open) -> None:
    engine = open_engine()
    kept = [b"", b"\x00\xff\n", "里親".encode() * 50_000]
    fill(engine, *(replace(entry("d", number, "a"), kept=value) for number, value in enumerate(kept)))
    fill(engine, replace(entry("e", 3, "a"), kept=b"e"))
    asked = engine.search(Request(term("a"), limit=None, with_kept=True)).found
    assert [found.kept for found in asked] == [*kept, b"e"]
    assert [found.kept for found in engine.search(Request(term("a"))).found] == [b""] * 4


def test_a_second_writer_is_refused_while_one_is_open(in_files: Callable[[Path], Engine], tmp_path: Path) -> None:
    engine = in_files(tmp_path)
    writer = engine.writer()
    with pytest.raises(LockedError):
        engine.writer()
    writer.discard()
    engine.writer().discard()


WORDS = st.sampled_from(["里親", "里", "委託", "率", "a", "ab"])
TEXTS = st.lists(st.one_of(WORDS, st.just(".")), max_size=7).map(" ".join)
ENTRIES = st.lists(
    st.tuples(st.sampled_from(["de", "f"]), st.integers(0, 5), TEXTS, TEXTS, st.integers(0, 2)), max_size=9
)
FIELDS = st.sampled_from([Field.TEXT, Field.CONTEXT])
TERMS = st.builds(Term, FIELDS, WORDS)
PHRASES = st.builds(
    lambda field, words: phrase(" ".join(words), field),
    FIELDS,
    st.lists(st.one_of(WORDS, WORDS.map(lambda word: f"{word}*")), min_size=1, max_size=3),
)
NEARS = st.builds(
    lambda left, right, distance: Near((phrase(left),), (phrase(right),), distance), WORDS, WORDS, st.integers(0, 3)
)
LEAVES = st.one_of(
    TERMS,
    st.builds(Prefix, FIELDS, st.sampled_from(["里", "a", "x"])),
    PHRASES,
    NEARS,
    st.builds(Documents, st.frozensets(st.sampled_from(["de", "f"]))),
)
NODES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(And, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Or, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Not, inner),
    ),
    max_leaves=5,
)
COMMITS = st.lists(st.tuples(ENTRIES, st.sets(st.sampled_from(["de", "f"]))), min_size=1, max_size=4)


Commits = list[tuple[list[tuple[str, int, str, str, int]], set[str]]]


def fill_alike(engines: list[Engine], commits: Commits) -> None:
    """The same transactions in all of them."""
    taken: set[tuple[str, int]] = set()
    for added, removed in commits:
        taken = {key for key in taken if key[0] not in removed}
        fresh = {(item[0], item[1]): item for item in added if (item[0], item[1]) not in taken}
        taken |= fresh.keys()
        for engine in engines:
            with engine.writer() as writer:
                for digest in removed:
                    writer.remove(digest)
                for document, block, text, context, day in fresh.values():
                    chapter = context.replace(" ", "").replace(".", "")
                    writer.add(entry(document, block, text, context=context, chapter=chapter, day=day))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    commits=COMMITS,
    nodes=st.lists(NODES, min_size=1, max_size=8),
    ranked=st.lists(TERMS, max_size=3),
    new=st.booleans(),
)
def test_every_engine_finds_what_the_reference_finds(
    in_files: Callable[[Path], Engine],
    tmp_path_factory: pytest.TempPathFactory,
    commits: Commits,
    nodes: list[Node],
    ranked: list[Term],
    new: bool,
) -> None:
    reference, other = MemoryEngine(), in_files(tmp_path_factory.mktemp("index"))
    fill_alike([reference, other], commits)
    rank = tuple(Scored(leaf, 1.0) for leaf in ranked)
    for node in nodes:
        # the set and the counts are promised with any ranking, the order without one
        request = Request(node, rank, limit=None, newest_first=new, counts=tuple(nodes))
        expected, answer = reference.search(request), other.search(request)
        assert (answer.total, answer.counts) == (expected.total, expected.counts)
        assert {found.key for found in answer.found} == {found.key for found in expected.found}
        for request in (Request(node, limit=5, newest_first=new), Request(node, limit=2, offset=1)):
            expected, answer = reference.search(request), other.search(request)
            assert answer.total == expected.total
            assert [found.key for found in answer.found] == [found.key for found in expected.found]
        for request in (
            Request(node, limit=None, newest_first=new, by_document=True),
            Request(node, limit=1, offset=1, newest_first=new, by_document=True),
        ):
            assert other.search(request) == reference.search(request)
        assert other.documents(node) == reference.documents(node)
        assert other.tally(node, WHOLE) == reference.tally(node, WHOLE)
    assert other.digests() == reference.digests()
    other.close()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(commits=COMMITS, node=NODES, ranked=st.lists(TERMS, min_size=1, max_size=3), new=st.booleans())
def test_pages_are_cut_out_of_the_whole_order(
    in_files: Callable[[Path], Engine],
    tmp_path_factory: pytest.TempPathFactory,
    commits: Commits,
    node: Node,
    ranked: list[Term],
    new: bool,
) -> None:
    engine = in_files(tmp_path_factory.mktemp("index"))
    fill_alike([engine], commits)
    rank = tuple(Scored(leaf, 1.0) for leaf in ranked)
    whole = engine.search(Request(node, rank, limit=None, newest_first=new)).found
    for offset, limit in ((0, 1), (0, 3), (1, 2), (2, 50)):
        page = engine.search(Request(node, rank, limit=limit, offset=offset, newest_first=new))
        assert page.found == whole[offset : offset + limit]
        assert page.total == len(whole)
    best: dict[str, Found] = {}
    for found in whole:
        best.setdefault(found.key.document, found)
    for offset, most in ((0, 1), (0, 3), (1, 2), (0, None)):
        request = Request(node, rank, limit=most, offset=offset, newest_first=new, by_document=True)
        grouped = engine.search(request)
        end = None if most is None else offset + most
        assert [(item.key, item.score) for item in grouped.found] == [
            (item.key, item.score) for item in list(best.values())[offset:end]
        ]
        assert (grouped.documents, grouped.total) == (len(best), len(whole))
        assert all(
            item.more + 1 == sum(other.key.document == item.key.document for other in whole) for item in grouped.found
        )
    engine.close()


@settings(max_examples=30, deadline=None)
@given(commits=COMMITS, node=NODES, ranked=st.lists(TERMS, max_size=3))
def test_whoosh_scores_as_the_reference_does(
    tmp_path_factory: pytest.TempPathFactory, commits: Commits, node: Node, ranked: list[Term]
) -> None:
    reference, other = MemoryEngine(), WhooshEngine(tmp_path_factory.mktemp("index"))
    fill_alike([reference, other], commits)
    request = Request(node, tuple(Scored(leaf, 1.0) for leaf in ranked), limit=5)
    expected, answer = reference.search(request), other.search(request)
    assert [found.key for found in answer.found] == [found.key for found in expected.found]
    assert [found.score for found in answer.found] == pytest.approx([found.score for found in expected.found])
    other.close()
