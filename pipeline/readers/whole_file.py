"""Reading a file that is text as a whole, within a limit."""

from pathlib import Path

from corpus.errors import UnreadableError
from corpus.model import IssueCode

# 64 MiB of text is a shelf of books; a longer file is a log or a dump
MAX_BYTES = 64 * 1024 * 1024


def read_whole(path: Path) -> bytes:
    """All bytes of a file. UnreadableError: EMPTY_FILE, TOO_LARGE."""
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if not content:
        raise UnreadableError(IssueCode.EMPTY_FILE)
    if len(content) > MAX_BYTES:
        raise UnreadableError(IssueCode.TOO_LARGE, size=f"{path.stat().st_size:,} B", limit=f"{MAX_BYTES:,} B")
    return content
