"""Values of the model as programs read them: the same in hits and in documents."""

import datetime as dt

from corpus.model import Box
from wareki.span import DateSpan

JsonValue = str | int | float | bool | None | list["JsonValue"] | dict[str, "JsonValue"]


def day_value(day: dt.date | None) -> str | None:
    """A day as 2025-04-16; null for the open end of an interval."""
    return None if day is None else day.isoformat()


def interval_value(span: DateSpan) -> dict[str, JsonValue]:
    """What a date means."""
    return {"start": day_value(span.first), "end": day_value(span.last), "precision": span.precision.value}


def box_value(box: Box | None) -> JsonValue:
    """[x0, top, x1, bottom] in PDF points from the page's top left, to a hundredth."""
    return None if box is None else [round(value, 2) for value in (box.x0, box.top, box.x1, box.bottom)]
