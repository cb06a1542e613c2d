"""From what a phrase says to the days it means, with the help of the context."""

import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from wareki import intervals
from wareki.context import Anchor, Context
from wareki.eras import GREGORIAN_FROM, Era, era_of_next
from wareki.intervals import APRIL, Interval
from wareki.partial import Base, Part, Partial, Unit
from wareki.span import Flag, Precision
from wareki.unit_days import days_of

REFERENCE = "reference date"
_SOON = 15


class Resolved(NamedTuple):
    """The days meant (None: none, see flags), and the anchor for dates that follow."""

    days: Interval | None
    precision: Precision
    flags: frozenset[Flag]
    inferred_from: str
    anchor: Anchor | None


class _Year(NamedTuple):
    """A year found for a phrase, and where it came from ("" = the phrase itself)."""

    number: int
    fiscal: bool
    source: str = ""


_PRECISIONS = {
    Part.TEN_DAYS: Precision.TEN_DAYS,
    Part.QUARTER: Precision.QUARTER,
    Part.SEASON: Precision.SEASON,
    Part.END: Precision.DAY,
    Part.WEEK: Precision.WEEK,
    Part.WEEKDAY: Precision.DAY,
    Part.WEEK_OF_DAY: Precision.WEEK,
}


def precision_of(partial: Partial) -> Precision:
    """How finely a phrase is written."""
    if partial.part is Part.HALF:
        return Precision.HALF if partial.month is None else Precision.HALF_MONTH
    if partial.part is not None:
        return _PRECISIONS[partial.part]
    if partial.day is not None:
        return Precision.DAY
    if partial.month is not None:
        return Precision.MONTH
    unit = partial.relative.unit if partial.relative else None
    if unit in (Unit.DAY, Unit.MONTH, Unit.WEEK):
        return Precision(unit.value)
    if partial.decade:
        return Precision.DECADE
    return Precision.FISCAL_YEAR if partial.fiscal or unit is Unit.FISCAL_YEAR else Precision.YEAR


def resolve(partial: Partial, context: Context) -> Resolved | None:
    """The days that ``partial`` means in ``context``; None where it means nothing there (a bare 27日 without a date
    before it is no date)."""
    inherited = context.last.era if context.last is not None and not partial.western else None
    if partial.says_year:
        return _resolved(partial, _written_year(partial), partial.era or inherited)
    filled = _fill(partial, context)
    if filled is None:
        return None
    partial, year = filled
    if year is None:
        if partial.day is None and partial.relative is None and not _never_possible(partial):
            return None  # a month of an unknown year
        flags = {Flag.IMPOSSIBLE} if _never_possible(partial) else {Flag.INCOMPLETE}
        return Resolved(None, precision_of(partial), frozenset(flags), "", None)
    return _resolved(partial, year, partial.era or inherited)


@lru_cache(maxsize=8192)
def _resolved(partial: Partial, year: _Year, era: Era | None) -> Resolved:
    """The days of a phrase whose year is known; later dates lean on its ``era``."""
    precision = precision_of(partial)
    flags = {Flag.INFERRED} if year.source else set()
    calendar_year = year.number
    if year.fiscal and partial.month is not None and partial.month < APRIL:
        calendar_year += 1
    if partial.year is not None and partial.year < 1 and not partial.western:
        return Resolved(None, precision, frozenset(flags | {Flag.IMPOSSIBLE}), year.source, None)
    try:
        days = days_of(partial, calendar_year, fiscal=year.fiscal)
    except (ValueError, OverflowError):
        return Resolved(None, precision, frozenset(flags | {Flag.IMPOSSIBLE}), year.source, None)
    flags |= _calendar_flags(partial, year, days)
    only_day = days[0] == days[1]
    anchor = Anchor(
        year=days[0].year if only_day else calendar_year,
        month=partial.month if partial.month is not None else (days[0].month if only_day else None),
        day=days[0].day if only_day else None,
        fiscal_year=year.number if year.fiscal and partial.month is None else None,
        era=era,
        surface="",
    )
    return Resolved(days, precision, frozenset(flags), year.source, anchor)


