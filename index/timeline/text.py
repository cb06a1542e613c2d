"""Events as text for a person: a heading a month, and under it what happened, with the page to turn to."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby

from corpus.messages import Language, message
from corpus.width import clip, display_width, pad
from index.render import file_name, place_text
from index.timeline.events import Event, EventForm
from wareki.display import format_year
from wareki.span import DateSpan, Precision

_INDENT = "  "
_WEEKDAYS = "月火水木金土日"
_WIDEST_DAYS = 34


def timeline_lines(events: Iterable[Event], language: Language, *, width: int) -> Iterator[str]:
    """A heading for each month, then two lines an event: its days and what happened; where that is written."""
    for first, group in groupby(events, key=lambda event: event.first_known.replace(day=1)):
        listed = [(short_days(event.when, language), event) for event in group]
        yield ""
        yield month_title(first, language)
        column = min(_WIDEST_DAYS, max(display_width(days) for days, _ in listed)) + 2
        for days, event in listed:
            room = width - len(_INDENT) - column
            head = days if display_width(days) < column else f"{days} "
            what = clip(named(event, language), max(room - max(0, display_width(head) - column), 20))
            yield f"{_INDENT}{pad(head, max(column, display_width(head)))}{what}"
            yield f"{_INDENT}{' ' * column}{clip(_place(event, language), room)}"


def month_title(day: dt.date, language: Language) -> str:
    """The month of a day: 令和7年7月（2025-07）."""
    return f"{format_year(day)}{day.month}月（{day:%Y-%m}）" if language is Language.JA else f"{day:%B %Y}"


def short_days(span: DateSpan, language: Language) -> str:
    """The days of an event under the heading of its month: 12月16日(月)～令和7年1月15日(水), 8月～."""
    if language is Language.EN:
        return str(span.first) if span.first == span.last else f"{span.first or ''}～{span.last or ''}"
    is_fine = span.precision is not Precision.MONTH
    if span.first is None or span.last is None:
        known = span.first or span.last
        assert known is not None  # noqa: S101 - an event has an interval
        end = _end(known, known, is_fine=is_fine)
        return f"{end}～" if span.last is None else f"～{end}"
    first = _end(span.first, span.first, is_fine=is_fine)
    last = _end(span.last, span.first, is_fine=is_fine)
    return first if span.first == span.last or first == last else f"{first}～{last}"


def _end(day: dt.date, beside: dt.date, *, is_fine: bool) -> str:
    """One end of an interval: the year only where it is not that of the other end."""
    year = "" if day.year == beside.year else format_year(day)
    return f"{year}{day.month}月" + (f"{day.day}日({_WEEKDAYS[day.weekday()]})" if is_fine else "")


def named(event: Event, language: Language) -> str:
    """What happened, on one line, behind the word for a meeting or who says so."""
    if event.form is EventForm.MEETING:
        return f"【{message('event_meeting', language)}】{event.what}"
    speaker = event.hit.passage.person or event.hit.passage.speaker
    if event.form is EventForm.UTTERANCE and speaker and not event.what.lstrip("○〇◯●").startswith(speaker):
        return f"{speaker}：{event.what}"
    return event.what


def event_place(event: Event, language: Language) -> str:
    """The page to turn to; "" for a meeting, which is its whole document."""
    return "" if event.form is EventForm.MEETING else place_text(event.hit.passage.locator, language)


def _place(event: Event, language: Language) -> str:
    name = file_name(event.hit)
    return " ".join(filter(None, (event_place(event, language), f"［{name}］" if name else "")))
