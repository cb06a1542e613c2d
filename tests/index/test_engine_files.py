"""What engines leave to us: commits that are whole or not there, and files that changed behind our back."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.errors import IndexUnavailableError
from corpus.settings import EngineName
from index.engine import Field, Request, Term
from index.opening import open_engine
from tests.index.engine_files import committed, entry, fill, total

ROOT = Path(__file__).parents[2]

# adds document after document, a commit each, until it is killed
WRITER = """
import sys
from pathlib import Path
from corpus.model import PassageKey
from corpus.settings import EngineName
from index.engine import Entry, Field
from index.opening import open_engine
engine = open_engine(Path(sys.argv[1]), EngineName(sys.argv[2]))
for number in range(10_000):
    with engine.writer() as writer:
        writer.remove(f"d{number % 5}")
        for block in range(30):
            writer.add(Entry(PassageKey(f"d{number % 5}", block), {Field.TEXT: f"word{number} all"}))
    print(number, flush=True)
"""
# without its last commit's switch an index looks new, which the archive's check finds out
SWITCHES = {EngineName.TANTIVY: "manifest-", EngineName.WHOOSH: "_MAIN_"}
ENGINES = pytest.mark.parametrize("name", list(EngineName))


def writing(name: EngineName, path: Path) -> "subprocess.Popen[str]":
    """A process that goes on committing."""
    command = [sys.executable, "-c", WRITER, str(path), name.value]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("seed", range(4))
@ENGINES
def test_a_writer_killed_anywhere_leaves_the_last_commit_and_the_next_writer_works(
    tmp_path: Path, name: EngineName, seed: int
) -> None:
    process = writing(name, tmp_path)
    assert process.stdout is not None
    for _ in range(6):
        process.stdout.readline()
    time.sleep(random.Random(seed).random() * 0.05)
    process.send_signal(signal.SIGKILL)
    printed = process.stdout.read().split()
    process.wait()
    process.stdout.close()
    last = int(printed[-1]) if printed else 5
    engine = open_engine(tmp_path, name)
    assert engine.search(Request(Term(Field.TEXT, "all"), limit=None)).total == 30 * 5
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
    assert len(committed(tmp_path)) > 2


@ENGINES
def test_searches_answer_from_whole_commits_while_another_process_writes(tmp_path: Path, name: EngineName) -> None:
    process = writing(name, tmp_path)
    assert process.stdout is not None
    process.stdout.readline()
    lasting = open_engine(tmp_path, name)
    request = Request(Term(Field.TEXT, "all"))
    began = time.monotonic()
    totals = [0]
    while time.monotonic() < began + 1.5 or (totals[-1] < 150 and time.monotonic() < began + 60):
        totals += (lasting.search(request).total, total(name, tmp_path, "all"))
    process.kill()
    process.wait()
    process.stdout.close()
    lasting.close()
    assert totals[-1] == 150
    assert totals == sorted(totals)
    assert all(count % 30 == 0 for count in totals)


@ENGINES
def test_a_flipped_bit_anywhere_is_noticed_and_its_file_named(tmp_path: Path, name: EngineName) -> None:
    fill(name, tmp_path, *(entry("d", block, f"word{block}", "all") for block in range(40)))
    generator = random.Random(1)
    files = committed(tmp_path)
    for path in files * (30 // len(files) + 1):
        content = path.read_bytes()
        place = generator.randrange(len(content))
        path.write_bytes(content[:place] + bytes([content[place] ^ 1 << generator.randrange(8)]) + content[place + 1 :])
        for look in (lambda: total(name, tmp_path, "all"), open_engine(tmp_path, name).check):
            with pytest.raises(IndexUnavailableError) as raised:
                look()
            if path.suffix != ".json":
                assert raised.value.arguments["path"] == str(path)
        path.write_bytes(content)
    assert total(name, tmp_path, "all") == 40


@ENGINES
def test_a_missing_or_cut_file_is_noticed(tmp_path: Path, name: EngineName) -> None:
    fill(name, tmp_path, entry("d", 0, "all"))
    for path in committed(tmp_path):
        content = path.read_bytes()
        path.write_bytes(content[: len(content) // 2])
        with pytest.raises(IndexUnavailableError):
            total(name, tmp_path, "all")
        if not path.name.startswith(SWITCHES[name]):
            path.unlink()
            with pytest.raises(IndexUnavailableError):
                total(name, tmp_path, "all")
        path.write_bytes(content)
