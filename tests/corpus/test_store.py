"""What is put into the store comes back as it was, and only published documents are seen."""

import datetime as dt
import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from corpus.errors import IndexUnavailableError, StorageError
from corpus.meeting import Meeting
from corpus.model import Document, Issue, IssueCode, Kind, Page, Severity
from corpus.sources import Failure, FileState, Source
from corpus.store import Store
from tests.corpus.documents import documents
from wareki import parse_date
from wareki.span import DateSpan

SLOW_DISK = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def empty(digest: str, title: str = "", kind: Kind = Kind.OTHER, date: DateSpan | None = None) -> Document:
    return Document(digest, title, kind, date, None, (Page(1, is_searchable=False),), (), "test-1")


def publish(store: Store, path: str, digest: str) -> None:
    with store.transaction():
        store.sources.publish(Source(FileState(path, 1, 2), digest))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path, create=True)


@given(document=documents())
@SLOW_DISK
def test_a_document_comes_back_equal(tmp_path_factory: pytest.TempPathFactory, document: Document) -> None:
    with Store.open(tmp_path_factory.getbasetemp() / "round-trip", create=True) as store:
        store.put(document)
        assert store.document(document.digest) == document
        for block in document.blocks():
            assert block.locator.block is not None
            assert store.block(document.digest, block.locator.block) == block


@given(first=documents(), second=documents())
@SLOW_DISK
def test_putting_again_replaces(tmp_path_factory: pytest.TempPathFactory, first: Document, second: Document) -> None:
    with Store.open(tmp_path_factory.getbasetemp() / "replace", create=True) as store:
        again = Document(
            first.digest, second.title, second.kind, second.date, second.meeting, second.pages, second.issues, "x"
        )
        store.put(first)
        store.put(again)
        assert store.document(first.digest) == again


def test_a_document_without_a_file_is_an_orphan(store: Store) -> None:
    store.put(empty("a"))
    assert store.orphans() == {"a"}
    publish(store, "/x/a.pdf", "a")
    assert store.orphans() == frozenset()
    assert store.published() == {"a"}


def test_copies_share_one_document_and_show_all_paths(store: Store) -> None:
    store.put(empty("a", "題"))
    publish(store, "/x/b.pdf", "a")
    publish(store, "/x/a.pdf", "a")
    header = store.header("a")
    assert header is not None
    assert header.paths == ("/x/a.pdf", "/x/b.pdf")
    assert store.counts().documents == 1
    assert store.counts().files == 2


def test_a_document_without_a_title_goes_by_its_file_name(store: Store) -> None:
    store.put(empty("a"))
    publish(store, "/x/令和7年度 取組.pdf", "a")
    header = store.header("a")
    assert header is not None
    assert header.title == "令和7年度 取組"


def test_digests_by_kind_and_by_part_of_the_path(store: Store) -> None:
    for digest, kind in [("a", Kind.MINUTES), ("b", Kind.PROGRESS), ("c", Kind.MINUTES)]:
        store.put(empty(digest, kind=kind))
        publish(store, f"/Archive/{digest}.pdf", digest)
    store.put(empty("orphan", kind=Kind.MINUTES))
    assert store.digests(kinds=frozenset({Kind.MINUTES})) == {"a", "c"}
    assert store.digests(path_contains="archive/B") == {"b"}
    assert store.digests(kinds=frozenset({Kind.MINUTES}), path_contains="a.pdf") == {"a"}
    assert store.digests() == {"a", "b", "c"}


def test_digests_by_the_documents_own_date(store: Store) -> None:
    for digest, date in [("a", "R7.7.11"), ("b", "R7年度"), ("c", "R7.8~"), ("d", None)]:
        store.put(empty(digest, date=parse_date(date) if date else None))
        publish(store, f"/{digest}.pdf", digest)
    july, august = dt.date(2025, 7, 1), dt.date(2025, 8, 1)
    assert store.digests(dated=(july, july)) == {"b"}
    assert store.digests(dated=(july, august)) == {"a", "b", "c"}
    assert store.digests(dated=(None, dt.date(2025, 7, 31))) == {"a", "b"}
    assert store.digests(dated=(dt.date(2030, 1, 1), None)) == {"c"}
    assert store.digests(dated=(july, august), longest=1) == {"a"}
    assert store.digests(dated=(july, august), kinds=frozenset({Kind.MINUTES})) == frozenset()


def test_the_newest_documents_come_first_and_only_those_with_a_file(store: Store) -> None:
    for number, written in enumerate(("R7.7.11", "R8.3", "R7.7.11", "", "R9.1.1")):
        digest = str(number) * 64
        meeting = Meeting("専門部会", 1) if number == 0 else None
        store.put(replace(empty(digest, date=parse_date(written) if written else None), meeting=meeting))
        if number < 4:
            publish(store, f"/{number}.pdf", digest)
    assert [digest[0] for digest in store.newest_first()] == ["1", "2", "0"]
    assert [digest[0] for digest in store.newest_first(1)] == ["1"]
    assert [digest[0] for digest in store.newest_first(1, of_meetings=True)] == ["0"]


