"""What Tantivy leaves to us: what a commit is made of, odd terms."""

import os
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import StorageError
from corpus.model import PassageKey
from corpus.settings import EngineName
from index.analysis.units import BLANK, GAP
from index.engine import Documents, Entry, Field, Near, Phrase, Prefix, Request, Scored, Tally, Term
from index.engines import hits
from index.engines.documents import ordered_day, packed_order
from index.engines.tantivy import TantivyEngine
from tests.index.engine_files import committed, entry
from tests.index.engine_files import fill as fill_engine
from tests.index.engine_files import total as total_of

fill, total = partial(fill_engine, EngineName.TANTIVY), partial(total_of, EngineName.TANTIVY)


def test_a_commit_shares_the_files_that_did_not_change(tmp_path: Path) -> None:
    fill(tmp_path, *(entry("d", block, f"word{block}") for block in range(2000)))
    before = {path.name: path.stat().st_ino for path in committed(tmp_path) if path.suffix not in (".json", "")}
    fill(tmp_path, entry("e", 0, "all"))
    after = {path.name: path.stat().st_ino for path in committed(tmp_path)}
    assert before.items() <= after.items()
    assert (total(tmp_path, "word7"), total(tmp_path, "all")) == (1, 1)


def test_more_values_than_tantivy_counts_in_a_column(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [
        Entry(PassageKey(f"d{number // 2}", number), {Field.TEXT: "a", Field.SAID_BY: f"山田{number // 3}"})
        for number in range(12)
    ]
    fill(tmp_path, *entries)
    engine = TantivyEngine(tmp_path)
    asked = Request(Term(Field.TEXT, "a"), limit=2, by_document=True)
    few = engine.tally(asked.match, [Field.SAID_BY]), engine.search(asked)
    monkeypatch.setattr(hits, "_MOST_VALUES", 3)
    assert (engine.tally(asked.match, [Field.SAID_BY]), engine.search(asked)) == few
    assert few[0] == Tally(
        {f"d{number}": 2 for number in range(6)}, {Field.SAID_BY: {f"山田{number}": 3 for number in range(4)}}
    )
    engine.close()


def test_those_who_may_only_read_find_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, entry("d", 0, "all"))
    [folder] = {path.parent for path in tmp_path.glob("*/meta.json")}
    for lock in folder.glob("*.lock"):
        lock.unlink()
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert total(tmp_path, "all") == 1
    assert not list(folder.glob("*.lock"))  # where nothing may be written Tantivy could not make one


@pytest.mark.skipif(os.name == "nt", reason="rights are others there")
def test_all_files_of_a_commit_have_the_same_rights(tmp_path: Path) -> None:
    fill(tmp_path, entry("d", 0, "all"))
    [folder] = {path.parent for path in tmp_path.glob("*/meta.json")}
    assert len({file.stat().st_mode for file in folder.iterdir()}) == 1


def test_where_there_are_no_hard_links_files_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: object, target: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    fill(tmp_path, entry("d", 0, "all"))
    fill(tmp_path, entry("e", 0, "all"))
    assert total(tmp_path, "all") == 2


def test_segments_are_merged_and_former_commits_go(tmp_path: Path) -> None:
    for number in range(40):
        with TantivyEngine(tmp_path).writer() as writer:
            writer.remove(f"d{number - 1}")
            writer.add(entry(f"d{number}", 0, "all"))
            writer.add(entry(f"kept{number}", 0, "kept"))
    assert (total(tmp_path, "all"), total(tmp_path, "kept")) == (1, 40)
    files = committed(tmp_path)
    assert len([path for path in files if path.suffix == ".term"]) < 10
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == [files[1].parent.name]


def test_what_is_removed_after_it_was_added_is_what_earlier_commits_hold(tmp_path: Path) -> None:
    fill(tmp_path, entry("d", 0, "all"))
    with TantivyEngine(tmp_path).writer() as writer:
        writer.add(entry("d", 1, "all"))
        writer.remove("d")
        writer.add(entry("d", 2, "all"))
    found = TantivyEngine(tmp_path).search(Request(Term(Field.TEXT, "all"), limit=None)).found
    assert [item.key.block for item in found] == [1, 2]


