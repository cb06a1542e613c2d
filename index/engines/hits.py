"""The first passages of a request, in the order of ``index.order``, out of a Tantivy searcher.

Tantivy's BM25 has constants of its own (k1 1.2, b 0.75). Those of ``index.ranking`` are nearly had by adding a
constant: a share of its score and the rest of the term's idf. The two agree on one mention in a passage of average
length; the share is the one with the least squared error on the frequencies and lengths that passages have.
"""

import math
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from corpus.model import PassageKey
from index.engine import Answer, Constant, Field, Found, Request, Scored, Tally, Term
from index.engines.documents import (
    COUNTED,
    DAY,
    DOCUMENT,
    KEPT,
    KEY,
    NUMBER,
    ORDER,
    PLACE,
    document_number,
    ordered_day,
    placed_key,
    read_key,
    stored_term,
)
from index.engines.nodes import NodeQueries
from index.order import one_a_document, sort_key
from index.ranking import inverse_document_frequency, saturation

if TYPE_CHECKING:
    import tantivy

_WINDOW = 64  # hits looked at for a page of ten, so that equal scores can be put in order
_MOST_VALUES = 60_000  # that Tantivy counts; it refuses more than 65,000
_SEEN = 2  # what a leaf costs for a passage found, in postings of it that are only gone through
_FEW = 200  # keys that are read from the stored ones; of more, from columns of numbers
_DIGITS = 3  # of scores that count: sums of 32-bit floats depend on the order of adding

_Row = tuple[float, int, "tantivy.DocAddress"]  # score, ORDER, where
_Tally = dict[Any, int]  # passages by the value of a column


def answer(request: Request, searcher: "tantivy.Searcher", queries: NodeQueries) -> Answer:
    """See ``index.engine.Engine.search``."""
    return _Asked(request, searcher, queries).answer()


def documents(match: "tantivy.Query", searcher: "tantivy.Searcher", queries: NodeQueries) -> frozenset[str]:
    """See ``index.engine.Engine.documents``."""
    return frozenset(tally(match, (), searcher, queries).documents)


def tally(
    match: "tantivy.Query", fields: Collection[Field], searcher: "tantivy.Searcher", queries: NodeQueries
) -> Tally:
    """See ``index.engine.Engine.tally``."""
    numbers, *columns = _tallies(match, searcher, NUMBER, *fields)
    if numbers is None:
        documents = _holding(match, searcher, DOCUMENT)
    else:
        digests = queries.digests
        documents = {digests[number]: count for number, count in numbers.items()}
    terms = {
        field: _holding(match, searcher, field) if column is None else column
        for field, column in zip(fields, columns, strict=True)
    }
    return Tally(documents, terms)


def _tallies(match: "tantivy.Query", searcher: "tantivy.Searcher", *columns: str) -> "list[_Tally | None]":
    """For each column, how many of the passages have each value, in one pass; None where there are too many values."""
    asked = {column: {"terms": {"field": column, "size": _MOST_VALUES}} for column in columns}
    found = searcher.aggregate(match, asked)
    return [
        None if each["sum_other_doc_count"] else {bucket["key"]: bucket["doc_count"] for bucket in each["buckets"]}
        for each in map(found.__getitem__, columns)
    ]


def _holding(match: "tantivy.Query", searcher: "tantivy.Searcher", field: str) -> dict[str, int]:
    """How many of the passages have each term of a field: slower than by a column, but of any number of terms."""
    return {term: count for term, count in searcher.terms_with_prefix(field, "", match) if count}


