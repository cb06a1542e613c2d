"""Dates for Japanese eyes: 令和7年4月16日（2025-04-16）."""

import datetime as dt

from wareki import intervals
from wareki.eras import ERAS, era_of
from wareki.span import DateSpan, Flag, Precision

_OPEN_END, _OPEN_START = "以降", "以前"
_NOTES = {
    Flag.IMPOSSIBLE: "暦にない日付",
    Flag.INCOMPLETE: "年が分からない日付",
    Flag.ERA_MISMATCH: "元号の期間外",
    Flag.CALENDAR_MISMATCH: "和暦と西暦の不一致",
    Flag.WEEKDAY_MISMATCH: "曜日の不一致",
    Flag.INFERRED: "文脈から補完",
    Flag.APPROX: "おおよそ",
    Flag.LUNISOLAR: "旧暦",
}


def format_year(day: dt.date) -> str:
    """The year of ``day`` in its era: 令和7年, 令和元年; before 1868-01-25 the Gregorian year."""
    era = era_of(day)
    if era is None:
        return f"{day.year}年"
    number = day.year - era.first.year + 1
    return f"{era.name}{'元' if number == 1 else number}年"


def format_wareki(day: dt.date) -> str:
    """令和7年4月16日."""
    return f"{format_year(day)}{day.month}月{day.day}日"


def _format_fiscal_year(day: dt.date) -> str:
    """The fiscal year of ``day``. That of 2019 is called 令和元年度, although it began in Heisei."""
    year = intervals.fiscal_year_of(day)
    named_by = ERAS[-1].first if year == ERAS[-1].first.year else dt.date(year, intervals.APRIL, 1)
    return f"{format_year(named_by)}度"


def _plain(first: dt.date, last: dt.date, precision: Precision) -> tuple[str, str]:
    """A closed interval in wareki and in ISO form, as short as its unit allows."""
    if first == last:
        return format_wareki(first), first.isoformat()
    if precision is Precision.MONTH and (first, last) == intervals.month(first.year, first.month):
        return f"{format_year(first)}{first.month}月", f"{first:%Y-%m}"
    if precision is Precision.FISCAL_YEAR and (first, last) == intervals.year(first.year, fiscal=True):
        return _format_fiscal_year(first), f"{first}～{last}"
    if precision is Precision.YEAR and (first, last) == intervals.year(first.year, fiscal=False):
        return format_year(last), f"{first.year}"
    return f"{_end(first, precision)}～{_end(last, precision)}", f"{first}～{last}"


def _end(day: dt.date, precision: Precision) -> str:
    """One end of a range, as fine as it was written."""
    if precision is Precision.MONTH:
        return f"{format_year(day)}{day.month}月"
    if precision is Precision.FISCAL_YEAR:
        return _format_fiscal_year(day)
    if precision is Precision.YEAR:
        return format_year(day)
    return format_wareki(day)


def format_span(span: DateSpan) -> str:
    """The span in both calendars: 令和7年7月16日～令和7年7月30日（2025-07-16～2025-07-30）.

    An open one is 令和7年8月以降（2025-08-01～）. A span without an interval is shown as it was written, with the
    reason.
    """
    if span.first is None and span.last is None:
        reason = "、".join(_NOTES[flag] for flag in Flag if flag in span.flags)
        written = "".join(span.surface.split())
        return f"{written}（{reason}）" if reason else written
    if span.first is not None and span.last is not None:
        wareki, iso = _plain(span.first, span.last, span.precision)
        return f"{wareki}（{iso}）"
    if span.first is not None:
        return f"{_end(span.first, span.precision)}{_OPEN_END}（{span.first}～）"
    assert span.last is not None  # noqa: S101  (the two cases above)
    return f"{_end(span.last, span.precision)}{_OPEN_START}（～{span.last}）"


def format_days(first: dt.date | None, last: dt.date | None) -> str:
    """A period, to the day: 令和7年4月1日～令和8年3月31日（2025-04-01～2026-03-31）; None: open on that side."""
    return format_span(DateSpan(first, last, Precision.DAY, "", 0, 0))


def describe(span: DateSpan) -> str:
    """One line about a span for a terminal: surface, interval, precision and flags, parted by tabs."""
    first, last = span.first or "", span.last or ""
    interval = f"{first}" if first == last else f"{first}～{last}"
    flags = " ".join(sorted(flag.value for flag in span.flags))
    return "\t".join((" ".join(span.surface.split()), interval, span.precision.value, flags)).rstrip("\t")
