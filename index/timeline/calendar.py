"""Events as a calendar that other programs read (RFC 5545, .ics)."""

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar import Event as CalendarEntry

from corpus.messages import Language
from index.render import file_name, shown_sections
from index.timeline.events import Event
from index.timeline.machine import event_id
from index.timeline.text import event_place

_JAPAN = ZoneInfo("Asia/Tokyo")
_DAY = dt.timedelta(days=1)


def calendar(events: Iterable[Event], language: Language, *, now: dt.datetime) -> bytes:
    """The calendar's bytes. ``now`` is when it is made, with its time zone.

    An event is all day unless its text names a time of its one day. One that is open stands on the day that is known.
    """
    made = Calendar()
    made.add("prodid", "-//Fumikura//fumikura events//JA")
    made.add("version", "2.0")
    for event in events:
        made.add_component(_entry(event, language, now))
    made.add_missing_timezones()
    return bytes(made.to_ical())


def _entry(event: Event, language: Language, now: dt.datetime) -> CalendarEntry:
    entry = CalendarEntry()
    entry.add("uid", f"{event_id(event)}@fumikura")
    entry.add("dtstamp", now.astimezone(dt.UTC))
    entry.add("summary", event.cells[0] if event.cells else event.when.surface)
    entry.add("description", "\n".join(_description(event, language)))
    first, last = event.first_known, event.when.last or event.first_known
    time = event.when.time
    if time is not None and first == last:
        entry.add("dtstart", dt.datetime.combine(first, time.first, _JAPAN))
        if time.last is not None and time.last > time.first:
            entry.add("dtend", dt.datetime.combine(first, time.last, _JAPAN))
    else:
        entry.add("dtstart", first)
        entry.add("dtend", last + _DAY)
    return entry


def _description(event: Event, language: Language) -> list[str]:
    """What happened in full, the date as written, and where it is written."""
    section = shown_sections(event.hit.passage.section)
    place = " ".join(filter(None, (file_name(event.hit), event_place(event, language))))
    lines = (*event.cells, event.when.surface, section, place)
    return [line for line in lines if line]
