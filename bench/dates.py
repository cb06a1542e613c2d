"""Speed and accuracy of the date reader, beside ja-timex in the same run where that is installed.

    python -m bench.dates [--text FILE ...]     figures
    python -m bench.dates --sample [--seed N]   50 dates of real papers and what stands around them, for a person

Speed: megabytes of text a second of processor time, of both on the same lines: those of the files given, else those of
the cases (dense: hardly anything but dates) and of the client's report (prose and tables). Accuracy: the share of dates
whose first and last day are both right, and F1 of it, on the shared cases and on our own (``tests/wareki/cases``). What
ja-timex says of a fiscal year, a season or a decade counts as the interval it means; ranges it gives in two halves.
"""

import argparse
import calendar
import csv
import datetime as dt
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.dates_sample import print_sample
from wareki import find_dates
from wareki.span import Flag

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "wareki" / "cases"
SHARED = ROOT.parent / "shared"
ROUNDS, SECONDS = 12, 0.1
Read = Callable[[str, dt.date | None], list[str]]


@dataclass(frozen=True, slots=True)
class Case:
    """A text, its document's date, and the readings that are accepted, each as intervals (``-`` for none)."""

    text: str
    reference: dt.date | None
    readings: tuple[tuple[str, ...], ...]


def own_cases() -> Iterator[Case]:
    """The cases of our tests."""
    for path in sorted(CASES.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text, arrow, wanted = line.rpartition(" => ")
            if not arrow:
                continue
            reference = None
            if text.startswith("@"):
                day, _, text = text[1:].partition(" ")
                reference = dt.date.fromisoformat(day)
            text = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)
            readings = tuple(
                () if reading == "-" else tuple(item.split()[0] for item in reading.split(" ; "))
                for reading in wanted.split(" || ")
            )
            yield Case(text.replace("\\n", "\n").replace("\\t", "\t"), reference, readings)


def shared_cases() -> Iterator[Case]:
    """The cases beside the project, where they are on this machine."""
    path = SHARED / "dates" / "cases.tsv"
    if not path.exists():
        return
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            lists = [json.loads(row["expected"]), *(json.loads(row["alternatives"]) if row["alternatives"] else [])]
            readings = tuple(tuple(_interval(first, last) for _, first, last, *_ in dates) for dates in lists)
            reference = dt.date.fromisoformat(row["reference"]) if row["reference"] else None
            yield Case(row["text"].replace("\\n", "\n").replace("\\t", "\t"), reference, readings)


def _interval(first: object, last: object) -> str:
    if not first and not last:
        return "-"
    return str(first) if first == last else f"{first or ''}/{last or ''}"


def accuracy(read: Read, cases: Iterable[Case]) -> str:
    """How many cases a reader has wholly right, and the F1 of the intervals over all of them."""
    number = right = exact = wanted = found = 0
    for case in cases:
        got: Counter[str] = Counter(read(case.text, case.reference))
        best = max(case.readings, key=lambda reading: 2 * (Counter[str](reading) & got).total() - len(reading))
        number, right = number + 1, right + (Counter[str](best) == got)
        exact += (Counter[str](best) & got).total()
        wanted, found = wanted + len(best), found + got.total()
    return f"{right:4} of {number} right, exact F1 {2 * exact / (wanted + found):.3f}" if number else "no cases here"


def speeds(readers: Sequence[Callable[[str], object]], lines: Sequence[str]) -> list[float]:
    """Megabytes a second of processor time of each reader: the best of several rounds in turn, so that what else runs
    on the machine counts as little as it can."""
    best = [0.0] * len(readers)
    for _ in range(ROUNDS):
        for i, read in enumerate(readers):
            best[i] = max(best[i], _speed(read, lines))
    return best


def _speed(read: Callable[[str], object], lines: Sequence[str]) -> float:
    size, began = 0, time.process_time()
    while True:
        for line in lines:
            read(line)
            size += len(line.encode())
        spent = time.process_time() - began
        if spent > SECONDS:
            return size / 1e6 / spent


