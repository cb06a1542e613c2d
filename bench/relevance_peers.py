"""Other ways to rank the same paragraphs, for ``bench/relevance.py``: none of them is ours.

Each takes the paragraphs and a question and gives the numbers of the best paragraphs. The BM25 ones are Okapi's with
Lucene's idf over a chain of analysis; SQLite's is its own.
"""

import heapq
import math
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

from index.analysis import Analyser
from index.analysis.folding import fold_string

Tokens = Callable[[str], list[str]]


class Peer(Protocol):
    """A ranking of paragraphs."""

    def best(self, question: str, depth: int) -> list[int]:
        """The numbers of the best paragraphs, best first."""
        ...


class Bm25:
    """Okapi BM25 over the terms of one chain of analysis."""

    def __init__(self, tokens: Tokens, paragraphs: Sequence[str], k1: float = 1.2, b: float = 0.75) -> None:
        self._tokens = tokens
        self._k1, self._b = k1, b
        self._counts = [Counter(tokens(text)) for text in paragraphs]
        self._holding: dict[str, list[int]] = {}
        for number, counts in enumerate(self._counts):
            for term in counts:
                self._holding.setdefault(term, []).append(number)
        self._lengths = [counts.total() for counts in self._counts]
        self._average = sum(self._lengths) / len(paragraphs)

    def at(self, k1: float, b: float) -> "Bm25":
        """The same index with other constants."""
        self._k1, self._b = k1, b
        return self

    def best(self, question: str, depth: int) -> list[int]:
        """See ``Peer.best``."""
        scores: dict[int, float] = {}
        for term in set(self._tokens(question)):
            holding = self._holding.get(term, ())
            idf = math.log(1 + (len(self._counts) - len(holding) + 0.5) / (len(holding) + 0.5))
            for number in holding:
                count = self._counts[number][term]
                norm = self._k1 * (1 - self._b + self._b * self._lengths[number] / self._average)
                scores[number] = scores.get(number, 0.0) + idf * count * (self._k1 + 1) / (count + norm)
        return heapq.nsmallest(depth, scores, key=lambda number: (-scores[number], number))


class SqliteTrigrams:
    """SQLite's FTS5 with its trigram tokenizer: any trigram of the question, in the order of its bm25()."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._database = sqlite3.connect(":memory:")
        self._database.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize=trigram)")
        self._database.executemany("INSERT INTO t(rowid, x) VALUES (?, ?)", enumerate(paragraphs))

    def best(self, question: str, depth: int) -> list[int]:
        """See ``Peer.best``."""
        grams = dict.fromkeys(question[i : i + 3] for i in range(len(question) - 2))
        asked = " OR ".join('"' + gram.replace('"', '""') + '"' for gram in grams)
        rows = self._database.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?", (asked, depth))
        return [number for (number,) in rows] if asked else []


def chains() -> Iterator[tuple[str, Tokens | None]]:
    """Chains of analysis for BM25 by name; None for one whose package is not installed."""
    analyser = Analyser()

    def bigrams(text: str) -> list[str]:
        string = fold_string(text)
        return [string[i : i + 2] for i in range(len(string) - 1)]

    def long_units(text: str) -> list[str]:
        found = analyser.analyse(text)
        inside = {unit.begin: unit for unit in found.long}
        terms, end = [], 0
        for unit in found.short:
            if unit.begin >= end:
                whole = inside.get(unit.begin, unit)
                terms.append(whole.term)
                end = whole.end
        return terms

    yield "character bigrams, BM25", bigrams
    yield "Sudachi A, BM25", lambda text: [unit.term for unit in analyser.analyse(text).short]
    yield "Sudachi C, BM25", long_units
    yield "Lindera IPADIC, BM25", _lindera()


def _lindera() -> Tokens | None:
    if find_spec("lindera") is None:
        return None
    library = import_module("lindera")
    tokenizer = library.TokenizerBuilder().set_mode("normal").set_dictionary("embedded://ipadic").build()
    return lambda text: [token.surface for token in tokenizer.tokenize(text)]
