"""How many of the passages found fall under each fiscal year, kind, meeting, speaker and heading."""

import re
from collections import Counter

from corpus.answer import Facet, FacetName
from corpus.model import Passage
from corpus.store import Store
from index.engine import Engine, Field, Node
from wareki.intervals import fiscal_year_of

_MOST = 20  # values of one facet
_LONGEST = 500  # characters of a value
_BLANK = re.compile(r"[\s\\]")
_ESCAPED = re.compile(r"\\([0-9a-f]+);")
_COUNTED = {FacetName.SPEAKER: Field.SAID_BY, FacetName.SECTION: Field.CHAPTER}
"""What a passage itself has, each in a field of its own; the rest is the document's."""


def facet_terms(passage: Passage) -> dict[Field, str]:
    """The fields that passages are counted by: by its fullest name who says it, and the outermost heading."""
    return {
        Field.SAID_BY: _term(passage.person or passage.speaker),
        Field.CHAPTER: _term(next(iter(passage.section), "")),
    }


def facets(match: Node, engine: Engine, store: Store) -> tuple[Facet, ...]:
    """The facets of the passages that match, each with its most common values; one that has no value is left out.

    The fiscal year is that of the document's date, as the year in which it begins.
    """
    tally = engine.tally(match, tuple(_COUNTED.values()))
    counts: dict[FacetName, Counter[str]] = {name: Counter() for name in FacetName}
    for name, field in _COUNTED.items():
        counts[name].update({_value(term): count for term, count in tally.terms[field].items()})
    for digest, header in store.headers(tally.documents).items():
        passages = tally.documents[digest]
        counts[FacetName.KIND][header.kind.value] += passages
        counts[FacetName.MEETING][header.meeting] += passages
        if header.date is not None and header.date.first is not None:
            counts[FacetName.FISCAL_YEAR][str(fiscal_year_of(header.date.first))] += passages
    return tuple(facet for name, counter in counts.items() if (facet := _facet(name, counter)).values)


def _facet(name: FacetName, counter: Counter[str]) -> Facet:
    del counter[""]
    if name is FacetName.FISCAL_YEAR:
        ordered = sorted(counter.items(), reverse=True)
    else:
        ordered = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    return Facet(name, tuple(ordered[:_MOST]))


def _term(value: str) -> str:
    """A value as a term, which has no blank."""
    return _BLANK.sub(lambda found: f"\\{ord(found[0]):x};", value[:_LONGEST])


def _value(term: str) -> str:
    """The value that a term stands for."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), term)
