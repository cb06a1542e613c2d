"""Commits as folders, for an engine that switches to new files by itself: nothing of it is seen before its manifest.

<path>/<number>/               one commit's files; what did not change is a hard link to the commit before
<path>/manifest-<number>.json  written last, in one step: a folder without one never was a commit

The engine writes into a new folder, where it may commit, merge and delete as it likes; searches look for the manifest
of the highest number.
"""

import os
from pathlib import Path

from corpus.errors import IndexUnavailableError
from corpus.files import sync_folder
from corpus.values import value
from index.engines.manifest import check_files, drop_other_manifests, manifest_numbers, write_manifest


@value
class Commit:
    """A folder of files with a manifest (or one that is yet to come)."""

    number: int
    folder: Path


@value
class Commits:
    """The commits in ``path``. An engine replaces the files in ``rewritten``, and writes any other name once.

    Names that begin with ``passing`` are no part of a commit unless they are in ``rewritten``.
    """

    path: Path
    rewritten: frozenset[str]
    passing: str = "."

    def latest(self) -> Commit | None:
        """The last commit, None before the first."""
        number = max(manifest_numbers(self.path), default=None)
        return None if number is None else Commit(number, self.path / str(number))

    def check(self, commit: Commit, *, is_thorough: bool = False) -> None:
        """Raise IndexUnavailableError, naming the file, where one is not what was committed."""
        if not commit.folder.is_dir():
            raise IndexUnavailableError("index_damaged", path=str(commit.folder))
        check_files(self.path, commit.number, place=commit.folder, thorough=is_thorough)

    def begin(self) -> Commit:
        """A new folder with the files of the last commit; raises OSError."""
        before = self.latest()
        self._drop_others(before)
        number = max((*self._numbers(), before.number if before is not None else 0), default=0) + 1
        commit = Commit(number, self.path / str(number))
        commit.folder.mkdir(parents=True)
        if before is not None:
            for file in self._files(before):
                _share(file, commit.folder / file.name, is_rewritten=file.name in self.rewritten)
        return commit

    def publish(self, commit: Commit) -> None:
        """Flush the commit's files, write its manifest, and drop the commit before; raises OSError."""
        before = self.latest()
        sync_folder(commit.folder)
        write_manifest(
            self.path,
            commit.number,
            {file.name: file for file in self._files(commit)},
            before=None if before is None else before.number,
            rewritten=self.rewritten,
        )
        drop_other_manifests(self.path, commit.number)
        self._drop_others(commit)

    def drop(self, commit: Commit) -> None:
        """Forget a commit that was begun."""
        _delete(commit.folder)

    def _files(self, commit: Commit) -> list[Path]:
        return [
            file
            for file in sorted(commit.folder.iterdir())
            if file.name in self.rewritten or not file.name.startswith(self.passing)
        ]

    def _drop_others(self, kept: Commit | None) -> None:
        """Delete former commits and unfinished ones. What a search on Windows still holds goes with a later commit."""
        for number in self._numbers():
            if kept is None or number != kept.number:
                _delete(self.path / str(number))

    def _numbers(self) -> list[int]:
        return [int(item.name) for item in self.path.iterdir() if item.name.isdigit()] if self.path.is_dir() else []


def _delete(folder: Path) -> None:
    import shutil  # slow to import, and no search deletes

    shutil.rmtree(folder, ignore_errors=True)


def _share(file: Path, link: Path, *, is_rewritten: bool) -> None:
    import shutil

    if is_rewritten:
        shutil.copy2(file, link)
        return
    try:
        os.link(file, link)
    except OSError:  # FAT, some network drives
        shutil.copy2(file, link)
