"""The invariant: whatever happened to the files, and wherever a build broke off, the result equals a fresh build."""

import gc
import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from corpus.model import Document, Hit, IssueCode
from corpus.settings import EngineName, Settings
from corpus.store import Store
from index.analysis import Analyser
from index.engine import Engine, Entry, Writer
from index.generations import IndexHome
from index.opening import index_fingerprint, open_engine
from index.parsing import parse_query
from index.search import Wanted, search
from pipeline.build import Archive, build, check, rebuild
from pipeline.summary import Summary

ANALYSER = Analyser()


def archive(
    store: Store,
    home: Path,
    opener: Callable[[Path], Engine] = open_engine,
    engine: EngineName = EngineName.TANTIVY,
) -> Archive:
    fingerprint = f"{index_fingerprint(ANALYSER, engine)} archive-{store.archive_id()}"
    return Archive(store, IndexHome(home / "index"), ANALYSER, opener, fingerprint)


def ingest(home: Path, *paths: Path, verify: bool = False, engine: EngineName = EngineName.TANTIVY) -> Summary:
    with Store.open(home, create=True) as store:
        place = archive(store, home, engine=engine)
        return build(paths, place, Settings(home, workers=0), verify=verify, progress=lambda *_: None)


def found(home: Path, query: str) -> list[str]:
    """The file names of the hits."""
    return sorted(Path(path).name for hit in hits(home, query) for path in hit.paths)


def hits(home: Path, query: str) -> tuple[Hit, ...]:
    """All hits."""
    with Store.open(home) as store:
        current = IndexHome(home / "index").current()
        assert current is not None
        with closing(open_engine(current.path)) as engine:
            everything = Wanted(limit=None)
            results = search(parse_query(query), engine=engine, analyser=ANALYSER, store=store, wanted=everything)
    assert results.total == len(results.hits)
    return results.hits


def contents(home: Path) -> dict[str, Document | None]:
    with Store.open(home) as store:
        return {source.state.path: store.document(source.digest) for source in store.sources.all()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "文書").mkdir()
    return tmp_path / "文書"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_added_changed_moved_removed_and_unchanged_are_told_apart(folder: Path, home: Path) -> None:
    for name, text in [("a", "里親"), ("b", "研修"), ("c", "懇談会"), ("d", "一時保護")]:
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    assert [Path(path).name for path in ingest(home, folder).added] == ["a.txt", "b.txt", "c.txt", "d.txt"]
    (folder / "a.txt").write_text("里親の会議", encoding="utf-8")
    (folder / "b.txt").rename(folder / "移動.txt")
    (folder / "c.txt").unlink()
    (folder / "e.txt").write_text("新しい", encoding="utf-8")
    summary = ingest(home, folder)
    assert [Path(path).name for path in summary.changed] == ["a.txt"]
    assert [(Path(old).name, Path(new).name) for old, new in summary.moved] == [("b.txt", "移動.txt")]
    assert [Path(path).name for path in summary.removed] == ["c.txt"]
    assert [Path(path).name for path in summary.added] == ["e.txt"]
    assert summary.unchanged == 1
    assert (found(home, "懇談会"), found(home, "研修"), found(home, "会議")) == ([], ["移動.txt"], ["a.txt"])


