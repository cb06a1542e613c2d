"""Is this machine fit: the home, its disk, and what Python brings. Nothing is left behind."""

import platform
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from corpus.errors import cause_of
from corpus.files import replace_file
from corpus.values import value

_NEEDED_SQLITE = (3, 37, 0)  # STRICT tables
_LITTLE_SPACE = 2 << 30  # bytes; an archive of 10,000 documents and two generations of its index take that


class Fitness(StrEnum):
    """How well something is."""

    FIT = "fit"
    LESS = "less"  # works, with something missing that not everybody needs
    UNFIT = "unfit"  # has to be put right first


@value
class Finding:
    """One thing that was looked at: ``subject`` and ``remedy`` are codes of the message catalogue (``doctor_…``).

    ``detail`` is a version, a path, a size: the same in every language; ``remedy`` is "" where there is none to say.
    """

    subject: str
    fitness: Fitness
    detail: str
    remedy: str = ""
    arguments: tuple[tuple[str, str], ...] = ()


def machine_findings() -> Iterator[Finding]:
    """Python and its SQLite, and whether the terminal can show Japanese."""
    yield Finding("python", Fitness.FIT, f"{platform.python_version()} ({platform.system()} {platform.machine()})")
    is_enough = sqlite3.sqlite_version_info >= _NEEDED_SQLITE
    remedy = "" if is_enough else "sqlite_old"
    yield Finding("sqlite", Fitness.FIT if is_enough else Fitness.UNFIT, sqlite3.sqlite_version, remedy)
    encoding = getattr(sys.stdout, "encoding", None) or "?"
    try:
        "里親﨑".encode(encoding)
    except (LookupError, UnicodeEncodeError):
        yield Finding("encoding", Fitness.LESS, encoding, "encoding_other")
    else:
        yield Finding("encoding", Fitness.FIT, encoding)


def home_findings(home: Path) -> Iterator[Finding]:
    """Whether the home can be written, as the archive writes: synced to the disk and renamed over what was there."""
    place = next((folder for folder in (home, *home.parents) if folder.is_dir()), None)
    if place is None:
        yield Finding("home", Fitness.UNFIT, str(home), "home_refused", (("detail", "-"),))
        return
    try:
        with tempfile.TemporaryDirectory(prefix=".fumikura-", dir=place) as name:
            for content in (b"1", b"2"):
                replace_file(Path(name) / "CURRENT", content)
        free = shutil.disk_usage(place).free
    except OSError as error:
        yield Finding("home", Fitness.UNFIT, str(home), "home_refused", (("detail", cause_of(error)),))
        return
    yield Finding("home", Fitness.FIT, str(home))
    is_little = free < _LITTLE_SPACE
    yield Finding("space", Fitness.LESS if is_little else Fitness.FIT, _size(free), "space_little" if is_little else "")


def _size(count: int) -> str:
    return f"{count / (1 << 30):,.1f} GB"
