"""What a hit says about its document."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from corpus.model import IssueCode, Kind
from wareki.span import DateSpan


@dataclass(frozen=True, slots=True)
class DocumentHeader:
    """What a hit says about its document. ``paths``: every copy, sorted; () while it is not published.

    ``meeting`` is the name of the meeting that it is about, or "". ``recognised``: page → confidence in percent, of the
    pages whose text was read from a picture.
    """

    digest: str
    title: str
    kind: Kind
    date: DateSpan | None
    paths: tuple[str, ...]
    meeting: str = ""
    recognised: Mapping[int, int] = field(default_factory=dict)


def header_of(connection: sqlite3.Connection, digest: str, date: DateSpan | None) -> DocumentHeader | None:
    """The header of a document of this date; None where there is no such document."""
    row = connection.execute("SELECT title, kind, meeting_name FROM documents WHERE digest = ?", (digest,)).fetchone()
    if row is None:
        return None
    found = connection.execute("SELECT path FROM sources WHERE digest = ? ORDER BY path", (digest,))
    paths = tuple(path for (path,) in found)
    # a paper that does not say its title goes by the name of its file, wherever that is moved to
    title = row[0] or (PurePath(paths[0]).stem if paths else "")
    return DocumentHeader(digest, title, Kind(row[1]), date, paths, row[2] or "", _recognised(connection, digest))


def _recognised(connection: sqlite3.Connection, digest: str) -> dict[int, int]:
    rows = connection.execute(
        "SELECT page, arguments FROM issues WHERE digest = ? AND code = ?", (digest, IssueCode.PAGE_RECOGNISED.value)
    )
    return {int(page): int(json.loads(arguments)["confidence"]) for page, arguments in rows}
