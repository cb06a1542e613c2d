"""The single writer's lock. The system releases it when its process ends, however it ends."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import LockedError, StorageError, cause_of


@contextmanager
def writer_lock(home: Path) -> Iterator[None]:
    """Hold ``home``/LOCK, or raise LockedError at once, saying which process holds it."""
    import filelock  # takes a while, and no search locks anything

    path = home / "LOCK"
    try:
        home.mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(path, timeout=0)
        try:
            lock.acquire()
        except filelock.Timeout as error:
            raise LockedError("locked", home=str(home), holder=_holder(home)) from error
    except OSError as error:
        raise StorageError("storage_failed", path=str(path), detail=cause_of(error)) from error
    try:
        (home / "LOCK.holder").write_text(str(os.getpid()), encoding="ascii")
        yield
    finally:
        lock.release()


def _holder(home: Path) -> str:
    try:
        return (home / "LOCK.holder").read_text(encoding="ascii").strip() or "?"
    except OSError:
        return "?"