def test_terms_of_any_length_and_with_any_sign_are_found(tmp_path: Path) -> None:
    terms = [
        "漢" * 30_000,
        "漢" * 29_999 + "字",
        "x" * 70_000,
        "a\vb",
        "\u3000",
        "\x85",
        "(.*",
        "[",
        "\\",
        "\0",
        "é",
        "𠮷",
    ]
    terms += list("!\"#$%&'*+,-./:;<=>?@^_`{|}~")
    for number, term in enumerate(terms):
        fill(tmp_path, Entry(PassageKey("d", number), {Field.TEXT: BLANK.join((term, "x", term))}))
    for number, term in enumerate(terms):
        word = Term(Field.TEXT, term)
        phrases = (
            Phrase((word, word), (0, 2)),
            Phrase((word, Prefix(Field.TEXT, "x")), (0, 1)),
            Phrase((Term(Field.TEXT, "x"), word), (0, 1)),
            Phrase((word, Term(Field.TEXT, "x"), word), (0, 1, 2)),
        )
        for node in (word, *phrases):
            found = TantivyEngine(tmp_path).search(Request(node)).found
            assert [item.key.block for item in found] == [number], term[:9]
    assert total(tmp_path, Prefix(Field.TEXT, "漢" * 5)) == 2
    assert total(tmp_path, Prefix(Field.TEXT, "漢" * 5000)) == 2
    assert total(tmp_path, Prefix(Field.TEXT, "(.")) == 1


def test_positions_missing_and_far_apart(tmp_path: Path) -> None:
    text = BLANK.join(("a", GAP, GAP, "b", *[GAP] * 9_996, "c", "d", GAP))
    grams = BLANK.join((GAP, GAP, GAP, "ab", GAP, GAP, "bc"))
    with TantivyEngine(tmp_path).writer() as writer:
        writer.add(Entry(PassageKey("d", 0), {Field.TEXT: text, Field.GRAM: grams}))

    def together(first: str, second: str, offset: int, field: Field = Field.TEXT) -> int:
        return total(tmp_path, Phrase((Term(field, first), Term(field, second)), (0, offset)))

    assert [together("a", "b", offset) for offset in (1, 2, 3, 4)] == [0, 0, 1, 0]
    assert [together("b", "c", offset) for offset in (9_996, 9_997, 9_998)] == [0, 1, 0]
    assert [together("c", "d", offset) for offset in (1, 2)] == [1, 0]
    assert [together("ab", "bc", offset, Field.GRAM) for offset in (1, 2, 3, 4)] == [0, 0, 1, 0]
    sides = [(Phrase((Term(Field.TEXT, word),), (0,)),) for word in "ab"]
    # two positions lie between them
    assert [total(tmp_path, Near(sides[0], sides[1], distance)) for distance in (1, 2)] == [0, 1]


def test_a_prefix_in_a_phrase_may_stand_for_very_many_terms(tmp_path: Path) -> None:
    fill(tmp_path, *(entry("d", number, f"x{number}", f"y{number}") for number in range(20_000)))
    phrase = Phrase((Term(Field.TEXT, "x77"), Prefix(Field.TEXT, "y")), (0, 1))
    assert total(tmp_path, phrase) == 1
    assert total(tmp_path, Phrase((Prefix(Field.TEXT, "x1999"), Prefix(Field.TEXT, "y1")), (0, 1))) == 11


def test_pages_are_whole_where_very_many_passages_are_equally_good(tmp_path: Path) -> None:
    with TantivyEngine(tmp_path).writer() as writer:
        for number in range(3000):
            day = 5 if number == 2500 else 0
            writer.add(Entry(PassageKey(f"d{number % 7}", number), {Field.TEXT: "all"}, day))
    engine = TantivyEngine(tmp_path)
    expected = [("d1", 2500), *sorted((f"d{number % 7}", number) for number in range(3000) if number != 2500)]
    for rank in ((), (Scored(Term(Field.TEXT, "all"), 1.0),)):
        for newest in (False, True):
            for offset in (0, 900):
                request = Request(Term(Field.TEXT, "all"), rank, limit=8, offset=offset, newest_first=newest)
                keys = [(item.key.document, item.key.block) for item in engine.search(request).found]
                assert keys == expected[offset : offset + 8]
    assert engine.search(Request(Documents(frozenset(("d1",))), limit=0)).total == 429


def test_a_failing_disk_is_our_own_failure_and_leaves_the_last_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, entry("d", 0, "all"))
    writer = TantivyEngine(tmp_path).writer()
    writer.add(entry("e", 0, "all"))

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(StorageError):
            writer.commit()
    writer.discard()
    assert total(tmp_path, "all") == 1
    fill(tmp_path, entry("e", 0, "all"))
    assert total(tmp_path, "all") == 2


@settings(max_examples=200)
@given(st.lists(st.text(alphabet="09afg:A /漢", max_size=12), min_size=2, max_size=2))
def test_packed_orders_never_contradict_the_order_of_documents(documents: list[str]) -> None:
    first, second = sorted(documents)
    assert packed_order(5, first) <= packed_order(5, second)
    assert packed_order(6, second) < packed_order(5, first)
    assert ordered_day(packed_order(5, first)) == 5
