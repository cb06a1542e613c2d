"""Requests as Tantivy's queries. ``tantivy`` is loaded when the first is made."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise, product
from typing import TYPE_CHECKING

from index.engine import UNPLACED, And, Documents, Field, Near, Node, Not, Or, Phrase, Prefix, Term
from index.engines.documents import (
    BORN,
    DAY,
    DOCUMENT,
    KEPT_CHARACTERS,
    NEIGHBOURS,
    NUMBER,
    document_number,
    neighbours_term,
    stored_term,
)

if TYPE_CHECKING:
    import tantivy

_LONGEST_PATTERN = 256  # bytes; a pattern may have 1,000 states
_MOST_EXPANSIONS = 10_000  # terms that the patterns of a phrase may stand for; Tantivy refuses more than 16,384
_FEW_DOCUMENTS = 100  # whose numbers are had sooner than all documents are read
_DEEPEST = 64  # scores of one query inside the other: Tantivy calls itself for each, on a stack that may be 1 MB
_SPECIAL = frozenset("\\.+*?()|[]{}^$")


class NodeQueries:
    """Nodes as queries of a searcher that match the same passages; their scores mean nothing."""

    def __init__(self, schema: "tantivy.Schema", searcher: "tantivy.Searcher") -> None:
        import tantivy

        self._schema = schema
        self._searcher = searcher
        self._tantivy = tantivy.Query
        self._must, self._should, self._must_not = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
        self._unsigned = tantivy.FieldType.Unsigned
        self.ascending = tantivy.Order.Asc

    @cached_property
    def digests(self) -> dict[int, str]:
        """The documents by their numbers; those whose passages are all deleted are among them."""
        found = self._searcher.terms_with_prefix(DOCUMENT, "")
        return {document_number(digest): digest for digest, _ in found}

    def query(self, node: Node) -> "tantivy.Query":
        """The passages that match."""
        match node:
            case Term():
                return self._tantivy.term_query(self._schema, node.field.value, stored_term(node.text), "basic")
            case Prefix():
                return self._prefix(node)
            case Phrase():
                return self._phrase(node.parts, node.offsets)
            case Near():
                return self._near(node)
            case And():
                return self._all(node.children)
            case Or():
                return self._either(node.children)
            case Not():
                return self._all((node,))
            case Documents():
                return self._documents(node.digests)

    def counted(self, term: Term) -> "tantivy.Query":
        """The passages that hold a term, with Tantivy's BM25 as their scores."""
        return self._tantivy.term_query(self._schema, term.field.value, stored_term(term.text), "freq")

    def any(self, queries: "Iterable[tantivy.Query]") -> "tantivy.Query":
        """The passages of any of the queries; their scores are added up."""
        listed = list(queries)
        if len(listed) == 1:
            return listed[0]
        return self._tantivy.boolean_query([(self._should, query) for query in listed])

    def both(self, *queries: "tantivy.Query") -> "tantivy.Query":
        """The passages of all the queries."""
        return self._tantivy.boolean_query([(self._must, query) for query in queries])

    def ranked(self, match: "tantivy.Query", scores: "Sequence[tantivy.Query]", *, one_by_one: bool) -> "tantivy.Query":
        """The passages of ``match``, with the scores of ``scores`` only.

        Tantivy goes through all postings of a union, wherever ``match`` has something. ``one_by_one`` looks each score
        up for the passages of ``match`` instead, which is faster where these are few; not the
        thousands of scores of a page that was pasted in.
        """
        ranked = self._tantivy.const_score_query(match, 0.0)
        if not scores:
            return ranked
        if not one_by_one or len(scores) > _DEEPEST:
            return self._tantivy.boolean_query([(self._must, ranked), *((self._should, score) for score in scores)])
        for score in scores:
            ranked = self._tantivy.boolean_query([(self._must, ranked), (self._should, score)])
        return ranked

    def boosted(self, query: "tantivy.Query", factor: float) -> "tantivy.Query":
        """The same passages with their scores multiplied."""
        return self._tantivy.boost_query(query, factor)

    def constant(self, query: "tantivy.Query", score: float) -> "tantivy.Query":
        """The same passages, with this score each."""
        return self._tantivy.const_score_query(query, score)

    def days(self, first: int, last: int | None = None) -> "tantivy.Query":
        """The passages of documents of these days, both included."""
        return self._tantivy.range_query(self._schema, DAY, self._unsigned, first, last)

    def _documents(self, digests: frozenset[str]) -> "tantivy.Query":
        """By their numbers, a fifth of the time that digests take; where they are most of all, all but the others."""
        if len(digests) <= _FEW_DOCUMENTS:
            return self._tantivy.term_set_query(self._schema, NUMBER, sorted(map(document_number, digests)))
        numbers = [number for number, digest in self.digests.items() if digest in digests]
        if 2 * len(numbers) <= len(self.digests):
            return self._tantivy.term_set_query(self._schema, NUMBER, sorted(numbers))
        others = sorted(self.digests.keys() - numbers)
        return self._tantivy.boolean_query(
            [
                (self._must, self._tantivy.all_query()),
                (self._must_not, self._tantivy.term_set_query(self._schema, NUMBER, others)),
            ]
        )

    def _all(self, children: Sequence[Node]) -> "tantivy.Query":
        wanted = [(self._must, self.query(child)) for child in children if not isinstance(child, Not)]
        unwanted = [(self._must_not, self.query(child.child)) for child in children if isinstance(child, Not)]
        if len(wanted) == 1 and not unwanted:
            return wanted[0][1]
        return self._tantivy.boolean_query([*(wanted or [(self._must, self._tantivy.all_query())]), *unwanted])

    def _prefix(self, prefix: Prefix) -> "tantivy.Query":
        field = prefix.field.value
        if len(prefix.text.encode()) <= _LONGEST_PATTERN:
            return self._tantivy.regex_query(self._schema, field, _pattern(prefix))
        return self._tantivy.term_set_query(self._schema, field, self._terms(prefix))

    def _terms(self, part: Term | Prefix, among: "tantivy.Query | None" = None) -> list[str]:
        """The stored terms that a part stands for, those in the passages of ``among`` only."""
        if isinstance(part, Term):
            return [stored_term(part.text)]
        found = self._searcher.terms_with_prefix(part.field.value, part.text[:KEPT_CHARACTERS], among)
        return [term for term, count in found if count]

    def _phrase(self, parts: Sequence[Term | Prefix], offsets: Sequence[int]) -> "tantivy.Query":
        if len(parts) == 1:
            return self.query(parts[0])
        field = parts[0].field
        if field in UNPLACED:
            raise ValueError(f"the terms of {field} have no places")
        prefixes = [part for part in parts if isinstance(part, Prefix)]
        if not prefixes:
            return self._words(field, [stored_term(part.text) for part in parts], offsets)
        is_short = sum(len(part.text.encode()) for part in parts) <= _LONGEST_PATTERN
        if is_short and sum(len(self._terms(prefix)) for prefix in prefixes) <= _MOST_EXPANSIONS:
            patterns: list[str | tuple[int, str]] = list(zip(offsets, map(_pattern, parts), strict=True))
            return self._tantivy.regex_phrase_query(self._schema, field.value, patterns)
        among = self.both(*map(self.query, parts))
        expanded = product(*(self._terms(part, among) for part in parts))
        return self.any(self._words(field, words, offsets) for words in expanded)

    def _words(self, field: Field, words: Sequence[str], offsets: Sequence[int]) -> "tantivy.Query":
        """A phrase of stored terms; two neighbours are a term, and of more each two are looked for first."""
        pairs = self._pairs(field, words, offsets)
        if len(words) == 2 and pairs:
            return pairs[0]
        placed: list[str | tuple[int, str]] = list(zip(offsets, words, strict=True))
        phrase = self._tantivy.phrase_query(self._schema, field.value, placed)
        return self.both(*pairs, phrase) if pairs else phrase

    def _pairs(self, field: Field, words: Sequence[str], offsets: Sequence[int]) -> "list[tantivy.Query]":
        """What every passage with the phrase has of neighbours."""
        if field not in NEIGHBOURS:
            return []
        places = pairwise(zip(words, offsets, strict=True))
        terms = {neighbours_term(first, second) for (first, at), (second, after) in places if after == at + 1}
        named = NEIGHBOURS[field]
        return [self._tantivy.term_query(self._schema, named, term, "basic") for term in terms if term is not None]

    def _either(self, children: Sequence[Node]) -> "tantivy.Query":
        """The passages of any of the nodes. Places are read last, and only of passages that nothing else has found."""
        phrases = [child for child in children if isinstance(child, Phrase) and self._needs_places(child)]
        queries = [self.query(child) for child in children if child not in phrases]
        # to leave out what another phrase finds pays only where neighbours leave few passages
        are_terms = all(isinstance(child, Term | Phrase) for child in children)
        has_phrase = False
        for phrase in phrases:
            field, words = phrase.parts[0].field, [stored_term(part.text) for part in phrase.parts]
            if not all(self._searcher.doc_freq(field.value, word) for word in words):
                continue
            query = self._words(field, words, phrase.offsets)
            needed = self._pairs(field, words, phrase.offsets)
            if not needed and not has_phrase:
                needed = [self._tantivy.term_query(self._schema, field.value, word, "basic") for word in words]
            if are_terms and queries and needed:
                left = [*((self._must, each) for each in needed), (self._must_not, self.any(queries))]
                query = self.both(self._tantivy.boolean_query(left), query)
            queries.append(query)
            has_phrase = True
        return self.any(queries)

    def _needs_places(self, phrase: Phrase) -> bool:
        """Whether a phrase of whole terms is more than one term of neighbours."""
        if len(phrase.parts) == 1 or any(isinstance(part, Prefix) for part in phrase.parts):
            return False
        words = [stored_term(part.text) for part in phrase.parts]
        return len(words) > 2 or not self._pairs(phrase.parts[0].field, words, phrase.offsets)

    def _near(self, node: Near) -> "tantivy.Query":
        """Each distance is a phrase: Tantivy's slop counts otherwise when the words stand the other way round."""
        return self.any(
            self._phrase(
                (*first.parts, *second.parts),
                (*first.offsets, *(first.width + between + offset for offset in second.offsets)),
            )
            for first, second in (*product(node.left, node.right), *product(node.right, node.left))
            for between in range(node.distance + 1)
        )


def passages_before(schema: "tantivy.Schema", digest: str, commit: int) -> "tantivy.Query":
    """The passages of a document that commits before ``commit`` hold."""
    from tantivy import FieldType, Occur, Query

    own = Query.term_query(schema, DOCUMENT, digest, "basic")
    earlier = Query.range_query(schema, BORN, FieldType.Unsigned, None, commit, True, False)
    return Query.boolean_query([(Occur.Must, own), (Occur.Must, earlier)])


def _pattern(part: Term | Prefix) -> str:
    if isinstance(part, Term):
        return _escaped(stored_term(part.text))
    return f"{_escaped(part.text[:KEPT_CHARACTERS])}.*"


def _escaped(text: str) -> str:
    return "".join(f"\\{character}" if character in _SPECIAL else character for character in text)
