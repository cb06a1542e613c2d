"""How one word or phrase of a query is looked for: as units, as one long unit, as a string of characters, as a date.

One value serves both the search (``node``, ``scores``) and the marking of what was found (index.snippet).
"""

import unicodedata
from collections.abc import Callable
from functools import lru_cache

from corpus.values import value
from index.analysis import Analyser, Analysis, Unit
from index.analysis.folding import fold_string
from index.analysis.units import BLANK, GAP, filled, unit_terms
from index.dateterms import narrow_first, says
from index.engine import Constant, Field, Node, Or, Phrase, Prefix, Scored, Term
from index.query import Quote, Word
from index.questions import share, without_asking
from wareki.span import DateSpan

# n units that make one compound weigh n ** -this each: a long name must not drown the word beside it
_COMPOUND_POWER = 0.7
# from this length on a word is looked for as a string of characters too; a shorter one would find 京都 in 東京都
_SHORTEST_STRING = 3
# up to this length all its bigrams are asked for: an engine may know neighbours without reading places
_SHORT_STRING = 8

LONG_WEIGHT = 0.2
CONTEXT_WEIGHT = 0.2
GRAM_WEIGHT = 0.2
PAIR_WEIGHT = 0.2
_NOTHING = BLANK + GAP
_TEXT_FIELDS = (Field.TEXT, Field.CONTEXT)
_STRING_FIELDS = (Field.GRAM, Field.CONTEXT_GRAM, Field.SECTION)


@value
class Target:
    """What stands for a word.

    ``terms`` are those of its short units as in a field, ``long`` its one long unit or "", ``string`` its folded
    characters where it is looked for as a string, else "". ``content`` (terms with their weights), ``grams`` and
    ``pairs`` are for the ranking.
    """

    terms: str
    long: str
    string: str
    content: tuple[tuple[str, float], ...]
    grams: tuple[str, ...]
    pairs: tuple[str, ...] = ()
    is_prefix: bool = False
    date: DateSpan | None = None

    def phrase(self, field: Field) -> Phrase | None:
        """The units as a phrase in a field of units; None where the word has none (only symbols)."""
        if not self.terms:
            return None
        places = [(term, offset) for offset, term in enumerate(self.terms.split(BLANK)) if term != GAP]
        parts: list[Term | Prefix] = [Term(field, term) for term, _ in places]
        if self.is_prefix:
            parts[-1] = Prefix(field, places[-1][0])
        return Phrase(tuple(parts), tuple(offset for _, offset in places))

    def node(self) -> Node:
        """Passages in which the word is found, in their text or their context."""
        nodes: list[Node] = [simple(phrase) for field in _TEXT_FIELDS if (phrase := self.phrase(field)) is not None]
        if self.long:
            nodes.append(Prefix(Field.LONG, self.long) if self.is_prefix else Term(Field.LONG, self.long))
        if self.string:
            nodes += (string_node(field, self.string) for field in _STRING_FIELDS)
        if self.date is not None:
            nodes.append(says(self.date))
        return Or(tuple(nodes))

    def apart(self) -> tuple["Target", ...]:
        """A target for every unit that says something: what counts as found in a question."""
        return tuple(Target(term, "", "", ((term, weight),), ()) for term, weight in self.content)

    def scores(self, share: float = 1.0) -> tuple[Scored | Constant, ...]:
        """What the word adds to the order; ``share`` of it."""
        if self.date is not None:
            return narrow_first(self.date.first, self.date.last)
        return (
            *(Scored(Term(Field.TEXT, term), share * weight) for term, weight in self.content),
            *(Scored(Term(Field.CONTEXT, term), share * CONTEXT_WEIGHT * weight) for term, weight in self.content),
            *(Scored(Term(Field.GRAM, gram), share * GRAM_WEIGHT) for gram in self.grams),
            *(Scored(Term(Field.PAIR, pair), share * PAIR_WEIGHT) for pair in self.pairs),
            *((Scored(Term(Field.LONG, self.long), share * LONG_WEIGHT),) if self.long else ()),
        )


def target(word: Word | Quote, analyser: Analyser, *, is_substring: bool = False, is_question: bool = False) -> Target:
    """How to look for a word; with ``is_substring`` any part of a word counts as found.

    With ``is_question`` it is one in plain words: those that only ask do not count, unless there are no others.
    """
    analysis = analyser.analyse(word.text)
    string = fold_string(word.text)
    short = analysis.short
    is_one = len(analysis.long) == 1 and len(short) > 1 and analysis.long[0].end == short[-1].end
    date = word.date if isinstance(word, Word) else None
    as_string = is_substring or not short or _is_string(word, string)
    asked = _weighted(analysis, share) if is_question else ()
    keep = without_asking if asked else tuple
    return Target(
        terms=unit_terms(filled(short)).lstrip(_NOTHING),
        long=analysis.long[0].term if is_one and analysis.long[0].position == 0 else "",
        string=string if as_string and date is None else "",
        content=asked or _weighted(analysis, lambda _: 1.0),
        grams=keep(filter(_says_something, dict.fromkeys(analysis.grams.split(BLANK)))),
        pairs=keep(dict.fromkeys(analysis.pairs)),
        is_prefix=isinstance(word, Word) and word.is_prefix,
        date=date,
    )


def simple(phrase: Phrase) -> Node:
    """The phrase, or its one part."""
    return phrase.parts[0] if len(phrase.parts) == 1 else phrase


def string_node(field: Field, string: str) -> Node:
    """Passages with these folded characters side by side in a field of bigrams."""
    if not string:
        return Or(())
    if len(string) == 1:
        return Prefix(field, string)
    # of a longer string every other one: they overlap
    offsets = list(range(0, len(string) - 1, 1 if len(string) <= _SHORT_STRING else 2))
    if offsets[-1] != len(string) - 2:
        offsets.append(len(string) - 2)
    return simple(Phrase(tuple(Term(field, string[i : i + 2]) for i in offsets), tuple(offsets)))


def _weighted(analysis: Analysis, share: Callable[[str], float]) -> tuple[tuple[str, float], ...]:
    """The terms that say something, each with its weight; a term that comes twice has the greater one.

    ``share`` says how much of its weight a term has: one that has none is no part of a compound.
    """
    weights: dict[str, float] = {}
    compound: list[Unit] = []
    for unit in (*analysis.short, None):
        if compound and (unit is None or not unit.is_content or unit.position != compound[-1].position + 1):
            counted = [(part.term, share(part.term)) for part in compound if share(part.term)]
            for term, its_share in counted:
                weight = float(its_share * len(counted) ** -_COMPOUND_POWER)
                weights[term] = max(weight, weights.get(term, 0.0))
            compound = []
        if unit is not None and unit.is_content:
            compound.append(unit)
    return tuple(weights.items())


def _is_string(word: Word | Quote, string: str) -> bool:
    """Whether to look for the characters too, so that nothing visible is missed because it was cut differently.

    Not where that would find parts of other words: short ones, and plain words that begin or end in letters or digits
    (R7.10 for R7.1). A phrase is meant to the letter, whatever words its characters belong to; only of a single
    character is that too little to say.
    """
    if isinstance(word, Quote):
        return len(string) > 1 or not string.isalnum()
    return len(string) >= _SHORTEST_STRING and not (_is_latin(string[0]) or _is_latin(string[-1]))


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


@lru_cache(maxsize=10_000)
def _says_something(gram: str) -> bool:
    """Not a pair of hiragana, nor one with a symbol: these are in every passage."""
    if all("ぁ" <= character <= "ゟ" for character in gram):
        return False
    return not any(unicodedata.category(character)[0] in "PSZC" for character in gram)
