"""Which files there are: folders walked, each file described without being opened."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from corpus.errors import cause_of
from corpus.model import Issue, IssueCode, Severity
from corpus.sources import MEMBER_MARK, FileState
from corpus.values import value


@value
class Discovery:
    """What lies under the given paths.

    ``files`` are sorted by path, each once. ``problems`` are files and folders that the system does not let us see;
    ``missing`` are given paths where there is nothing; of those, the folder of the ``deleted`` ones is there.
    """

    files: tuple[FileState, ...]
    problems: tuple[tuple[str, Issue], ...]
    missing: tuple[str, ...]
    deleted: tuple[str, ...]


def discover(paths: Iterable[Path], *, takes: Callable[[str], bool], skip: Path) -> Discovery:
    """Walk ``paths``. A file that is named itself is always taken; in folders only those whose name ``takes`` accepts.

    ``skip`` is the data folder, which is never walked. Links to folders are not followed (they may loop).
    """
    files: dict[str, FileState] = {}
    problems: list[tuple[str, Issue]] = []
    missing: list[str] = []
    for path in paths:
        given = absolute(path)
        if not os.path.lexists(given):
            missing.append(str(given))
        elif given.is_dir():
            for name in _walk(given, takes, skip, problems):
                _describe(name, files, problems)
        else:
            _describe(str(given), files, problems)
    deleted = tuple(path for path in missing if Path(path).parent.is_dir())
    return Discovery(tuple(files[name] for name in sorted(files)), tuple(problems), tuple(missing), deleted)


def absolute(path: Path) -> Path:
    """The path from the root, without ``..``; links stay as they are, so that a file keeps the name people know."""
    return Path(os.path.normpath(Path.cwd() / path))


def is_under(path: str, root: str) -> bool:
    """Whether the path is the root itself or lies below it, or in it where it is a container."""
    return path == root or path.startswith((root.rstrip(os.sep) + os.sep, root + MEMBER_MARK))


def _walk(folder: Path, takes: Callable[[str], bool], skip: Path, problems: list[tuple[str, Issue]]) -> Iterator[str]:
    def note(error: OSError) -> None:
        problems.append((printable(str(error.filename)), _not_readable(error)))

    for at, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and Path(at, name) != skip)
        yield from (os.path.join(at, name) for name in names if takes(name))  # noqa: PTH118 - hot loop


def _describe(path: str, files: dict[str, FileState], problems: list[tuple[str, Issue]]) -> None:
    name = printable(path)
    if name != path:
        problems.append((name, Issue(IssueCode.NAME_NOT_UNICODE, Severity.ERROR)))
        return
    try:
        status = Path(path).stat()
    except OSError as error:
        problems.append((path, _not_readable(error)))
        return
    if not stat.S_ISREG(status.st_mode):
        # opening a pipe or a device would wait for ever
        problems.append((path, Issue(IssueCode.NOT_A_FILE, Severity.ERROR)))
        return
    files[path] = FileState(path, status.st_size, status.st_mtime_ns)


def _not_readable(error: OSError) -> Issue:
    return Issue(IssueCode.NOT_READABLE, Severity.ERROR, (("detail", cause_of(error)),))


def printable(path: str) -> str:
    """The path with what is not valid Unicode replaced, so that it can be stored and shown."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
