"""Documents for a command: straight from files, or from the archive."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.model import Document, Issue, IssueCode, Severity
from corpus.settings import Settings
from corpus.store import Store
from corpus.values import value
from pipeline.discover import Discovery, absolute, discover
from pipeline.excerpts import joined
from pipeline.extract import ExtractionTask, annotated, assembled, hash_file
from pipeline.members import with_members
from pipeline.parts import Recipe, run_in_parts
from pipeline.pool import Limits, Lost
from pipeline.readers.suffixes import is_wanted

RECIPE = Recipe(assembled, annotated, joined)
"""A document with all that is said in it."""

Found = tuple[str, Document | Issue]
"""A file's path, and its document or why there is none."""


@value
class FoundDocuments:
    """All paths, the files and folders that they were found under, and (once) each file with its document."""

    paths: tuple[str, ...]
    roots: tuple[str, ...]
    documents: Iterator[Found]


def find_documents(files: Sequence[Path], settings: Settings) -> FoundDocuments:
    """The documents of the files and folders given or, without any, of the archive.

    Files are read with no archive involved, and come in the order in which they are done.
    """
    if files:
        found = discover(files, takes=is_wanted, skip=settings.home)
        discovery = with_members(found, (), lambda _: False)
        paths = tuple(state.path for state in discovery.files)
        return FoundDocuments(paths, tuple(str(absolute(file)) for file in files), _read(discovery, settings))
    with Store.open(settings.home) as store:
        paths = tuple(source.state.path for source in store.sources.all())
        return FoundDocuments(paths, store.sources.roots(), _archived(settings))


def files_of(files: Sequence[Path], settings: Settings) -> tuple[str, ...]:
    """The paths of the files, of those in the folders, and of the members of containers; missing ones too."""
    discovery = with_members(discover(files, takes=is_wanted, skip=settings.home), (), lambda _: False)
    return (*discovery.missing, *(path for path, _ in discovery.problems), *(state.path for state in discovery.files))


def _archived(settings: Settings) -> Iterator[Found]:
    with Store.open(settings.home) as store:
        for source in store.sources.all():
            document = store.document(source.digest)
            if document is not None:
                yield source.state.path, document


def _read(discovery: Discovery, settings: Settings) -> Iterator[Found]:
    for path in discovery.missing:
        yield path, Issue(IssueCode.NOT_FOUND, Severity.ERROR)
    yield from discovery.problems
    tasks = []
    for state in discovery.files:
        digest = hash_file(state.path)
        if isinstance(digest, Issue):
            yield state.path, digest
        else:
            tasks.append(ExtractionTask(state.path, digest, settings.pdf_engine, settings.ocr))
    limits = Limits(settings.time_limit, settings.memory_limit)
    for task, result in run_in_parts(RECIPE, tasks, workers=settings.workers, limits=limits):
        yield task.path, lost_issue(result, settings) if isinstance(result, Lost) else result


def lost_issue(lost: Lost, settings: Settings) -> Issue:
    """The words for a file over which a worker died."""
    if lost.timed_out:
        return Issue(IssueCode.READER_TIMEOUT, Severity.ERROR, (("seconds", f"{settings.time_limit:g}"),))
    return Issue(IssueCode.READER_CRASHED, Severity.ERROR)
