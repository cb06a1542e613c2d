"""How well the ranking answers questions: MRR@10, nDCG@10 and recall@10 of ``--any`` on SQuAD-form ground truth.

    python -m bench.relevance [SQUAD.json …] [--engine NAME] [--half tuning|held-out|all] [--every N] [--keywords]
                              [--peers]

Without files: ``../shared/retrieval/*.json`` (JSQuAD, CC BY-SA 4.0). Every paragraph is a document of one passage; the
question is the query, and the paragraph that it was asked about is the one right answer. The constants of the ranking
were chosen on the tuning half (blocks of twenty paragraphs, every second one). ``--peers`` measures other rankings in
the same way; k1 and b of each BM25 are the best of a grid on the tuning half.
"""

import argparse
import json
import math
import re
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from bench.relevance_peers import Bm25, SqliteTrigrams, chains
from corpus.model import Document, Kind, Locator, Page, Paragraph
from corpus.settings import EngineName
from corpus.sources import FileState, Source
from corpus.store import Store
from index.analysis import Analyser, Unit
from index.engine import Engine
from index.engines.memory import MemoryEngine
from index.opening import open_engine
from index.parsing import parse_query
from index.questions import INTERROGATIVES
from index.search import Wanted, search
from index.update import add_documents

_DEPTH = 10
_BLOCK = 20  # paragraphs that belong to one half: most of an article
_GRID = [(k1, b) for k1 in (0.2, 0.4, 0.9, 1.2, 1.8) for b in (0.4, 0.75)]

Asked = list[tuple[str, int]]
"""Questions, each with the number of its paragraph."""