def _never_possible(partial: Partial) -> bool:
    if partial.month is None:
        return False
    try:
        days_of(partial._replace(relative=None), 2000, fiscal=False)
    except ValueError:
        return True
    return False


def _fill(partial: Partial, context: Context) -> tuple[Partial, _Year | None] | None:
    """The phrase with month and day filled in, and its year. (partial, None): a date, but of no known year."""
    if partial.relative is not None:
        return _fill_relative(partial, context)
    if partial.year is not None:
        return _fill_era(partial, context)
    if partial.month is not None:
        return partial, _year_of_bare_month(partial, context)
    anchor = context.last
    if partial.day is not None and anchor is not None and anchor.month is not None and anchor.year is not None:
        return partial._replace(month=anchor.month), _Year(anchor.year, False, anchor.surface)
    return None


def _written_year(partial: Partial) -> _Year:
    assert partial.year is not None  # noqa: S101  (says_year)
    number = partial.year if partial.era is None else partial.era.calendar_year(partial.year)
    return _Year(number, partial.fiscal)


def _fill_era(partial: Partial, context: Context) -> tuple[Partial, _Year | None] | None:
    """A year without an era: the era comes from the header, the date before or the document's date."""
    era, source = context.era, context.era_source
    if context.last is not None and context.last.era is not None:
        era, source = context.last.era, context.last.surface
    if era is None:
        return None
    if context.last is not None and context.last.era is era and partial.year is not None:
        era = era_of_next(era, partial.year, context.last.year)
    whole = partial._replace(era=era)
    if partial.month is None and not partial.fiscal and not partial.decade and not _follows(whole, context.last):
        return None
    return whole, _written_year(whole)._replace(source=source or era.name)


def _follows(partial: Partial, last: Anchor | None) -> bool:
    """Whether a year without an era (57年) is one of the next after the year before it, in the same era."""
    if last is None or last.year is None or partial.era is None or last.era is not partial.era:
        return False
    year = _written_year(partial).number
    return 0 < year - last.year <= _SOON and partial.era.covers_any(*intervals.year(year, fiscal=False))


