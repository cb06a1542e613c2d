"""A large document cut into excerpts, which several processes annotate and analyse, and put together again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.abbreviations import Abbreviation, word_key
from corpus.model import Block, Document, Page, Table
from corpus.values import value

_HEAVY = 4000  # blocks and cells; about a second of work, less is done by one process
_EXCERPT = 1500


@value
class Cut:
    """A document without its blocks, how many there were on each page, and the excerpts that they are in.

    An excerpt is a Document with the title, date and meeting of the whole, one page with its blocks, and no issues.
    """

    frame: Document
    counts: tuple[int, ...]
    excerpts: tuple[Document, ...]


def is_heavy(document: Document) -> bool:
    """Whether it pays to share the document out."""
    return sum(map(_weight, document.blocks())) >= _HEAVY


def cut(document: Document, weight: int = _EXCERPT) -> Cut:
    """Excerpts of about this many blocks and cells; a table is never cut."""
    frame = replace(document, pages=tuple(replace(page, blocks=()) for page in document.pages))
    counts = tuple(len(page.blocks) for page in document.pages)
    excerpts = (replace(document, pages=(Page(None, blocks),), issues=()) for blocks in _shares(document, weight))
    return Cut(frame, counts, tuple(excerpts))


def joined(frame: Document, counts: Sequence[int], excerpts: Sequence[Document]) -> Document:
    """The document of the excerpts, in order; what was found in each is found in it."""
    blocks = (block for excerpt in excerpts for block in excerpt.blocks())
    pages = tuple(
        replace(page, blocks=tuple(next(blocks) for _ in range(count)))
        for page, count in zip(frame.pages, counts, strict=True)
    )
    issues = (issue for excerpt in excerpts for issue in excerpt.issues)
    short_forms: dict[tuple[str, str], Abbreviation] = {}
    for found in (found for excerpt in excerpts for found in excerpt.abbreviations):
        short_forms.setdefault((word_key(found.short), word_key(found.long)), found)
    return replace(frame, pages=pages, issues=(*frame.issues, *issues), abbreviations=tuple(short_forms.values()))


def _shares(document: Document, weight: int) -> Iterator[tuple[Block, ...]]:
    share: list[Block] = []
    missing = weight
    for block in document.blocks():
        share.append(block)
        missing -= _weight(block)
        if missing <= 0:
            yield tuple(share)
            share, missing = [], weight
    if share:
        yield tuple(share)


def _weight(block: Block) -> int:
    return len(block.cells) if isinstance(block, Table) else 1
