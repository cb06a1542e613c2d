"""Files inside files: a member of an archive, an attachment of a mail. ``箱.zip!/報告.pdf`` is its path.

A container is a file of the archive like any other; its members are files beside it. They are looked up when the
container is new or changed, and unpacked one at a time, into a folder that goes when it was read.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePath

from corpus.errors import UnreadableError
from corpus.model import IssueCode
from corpus.sources import MEMBER_MARK, FileState
from pipeline.discover import Discovery
from pipeline.raw import Format
from pipeline.readers.containers.archives import list_archive, unpack_archived
from pipeline.readers.containers.member import MAX_DEPTH, MAX_MEMBERS, Member
from pipeline.readers.suffixes import FORMAT_OF_SUFFIX, is_wanted

_CONTAINERS = frozenset({Format.ZIP, Format.MAIL})


def with_members(
    discovery: Discovery, known: Iterable[FileState], is_unchanged: Callable[[FileState], bool]
) -> Discovery:
    """The discovery with the members of all containers among its files.

    Of a container that ``is_unchanged`` the members are those ``known`` of it, and it is not opened. One that cannot
    be listed has none: its own reader says why.
    """
    of_container: dict[str, list[FileState]] = {}
    for state in known:
        if MEMBER_MARK in state.path:
            container, _, _ = state.path.partition(MEMBER_MARK)
            of_container.setdefault(container, []).append(state)
    files = {state.path: state for state in discovery.files}
    for state in discovery.files:
        if not _is_container(state.path):
            continue
        members = of_container.get(state.path, []) if is_unchanged(state) else _members(state)
        files |= {member.path: member for member in members}
    return replace(discovery, files=tuple(files[path] for path in sorted(files)))


@contextmanager
def real_file(path: str) -> Iterator[Path]:
    """The file at a path; a member is unpacked into a folder that goes when the context ends.

    Raises UnreadableError where the member cannot be unpacked: NOT_FOUND, CORRUPT, TOO_LARGE, ENCRYPTED.
    """
    container, names = _split(path)
    if not names:
        yield Path(path)
        return
    with tempfile.TemporaryDirectory(prefix="fumikura-") as folder:
        current = Path(container)
        for depth, name in enumerate(names):
            target = Path(folder) / f"{depth}{PurePath(name).suffix.lower()}"
            _unpack(current, name, target)
            current = target
        yield current


def _split(path: str) -> tuple[str, list[str]]:
    """The file on the disk, and the names that lead into it; a folder whose name ends in ``!`` is none."""
    begin = path.find(MEMBER_MARK)
    while begin >= 0:
        container = path[:begin]
        if _is_container(container) and Path(container).is_file():
            return container, _names(path[begin + len(MEMBER_MARK) :])
        begin = path.find(MEMBER_MARK, begin + 1)
    return path, []


def _names(inside: str) -> list[str]:
    """The steps of a path inside a container: ``中.zip!/報告.pdf``."""
    begin = inside.find(MEMBER_MARK)
    while begin >= 0:
        if _is_container(inside[:begin]):
            return [inside[:begin], *_names(inside[begin + len(MEMBER_MARK) :])]
        begin = inside.find(MEMBER_MARK, begin + 1)
    return [inside]


def _members(container: FileState) -> list[FileState]:
    """All members that are worth reading, those of containers in it too."""
    found: list[FileState] = []
    open_containers = [(container.path, 1)]
    while open_containers:
        path, depth = open_containers.pop()
        for member in _list(path):
            if len(found) >= MAX_MEMBERS:
                return found
            if not is_wanted(PurePath(member.name).name):
                continue
            state = FileState(f"{path}{MEMBER_MARK}{member.name}", member.size, container.mtime_ns)
            found.append(state)
            if _is_container(member.name) and depth < MAX_DEPTH:
                open_containers.append((state.path, depth + 1))
    return found


def _list(path: str) -> tuple[Member, ...]:
    from pipeline.readers.containers.mails import list_mail  # with the reader of pages, which every worker would load

    try:
        with real_file(path) as file:
            return list_mail(file) if _format(path) is Format.MAIL else list_archive(file)
    except Exception:
        # whatever a crafted container does to its parser: it is read as a file, too, and its reader says what is wrong
        return ()


def _unpack(container: Path, name: str, target: Path) -> None:
    match _format(str(container)):
        case Format.MAIL:
            from pipeline.readers.containers.mails import unpack_attached  # likewise

            unpack_attached(container, name, target)
        case Format.ZIP:
            unpack_archived(container, name, target)
        case _:
            raise UnreadableError(IssueCode.NOT_FOUND)


def _is_container(path: str) -> bool:
    return _format(path) in _CONTAINERS


def _format(path: str) -> Format | None:
    return FORMAT_OF_SUFFIX.get(PurePath(path).suffix.lower())
