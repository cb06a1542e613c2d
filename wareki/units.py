"""The calendar units that a date *says*, with a key for each: index terms for "papers that speak of July 2025"."""

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

from wareki import intervals
from wareki.span import DateSpan, Precision


class UnitKind(StrEnum):
    """A unit of the calendar."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    FISCAL_YEAR = "fiscal_year"


class NamedUnit(NamedTuple):
    """A day, month, calendar year or fiscal year. ``key`` is its canonical name: 2025-07-16, 2025-07, 2025, FY2025."""

    kind: UnitKind
    key: str


def _day(day: dt.date) -> NamedUnit:
    return NamedUnit(UnitKind.DAY, day.isoformat())


def _month(day: dt.date) -> NamedUnit:
    return NamedUnit(UnitKind.MONTH, f"{day.year:04}-{day.month:02}")


def _year(day: dt.date) -> NamedUnit:
    return NamedUnit(UnitKind.YEAR, f"{day.year:04}")


def _fiscal(day: dt.date) -> NamedUnit:
    return NamedUnit(UnitKind.FISCAL_YEAR, f"FY{intervals.fiscal_year_of(day):04}")


def named_units(span: DateSpan) -> tuple[NamedUnit, ...]:
    """The units that the two ends of ``span`` name, without repetition, finest first.

    A day names itself, its month and its calendar year; a part of a month (上旬) the month and the year; 令和7年度 its
    fiscal year, 令和7年度下半期 too. A range names the units of both ends, an open one those of the end it has.
    """
    units: list[NamedUnit] = []
    for end in (span.first, span.last):
        if end is not None:
            units.extend(_units_of(end, span.precision))
    order = {kind: i for i, kind in enumerate(UnitKind)}
    return tuple(sorted(dict.fromkeys(units), key=lambda unit: order[unit.kind]))


def _units_of(end: dt.date, precision: Precision) -> tuple[NamedUnit, ...]:
    match precision:
        case Precision.DAY:
            return _day(end), _month(end), _year(end)
        case Precision.WEEK | Precision.TEN_DAYS | Precision.HALF_MONTH | Precision.MONTH:
            return _month(end), _year(end)
        case Precision.FISCAL_YEAR:
            return (_fiscal(end),)
        case Precision.YEAR | Precision.SEASON | Precision.DECADE:
            return (_year(end),)
        case Precision.QUARTER | Precision.HALF:
            return _year(end), _fiscal(end)
