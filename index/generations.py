"""Where index generations lie, and the one switch between them.

<path>/generations/<number>/     an engine's files
<path>/generations/<number>/FINGERPRINT
<path>/CURRENT                   the number of the generation that searches use
"""

import os
from pathlib import Path

from corpus.errors import IndexUnavailableError, StorageError, cause_of
from corpus.files import replace_file, sync_folder
from corpus.values import value

FINGERPRINT = "FINGERPRINT"


@value
class Generation:
    """One complete index. ``fingerprint`` names everything that its terms depend on."""

    number: int
    path: Path
    fingerprint: str


class IndexHome:
    """The folder of all generations. Only ``current`` may be called without holding the archive's lock."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def current(self) -> Generation | None:
        """The generation that searches use, None where there is none yet.

        Raises IndexUnavailableError where there is one, but not where CURRENT says.
        """
        switch = self.path / "CURRENT"
        try:
            text = switch.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise IndexUnavailableError("index_unreadable", path=str(switch), detail=cause_of(error)) from error
        if not text.isdecimal():
            raise IndexUnavailableError("index_damaged", path=str(switch))
        generation = self._folder(int(text))
        try:
            fingerprint = (generation / FINGERPRINT).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise IndexUnavailableError("index_damaged", path=str(generation)) from error
        return Generation(int(text), generation, fingerprint)

    def create(self, fingerprint: str) -> Generation:
        """A new, empty generation beside the others; searches do not see it before ``publish``."""
        try:
            number = max(self._numbers(), default=0) + 1
            folder = self._folder(number)
            folder.mkdir(parents=True)
            replace_file(folder / FINGERPRINT, fingerprint.encode())
        except OSError as error:
            raise StorageError("storage_failed", path=str(self.path), detail=cause_of(error)) from error
        return Generation(number, folder, fingerprint)

    def publish(self, generation: Generation) -> None:
        """From now on searches use this generation: one atomic replacement of CURRENT, after all is on the disk."""
        try:
            for path in generation.path.rglob("*"):
                if path.is_file():
                    _flush(path)
            for folder in (generation.path, generation.path.parent):
                sync_folder(folder)
            replace_file(self.path / "CURRENT", f"{generation.number}\n".encode())
        except OSError as error:
            raise StorageError("storage_failed", path=str(self.path), detail=cause_of(error)) from error

    def prune(self) -> None:
        """Delete all generations but the current one: former ones, and those that a crash left unfinished."""
        import shutil  # slow to import, and no search deletes

        current = self.current()
        for number in self._numbers():
            if current is None or number != current.number:
                shutil.rmtree(self._folder(number), ignore_errors=True)

    def _folder(self, number: int) -> Path:
        return self.path / "generations" / str(number)

    def _numbers(self) -> list[int]:
        folder = self.path / "generations"
        return [int(path.name) for path in folder.iterdir() if path.name.isdigit()] if folder.is_dir() else []


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
