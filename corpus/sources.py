"""Which file holds which document, which files could not be read, and which folders are watched over."""

import json
import sqlite3
from collections.abc import Iterable

from corpus.model import Issue, IssueCode, Severity
from corpus.values import value

MEMBER_MARK = "!/"
"""Between the path of a container and the name of a file in it: ``/share/箱.zip!/報告.pdf``."""


@value
class FileState:
    """A file as the system describes it without opening it. ``path`` is absolute; ``mtime_ns`` in nanoseconds.

    A file inside a container has the container's time, and its own size as the container gives it.
    """

    path: str
    size: int
    mtime_ns: int


@value
class Source:
    """A file in the archive: its state when it was read, and the document it holds."""

    state: FileState
    digest: str


@value
class Failure:
    """A file that could not be read. ``is_transient``: worth trying again although it has not changed."""

    state: FileState
    issue: Issue
    is_transient: bool
    fingerprint: str


class Sources:
    """The tables sources, failures and roots of corpus.db. Writes belong inside ``Store.transaction``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[Source, ...]:
        """Every file in the archive, by path."""
        rows = self._connection.execute("SELECT path, size, mtime_ns, digest FROM sources ORDER BY path")
        return tuple(Source(FileState(path, size, mtime), digest) for path, size, mtime, digest in rows)

    def failures(self) -> tuple[Failure, ...]:
        """Every file that could not be read, by path."""
        rows = self._connection.execute(
            "SELECT path, size, mtime_ns, code, arguments, is_transient, fingerprint FROM failures ORDER BY path"
        )
        return tuple(
            Failure(
                FileState(path, size, mtime),
                Issue(IssueCode(code), Severity.ERROR, tuple(json.loads(arguments).items())),
                bool(is_transient),
                fingerprint,
            )
            for path, size, mtime, code, arguments, is_transient, fingerprint in rows
        )

    def publish(self, source: Source) -> None:
        """From now on the file holds this document; searches see it. A former failure of the file is forgotten."""
        self._connection.execute("DELETE FROM failures WHERE path = ?", (source.state.path,))
        self._connection.execute(
            "INSERT INTO sources (path, digest, size, mtime_ns) VALUES (?,?,?,?) ON CONFLICT (path) DO UPDATE SET "
            "digest = excluded.digest, size = excluded.size, mtime_ns = excluded.mtime_ns",
            (source.state.path, source.digest, source.state.size, source.state.mtime_ns),
        )

    def fail(self, failure: Failure) -> None:
        """The file cannot be read.

        What it held before leaves the archive with it (a fresh build would not have it either), except after a
        transient failure (file in use, no permission): then the former content stays searchable.
        """
        if not failure.is_transient:
            self._connection.execute("DELETE FROM sources WHERE path = ?", (failure.state.path,))
        self._connection.execute(
            "INSERT OR REPLACE INTO failures VALUES (?,?,?,?,?,?,?)",
            (
                failure.state.path,
                failure.state.size,
                failure.state.mtime_ns,
                failure.issue.code.value,
                json.dumps(dict(failure.issue.arguments), ensure_ascii=False),
                int(failure.is_transient),
                failure.fingerprint,
            ),
        )

    def forget(self, paths: Iterable[str]) -> None:
        """The files are gone."""
        for path in paths:
            self._connection.execute("DELETE FROM sources WHERE path = ?", (path,))
            self._connection.execute("DELETE FROM failures WHERE path = ?", (path,))

    def roots(self) -> tuple[str, ...]:
        """The files and folders that were given to ``ingest`` so far."""
        return tuple(path for (path,) in self._connection.execute("SELECT path FROM roots ORDER BY path"))

    def add_root(self, path: str) -> None:
        """Remember a file or folder that was given to ``ingest``."""
        self._connection.execute("INSERT OR IGNORE INTO roots VALUES (?)", (path,))
