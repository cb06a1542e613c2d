"""From what was typed to the events of all that it finds."""

import datetime as dt
from contextlib import closing
from dataclasses import replace

from corpus.messages import Language, message
from corpus.settings import Settings
from corpus.store import Store
from corpus.values import value
from index.answering import Answering, OpenArchive, QueryAnswer
from index.parsing import parse_query
from index.query import DateWithin, Query, Word, dates_of, words_of
from index.render import quoted
from index.search import Wanted
from index.timeline.events import Choice, Event, EventForm, events


@value
class Timeline:
    """The events of an answer in their order; ``answer`` is what they were found in."""

    answer: QueryAnswer
    events: tuple[Event, ...]

    def text(self, language: Language, *, width: int) -> str:
        """For a person, at most ``width`` columns wide."""
        from index.timeline.text import timeline_lines

        head = message("events_count", language, query=self._asked(language), total=f"{len(self.events):,}")
        return "".join(f"{line}\n" for line in (head, *timeline_lines(self.events, language, width=width)))

    def nothing(self, language: Language, *, width: int) -> str:
        """What to say where there are no events."""
        if not self.answer.results.total:
            return self.answer.text(language, width=width, has_colour=False)
        return message("events_none", language, query=self._asked(language)) + "\n"

    def json(self) -> str:
        """One JSON object a line and event."""
        from index.timeline.machine import json_lines

        return "".join(f"{line}\n" for line in json_lines(self.events))

    def csv(self) -> str:
        """A header and one row an event, formulas neutralised."""
        from corpus.export import guard_formula
        from corpus.export.csv_text import csv_text
        from index.timeline.machine import csv_rows

        return csv_text(csv_rows(self.events, guard=guard_formula))

    def calendar(self, language: Language, *, now: dt.datetime) -> bytes:
        """An iCalendar file, made ``now``."""
        from index.timeline.calendar import calendar

        return calendar(self.events, language, now=now)

    def _asked(self, language: Language) -> str:
        asked = self.answer.query.text
        if not asked:
            return ""
        return quoted(asked, language) + ("　" if language is Language.JA else ": ")


def find_events(
    text: str, store: Store, settings: Settings, how: Answering, *, forms: frozenset[EventForm], with_years: bool
) -> Timeline:
    """The events of a query; raises as ``timeline`` does."""
    with closing(OpenArchive(store, settings)) as archive:
        return timeline(text, archive, how, forms=forms, with_years=with_years)


def timeline(
    text: str, archive: OpenArchive, how: Answering, *, forms: frozenset[EventForm], with_years: bool
) -> Timeline:
    """The events of everything that a query finds, or of the whole archive where it asks for nothing.

    Where it names periods, those within them. Raises UsageError where the query is malformed, IndexUnavailableError
    where there is no index.
    """
    if text.strip() or how.filters:
        query = parse_query(text, reference=how.reference, any_word=how.any_word, filters=how.filters)
    else:
        query = Query("", DateWithin(None, None), reference=how.reference)
    everything = replace(how, wanted=Wanted(limit=None, with_matches=False, is_substring=how.wanted.is_substring))
    answer = archive.ask(query, everything)
    choice = Choice(forms, _periods(query), with_years)
    return Timeline(answer, events(answer.results.hits, choice))


def _periods(query: Query) -> tuple[DateWithin, ...]:
    """The periods that a query names, as a field or as a word that is a date; none where it names all time."""
    dated = (word.date for word in words_of(query.root) if isinstance(word, Word) and word.date is not None)
    named = (*dates_of(query.root), *(DateWithin(date.first, date.last) for date in dated))
    return tuple(period for period in named if period != DateWithin(None, None))
