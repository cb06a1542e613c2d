"""PDFs that are large, or scanned, read in parts by several processes; put together before structure runs."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
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
from pipeline.readers.ocr.tesseract import find_tesseract
from pipeline.readers.sniff import sniff
from pipeline.recognition import read_part

_LARGE = 64  # pages; smaller documents are read by one process each
_PART = 32  # pages
_BYTES = 150_000  # a smaller file has fewer pages than that
_SCAN_PART = 3  # pages to recognise: at three minutes each in the worst case, within the time for a task

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class _Pages:
    """A part of a document that is to be read."""

    task: ExtractionTask
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Count:
    """A document whose pages are to be counted."""

    task: ExtractionTask


_Job = _Count | _Pages | ExtractionTask


@dataclass(slots=True)
class _Parts:
    """What is read of a document, and how many parts are not done yet."""

    task: ExtractionTask
    missing: int
    read: list[RawPart] = field(default_factory=list)


def run_in_parts(
    function: Callable[[ExtractionTask], R], tasks: Iterable[ExtractionTask], *, workers: int, limits: Limits
) -> Iterator[tuple[ExtractionTask, R | Lost]]:
    """What ``pipeline.pool.run`` does, the pages of large and of scanned PDFs shared out among the workers.

    Limits hold for each part. A part over which a worker dies is read again with the whole document, which then is
    what is lost. One run does it all, since workers take half a second to start: the pages of what may be large are
    counted first, and while one process puts a document together, the others read on.
    """
    listed = list(tasks)
    counts = [_Count(task) for task in listed if _may_be_large(task, workers)]
    counted = {count.task for count in counts}
    jobs: deque[_Job] = deque([*counts, *(task for task in listed if task not in counted)])
    large: dict[str, _Parts] = {}
    workers = workers if counts else min(workers, len(jobs))
    for job, result in run(partial(_work, function), jobs, workers=workers, limits=limits):
        if isinstance(job, _Count):
            count = result if isinstance(result, int) else 0
            if count < _least_pages(job.task):
                jobs.appendleft(job.task)
                continue
            size = _part_size(job.task)
            pages = [_Pages(job.task, n, min(n + size - 1, count)) for n in range(1, count + 1, size)]
            large[job.task.path] = _Parts(job.task, len(pages))
            jobs.extendleft(reversed(pages))
        elif isinstance(job, _Pages):
            parts = large[job.task.path]
            parts.missing -= 1
            if isinstance(result, RawPart):
                parts.read.append(result)
            if not parts.missing:
                jobs.appendleft(replace(job.task, parts=tuple(parts.read)))
        else:
            found = large.pop(job.path, None)
            yield found.task if found else job, cast("R | Lost", result)


def _may_be_large(task: ExtractionTask, workers: int) -> bool:
    return _is_recognised(task) or (workers > 1 and _bytes(task.path) >= _BYTES)


def _is_recognised(task: ExtractionTask) -> bool:
    return task.ocr is not OcrMode.NEVER and find_tesseract() is not None and task.path.lower().endswith(".pdf")


def _least_pages(task: ExtractionTask) -> int:
    return _SCAN_PART + 1 if _is_recognised(task) else _LARGE


def _part_size(task: ExtractionTask) -> int:
    return _SCAN_PART if _is_recognised(task) else _PART


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


def _work(function: Callable[[ExtractionTask], R], job: _Job) -> R | RawPart | int | None:
    if isinstance(job, ExtractionTask):
        return function(job)
    if isinstance(job, _Count):
        return count_pages(job.task)
    try:
        with real_file(job.task.path) as real:
            return read_part(real, job.first, job.last, job.task.pdf_engine, job.task.ocr)
    except (UnreadableError, OSError, MemoryError):
        return None  # what is wrong is found out again when the whole is read
