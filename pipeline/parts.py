"""Documents shared out among processes: large and scanned PDFs are read in parts, heavy documents finished in excerpts.

A document is read (its parts, if it is large), assembled by one process, cut into excerpts if it is heavy, and joined
here. The parts and excerpts on their way from process to process are bytes: only who needs them looks into them.
"""

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePath
from typing import Generic, TypeVar, cast

from corpus.errors import UnreadableError
from corpus.model import Document, Issue, IssueCode, Kind, Locator, Page, Paragraph, Severity
from corpus.settings import OcrMode
from corpus.values import value
from pipeline.excerpts import Cut, cut, is_heavy
from pipeline.extract import ExtractionTask
from pipeline.members import real_file
from pipeline.pool import Limits, Lost, run
from pipeline.raw import Format
from pipeline.readers.ocr.tesseract import find_tesseract
from pipeline.readers.sniff import sniff
from pipeline.readers.suffixes import FORMAT_OF_SUFFIX
from pipeline.recognition import read_part

_LARGE = 64  # pages; smaller documents are read by one process each
_PART = 32  # pages
_LAST_PART = 8  # pages; parts become smaller towards the end, so that all processes are done at about the same time
_BYTES = 150_000  # a smaller file has fewer pages than that
_SCAN_PART = 3  # pages to recognise: at three minutes each in the worst case, within the time for a task

_SPECIMEN = Document(
    digest="",
    title="",
    kind=Kind.OTHER,
    date=None,
    meeting=None,
    pages=(Page(1, (Paragraph("令和６年４月１日", Locator(page=1, block=0)),)),),
    issues=(),
    fingerprint="",
)
"""What a worker finishes that has nothing else to do, so that all that this takes is loaded."""

_CONVERTED = (Format.OFFICE_TEXT, Format.OFFICE_SHEETS, Format.OFFICE_SLIDES)

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Recipe(Generic[R]):
    """What is made of a document: workers ``assemble`` it and ``finish`` all of it, or each of its excerpts.

    ``join`` makes of a document without its blocks, their numbers by page, and the finished excerpts what ``finish``
    would have made of the whole. Issues say why there is none.
    """

    assemble: Callable[[ExtractionTask], Document | Issue]
    finish: Callable[[Document], R | Issue]
    join: Callable[[Document, Sequence[int], Sequence[R]], R]


@value
class _Count:
    """The pages of a document are to be counted."""

    task: ExtractionTask


@value
class _Pages:
    """A part of a document is to be read."""

    task: ExtractionTask
    first: int
    last: int


@value
class _Whole:
    """A document is to be assembled of its parts (the rest of it read), and finished or cut."""

    task: ExtractionTask
    parts: tuple[bytes, ...] = ()


@value
class _Excerpt:
    """An excerpt of a document is to be finished."""

    task: ExtractionTask
    number: int
    document: bytes


@value
class _Ready:
    """A worker that has nothing to do is to load what comes next.

    The PDF reader while others count pages; then, while others are not done with the last of them or put the document
    together, ``to_finish``: all that finishes an excerpt.
    """

    to_finish: bool


_Job = _Ready | _Count | _Pages | _Whole | _Excerpt


@value
class _Part:
    """A part that was read."""

    part: bytes


@value
class _Shared:
    """A document that was cut: its frame, the numbers of blocks, and its excerpts."""

    frame: Document
    counts: tuple[int, ...]
    excerpts: tuple[bytes, ...]


@dataclass(slots=True)
class _Parts:
    """What is read of a document, and how many parts are not done yet."""

    missing: int
    read: list[bytes] = field(default_factory=list)


@dataclass(slots=True)
class _Finished(Generic[R]):
    """The excerpts of a document that are done, by number, and how many are not done yet."""

    shared: _Shared
    missing: int
    done: dict[int, R | Issue | Lost] = field(default_factory=dict)


