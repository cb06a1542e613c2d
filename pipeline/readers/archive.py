"""Opening a ZIP that may be damaged: whatever the damage makes zipfile raise becomes one finding."""

import errno
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import UnreadableError
from corpus.fragments import Fragment
from corpus.model import IssueCode

# RuntimeError: the member wants a password; NotImplementedError: a version or method that nobody has
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
)


@contextmanager
def damage_as_corrupt() -> Iterator[None]:
    """Turn the errors of a damaged archive into UnreadableError (CORRUPT); errors of the system go through."""
    try:
        yield
    except _DAMAGE as error:
        raise UnreadableError(IssueCode.CORRUPT, detail=Fragment.ZIP_BROKEN) from error
    except OSError as error:
        # an offset before the file's begin: damage, not the disk's fault
        if error.errno != errno.EINVAL:
            raise
        raise UnreadableError(IssueCode.CORRUPT, detail=Fragment.ZIP_BROKEN) from error


def open_archive(path: Path) -> zipfile.ZipFile:
    """The archive's list of members, nothing unpacked yet. UnreadableError (CORRUPT) where it cannot be read."""
    with damage_as_corrupt():
        return zipfile.ZipFile(path)
