"""Spellings that the archive has, little different from a word that it has not (里新 → 里親).

The candidates are the words of the passages that share most character pairs with the word: an engine need not list its
terms, and the time is bounded by the number of passages read.
"""

from collections.abc import Iterator

from corpus.store import Store
from corpus.values import value
from index.analysis import Analyser
from index.analysis.folding import fold_string
from index.engine import Constant, Engine, Field, Node, Or, Prefix, Request, Scored, Term
from index.passages import matched_text, passage
from index.query import Word
from index.targets import target

_PASSAGES = 60  # read for candidates
_MOST = 3  # spellings of a word
_SHORT = 3  # up to this length only words of the same length are near, and only whole ones
_LONGEST = 20  # characters of a word that is looked after


@value
class NearSpelling:
    """A spelling, and how many passages have it."""

    spelling: str
    total: int


def near_spellings(word: str, *, engine: Engine, analyser: Analyser, store: Store) -> tuple[NearSpelling, ...]:
    """The nearest spellings that are found, at most three: fewest edits first, then the most common."""
    string = fold_string(word)
    most_edits = 1 if len(string) < 6 else 2
    if not 2 <= len(string) <= _LONGEST:
        return ()
    readings = analyser.readings(word)
    is_word = len(readings) == 1 and readings[0].is_known
    candidates: dict[str, tuple[int, str]] = {}
    for surface in _words_near(string, engine, analyser, store):
        folded = fold_string(surface)
        if folded in candidates or (len(string) <= _SHORT and len(folded) != len(string)):
            continue
        if is_word and len(string) <= _SHORT and analyser.readings(surface) != readings:
            continue  # a short word of the dictionary is no slip, unless another is read the same (保証, 保障)
        if (edits := distance(string, folded, most_edits)) is not None and edits:
            candidates[folded] = (edits, surface)
    nearest = sorted(candidates.values())[: 4 * _MOST]
    counted = [
        (edits, -engine.search(Request(target(Word(surface), analyser).node(), limit=0)).total, surface)
        for edits, surface in nearest
    ]
    return tuple(NearSpelling(surface, -total) for _, total, surface in sorted(counted) if total)[:_MOST]


def distance(left: str, right: str, most: int) -> int | None:
    """How many characters to insert, delete, replace or swap with their neighbour; None for more than ``most``.

    Optimal string alignment, given up at the first row that is above ``most`` everywhere.
    """
    if abs(len(left) - len(right)) > most:
        return None
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, character in enumerate(left, 1):
        following = [i]
        for j, other in enumerate(right, 1):
            cost = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (character != other))
            if i > 1 and j > 1 and character == right[j - 2] and left[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            following.append(cost)
        if min(following) > most:
            return None
        before, row = row, following
    return row[-1] if row[-1] <= most else None


def _words_near(string: str, engine: Engine, analyser: Analyser, store: Store) -> Iterator[str]:
    """Long words, units and neighbouring units of the passages that have the most of the word's characters."""
    pairs = [Term(Field.GRAM, string[i : i + 2]) for i in range(len(string) - 1)]
    singles = [Prefix(Field.GRAM, character) for character in dict.fromkeys(string)]
    nodes: tuple[Node, ...] = (*pairs, *(singles if len(string) < 5 else ()))
    rank: list[Scored | Constant] = [Scored(pair, 1.0) for pair in pairs]
    rank += (Constant(single, 1.0) for single in singles)
    answer = engine.search(Request(Or(nodes), tuple(rank), limit=_PASSAGES))
    blocks = store.blocks((found.key.document, found.key.block) for found in answer.found)
    for found in answer.found:
        block = blocks.get((found.key.document, found.key.block))
        shown = passage(found.key.document, block, found.key) if block is not None else None
        if shown is None:
            continue
        text = matched_text(shown)
        units = analyser.analyse(text)
        reach = (
            4 if len(string) > _SHORT else 1
        )  # the parts of a compound, where they are long enough to be none by chance
        yield from ("".join(text[unit.begin : unit.end].split()) for unit in units.long)
        for i, unit in enumerate(units.short):
            for last in units.short[i : i + reach]:
                if last.position - unit.position > 3 or last.end - unit.begin > _LONGEST + 2:
                    break
                if unit.is_content and last.is_content:
                    yield "".join(text[unit.begin : last.end].split())
