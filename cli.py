"""The console script: a process around a command. Which commands there are: ``commands/group.py``."""

import gc
import io
import sys
from collections.abc import Sequence
from typing import NoReturn

_THRESHOLDS = (200_000, 20, 20)
"""Of the garbage collector: what a command loads stays until it ends, so looking through it again and again is idle."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command; the exit code says how it went."""
    gc.set_threshold(*_THRESHOLDS)
    from commands.group import run  # now that the collector is told

    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a cp932 console must not end the program
    code = run(given)
    gc.freeze()  # nor is there anything to find when all of it goes
    sys.exit(int(code))


if __name__ == "__main__":
    main()