def _year_of_bare_month(partial: Partial, context: Context) -> _Year | None:
    """9月3日 falls in the year of the heading or of the date before; else in the one nearest to the reference."""
    month = partial.month or 1
    scope = context.scope
    if scope is not None and scope.fiscal_year is not None:
        return _Year(scope.fiscal_year, True, scope.surface)
    last = context.last if context.last is not None and context.last.year is not None else scope
    if last is not None and last.year is not None:
        over_new_year = last.month is not None and last.month - month >= 6
        return _Year(last.year + over_new_year, False, last.surface)
    reference = context.reference
    if reference is None:
        return None
    months_ahead = (month - reference.month + 6) % 12 - 6
    return _Year(reference.year + (reference.month - 1 + months_ahead) // 12, False, REFERENCE)


def _fill_relative(partial: Partial, context: Context) -> tuple[Partial, _Year | None] | None:
    relative = partial.relative
    assert relative is not None  # noqa: S101  (the caller looked)
    if relative.base is Base.REFERENCE:
        return _from_reference(partial, context.reference)
    anchor = context.last
    if relative.unit is Unit.FISCAL_YEAR:
        base = _fiscal_base(context)
        return None if base is None else (partial, _Year(base[0] + relative.offset, True, base[1]))
    if relative.unit is Unit.YEAR:
        anchor = context.last_calendar or context.last
        if anchor is None or anchor.year is None:
            if context.reference is None:
                return None
            return partial, _Year(context.reference.year + relative.offset, False, REFERENCE)
        return partial, _Year(anchor.year + relative.offset, False, anchor.surface)
    if anchor is None or anchor.year is None:
        return None
    if relative.unit is Unit.FIELD:
        return _fill_field(partial, anchor, following=relative.offset > 0)
    if anchor.month is None:
        return None
    if relative.unit is Unit.MONTH:
        year, month = _shift_months(anchor.year, anchor.month, relative.offset)
        return partial._replace(month=month), _Year(year, False, anchor.surface)
    if anchor.day is None:
        return None
    found = _days_later(dt.date(anchor.year, anchor.month, anchor.day), relative.offset)
    if found is None:
        return None
    return partial._replace(month=found.month, day=found.day), _Year(found.year, False, anchor.surface)


def _fiscal_base(context: Context) -> tuple[int, str] | None:
    for anchor in (context.last, context.scope):
        if anchor is None:
            continue
        if anchor.fiscal_year is not None:
            return anchor.fiscal_year, anchor.surface
        if anchor.year is not None:
            before_april = anchor.month is not None and anchor.month < APRIL
            return anchor.year - before_april, anchor.surface
    if context.reference is not None:
        return intervals.fiscal_year_of(context.reference), REFERENCE
    return None


def _from_reference(partial: Partial, reference: dt.date | None) -> tuple[Partial, _Year | None] | None:
    relative = partial.relative
    assert relative is not None  # noqa: S101  (the caller looked)
    if reference is None:
        return partial, None
    if relative.unit is Unit.FISCAL_YEAR:
        return partial, _Year(intervals.fiscal_year_of(reference) + relative.offset, True, REFERENCE)
    if relative.unit is Unit.YEAR:
        return partial, _Year(reference.year + relative.offset, False, REFERENCE)
    if relative.unit is Unit.MONTH:
        year, month = _shift_months(reference.year, reference.month, relative.offset)
        return partial._replace(month=month), _Year(year, False, REFERENCE)
    step = 7 if relative.unit is Unit.WEEK else 1
    found = _days_later(reference, step * relative.offset)
    if found is None:
        return None
    part = Part.WEEK_OF_DAY if relative.unit is Unit.WEEK else None
    return partial._replace(month=found.month, day=found.day, part=part), _Year(found.year, False, REFERENCE)


def _days_later(day: dt.date, count: int) -> dt.date | None:
    """None beyond the first and the last day that can be counted (0001-01-01, 9999-12-31)."""
    number = day.toordinal() + count
    return dt.date.fromordinal(number) if 1 <= number <= dt.date.max.toordinal() else None


def _fill_field(partial: Partial, anchor: Anchor, *, following: bool) -> tuple[Partial, _Year | None] | None:
    """同26年 (the era of the date before), 同9月, 同26日; 翌4月, 翌16日 (the next one after the date before)."""
    assert anchor.year is not None  # noqa: S101  (the caller looked)
    if partial.year is not None:
        if anchor.era is None:
            return None
        whole = partial._replace(era=anchor.era)
        return whole, _written_year(whole)._replace(source=anchor.surface)
    if partial.month is not None:
        later = following and (anchor.month is None or partial.month <= anchor.month)
        return partial, _Year(anchor.year + later, False, anchor.surface)
    if partial.day is None or anchor.month is None:
        return None
    year, month = anchor.year, anchor.month
    if following and anchor.day is not None and partial.day <= anchor.day:
        year, month = _shift_months(year, month, 1)
    return partial._replace(month=month), _Year(year, False, anchor.surface)


def _shift_months(year: int, month: int, offset: int) -> tuple[int, int]:
    count = year * 12 + month - 1 + offset
    return count // 12, count % 12 + 1


def _calendar_flags(partial: Partial, year: _Year, days: Interval) -> set[Flag]:
    flags: set[Flag] = set()
    if partial.era is not None:
        # A year counts by itself (平成31年, 令和元年), a month or a day by its own days.
        whole = intervals.year(year.number, fiscal=year.fiscal) if partial.month is None else days
        if not partial.era.covers_any(*whole) and days[0] >= GREGORIAN_FROM:
            flags.add(Flag.ERA_MISMATCH)
    if partial.also is not None and partial.also != year.number:
        flags.add(Flag.CALENDAR_MISMATCH)
    if days[0] < GREGORIAN_FROM:
        flags.add(Flag.LUNISOLAR)
    return flags
