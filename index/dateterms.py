"""Dates as terms, so that every engine can tell exactly whether two intervals overlap.

A calendar tree: century → decade → year → month → day, a node's name being a prefix of its children's. A span is
covered by the fewest nodes; indexed are those nodes (``c``) and all their ancestors (``a``). A query's interval is
covered likewise, and a node q of it meets a span if q is an ancestor of one of the span's nodes (``a:q``) or lies in
one of them (``c:`` q or an ancestor of q). The idea is Lucene's (LUCENE-5648, NumberRangePrefixTreeStrategy with
DateRangePrefixTree). Terms carry the width of their span as a digit, so that narrow dates can be put first.

Apart from that, ``s`` terms name the units that a date says (令和7年度 says fiscal year 2025, R7.7.16 its day, month
and year): ``wareki.named_units``.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache

from index.engine import Constant, Field, Node, Or, Term
from wareki.span import DateSpan, Precision
from wareki.units import NamedUnit, named_units

DATE_TERMS_VERSION = 1
FIRST_DAY = dt.date(1800, 1, 1)
LAST_DAY = dt.date(2199, 12, 31)
# days that a span of each width holds at most; the last two are "more" and "open"
_WIDTHS = (1, 10, 31, 92, 184, 366)
_MORE, _OPEN = 6, 7
_ALL_WIDTHS = range(8)
_UNITS = (Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.FISCAL_YEAR)


def date_terms(spans: Iterable[DateSpan]) -> frozenset[str]:
    """The terms of a passage that has these dates."""
    terms: set[str] = set()
    for span in spans:
        terms.update(f"s:{unit.key}" for unit in named_units(span))
        interval = clipped(span.first, span.last) if span.has_interval else None
        if interval is None:
            continue
        terms |= _interval_terms(*interval, _width(span))
    return frozenset(terms)


@lru_cache(maxsize=10_000)  # a report says 令和7年度 on every page
def _interval_terms(first: dt.date, last: dt.date, width: int) -> frozenset[str]:
    terms: set[str] = set()
    for node in cover(first, last):
        terms.add(f"c{width}:{node}")
        terms.update(f"a{width}:{ancestor}" for ancestor in lineage(node))
    return frozenset(terms)


def says(span: DateSpan) -> Node:
    """Passages with a date that says the unit which ``span`` (of a query) names."""
    unit = said_unit(span)
    return Or(()) if unit is None else Term(Field.DATE, f"s:{unit.key}")


def said_unit(span: DateSpan) -> NamedUnit | None:
    """The one day, month, year or fiscal year that a date is; None for a range, an open one, a part of a month."""
    if span.first is None or span.last is None or span.precision not in _UNITS:
        return None
    finest, *others = named_units(span)
    return None if any(unit.kind is finest.kind for unit in others) else finest


def overlapping(first: dt.date | None, last: dt.date | None) -> Node:
    """Passages with a date that has a day in common with the interval; None: open on that side."""
    return Or(tuple(leaf for width in _ALL_WIDTHS for leaf in _meeting(width, first, last)))


def narrow_first(first: dt.date | None, last: dt.date | None) -> tuple[Constant, ...]:
    """What to add to the score so that the date with the narrowest span comes first."""
    return tuple(Constant(Or(_meeting(width, first, last)), 0.5**width) for width in _ALL_WIDTHS)


def _meeting(width: int, first: dt.date | None, last: dt.date | None) -> tuple[Term, ...]:
    interval = clipped(first, last)
    if interval is None:
        return ()
    terms: dict[str, None] = {}
    for node in cover(*interval):
        terms[f"a{width}:{node}"] = None
        terms.update(dict.fromkeys(f"c{width}:{ancestor}" for ancestor in lineage(node)))
    return tuple(Term(Field.DATE, term) for term in terms)


def clipped(first: dt.date | None, last: dt.date | None) -> tuple[dt.date, dt.date] | None:
    """The part of an interval that the tree holds; None where it holds none of it."""
    begin, end = max(first or FIRST_DAY, FIRST_DAY), min(last or LAST_DAY, LAST_DAY)
    return (begin, end) if begin <= end else None


def cover(first: dt.date, last: dt.date) -> Iterator[str]:
    """The fewest nodes that hold exactly these days, in order."""
    for century in range(FIRST_DAY.year // 100, LAST_DAY.year // 100 + 1):
        yield from _cover_node(str(century), first, last)


def lineage(node: str) -> Iterator[str]:
    """The node and its ancestors."""
    return (node[:length] for length in (2, 3, 4, 6, 8) if length <= len(node))


def _cover_node(node: str, first: dt.date, last: dt.date) -> Iterator[str]:
    begin, end = _days(node)
    if first <= begin and end <= last:
        yield node
    elif begin <= last and first <= end:
        for child in _children(node):
            yield from _cover_node(child, first, last)


def _children(node: str) -> list[str]:
    if len(node) < 4:
        return [f"{node}{digit}" for digit in range(10)]
    if len(node) == 4:
        return [f"{node}{month:02}" for month in range(1, 13)]
    return [f"{node}{day:02}" for day in range(1, _last_of_month(int(node[:4]), int(node[4:])) + 1)]


def _days(node: str) -> tuple[dt.date, dt.date]:
    if len(node) < 4:
        return dt.date(int(node.ljust(4, "0")), 1, 1), dt.date(int(node.ljust(4, "9")), 12, 31)
    year = int(node[:4])
    if len(node) == 4:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    month = int(node[4:6])
    if len(node) == 6:
        return dt.date(year, month, 1), dt.date(year, month, _last_of_month(year, month))
    day = dt.date(year, month, int(node[6:]))
    return day, day


def _last_of_month(year: int, month: int) -> int:
    from calendar import monthrange  # takes a while to load, and most queries ask for no time

    return monthrange(year, month)[1]


def _width(span: DateSpan) -> int:
    if span.first is None or span.last is None:
        return _OPEN
    days = (span.last - span.first).days + 1
    return next((width for width, most in enumerate(_WIDTHS) if days <= most), _MORE)