def ours(text: str, reference: dt.date | None) -> list[str]:
    """The intervals that we find; a date that is incomplete says no days."""
    spans = find_dates(text, reference=reference)
    return [_interval(span.first, span.last) for span in spans if Flag.INCOMPLETE not in span.flags]


def peer() -> tuple[Callable[[str], object], Read] | None:
    """ja-timex as it is, and as a reader of intervals; None where it is not installed."""
    try:
        from ja_timex import TimexParser  # type: ignore[import-not-found,import-untyped,unused-ignore]  # optional, for comparison only
    except ImportError:
        return None
    without_reference = TimexParser()

    def read(text: str, reference: dt.date | None) -> list[str]:
        parser = without_reference
        if reference is not None:
            parser = TimexParser(reference=dt.datetime.combine(reference, dt.time()))
        found: list[Any] = parser.parse(text)
        return [days for days in (_days_of_timex(timex.value) for timex in found if timex.type == "DATE") if days]

    return without_reference.parse, read


_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _days_of_timex(value: str) -> str:
    """The interval of a TIMEX3 value; "" where it has none (XXXX-04-16 has no year)."""
    day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value)
    month = re.fullmatch(r"(\d{4})-(\d\d)-XX", value)
    year = re.fullmatch(r"(\d{4})-XX-XX", value)
    fiscal = re.fullmatch(r"FY(\d{4})", value)
    season = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value)
    if day:
        return value
    if month and 1 <= int(month[2]) <= 12:
        return f"{value[:7]}-01/{value[:7]}-{calendar.monthrange(int(month[1]), int(month[2]))[1]:02}"
    if year:
        return f"{year[1]}-01-01/{year[1]}-12-31"
    if fiscal:
        return f"{fiscal[1]}-04-01/{int(fiscal[1]) + 1}-03-31"
    if season:
        first = int(season[1]) * 12 + _SEASONS[season[2]] - 1
        last_year, last_month = divmod(first + 2, 12)
        length = calendar.monthrange(last_year, last_month + 1)[1]
        return f"{season[1]}-{_SEASONS[season[2]]:02}-01/{last_year}-{last_month + 1:02}-{length:02}"
    return ""


def _lines(texts: Iterable[str]) -> list[str]:
    return [line for text in texts for line in text.splitlines() if line.strip()]


def main() -> None:
    """Print the figures, or the sample."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", nargs="*", type=Path, default=[], help="text files to measure speed on")
    parser.add_argument("--sample", action="store_true", help="print 50 dates of real papers with their surroundings")
    parser.add_argument("--seed", type=int, default=5, help="which 50")
    arguments = parser.parse_args()
    if arguments.sample:
        print_sample(SHARED / "realdocs", arguments.seed)
        return
    own, shared = list(own_cases()), list(shared_cases())
    texts = {path.name: _lines([path.read_text(encoding="utf-8", errors="replace")]) for path in arguments.text}
    if not texts:
        texts["the cases, line by line"] = _lines(case.text for case in shared or own)
        report = SHARED / "seed.md"
        if report.exists():
            texts["the client's report, line by line"] = _lines([report.read_text(encoding="utf-8")])
    print(f"wareki    shared cases: {accuracy(ours, shared)}; own cases: {accuracy(ours, own)}")
    readers: list[Callable[[str], object]] = [find_dates]
    theirs = peer()
    if theirs is None:
        print("ja-timex  is not installed (pip install ja-timex): no comparison")
    else:
        parse, read = theirs
        readers.append(parse)
        print(f"ja-timex  shared cases: {accuracy(read, shared)}; own cases: {accuracy(read, own)}")
    for what, lines in texts.items():
        found = speeds(readers, lines)
        peers = f", ja-timex {found[1]:.3f} MB/s, ratio {found[0] / found[1]:.1f}" if theirs is not None else ""
        print(f"speed on {what}: wareki {found[0]:.2f} MB/s{peers}")


if __name__ == "__main__":
    main()
