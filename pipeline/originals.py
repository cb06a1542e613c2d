"""The file that a document was read from, as long as it still is the same."""

import hashlib
from collections.abc import Iterable

from corpus.errors import UnreadableError
from corpus.values import value
from pipeline.members import real_file


@value
class Original:
    """The bytes of a file, and its path in the archive."""

    path: str
    content: bytes


def original(paths: Iterable[str], digest: str) -> Original | None:
    """The first of the files whose bytes still have this SHA-256; None where each is gone or was changed.

    What is returned is what was hashed, whatever happens to the file meanwhile.
    """
    for path in paths:
        try:
            with real_file(path) as real:
                content = real.read_bytes() if real.is_file() else b""
        except (OSError, UnreadableError):  # gone, no permission, a container that was changed: perhaps another copy
            continue
        if hashlib.sha256(content).hexdigest() == digest:
            return Original(path, content)
    return None
