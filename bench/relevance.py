"""How well the ranking answers questions: MRR@10, nDCG@10 and recall@10 of ``--any`` on SQuAD-form ground truth.

    python bench/relevance.py [SQUAD.json …] [--engine memory|whoosh] [--every N]

Without files: ``../shared/retrieval/*.json`` (JSQuAD, CC BY-SA 4.0). Every paragraph is a document of one passage;
the question is the query, and the paragraph that it was asked about is the one right answer.
"""

import argparse
import json
import math
import re
import tempfile
import time
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from corpus.model import Document, Kind, Locator, Page, Paragraph
from corpus.store import Store
from index.analysis import Analyser
from index.engine import Engine, Request
from index.engines.memory import MemoryEngine
from index.opening import open_engine
from index.parsing import parse_query
from index.plan import plan
from index.update import add_documents

_DEPTH = 10


def main() -> None:
    """Print one line of figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--engine", choices=["memory", "whoosh"], default="memory")
    parser.add_argument("--every", type=int, default=1, help="take every N-th question only")
    arguments = parser.parse_args()
    files = arguments.files or sorted(Path(__file__).parents[2].joinpath("shared", "retrieval").glob("*.json"))
    if not files:
        parser.exit(0, "No ground truth: give SQuAD-form files.\n")
    paragraphs, questions = read(files)
    analyser = Analyser()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "index").mkdir()
        engine: Engine = MemoryEngine() if arguments.engine == "memory" else open_engine(home / "index")
        start = time.perf_counter()
        with engine.writer() as writer:
            add_documents(writer, analyser, documents(paragraphs))
        built = time.perf_counter() - start
        asked = questions[:: arguments.every]
        start = time.perf_counter()
        with Store.open(home, create=True) as store:
            ranks = [rank_of(question, right, engine, analyser, store) for question, right in asked]
        took = time.perf_counter() - start
        engine.close()
    print(
        f"{arguments.engine}: {len(paragraphs)} passages built in {built:.1f} s, {len(asked)} questions, "
        f"{1000 * took / len(asked):.1f} ms each: {figures(ranks)}"
    )


def read(files: Iterable[Path]) -> tuple[list[str], list[tuple[str, int]]]:
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


def documents(paragraphs: Sequence[str]) -> Iterator[Document]:
    """A document for each paragraph, with its number as digest."""
    for number, text in enumerate(paragraphs):
        block = Paragraph(text, Locator(block=0))
        yield Document(f"{number:06}", "", Kind.OTHER, None, None, (Page(None, (block,)),), (), "")


def rank_of(question: str, right: int, engine: Engine, analyser: Analyser, store: Store) -> int | None:
    """Where the right paragraph stands among the first ten, from 1."""
    asked = plan(parse_query(question, any_word=True), analyser=analyser, store=store)
    answer = engine.search(Request(asked.match, asked.rank, limit=_DEPTH))
    order = [int(found.key.document) for found in answer.found]
    return order.index(right) + 1 if right in order else None


def figures(ranks: Sequence[int | None]) -> str:
    """MRR, nDCG and recall at ten, and how often the first answer is right."""
    found = [rank for rank in ranks if rank is not None]
    mrr = sum(1 / rank for rank in found) / len(ranks)
    ndcg = sum(1 / math.log2(1 + rank) for rank in found) / len(ranks)
    recall, first = len(found) / len(ranks), found.count(1) / len(ranks)
    return f"MRR {mrr:.4f} · nDCG {ndcg:.4f} · recall {recall:.4f} · P@1 {first:.4f}"


if __name__ == "__main__":
    main()