class _Asked:
    """A request to a searcher."""

    def __init__(self, request: Request, searcher: "tantivy.Searcher", queries: NodeQueries) -> None:
        self._request = request
        self._searcher = searcher
        self._queries = queries
        self._match = queries.query(request.match)
        self._postings = 0  # of all leaves
        self._scores = [score for leaf in request.rank for score in self._leaf(leaf)]

    def answer(self) -> Answer:
        """The answer."""
        request = self._request
        wanted = None if request.limit is None else request.offset + request.limit
        counts = tuple(self._counts())
        if request.by_document:
            return self._by_document(wanted, counts)
        if wanted == 0 or request.limit == 0:
            found, total = [], _count(self._searcher.search(self._match, 1))
        elif not self._scores:
            rows, total = self._by_order(wanted)
            found = self._found(rows, wanted)
        elif request.newest_first:
            found, total = self._newest(wanted)
        else:
            rows, total = self._by_score(self._match, wanted)
            found = self._found(rows, wanted)
        return Answer(tuple(found[request.offset :]), total, counts)

    def _counts(self) -> Iterator[int]:
        for node in self._request.counts:
            if isinstance(node, Term) and node.field is COUNTED:
                yield self._counted.get(node.text, 0)
                continue
            yield _count(self._searcher.search(self._queries.both(self._match, self._queries.query(node)), 1))

    @cached_property
    def _tallies(self) -> "list[_Tally | None]":
        """The passages found by the terms of ``COUNTED`` and, where documents are asked for, by their numbers."""
        columns = (COUNTED.value, NUMBER) if self._request.by_document else (COUNTED.value,)
        return _tallies(self._match, self._searcher, *columns)

    @property
    def _counted(self) -> "_Tally":
        return self._tallies[0] or {}

    def _holding(self) -> "_Tally":
        """How many of the passages found each document has, by the documents' numbers."""
        tally = self._tallies[1]
        if tally is None:
            by_digest = _holding(self._match, self._searcher, DOCUMENT)
            return {document_number(digest): count for digest, count in by_digest.items()}
        return tally

    def _by_score(self, match: "tantivy.Query", wanted: int | None) -> tuple[list[_Row], int]:
        """At least the ``wanted`` best, with all that score as the last of them."""
        query = self._queries.ranked(match, self._scores, one_by_one=self._are_few())
        window = max(_WINDOW, wanted or 0)
        while True:
            result = self._searcher.search(query, window)
            total = _count(result)
            hits = [(round(score, _DIGITS), address) for score, address in result.hits]
            last = hits[wanted - 1][0] if wanted is not None and wanted <= len(hits) else float("-inf")
            if len(hits) == total or hits[-1][0] < last:
                break
            window = total if wanted is None else min(total, 16 * window)
        hits = [hit for hit in hits if hit[0] >= last]
        orders = self._searcher.fast_field_values(ORDER, [address for _, address in hits])
        return [(score, int(order or 0), address) for (score, address), order in zip(hits, orders, strict=True)], total

    def _are_few(self) -> bool:
        """Whether so little was found that the scores are had sooner passage by passage; False where not counted."""
        if not any(isinstance(node, Term) and node.field is COUNTED for node in self._request.counts):
            return False
        return _SEEN * sum(self._counted.values()) * len(self._scores) < self._postings

    def _by_order(self, wanted: int | None) -> tuple[list[_Row], int]:
        """The same where nothing is scored."""
        window = max(_WINDOW, wanted or 0)
        while True:
            result = self._searcher.search(self._match, window, order_by_field=ORDER, order=self._queries.ascending)
            total, hits = _count(result), result.hits
            last = hits[wanted - 1][0] if wanted is not None and wanted <= len(hits) else float("inf")
            if len(hits) == total or hits[-1][0] > last:
                break
            window = total if wanted is None else min(total, 16 * window)
        return [(0.0, int(order), address) for order, address in hits if order <= last], total

    def _newest(self, wanted: int | None) -> tuple[list[Found], int]:
        """The day that the last one wanted falls on is found first: of newer ones all are wanted, of it the best."""
        result = self._searcher.search(self._match, wanted or 1, order_by_field=DAY)
        total = _count(result)
        if wanted is None or total <= wanted:
            rows, _ = self._by_score(self._match, None)
            return self._found(rows, None), total
        day = int(result.hits[-1][0])
        newer, _ = self._by_score(self._queries.both(self._match, self._queries.days(day + 1, None)), None)
        found = self._found(newer, None)
        same, _ = self._by_score(self._queries.both(self._match, self._queries.days(day, day)), wanted - len(found))
        return found + self._found(same, wanted - len(found)), total

    def _by_document(self, wanted: int | None, counts: tuple[int, ...]) -> Answer:
        """One passage a document. Columns of numbers tell which documents are wanted; keys are read of these only."""
        holding = self._holding()
        # by the day all are looked at: the newest documents may have the worst passages
        window = None if wanted is None or self._request.newest_first else max(_WINDOW, 4 * wanted)
        while True:
            rows, total = self._by_score(self._match, window) if self._scores else self._by_order(window)
            numbers = self._searcher.fast_field_values(NUMBER, [address for _, _, address in rows])
            if window is None or len(rows) == total or len(set(numbers)) >= (wanted or 0):
                break
            window *= 16
        best: dict[object, tuple[float, float]] = {}
        chosen: list[_Row] = []
        last = (math.inf, math.inf)
        for place, row, number in sorted(
            zip(map(self._place, rows), rows, numbers, strict=True), key=lambda item: item[0]
        ):
            if wanted is not None and len(best) >= wanted and place > last:
                break
            if best.setdefault(number, place) == place:
                chosen.append(row)
                last = place
        found = one_a_document(self._found(chosen, None), lambda item: item.key.document)[self._request.offset : wanted]
        more = [replace(item, more=holding[document_number(item.key.document)] - 1) for item, _ in found]
        return Answer(tuple(more), total, counts, len(holding))

    def _place(self, row: _Row) -> tuple[float, float]:
        """As ``index.order.sort_key``, as far as columns tell."""
        score, order, _ = row
        return (-ordered_day(order), -score) if self._request.newest_first else (-score, order)

    def _found(self, rows: list[_Row], wanted: int | None) -> list[Found]:
        """The first ``wanted``; keys are read only of those that may be among them."""
        newest_first = self._request.newest_first
        if wanted is not None and wanted < len(rows) and not newest_first:
            rows.sort(key=lambda row: (-row[0], row[1]))
            last = (-rows[wanted - 1][0], rows[wanted - 1][1])
            rows = [row for row in rows if (-row[0], row[1]) <= last]
        addresses = [address for _, _, address in rows]
        if len(rows) <= _FEW:
            stored = list(map(self._searcher.doc, addresses))
            keys = [read_key(document[KEY][0]) for document in stored]
        else:
            stored = []
            keys = self._keys(addresses)
        order = sorted(
            range(len(rows)),
            key=lambda i: sort_key(rows[i][0], ordered_day(rows[i][1]), keys[i], newest_first),
        )[:wanted]
        if not self._request.with_kept:
            return [Found(keys[i], rows[i][0]) for i in order]
        return [
            Found(keys[i], rows[i][0], _kept(stored[i] if stored else self._searcher.doc(addresses[i]))) for i in order
        ]

    def _keys(self, addresses: "list[tantivy.DocAddress]") -> list[PassageKey]:
        """The keys from columns of numbers: for many faster than reading what is stored."""
        digests = self._queries.digests
        numbers = self._searcher.fast_field_values(NUMBER, addresses)
        places = self._searcher.fast_field_values(PLACE, addresses)
        return [
            placed_key(digests[int(number or 0)], int(place or 0))
            for number, place in zip(numbers, places, strict=True)
        ]

    def _leaf(self, leaf: Scored | Constant) -> "Iterator[tantivy.Query]":
        if isinstance(leaf, Constant):
            yield self._queries.constant(self._queries.query(leaf.node), leaf.weight)
            return
        text = stored_term(leaf.term.text)
        holding = self._searcher.doc_freq(leaf.term.field.value, text)
        if holding:
            self._postings += 2 * holding
            total = max(holding, self._searcher.num_docs)
            weight = leaf.weight * inverse_document_frequency(holding, total)
            own = math.log(1 + (total - holding + 0.5) / (holding + 0.5))
            yield self._queries.boosted(self._queries.counted(leaf.term), weight * _share() / own)
            yield self._queries.constant(self._queries.query(leaf.term), weight * (1 - _share()))


def _kept(stored: "tantivy.Document") -> bytes:
    kept = stored[KEPT]
    return bytes(kept[0]) if kept else b""


def _own_saturation(frequency: int, length: float) -> float:
    """Tantivy's; ``length`` in averages."""
    return frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * length))


@cache
def _share() -> float:
    """How much of Tantivy's score to take."""
    above = below = 0.0
    for frequency, often in ((1, 75), (2, 17), (3, 5), (4, 3)):
        for length in (0.3, 0.6, 0.8, 1.0, 1.25, 1.6, 2.5):
            own = _own_saturation(frequency, length) - 1
            above += often * own * (saturation(frequency, round(100 * length), 100.0) - 1)
            below += often * own * own
    return above / below


def _count(result: "tantivy.SearchResult") -> int:
    return int(result.count)  # type: ignore[attr-defined]  # its stubs forgot it
