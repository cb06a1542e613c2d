"""Large PDFs read by several processes at once: their pages in parts, which are put together before structure runs."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

from corpus.errors import UnreadableError
from corpus.settings import OcrMode
from pipeline.extract import ExtractionTask
from pipeline.members import real_file
from pipeline.pool import Limits, Lost, run
from pipeline.raw import Format
from pipeline.raw_parts import RawPart
from pipeline.readers.sniff import sniff

_LARGE = 64  # pages; smaller documents are read by one process each
_PART = 32  # pages
_BYTES = 150_000  # a smaller file has fewer pages than that

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class _Pages:
    """A part of a document that is to be read."""

    task: ExtractionTask
    first: int
    last: int


def run_in_parts(
    function: Callable[[ExtractionTask], R], tasks: Iterable[ExtractionTask], *, workers: int, limits: Limits
) -> Iterator[tuple[ExtractionTask, R | Lost]]:
    """What ``pipeline.pool.run`` does, the pages of large PDFs shared out among the workers. Limits hold for each part.

    A part over which a worker dies is read again with the whole document, which then is what is lost.
    """
    listed = list(tasks)
    large = _large(listed, workers, limits)
    if not large:
        yield from run(function, listed, workers=workers, limits=limits)
        return
    jobs: list[_Pages | ExtractionTask] = [
        *(
            _Pages(task, n, min(n + _PART - 1, count))
            for task, count in large.items()
            for n in range(1, count + 1, _PART)
        ),
        *(task for task in listed if task not in large),
    ]
    parts: dict[ExtractionTask, list[RawPart]] = {task: [] for task in large}
    for job, result in run(partial(_work, function), jobs, workers=workers, limits=limits):
        if isinstance(job, ExtractionTask):
            yield job, cast("R | Lost", result)
        elif isinstance(result, RawPart):
            parts[job.task].append(result)
    originals = {task.path: task for task in large}
    joined = [replace(task, parts=tuple(found)) for task, found in parts.items()]
    for task, result in run(function, joined, workers=workers, limits=limits):
        yield originals[task.path], result


def _large(tasks: Iterable[ExtractionTask], workers: int, limits: Limits) -> dict[ExtractionTask, int]:
    """The documents of so many pages that sharing them out is worth it, and their numbers of pages."""
    if workers < 2:
        return {}
    candidates = [task for task in tasks if task.ocr is OcrMode.NEVER and _bytes(task.path) >= _BYTES]
    counts = run(count_pages, candidates, workers=workers, limits=limits)
    return {task: count for task, count in counts if isinstance(count, int) and count >= _LARGE}


def _bytes(path: str) -> int:
    try:
        return Path(path).stat().st_size if path.lower().endswith(".pdf") else 0
    except OSError:
        return 0


def count_pages(task: ExtractionTask) -> int:
    """In a worker: how many pages the document has, 0 where it is no PDF or does not open."""
    from pipeline.readers.pdf.reader import READER  # workers alone load a PDF library

    try:
        with real_file(task.path) as real:
            if sniff(real).format is not Format.PDF:
                return 0
            return READER.using(task.pdf_engine).page_count(real)
    except (UnreadableError, OSError):
        return 0


def _work(function: Callable[[ExtractionTask], R], job: _Pages | ExtractionTask) -> R | RawPart | None:
    if isinstance(job, ExtractionTask):
        return function(job)
    from pipeline.readers.pdf.reader import READER

    try:
        with real_file(job.task.path) as real:
            return READER.using(job.task.pdf_engine).read_part(real, job.first, job.last)
    except (UnreadableError, OSError, MemoryError):
        return None  # what is wrong is found out again when the whole is read
