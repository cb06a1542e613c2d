"""One of Whoosh's segments, read through its codec, and how keys and positions are written in it.

Whoosh itself is imported in ``index.engines.whoosh`` only; what of it is needed here comes as arguments.
"""

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain
from operator import sub
from typing import Any

from corpus.model import PassageKey

DOCUMENT = "document"  # a field; its terms are digests
MEASURE = "measure"  # a field; terms: "day", and a field's name for the passage's length in it; the weight is the value
DAY = "day"
KEY = "key"  # a column
KEPT = "kept"  # a column
_WIDE = b"\xff"  # begins no UTF-8


class _PostingList:
    """See ``index.engines.postings.PostingList``."""

    def __init__(self, numbers: Sequence[int], frequencies: Sequence[float], values: Sequence[bytes]) -> None:
        self.numbers = numbers
        self.frequencies = frequencies
        self._values = values

    def positions(self, index: int) -> Sequence[int]:
        """Where the term stands in the passage ``numbers[index]``."""
        return read_positions(self._values[index])


class WhooshSegment:
    """One of Whoosh's segments, read through its codec."""

    def __init__(self, storage: Any, schema: Any, segment: Any) -> None:
        files = segment.open_compound_file(storage) if segment.is_compound() else storage
        self._terms = segment.codec().terms_reader(files, segment)
        self._passages = segment.codec().per_document_reader(files, segment)
        self._schema = schema
        self._deleted = frozenset(segment.deleted_docs())
        self.live = frozenset(range(segment.doc_count_all())) - self._deleted
        self._lists: dict[tuple[str, str], _PostingList | None] = {}
        self._measures: dict[str, array[int]] = {}
        self._totals: dict[str, int] = {}

    def close(self) -> None:
        """Let go of the files."""
        self._terms.close()
        self._passages.close()

    @cached_property
    def _keys(self) -> Any:
        return self._passages.column_reader(KEY, self._schema[KEY].column_type)

    @cached_property
    def _kept(self) -> Any:
        return self._passages.column_reader(KEPT, self._schema[KEPT].column_type)

    def kept(self, number: int) -> bytes:
        """What was kept of a passage."""
        return bytes(self._kept[number])

    def key(self, number: int) -> PassageKey:
        """The key of a passage."""
        return read_key(self._keys[number])

    def postings(self, field: str, term: str) -> _PostingList | None:
        """See ``Segment.postings``; read once."""
        wanted = (field, term)
        if wanted not in self._lists:
            self._lists[wanted] = self._read(field, term.encode())
        return self._lists[wanted]

    def terms(self, field: str, prefix: str) -> Iterator[str]:
        """See ``Segment.terms``."""
        start = prefix.encode()
        for name, term in self._terms.terms_from(field, start):
            if name != field or not term.startswith(start):
                return
            yield term.decode()

    def of_documents(self, digests: Iterable[str]) -> set[int]:
        """See ``Segment.of_documents``."""
        lists = (self.postings(DOCUMENT, digest) for digest in digests)
        return {number for found in lists if found is not None for number in found.numbers}

    def measure(self, name: str) -> "array[int]":
        """A number for every passage of the segment: the length of a field, or the day."""
        if name not in self._measures:
            values = array("l", bytes(array("l").itemsize * (len(self.live) + len(self._deleted))))
            found = self.postings(MEASURE, name)
            if found is not None:
                for number, value in zip(found.numbers, found.frequencies, strict=True):
                    values[number] = int(value)
            self._measures[name] = values
        return self._measures[name]

    def total_length(self, field: str) -> int:
        """The lengths of a field in all passages that are not deleted."""
        if field not in self._totals:
            lengths = self.measure(field)
            self._totals[field] = sum(lengths) - sum(lengths[number] for number in self._deleted)
        return self._totals[field]

    def count_live(self, numbers: Sequence[int]) -> int:
        """How many of the passages are not deleted."""
        return len(numbers) if not self._deleted else sum(number not in self._deleted for number in numbers)

    def _read(self, field: str, term: bytes) -> _PostingList | None:
        if (field, term) not in self._terms:
            return None
        matcher = self._terms.matcher(field, term, self._schema[field].format)
        numbers: list[int] = []
        frequencies: list[float] = []
        values: list[bytes] = []
        while matcher.is_active():  # a block at a time: ten times as fast as posting by posting
            matcher.id(), matcher.weight(), matcher.value()  # these read the block
            numbers += matcher._ids
            frequencies += matcher._weights
            values += matcher._values
            matcher._next_block()
        return _PostingList(numbers, frequencies, values)


def write_positions(positions: Sequence[int]) -> bytes:
    """The distances between positions as characters in UTF-8: mostly a byte each, and fast to read."""
    if positions[-1] > sys.maxunicode:
        return _WIDE + array("Q", positions).tobytes()
    distances = map(sub, positions, chain((0,), positions))
    return "".join(map(chr, distances)).encode("utf-8", "surrogatepass")


def read_positions(value: bytes) -> Sequence[int]:
    """What ``write_positions`` wrote."""
    if value.startswith(_WIDE):
        return array("Q", value[len(_WIDE) :])
    return list(accumulate(map(ord, value.decode("utf-8", "surrogatepass"))))


def write_key(key: PassageKey) -> bytes:
    """A key as bytes."""
    return f"{key.block}:{'' if key.row is None else key.row}:{key.document}".encode()


def read_key(value: bytes) -> PassageKey:
    """What ``write_key`` wrote."""
    block, row, document = value.decode().split(":", 2)
    return PassageKey(document, int(block), int(row) if row else None)
