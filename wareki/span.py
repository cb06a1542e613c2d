"""The one type of this package: a date expression, as the interval of days that it means."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Precision(StrEnum):
    """How finely a date was written. Of a range: the precision of its ends."""

    DAY = "day"
    WEEK = "week"
    TEN_DAYS = "ten_days"
    HALF_MONTH = "half_month"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    FISCAL_YEAR = "fiscal_year"
    DECADE = "decade"


class Flag(StrEnum):
    """What a reader of the date should know besides its interval."""

    IMPOSSIBLE = "impossible"  # no such day (R7.2.30): found, no interval
    INCOMPLETE = "incomplete"  # a bare 5月8日 without a year to count from: found, no interval
    ERA_MISMATCH = "era_mismatch"  # an era's name used outside its days (平成32年), resolved by counting on
    CALENDAR_MISMATCH = "calendar_mismatch"  # 令和7年(2024年): the two calendars disagree
    WEEKDAY_MISMATCH = "weekday_mismatch"
    INFERRED = "inferred"  # something was filled in from elsewhere (see DateSpan.inferred_from)
    APPROX = "approx"  # 頃, おおむね: the interval itself is not widened
    LUNISOLAR = "lunisolar"  # before 1873-01-01 Japan's calendar was not the Gregorian one


class TimeSpan(NamedTuple):
    """A time of day written beside a date (10:00~12:00). ``last`` is None where only a beginning was written."""

    first: dt.time
    last: dt.time | None = None


@dataclass(frozen=True, slots=True)
class DateSpan:
    """One date expression in a text.

    ``first`` and ``last`` are days of the Gregorian calendar, both inclusive. One of them None: open on that side.
    Both None: found, but without an interval (impossible or incomplete; ``flags`` says which).
    ``begin`` and ``end`` are code point offsets into the text given: ``text[begin:end] == surface``.
    ``inferred_from`` is the text (or "reference date") that supplied what the surface leaves out, else "".
    """

    first: dt.date | None
    last: dt.date | None
    precision: Precision
    surface: str
    begin: int
    end: int
    flags: frozenset[Flag] = field(default_factory=frozenset)
    time: TimeSpan | None = None
    inferred_from: str = ""

    @property
    def has_interval(self) -> bool:
        """Whether the expression means any days at all."""
        return self.first is not None or self.last is not None
