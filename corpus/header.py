"""What a hit says about its document."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath

from corpus.blocks import document_dates, in_parts
from corpus.model import IssueCode, Kind
from corpus.values import value
from wareki.span import DateSpan


@value
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
    meeting: str
    recognised: Mapping[int, int]


@value
class DocumentTitle:
    """What a published document is called, and its own date's interval (both None where it has none)."""

    digest: str
    title: str
    meeting: str
    first: dt.date | None
    last: dt.date | None


def titles_of(connection: sqlite3.Connection) -> tuple[DocumentTitle, ...]:
    """The titles of all published documents, in one pass."""
    rows = connection.execute(
        "SELECT digest, title, meeting_name, path, first, last FROM documents "
        "JOIN (SELECT digest, min(path) AS path FROM sources GROUP BY digest) USING (digest) "
        "LEFT JOIN (SELECT digest, first, last FROM dates WHERE block = -1) USING (digest)"
    )
    return tuple(
        DocumentTitle(digest, shown_title(title, path), meeting or "", _day(first), _day(last))
        for digest, title, meeting, path, first, last in rows
    )


def shown_title(title: str, path: str) -> str:
    """The title; a paper that does not say one goes by the name of its file, wherever that is moved to."""
    return title or PurePath(path).stem


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)


def headers_of(connection: sqlite3.Connection, digests: Iterable[str]) -> dict[str, DocumentHeader]:
    """The headers of those of the documents that there are."""
    headers: dict[str, DocumentHeader] = {}
    for some in in_parts(dict.fromkeys(digests)):
        headers |= _headers(connection, some)
    return headers


def newest_first(connection: sqlite3.Connection, most: int | None, *, of_meetings: bool) -> tuple[str, ...]:
    """The published documents that have a date, the newest first; ``of_meetings``: those with the name of a meeting.

    The index of dates is read from its end, and no document: the first few take no longer in a large archive.
    """
    rows = connection.execute(
        "SELECT digest FROM dates INDEXED BY dates_interval WHERE block = -1 AND first IS NOT NULL "
        "AND EXISTS (SELECT 1 FROM sources WHERE digest = dates.digest) "
        "AND (NOT ? OR EXISTS (SELECT 1 FROM documents WHERE digest = dates.digest AND meeting_name != '')) "
        "ORDER BY first DESC, digest DESC LIMIT ?",
        (of_meetings, -1 if most is None else most),
    )
    return tuple(digest for (digest,) in rows)


def _headers(connection: sqlite3.Connection, digests: Sequence[str]) -> Iterator[tuple[str, DocumentHeader]]:
    marks = ",".join("?" * len(digests))
    paths: dict[str, list[str]] = {}
    for digest, path in connection.execute(
        f"SELECT digest, path FROM sources WHERE digest IN ({marks}) ORDER BY path",  # noqa: S608 - question marks
        digests,
    ):
        paths.setdefault(digest, []).append(path)
    recognised: dict[str, dict[int, int]] = {}
    for digest, page, arguments in connection.execute(
        f"SELECT digest, page, arguments FROM issues WHERE digest IN ({marks}) AND code = ?",  # noqa: S608
        (*digests, IssueCode.PAGE_RECOGNISED.value),
    ):
        recognised.setdefault(digest, {})[int(page)] = int(json.loads(arguments)["confidence"])
    dates = document_dates(connection, digests)
    for digest, title, kind, meeting in connection.execute(
        f"SELECT digest, title, kind, meeting_name FROM documents WHERE digest IN ({marks})",  # noqa: S608
        digests,
    ):
        files = tuple(paths.get(digest, ()))
        shown = shown_title(title, files[0] if files else "")
        pages = recognised.get(digest, {})
        yield digest, DocumentHeader(digest, shown, Kind(kind), dates.get(digest), files, meeting or "", pages)
