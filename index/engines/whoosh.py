"""Whoosh behind the seam, the only module that imports it; importing this module does not.

Whoosh keeps the segments: terms, postings, merging, the switch from one table of contents to the next. What matches
and how it scores is worked out over its postings (index.engines.postings): its own phrase and union matchers are slow
and no longer maintained. It is given ready terms, so that its schema, which it pickles, holds nothing of ours.

What it does not do is done here: before a commit becomes visible every file is on the disk (it never calls fsync) and
a manifest with their checksums stands beside it (a flipped bit would give wrong answers without any error).
"""

import heapq
import sys
import warnings
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain
from operator import sub
from pathlib import Path
from types import SimpleNamespace, TracebackType
from typing import Any, Self

from corpus.errors import IndexUnavailableError, LockedError, StorageError
from corpus.files import sync_folder
from corpus.model import PassageKey
from index.engine import Answer, Constant, Entry, Field, Found, Request, Scored
from index.engines.manifest import check_files, drop_other_manifests, write_manifest
from index.engines.postings import matching
from index.order import sort_key
from index.ranking import inverse_document_frequency, saturation

NAME = "whoosh"
VERSION = 1
_INDEX = "MAIN"
_DOCUMENT = "document"  # term: the digest
_MEASURE = "measure"  # terms: "day", and a field's name for the passage's length in it; the weight is the value
_DAY = "day"
_KEY = "key"
_BLOCK = 512  # postings that are read at once
_WIDE = b"\xff"  # begins no UTF-8


def _library() -> SimpleNamespace:
    """The parts of Whoosh in use. Compiling it warns of invalid escapes, which is none of our users' business."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from whoosh import columns, fields, formats, index, reading, writing  # type: ignore[import-untyped]
        from whoosh.codec.whoosh3 import W3Codec, W3LeafMatcher  # type: ignore[import-untyped]
        from whoosh.filedb.filestore import FileStorage  # type: ignore[import-untyped]
    return SimpleNamespace(
        columns=columns, fields=fields, formats=formats, index=index, reading=reading, writing=writing,
        W3Codec=W3Codec, W3LeafMatcher=W3LeafMatcher, FileStorage=FileStorage,
    )  # fmt: skip


class WhooshEngine:
    """An index in a folder; an empty folder is an empty index."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._whoosh = _library()
        self._commit = -1
        self._segments: list[_Segment] = []

    def close(self) -> None:
        """Let go of the files."""
        for segment in self._segments:
            segment.close()
        self._segments, self._commit = [], -1

    def digests(self) -> frozenset[str]:
        """Every document that has passages in the index."""
        self._refresh()
        return frozenset(
            digest
            for segment in self._segments
            for digest in segment.terms(_DOCUMENT, "")
            if segment.of_documents([digest]) & segment.live
        )

    def writer(self) -> "WhooshWriter":
        """Begin a transaction."""
        return WhooshWriter(self.path, self._whoosh)

    def check(self) -> None:
        """Compare every file with its checksum; raises IndexUnavailableError."""
        commit = self._latest()
        if commit >= 0:
            check_files(self.path, commit, thorough=True)

    def segments(self) -> "tuple[_Segment, ...]":
        """The segments of the last commit."""
        self._refresh()
        return tuple(self._segments)

    def search(self, request: Request) -> Answer:
        """See ``Engine.search``."""
        self._refresh()
        scored = [
            (segment, dict.fromkeys(matching(request.match, segment) & segment.live, 0.0)) for segment in self._segments
        ]
        for leaf in request.rank:
            self._score(leaf, scored)
        total = sum(len(scores) for _, scores in scored)
        wanted = total if request.limit is None else request.offset + request.limit
        found = _best(scored, wanted, request.newest_first)[request.offset : wanted]
        counts = tuple(
            sum(len(matching(node, segment) & scores.keys()) for segment, scores in scored) for node in request.counts
        )
        return Answer(tuple(found), total, counts)

    def _score(self, leaf: Scored | Constant, scored: "list[tuple[_Segment, dict[int, float]]]") -> None:
        if isinstance(leaf, Constant):
            for segment, scores in scored:
                for number in matching(leaf.node, segment) & scores.keys():
                    scores[number] += leaf.weight
            return
        name, term = leaf.term.field, leaf.term.text
        lists = [(segment, scores, segment.postings(name, term)) for segment, scores in scored]
        holding = sum(segment.count_live(found.numbers) for segment, _, found in lists if found is not None)
        if not holding:
            return
        passages = sum(len(segment.live) for segment, _ in scored)
        average = sum(segment.total_length(name) for segment, _ in scored) / passages
        weight = leaf.weight * inverse_document_frequency(holding, passages)
        for segment, scores, found in lists:
            if found is None:
                continue
            lengths = segment.measure(name)
            for number, frequency in zip(found.numbers, found.frequencies, strict=True):
                if number in scores:
                    scores[number] += weight * saturation(int(frequency), lengths[number], average)

    def _latest(self) -> int:
        storage = self._whoosh.FileStorage(str(self.path))
        return int(self._whoosh.index.TOC._latest_generation(storage, _INDEX))

    def _refresh(self) -> None:
        """See the last commit. A writer deletes the files of the one before, perhaps while they are being opened."""
        while (commit := self._latest()) != self._commit:
            try:
                opened = self._open(commit)
            except IndexUnavailableError:
                if self._latest() == commit:
                    raise
            else:
                self.close()
                self._segments, self._commit = opened, commit

    def _open(self, commit: int) -> "list[_Segment]":
        check_files(self.path, commit)
        storage = self._whoosh.FileStorage(str(self.path))
        try:
            toc = self._whoosh.index.TOC.read(storage, _INDEX, gen=commit, schema=_schema(self._whoosh))
            return [_Segment(storage, toc.schema, part, self._whoosh) for part in toc.segments]
        except Exception as error:  # whatever a damaged file makes of Whoosh
            raise IndexUnavailableError("index_damaged", path=str(self.path)) from error


