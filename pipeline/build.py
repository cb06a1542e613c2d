"""The incremental build: brings the archive in line with the files. No other module of ``pipeline`` knows an index.

Order of writes, so that a crash anywhere leaves a searchable archive that the next build completes:

1. the document's transaction (``Store.put``): it belongs to no file yet, searches leave it out;
2. the engine's commit: it has the new document, and still the one it replaces;
3. one transaction that marks the document indexed and makes it the file's document: the switch;
4. documents that no file holds any more leave the engine, then the store.

Repeating any step is harmless.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path, PurePath

from corpus.errors import IndexUnavailableError, StorageError
from corpus.model import Document, Issue
from corpus.settings import DEFAULT_MEMORY_LIMIT, DEFAULT_TIME_LIMIT, EngineName, Settings
from corpus.sources import Failure, FileState, Source
from corpus.store import Store
from corpus.values import value
from index.analysis import Analyser
from index.engine import Engine
from index.generations import FINGERPRINT, Generation, IndexHome
from index.lexicon import read_lexicon
from index.opening import choose_engine, index_fingerprint, open_engine, recorded_engine
from index.passages import passages
from index.update import Analysed, add_analysed, analysed, batches, read_again, remove_documents, shared_analyser
from pipeline.direct import lost_issue
from pipeline.discover import Discovery, absolute, discover
from pipeline.excerpts import joined
from pipeline.extract import TRANSIENT, ExtractionTask, annotated, assembled, hash_file, refused
from pipeline.fingerprint import all_extractors, current_fingerprints
from pipeline.members import with_members
from pipeline.parts import Recipe, run_in_parts
from pipeline.plan import Plan, make_plan
from pipeline.pool import Limits, Lost, run
from pipeline.readers.suffixes import is_wanted
from pipeline.summary import Summary

# fewer documents are analysed here before other processes would have begun
_WORTH_WORKERS = 40
_LIMITS = Limits(DEFAULT_TIME_LIMIT, DEFAULT_MEMORY_LIMIT)

Progress = Callable[[int, int], None]
"""Called with (documents done, documents to do)."""


@value
class Archive:
    """What a build writes to. ``open_engine`` opens the engine whose files are in the folder given.

    ``limits`` bound the worker processes, of which there are ``workers``.
    """

    store: Store
    index: IndexHome
    analyser: Analyser
    open_engine: Callable[[Path], Engine]
    index_fingerprint: str
    workers: int = 1
    limits: Limits = _LIMITS


def open_archive(store: Store, settings: Settings) -> Archive:
    """The composition root of everything that writes.

    Raises ConfigurationError where the engine that is asked for is not installed.
    """
    analyser, index = Analyser(read_lexicon(settings.home).words), IndexHome(settings.index_path)
    engine = choose_engine(settings.engine, _recorded_engine(index))
    fingerprint = f"{index_fingerprint(analyser, engine)} archive={store.archive_id()}"
    limits = Limits(settings.time_limit, settings.memory_limit)
    return Archive(store, index, analyser, open_engine, fingerprint, settings.workers, limits)


def _recorded_engine(index: IndexHome) -> EngineName | None:
    """What the archive's index was made with; None where there is none that can be read, it is made anew then."""
    try:
        current = index.current()
        return recorded_engine(current.path) if current is not None else None
    except IndexUnavailableError:
        return None


def build(
    paths: Iterable[Path], archive: Archive, settings: Settings, *, verify: bool = False, progress: Progress
) -> Summary:
    """Ingest the files and folders; without any, those of earlier builds. The caller holds the writer's lock.

    Raises StorageError where our own storage fails; what is wrong with an input is in the summary.
    """
    store = archive.store
    given = [str(absolute(path)) for path in paths] or list(store.sources.roots())
    fresh = current_fingerprints(settings.pdf_engine, settings.ocr)
    discovery = _discover(given, store, settings, lambda digest: not verify and store.fingerprint(digest) in fresh)
    plan = make_plan(
        discovery,
        given=given,
        sources=store.sources.all(),
        failures=store.sources.failures(),
        is_fresh=lambda digest: store.fingerprint(digest) in fresh,
        extractors=all_extractors(settings.pdf_engine, settings.ocr),
        verify=verify,
    )
    with store.transaction():
        for path in given:
            if path not in discovery.missing:
                store.sources.add_root(path)
    generation = ensure_generation(archive)
    with closing(archive.open_engine(generation.path)) as engine:
        before = {source.state.path: source for source in store.sources.all()}
        update = _Update(archive, engine, generation, before, all_extractors(settings.pdf_engine, settings.ocr))
        hashes = _hash(plan.to_hash, settings.workers)
        for state, found in hashes.items():
            if isinstance(found, Issue):
                update.fail([state], found)
        _extract(plan, hashes, update, settings, progress)
        update.forget(plan.vanished)
        update.sweep()
    return update.summary(plan, discovery.problems, tuple(set(discovery.missing) - set(plan.vanished)))


