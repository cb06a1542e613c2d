"""Is everything visible found, and nothing else? Random strings and random words out of an archive, searched for.

    python -m bench.findability HOME [-n 20000] [--words 200] [--seed 1]

HOME is an archive made by ``fumikura ingest``. Strings of 2 to 20 characters are searched for as phrases; one counts as
found when the block that it was taken from is among the hits: once as a search does it by itself (a short part of a
word is looked for only where nothing else is found), once with parts of words asked for. For words of two kanji, the
first page of hits is looked through for accidents: hits that have the two characters only as parts of other words
(京都 in 東京都), although a whole word is found somewhere.
"""

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

from corpus.model import Document, Hit, Table
from corpus.store import Store
from index.analysis import Analyser
from index.analysis.folding import fold_string
from index.asking import ask
from index.engine import Engine, Request
from index.generations import IndexHome
from index.lexicon import read_lexicon
from index.parsing import parse_query
from index.passages import matched_text, passages
from index.plan import plan
from index.search import Wanted, search

_MARKS = "ﾞﾟ\u3099\u309a"

Sample = tuple[str, int, str]  # document, block, text


def main() -> None:
    """Print one line of figures for each way of searching, and for the accidents."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("home", type=Path)
    parser.add_argument("-n", type=int, default=2000)
    parser.add_argument("--words", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    analyser = Analyser(read_lexicon(arguments.home).words)
    generator = random.Random(arguments.seed)
    with Store.open(arguments.home) as store:
        documents = list(published(store))
        samples = strings(texts(documents), arguments.n, generator)
        words = two_kanji_words(documents, analyser, arguments.words, generator)

        def count(engine: Engine) -> None:
            for is_substring in (False, True):
                start = time.process_time()
                found = sum(is_found(sample, engine, analyser, store, is_substring) for sample in samples)
                took = 1000 * (time.process_time() - start) / len(samples)
                way = "parts of words asked for" if is_substring else "as searched by itself"
                print(
                    f"{way}: {found} of {len(samples)} strings found ({found / len(samples):.2%}), {took:.1f} ms each"
                )
            wrong = [word for word in words if accidents(word, engine, analyser, store)]
            print(f"words with an accident on the first page: {len(wrong)} of {len(words)} {' '.join(wrong)}")

        ask(IndexHome(arguments.home / "index"), count)


def published(store: Store) -> Iterator[Document]:
    """The documents of an archive."""
    for digest in sorted(store.published()):
        document = store.document(digest)
        if document is not None:
            yield document


def texts(documents: list[Document]) -> list[Sample]:
    """Every text that a reader sees in one piece: paragraphs, cells."""
    found: list[Sample] = []
    for document in documents:
        for block in document.blocks():
            place = block.locator.block or 0
            pieces = [cell.text for cell in block.cells] if isinstance(block, Table) else [block.text]
            found += ((document.digest, place, text) for text in pieces if text.strip())
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


def two_kanji_words(documents: list[Document], analyser: Analyser, number: int, generator: random.Random) -> list[str]:
    """Words of two kanji that the dictionary sees in the documents, a random choice of so many."""
    found: set[str] = set()
    for document in documents:
        for item in passages(document):
            text = matched_text(item)
            found.update(text[unit.begin : unit.end] for unit in analyser.analyse(text).short if unit.is_content)
    words = sorted(word for word in found if len(word) == 2 and all("一" <= character <= "鿿" for character in word))
    return generator.sample(words, min(number, len(words)))


def accidents(word: str, engine: Engine, analyser: Analyser, store: Store) -> int:
    """How many of the first ten hits have the word neither in their text nor around it other than by accident."""
    results = search(parse_query(word), engine=engine, analyser=analyser, store=store, wanted=Wanted())
    if results.is_substring:
        return 0
    return sum(is_accident(hit, word, analyser) for hit in results.hits)


def is_accident(hit: Hit, word: str, analyser: Analyser) -> bool:
    """Whether a hit has the word only as parts of other words."""
    terms = [unit.term for unit in analyser.analyse(word).short]
    around = [hit.passage.caption, *hit.passage.headers, *hit.passage.section]
    return not any(_has(text, terms, word, analyser) for text in (matched_text(hit.passage), *around))


def _has(text: str, terms: list[str], word: str, analyser: Analyser) -> bool:
    """Whether a text has the word between two cuts of the dictionary, or another spelling of its units."""
    units = analyser.analyse(text).short
    for i, unit in enumerate(units):
        run = units[i : i + len(terms)]
        if [part.term for part in run] == terms:
            return True
        for last in units[i : i + 3]:
            if fold_string(text[unit.begin : last.end]) == fold_string(word):
                return True
    return False


if __name__ == "__main__":
    main()
