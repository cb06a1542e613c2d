"""Minutes as JSON: the facts of the meeting and its utterances."""

import json
from collections.abc import Iterable

from corpus.export.minutes_rows import UtteranceRow
from corpus.meeting import Attendee, Meeting
from corpus.model import Document, Paragraph, Utterance


def minutes_json(document: Document, rows: Iterable[UtteranceRow], *, name: str) -> str:
    """One object: ``document``, ``source_sha256``, ``title``, ``date``, ``meeting``, ``utterances``, ``stage``.

    Utterances have the columns of the CSV; ``certain`` is a boolean, ``answered_by`` an array, what is unknown null
    or "". ``stage`` are the notes of what happened between the remarks, with the number of the turn that they follow.
    """
    date = document.date
    content = {
        "document": name,
        "source_sha256": document.digest,
        "extractor": document.fingerprint,
        "title": document.title,
        "date": date.first.isoformat() if date is not None and date.first else None,
        "meeting": meeting_object(document.meeting) if document.meeting is not None else None,
        "utterances": [_utterance(row) for row in rows],
        "stage": list(_stage(document)),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def meeting_object(meeting: Meeting) -> dict[str, object]:
    """What the minutes say of their meeting."""
    return {
        "name": meeting.name,
        "number": meeting.number,
        "place": meeting.place,
        "begins": meeting.begins.strftime("%H:%M") if meeting.begins is not None else None,
        "ends": meeting.ends.strftime("%H:%M") if meeting.ends is not None else None,
        "people": [_person(person) for person in meeting.people],
        "agenda": list(meeting.agenda),
        "handouts": [{"number": handout.number, "title": handout.title} for handout in meeting.handouts],
        "resolutions": [
            {"text": resolution.text, "agenda": resolution.agenda, "block": resolution.block}
            for resolution in meeting.resolutions
        ],
    }


def _person(person: Attendee) -> dict[str, str]:
    return {
        "name": person.name,
        "role": person.role,
        "group": person.group,
        "affiliation": person.affiliation,
        "presence": person.presence.value,
        "proxy_for": person.proxy_for,
    }


def _utterance(row: UtteranceRow) -> dict[str, object]:
    return {
        "page": row.page,
        "agenda": row.agenda,
        "n": row.n,
        "id": row.id,
        "speaker": row.speaker,
        "role": row.role,
        "person": row.person,
        "certain": row.is_certain,
        "kind": row.kind,
        "answers_to": row.answers_to or None,
        "answered_by": list(row.answered_by),
        "text": row.text,
    }


def _stage(document: Document) -> Iterable[dict[str, object]]:
    count = turn = 0
    for block in document.blocks():
        if isinstance(block, Paragraph) and block.is_stage:
            yield {"after": count, "page": block.locator.page, "text": block.text}
        elif isinstance(block, Utterance) and block.turn != turn:
            count, turn = count + 1, block.turn
