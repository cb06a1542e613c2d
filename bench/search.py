"""How fast the search is: from a cold process and warm, building and adding, against other engines in the same run.

    python -m bench.search [--passages 10000] [--queries 100] [--engine NAME …] [--no-peers] [--folder DIR]

Passages are real clauses mixed anew (``bench/search_corpus.py``), fifty to a document. Warm latencies are of ``search``
with the archive and the engine open: parsing, finding, counting, and the excerpts of ten hits with their marks. Peers
find, count and cut excerpts of ten hits too. Every query is asked three times and the fastest counts, in all engines:
percentiles are over queries, not over what else the machine does. Tokenising alone is ``Analyser.analyse`` of the same
texts in one process.
"""

import argparse
import multiprocessing
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from bench.search_corpus import documents, paragraphs, queries, texts
from bench.search_peers import TRIES, Measured, folder_size, measure_groonga, measure_sqlite, measure_xapian
from corpus.settings import EngineName, Settings
from corpus.sources import FileState, Source
from corpus.store import Store
from index.analysis import Analyser
from index.generations import IndexHome
from index.opening import is_installed, open_engine
from index.parsing import parse_query
from index.search import search
from index.snippet import excerpts
from index.update import add_documents
from pipeline.build import open_archive, rebuild

_TOKENISED = 5000  # passages that tokenising alone is measured on
_ADDED = 10  # documents
_ADDED_EACH = 10  # passages
_COLD_RUNS = 5
_WARM = 10  # queries asked before the clock starts

