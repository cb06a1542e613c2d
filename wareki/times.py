"""Times of day beside a date: 13:30～16:00, 午後1時30分から3時まで."""

import datetime as dt
import re
from collections.abc import Sequence

from wareki.numerals import number
from wareki.span import TimeSpan

_TIME = re.compile(
    r"(?P<half>午前|午後|正午|AM|PM|am|pm|夜|朝)? ?"
    r"(?:T?(?P<hour>\d{1,2}):(?P<minute>\d{2})|(?P<h>[^ 時]+) ?時 ?(?:(?P<m>[^ 分]+) ?分|(?P<half_past>半))?)?"
    r"[^AaPp]*(?P<end>[AaPp][Mm])?"
)


def time_of(words: Sequence[str]) -> TimeSpan | None:
    """The time that one word (a beginning) or two (beginning and end) write; None where they write none."""
    times = []
    afternoon = False
    for word in words[:2]:
        match = _TIME.match(word)
        if match is None:
            return None
        half = (match["half"] or match["end"] or "").lower()
        afternoon = half in ("午後", "pm", "夜") or (afternoon and not half)
        found = _time(match, afternoon=afternoon)
        if found is None:
            return None
        times.append(found)
    if not times:
        return None
    return TimeSpan(times[0], times[1] if len(times) > 1 else None)


def _time(match: re.Match[str], *, afternoon: bool) -> dt.time | None:
    if match["half"] == "正午" and not match["hour"] and not match["h"]:
        return dt.time(12)
    hour = number(match["hour"] or match["h"] or "")
    minute = 30 if match["half_past"] else number(match["minute"] or match["m"] or "0")
    if hour is None or minute is None:
        return None
    if afternoon and hour < 12:
        hour += 12
    if hour == 24:
        hour = 0
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None
