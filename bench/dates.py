"""Speed and accuracy of the date reader, beside ja-timex in the same run where that is installed.

    python -m bench.dates [--text FILE ...]

Speed: megabytes of text a second of processor time, on the text of our own cases and on the files given, line by line
for both readers. Accuracy: the share of our own cases (``tests/wareki/cases``) whose dates are found with the right
first and last day; ja-timex gives single dates, so that ranges and fiscal years are beyond it by design.
"""

import argparse
import datetime as dt
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from wareki import find_dates
from wareki.span import Flag

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "wareki" / "cases"
SECONDS = 2.0


def read_cases() -> list[tuple[str, dt.date | None, list[str]]]:
    """Text, reference and the intervals expected, of every case."""
    found = []
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
            text = text.replace("\\n", "\n").replace("\\t", "\t")
            found.append((text, reference, [item.split()[0] for item in wanted.split(" ; ") if item != "-"]))
    return found


def speed(read: Callable[[str], object], lines: Sequence[str]) -> float:
    """Megabytes a second of processor time, over as many lines as fit into a few seconds."""
    size, began = 0, time.process_time()
    while True:
        for line in lines:
            read(line)
            size += len(line.encode())
            spent = time.process_time() - began
            if spent > SECONDS:
                return size / 1e6 / spent


def ours(text: str, reference: dt.date | None) -> list[str]:
    """The intervals that we find."""
    spans = find_dates(text, reference=reference)
    found = []
    for span in spans:
        if span.has_interval:
            found.append(str(span.first) if span.first == span.last else f"{span.first or ''}/{span.last or ''}")
        elif Flag.IMPOSSIBLE in span.flags:
            found.append("-")
    return found


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", nargs="*", type=Path, default=[], help="text files to measure speed on")
    arguments = parser.parse_args()
    cases = read_cases()
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in arguments.text] or [
        text for text, _, _ in cases
    ]
    lines = [line for text in texts for line in text.splitlines() if line.strip()]
    right = sum(ours(text, reference) == wanted for text, reference, wanted in cases)
    our_speed = speed(find_dates, lines)
    print(f"wareki    {our_speed:7.2f} MB/s   {right} of {len(cases)} cases right")
    try:
        from ja_timex import TimexParser  # type: ignore[import-not-found]  # optional, for comparison only
    except ImportError:
        print("ja-timex  not installed (pip install ja-timex): no comparison")
        return

    def single_days(text: str, reference: dt.date | None) -> list[str]:
        moment = dt.datetime.combine(reference, dt.time()) if reference else None
        found = TimexParser(reference=moment).parse(text) if moment else parser_of_peer.parse(text)
        return [timex.value for timex in found if timex.type == "DATE"]

    parser_of_peer = TimexParser()
    their_speed = speed(parser_of_peer.parse, lines)
    singles = [case for case in cases if not case[2] or all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in case[2])]
    theirs = sum(single_days(text, reference) == wanted for text, reference, wanted in singles)
    mine = sum(ours(text, reference) == wanted for text, reference, wanted in singles)
    print(
        f"ja-timex  {their_speed:7.2f} MB/s   {theirs} of {len(singles)} cases of single days or none (wareki: {mine})"
    )
    print(f"ratio     {our_speed / their_speed:7.1f} x")


if __name__ == "__main__":
    main()
