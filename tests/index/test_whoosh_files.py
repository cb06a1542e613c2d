"""What Whoosh leaves to us: merging, scores, and no pickle of ours."""

import os
from functools import partial
from pathlib import Path

import pytest

from corpus.errors import StorageError
from corpus.model import PassageKey
from corpus.settings import EngineName
from index.analysis.units import BLANK, GAP
from index.engine import And, Entry, Field, Request, Scored, Term
from index.engines.whoosh import WhooshEngine
from tests.index.engine_files import entry
from tests.index.engine_files import fill as fill_engine
from tests.index.engine_files import total as total_of

fill, total = partial(fill_engine, EngineName.WHOOSH), partial(total_of, EngineName.WHOOSH)


def test_nothing_of_ours_is_pickled_into_the_index(tmp_path: Path) -> None:
    fill(tmp_path, entry("d", 0, "all"))
    for path in tmp_path.iterdir():
        assert b"index.engines" not in path.read_bytes()


def test_segments_are_merged_and_deleted_passages_go(tmp_path: Path) -> None:
    for number in range(40):
        with WhooshEngine(tmp_path).writer() as writer:
            writer.remove(f"d{number - 1}")
            writer.add(entry(f"d{number}", 0, "all"))
            writer.add(entry(f"kept{number}", 0, "kept"))
    assert (total(tmp_path, "all"), total(tmp_path, "kept")) == (1, 40)
    assert len(list(tmp_path.glob("*.seg"))) < 8
    assert len(list(tmp_path.glob("*.toc"))) == len(list(tmp_path.glob("manifest-*.json"))) == 1


def test_scores_do_not_depend_on_the_history(tmp_path: Path) -> None:
    fresh, grown = tmp_path / "fresh", tmp_path / "grown"
    entries = [entry(f"d{number}", 0, "all", f"word{number % 3}") for number in range(20)]
    for folder in (fresh, grown):
        folder.mkdir()
    fill(fresh, *entries)
    fill(grown, entry("gone", 0, "all", "word1"), entry("d3", 0, "other"))
    for item in entries:
        with WhooshEngine(grown).writer() as writer:
            writer.remove("gone")
            writer.remove(item.key.document)
            writer.add(item)
    request = Request(And(()), tuple(Scored(Term(Field.TEXT, f"word{number}"), 1.0) for number in range(3)), limit=None)
    assert WhooshEngine(fresh).search(request).found == WhooshEngine(grown).search(request).found


def test_positions_of_any_size_come_back(tmp_path: Path) -> None:
    places = (0, 1, 127, 128, 55_296, 57_343, 1_114_111, 1_200_000)
    text = [GAP] * (places[-1] + 1)
    with WhooshEngine(tmp_path).writer() as writer:
        for number, place in enumerate(places):
            text[place] = "word"
            writer.add(Entry(PassageKey("d", number), {Field.TEXT: BLANK.join(text[: place + 1])}))
    engine = WhooshEngine(tmp_path)
    assert engine.search(Request(Term(Field.TEXT, "word"))).total == len(places)
    (segment,) = engine.segments()
    found = segment.postings("text", "word")
    assert found is not None
    assert [tuple(found.positions(number)) for number in range(len(places))] == [
        places[: number + 1] for number in range(len(places))
    ]


def test_a_failing_disk_is_our_own_failure_and_leaves_the_last_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, entry("d", 0, "all"))
    writer = WhooshEngine(tmp_path).writer()
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
