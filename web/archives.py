"""Open archives for requests that come at the same time: each is one request's alone while that is answered."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from werkzeug.exceptions import HTTPException

from corpus.errors import UsageError
from corpus.settings import Settings
from corpus.store import Store
from index.answering import OpenArchive

_Inode = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """An archive as one request reads it: the documents, and what answers queries."""

    store: Store
    archive: OpenArchive
    inode: _Inode

    def close(self) -> None:
        """Let go of the files."""
        self.archive.close()
        self.store.close()


class Archives:
    """As many open archives as there ever were requests at once; the one used last, whose caches are warm, goes first.

    Neither SQLite's connection nor Sudachi's tokenizer may be used by two threads at once; one after the other may.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._idle: list[Reading] = []
        self._lock = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """The archive as of now; raises IndexUnavailableError where nothing has been ingested yet."""
        reading = self._take()
        is_sound = False
        try:
            with reading.store.failures_told():
                yield reading
            is_sound = True
        except (UsageError, HTTPException):  # what was asked for is wrong, not the archive
            is_sound = True
            raise
        finally:
            if is_sound:
                with self._lock:
                    self._idle.append(reading)
            else:
                reading.close()  # whatever it was, the next request begins anew

    def close(self) -> None:
        """Close those that nobody uses."""
        with self._lock:
            idle, self._idle = self._idle, []
        for reading in idle:
            reading.close()

    def _take(self) -> Reading:
        inode = self._inode()
        while True:
            with self._lock:
                reading = self._idle.pop() if self._idle else None
            if reading is None:
                store = Store.open(self._settings.home, is_handed_on=True)
                return Reading(store, OpenArchive(store, self._settings), inode)
            if reading.inode == inode:
                return reading
            reading.close()  # corpus.db was deleted, or is another one by now

    def _inode(self) -> _Inode:
        try:
            state = (self._settings.home / "corpus.db").stat()
        except OSError:
            return (0, 0)
        return state.st_dev, state.st_ino
