"""The document's own date: when the meeting was held, or when the paper was made."""

import re
from collections.abc import Iterable, Sequence

from corpus.model import Kind
from pipeline.structure.flow import Item, Prose
from pipeline.structure.minutes.labels import Entry, Label
from wareki import find_dates
from wareki.span import DateSpan, Precision

_NEAR_TOP = 16
_MADE = re.compile("作成|提出|現在|公表|更新|改訂|改定|発行|策定|決定|付け|付$|版$|報告|資料|時点|会議|開催")
_FINE = frozenset({Precision.DAY, Precision.MONTH})
_ANY = frozenset(Precision)


def document_date(
    kind: Kind, title: str, heads: Sequence[str], items: Sequence[Item], entries: Iterable[Entry]
) -> DateSpan | None:
    """The date of the labelled entry 日時, else of a short line near the top that is mostly a date, else the title's.

    ``heads`` are the running heads of the first page, which may carry it too. A year counts only where no day or month
    was found.
    """
    for entry in entries:
        if entry.label is Label.DATE:
            for line in entry.lines:
                if (date := _first(line, _FINE)) is not None:
                    return date
    prose = [item for item in items[: 3 * _NEAR_TOP] if isinstance(item, Prose)][:_NEAR_TOP]
    if (date := _near_top(heads, prose)) is not None:
        return date
    if kind is Kind.MINUTES and (date := _in_prose(prose)) is not None:
        return date
    return _first(title, _ANY) or next(
        (date for item in prose if (date := _first(item.text, _ANY)) and len(item.text) - len(date.surface) <= 4), None
    )


def _first(text: str, precisions: frozenset[Precision]) -> DateSpan | None:
    return next((date for date in find_dates(text) if date.has_interval and date.precision in precisions), None)


def _near_top(heads: Sequence[str], prose: Sequence[Prose]) -> DateSpan | None:
    """The best dated line: mostly a date, or said to be the day on which the paper was made."""
    dated: list[tuple[float, DateSpan]] = []
    told: list[tuple[float, DateSpan]] = []
    lines = [(text, False) for text in heads] + [
        (item.text, item.indent is not None and item.indent > 15) for item in prose
    ]
    for position, (text, is_right) in enumerate(lines):
        date = _first(text, _FINE) if len(text) <= 60 and not text.endswith("。") else None
        if date is None:
            continue
        others = len(text) - (date.end - date.begin)
        score = 4.0 if others <= 8 else 2.5 if date.begin <= 1 and others <= 24 else 0.0
        score += 2.0 if others <= 30 and _MADE.search(text.replace(date.surface, "")) else 0.0
        score += 1.0 if is_right else 0.0
        entry = (score - 0.2 * position, date)
        dated.append(entry)
        if others > 3 and position >= len(heads):
            told.append(entry)
    if len(told) > 2:  # a chronology: none of its lines is the date of the paper
        dated = [entry for entry in dated if entry not in told]
    score, date = max(dated, key=lambda entry: entry[0], default=(0.0, None))
    return date if score >= 1.5 else None


def _in_prose(prose: Sequence[Prose]) -> DateSpan | None:
    """Minutes without a labelled date: the first day written near the top."""
    days = (_first(item.text, frozenset({Precision.DAY})) for item in prose[:8])
    return next((date for date in days if date is not None), None)