def test_unchanged_files_are_not_opened(folder: Path, home: Path) -> None:
    path = folder / "a.txt"
    path.write_text("里親", encoding="utf-8")
    ingest(home, folder)
    status = path.stat()
    # other bytes of the same size and time: only a build that opens the file could notice
    path.write_text("研修", encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert ingest(home, folder).unchanged == 1
    assert found(home, "里親") == ["a.txt"]
    assert [Path(changed).name for changed in ingest(home, folder, verify=True).changed] == ["a.txt"]
    assert found(home, "研修") == ["a.txt"]


def test_copies_are_one_document_found_under_both_names(folder: Path, home: Path) -> None:
    for name in ["a", "b"]:
        (folder / f"{name}.txt").write_text("里親", encoding="utf-8")
    ingest(home, folder)
    assert found(home, "里親") == ["a.txt", "b.txt"]
    (folder / "a.txt").unlink()
    ingest(home, folder)
    assert found(home, "里親") == ["b.txt"]


def test_the_same_bytes_are_a_text_under_one_suffix_and_refused_under_another(folder: Path, home: Path) -> None:
    (folder / "a.txt").write_text("里親", encoding="utf-8")
    (folder / "b.pdf").write_text("里親", encoding="utf-8")
    for _ in range(2):
        ((path, issue),) = ingest(home, folder).failed
        assert (Path(path).name, issue.code) == ("b.pdf", IssueCode.WRONG_SUFFIX)
        assert found(home, "里親") == ["a.txt"]
    (folder / "c.docx").write_text("里親", encoding="utf-8")
    assert [Path(path).name for path, _ in ingest(home, folder).failed] == ["b.pdf", "c.docx"]


def test_a_bad_file_is_told_with_its_reason_every_time_and_the_rest_goes_in(folder: Path, home: Path) -> None:
    (folder / "a.txt").write_text("里親", encoding="utf-8")
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7\nno more")
    (folder / "empty.docx").write_bytes(b"")
    for _ in range(2):
        summary = ingest(home, folder)
        codes = {Path(path).name: issue.code for path, issue in summary.failed}
        assert codes == {"bad.pdf": IssueCode.CORRUPT, "empty.docx": IssueCode.EMPTY_FILE}
        assert found(home, "里親") == ["a.txt"]
    (folder / "bad.pdf").unlink()
    assert [Path(path).name for path, _ in ingest(home, folder).failed] == ["empty.docx"]


def test_a_file_that_became_unreadable_leaves_the_archive(folder: Path, home: Path) -> None:
    path = folder / "a.txt"
    path.write_text("里親", encoding="utf-8")
    ingest(home, folder)
    path.write_bytes(b"")
    ingest(home, folder)
    assert found(home, "里親") == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_a_file_that_may_not_be_read_just_now_stays(folder: Path, home: Path) -> None:
    path = folder / "a.txt"
    path.write_text("里親", encoding="utf-8")
    ingest(home, folder)
    path.write_text("里親と研修", encoding="utf-8")
    path.chmod(0)
    assert [issue.code for _, issue in ingest(home, folder).failed] == [IssueCode.NOT_READABLE]
    assert found(home, "里親") == ["a.txt"]


def test_a_missing_folder_takes_nothing_out(folder: Path, home: Path, tmp_path: Path) -> None:
    (folder / "a.txt").write_text("里親", encoding="utf-8")
    ingest(home, folder)
    folder.rename(tmp_path / "unplugged")
    assert ingest(home, folder).missing == (str(folder),)
    assert found(home, "里親") == ["a.txt"]


def test_without_a_path_the_former_places_are_looked_at(folder: Path, home: Path) -> None:
    (folder / "a.txt").write_text("里親", encoding="utf-8")
    ingest(home, folder)
    (folder / "b.txt").write_text("研修", encoding="utf-8")
    assert [Path(path).name for path in ingest(home).added] == ["b.txt"]


def test_another_folder_is_none_of_this_builds_business(folder: Path, home: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (folder / "a.txt").write_text("里親", encoding="utf-8")
    (tmp_path / "other" / "b.txt").write_text("里親", encoding="utf-8")
    ingest(home, folder, tmp_path / "other")
    (folder / "a.txt").unlink()
    ingest(home, tmp_path / "other")
    assert found(home, "里親") == ["a.txt", "b.txt"]


def test_a_lost_index_is_made_anew_from_what_is_stored(folder: Path, home: Path) -> None:
    (folder / "a.txt").write_text("里親", encoding="utf-8")
    ingest(home, folder)
    shutil.rmtree(home / "index")
    assert ingest(home, folder).unchanged == 1
    assert found(home, "里親") == ["a.txt"]


def test_damaged_index_files_are_made_anew(folder: Path, home: Path) -> None:
    (folder / "a.txt").write_text("里親", encoding="utf-8")
    ingest(home, folder)
    for path in (home / "index" / "generations").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    ingest(home, folder)
    assert found(home, "里親") == ["a.txt"]


def test_a_deleted_database_does_not_answer_from_the_former_index(folder: Path, home: Path) -> None:
    (folder / "a.txt").write_text("里親", encoding="utf-8")
    ingest(home, folder)
    (folder / "a.txt").unlink()
    (folder / "b.txt").write_text("里親と研修", encoding="utf-8")
    for path in home.glob("corpus.db*"):
        path.unlink()
    ingest(home, folder)
    assert found(home, "里親") == ["b.txt"]


def test_rebuild_gives_the_same_answers_in_a_new_generation(folder: Path, home: Path) -> None:
    (folder / "a.txt").write_text("里親", encoding="utf-8")
    ingest(home, folder)
    with Store.open(home) as store:
        assert rebuild(archive(store, home)).number == 2
        assert check(archive(store, home)).is_consistent
    assert found(home, "里親") == ["a.txt"]


# -- crashes anywhere ------------------------------------------------------------------------------------------------


class Crash(BaseException):
    """The process dies here."""


class Fuse:
    """Burns down by one at every step that writes, and then crashes."""

    def __init__(self, steps: int) -> None:
        self.steps = steps

    def burn(self) -> None:
        self.steps -= 1
        if self.steps < 0:
            raise Crash


class FusedStore(Store):
    """A store whose transactions crash before or after they are kept."""

    fuse: Fuse

    def put(self, document: Document) -> None:
        self.fuse.burn()
        super().put(document)
        self.fuse.burn()

    def mark_indexed(self, digests: object, generation: int) -> None:
        self.fuse.burn()
        super().mark_indexed(digests, generation)  # type: ignore[arg-type]  # passed on as it came
        self.fuse.burn()

    def delete(self, digests: object) -> None:
        self.fuse.burn()
        super().delete(digests)  # type: ignore[arg-type]  # passed on as it came
        self.fuse.burn()


class FusedWriter:
    """A writer that crashes before or after it commits. A crash neither commits nor tidies up."""

    def __init__(self, writer: Writer, fuse: Fuse) -> None:
        self.writer, self.fuse = writer, fuse

    def add(self, entry: Entry) -> None:
        self.writer.add(entry)

    def remove(self, digest: str) -> None:
        self.writer.remove(digest)

    def commit(self) -> None:
        self.fuse.burn()
        self.writer.commit()
        self.fuse.burn()

    def discard(self) -> None:
        self.writer.discard()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        if error is None:
            self.commit()
        else:
            self.discard()


class FusedEngine:
    """An engine that gives out fused writers."""

    def __init__(self, engine: Engine, fuse: Fuse) -> None:
        self.engine, self.fuse = engine, fuse
        self.search, self.digests, self.documents = engine.search, engine.digests, engine.documents
        self.tally, self.check, self.close = engine.tally, engine.check, engine.close

    def writer(self) -> Writer:
        return FusedWriter(self.engine.writer(), self.fuse)


def ingest_until(home: Path, folder: Path, steps: int, engine: EngineName) -> None:
    fuse = Fuse(steps)
    with FusedStore.open(home, create=True) as store:
        store.fuse = fuse
        broken = archive(store, home, lambda path: FusedEngine(open_engine(path), fuse), engine)
        try:
            build([folder], broken, Settings(home, workers=0), progress=lambda *_: None)
        except Crash:
            pass_away()


def pass_away() -> None:
    """Let go, as a dead process would, of the lock and the files that the crashed writer still holds here."""
    gc.collect()


NAMES = st.sampled_from(["a.txt", "b.txt", "c.txt", "年度/d.txt"])
# mostly the default: each change of the engine makes the index anew
ENGINES = st.sampled_from([EngineName.TANTIVY, EngineName.TANTIVY, EngineName.TANTIVY, EngineName.WHOOSH])
TEXTS = st.sampled_from(["里親の研修", "令和7年7月の会議", "", "懇談会\n\n里親", "R7.7~12"])


class History(RuleBasedStateMachine):
    """Any history of adding, changing, moving, deleting, ingesting with either engine and crashing."""

    @initialize()
    def begin(self) -> None:
        self.place = Path(tempfile.mkdtemp())
        self.folder, self.home = self.place / "files", self.place / "home"
        (self.folder / "年度").mkdir(parents=True)
        self.clock = 0

    def teardown(self) -> None:
        shutil.rmtree(self.place)
        gc.collect()  # what a crash leaves open in this process, which a dead one would not have

    def touch(self, path: Path) -> None:
        # file systems with coarse clocks would hide a change of the same size
        self.clock += 1
        os.utime(path, (self.clock, self.clock))

    @rule(name=NAMES, text=TEXTS)
    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")
        self.touch(self.folder / name)

    @rule(name=NAMES)
    def delete(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)

    @rule(old=NAMES, new=NAMES)
    def move(self, old: str, new: str) -> None:
        if (self.folder / old).exists():
            (self.folder / old).replace(self.folder / new)

    @rule(engine=ENGINES)
    def ingest(self, engine: EngineName) -> None:
        ingest(self.home, self.folder, engine=engine)
        fresh = self.place / "fresh"
        ingest(fresh, self.folder, engine=engine)
        assert contents(self.home) == contents(fresh)
        for query in ["里親", "date:R7.7", "懇談会 OR 会議", "-里親"]:
            assert found(self.home, query) == found(fresh, query)
        shutil.rmtree(fresh)

    @rule(steps=st.integers(0, 12), engine=ENGINES)
    def crash(self, steps: int, engine: EngineName) -> None:
        ingest_until(self.home, self.folder, steps, engine)

    @invariant()
    def answers_are_about_documents_that_have_a_file(self) -> None:
        if (self.home / "index" / "CURRENT").exists():
            assert set(found(self.home, "里親")) <= {Path(path).name for path in contents(self.home)}


History.TestCase.settings = settings(
    max_examples=15, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
TestHistory = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")(History.TestCase)
