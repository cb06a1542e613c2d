"""Calendar arithmetic: the first and last day of each unit that a date can name.

All functions return (first, last), both inclusive, and raise ``ValueError`` where there is no such unit.
"""

import calendar
import datetime as dt

Interval = tuple[dt.date, dt.date]
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
APRIL = 4
"""Japan's fiscal year runs from 1 April to 31 March."""


def day(year: int, month: int, day_of_month: int) -> Interval:
    """One day."""
    found = dt.date(year, month, day_of_month)
    return found, found


def month(year: int, month_of_year: int) -> Interval:
    """A calendar month."""
    first = dt.date(year, month_of_year, 1)
    leap = month_of_year == 2 and calendar.isleap(year)
    return first, dt.date(year, month_of_year, 29 if leap else _LENGTHS[month_of_year - 1])


def months(year: int, first_month: int, count: int) -> Interval:
    """``count`` months from ``first_month``, which may run past December."""
    start = year * 12 + first_month - 1
    stop = start + count - 1
    return dt.date(start // 12, start % 12 + 1, 1), month(stop // 12, stop % 12 + 1)[1]


def year(calendar_year: int, *, fiscal: bool) -> Interval:
    """A calendar year, or the fiscal year that begins in it."""
    return months(calendar_year, APRIL if fiscal else 1, 12)


def half(calendar_year: int, which: int, *, fiscal: bool) -> Interval:
    """First (1) or second (2) half of a year."""
    return months(calendar_year, (APRIL if fiscal else 1) + 6 * (which - 1), 6)


def quarter(calendar_year: int, which: int, *, fiscal: bool) -> Interval:
    """One of the four quarters of a year."""
    return months(calendar_year, (APRIL if fiscal else 1) + 3 * (which - 1), 3)


def season(calendar_year: int, which: int, *, fiscal: bool) -> Interval:
    """Spring (0) is March to May, winter (3) December to February. A fiscal year's spring begins with it, in April."""
    if fiscal and which == 0:
        return months(calendar_year, APRIL, 2)
    return months(calendar_year, 3 + 3 * which, 3)


def ten_days(calendar_year: int, month_of_year: int, which: int) -> Interval:
    """上旬 (1) is the 1st to the 10th, 中旬 (2) to the 20th, 下旬 (3) to the end."""
    first, last = month(calendar_year, month_of_year)
    begin = first.replace(day=10 * which - 9)
    return begin, last if which == 3 else first.replace(day=10 * which)


def half_month(calendar_year: int, month_of_year: int, which: int) -> Interval:
    """The 1st to the 15th, or the 16th to the end."""
    first, last = month(calendar_year, month_of_year)
    return (first, first.replace(day=15)) if which == 1 else (first.replace(day=16), last)


def week_of_month(calendar_year: int, month_of_year: int, which: int) -> Interval:
    """The first week of a month is its days 1 to 7, and so on; the fifth ends with the month."""
    first, last = month(calendar_year, month_of_year)
    begin = first + dt.timedelta(days=7 * (which - 1))
    if begin > last:
        raise ValueError(f"{calendar_year}-{month_of_year} has no week {which}")
    return begin, min(last, begin + dt.timedelta(days=6))


def week_around(days: dt.date) -> Interval:
    """Monday to Sunday."""
    monday = days - dt.timedelta(days=days.weekday())
    return monday, monday + dt.timedelta(days=6)


def weekday_of_month(calendar_year: int, month_of_year: int, which: int, weekday: int) -> Interval:
    """The ``which``-th Monday (0) … Sunday (6) of a month."""
    first, last = month(calendar_year, month_of_year)
    found = first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
    if found > last:
        raise ValueError(f"{calendar_year}-{month_of_year} has no such day")
    return found, found


def decade(first_year: int) -> Interval:
    """Ten calendar years."""
    return dt.date(first_year, 1, 1), dt.date(first_year + 9, 12, 31)


def fiscal_year_of(days: dt.date) -> int:
    """The fiscal year that a day belongs to (2026-03-31: 2025)."""
    return days.year if days.month >= APRIL else days.year - 1