class _PostingList:
    """See ``index.engines.postings.PostingList``."""

    def __init__(self, numbers: Sequence[int], frequencies: Sequence[float], values: Sequence[bytes]) -> None:
        self.numbers = numbers
        self.frequencies = frequencies
        self._values = values

    def positions(self, index: int) -> Sequence[int]:
        """Where the term stands in the passage ``numbers[index]``."""
        return _read_positions(self._values[index])


class _Segment:
    """One of Whoosh's segments, read through its codec."""

    def __init__(self, storage: Any, schema: Any, segment: Any, whoosh: SimpleNamespace) -> None:
        files = segment.open_compound_file(storage) if segment.is_compound() else storage
        self._terms = segment.codec().terms_reader(files, segment)
        self._passages = segment.codec().per_document_reader(files, segment)
        self._schema = schema
        self._leaf = whoosh.W3LeafMatcher
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
        return self._passages.column_reader(_KEY, self._schema[_KEY].column_type)

    def key(self, number: int) -> PassageKey:
        """The key of a passage."""
        return _read_key(self._keys[number])

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
        lists = (self.postings(_DOCUMENT, digest) for digest in digests)
        return {number for found in lists if found is not None for number in found.numbers}

    def measure(self, name: str) -> "array[int]":
        """A number for every passage of the segment: the length of a field, or the day."""
        if name not in self._measures:
            values = array("l", bytes(array("l").itemsize * (len(self.live) + len(self._deleted))))
            found = self.postings(_MEASURE, name)
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
        while matcher.is_active():
            if isinstance(matcher, self._leaf):  # a block at a time: ten times as fast as posting by posting
                matcher.id(), matcher.weight(), matcher.value()
                numbers += matcher._ids
                frequencies += matcher._weights
                values += matcher._values
                matcher._next_block()
            else:
                numbers.append(matcher.id())
                frequencies.append(matcher.weight())
                values.append(matcher.value())
                matcher.next()
        return _PostingList(numbers, frequencies, values)


