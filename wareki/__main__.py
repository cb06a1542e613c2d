"""``python -m wareki``: text on standard input, its dates on standard output."""

import argparse
import datetime as dt
import sys

from wareki.display import describe
from wareki.jsonl import answer_line
from wareki.reader import find_dates


def main() -> int:
    """Read standard input; exit status 0, or 4 where a line of ``--jsonl`` is not readable."""
    parser = argparse.ArgumentParser(prog="python -m wareki", description="Find Japanese dates in standard input.")
    parser.add_argument("--jsonl", action="store_true", help='lines {"id","text"} in, lines {"id","dates"} out')
    parser.add_argument("--reference", type=dt.date.fromisoformat, help="the document's date, as 2025-04-16")
    arguments = parser.parse_args()
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a text stream here
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a text stream here
    if not arguments.jsonl:
        for span in find_dates(sys.stdin.read(), reference=arguments.reference):
            print(describe(span))
        return 0
    for number, line in enumerate(sys.stdin, 1):
        if line.strip():
            try:
                print(answer_line(line))
            except ValueError as error:
                print(f"standard input, line {number}: {error}", file=sys.stderr)
                return 4
    return 0


if __name__ == "__main__":
    sys.exit(main())
