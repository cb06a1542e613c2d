"""Hits → events. Pure functions.

A table row happens on the dates of its first cell that says a date and little else; a row without such a cell, a
remark or a paragraph on the dates that it names; a meeting on the day of its minutes.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum

from corpus.date_cells import is_mostly_dates
from corpus.model import Hit, Kind, Locator, Passage, PassageForm, PassageKey
from corpus.values import value
from index.passages import CELL_SEPARATOR
from index.query import DateWithin
from index.render import plain_text
from index.snippet import excerpt, overlaps
from wareki.span import DateSpan, Precision

_EXCERPT = 120  # characters around a date in running text
_BETWEEN_CELLS = " ｜ "
_TO_THE_MONTH = frozenset((Precision.DAY, Precision.WEEK, Precision.TEN_DAYS, Precision.HALF_MONTH, Precision.MONTH))


Dated = tuple[DateSpan, tuple[str, ...]]
"""A date of a passage, and what is said of it."""


class EventForm(StrEnum):
    """Where an event was found."""

    ROW = "row"  # of a table
    UTTERANCE = "utterance"
    MEETING = "meeting"  # of which there are minutes
    TEXT = "text"  # a paragraph, heading or note


@value
class Event:
    """Something that happened, or will. ``when`` has an interval.

    ``cells`` are what a row says besides; of anything else the sentences around the date, or the meeting's title.
    ``hit`` is where it was found (for a meeting: its document, nowhere in particular), and ``number`` counts the events
    of one hit from 1; a meeting has 0.
    """

    when: DateSpan
    form: EventForm
    cells: tuple[str, ...]
    hit: Hit
    number: int

    @property
    def first_known(self) -> dt.date:
        """The first day; where it is open, the last."""
        known = self.when.first or self.when.last
        assert known is not None  # noqa: S101 - it has an interval
        return known

    @property
    def dated(self) -> DateSpan:
        """When it is sought: what is only known to end (8月末まで) counts at its end, not at all times before."""
        return replace(self.when, first=self.first_known)

    @property
    def what(self) -> str:
        """What happened, on one line."""
        return _BETWEEN_CELLS.join(self.cells)


@value
class Choice:
    """Which events: those of these forms that have a day in common with one of the periods, if there are any.

    Dates that name a quarter, a year or more are left out unless ``with_years``.
    """

    forms: frozenset[EventForm]
    periods: tuple[DateWithin, ...] = ()
    with_years: bool = False

    def includes(self, event: Event) -> bool:
        """Whether it is one of them."""
        return (
            event.form in self.forms
            and event.when.has_interval
            and (self.with_years or event.when.precision in _TO_THE_MONTH)
            and (not self.periods or any(overlaps(event.dated, period) for period in self.periods))
        )


def events(hits: Iterable[Hit], choice: Choice) -> tuple[Event, ...]:
    """The events of the hits in the order of their first days; what began earlier comes first, then what ended earlier.

    A meeting is there once, however many of its remarks were found.
    """
    found = [event for event in _all_events(hits) if choice.includes(event)]
    return tuple(sorted(found, key=_order))


def _order(event: Event) -> tuple[dt.date, dt.date, str, int, int, int]:
    key = event.hit.passage.key
    path = event.hit.paths[0] if event.hit.paths else ""
    return event.first_known, event.when.last or dt.date.max, path, key.block, key.row or 0, event.number


def _all_events(hits: Iterable[Hit]) -> Iterator[Event]:
    meetings: set[str] = set()
    for hit in hits:
        digest = hit.passage.key.document
        if hit.kind is Kind.MINUTES and hit.document_date is not None and digest not in meetings:
            meetings.add(digest)
            whole = Passage(PassageKey(digest, 0), PassageForm.HEADING, hit.title, Locator())
            yield Event(hit.document_date, EventForm.MEETING, (hit.title,), replace(hit, passage=whole), 0)
        if hit.passage.dates:
            yield from _said(hit)


def _said(hit: Hit) -> Iterator[Event]:
    passage = hit.passage
    match passage.form:
        case PassageForm.TABLE_ROW:
            form, dated = EventForm.ROW, _of_row(passage)
        case PassageForm.UTTERANCE:
            form, dated = EventForm.UTTERANCE, _of_text(passage)
        case _:
            form, dated = EventForm.TEXT, _of_text(passage)
    for number, (date, cells) in enumerate(dated, 1):
        yield Event(date, form, cells, hit, number)


def _of_text(passage: Passage) -> Iterator[Dated]:
    return ((date, (_around(passage.text, date),)) for date in passage.dates)


def _of_row(row: Passage) -> Iterator[Dated]:
    """The dates of the first cell that says when, with the other cells; else each date, named by the row's label."""
    placed = tuple(_cells(row))
    texts = [plain_text(text).strip() for text, _ in placed]
    for number, (text, dates) in enumerate(placed):
        if is_mostly_dates(text, dates):
            others = tuple(filter(None, (*texts[:number], *texts[number + 1 :])))
            return ((date, others) for date in dates)
    label = next((number for number, text in enumerate(texts) if any(map(str.isalpha, text))), 0)
    return (
        (date, (*(() if number == label else (texts[label],)), _around(text, date)))
        for number, (text, dates) in enumerate(placed)
        for date in dates
    )


def _cells(row: Passage) -> Iterator[tuple[str, tuple[DateSpan, ...]]]:
    """The texts of a row's cells, each with its dates, whose offsets count in it."""
    begin = 0
    for text in row.text.split(CELL_SEPARATOR):
        end = begin + len(text)
        inside = (date for date in row.dates if begin <= date.begin < end)
        yield text, tuple(replace(date, begin=date.begin - begin, end=date.end - begin) for date in inside)
        begin = end + len(CELL_SEPARATOR)


def _around(text: str, date: DateSpan) -> str:
    """The sentences around a date."""
    shown = excerpt(text, ((date.begin, date.end),), _EXCERPT)
    return f"{'…' if shown.is_cut_before else ''}{plain_text(shown.text)}{'…' if shown.is_cut_after else ''}"
