"""The days of what a phrase names, once its year is known."""

from wareki import intervals
from wareki.intervals import Interval
from wareki.partial import Part, Partial


def days_of(partial: Partial, year: int, *, fiscal: bool) -> Interval:
    """First and last day; ``year`` is that of the month, or the fiscal year. Raises ``ValueError`` for no such day."""
    month, which = partial.month, partial.ordinal
    if partial.decade:
        return intervals.decade(year)
    if month is None:
        return _days_of_year_part(partial, year, fiscal)
    if partial.day is not None:
        days = intervals.day(year, month, partial.day)
        return intervals.week_around(days[0]) if partial.part is Part.WEEK_OF_DAY else days
    match partial.part:
        case Part.TEN_DAYS:
            return intervals.ten_days(year, month, which)
        case Part.HALF:
            return intervals.half_month(year, month, which)
        case Part.WEEK:
            return intervals.week_of_month(year, month, which)
        case Part.WEEKDAY:
            return intervals.weekday_of_month(year, month, which, partial.weekday or 0)
        case Part.END:
            last = intervals.month(year, month)[1]
            return last, last
        case _:
            return intervals.month(year, month)


def _days_of_year_part(partial: Partial, year: int, fiscal: bool) -> Interval:
    match partial.part:
        case Part.HALF:
            return intervals.half(year, partial.ordinal, fiscal=fiscal)
        case Part.QUARTER:
            return intervals.quarter(year, partial.ordinal, fiscal=fiscal)
        case Part.SEASON:
            return intervals.season(year, partial.ordinal, fiscal=fiscal)
        case Part.END:
            last = intervals.year(year, fiscal=fiscal)[1]
            return last, last
        case _:
            return intervals.year(year, fiscal=fiscal)
