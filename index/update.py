"""Documents into an index and out of it. Nothing is visible to searches before the writer commits."""

import time
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path

from corpus.model import Document
from corpus.store import Store
from corpus.values import value
from index.analysis import Analyser
from index.engine import Entry, Writer
from index.entries import entries

# a commit this often: large enough to be cheap, small enough that new documents are soon found and little is done
# twice after a crash
_BATCH_BLOCKS = 5000
_BATCH_SECONDS = 20.0


@value
class Analysed:
    """A document and what an index keeps of its passages; made in worker processes, too."""

    document: Document
    entries: tuple[Entry, ...]


def analysed(document: Document, analyser: Analyser) -> Analysed:
    """The document with its entries."""
    return Analysed(document, tuple(entries(document, analyser)))


def read_again(home: Path, words: tuple[str, ...], digest: str) -> Analysed | None:
    """A document of the store in ``home``, for a worker process; None where there is none."""
    with Store.open(home) as store:
        document = store.document(digest)
    return None if document is None else analysed(document, shared_analyser(words))


@cache
def shared_analyser(words: tuple[str, ...]) -> Analyser:
    """The analyser with these words, of which a worker process has one: it takes a while to load."""
    return Analyser(words)


def batches(documents: Iterable[Analysed]) -> Iterator[Iterator[Analysed]]:
    """Documents as they come, cut to what is committed at once; each batch is to be used up before the next begins."""
    rest = iter(documents)
    for first in rest:
        yield _batch(first, rest)


def _batch(first: Analysed, rest: Iterator[Analysed]) -> Iterator[Analysed]:
    blocks, began = 0, time.monotonic()
    for item in chain((first,), rest):
        yield item
        blocks += sum(len(page.blocks) for page in item.document.pages)
        if blocks >= _BATCH_BLOCKS or time.monotonic() - began >= _BATCH_SECONDS:
            return


def add_analysed(writer: Writer, documents: Iterable[Analysed]) -> frozenset[str]:
    """Put documents in, instead of what the index holds of them; giving one twice is harmless. Their digests."""
    added: set[str] = set()
    for item in documents:
        digest = item.document.digest
        if digest in added:
            continue
        added.add(digest)
        writer.remove(digest)
        for entry in item.entries:
            writer.add(entry)
    return frozenset(added)


def add_documents(writer: Writer, analyser: Analyser, documents: Iterable[Document]) -> None:
    """Analyse documents and put them in."""
    add_analysed(writer, (analysed(document, analyser) for document in documents))


def remove_documents(writer: Writer, digests: Iterable[str]) -> None:
    """Take documents out; nothing happens for one that the index does not hold."""
    for digest in digests:
        writer.remove(digest)
