"""Documents straight from files, with no archive involved."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.model import Document, Issue, IssueCode, Severity
from corpus.settings import Settings
from pipeline.discover import Discovery, discover
from pipeline.extract import ExtractionTask, extract, hash_file
from pipeline.pool import Limits, Lost, run
from pipeline.readers.suffixes import is_wanted


def find(paths: Iterable[Path], settings: Settings) -> Discovery:
    """The files below the paths that there may be a reader for."""
    return discover(paths, takes=is_wanted, skip=settings.home)


def documents_of(discovery: Discovery, settings: Settings) -> Iterator[tuple[str, Document | Issue]]:
    """Every file with its document, or why there is none; in the order in which they are done."""
    for path in discovery.missing:
        yield path, Issue(IssueCode.NOT_FOUND, Severity.ERROR)
    yield from discovery.problems
    tasks = []
    for state in discovery.files:
        digest = hash_file(state.path)
        if isinstance(digest, Issue):
            yield state.path, digest
        else:
            tasks.append(ExtractionTask(state.path, digest))
    limits = Limits(settings.time_limit, settings.memory_limit)
    for task, result in run(extract, tasks, workers=settings.workers, limits=limits):
        yield task.path, lost_issue(result, settings) if isinstance(result, Lost) else result


def lost_issue(lost: Lost, settings: Settings) -> Issue:
    """The words for a file over which a worker died."""
    if lost.timed_out:
        return Issue(IssueCode.READER_TIMEOUT, Severity.ERROR, (("seconds", f"{settings.time_limit:g}"),))
    return Issue(IssueCode.READER_CRASHED, Severity.ERROR)
