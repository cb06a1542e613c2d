"""Errors that a user sees: one class a situation, the exit code on the class, the words in ``corpus.messages``.

FumikuraError
├── UsageError            2
├── UnreadableError       4   (one input; a batch records it as an Issue and goes on)
├── IndexUnavailableError 5
├── LockedError           6
├── ConfigurationError    7
└── StorageError          70  (our own storage failed: stops the run)
"""

import errno
from enum import IntEnum

from corpus.model import Issue, IssueCode, Severity


class ExitCode(IntEnum):
    """Exit codes are a public interface (docs/cli.md)."""

    OK = 0
    NO_HITS = 1
    USAGE = 2
    SOME_FAILED = 3
    UNREADABLE = 4
    NO_INDEX = 5
    LOCKED = 6
    CONFIGURATION = 7
    INTERNAL = 70
    INTERRUPTED = 130


class FumikuraError(Exception):
    """Base of all errors with words for the user. ``code`` selects the message, ``arguments`` fill its template."""

    exit_code: ExitCode = ExitCode.INTERNAL

    def __init__(self, code: str, **arguments: str) -> None:
        super().__init__(code, arguments)
        self.code = code
        self.arguments = arguments


class UsageError(FumikuraError):
    """What was typed cannot be understood."""

    exit_code = ExitCode.USAGE


class UnreadableError(FumikuraError):
    """One input cannot be read; ``issue`` is what a batch records about it."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, code: IssueCode, **arguments: str) -> None:
        super().__init__(code, **arguments)
        self.issue = Issue(code, Severity.ERROR, tuple(arguments.items()))

    def __reduce__(self) -> tuple[object, ...]:
        # exceptions with keyword arguments do not pickle by themselves; these cross process borders
        return _rebuild_unreadable, (self.issue,)


def _rebuild_unreadable(issue: Issue) -> UnreadableError:
    return UnreadableError(issue.code, **dict(issue.arguments))


class IndexUnavailableError(FumikuraError):
    """There is no index, or it was made by another version."""

    exit_code = ExitCode.NO_INDEX


class LockedError(FumikuraError):
    """Another process is writing to the archive."""

    exit_code = ExitCode.LOCKED


class ConfigurationError(FumikuraError):
    """A setting or the machine is not fit."""

    exit_code = ExitCode.CONFIGURATION


class StorageError(FumikuraError):
    """Our own storage failed (disk full, database damaged): the run stops."""

    exit_code = ExitCode.INTERNAL


_CAUSES = {
    errno.EACCES: "cause:no_permission", errno.EPERM: "cause:no_permission", errno.EROFS: "cause:read_only",
    errno.ENOENT: "cause:not_found", errno.ENOSPC: "cause:disk_full", errno.EDQUOT: "cause:disk_full",
    errno.EIO: "cause:disk_failed", errno.EBUSY: "cause:in_use", errno.EADDRINUSE: "cause:in_use",
    errno.EISDIR: "cause:folder", errno.ENOTDIR: "cause:no_folder", errno.EEXIST: "cause:no_folder",
    errno.ELOOP: "cause:link_loop", errno.ENAMETOOLONG: "cause:name_too_long",
}  # fmt: skip
"""What the system says in English, as fragments (``corpus.fragments``), which is too slow to load for a search."""


def cause_of(error: Exception) -> str:
    """Why the system refused, to be put into a message; Rust's libraries say the number in their text."""
    strerror = None
    if isinstance(error, OSError) and error.errno:
        number, strerror = error.errno, error.strerror
    else:
        _, _, told = str(error).rpartition("(os error ")
        number = int(told.partition(")")[0]) if told.partition(")")[0].isdecimal() else 0
    return _CAUSES.get(number, strerror or str(error) or type(error).__name__)
