"""Where the facts of a meeting are kept in corpus.db: some columns of ``documents`` and three tables of their own."""

import datetime as dt
import sqlite3
from typing import TYPE_CHECKING

from corpus.rows import Value, strings_from_json, strings_to_json

if TYPE_CHECKING:
    from corpus.meeting import Meeting

MEETING_COLUMNS = (
    "meeting_name",
    "meeting_number",
    "meeting_place",
    "meeting_attendees",
    "meeting_agenda",
    "meeting_begins",
    "meeting_ends",
)
MEETING_TABLES = ("attendees", "handouts", "resolutions")


def meeting_columns(meeting: "Meeting | None") -> tuple[Value, ...]:
    """The values of ``MEETING_COLUMNS``; all None without a meeting."""
    if meeting is None:
        return (None,) * len(MEETING_COLUMNS)
    return (
        meeting.name, meeting.number, meeting.place,
        strings_to_json(meeting.attendees), strings_to_json(meeting.agenda),
        _clock(meeting.begins), _clock(meeting.ends),
    )  # fmt: skip


def _clock(time: dt.time | None) -> str | None:
    return None if time is None else time.isoformat()


def put_meeting(connection: sqlite3.Connection, digest: str, meeting: "Meeting") -> None:
    """Write the rows of ``MEETING_TABLES``, within the caller's transaction."""
    connection.executemany(
        "INSERT INTO attendees VALUES (?,?,?,?,?,?,?,?)",
        [
            (digest, n, who.name, who.role, who.group, who.affiliation, who.presence.value, who.proxy_for)
            for n, who in enumerate(meeting.people)
        ],
    )
    connection.executemany(
        "INSERT INTO handouts VALUES (?,?,?,?)",
        [(digest, n, handout.number, handout.title) for n, handout in enumerate(meeting.handouts)],
    )
    connection.executemany(
        "INSERT INTO resolutions VALUES (?,?,?,?,?)",
        [(digest, n, decided.block, decided.agenda, decided.text) for n, decided in enumerate(meeting.resolutions)],
    )


def meeting_from(connection: sqlite3.Connection, digest: str) -> "Meeting | None":
    """The meeting of a stored document, equal to the one that was put."""
    from corpus.meeting import Attendee, Handout, Meeting, Presence, Resolution  # no search asks for it

    row = connection.execute(
        f"SELECT {', '.join(MEETING_COLUMNS)} FROM documents WHERE digest = ?",  # noqa: S608 - our own names
        (digest,),
    ).fetchone()
    if row is None or row[0] is None:
        return None
    name, number, place, attendees, agenda, begins, ends = row
    people = connection.execute(
        'SELECT name, role, "group", affiliation, presence, proxy_for FROM attendees '
        "WHERE digest = ? ORDER BY position",
        (digest,),
    )
    handouts = connection.execute("SELECT number, title FROM handouts WHERE digest = ? ORDER BY position", (digest,))
    resolutions = connection.execute(
        "SELECT text, agenda, block FROM resolutions WHERE digest = ? ORDER BY position", (digest,)
    )
    return Meeting(
        name=name,
        number=number,
        place=place,
        attendees=strings_from_json(attendees),
        agenda=strings_from_json(agenda),
        begins=None if begins is None else dt.time.fromisoformat(begins),
        ends=None if ends is None else dt.time.fromisoformat(ends),
        people=tuple(
            Attendee(name, role, group, affiliation, Presence(presence), proxy)
            for name, role, group, affiliation, presence, proxy in people
        ),
        handouts=tuple(Handout(*handout) for handout in handouts),
        resolutions=tuple(Resolution(*decided) for decided in resolutions),
    )