def test_unsearchable_pages_are_counted_once_a_document(store: Store) -> None:
    store.put(empty("a"))
    assert store.unsearchable_pages() == 0
    publish(store, "/x/a.pdf", "a")
    publish(store, "/x/copy.pdf", "a")
    assert store.unsearchable_pages() == 1


def test_a_failure_takes_the_former_content_out_unless_it_is_transient(store: Store) -> None:
    store.put(empty("a"))
    publish(store, "/x/a.pdf", "a")
    state = FileState("/x/a.pdf", 9, 9)
    with store.transaction():
        store.sources.fail(Failure(state, Issue(IssueCode.NOT_READABLE, Severity.ERROR), True, "f"))
    assert store.published() == {"a"}
    with store.transaction():
        store.sources.fail(Failure(state, Issue(IssueCode.CORRUPT, Severity.ERROR, (("detail", "x"),)), False, "f"))
    assert store.published() == frozenset()
    assert store.sources.failures() == (
        Failure(state, Issue(IssueCode.CORRUPT, Severity.ERROR, (("detail", "x"),)), False, "f"),
    )


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError), store.transaction():
        store.sources.add_root("/x")
        raise RuntimeError
    assert store.sources.roots() == ()


def test_marks_belong_to_one_generation_and_are_lost_with_new_content(store: Store) -> None:
    store.put(empty("a"))
    store.mark_indexed(["a"], 3)
    assert store.indexed(3) == {"a"}
    assert store.indexed(4) == frozenset()
    store.put(empty("a"))
    assert store.indexed(3) == frozenset()


def test_nothing_there_is_said_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(IndexUnavailableError) as caught:
        Store.open(tmp_path / "nowhere")
    assert caught.value.code == "no_archive"
    assert not (tmp_path / "nowhere").exists()


def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path) -> None:
    (tmp_path / "corpus.db").write_bytes(b"this is no database at all, but long enough to be one" * 40)
    with pytest.raises(IndexUnavailableError) as caught:
        Store.open(tmp_path)
    assert caught.value.code == "archive_damaged"


def test_damage_that_is_met_later_is_said_too(tmp_path: Path) -> None:
    with Store.open(tmp_path, create=True) as store:
        for number in range(40):
            store.put(empty(f"{number:064x}"))
    path = tmp_path / "corpus.db"
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))  # the first page is whole, so it opens
    with pytest.raises(IndexUnavailableError) as caught, Store.open(tmp_path) as store:
        store.counts()
    assert caught.value.code == "archive_damaged"
    assert caught.value.arguments["path"] == str(path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_where_only_reading_is_allowed_it_is_read(tmp_path: Path) -> None:
    with Store.open(tmp_path, create=True) as store:
        store.put(empty("a"))
    tmp_path.chmod(0o555)
    (tmp_path / "corpus.db").chmod(0o444)
    try:
        with Store.open(tmp_path) as store:
            assert store.orphans() == {"a"}
            with pytest.raises(StorageError) as caught:
                store.put(empty("a"))
            assert caught.value.arguments["detail"] == "cause:no_permission"
    finally:
        tmp_path.chmod(0o755)


def test_another_format_is_refused(tmp_path: Path) -> None:
    Store.open(tmp_path, create=True).close()
    with sqlite3.connect(tmp_path / "corpus.db") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(IndexUnavailableError) as caught:
        Store.open(tmp_path)
    assert caught.value.code == "archive_version"


def test_a_folder_that_cannot_be_made_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError):
        Store.open(tmp_path / "file" / "home", create=True)


def test_archives_have_names_of_their_own(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a", create=True) as one, Store.open(tmp_path / "b", create=True) as other:
        assert one.archive_id() != other.archive_id()


def test_titles_are_of_published_documents_by_their_file_where_they_say_none(store: Store) -> None:
    for number, title in enumerate(("計画", "", "まだ")):
        store.put(empty(str(number) * 64, title, date=parse_date("R7.4.16") if title else None))
    publish(store, "/b/計画.pdf", "0" * 64)
    publish(store, "/a/計画の写し.pdf", "0" * 64)
    publish(store, "/b/令和7年度 報告.txt", "1" * 64)
    day = dt.date(2025, 4, 16)
    found = sorted((title.title, title.meeting, title.first, title.last) for title in store.titles())
    assert found == [("令和7年度 報告", "", None, None), ("計画", "", day, day)]
    store.put(replace(empty("3" * 64, "会議録"), meeting=Meeting("専門部会")))
    publish(store, "/b/会議録.docx", "3" * 64)
    assert ("会議録", "専門部会") in {(title.title, title.meeting) for title in store.titles()}
