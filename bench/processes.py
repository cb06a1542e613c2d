"""Documents by two worker processes and by one, on the wall clock: only good on a machine with nothing else to do.

    python -m bench.processes NAME FILE…

A program of its own, which loads what ``fumikura`` loads: a worker process begins by loading the module that its parent
was started with, and what ``bench.tables`` loads for the peers takes half a second.
"""

import sys
import time

from corpus.settings import DEFAULT_MEMORY_LIMIT, DEFAULT_TIME_LIMIT
from pipeline.direct import RECIPE
from pipeline.extract import ExtractionTask, hash_file
from pipeline.parts import run_in_parts
from pipeline.pool import Limits

_ROUNDS = 3
_LIMITS = Limits(DEFAULT_TIME_LIMIT, DEFAULT_MEMORY_LIMIT)


def seconds(files: list[str], workers: int) -> float:
    """How long so many workers take to read the files."""
    tasks = [ExtractionTask(file, str(hash_file(file))) for file in files]
    began = time.perf_counter()
    for _ in run_in_parts(RECIPE, tasks, workers=workers, limits=_LIMITS):
        pass
    return time.perf_counter() - began


def main(name: str, files: list[str]) -> None:
    """Measure by turns, print the best of each."""
    rounds = [(seconds(files, 1), seconds(files, 2)) for _ in range(_ROUNDS)]
    one, two = (min(taken) for taken in zip(*rounds, strict=True))
    print(f"  {name:34} {len(files)} read; one process {one:.2f} s, two {two:.2f} s: {one / two:.2f} × one")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
