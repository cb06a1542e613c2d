"""A single date with what stands right beside it: the second calendar in brackets, the weekday, the time."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from wareki.context import Context
from wareki.grammar import GRAMMAR
from wareki.grammar.rule import Match
from wareki.negatives import is_refused, needs_reference
from wareki.partial import Partial
from wareki.phrases import said
from wareki.resolution import REFERENCE, Resolved, resolve
from wareki.span import Flag, TimeSpan
from wareki.times import time_of
from wareki.tokens import Tokens

_SURE = 120
"""Days from the document's date within which the year of a bare date is not in doubt."""
_BEGINS_BESIDE = "lWT,c"
_BESIDE = re.compile(r"(?:l?W)*(?:[,c]?l?T(?:[~\-V]l?T)?U?)?")


class Item(NamedTuple):
    """One date or range in the making: tokens ``begin`` to ``end``, and what it was resolved to. ``behind`` is the
    token behind the weekday and the time that stand beside it."""

    partial: Partial
    resolved: Resolved
    begin: int
    end: int
    behind: int
    weekday_wrong: bool = False
    time: TimeSpan | None = None


def read_point(tokens: Tokens, match: Match, context: Context, *, joined: bool = False) -> Item | None:
    """The date of one match with the weekday and the time beside it, or None where it is no date in this context.

    ``joined``: a date stands right before it, so that nothing there can refuse it.
    """
    if is_refused(match, tokens, joined=joined):
        return None
    partial = said(match, tokens)
    if match.rule.bare and needs_reference(partial) and context.reference is None and context.last is None:
        return None
    resolved = resolve(partial, context)
    if resolved is None:
        return None
    return with_neighbours(tokens, partial, resolved, match.begin, match.end, context)


def read_year_and_month(tokens: Tokens, match: Match, context: Context) -> Item | None:
    """A cell's 7.10 below a header that names the era (期間（令和）) is October of the year 7."""
    fields = match.fields
    era_named = context.numeric and context.era is not None and context.era_source not in ("", REFERENCE)
    if not era_named or tuple(fields) != ("month", "day") or match.begin > 0 or tokens.kinds[1:2] != "p":
        return None
    partial = Partial(era=context.era, year=tokens.value(fields["month"]), month=tokens.value(fields["day"]))
    resolved = resolve(partial, context)
    if resolved is None or resolved.days is None:
        return None
    told = resolved._replace(flags=resolved.flags | {Flag.INFERRED}, inferred_from=context.era_source)
    return Item(partial, told, match.begin, match.end, match.end)


def with_neighbours(
    tokens: Tokens, partial: Partial, resolved: Resolved, begin: int, end: int, context: Context
) -> Item:
    """The item with the second writing of the date in brackets, the weekday and the time."""
    kinds = tokens.kinds
    if kinds[end : end + 1] == "<":
        second = GRAMMAR.match(tokens, end + 1)
        if second is not None and not second.rule.bare and kinds.startswith(">", second.end):
            other = said(second, tokens)
            again = resolve(other, context)
            both = other.western != partial.western and again is not None
            if both and again is not None and again.precision is resolved.precision and again.days and resolved.days:
                end = second.end + 1
                if again.days != resolved.days:
                    resolved = resolved._replace(flags=resolved.flags | {Flag.CALENDAR_MISMATCH})
    if not kinds[end : end + 1] or kinds[end] not in _BEGINS_BESIDE:
        return Item(partial, resolved, begin, end, end)
    beside = _BESIDE.match(kinds, end)
    behind = beside.end() if beside else end
    wrong = False
    time = None
    if resolved.days is not None and resolved.days[0] == resolved.days[1]:
        weekdays = [tokens.text(i) for i in range(end, behind) if kinds[i] == "W"]
        wrong = any(_contradicts(weekday, resolved.days[0]) for weekday in weekdays)
        if wrong and resolved.inferred_from == REFERENCE and partial.relative is None:
            again = _year_of_weekday(partial, resolved.days[0], weekdays, context)
            resolved, wrong = (resolved, wrong) if again is None else (again, False)
        time = time_of([tokens.text(i) for i in range(end, behind) if kinds[i] == "T"])
    return Item(partial, resolved, begin, end, behind, wrong, time)


def _year_of_weekday(partial: Partial, nearest: dt.date, weekdays: Sequence[str], context: Context) -> Resolved | None:
    """12月26日（金） half a year from the document's date falls in the year, of the one before and the one after, in
    which it is a Friday. Near the document's date the weekday is wrong, not the year."""
    reference = context.reference
    if reference is None or abs((nearest - reference).days) < _SURE:
        return None
    for years in (1, -1):
        if not 1 < reference.year + years < 9999:
            return None
        moved = reference.replace(year=reference.year + years, day=1)
        again = resolve(partial, context._replace(reference=moved))
        if again is not None and again.days and not any(_contradicts(weekday, again.days[0]) for weekday in weekdays):
            return again
    return None


_WEEKDAYS = {c: i for i, c in enumerate("月火水木金土日")} | {c: i for i, c in enumerate("㈪㈫㈬㈭㈮㈯㈰")}
_WEEKDAYS |= {c: i for i, c in enumerate("㊊㊋㊌㊍㊎㊏㊐")} | {
    "Mon": 0,
    "Tue": 1,
    "Wed": 2,
    "Thu": 3,
    "Fri": 4,
    "Sat": 5,
    "Sun": 6,
}
_WEEKDAY_NAME = re.compile("|".join(_WEEKDAYS))


def _contradicts(weekday: str, day: dt.date) -> bool:
    found = _WEEKDAY_NAME.search(weekday)
    return found is not None and _WEEKDAYS[found[0]] != day.weekday()
