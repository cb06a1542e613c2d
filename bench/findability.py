"""Is everything visible found? Random strings of 2 to 20 characters out of an archive, each searched for as a phrase.

    python bench/findability.py HOME [-n 2000] [--seed 1]

HOME is an archive made by ``fumikura ingest``. A string counts as found when the block that it was taken from is among
the hits: once as a search does it by itself (a short part of a word is looked for only where nothing else is found),
once with parts of words asked for.
"""

import argparse
import random
import time
from pathlib import Path

from corpus.model import Table
from corpus.store import Store
from index.analysis import Analyser
from index.asking import ask
from index.engine import Engine, Request
from index.generations import IndexHome
from index.parsing import parse_query
from index.plan import plan

_MARKS = "ﾞﾟ\u3099\u309a"

Sample = tuple[str, int, str]  # document, block, text


def main() -> None:
    """Print one line of figures for each way of searching."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("home", type=Path)
    parser.add_argument("-n", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    analyser = Analyser()
    with Store.open(arguments.home) as store:
        samples = strings(texts(store), arguments.n, random.Random(arguments.seed))

        def count(engine: Engine) -> None:
            for is_substring in (False, True):
                start = time.perf_counter()
                found = sum(is_found(sample, engine, analyser, store, is_substring) for sample in samples)
                took = 1000 * (time.perf_counter() - start) / len(samples)
                way = "parts of words asked for" if is_substring else "as searched by itself"
                print(
                    f"{way}: {found} of {len(samples)} strings found ({found / len(samples):.2%}), {took:.1f} ms each"
                )

        ask(IndexHome(arguments.home / "index"), count)


def texts(store: Store) -> list[Sample]:
    """Every text that a reader sees in one piece: paragraphs, cells."""
    found: list[Sample] = []
    for digest in sorted(store.published()):
        document = store.document(digest)
        for block in document.blocks() if document is not None else ():
            place = block.locator.block or 0
            pieces = [cell.text for cell in block.cells] if isinstance(block, Table) else [block.text]
            found += ((digest, place, text) for text in pieces if text.strip())
    return found


def strings(samples: list[Sample], number: int, generator: random.Random) -> list[Sample]:
    """Random strings, longer texts giving more of them; none is shorter than two visible characters."""
    chosen: list[Sample] = []
    weights = [len(text) for _, _, text in samples]
    while len(chosen) < number:
        (digest, block, text), length = generator.choices(samples, weights)[0], generator.randint(2, 20)
        begin = generator.randint(0, max(0, len(text) - 2))
        end = begin + length
        end += text[end : end + 1] in _MARKS and text[end : end + 1] != ""  # a reader sees ｽﾞ as one
        if len("".join(text[begin:end].split())) > 1:
            chosen.append((digest, block, text[begin:end]))
    return chosen


def is_found(sample: Sample, engine: Engine, analyser: Analyser, store: Store, is_substring: bool) -> bool:
    """Whether the string's own block is among the hits."""
    digest, block, text = sample
    escaped = "".join(f"\\{character}" if character in '\\"＂' else character for character in text)
    query = parse_query(f'"{escaped}"')
    for wider in dict.fromkeys((is_substring, True)):
        asked = plan(query, analyser=analyser, store=store, is_substring=wider)
        answer = engine.search(Request(asked.match, limit=None))
        if answer.total:
            return any((found.key.document, found.key.block) == (digest, block) for found in answer.found)
    return False


if __name__ == "__main__":
    main()
