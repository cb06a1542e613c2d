"""Other search engines over the same passages and queries, for ``bench/search.py``; each in the way its manual shows.

SQLite FTS5 gets our units, for its own tokenizers cut Japanese not at all or into trigrams, which no word of two
characters is found with. Xapian and Groonga cut into character bigrams themselves.
"""

import json
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from shutil import which

from index.analysis import Analyser

_PYTHONS = (sys.executable, "/usr/bin/python3")
_HITS = 10
TRIES = 3  # of every query; the fastest counts


@dataclass(slots=True)
class Measured:
    """What was measured of an engine: seconds, bytes; the latencies by the kind of query.

    ``wide``: those of answers that look at everything found.
    """

    name: str
    build: float = 0.0
    add: float = 0.0
    size: int = 0
    latencies: dict[str, list[float]] = field(default_factory=dict)
    wide: dict[str, list[float]] = field(default_factory=dict)
    cold: float | None = None
    memory: int | None = None


def built(folder: Path, make: Callable[[], tuple[float, float]]) -> tuple[float, float]:
    """Seconds that ``make`` took to build and to add; from a note in the folder where it has been built before."""
    note = folder / "built.json"
    if not note.exists():
        folder.mkdir(parents=True, exist_ok=True)
        note.write_text(json.dumps(make()), encoding="utf-8")
    build, added = json.loads(note.read_text(encoding="utf-8"))
    return float(build), float(added)


def folder_size(folder: Path) -> int:
    """Bytes of all files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def measure_sqlite(
    folder: Path, passages: Sequence[str], more: Sequence[str], asked: dict[str, list[str]], analyser: Analyser
) -> Measured:
    """FTS5, BM25 order, ``snippet``; analysing is part of building and of asking."""

    def units(text: str) -> str:
        return " ".join(unit.term for unit in analyser.analyse(text).short)

    def add(texts: Iterable[str]) -> float:
        began = time.perf_counter()
        with database:
            database.executemany("INSERT INTO passages VALUES (?)", ((units(text),) for text in texts))
        return time.perf_counter() - began

    def ask(query: str) -> float:
        began = time.perf_counter()
        words = [query.strip('"')] if query.startswith('"') else query.split()
        match = " ".join('"' + units(word).replace('"', '""') + '"' for word in words)
        database.execute(_FTS_QUERY, (match, _HITS)).fetchall()
        database.execute("SELECT count(*) FROM passages WHERE passages MATCH ?", (match,)).fetchone()
        return time.perf_counter() - began

    def make() -> tuple[float, float]:
        database.execute('CREATE VIRTUAL TABLE passages USING fts5(units, tokenize = "unicode61 remove_diacritics 0")')
        return add(passages), add(more)

    folder.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(folder / "fts5.db")
    measured = Measured("SQLite FTS5", *built(folder, make))
    measured.latencies = {
        kind: [min(ask(query) for _ in range(TRIES)) for query in queries] for kind, queries in asked.items()
    }
    database.close()
    measured.size = folder_size(folder)
    return measured


_FTS_QUERY = (
    "SELECT rowid, snippet(passages, 0, '[', ']', '…', 40) FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?"
)


def measure_xapian(
    folder: Path, passages: Sequence[str], more: Sequence[str], asked: dict[str, list[str]]
) -> Measured | None:
    """Glass database, BM25, ``MSet.snippet``; None where no Python here has Xapian's bindings."""
    python = next((path for path in _PYTHONS if which(path) and _runs([path, "-c", "import xapian"])), None)
    if python is None:
        return None

    def run(command: str, texts: Iterable[str]) -> list[float]:
        script = Path(__file__).with_name("xapian_peer.py")
        lines = "".join(f"{json.dumps(text)}\n" for text in texts)
        done = subprocess.run(
            [python, str(script), command, str(folder / "xapian")],
            input=lines,
            capture_output=True,
            text=True,
            check=True,
        )
        return [float(value) for value in json.loads(done.stdout)]

    measured = Measured("Xapian", *built(folder, lambda: (run("add", passages)[0], run("add", more)[0])))
    measured.latencies = {
        kind: _fastest([run("ask", queries) for _ in range(TRIES)]) for kind, queries in asked.items()
    }
    measured.size = folder_size(folder)
    return measured


def measure_groonga(
    folder: Path, passages: Sequence[str], more: Sequence[str], asked: dict[str, list[str]]
) -> Measured | None:
    """TokenBigram, ``snippet_html``, by its own clock; None where the command is missing."""
    if which("groonga") is None:
        return None
    path = folder / "groonga" / "db"

    def run(commands: Iterable[str], *options: str) -> list[float]:
        script = "".join(f"{command}\n" for command in commands)
        done = subprocess.run(
            ["groonga", *options, str(path)], input=script, capture_output=True, text=True, check=True
        )
        heads = [json.loads(line)[0] for line in done.stdout.splitlines() if line.startswith("[[")]
        failed = [head for head in heads if head[0] != 0]
        if failed:
            raise RuntimeError(f"groonga: {failed[0]}")
        return [float(head[2]) for head in heads]

    def load(texts: Iterable[str]) -> str:
        return f"load --table Passages\n{json.dumps([{'text': text} for text in texts])}"

    schema = (
        "table_create Passages TABLE_NO_KEY",
        "column_create Passages text COLUMN_SCALAR Text",
        "table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto",
        "column_create Terms passages COLUMN_INDEX|WITH_POSITION Passages text",
    )

    def make() -> tuple[float, float]:
        path.parent.mkdir()
        began = time.perf_counter()
        run([*schema, *(load(passages[begin : begin + 5000]) for begin in range(0, len(passages), 5000))], "-n")
        ended = time.perf_counter()
        run([load(more)])
        return ended - began, time.perf_counter() - ended

    measured = Measured("Groonga", *built(folder, make))
    for kind, queries in asked.items():
        selects = [
            f"select Passages --match_columns text --query {json.dumps(_groonga(query), ensure_ascii=False)} "
            f"--output_columns '_id,_score,snippet_html(text)' --sort_keys -_score --limit {_HITS} --cache no"
            for query in queries
        ]
        measured.latencies[kind] = _fastest([run(selects) for _ in range(TRIES)])
    measured.size = folder_size(folder)
    return measured


def _fastest(tries: Sequence[Sequence[float]]) -> list[float]:
    return [min(took) for took in zip(*tries, strict=True)]


def _groonga(query: str) -> str:
    return re.sub(r"([\\()<>~*:])", r"\\\1", query)


def _runs(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
