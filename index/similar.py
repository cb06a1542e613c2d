"""Passages like a given one: its telling words as a question, each as rare as it is telling."""

import re
from collections.abc import Mapping

from corpus.errors import UsageError
from corpus.model import Passage, PassageKey, Results
from corpus.store import Store
from index.analysis import Analyser
from index.engine import And, Engine, Field, Found, Or, Request, Scored, Term
from index.hits import hits_of
from index.marking import PlacedUnits, placed_units, read_units
from index.passages import matched_text, passage
from index.query import Query, Word
from index.ranking import inverse_document_frequency
from index.search import Wanted
from index.snippet import Span, merge
from index.targets import Target, target

_HIT = re.compile(r"([0-9a-f]{6,64})#(\d+)(?:\.(\d+))?")
_HIRAGANA = re.compile("[ぁ-ゟー]+")
_MOST_TERMS = 40
_CONSIDERED = 400  # characters of a long passage


def find_similar(
    hit: str, *, engine: Engine, analyser: Analyser, store: Store, wanted: Wanted
) -> tuple[Query, Results]:
    """The passages most like the one with this id (as ``--json`` has it), and its text as a query.

    Raises UsageError where no passage has the id.
    """
    model = passage_of(hit, store)
    text = matched_text(model)[:_CONSIDERED]
    asked = target(Word(text), analyser)
    telling = _telling(asked, engine)
    words = [Target(term, "", "", ((term, weight),), ()) for term, weight in asked.content if term in telling]
    rank = tuple(dict.fromkeys(leaf for word in words for leaf in word.scores()))
    rank += tuple(Scored(Term(Field.PAIR, pair), 0.5) for pair in asked.pairs)
    match = Or(tuple(Term(Field.TEXT, term) for word in words for term, _ in word.content))
    limit = None if wanted.limit is None else wanted.limit + 1
    answer = engine.search(
        Request(match, rank, limit, wanted.offset, wanted.newest_first, with_kept=wanted.with_matches)
    )
    others = [found for found in answer.found if found.key != model.key][: wanted.limit]

    def marking(passage: Passage, found: Found) -> tuple[Span, ...]:
        units = read_units(found.kept) or placed_units(analyser.analyse(matched_text(passage)))
        return _marks(units, telling)

    hits = hits_of(others, store, marking if wanted.with_matches else None)
    query = Query(" ".join(text.split()), Word(text), is_any=True)
    total = max(0, answer.total - 1)
    return query, Results(tuple(hits), total, unsearchable_pages=store.unsearchable_pages())


def passage_of(hit: str, store: Store) -> Passage:
    """The passage with this id; its digest may be cut short. Raises UsageError where there is not exactly one."""
    match = _HIT.fullmatch(hit.strip())
    digests = sorted(digest for digest in store.published() if match is not None and digest.startswith(match[1]))
    if match is None or len(digests) != 1:
        raise UsageError("hit_unknown", hit=hit)
    key = PassageKey(digests[0], int(match[2]) - 1, int(match[3]) - 1 if match[3] else None)
    block = store.block(key.document, key.block)
    found = passage(key.document, block, key) if block is not None else None
    if found is None:
        raise UsageError("hit_unknown", hit=hit)
    return found


def _telling(asked: Target, engine: Engine) -> dict[str, float]:
    """The terms that say most of it, each with how much: no numbers, nor the letters of dates."""
    weights = {
        term: weight
        for term, weight in asked.content
        if not term.isdecimal() and not (term.isascii() and len(term) == 1)
    }
    nodes = tuple(Term(Field.TEXT, term) for term in weights)
    everything = engine.search(Request(And(()), limit=0)).total
    counts = engine.search(Request(Or(nodes), limit=0, counts=nodes)).counts
    held = sorted((count, term) for count, term in zip(counts, weights, strict=True) if count > 1)
    return {term: weights[term] * inverse_document_frequency(count, everything) for count, term in held[:_MOST_TERMS]}


def _marks(units: PlacedUnits, telling: Mapping[str, float]) -> tuple[Span, ...]:
    """Where the terms stand that make a passage similar: those that tell at least half as much as the best of them."""
    found = {
        term: spans
        for term in telling
        if not _HIRAGANA.fullmatch(term) and (spans := list(units.short.runs(term, is_prefix=False)))
    }
    least = max(map(telling.__getitem__, found), default=0.0) / 2
    return merge(span for term, spans in found.items() if telling[term] >= least for span in spans)
