"""What a container holds, under names that are safe to show, and the limits that hold for all of them."""

import posixpath
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from corpus.errors import UnreadableError
from corpus.model import IssueCode
from corpus.values import value
from pipeline.readers.characters import visible

MAX_MEMBERS = 5_000
MAX_MEMBER_BYTES = 200 * 1024 * 1024
MAX_TOTAL_BYTES = 1024 * 1024 * 1024
MAX_DEPTH = 3  # containers within containers


@value
class Member:
    """A file inside a container: its name there, ``/`` between folders, and its size unpacked in bytes."""

    name: str
    size: int


def safe_names(names: Iterable[str]) -> Iterator[str]:
    """Each name without ``..``, drive or leading ``/``, made unique by ``~2``, in the order given.

    The names only ever label members; nothing is written under them.
    """
    seen: set[str] = set()
    for name in names:
        clean = visible(name).replace("\n", " ").replace("\\", "/").replace("\x00", "")
        clean = posixpath.normpath("/" + clean.rpartition(":")[2]).lstrip("/") or "無題"
        path, unique, number = PurePosixPath(clean), clean, 1
        while unique in seen:
            number += 1
            unique = str(path.with_name(f"{path.stem}~{number}{path.suffix}"))
        seen.add(unique)
        yield unique


def check_total(members: Iterable[Member]) -> None:
    """Raise UnreadableError (TOO_LARGE) for too many members, or too much of them."""
    listed = list(members)
    total = sum(member.size for member in listed)
    if len(listed) > MAX_MEMBERS:
        raise UnreadableError(IssueCode.TOO_LARGE, size=f"{len(listed):,} files", limit=f"{MAX_MEMBERS:,} files")
    if total > MAX_TOTAL_BYTES:
        raise too_large(total, MAX_TOTAL_BYTES)


def too_large(size: int, limit: int) -> UnreadableError:
    """The refusal of what unpacks to this many bytes."""
    return UnreadableError(
        IssueCode.TOO_LARGE, size=f"{size // 1024 // 1024:,} MiB", limit=f"{limit // 1024 // 1024:,} MiB"
    )
