"""Whoosh behind the seam, the only module that imports it; importing this module does not.

Whoosh keeps the segments: terms, postings, merging, the switch from one table of contents to the next. What matches
and how it scores is worked out over its postings (index.engines.postings): its own phrase and union matchers are slow
and no longer maintained. It is given ready terms, so that its schema, which it pickles, holds nothing of ours.

What it does not do is done here: before a commit becomes visible every file is on the disk (it never calls fsync) and
a manifest with their checksums stands beside it (a flipped bit would give wrong answers without any error).
"""

import heapq
import warnings
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from corpus.errors import IndexUnavailableError, LockedError, StorageError, cause_of
from corpus.files import sync_folder
from index.engine import Answer, Constant, Entry, Field, Found, Node, Request, Scored, Tally
from index.engines.manifest import check_files, drop_other_manifests, write_manifest
from index.engines.places import postings
from index.engines.postings import matching
from index.engines.segments import DAY, DOCUMENT, KEPT, KEY, MEASURE, WhooshSegment, write_key, write_positions
from index.engines.transaction import Transaction
from index.order import one_a_document, sort_key
from index.ranking import inverse_document_frequency, saturation

VERSION = 2
_INDEX = "MAIN"
_BLOCK = 512  # postings that are read at once


def _library() -> SimpleNamespace:
    """The parts of Whoosh in use. Compiling it warns of invalid escapes, which is none of our users' business."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from whoosh import columns, fields, formats, index, reading, writing  # type: ignore[import-untyped]
        from whoosh.codec.whoosh3 import W3Codec  # type: ignore[import-untyped]
        from whoosh.filedb.filestore import FileStorage  # type: ignore[import-untyped]
    return SimpleNamespace(
        columns=columns, fields=fields, formats=formats, index=index, reading=reading, writing=writing,
        W3Codec=W3Codec, FileStorage=FileStorage,
    )  # fmt: skip


class WhooshEngine:
    """An index in a folder; an empty folder is an empty index."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._whoosh = _library()
        self._commit = -1
        self._segments: list[WhooshSegment] = []

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
            for digest in segment.terms(DOCUMENT, "")
            if segment.of_documents([digest]) & segment.live
        )

    def writer(self) -> "WhooshWriter":
        """Begin a transaction."""
        return WhooshWriter(self.path, self._whoosh)

    def check(self) -> None:
        """See ``Engine.check``."""
        commit = self._latest()
        if commit >= 0:
            check_files(self.path, commit, thorough=True)

    def segments(self) -> "tuple[WhooshSegment, ...]":
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
        if request.by_document:
            best = one_a_document(_best(scored, total, request.newest_first), lambda item: item[2].key.document)
        else:
            best = [(item, 0) for item in _best(scored, wanted, request.newest_first)]
        found = [
            replace(found, kept=segment.kept(number) if request.with_kept else b"", more=more)
            for (segment, number, found), more in best[request.offset : wanted]
        ]
        counts = tuple(
            sum(len(matching(node, segment) & scores.keys()) for segment, scores in scored) for node in request.counts
        )
        return Answer(tuple(found), total, counts, len(best) if request.by_document else 0)

    def documents(self, node: Node) -> frozenset[str]:
        """See ``Engine.documents``."""
        self._refresh()
        found = ((segment, matching(node, segment) & segment.live) for segment in self._segments)
        return frozenset(segment.key(number).document for segment, numbers in found for number in numbers)

    def tally(self, node: Node, fields: Collection[Field]) -> Tally:
        """See ``Engine.tally``."""
        self._refresh()
        documents: Counter[str] = Counter()
        terms: dict[Field, Counter[str]] = {name: Counter() for name in fields}
        for segment in self._segments:
            numbers = matching(node, segment) & segment.live
            documents.update(segment.key(number).document for number in numbers)
            for name, counted in terms.items():
                for term in segment.terms(name, "") if numbers else ():
                    holding = segment.postings(name, term)
                    counted[term] += 0 if holding is None else len(numbers.intersection(holding.numbers))
        return Tally(documents, {name: +counted for name, counted in terms.items()})

    def _score(self, leaf: Scored | Constant, scored: "list[tuple[WhooshSegment, dict[int, float]]]") -> None:
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

    def _open(self, commit: int) -> "list[WhooshSegment]":
        check_files(self.path, commit)
        storage = self._whoosh.FileStorage(str(self.path))
        try:
            toc = self._whoosh.index.TOC.read(storage, _INDEX, gen=commit, schema=_schema(self._whoosh))
            return [WhooshSegment(storage, toc.schema, part) for part in toc.segments]
        except Exception as error:  # whatever a damaged file makes of Whoosh
            raise IndexUnavailableError("index_damaged", path=str(self.path)) from error


