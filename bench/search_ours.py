"""Our own engines' side of ``bench/search.py``: an archive filled and indexed, then asked in processes of their own."""

import json
import multiprocessing
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from bench.search_corpus import documents
from bench.search_peers import TRIES, Measured, folder_size
from corpus.settings import EngineName, Settings
from corpus.sources import FileState, Source
from corpus.store import Store
from index.analysis import Analyser
from index.generations import Generation, IndexHome
from index.opening import is_installed, open_engine
from index.parsing import parse_query
from index.search import Scope, Wanted, search
from index.snippet import excerpts
from index.update import add_documents, remove_documents
from pipeline.build import open_archive, rebuild

ADDED = 10  # documents
ADDED_EACH = 10  # passages
WIDE = {
    "--group": Wanted(is_grouped=True),
    "--facets": Wanted(with_facets=True),
    "--scope document": Wanted(scope=Scope.DOCUMENT),
}
"""Answers that look at everything found; asked with the same words."""
_COLD_RUNS = 9
_WARM = 10  # queries asked before the clock starts

T = TypeVar("T")


def measure_ours(
    folder: Path, engine: EngineName, passages: Sequence[str], more: Sequence[str], asked: Mapping[str, list[str]]
) -> Measured:
    """The archive in ``folder``/home, filled and indexed where it is not yet, and everything measured of it."""
    home = folder / "home"
    measured = Measured(engine.value.capitalize())
    measured.build, measured.size = _in_process(_build, home, engine, passages)
    measured.latencies, measured.memory = _in_process(_ask, home, asked, {"": Wanted()})
    few = {kind: lines[: max(10, len(lines) // 5)] for kind, lines in asked.items()}
    measured.wide, _ = _in_process(_ask, home, few, WIDE)
    measured.cold = _cold(home, [line for lines in asked.values() for line in lines][:: len(asked) * 20 + 1])
    measured.add = _in_process(_add, home, more)
    return measured


def cold_floor() -> float:
    """Seconds of a process that only loads Sudachi's dictionary, and Tantivy where it is installed."""
    code = "import sudachipy; sudachipy.Dictionary(dict='core').tokenizer().tokenize('里親')"
    if is_installed(EngineName.TANTIVY):
        code = f"import tantivy; {code}"
    return _median_time([[sys.executable, "-c", code]] * _COLD_RUNS)


def _build(home: Path, engine: EngineName, passages: Sequence[str]) -> tuple[float, int]:
    """Seconds that indexing took, and the index's size; from a note beside an index that is there already."""
    note = home.parent / "built.json"
    if not (home / "corpus.db").exists():
        _fill(home, passages)
    with Store.open(home) as store:
        archive = open_archive(store, Settings(home, workers=1, engine=engine))
        current = archive.index.current()
        if current is None or current.fingerprint != archive.index_fingerprint or not note.exists():
            began = time.perf_counter()
            current = rebuild(archive)
            note.write_text(json.dumps(time.perf_counter() - began), encoding="utf-8")
        return float(json.loads(note.read_text(encoding="utf-8"))), folder_size(current.path)


def _fill(home: Path, passages: Sequence[str]) -> None:
    """Documents and files into the archive, as an ingest leaves them."""
    with Store.open(home, create=True) as store:
        for document in documents(passages):
            store.put(document)
            with store.transaction():
                path = str(home.parent / "files" / f"{document.title}.txt")
                store.sources.publish(Source(FileState(path, 1, 1), document.digest))


def _ask(home: Path, asked: Mapping[str, list[str]], ways: Mapping[str, Wanted]) -> tuple[dict[str, list[float]], int]:
    """Seconds for each query by its kind (and way), and the process's most memory in bytes."""
    analyser = Analyser()
    with Store.open(home) as store, closing(open_engine(_current(home).path)) as engine:

        def ask(line: str, wanted: Wanted) -> float:
            began = time.perf_counter()
            results = search(parse_query(line), engine=engine, analyser=analyser, store=store, wanted=wanted)
            for hit in results.hits:
                excerpts(hit.passage.text, hit.matches)
            took = time.perf_counter() - began
            if not results.total:
                raise RuntimeError(f"nothing found for {line}")
            return took

        latencies: dict[str, list[float]] = {}
        for way, wanted in ways.items():
            for lines in asked.values():
                for line in lines[:_WARM]:
                    ask(line, wanted)
            for kind, lines in asked.items():
                took = [min(ask(line, wanted) for _ in range(TRIES)) for line in lines]
                latencies[f"{kind} {way}".strip()] = took
    return latencies, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _add(home: Path, more: Sequence[str]) -> float:
    """Seconds for ten documents into the index, committed; afterwards they are taken out again."""
    analyser = Analyser()
    new = [
        replace(document, digest=f"{number:x}".rjust(64, "f"))
        for number in range(ADDED)
        for document in documents(more[number * ADDED_EACH : (number + 1) * ADDED_EACH])
    ]
    analyser.analyse(more[0])
    with closing(open_engine(_current(home).path)) as engine:
        began = time.perf_counter()
        with engine.writer() as writer:
            add_documents(writer, analyser, new)
        took = time.perf_counter() - began
        with engine.writer() as writer:
            remove_documents(writer, [document.digest for document in new])
    return took


def _current(home: Path) -> Generation:
    current = IndexHome(home / "index").current()
    if current is None:
        raise RuntimeError("nothing was built")
    return current


def _cold(home: Path, lines: Sequence[str]) -> float:
    """A whole process from its start to its answer, the median."""
    command = [sys.executable, "-m", "cli", "--home", str(home), "search"]
    return _median_time([[*command, line] for line in lines[:_COLD_RUNS]])


def _median_time(commands: Sequence[Sequence[str]]) -> float:
    took = []
    # as for a user: Python keeps what it compiled
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for command in commands:
        began = time.perf_counter()
        subprocess.run(command, cwd=Path(__file__).parents[1], env=environment, stdout=subprocess.DEVNULL, check=True)
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def _in_process(task: Callable[..., T], *arguments: object) -> T:
    """What the task gives in a process of its own, so that nothing of the one before is warm or in memory."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(task, arguments)
