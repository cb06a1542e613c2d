"""An answer of the database that is kept until anything in the database changes."""

import sqlite3
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Remembered(Generic[T]):
    """What ``read`` says, read again only after a change: by this connection or by another process.

    Asking whether there was one takes some microseconds (``PRAGMA data_version`` tells of others' commits).
    """

    def __init__(self, connection: sqlite3.Connection, read: Callable[[], T]) -> None:
        self._connection = connection
        self._read = read
        self._known: tuple[tuple[int, int], T] | None = None

    def __call__(self) -> T:
        """The answer as of now."""
        if self._connection.in_transaction:
            return self._read()
        state = int(self._connection.execute("PRAGMA data_version").fetchone()[0]), self._connection.total_changes
        if self._known is None or self._known[0] != state:
            self._known = state, self._read()
        return self._known[1]