class WhooshWriter:
    """See ``index.engine.Writer``."""

    def __init__(self, path: Path, whoosh: SimpleNamespace) -> None:
        self._path = path
        self._whoosh = whoosh
        self._current: set[str] = set()
        self._storage = whoosh.FileStorage(str(path))
        self._storage.rename_file = self._switch  # the one moment between writing the files and making them visible
        try:
            if whoosh.index.TOC._latest_generation(self._storage, _INDEX) < 0:
                whoosh.index.TOC.create(self._storage, _schema(whoosh), _INDEX)
            files = whoosh.index.FileIndex(self._storage, _schema(whoosh), _INDEX)
            codec = whoosh.W3Codec(blocklimit=_BLOCK)
            codec.length_stats = False  # lengths are kept as a measure; looking for its own costs a third of the time
            self._writer: Any = whoosh.writing.SegmentWriter(files, codec=codec)
        except whoosh.index.LockError as error:
            raise LockedError("locked", holder="?", home=str(path)) from error
        except OSError as error:
            raise StorageError("storage_failed", path=str(path), detail=str(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.commit()
        else:
            self.discard()

    def add(self, entry: Entry) -> None:
        """Add a passage."""
        post = self._writer.pool.add
        number = self._writer.docnum
        for field, postings in entry.fields.items():
            length = 0
            for term, positions in postings.items():
                length += len(positions)
                post((field.value, term.encode(), number, float(len(positions)), _write_positions(positions)))
            post((_MEASURE, field.value.encode(), number, float(length), b"\0"))
        post((_MEASURE, _DAY.encode(), number, float(entry.day), b"\0"))
        post((_DOCUMENT, entry.key.document.encode(), number, 1.0, b"\0"))
        self._writer.add_document(**{_KEY: _write_key(entry.key)})

    def remove(self, digest: str) -> None:
        """Remove all passages of a document that earlier commits hold."""
        base = 0
        schema = self._writer.schema
        for segment in self._writer.segments:
            part = _Segment(self._storage, schema, segment, self._whoosh)
            for number in part.of_documents([digest]) & part.live:
                self._writer.delete_document(base + number)
            part.close()
            base += segment.doc_count_all()

    def commit(self) -> None:
        """Make it durable and visible."""
        try:
            self._writer.commit(mergetype=self._merge)
            sync_folder(self._path)
            drop_other_manifests(self._path, self._writer.generation)
        except OSError as error:
            raise StorageError("storage_failed", path=str(self._path), detail=str(error)) from error

    def discard(self) -> None:
        """Forget what was not committed."""
        if not self._writer.is_closed:
            self._writer.cancel()

    def _switch(self, old: str, new: str, safe: bool = False) -> None:
        """Whoosh renames a table of contents, the last step of its commit: flush, write the manifest, rename."""
        commit = int(new.rsplit("_", 1)[1].removesuffix(".toc"))
        files = {
            path.name: path
            for path in self._path.iterdir()
            if path.name.split(".")[0] in self._current and path.is_file()
        }
        write_manifest(self._path, commit, files | {new: self._path / old})
        (self._path / old).replace(self._path / new)

    def _merge(self, writer: Any, segments: list[Any]) -> list[Any]:
        """Which segments stay: a logarithmic number of them, none that is mostly deleted passages."""
        kept: list[Any] = []
        merged = writer.doc_count()
        for segment in sorted(segments, key=lambda part: part.doc_count()):
            live, dead = segment.doc_count(), segment.deleted_count()
            if live and (live <= merged or dead > live):
                reader = self._whoosh.reading.SegmentReader(writer.storage, writer.schema, segment)
                writer.add_reader(reader)
                reader.close()
                merged += live
            elif live:
                kept.append(segment)
        written = [writer.newsegment] if writer.doc_count() else []
        self._current = {segment.segment_id() for segment in kept + written}
        return kept


def _best(scored: list[tuple[_Segment, dict[int, float]]], wanted: int, newest_first: bool) -> list[Found]:
    """The first ``wanted`` in the order of ``index.order``; keys are read only of those that may be among them."""
    rows = [
        (-segment.measure(_DAY)[number] if newest_first else -round(score, 9), segment, number, score)
        for segment, scores in scored
        for number, score in scores.items()
    ]
    if 0 < wanted < len(rows):
        last = heapq.nsmallest(wanted, (row[0] for row in rows))[-1]
        rows = [row for row in rows if row[0] <= last]
    found = [(segment.measure(_DAY)[number], Found(segment.key(number), score)) for _, segment, number, score in rows]
    found.sort(key=lambda item: sort_key(item[1].score, item[0], item[1].key, newest_first))
    return [item for _, item in found[:wanted]]


def _schema(whoosh: SimpleNamespace) -> Any:
    terms = whoosh.fields.FieldType(whoosh.formats.Format(), None)
    names = [field.value for field in Field] + [_MEASURE, _DOCUMENT]
    key = whoosh.fields.COLUMN(whoosh.columns.VarBytesColumn())
    return whoosh.fields.Schema(**dict.fromkeys(names, terms), **{_KEY: key})


def _write_positions(positions: Sequence[int]) -> bytes:
    """The distances between positions as characters in UTF-8: mostly a byte each, and fast to read."""
    if positions[-1] > sys.maxunicode:
        return _WIDE + array("Q", positions).tobytes()
    distances = map(sub, positions, chain((0,), positions))
    return "".join(map(chr, distances)).encode("utf-8", "surrogatepass")


def _read_positions(value: bytes) -> Sequence[int]:
    if value.startswith(_WIDE):
        return array("Q", value[len(_WIDE) :])
    return list(accumulate(map(ord, value.decode("utf-8", "surrogatepass"))))


def _write_key(key: PassageKey) -> bytes:
    return f"{key.block}:{'' if key.row is None else key.row}:{key.document}".encode()


def _read_key(value: bytes) -> PassageKey:
    block, row, document = value.decode().split(":", 2)
    return PassageKey(document, int(block), int(row) if row else None)