def run_in_parts(
    recipe: Recipe[R], tasks: Iterable[ExtractionTask], *, workers: int, limits: Limits
) -> Iterator[tuple[ExtractionTask, R | Issue | Lost]]:
    """Each task with what the recipe makes of it, as they are done; heavy work on one of them is shared out.

    Limits hold for each part. A part over which a worker dies is read again with the whole document, which then is
    what is lost; so is a document over whose excerpt one dies. One run does it all, since workers take half a second
    to start: the pages of what may be large are counted first, and while one process puts a document together, the
    others read on. What takes longest comes first, so that nobody is left with it in the end.
    """
    listed = list(tasks) if workers == 1 else sorted(tasks, key=_cost, reverse=True)
    counts = [_Count(task) for task in listed if _may_be_large(task, workers)]
    counted = {count.task for count in counts}
    jobs: deque[_Job] = deque([*counts, *(_Whole(task) for task in listed if task not in counted)])
    if counts:
        jobs.extend(_Ready(to_finish=False) for _ in range(workers - len(jobs)))
    reading: dict[str, _Parts] = {}
    finishing: dict[str, _Finished[R]] = {}
    for job, result in run(partial(_work, recipe, workers > 1), jobs, workers=workers, limits=limits):
        if isinstance(job, _Ready):
            continue
        task = job.task
        if isinstance(job, _Count):
            pages = _parts(task, result if isinstance(result, int) else 0, workers)
            if pages:
                reading[task.path] = _Parts(len(pages))
                if not jobs and workers > 1:
                    jobs.append(_Ready(to_finish=True))
            jobs.extendleft(reversed(pages) if pages else [_Whole(task)])
        elif isinstance(job, _Pages):
            parts = reading[task.path]
            parts.missing -= 1
            if isinstance(result, _Part):
                parts.read.append(result.part)
            if not parts.missing:
                if not jobs:
                    jobs.extend(_Ready(to_finish=True) for _ in range(workers - 1))
                jobs.appendleft(_Whole(task, tuple(reading.pop(task.path).read)))
        elif isinstance(job, _Excerpt):
            finished = finishing[task.path]
            finished.missing -= 1
            finished.done[job.number] = cast("R | Issue | Lost", result)
            if not finished.missing:
                whole = _joined(recipe, finishing.pop(task.path))
                yield task, whole
        elif isinstance(result, _Shared):
            finishing[task.path] = _Finished(result, len(result.excerpts))
            jobs.extendleft(_Excerpt(task, n, excerpt) for n, excerpt in reversed([*enumerate(result.excerpts)]))
        else:
            yield task, cast("R | Issue | Lost", result)


def _parts(task: ExtractionTask, count: int, workers: int) -> list[_Pages]:
    """The parts of a document of so many pages, none where it is not worth while."""
    most, fewest, least = (
        (_SCAN_PART, _SCAN_PART, _SCAN_PART + 1) if _is_recognised(task) else (_PART, _LAST_PART, _LARGE)
    )
    parts: list[_Pages] = []
    first = 1
    while count >= least and first <= count:
        size = max(fewest, min(most, (count + 1 - first) // (2 * workers)))
        parts.append(_Pages(task, first, min(first + size - 1, count)))
        first += size
    return parts


def _joined(recipe: Recipe[R], finished: _Finished[R]) -> R | Issue | Lost:
    results = [finished.done[number] for number in range(len(finished.done))]
    for result in results:
        if isinstance(result, Issue | Lost):
            return result
    return recipe.join(finished.shared.frame, finished.shared.counts, cast("list[R]", results))


def _cost(task: ExtractionTask) -> tuple[bool, int]:
    """What LibreOffice has to convert takes seconds whatever its size."""
    return FORMAT_OF_SUFFIX.get(PurePath(task.path).suffix.lower()) in _CONVERTED, _bytes(task.path)


def _may_be_large(task: ExtractionTask, workers: int) -> bool:
    return _is_recognised(task) or (workers > 1 and _is_pdf(task) and _bytes(task.path) >= _BYTES)


def _is_recognised(task: ExtractionTask) -> bool:
    return task.ocr is not OcrMode.NEVER and find_tesseract() is not None and _is_pdf(task)


def _is_pdf(task: ExtractionTask) -> bool:
    return task.path.lower().endswith(".pdf")


def _bytes(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


def _work(recipe: Recipe[R], is_shared: bool, job: _Job) -> int | _Part | _Shared | R | Issue | None:
    """In a worker. ``is_shared``: what is heavy is cut, for there are others to finish it."""
    try:
        match job:
            case _Ready(to_finish):
                from pipeline.readers.pdf import reader  # noqa: F401 - loaded for what comes next

                if to_finish:
                    from pipeline import ingest  # noqa: F401 - likewise, with the grammar of dates and the dictionary

                    recipe.finish(_SPECIMEN)
                return None
            case _Count(task):
                return count_pages(task)
            case _Pages(task, first, last):
                return _read(task, first, last)
            case _Excerpt(_, _, excerpt):
                return recipe.finish(pickle.loads(excerpt))  # noqa: S301 - another worker of ours made it
            case _Whole(task, packed):
                parts = tuple(pickle.loads(part) for part in packed)  # noqa: S301 - likewise
                document = recipe.assemble(replace(task, parts=parts))
                if isinstance(document, Issue):
                    return document
                return _share(cut(document)) if is_shared and is_heavy(document) else recipe.finish(document)
    except MemoryError:
        return Issue(IssueCode.READER_CRASHED, Severity.ERROR)


def count_pages(task: ExtractionTask) -> int:
    """How many pages the document has, 0 where it is no PDF or does not open."""
    from pipeline.readers.pdf.reader import READER  # workers alone load a PDF library

    try:
        with real_file(task.path) as real:
            if sniff(real).format is not Format.PDF:
                return 0
            return READER.using(task.pdf_engine).page_count(real)
    except (UnreadableError, OSError):
        return 0


def _read(task: ExtractionTask, first: int, last: int) -> _Part | None:
    try:
        with real_file(task.path) as real:
            part = read_part(real, first, last, task.pdf_engine, task.ocr)
    except (UnreadableError, OSError, MemoryError):
        return None  # what is wrong is found out again when the whole is read
    return _Part(_packed(part))


def _share(found: Cut) -> _Shared:
    return _Shared(found.frame, found.counts, tuple(map(_packed, found.excerpts)))


def _packed(value: object) -> bytes:
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
