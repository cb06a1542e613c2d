"""The document's own date: when the meeting was held, or when the paper was made."""

import re
from collections.abc import Iterable, Sequence

from corpus.model import Kind
from pipeline.structure.flow import Item, Prose
from pipeline.structure.labels import Entry, Label
from wareki import find_dates
from wareki.span import DateSpan, Precision

_NEAR_TOP = 16
_MADE = re.compile("作成|提出|現在|公表|更新|改訂|改定|発行|策定|決定|付け|付$|版$|報告|資料|時点|会議|開催")
_FINE = frozenset({Precision.DAY, Precision.MONTH})


def document_date(kind: Kind, title: str, items: Sequence[Item], entries: Iterable[Entry]) -> DateSpan | None:
    """The date of the labelled entry 日時, else of a short line near the top that is mostly a date, else the title's.

    A fiscal year in the title counts only where no day or month was found.
    """
    for entry in entries:
        if entry.label is Label.DATE:
            for line in entry.lines:
                if (date := _first(line, _FINE)) is not None:
                    return date
    if (date := _near_top(items)) is not None:
        return date
    if kind is Kind.MINUTES and (date := _in_prose(items)) is not None:
        return date
    return _first(title, frozenset(Precision))


def _first(text: str, precisions: frozenset[Precision]) -> DateSpan | None:
    return next((date for date in find_dates(text) if date.has_interval and date.precision in precisions), None)


def _near_top(items: Sequence[Item]) -> DateSpan | None:
    prose = [item for item in items[: 3 * _NEAR_TOP] if isinstance(item, Prose)][:_NEAR_TOP]
    best: tuple[float, DateSpan] | None = None
    for position, item in enumerate(prose):
        if len(item.text) > 60:
            continue
        date = _first(item.text, _FINE)
        if date is None:
            continue
        others = len(item.text) - (date.end - date.begin)
        score = 4.0 if others <= 8 else 2.5 if date.begin <= 1 and others <= 24 else 0.0
        score += 2.0 if others <= 30 and _MADE.search(item.text.replace(date.surface, "")) else 0.0
        score += 1.0 if item.indent is not None and item.indent > 15 else 0.0
        score -= 0.2 * position
        if score >= 1.5 and (best is None or score > best[0]):
            best = (score, date)
    return best[1] if best else None


def _in_prose(items: Sequence[Item]) -> DateSpan | None:
    """Minutes without a labelled date: the first day written near the top."""
    for item in items[:8]:
        if isinstance(item, Prose) and (date := _first(item.text, frozenset({Precision.DAY}))) is not None:
            return date
    return None
