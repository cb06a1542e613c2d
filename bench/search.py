"""How fast the search is: from a cold process and warm, building and adding, against other engines in the same run.

    python -m bench.search [--passages 10000] [--queries 100] [--engine NAME …] [--no-peers] [--home DIR]

Passages are real clauses mixed anew (``bench/search_corpus.py``), fifty to a document. Warm latencies are of ``search``
with the archive and the engine open: parsing, finding, counting, and the excerpts of ten hits with their marks. Peers
find, count and cut excerpts of ten hits too. Every query is asked three times and the fastest counts, in all engines:
percentiles are over queries, not over what else the machine does. Tokenising alone is ``Analyser.analyse`` of the same
texts in one process.

With ``--home`` the archives stay in DIR, one for each number of passages and engine, and the next run asks them without
building them again: 500,000 passages take a quarter of an hour and 3 GB an engine.
"""

import argparse
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.search_corpus import paragraphs, queries, texts
from bench.search_ours import ADDED, ADDED_EACH, WIDE, cold_floor, measure_ours
from bench.search_peers import Measured, measure_groonga, measure_sqlite, measure_xapian
from corpus.settings import EngineName
from index.analysis import Analyser
from index.opening import is_installed

_TOKENISED = 5000  # passages that tokenising alone is measured on


def main() -> None:
    """Print two tables: all engines, and our answers that look at everything found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=100, help="of each kind")
    parser.add_argument("--engine", type=EngineName, choices=list(EngineName), nargs="*", default=list(EngineName))
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--home", type=Path, help="where archives are built and kept (default: a temporary folder)")
    arguments = parser.parse_args()
    analyser = Analyser()
    sources = paragraphs()
    generated = list(texts(arguments.passages + ADDED * ADDED_EACH, sources))
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
    wide: dict[str, Measured] = {}
    with tempfile.TemporaryDirectory() as temporary:
        for engine in arguments.engine:
            if not is_installed(engine):
                print(f"{engine.value} is not installed.")
                continue
            folder = (arguments.home or Path(temporary)) / f"{len(passages)}-{engine.value}"
            wide[engine.value] = measure_ours(folder, engine, passages, more, asked)
            _print(wide[engine.value], len(passages), tokenising)
        if not arguments.no_peers:
            folder = (arguments.home or Path(temporary)) / f"{len(passages)}-peers"
            _peers(folder, passages, more, asked, tokenising)
    print(f"\nA cold process that only loads Sudachi's dictionary and Tantivy: {1000 * cold_floor():.0f} ms.\n")
    _print_wide(wide, list(asked))


def _peers(
    folder: Path, passages: Sequence[str], more: Sequence[str], asked: dict[str, list[str]], tokenising: float
) -> None:
    places = [folder / name for name in ("sqlite", "xapian", "groonga")]
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


def _print(measured: Measured, passages: int, tokenising: float) -> None:
    rate = passages / measured.build
    row = _row(
        measured.name,
        f"{rate:.0f}",
        f"{rate / tokenising:.2f}",
        f"{1000 * measured.add:.0f} ms",
        f"{measured.size / 1e6:.0f} MB",
        f"{measured.memory / 1e6:.0f} MB" if measured.memory is not None else "",
        f"{1000 * measured.cold:.0f} ms" if measured.cold is not None else "",
        *map(_shown, measured.latencies.values()),
    )
    print(row, flush=True)


def _print_wide(measured: Mapping[str, Measured], kinds: Sequence[str]) -> None:
    print(_row("", *(f"{kind} p50/p95/p99" for kind in kinds)))
    print("|---" * (1 + len(kinds)) + "|")
    for engine, found in measured.items():
        for way in WIDE:
            print(_row(f"{engine} {way}", *(_shown(found.wide[f"{kind} {way}"]) for kind in kinds)))


def _shown(took: Sequence[float]) -> str:
    """Three percentiles in milliseconds."""
    ordered = sorted(took)
    places = (len(ordered) // 2, int(len(ordered) * 0.95), int(len(ordered) * 0.99))
    return "/".join(f"{1000 * ordered[place]:.1f}" for place in places)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
