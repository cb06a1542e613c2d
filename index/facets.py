"""How many of the passages found fall under each fiscal year, kind, meeting, speaker and heading."""

from collections import Counter
from collections.abc import Iterable

from corpus.answer import Facet, FacetName
from corpus.model import PassageKey
from corpus.store import Store
from wareki.intervals import fiscal_year_of

_MOST = 20  # values of one facet


def facets(keys: Iterable[PassageKey], store: Store) -> tuple[Facet, ...]:
    """The facets of passages, each with its most common values; one that has no value is left out.

    The fiscal year is that of the document's date, as the year in which it begins.
    """
    found = list(keys)
    counts: dict[FacetName, Counter[str]] = {name: Counter() for name in FacetName}
    in_document = Counter(key.document for key in found)
    for digest, header in store.headers(in_document).items():
        passages = in_document[digest]
        counts[FacetName.KIND][header.kind.value] += passages
        counts[FacetName.MEETING][header.meeting] += passages
        if header.date is not None and header.date.first is not None:
            counts[FacetName.FISCAL_YEAR][str(fiscal_year_of(header.date.first))] += passages
    in_block = Counter((key.document, key.block) for key in found)
    for place in store.count_places(in_block):
        counts[FacetName.SPEAKER][place.speaker] += place.passages
        counts[FacetName.SECTION][place.section] += place.passages
    return tuple(facet for name, counter in counts.items() if (facet := _facet(name, counter)).values)


def _facet(name: FacetName, counter: Counter[str]) -> Facet:
    del counter[""]
    if name is FacetName.FISCAL_YEAR:
        ordered = sorted(counter.items(), reverse=True)
    else:
        ordered = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    return Facet(name, tuple(ordered[:_MOST]))