def _discover(given: Iterable[str], store: Store, settings: Settings, is_fresh: Callable[[str], bool]) -> Discovery:
    """The files there are, and those in containers; a container that is as it was is not opened."""
    known = {source.state.path: source for source in store.sources.all()}
    failed = [failure.state for failure in store.sources.failures()]

    def is_unchanged(state: FileState) -> bool:
        source = known.get(state.path)
        return source is not None and source.state == state and is_fresh(source.digest)

    found = discover(map(Path, given), takes=is_wanted, skip=settings.home)
    return with_members(found, [*(source.state for source in known.values()), *failed], is_unchanged)


def ensure_generation(archive: Archive) -> Generation:
    """The current index generation, made or made anew where there is none that fits or its files are damaged."""
    try:
        current = archive.index.current()
        if current is not None and current.fingerprint == archive.index_fingerprint:
            with closing(archive.open_engine(current.path)) as engine:
                engine.digests()
            archive.index.prune()
            return current
    except IndexUnavailableError:
        return rebuild(archive)
    return rebuild(archive)


def rebuild(archive: Archive) -> Generation:
    """Make a new generation of all published documents beside the current one, then switch to it.

    Searches use the old one until the switch. The caller holds the writer's lock. Raises StorageError where the new
    one turns out not to hold what was put into it.
    """
    store = archive.store
    generation = archive.index.create(archive.index_fingerprint)
    published = sorted(store.published())
    expected: set[str] = set()
    with closing(archive.open_engine(generation.path)) as engine:
        with engine.writer() as writer:  # one for all: nobody sees this generation before it is whole
            for item in _analysed_again(archive, published):
                add_analysed(writer, [item])
                if item.entries:
                    expected.add(item.document.digest)
        engine.check()
        if engine.digests() != expected:
            raise StorageError("storage_failed", path=str(generation.path), detail="not what was written")
    archive.index.publish(generation)
    with store.transaction():
        store.mark_indexed(published, generation.number)
    archive.index.prune()
    return generation


@value
class Consistency:
    """How index and store fit: documents that the index lacks, and those it should not have."""

    generation: int
    documents: int
    missing: int
    extra: int

    @property
    def is_consistent(self) -> bool:
        """Whether every published document, and no other, is in the index."""
        return not self.missing and not self.extra


def check(archive: Archive) -> Consistency:
    """Compare index and store, and the index's files with their checksums.

    Raises IndexUnavailableError where there is no index, or a file is damaged or outdated; it names the file.
    """
    current = archive.index.current()
    if current is None:
        raise IndexUnavailableError("no_archive", home=str(archive.index.path.parent))
    published = archive.store.published()
    with closing(archive.open_engine(current.path)) as engine:
        engine.check()
        in_engine = engine.digests()
    if current.fingerprint != archive.index_fingerprint:
        raise IndexUnavailableError("index_outdated", path=str(current.path / FINGERPRINT))
    expected = {digest for digest in published if any(passages(_stored(archive, digest)))}
    return Consistency(current.number, len(published), len(expected - in_engine), len(in_engine - published))


def _stored(archive: Archive, digest: str) -> Document:
    document = archive.store.document(digest)
    if document is None:
        raise StorageError("storage_failed", path="corpus.db", detail=digest)
    return document


def _finish(words: tuple[str, ...], document: Document) -> Analysed | Issue:
    """In a worker: a document, or an excerpt of one, with what the index keeps of it."""
    result = annotated(document)
    return result if isinstance(result, Issue) else analysed(result, shared_analyser(words))


def _join(frame: Document, counts: Sequence[int], excerpts: Sequence[Analysed]) -> Analysed:
    document = joined(frame, counts, [excerpt.document for excerpt in excerpts])
    return Analysed(document, tuple(chain.from_iterable(excerpt.entries for excerpt in excerpts)))


def _analysed_again(archive: Archive, digests: list[str]) -> Iterator[Analysed]:
    """Documents of the store, in any order; by worker processes where there are many."""
    if archive.workers == 1 or len(digests) < _WORTH_WORKERS:
        yield from (analysed(_stored(archive, digest), archive.analyser) for digest in digests)
        return
    again = partial(read_again, archive.index.path.parent, archive.analyser.words)
    for digest, result in run(again, digests, workers=archive.workers, limits=archive.limits):
        yield result if isinstance(result, Analysed) else analysed(_stored(archive, digest), archive.analyser)


def _hash(states: Iterable[FileState], workers: int) -> Mapping[FileState, str | Issue]:
    listed = list(states)
    with ThreadPoolExecutor(max(workers, 1)) as threads:
        return dict(zip(listed, threads.map(hash_file, (state.path for state in listed)), strict=True))


