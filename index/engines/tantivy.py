"""Tantivy behind the seam; with ``index.engines.nodes`` the only module that imports it, and only when it is used.

Its files are immutable but for two small ones, so a commit is a folder of its own that shares
what did not change (index.engines.commits); Tantivy's own commits and merges happen in there, seen by nobody.
"""

import os
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import IndexUnavailableError, StorageError, cause_of
from corpus.files import give_usual_rights
from corpus.lock import writer_lock
from corpus.values import value
from index.engine import And, Answer, Entry, Field, Node, Request, Tally
from index.engines.commits import Commit, Commits
from index.engines.documents import DOCUMENT, make_document, make_schema
from index.engines.hits import answer, documents, tally
from index.engines.nodes import NodeQueries, passages_before
from index.engines.transaction import Transaction

if TYPE_CHECKING:
    import tantivy

VERSION = 6

_MEMORY = 256_000_000  # bytes that a writer fills before it writes a segment: each costs a query some 50 µs
_REWRITTEN = frozenset(("meta.json", ".managed.json"))


def is_installed() -> bool:
    """Whether Tantivy can be imported here; that there is a wheel does not mean that it fits."""
    try:
        import_module("tantivy")
    except ImportError:
        return False
    return True


@value
class _Opened:
    """A commit that searches look at."""

    commit: Commit
    searcher: "tantivy.Searcher"
    queries: NodeQueries


class TantivyEngine:
    """An index in a folder; an empty folder is an empty index."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._commits = Commits(path, _REWRITTEN)
        self._opened: _Opened | None = None

    def close(self) -> None:
        """Let go of the files."""
        self._opened = None

    def digests(self) -> frozenset[str]:
        """Every document that has passages in the index."""
        opened = self._refresh()
        if opened is None:
            return frozenset()
        with _damage_told(opened.commit.folder):
            found = opened.searcher.terms_with_prefix(DOCUMENT, "", opened.queries.query(And(())))
        return frozenset(digest for digest, count in found if count)

    def documents(self, node: Node) -> frozenset[str]:
        """See ``Engine.documents``."""
        opened = self._refresh()
        if opened is None:
            return frozenset()
        with _damage_told(opened.commit.folder):
            return documents(opened.queries.query(node), opened.searcher, opened.queries)

    def tally(self, node: Node, fields: Collection[Field]) -> Tally:
        """See ``Engine.tally``."""
        opened = self._refresh()
        if opened is None:
            return Tally({}, {field: {} for field in fields})
        with _damage_told(opened.commit.folder):
            return tally(opened.queries.query(node), fields, opened.searcher, opened.queries)

    def writer(self) -> "TantivyWriter":
        """Begin a transaction."""
        return TantivyWriter(self.path)

    def check(self) -> None:
        """See ``Engine.check``."""
        if commit := self._commits.latest():
            self._commits.check(commit, is_thorough=True)

    def search(self, request: Request) -> Answer:
        """See ``Engine.search``."""
        opened = self._refresh()
        if opened is None:
            return Answer((), 0, (0,) * len(request.counts))
        with _damage_told(opened.commit.folder):
            return answer(request, opened.searcher, opened.queries)

    def _refresh(self) -> _Opened | None:
        """See the last commit. A writer deletes the files of the one before, perhaps while they are being opened."""
        while (commit := self._commits.latest()) != (self._opened.commit if self._opened else None):
            if commit is None:
                self.close()
                break
            try:
                opened = self._open(commit)
            except IndexUnavailableError:
                if self._commits.latest() == commit:
                    raise
            else:
                self._opened = opened
        return self._opened

    def _open(self, commit: Commit) -> _Opened:
        self._commits.check(commit)
        try:
            import tantivy
        except ImportError as error:
            raise IndexUnavailableError("engine_missing", engine="tantivy") from error
        try:
            with _writable(commit.folder) as folder, _damage_told(commit.folder):
                index = tantivy.Index.open(str(folder))
                index.config_reader("manual")
                searcher = index.searcher()
        except (OSError, ValueError) as error:  # what a damaged file makes of Tantivy, when it does not panic
            raise IndexUnavailableError("index_damaged", path=str(commit.folder)) from error
        return _Opened(commit, searcher, NodeQueries(make_schema(), searcher))


class TantivyWriter(Transaction):
    """See ``index.engine.Writer``."""

    def __init__(self, path: Path) -> None:
        import tantivy

        self._path = path
        self._commits = Commits(path, _REWRITTEN)
        self._added: set[str] = set()
        self._writer: tantivy.IndexWriter | None = None
        with ExitStack() as stack:
            stack.enter_context(writer_lock(path))
            with self._failures_told():
                self._commit = self._commits.begin()
                self._schema = make_schema()
                self._writer = tantivy.Index(self._schema, str(self._commit.folder)).writer(_MEMORY, 1)
            self._lock = stack.pop_all()

    def add(self, entry: Entry) -> None:
        """Add a passage."""
        document = make_document(entry, self._commit.number)
        with self._failures_told():
            self._unspent().add_document(document)
        self._added.add(entry.key.document)

    def remove(self, digest: str) -> None:
        """Remove all passages of a document that earlier commits hold."""
        with self._failures_told():
            if digest in self._added:
                self._unspent().delete_documents_by_query(passages_before(self._schema, digest, self._commit.number))
            else:
                self._unspent().delete_documents_by_term(DOCUMENT, digest)

    def commit(self) -> None:
        """Make it durable and visible."""
        writer = self._unspent()
        with self._failures_told():
            writer.commit()
            writer.wait_merging_threads()
            for name in _REWRITTEN:
                give_usual_rights(self._commit.folder / name)
            self._commits.publish(self._commit)
        self._writer = None
        self._lock.close()

    def discard(self) -> None:
        """Forget what was not committed, and let the next writer in whatever became of this one."""
        if self._writer is not None:
            with self._lock:
                self._writer = None  # Tantivy's threads end with it
                self._commits.drop(self._commit)

    def _unspent(self) -> "tantivy.IndexWriter":
        if self._writer is None:
            raise RuntimeError("this writer is spent")
        return self._writer

    @contextmanager
    def _failures_told(self) -> Iterator[None]:
        """Tantivy tells of a failing disk with either of these."""
        try:
            yield
        except (OSError, ValueError) as error:
            raise StorageError("storage_failed", path=str(self._path), detail=cause_of(error)) from error


@contextmanager
def _writable(folder: Path) -> Iterator[Path]:
    """The folder, or where this user may only read it, one with links to its files: Tantivy opens none without a lock.

    What is opened stays open when the links go.
    """
    if os.access(folder, os.W_OK):
        yield folder
        return
    import tempfile  # slow to import

    with tempfile.TemporaryDirectory(prefix="fumikura-") as name:
        for file in folder.iterdir():
            if file.suffix != ".lock":
                (Path(name) / file.name).symlink_to(file.absolute())
        yield Path(name)


@contextmanager
def _damage_told(folder: Path) -> Iterator[None]:
    """Tantivy panics over files that are not what it wrote; to Python that is no ``Exception``."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise IndexUnavailableError("index_damaged", path=str(folder)) from error
