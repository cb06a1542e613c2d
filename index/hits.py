"""What an engine found, as hits: the passages' texts, and what has to be said of their documents."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from corpus.header import DocumentHeader
from corpus.model import Block, Hit, Passage, PassageKey, Utterance
from corpus.store import Store
from index.engine import Found
from index.passages import passage
from index.snippet import Span

Blocks = dict[tuple[str, int], Block]
Marking = Callable[[Passage, Found], tuple[Span, ...]]
"""What of a passage's text matched."""


def hits_of(
    shown: Sequence[Found],
    store: Store,
    marking: Marking | None = None,
    read: Mapping[PassageKey, Passage] | None = None,
) -> list[Hit]:
    """The hits, in the same order; those that are no longer in the archive left out.

    ``read`` are passages that have been read already.
    """
    headers = store.headers(item.key.document for item in shown)
    known = read or {}
    passages = {**known, **passages_of([item for item in shown if item.key not in known], store)}
    hits: list[Hit] = []
    asked: list[tuple[str, int]] = []
    for item in shown:
        header, found = headers.get(item.key.document), passages.get(item.key)
        if header is not None and found is not None:
            hits.append(_hit(item, found, header, marking))
            asked += ((item.key.document, answer) for answer in found.answered_by)
    return _with_answers(hits, store.blocks(asked)) if asked else hits


def passages_of(shown: Sequence[Found], store: Store) -> dict[PassageKey, Passage]:
    """The passages by their keys; those that are no longer in the archive left out."""
    keys = [item.key for item in shown]
    blocks = store.blocks((key.document, key.block) for key in keys)
    found = ((key, blocks.get((key.document, key.block))) for key in keys)
    passages = ((key, passage(key.document, block, key)) for key, block in found if block is not None)
    return {key: item for key, item in passages if item is not None}


def _hit(item: Found, found: Passage, header: DocumentHeader, marking: Marking | None) -> Hit:
    page = found.locator.page
    return Hit(
        passage=found,
        title=header.title,
        kind=header.kind,
        document_date=header.date,
        paths=header.paths,
        score=item.score,
        matches=marking(found, item) if marking is not None else (),
        more=item.more,
        recognised=None if page is None else header.recognised.get(page),
    )


def _with_answers(hits: Sequence[Hit], blocks: Blocks) -> list[Hit]:
    """The questions among the hits with their answers."""
    return [replace(hit, answers=_answers(hit.passage, blocks)) if hit.passage.answered_by else hit for hit in hits]


def _answers(question: Passage, blocks: Blocks) -> tuple[Utterance, ...]:
    found = (blocks.get((question.key.document, number)) for number in question.answered_by)
    return tuple(block for block in found if isinstance(block, Utterance))
