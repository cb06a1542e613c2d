"""Errors that a user sees: one class a situation, the exit code on the class, the words in ``corpus.messages``.

FumikuraError
├── UsageError            2
├── UnreadableError       4   (one input; a batch records it as an Issue and goes on)
├── IndexUnavailableError 5
├── LockedError           6
├── ConfigurationError    7
└── StorageError          70  (our own storage failed: stops the run)
"""

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
