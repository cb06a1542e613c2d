"""A second look at the best passages for a question, with their texts at hand: what words alone do not tell.

BM25 knows which words a passage has. A reader also sees whether it opens with what is asked about, says it in the
question's own words, and holds a number of the kind that is asked for. Each of the three adds a little to the score;
none takes away, so that what stood behind the passages looked at stays behind them. How the weights were chosen, and
what was tried and left out: docs/search.md, "The order".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.model import Passage, PassageKey
from corpus.values import value
from index.analysis import Analyser
from index.analysis.folding import fold, string_of
from index.engine import And, Engine, Field, Found, Request, Term
from index.marking import PlacedUnits, placed_units, read_units
from index.order import sort_key
from index.passages import matched_text
from index.query import Query, words_of
from index.questions import asked_number
from index.ranking import inverse_document_frequency
from index.targets import Target

HEAD = 20
"""How many passages are looked at."""

_OPENING = 12  # units: what a passage is about stands in front
_SHORTEST_RUN = 2
_LONGEST_QUESTION = 300  # characters; of a page that was pasted in, the first

# weights; the last two in shares of what a word counts that one passage has: so they mean the same in any archive
_OPENING_WEIGHT = 0.3
_RUN_WEIGHT = 0.025
_NUMBER_WEIGHT = 0.4

_SENTENCE = re.compile("[^。!?]+[。!?]*")


@value
class Reranking:
    """A question: its characters, how much each of its units counts, and the number that it asks for.

    ``rarest``: how much a word counts that only one passage has.
    """

    string: str
    weights: Mapping[str, float]
    number: re.Pattern[str] | None
    rarest: float

    @classmethod
    def of(cls, query: Query, targets: Sequence[Target], engine: Engine) -> "Reranking":
        """What there is to look for; the engine says how rare the words are."""
        string = string_of(fold(" ".join(word.text for word in words_of(query.root))).text)[:_LONGEST_QUESTION]
        shares: dict[str, float] = {}
        for target in targets:
            for term, share in target.content if target.date is None else ():
                shares[term] = max(share, shares.get(term, 0.0))
        total = engine.search(Request(And(()), limit=0)).total
        holding = {term: engine.search(Request(Term(Field.TEXT, term), limit=0)).total for term in shares}
        weights = {
            term: share * inverse_document_frequency(holding[term], total)
            for term, share in shares.items()
            if holding[term]
        }
        return cls(string, weights, asked_number(string), inverse_document_frequency(1, max(1, total)))

    def bonus(self, passage: Passage, units: PlacedUnits) -> float:
        """What the text adds to a passage's score; never less than nothing."""
        string = string_of(fold(matched_text(passage)).text)
        return (
            _OPENING_WEIGHT * self._opening(units)
            + _RUN_WEIGHT * self.rarest * verbatim(self.string, string)
            + _NUMBER_WEIGHT * self.rarest * self._number(string)
        )

    def _opening(self, units: PlacedUnits) -> float:
        """The rarest of the question's words with which the passage opens."""
        return max((self.weights.get(term, 0.0) for term in units.short.first(_OPENING)), default=0.0)

    def _number(self, string: str) -> float:
        """How near the sentences with a number of the kind asked for come to the one that says most of the question."""
        if self.number is None:
            return 0.0
        sentences = [(verbatim(self.string, found[0]), found[0]) for found in _SENTENCE.finditer(string)]
        best = max((said for said, _ in sentences), default=0.0)
        return max((said for said, text in sentences if self.number.search(text)), default=0.0) / best if best else 0.0


def reranked(
    found: Sequence[Found], passages: Mapping[PassageKey, Passage], reranking: Reranking, analyser: Analyser
) -> tuple[Found, ...]:
    """The first ``HEAD`` in their order at second sight, then the others. They come with what was kept of them.

    ``passages`` has the texts of those first ones that are still in the archive.
    """
    head, rest = found[:HEAD], found[HEAD:]
    seen: list[Found] = []
    for item in head:
        passage = passages.get(item.key)
        if passage is not None:
            units = read_units(item.kept) or placed_units(analyser.analyse(matched_text(passage)))
            item = replace(item, score=item.score + reranking.bonus(passage, units))
        seen.append(item)
    return (*sorted(seen, key=lambda item: sort_key(item.score, 0, item.key)), *rest)


def verbatim(question: str, text: str) -> float:
    """How much of the question stands in the text to the letter: long runs count more than their parts.

    The root of the sum of the squared lengths of disjoint runs, the longest first.
    """
    lengths = _common(question, text)
    taken = bytearray(len(question))
    total = 0
    begins = [begin for begin, length in enumerate(lengths) if length >= _SHORTEST_RUN]
    for begin in sorted(begins, key=lengths.__getitem__, reverse=True):
        length = lengths[begin]
        free = taken.find(1, begin, begin + length)
        length = length if free < 0 else free - begin
        if length >= _SHORTEST_RUN:
            total += length * length
            taken[begin : begin + length] = b"\1" * length
    return float(total**0.5)


def _common(question: str, text: str) -> list[int]:
    """From each place of the question, how many characters the text has too, side by side."""
    lengths: list[int] = []
    length = 0
    last = len(question)
    for begin in range(last):
        if length:
            length -= 1
        while begin + length < last and question[begin : begin + length + 1] in text:
            length += 1
        lengths.append(length)
    return lengths
