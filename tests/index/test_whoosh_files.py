"""What Whoosh leaves to us: a crash at any moment, files that changed behind our back, and no pickle of ours."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.errors import IndexUnavailableError, StorageError
from corpus.model import PassageKey
from index.engine import And, Entry, Field, Request, Scored, Term
from index.engines.whoosh import WhooshEngine

ROOT = Path(__file__).parents[2]

# adds document after document, a commit each, until it is killed
WRITER = """
import sys
from pathlib import Path
from corpus.model import PassageKey
from index.engine import Entry, Field
from index.engines.whoosh import WhooshEngine
engine = WhooshEngine(Path(sys.argv[1]))
for number in range(10_000):
    with engine.writer() as writer:
        writer.remove(f"d{number % 5}")
        for block in range(30):
            writer.add(Entry(PassageKey(f"d{number % 5}", block), {Field.TEXT: {f"word{number}": (0,), "all": (1,)}}))
    print(number, flush=True)
"""


def entry(document: str, block: int, *words: str) -> Entry:
    return Entry(PassageKey(document, block), {Field.TEXT: {word: (i,) for i, word in enumerate(words)}})


def fill(path: Path, *entries: Entry) -> None:
    with WhooshEngine(path).writer() as writer:
        for item in entries:
            writer.add(item)


def total(path: Path, word: str) -> int:
    engine = WhooshEngine(path)
    try:
        return engine.search(Request(Term(Field.TEXT, word))).total
    finally:
        engine.close()


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("seed", range(4))
def test_a_writer_killed_anywhere_leaves_the_last_commit_and_the_next_writer_works(tmp_path: Path, seed: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    for _ in range(6):
        process.stdout.readline()
    time.sleep(random.Random(seed).random() * 0.05)
    process.send_signal(signal.SIGKILL)
    printed = process.stdout.read().split()
    process.wait()
    process.stdout.close()
    last = int(printed[-1]) if printed else 5
    engine = WhooshEngine(tmp_path)
    answer = engine.search(Request(Term(Field.TEXT, "all"), limit=None))
    assert answer.total == 30 * 5
    # the commit that was under way when the signal came is there whole, or not at all
    newest = {
        number: engine.search(Request(Term(Field.TEXT, f"word{number}"))).total for number in range(last - 3, last + 3)
    }
    assert all(count in (0, 30) for count in newest.values())
    assert newest[last] == 30
    with engine.writer() as writer:
        writer.remove("d0")
        writer.add(entry("new", 0, "all"))
    assert engine.search(Request(Term(Field.TEXT, "all"))).total == 30 * 4 + 1
    engine.check()
    engine.close()


def test_searches_answer_from_whole_commits_while_another_process_writes(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    process.stdout.readline()
    lasting = WhooshEngine(tmp_path)
    request = Request(Term(Field.TEXT, "all"))
    began = time.monotonic()
    totals = [0]
    while time.monotonic() < began + 1.5 or (totals[-1] < 150 and time.monotonic() < began + 60):
        totals += (lasting.search(request).total, total(tmp_path, "all"))
    process.kill()
    process.wait()
    process.stdout.close()
    lasting.close()
    assert totals[-1] == 150
    assert totals == sorted(totals)
    assert all(count % 30 == 0 for count in totals)


def test_a_flipped_bit_anywhere_is_noticed(tmp_path: Path) -> None:
    fill(tmp_path, *(entry("d", block, f"word{block}", "all") for block in range(40)))
    files = [path for path in tmp_path.iterdir() if path.suffix in (".seg", ".toc")]
    assert {path.suffix for path in files} == {".seg", ".toc"}
    generator = random.Random(1)
    for path in files * 10:
        content = path.read_bytes()
        place = generator.randrange(len(content))
        path.write_bytes(content[:place] + bytes([content[place] ^ 1 << generator.randrange(8)]) + content[place + 1 :])
        with pytest.raises(IndexUnavailableError):
            total(tmp_path, "all")
        path.write_bytes(content)
    assert total(tmp_path, "all") == 40


@pytest.mark.parametrize("suffix", [".seg", ".toc", ".json"])
def test_a_cut_or_missing_file_is_noticed(tmp_path: Path, suffix: str) -> None:
    fill(tmp_path, entry("d", 0, "all"))
    (path,) = (path for path in tmp_path.iterdir() if path.suffix == suffix)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(IndexUnavailableError):
        total(tmp_path, "all")
    path.unlink()
    if suffix != ".toc":  # without its table of contents an index looks new, which the archive's check finds out
        with pytest.raises(IndexUnavailableError):
            total(tmp_path, "all")


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
    places = (0, 1, 127, 128, 55_296, 57_343, 1_114_111, 3_000_000)
    with WhooshEngine(tmp_path).writer() as writer:
        for number in range(len(places)):
            writer.add(Entry(PassageKey("d", number), {Field.TEXT: {"word": places[: number + 1]}}))
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
