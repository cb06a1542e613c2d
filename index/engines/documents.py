"""Passages as Tantivy's documents: its schema, and how keys, terms and numbers are stored."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.model import PassageKey
from index.engine import UNPLACED, Entry, Field, Postings

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
NEIGHBOURS = {Field.TEXT: "text_next", Field.GRAM: "gram_next"}
"""Fields of which each two neighbouring terms are a term of their own, without places: most of a phrase is found, or
ruled out, by these alone."""

_MOST_BYTES = 60_000  # Tantivy drops a longer term without a word
_SURELY_SHORT = 1000  # characters; asked of every term, and quicker than a call
KEPT_CHARACTERS = 10_000  # characters of such a term that are kept
_DIGITS = "0123456789abcdef"
_ORDERED = 10  # digits of a digest that are in a passage's ORDER
_LAST_DAY = (1 << 22) - 1  # days of the year 9999 are below
_EMPTY = "\t"  # between two values of a field Tantivy leaves one position
_BLANK = re.compile(r"\s")
_JOINT = "\u0005"
_LONGEST_PAIR = 100  # characters of two neighbours that are one term
_SPARSE = 4  # a text may have this many empty positions to a term


def make_schema() -> "tantivy.Schema":
    """The fields of a passage."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    for field in Field:
        option = "freq" if field in UNPLACED else "position"
        is_fast = field is COUNTED
        builder.add_text_field(field.value, fast=is_fast, tokenizer_name="whitespace", index_option=option)
    for neighbours in NEIGHBOURS.values():
        builder.add_text_field(neighbours, tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field(DOCUMENT, tokenizer_name="raw", index_option="basic")
    for stored in (KEY, KEPT):
        builder.add_bytes_field(stored, stored=True)
    for number in (DAY, ORDER, NUMBER, PLACE, BORN):
        builder.add_unsigned_field(number, fast=True)
    return builder.build()


def make_document(entry: Entry, commit: int) -> "tantivy.Document":
    """A passage as Tantivy gets it."""
    import tantivy

    document = tantivy.Document()
    add_text = document.add_text
    for field, postings in entry.fields.items():
        if not postings:
            continue
        slots = _unplaced(postings) if field in UNPLACED else _slots(postings)
        if slots is not None:
            for text in " ".join(slots).split(_EMPTY):
                add_text(field.value, text)
        else:
            tokens = [
                tantivy.Token(stored_term(term), position, 0, 0)
                for position, term in sorted((place, term) for term, places in postings.items() for place in places)
            ]
            document.add_pre_tokenized_text(field.value, tantivy.PreTokenizedString("", tokens))
        if field in NEIGHBOURS:
            add_text(NEIGHBOURS[field], " ".join(_neighbours(postings) if slots is None else _neighbouring(slots)))
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
    from hashlib import sha256  # loads OpenSSL, and hardly any term is so long

    return f"{term[:KEPT_CHARACTERS]}\0{sha256(term.encode()).hexdigest()}"


def read_key(value: bytes) -> PassageKey:
    """The key that a passage was stored with."""
    block, row, document = value.decode().split(":", 2)
    return PassageKey(document, int(block), int(row) if row else None)


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
    """The term that stands for two neighbours; None where there is none, for it would be too long or not one term."""
    term = f"{first}{_JOINT}{second}"
    return term if len(term) <= _LONGEST_PAIR and not _BLANK.search(term) else None


def _neighbouring(slots: Sequence[str]) -> Iterator[str]:
    """The terms for neighbours in slots of plain terms."""
    terms = map(_JOINT.join, pairwise(slots))
    if _EMPTY not in slots and 2 * max(map(len, slots)) < _LONGEST_PAIR:
        return terms
    return (term for term in terms if len(term) <= _LONGEST_PAIR and _EMPTY not in term)


def _neighbours(postings: Postings) -> Iterator[str]:
    """The same of any postings: several terms may stand in one place."""
    at: dict[int, list[str]] = {}
    for term, places in postings.items():
        for place in places:
            at.setdefault(place, []).append(term)
    for place, firsts in at.items():
        pairs = (neighbours_term(first, second) for first in firsts for second in at.get(place + 1, ()))
        yield from filter(None, pairs)


def _unplaced(postings: Postings) -> list[str] | None:
    """Each term as often as it stands there; None where a text cannot say it."""
    words = [
        term if len(term) < _SURELY_SHORT else stored_term(term) for term, places in postings.items() for _ in places
    ]
    return words if _is_plain(" ".join(words), len(words)) else None


def _slots(postings: Postings) -> list[str] | None:
    """The term at each position, ``_EMPTY`` where there is none; None where a text cannot say it."""
    last = max([places[-1] for places in postings.values()])
    count = sum(map(len, postings.values()))
    if last >= _SPARSE * count:
        return None
    slots = [_EMPTY] * (last + 1)
    for term, places in postings.items():
        word = term if len(term) < _SURELY_SHORT else stored_term(term)
        for place in places:
            slots[place] = word
    text = " ".join(slots)
    gaps = last + 1 - count
    if gaps < 0 or text.count(_EMPTY) != gaps or not _is_plain(text, last + 1):  # two terms at one position
        return None
    return slots


def _is_plain(text: str, count: int) -> bool:
    """Whether Tantivy finds the same terms in the text: it cuts at the blanks of ASCII and drops what is empty."""
    if text.count(" ") != count - 1 or "  " in text:
        return False
    return "\n" not in text and "\x0c" not in text and "\r" not in text
