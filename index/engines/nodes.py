"""Requests as Tantivy's queries, and passages as its documents. ``tantivy`` is loaded when the first is made."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from hashlib import blake2b, sha256
from itertools import product
from typing import TYPE_CHECKING

from corpus.model import PassageKey
from index.engine import UNPLACED, And, Documents, Entry, Field, Near, Node, Not, Or, Phrase, Postings, Prefix, Term

if TYPE_CHECKING:
    import tantivy

DOCUMENT = "document"  # the digest, as a term
COUNTED = Field.FORM  # the field whose terms every search counts: a column too, so that one pass counts them all
KEY = "key"  # stored
KEPT = "kept"
DAY = "day"  # numbers, one a passage
ORDER = "order"
NUMBER = "number"  # of the document
PLACE = "place"  # in it
BORN = "born"

_MOST_BYTES = 60_000  # Tantivy drops a longer term without a word
_KEPT = 10_000  # characters of such a term that are kept
_LONGEST_PATTERN = 256  # bytes; a pattern may have 1,000 states
_MOST_EXPANSIONS = 10_000  # terms that the patterns of a phrase may stand for; Tantivy refuses more than 16,384
_SPECIAL = frozenset("\\.+*?()|[]{}^$")
_DIGITS = "0123456789abcdef"
_ORDERED = 10  # digits of a digest that are in a passage's ORDER
_LAST_DAY = (1 << 22) - 1  # days of the year 9999 are below
_SPARSE = 4  # a text may have this many empty positions to a term


def make_schema() -> "tantivy.Schema":
    """The fields of a passage."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    for field in Field:
        option = "freq" if field in UNPLACED else "position"
        is_fast = field is COUNTED
        builder.add_text_field(field.value, fast=is_fast, tokenizer_name="whitespace", index_option=option)
    builder.add_text_field(DOCUMENT, tokenizer_name="raw", index_option="basic")
    for stored in (KEY, KEPT):
        builder.add_bytes_field(stored, stored=True)
    for number in (DAY, ORDER, NUMBER, PLACE, BORN):
        builder.add_unsigned_field(number, fast=True)
    return builder.build()


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
                return self.any(map(self.query, node.children))
            case Not():
                return self._all((node,))
            case Documents():
                return self._tantivy.term_set_query(self._schema, DOCUMENT, sorted(node.digests))

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

    def ranked(self, match: "tantivy.Query", scores: "Sequence[tantivy.Query]") -> "tantivy.Query":
        """The passages of ``match``, with the scores of ``scores`` only."""
        unscored = self._tantivy.const_score_query(match, 0.0)
        if not scores:
            return unscored
        return self._tantivy.boolean_query([(self._must, unscored), *((self._should, score) for score in scores)])

    def boosted(self, query: "tantivy.Query", factor: float) -> "tantivy.Query":
        """The same passages with their scores multiplied."""
        return self._tantivy.boost_query(query, factor)

    def constant(self, query: "tantivy.Query", score: float) -> "tantivy.Query":
        """The same passages, with this score each."""
        return self._tantivy.const_score_query(query, score)

    def days(self, first: int, last: int | None = None) -> "tantivy.Query":
        """The passages of documents of these days, both included."""
        return self._tantivy.range_query(self._schema, DAY, self._unsigned, first, last)

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
        found = self._searcher.terms_with_prefix(part.field.value, part.text[:_KEPT], among)
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
        placed: list[str | tuple[int, str]] = list(zip(offsets, words, strict=True))
        return self._tantivy.phrase_query(self._schema, field.value, placed)

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


def make_document(entry: Entry, commit: int) -> "tantivy.Document":
    """A passage as Tantivy gets it."""
    import tantivy

    document = tantivy.Document()
    add_text = document.add_text
    for field, postings in entry.fields.items():
        if not postings:
            continue
        if (texts := _texts(postings, is_placed=field not in UNPLACED)) is not None:
            for text in texts:
                add_text(field.value, text)
        else:
            tokens = [
                tantivy.Token(stored_term(term), position, 0, 0)
                for position, term in sorted((place, term) for term, places in postings.items() for place in places)
            ]
            document.add_pre_tokenized_text(field.value, tantivy.PreTokenizedString("", tokens))
    add_text(DOCUMENT, entry.key.document)
    document.add_bytes(KEY, _write_key(entry))
    if entry.kept:
        document.add_bytes(KEPT, entry.kept)
    document.add_unsigned(DAY, entry.day)
    document.add_unsigned(NUMBER, document_number(entry.key.document))
    document.add_unsigned(PLACE, packed_place(entry.key))
    document.add_unsigned(ORDER, packed_order(entry.day, entry.key.document))
    document.add_unsigned(BORN, commit)
    return document