T = TypeVar("T")


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=100, help="of each kind")
    parser.add_argument("--engine", type=EngineName, choices=list(EngineName), nargs="*", default=list(EngineName))
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--folder", type=Path, help="where to build (default: the system's temporary folder)")
    arguments = parser.parse_args()
    analyser = Analyser()
    sources = paragraphs()
    generated = list(texts(arguments.passages + _ADDED * _ADDED_EACH, sources))
    passages, more = generated[: arguments.passages], generated[arguments.passages :]
    asked = queries(passages, arguments.queries, analyser)
    began = time.perf_counter()
    for text in passages[:_TOKENISED]:
        analyser.analyse(text)
    tokenising = len(passages[:_TOKENISED]) / (time.perf_counter() - began)
    print(f"{len(passages)} passages, {sum(map(len, passages)) / len(passages):.0f} characters each on average")
    print(f"tokenising alone: {tokenising:.0f} passages/s\n")
    print(_row("", "build/s", "÷ tokenising", "add 10", "size", "memory", "cold", *(f"{k} p50/p95/p99" for k in asked)))
    print("|---" * (7 + len(asked)) + "|")
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        home = Path(folder) / "home"
        if arguments.engine:
            _in_process(_fill, home, passages)
        for engine in arguments.engine:
            if is_installed(engine):
                _print(_measure_ours(home, engine, more, asked), len(passages), tokenising)
            else:
                print(f"{engine.value} is not installed.")
        if not arguments.no_peers:
            _peers(Path(folder), passages, more, asked, tokenising)
    print(f"\nA cold process that only loads Sudachi's dictionary and Tantivy: {1000 * _cold_floor():.0f} ms.")


def _peers(
    folder: Path, passages: Sequence[str], more: Sequence[str], asked: dict[str, list[str]], tokenising: float
) -> None:
    places = [folder / name for name in ("sqlite", "xapian", "groonga")]
    for place in places:
        place.mkdir()
    _print(measure_sqlite(places[0], passages, more, asked, Analyser()), len(passages), tokenising)
    missing = []
    for name, measured in (
        ("Xapian (python3-xapian)", measure_xapian(places[1], passages, more, asked)),
        ("Groonga (groonga-bin)", measure_groonga(places[2], passages, more, asked)),
    ):
        if measured is None:
            missing.append(name)
        else:
            _print(measured, len(passages), tokenising)
    if missing:
        print(f"\nNot installed, so not measured: {', '.join(missing)}.")


def _measure_ours(home: Path, engine: EngineName, more: Sequence[str], asked: dict[str, list[str]]) -> Measured:
    measured = Measured(engine.value.capitalize())
    measured.build, measured.size = _in_process(_build, home, engine)
    measured.latencies, measured.memory = _in_process(_ask, home, asked)
    measured.cold = _cold(home, [line for lines in asked.values() for line in lines][:: len(asked) * 20 + 1])
    measured.add = _in_process(_add, home, more)
    return measured


def _fill(home: Path, passages: Sequence[str]) -> None:
    """Documents and files into the archive, as an ingest leaves them."""
    with Store.open(home, create=True) as store:
        for document in documents(passages):
            store.put(document)
            with store.transaction():
                path = str(home.parent / "files" / f"{document.title}.txt")
                store.sources.publish(Source(FileState(path, 1, 1), document.digest))


def _build(home: Path, engine: EngineName) -> tuple[float, int]:
    with Store.open(home) as store:
        began = time.perf_counter()
        generation = rebuild(open_archive(store, Settings(home, workers=1, engine=engine)))
        return time.perf_counter() - began, folder_size(generation.path)


def _ask(home: Path, asked: dict[str, list[str]]) -> tuple[dict[str, list[float]], int]:
    """Seconds for each query, and the process's most memory in bytes."""
    analyser, current = Analyser(), IndexHome(home / "index").current()
    if current is None:
        raise RuntimeError("nothing was built")
    with Store.open(home) as store, closing(open_engine(current.path)) as engine:

        def ask(line: str) -> float:
            began = time.perf_counter()
            results = search(parse_query(line), engine=engine, analyser=analyser, store=store)
            for hit in results.hits:
                excerpts(hit.passage.text, hit.matches)
            took = time.perf_counter() - began
            if not results.total:
                raise RuntimeError(f"nothing found for {line}")
            return took

        for lines in asked.values():
            for line in lines[:_WARM]:
                ask(line)
        latencies = {kind: [min(ask(line) for _ in range(TRIES)) for line in lines] for kind, lines in asked.items()}
    return latencies, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _add(home: Path, more: Sequence[str]) -> float:
    """Ten documents into the index, committed."""
    analyser, current = Analyser(), IndexHome(home / "index").current()
    if current is None:
        raise RuntimeError("nothing was built")
    new = [
        replace(document, digest=f"{number:x}".rjust(64, "f"))
        for number in range(_ADDED)
        for document in documents(more[number * _ADDED_EACH : (number + 1) * _ADDED_EACH])
    ]
    analyser.analyse(more[0])
    with closing(open_engine(current.path)) as engine:
        began = time.perf_counter()
        with engine.writer() as writer:
            add_documents(writer, analyser, new)
        return time.perf_counter() - began


def _cold(home: Path, lines: Sequence[str]) -> float:
    """A whole process from its start to its answer, the median."""
    command = [sys.executable, "-m", "cli", "--home", str(home), "search"]
    return _median_time([[*command, line] for line in lines[:_COLD_RUNS]])


def _cold_floor() -> float:
    code = "import sudachipy; sudachipy.Dictionary(dict='core').tokenizer().tokenize('里親')"
    if is_installed(EngineName.TANTIVY):
        code = f"import tantivy; {code}"
    return _median_time([[sys.executable, "-c", code]] * _COLD_RUNS)


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


def _print(measured: Measured, passages: int, tokenising: float) -> None:
    rate = passages / measured.build
    latencies = (
        "/".join(f"{1000 * value:.1f}" for value in _percentiles(took)) for took in measured.latencies.values()
    )
    row = _row(
        measured.name,
        f"{rate:.0f}",
        f"{rate / tokenising:.2f}",
        f"{1000 * measured.add:.0f} ms",
        f"{measured.size / 1e6:.0f} MB",
        f"{measured.memory / 1e6:.0f} MB" if measured.memory is not None else "",
        f"{1000 * measured.cold:.0f} ms" if measured.cold is not None else "",
        *latencies,
    )
    print(row, flush=True)


def _percentiles(took: Sequence[float]) -> tuple[float, float, float]:
    ordered = sorted(took)
    return ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)], ordered[int(len(ordered) * 0.99)]


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
