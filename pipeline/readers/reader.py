"""The seam that every file format's reader fits."""

from pathlib import Path
from typing import Protocol

from pipeline.raw import Format, RawDocument


class Reader(Protocol):
    """Reads files of one format. ``version`` is raised when it reads the same bytes otherwise than before."""

    @property
    def format(self) -> Format:
        """The format that it reads."""

    @property
    def version(self) -> int | str:
        """Raising it makes the documents that were read before stale."""

    def read(self, path: Path) -> RawDocument:
        """All text of the file; UnreadableError where it cannot be read, its ``issue`` saying why and what to do."""
