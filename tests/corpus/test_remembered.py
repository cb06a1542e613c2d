"""What is kept of the database until it changes is never old."""

from pathlib import Path

from corpus.model import Document, Kind, Page
from corpus.sources import FileState, Source
from corpus.store import Store

DIGEST = "0" * 64
SCANNED = Document(DIGEST, "", Kind.OTHER, None, None, (Page(1, (), is_searchable=False),), (), "")


def test_answers_are_as_of_now_whoever_changed_the_archive(tmp_path: Path) -> None:
    with Store.open(tmp_path, create=True) as store, Store.open(tmp_path) as other:
        assert store.orphans() == other.orphans() == frozenset()
        store.put(SCANNED)
        assert store.orphans() == other.orphans() == {DIGEST}
        with other.transaction():
            other.sources.publish(Source(FileState("/a.pdf", 1, 1), DIGEST))
            assert other.orphans() == frozenset()
            assert store.orphans() == {DIGEST}
        assert store.orphans() == other.orphans() == frozenset()
        assert store.unsearchable_pages() == other.unsearchable_pages() == 1
        assert [item.headers([DIGEST, "?"])[DIGEST].paths for item in (store, other)] == [("/a.pdf",)] * 2
        with store.transaction():
            store.sources.forget(["/a.pdf"])
        assert store.orphans() == other.orphans() == {DIGEST}
        assert store.unsearchable_pages() == other.unsearchable_pages() == 0
        assert [item.headers([DIGEST])[DIGEST].paths for item in (store, other)] == [()] * 2
        store.delete([DIGEST])
        assert store.headers([DIGEST]) == other.headers([DIGEST]) == {}
