"""A manifest beside an engine's files: sizes and SHA-256 of all that a commit consists of, written before the commit.

``manifest-<n>.json`` belongs to commit n. Opening compares sizes always, and checksums as long as reading everything
takes a few milliseconds; ``check_files(..., thorough=True)`` compares them all.
"""

import json
import os
from collections.abc import Collection, Mapping
from pathlib import Path

from corpus.errors import IndexUnavailableError, cause_of
from corpus.files import replace_file, sync_folder

# checksums of this many bytes take some 10 ms
_QUICK = 8 * 1024 * 1024


def write_manifest(
    folder: Path, commit: int, files: Mapping[str, Path], *, before: int | None, rewritten: Collection[str] = ()
) -> None:
    """Flush the files to the disk and write down what they are; ``files``: name in the commit → where it is now.

    ``before`` is the commit before this one: what it has under the same name, in the same size, is the same file, but
    for the names in ``rewritten``.
    """
    known = (_read(folder, before) if before is not None else None) or {}
    content: dict[str, list[int | str]] = {}
    for name, path in files.items():
        size = path.stat().st_size
        earlier = known.get(name)
        if earlier is not None and earlier[0] == size and name not in rewritten:  # segments are never written twice
            content[name] = earlier
            continue
        _flush(path)
        content[name] = [size, _checksum(path)]
    sync_folder(folder)
    replace_file(_path(folder, commit), json.dumps(content, indent=1, sort_keys=True).encode())


def check_files(folder: Path, commit: int, *, place: Path | None = None, thorough: bool = False) -> None:
    """Raise IndexUnavailableError, naming the file, where one of the commit is missing or is not what was written.

    The files lie in ``place``, by default beside the manifest.
    """
    content = _read(folder, commit)
    if content is None:
        raise IndexUnavailableError("index_damaged", path=str(_path(folder, commit)))
    total = sum(int(size) for size, _ in content.values())
    for name, (size, checksum) in content.items():
        path = (place or folder) / name
        try:
            is_same = path.stat().st_size == size
            if is_same and (thorough or total <= _QUICK):
                is_same = _checksum(path) == checksum
        except FileNotFoundError:
            is_same = False
        except OSError as error:
            raise IndexUnavailableError("index_unreadable", path=str(path), detail=cause_of(error)) from error
        if not is_same:
            raise IndexUnavailableError("index_damaged", path=str(path))


def manifest_numbers(folder: Path) -> list[int]:
    """The commits that have a manifest."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - asked before every search, so without paths
    except (FileNotFoundError, NotADirectoryError):
        return []
    numbers = (name.removeprefix("manifest-").removesuffix(".json") for name in names if name.startswith("manifest-"))
    return [int(number) for number in numbers if number.isdigit()]


def drop_other_manifests(folder: Path, commit: int) -> None:
    """Delete the manifests of other commits."""
    for path in folder.glob("manifest-*.json"):
        if path != _path(folder, commit):
            path.unlink(missing_ok=True)


def _path(folder: Path, commit: int) -> Path:
    return folder / f"manifest-{commit}.json"


def _read(folder: Path, commit: int) -> dict[str, list[int | str]] | None:
    try:
        content = json.loads(_path(folder, commit).read_bytes())
    except (OSError, ValueError):
        return None
    return content if isinstance(content, dict) else None


def _checksum(path: Path) -> str:
    import hashlib  # loads OpenSSL, and a search in a large index does without it

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
