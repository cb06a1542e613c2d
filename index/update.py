"""Documents into an index and out of it. Nothing is visible to searches before the writer commits."""

from collections.abc import Iterable

from corpus.model import Document
from index.analysis import Analyser
from index.engine import Writer
from index.entries import entries


def add_documents(writer: Writer, analyser: Analyser, documents: Iterable[Document]) -> None:
    """Put documents in, instead of what the index holds of them; giving one twice is harmless."""
    added: set[str] = set()
    for document in documents:
        if document.digest in added:
            continue
        added.add(document.digest)
        writer.remove(document.digest)
        for entry in entries(document, analyser):
            writer.add(entry)


def remove_documents(writer: Writer, digests: Iterable[str]) -> None:
    """Take documents out; nothing happens for one that the index does not hold."""
    for digest in digests:
        writer.remove(digest)