def main() -> None:
    """Print one line of figures for each ranking."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--engine", choices=["memory", *EngineName], default="memory")
    parser.add_argument("--half", choices=["all", "tuning", "held-out"], default="all")
    parser.add_argument("--every", type=int, default=1, help="take every N-th question only")
    parser.add_argument("--keywords", action="store_true", help="ask for the keywords of the questions instead")
    parser.add_argument("--peers", action="store_true", help="measure other rankings too")
    arguments = parser.parse_args()
    files = arguments.files or sorted(Path(__file__).parents[2].joinpath("shared", "retrieval").glob("*.json"))
    if not files:
        parser.exit(0, "No ground truth: give SQuAD-form files.\n")
    paragraphs, questions = read(files)
    asked = in_half(questions, arguments.half)[:: arguments.every]
    if arguments.keywords:
        analyser = Analyser()
        asked = [(" ".join(keywords(question, analyser)), right) for question, right in asked]
        asked = [(words, right) for words, right in asked if words]
    print(f"{len(paragraphs)} paragraphs, {len(asked)} questions ({arguments.half})")
    _ours(paragraphs, asked, arguments.engine)
    if arguments.peers:
        _peers(paragraphs, asked, in_half(questions, "tuning")[::3])


def _ours(paragraphs: Sequence[str], asked: Asked, name: str) -> None:
    analyser = Analyser()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "index").mkdir()
        engine: Engine = MemoryEngine() if name == "memory" else open_engine(home / "index", EngineName(name))
        start = time.process_time()
        with engine.writer() as writer:
            add_documents(writer, analyser, documents(paragraphs))
        built = time.process_time() - start
        with Store.open(home, create=True) as store:
            keep(documents(paragraphs), store)
            start = time.process_time()
            ranks = [rank_of(question, right, engine, analyser, store) for question, right in asked]
            took = time.process_time() - start
        engine.close()
    print(
        f"fumikura --any ({name}; built in {built:.1f} s, {1000 * took / len(asked):.1f} ms a question): "
        f"{figures(ranks)}"
    )


def _peers(paragraphs: Sequence[str], asked: Asked, tuning: Asked) -> None:
    print(f"SQLite FTS5, trigrams: {figures(_ranks(SqliteTrigrams(paragraphs).best, asked))}")
    for name, tokens in chains():
        if tokens is None:
            print(f"{name}: not installed")
            continue
        peer = Bm25(tokens, paragraphs)
        k1, b = max(_GRID, key=lambda pair: reciprocal(_ranks(peer.at(*pair).best, tuning)))
        print(f"{name} (k1 {k1}, b {b}): {figures(_ranks(peer.at(k1, b).best, asked))}")


def _ranks(best: Callable[[str, int], list[int]], asked: Asked) -> list[int | None]:
    found = [(best(question, _DEPTH), right) for question, right in asked]
    return [order.index(right) + 1 if right in order else None for order, right in found]


def in_half(questions: Asked, half: str) -> Asked:
    """The questions of a half."""
    return [item for item in questions if half == "all" or (item[1] // _BLOCK % 2 == 0) == (half == "tuning")]


def read(files: Iterable[Path]) -> tuple[list[str], Asked]:
    """The paragraphs, and every question with the number of its paragraph; doubles once."""
    numbers: dict[str, int] = {}
    paragraphs: list[str] = []
    questions: dict[tuple[str, int], None] = {}
    for path in files:
        for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
            for paragraph in article["paragraphs"]:
                text = paragraph["context"].split(" [SEP] ", 1)[-1].strip()
                number = numbers.setdefault(re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)), len(numbers))
                if number == len(paragraphs):
                    paragraphs.append(text)
                questions.update(dict.fromkeys((" ".join(qa["question"].split()), number) for qa in paragraph["qas"]))
    return paragraphs, list(questions)


def keywords(question: str, analyser: Analyser) -> list[str]:
    """What somebody would type instead: the first three words of kanji, katakana or letters."""
    found: list[list[Unit]] = []
    for unit in analyser.analyse(question).short:
        surface = question[unit.begin : unit.end]
        if not unit.is_content or unit.term in INTERROGATIVES or re.search("[ぁ-ん]", surface):
            continue
        if found and found[-1][-1].end == unit.begin:
            found[-1].append(unit)
        else:
            found.append([unit])
    return list(dict.fromkeys(question[word[0].begin : word[-1].end] for word in found))[:3]


def documents(paragraphs: Sequence[str]) -> Iterator[Document]:
    """A document for each paragraph, with its number as digest."""
    for number, text in enumerate(paragraphs):
        block = Paragraph(text, Locator(block=0))
        yield Document(f"{number:06}", "", Kind.OTHER, None, None, (Page(None, (block,)),), (), "")


def keep(kept: Iterable[Document], store: Store) -> None:
    """Put documents into a store, as an ingest does."""
    for document in kept:
        store.put(document)
        with store.transaction():
            store.sources.publish(Source(FileState(f"/{document.digest}.txt", 1, 1), document.digest))


def rank_of(question: str, right: int, engine: Engine, analyser: Analyser, store: Store) -> int | None:
    """Where the right paragraph stands among the first ten, from 1."""
    query = parse_query(question, any_word=True)
    wanted = Wanted(limit=_DEPTH, with_matches=False)
    hits = search(query, engine=engine, analyser=analyser, store=store, wanted=wanted).hits
    order = [int(hit.passage.key.document) for hit in hits]
    return order.index(right) + 1 if right in order else None


def reciprocal(ranks: Sequence[int | None]) -> float:
    """MRR at ten."""
    return sum(1 / rank for rank in ranks if rank is not None) / len(ranks)


def figures(ranks: Sequence[int | None]) -> str:
    """MRR, nDCG and recall at ten, and how often the first answer is right."""
    found = [rank for rank in ranks if rank is not None]
    ndcg = sum(1 / math.log2(1 + rank) for rank in found) / len(ranks)
    recall, first = len(found) / len(ranks), found.count(1) / len(ranks)
    return f"MRR {reciprocal(ranks):.4f} · nDCG {ndcg:.4f} · recall {recall:.4f} · P@1 {first:.4f}"


if __name__ == "__main__":
    main()
