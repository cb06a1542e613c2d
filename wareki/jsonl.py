"""The JSON Lines contract: ``{"id","text","reference"?}`` in, ``{"id","dates":[…]}`` out, one object a line."""

import datetime as dt
import json

from wareki.reader import find_dates
from wareki.span import DateSpan


def date_object(span: DateSpan) -> dict[str, object]:
    """A span as a JSON object. ``start``/``end`` are null where the date is open or has no interval."""
    found: dict[str, object] = {
        "surface": span.surface,
        "start": span.first.isoformat() if span.first else None,
        "end": span.last.isoformat() if span.last else None,
        "granularity": span.precision.value,
        "begin": span.begin,
        "flags": sorted(flag.value for flag in span.flags),
    }
    if span.inferred_from:
        found["inferred_from"] = span.inferred_from
    if span.time is not None:
        found["time"] = [
            span.time.first.isoformat("minutes"),
            span.time.last.isoformat("minutes") if span.time.last else None,
        ]
    return found


def answer_line(line: str) -> str:
    """The answer to one line of input, without a line end. Raises ``ValueError`` with a sentence that says what is
    wrong with the line."""
    try:
        question = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not a JSON object: {error}") from error
    if not isinstance(question, dict):
        raise ValueError("not a JSON object, but another JSON value")
    missing = [key for key in ("id", "text") if key not in question]
    if missing:
        raise ValueError(f"the object lacks {' and '.join(missing)}")
    if not isinstance(question["text"], str):
        raise ValueError("text is not a string")
    reference = _reference(question.get("reference"))
    dates = [date_object(span) for span in find_dates(question["text"], reference=reference)]
    return json.dumps({"id": question["id"], "dates": dates}, ensure_ascii=False)


def _reference(value: object) -> dt.date | None:
    if value in (None, ""):
        return None
    try:
        if isinstance(value, str):
            return dt.date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f"reference is not a day like 2025-04-16: {value}") from error
    raise ValueError(f"reference is not a day like 2025-04-16: {value!r}")
