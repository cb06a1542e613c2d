"""Text in, date spans out: of a text as a whole, and of a word that is a date."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from wareki.context import Context
from wareki.headings import context_below
from wareki.scan import may_hold_dates, read
from wareki.span import DateSpan, Flag
from wareki.tables import dates_in_tabbed_text


def find_dates(text: str, *, reference: dt.date | None = None, headings: Sequence[str] = ()) -> tuple[DateSpan, ...]:
    """All dates in ``text`` (prose, or a table written with tabs and line breaks), in order and disjoint.

    ``reference`` is the date of the document, for 今年度, 来月10日 and the like; without it they have no interval.
    ``headings`` are those that the text stands under, the nearest last: 令和6年度 above gives 5月10日 its year.
    """
    if not may_hold_dates(text):
        return ()
    if "\t" in text:
        return dates_in_tabbed_text(text, context_below(headings, reference))
    return read(text, context_below(headings, reference))[0]


def parse_date(text: str, *, reference: dt.date | None = None) -> DateSpan | None:
    """The date that the whole of ``text`` is (R7.7, 令和7年度, 2025-07, 7/16 with a reference), or None.

    A date without an interval (R7.2.30; 5月8日 without a reference) is returned as such: its flags say why.
    """
    found, _ = read(text, Context(reference=reference))
    if len(found) == 1:
        around = text[: found[0].begin] + text[found[0].end :]
        if not around.strip():
            return found[0]
    if found:
        return None
    lenient, _ = read(_alone(text), Context(reference=reference, numeric=True))
    if len(lenient) != 1 or (
        lenient[0].surface.removesuffix("年") != text.strip() and lenient[0].surface != text.strip()
    ):
        return None
    begin = text.index(text.strip())
    span = lenient[0]
    if Flag.INCOMPLETE in span.flags:
        return None
    return replace(span, surface=text.strip(), begin=begin, end=begin + len(text.strip()))


def _alone(text: str) -> str:
    """A query's bare year (R7, 2025) with the unit that it leaves out; anything else without blanks around."""
    stripped = text.strip()
    if re.fullmatch(
        r"[RHSTMrhstmＲＨＳＴＭ][0-9０-９元]{1,2}|[12１２][0-9０-９]{3}|(?:令和|平成|昭和|大正|明治)[0-9０-９元]{1,2}",
        stripped,
    ):
        return stripped + "年"
    return stripped
