"""Our own cases of every family: how offices write dates, and what looks like one and is none.

A line of ``cases/*.txt`` is ``[@reference ]text => days ; days``, where days is ``first/last`` (an open end is left
out), one day alone, or ``-`` for a date without interval; then the flags that are due, each with ``!``. A line that
expects nothing has ``-`` alone and no flag. Where reasonable readers differ, ``||`` parts the readings.
``\\n``, ``\\t`` and ``\\uXXXX`` are escapes. ``# name`` begins a family.
"""

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from wareki import DateSpan, find_dates

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    family: str
    text: str
    reference: dt.date | None
    readings: tuple["Reading", ...]


@dataclass(frozen=True, slots=True)
class Reading:
    days: tuple[str, ...]
    flags: tuple[frozenset[str], ...]


def _unescape(text: str) -> str:
    text = text.replace("\\n", "\n").replace("\\t", "\t")
    return re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)


def _case(family: str, line: str) -> Case:
    text, _, wanted = line.rpartition(" => ")
    reference = None
    if text.startswith("@"):
        day, _, text = text[1:].partition(" ")
        reference = dt.date.fromisoformat(day)
    return Case(family, _unescape(text), reference, tuple(map(_reading, wanted.split(" || "))))


def _reading(wanted: str) -> Reading:
    items = [item.split() for item in wanted.split(" ; ")]
    if items == [["-"]]:
        items = []
    return Reading(tuple(item[0] for item in items), tuple(frozenset(flag[1:] for flag in item[1:]) for item in items))


def cases() -> list[Case]:
    found = []
    for path in sorted(CASES.glob("*.txt")):
        family = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# "):
                family = line[2:]
            elif line:
                found.append(_case(family, line))
    return found


def days(span: DateSpan) -> str:
    if span.first is None and span.last is None:
        return "-"
    if span.first == span.last:
        return str(span.first)
    return f"{span.first or ''}/{span.last or ''}"


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.family}-{case.text!r:.40}")
def test_a_case_is_read_as_it_means(case: Case) -> None:
    found = find_dates(case.text, reference=case.reference)
    wrong = [reading.days for reading in case.readings if not _fits(reading, case, found)]
    assert len(wrong) < len(case.readings), ([days(span) for span in found], wrong)


def _fits(reading: Reading, case: Case, found: tuple[DateSpan, ...]) -> bool:
    if not reading.days:  # a date that means no days (今年度 without a document's date) is none that could mislead
        return not found if case.family.startswith("neg") else not any(span.has_interval for span in found)
    return [days(span) for span in found] == list(reading.days) and all(
        flags <= {flag.value for flag in span.flags} for span, flags in zip(found, reading.flags, strict=True)
    )