def _extract(
    plan: Plan, hashes: Mapping[FileState, str | Issue], update: "_Update", settings: Settings, progress: Progress
) -> None:
    """Everything that was hashed becomes published or a failure; each content is extracted once.

    Once a suffix, to be exact: the same bytes may be a text as .txt and refused as .pdf.
    """
    store, fresh = update.archive.store, current_fingerprints(settings.pdf_engine, settings.ocr)
    indexed = store.indexed(update.generation.number)
    copies: dict[tuple[str, str], list[FileState]] = {}
    for state, found in hashes.items():
        if isinstance(found, str):
            copies.setdefault((found, PurePath(state.path).suffix.lower()), []).append(state)
    engine, ocr = settings.pdf_engine, settings.ocr
    tasks = {ExtractionTask(states[0].path, digest, engine, ocr): states for (digest, _), states in copies.items()}
    holders: dict[str, list[FileState]] = {}  # the files that are to be switched to a document
    unknown = []
    for task, states in tasks.items():
        if store.fingerprint(task.digest) not in fresh:
            unknown.append(task)
        elif (refusal := refused(task.path)) is not None:
            update.fail(states, refusal)
        else:
            holders.setdefault(task.digest, []).extend(states)
    # also what an earlier build published in an index that has since been replaced
    stray = store.published() - indexed - {task.digest for task in tasks}

    archive = update.archive

    def documents() -> Iterator[Analysed]:
        for digest in sorted(stray | holders.keys()):
            if digest in indexed:
                update.publish([digest], holders)
            elif document := store.document(digest):
                yield analysed(document, archive.analyser)
        limits = Limits(settings.time_limit, settings.memory_limit)
        progress(0, len(unknown))
        recipe = Recipe(assembled, partial(_finish, archive.analyser.words), _join)
        results = run_in_parts(recipe, unknown, workers=settings.workers, limits=limits)
        for done, (task, result) in enumerate(results, 1):
            if isinstance(result, Analysed):
                store.put(result.document)
                update.notes[task.digest] = result.document.issues
                holders.setdefault(task.digest, []).extend(tasks[task])
                yield result
            else:
                update.fail(tasks[task], lost_issue(result, settings) if isinstance(result, Lost) else result)
            progress(done, len(unknown))

    for batch in batches(documents()):
        with update.engine.writer() as writer:  # takes documents while others are read: little is left to do in the end
            digests = add_analysed(writer, batch)
        update.publish(digests, holders)


@dataclass(slots=True)
class _Update:
    """The switches of one build, and what it has done so far."""

    archive: Archive
    engine: Engine
    generation: Generation
    before: Mapping[str, Source]
    extractors: str  # one fingerprint over all formats
    published: dict[str, str] = field(default_factory=dict)  # path → digest
    failed: dict[str, Issue] = field(default_factory=dict)
    forgotten: list[str] = field(default_factory=list)
    notes: dict[str, tuple[Issue, ...]] = field(default_factory=dict)  # by digest

    def publish(self, digests: Iterable[str], holders: Mapping[str, list[FileState]]) -> None:
        """The documents are in the engine: from now on their files hold them."""
        store, listed = self.archive.store, list(digests)
        with store.transaction():
            store.mark_indexed(listed, self.generation.number)
            for digest in listed:
                for state in holders.get(digest, ()):
                    store.sources.publish(Source(state, digest))
                    self.published[state.path] = digest

    def fail(self, states: Iterable[FileState], issue: Issue) -> None:
        """The files cannot be read."""
        with self.archive.store.transaction():
            for state in states:
                failure = Failure(state, issue, issue.code in TRANSIENT, self.extractors)
                self.archive.store.sources.fail(failure)
                self.failed[state.path] = issue

    def forget(self, paths: Iterable[str]) -> None:
        self.forgotten = list(paths)
        with self.archive.store.transaction():
            self.archive.store.sources.forget(self.forgotten)

    def sweep(self) -> None:
        """What no file holds leaves the engine first, then the store."""
        store = self.archive.store
        orphans = store.orphans()
        in_engine = (orphans & store.indexed(self.generation.number)) | (self.engine.digests() - store.published())
        if in_engine:
            with self.engine.writer() as writer:
                remove_documents(writer, sorted(in_engine))
        if orphans:
            store.delete(orphans)

    def summary(self, plan: Plan, problems: Iterable[tuple[str, Issue]], missing: tuple[str, ...]) -> Summary:
        vanished = {self.before[path].digest: path for path in self.forgotten if path in self.before}
        added, changed, moved, unchanged = [], [], [], len(plan.unchanged)
        for path, digest in sorted(self.published.items()):
            former = self.before.get(path)
            if former is not None and former.digest == digest:
                unchanged += 1
            elif former is not None:
                changed.append(path)
            elif digest in vanished:
                moved.append((vanished.pop(digest), path))
            else:
                added.append(path)
        gone = {old for old, _ in moved}
        failed = {failure.state.path: failure.issue for failure in plan.still_failing} | self.failed | dict(problems)
        notes = [
            (path, issue) for path, digest in sorted(self.published.items()) for issue in self.notes.get(digest, ())
        ]
        return Summary(
            added=tuple(added),
            changed=tuple(changed),
            removed=tuple(path for path in self.forgotten if path in self.before and path not in gone),
            moved=tuple(moved),
            unchanged=unchanged,
            failed=tuple(sorted(failed.items())),
            missing=missing,
            notes=tuple(notes),
        )
