"""What the headings above a text say of the years of its dates."""

import datetime as dt
from collections.abc import Sequence

from wareki.context import Context
from wareki.scan import YEARS, read
from wareki.span import DateSpan


def context_below(headings: Sequence[str], reference: dt.date | None) -> Context:
    """What is known before a text is read: the document's date, and the year of the nearest heading that names one.

    A heading that names several years, or a period of several (令和7～11年度), gives none and hides those above.
    """
    for heading in reversed(headings):
        spans, after = read(heading, Context(reference=reference))
        years = [span for span in spans if span.precision in YEARS and span.has_interval]
        if years:
            scope = after.scope if len(spans) == 1 and _is_one_year(years[0]) else None
            return Context(reference=reference, scope=scope)
    return Context(reference=reference)


def _is_one_year(span: DateSpan) -> bool:
    return span.first is not None and span.last is not None and (span.last - span.first).days < 366