def stored_term(term: str) -> str:
    """The term as it is stored: itself, unless it is so long that Tantivy would drop it."""
    if len(term) * 4 <= _MOST_BYTES or len(term.encode()) <= _MOST_BYTES:
        return term
    return f"{term[:_KEPT]}\0{sha256(term.encode()).hexdigest()}"


def read_key(value: bytes) -> PassageKey:
    """The key that a passage was stored with."""
    block, row, document = value.decode().split(":", 2)
    return PassageKey(document, int(block), int(row) if row else None)


def document_number(digest: str) -> int:
    """A number that stands for a document."""
    return int.from_bytes(blake2b(digest.encode(), digest_size=8).digest(), "big")


def packed_place(key: PassageKey) -> int:
    """Where a passage stands in its document."""
    return key.block << 32 | (0 if key.row is None else key.row + 1)


def placed_key(digest: str, place: int) -> PassageKey:
    """The key of the passage at a ``packed_place``."""
    row = place & 0xFFFFFFFF
    return PassageKey(digest, place >> 32, row - 1 if row else None)


def packed_order(day: int, document: str) -> int:
    """Ascending: the newest day, then the documents by the first ten digits of their digests."""
    return (_LAST_DAY - day) << 4 * _ORDERED | _leading(document)


def _leading(document: str) -> int:
    """A number that never orders two strings otherwise than they are; equal where their first digits are."""
    value = 0
    for i in range(_ORDERED):
        character = document[i : i + 1] or "0"
        digit = _DIGITS.find(character)
        if digit < 0:  # no digest: as near as a number comes, which leaves ties to the whole key
            below = sum(other < character for other in _DIGITS)
            rest = 4 * (_ORDERED - i)
            return (value << rest) + (below << (rest - 4)) - (below == len(_DIGITS))
        value = value << 4 | digit
    return value


def ordered_day(order: int) -> int:
    """The day in a ``packed_order``."""
    return _LAST_DAY - (order >> 4 * _ORDERED)


def _write_key(entry: Entry) -> bytes:
    key = entry.key
    return f"{key.block}:{'' if key.row is None else key.row}:{key.document}".encode()


def _texts(postings: Postings, *, is_placed: bool) -> list[str] | None:
    """Texts of ready terms, an empty position between each two of them; None where that cannot say it."""
    if not is_placed:
        words = [stored_term(term) for term, places in postings.items() for _ in places]
        text = " ".join(words)
        return [text] if _is_plain(text, len(words)) else None
    last = max(places[-1] for places in postings.values())
    count = sum(map(len, postings.values()))
    if last >= _SPARSE * count:
        return None
    slots = ["\t"] * (last + 1)
    for term, places in postings.items():
        word = stored_term(term)
        for place in places:
            slots[place] = word
    text = " ".join(slots)
    gaps = last + 1 - count
    if gaps < 0 or text.count("\t") != gaps or not _is_plain(text, last + 1):  # two terms at one position
        return None
    return text.split("\t") if gaps else [text]


def _is_plain(text: str, count: int) -> bool:
    """Whether Tantivy finds the same terms in the text: it cuts at the blanks of ASCII and drops what is empty."""
    return len(text.split(" ")) == count and "  " not in text and not any(blank in text for blank in "\n\x0c\r")


def _pattern(part: Term | Prefix) -> str:
    if isinstance(part, Term):
        return _escaped(stored_term(part.text))
    return f"{_escaped(part.text[:_KEPT])}.*"


def _escaped(text: str) -> str:
    return "".join(f"\\{character}" if character in _SPECIAL else character for character in text)
