"""No part of another word on the first page while the word is found somewhere: words of two kanji of the samples.

The measure, and the random strings, are those of ``bench/findability.py``.
"""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.findability import accidents, is_accident, is_found, published, strings, texts, two_kanji_words
from corpus.model import Document, Locator, Paragraph
from pipeline.extract import hash_file
from pipeline.ingest import ingest
from tests.index.archive import Archive, document

SAMPLES = Path(__file__).parents[2] / "samples" / "archive"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    papers: list[tuple[str, Document]] = []
    for path in sorted(SAMPLES.rglob("*.*")):
        digest = hash_file(str(path))
        assert isinstance(digest, str)
        papers.append((str(path), ingest(path, digest)))
    made = Archive.make(tmp_path_factory.mktemp("home"), papers)
    yield made
    made.store.close()


def test_no_accident_on_the_first_page(archive: Archive) -> None:
    words = two_kanji_words(list(published(archive.store)), archive.analyser, 200, random.Random(1))
    assert len(words) > 150
    assert [word for word in words if accidents(word, archive.engine, archive.analyser, archive.store)] == []


def test_every_string_of_the_samples_is_found(archive: Archive) -> None:
    for sample in strings(texts(list(published(archive.store))), 300, random.Random(2)):
        assert is_found(sample, archive.engine, archive.analyser, archive.store, is_substring=True), sample


def test_an_accident_would_be_seen(tmp_path: Path) -> None:
    blocks = [Paragraph(text, Locator(block=number)) for number, text in enumerate(["東京都の会議", "京都の会議"])]
    made = Archive.make(tmp_path, [("/紙.txt", document("a" * 64, blocks))])
    assert [hit.passage.text for hit in made.ask("京都").hits] == ["京都の会議"]
    hits = made.ask("京都", is_substring=True).hits
    assert {hit.passage.text: is_accident(hit, "京都", made.analyser) for hit in hits} == {
        "京都の会議": False,
        "東京都の会議": True,
    }
    made.store.close()