class _Switch:
    """Whoosh's last step of a commit is to rename a table of contents: flush, write the manifest, then rename.

    It is the one moment between writing the files and making them visible. ``segments``: what the commit consists of.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.segments: set[str] = set()

    def rename(self, old: str, new: str, safe: bool = False) -> None:
        """In place of ``FileStorage.rename_file``."""
        commit = int(new.rsplit("_", 1)[1].removesuffix(".toc"))
        files = {
            path.name: path
            for path in self._path.iterdir()
            if path.name.split(".")[0] in self.segments and path.is_file()
        }
        write_manifest(self._path, commit, files | {new: self._path / old}, before=commit - 1)
        (self._path / old).replace(self._path / new)


class WhooshWriter(Transaction):
    """See ``index.engine.Writer``."""

    def __init__(self, path: Path, whoosh: SimpleNamespace) -> None:
        self._path = path
        self._whoosh = whoosh
        self._switch = _Switch(path)
        self._storage = _storage(path, whoosh)
        self._storage.rename_file = self._switch.rename
        self._opened: list[tuple[int, WhooshSegment]] | None = None
        self._lock = self._storage.lock(f"{_INDEX}_WRITELOCK")
        try:
            if not self._lock.acquire():
                raise LockedError("locked", holder="?", home=str(path))
            if whoosh.index.TOC._latest_generation(self._storage, _INDEX) < 0:
                whoosh.index.TOC.create(self._storage, _schema(whoosh), _INDEX)
            files = whoosh.index.FileIndex(self._storage, _schema(whoosh), _INDEX)
            codec = whoosh.W3Codec(blocklimit=_BLOCK)
            codec.length_stats = False  # lengths are kept as a measure; looking for its own costs a third of the time
            self._writer: Any = whoosh.writing.SegmentWriter(files, codec=codec, _lk=False)
        except OSError as error:
            raise StorageError("storage_failed", path=str(path), detail=cause_of(error)) from error

    def add(self, entry: Entry) -> None:
        """Add a passage."""
        post = self._writer.pool.add
        number = self._writer.docnum
        for field, terms in entry.fields.items():
            length = 0
            for term, positions in postings(terms).items():
                length += len(positions)
                post((field.value, term.encode(), number, float(len(positions)), write_positions(positions)))
            post((MEASURE, field.value.encode(), number, float(length), b"\0"))
        post((MEASURE, DAY.encode(), number, float(entry.day), b"\0"))
        post((DOCUMENT, entry.key.document.encode(), number, 1.0, b"\0"))
        self._writer.add_document(**{KEY: write_key(entry.key), KEPT: entry.kept})

    def remove(self, digest: str) -> None:
        """Remove all passages of a document that earlier commits hold."""
        for first, segment in self._earlier():
            for number in segment.of_documents([digest]) & segment.live:
                self._writer.delete_document(first + number)

    def commit(self) -> None:
        """Make it durable and visible."""
        try:
            self._close_earlier()
            self._writer.commit(mergetype=self._merge)
            sync_folder(self._path)
            drop_other_manifests(self._path, self._writer.generation)
        except OSError as error:
            raise StorageError("storage_failed", path=str(self._path), detail=cause_of(error)) from error
        self._lock.release()

    def discard(self) -> None:
        """Forget what was not committed, and let the next writer in whatever became of this one."""
        if self._writer.is_closed:
            return
        try:
            self._close_earlier()
            self._writer.cancel()
        except OSError as error:
            raise StorageError("storage_failed", path=str(self._path), detail=cause_of(error)) from error
        finally:
            self._lock.release()

    def _earlier(self) -> list[tuple[int, WhooshSegment]]:
        """The segments of the last commit, each with the number of its first passage."""
        if self._opened is None:
            firsts = accumulate((segment.doc_count_all() for segment in self._writer.segments), initial=0)
            opened = [WhooshSegment(self._storage, self._writer.schema, segment) for segment in self._writer.segments]
            self._opened = list(zip(firsts, opened, strict=False))
        return self._opened

    def _close_earlier(self) -> None:
        for _, segment in self._opened or ():
            segment.close()
        self._opened = []

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
        self._switch.segments = {segment.segment_id() for segment in kept + written}
        return kept


def _best(
    scored: list[tuple[WhooshSegment, dict[int, float]]], wanted: int, newest_first: bool
) -> list[tuple[WhooshSegment, int, Found]]:
    """The first ``wanted`` in the order of ``index.order``; keys are read only of those that may be among them."""
    rows = [
        (-segment.measure(DAY)[number] if newest_first else -round(score, 9), segment, number, score)
        for segment, scores in scored
        for number, score in scores.items()
    ]
    if 0 < wanted < len(rows):
        last = heapq.nsmallest(wanted, (row[0] for row in rows))[-1]
        rows = [row for row in rows if row[0] <= last]
    found = [(segment, number, Found(segment.key(number), score)) for _, segment, number, score in rows]
    found.sort(key=lambda item: sort_key(item[2].score, item[0].measure(DAY)[item[1]], item[2].key, newest_first))
    return found[:wanted]


def _storage(path: Path, whoosh: SimpleNamespace) -> Any:
    """Whoosh's storage; its own way to make a temporary folder leaves a cycle that keeps a dropped writer's lock."""

    def temporary(name: str) -> Any:
        (path / name).mkdir(exist_ok=True)
        return whoosh.FileStorage(str(path / name))

    storage = whoosh.FileStorage(str(path))
    storage.temp_storage = temporary
    return storage


def _schema(whoosh: SimpleNamespace) -> Any:
    terms = whoosh.fields.FieldType(whoosh.formats.Format(), None)
    names = [field.value for field in Field] + [MEASURE, DOCUMENT]
    columns = {name: whoosh.fields.COLUMN(whoosh.columns.VarBytesColumn()) for name in (KEY, KEPT)}
    return whoosh.fields.Schema(**dict.fromkeys(names, terms), **columns)
