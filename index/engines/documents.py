"""Passages as Tantivy's documents: its schema, and how keys, terms and numbers are stored."""

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.model import PassageKey
from index.analysis.units import BLANK, GAP
from index.engine import UNPLACED, WHOLE, Entry, Field

if TYPE_CHECKING:
    import tantivy

DOCUMENT = "document"  # the digest, as a term
COUNTED = Field.FORM  # every search counts its terms; as all of WHOLE it has a column, so that one pass counts them all
KEY = "key"  # stored
KEPT = "kept"
DAY = "day"  # numbers, one a passage
ORDER = "order"
NUMBER = "number"  # of the document
PLACE = "place"  # in it
BORN = "born"
NEIGHBOURS = {Field.TEXT: "text_next", Field.GRAM: "gram_next"}
"""Fields of which each two neighbouring terms are a term of their own, without places: most of a phrase is found, or
ruled out, by these alone."""

_MOST_BYTES = 60_000  # Tantivy drops a longer term without a word
_SURELY_SHORT = _MOST_BYTES // 4  # characters
KEPT_CHARACTERS = 10_000  # characters of such a term that are kept
_DIGITS = "0123456789abcdef"
_ORDERED = 10  # digits of a digest that are in a passage's ORDER
_LAST_DAY = (1 << 22) - 1  # days of the year 9999 are below
_JOINT = "\u0005"
_LONGEST_PAIR = 100  # characters of two neighbours that are one term


def make_schema() -> "tantivy.Schema":
    """The fields of a passage."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    for field in Field:
        option = "freq" if field in UNPLACED else "position"
        builder.add_text_field(field.value, fast=field in WHOLE, tokenizer_name="whitespace", index_option=option)
    for neighbours in NEIGHBOURS.values():
        builder.add_text_field(neighbours, tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field(DOCUMENT, tokenizer_name="raw", index_option="basic")
    for stored in (KEY, KEPT):
        builder.add_bytes_field(stored, stored=True)
    for number in (DAY, ORDER, NUMBER, PLACE, BORN):
        builder.add_unsigned_field(number, fast=True, indexed=number is NUMBER)
    return builder.build()


def make_document(entry: Entry, commit: int) -> "tantivy.Document":
    """A passage as Tantivy gets it."""
    import tantivy

    document = tantivy.Document()
    add_text = document.add_text
    for field, given in entry.fields.items():  # a StrEnum is a str: asking for its value takes as long as adding it
        terms = given if len(given) <= _SURELY_SHORT else _stored_terms(given)
        # between two values of a field Tantivy leaves one position
        for value in terms.split(GAP) if GAP in terms else (terms,):
            add_text(field, value)
        if field in NEIGHBOURS:
            add_text(NEIGHBOURS[field], _neighbours(terms))
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
    if len(term) <= _SURELY_SHORT or len(term.encode()) <= _MOST_BYTES:
        return term
    from hashlib import sha256  # loads OpenSSL, and hardly any term is so long

    return f"{term[:KEPT_CHARACTERS]}\0{sha256(term.encode()).hexdigest()}"


def read_key(value: bytes) -> PassageKey:
    """The key that a passage was stored with."""
    block, row, document = value.decode().split(":", 2)
    return PassageKey(document, int(block), int(row) if row else None)


@lru_cache(maxsize=1000)  # the passages of a document are written and read one after the other
def document_number(digest: str) -> int:
    """A number that stands for a document."""
    from hashlib import blake2b  # loads OpenSSL, and few searches need it

    return int.from_bytes(blake2b(digest.encode(), digest_size=8).digest(), "big")


def packed_place(key: PassageKey) -> int:
    """Where a passage stands in its document."""
    return key.block << 32 | (0 if key.row is None else key.row + 1)


def placed_key(digest: str, place: int) -> PassageKey:
    """The key of the passage at a ``packed_place``."""
    row = place & 0xFFFFFFFF
    return PassageKey(digest, place >> 32, row - 1 if row else None)


@lru_cache(maxsize=1000)
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


def neighbours_term(first: str, second: str) -> str | None:
    """The term that stands for two neighbours; None where there is none, for it would be too long."""
    term = f"{first}{_JOINT}{second}"
    return term if len(term) <= _LONGEST_PAIR else None


def _neighbours(terms: str) -> str:
    """The terms for each two neighbours among the terms of a field."""
    slots = terms.split(BLANK)
    pairs = map(_JOINT.join, pairwise(slots))
    if GAP not in terms and 2 * max(map(len, slots)) < _LONGEST_PAIR:
        return BLANK.join(pairs)
    return BLANK.join([pair for pair in pairs if len(pair) <= _LONGEST_PAIR and GAP not in pair])


def _stored_terms(terms: str) -> str:
    """The terms of a field as they are stored."""
    return BLANK.join(map(stored_term, terms.split(BLANK)))
