"""Passages like a given one: its telling words as a question, each as rare as it is telling."""

import re
from dataclasses import replace

from corpus.errors import UsageError
from corpus.model import Passage, PassageKey, Results
from corpus.store import Store
from index.analysis import Analyser
from index.engine import Engine, Field, Or, Request, Scored, Term
from index.passages import matched_text, passage
from index.plan import Plan
from index.query import Query, Word
from index.scope import Grouped
from index.search import Wanted, hits_of
from index.snippet import find_matches
from index.targets import Target, target

_HIT = re.compile(r"([0-9a-f]{6,64})#(\d+)(?:\.(\d+))?")
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
    terms = _telling(asked, engine)
    kept = [(term, weight) for term, weight in asked.content if term in terms]
    words = tuple(Target(((term, 0),), "", "", ((term, weight),), ()) for term, weight in kept)
    rank = tuple(dict.fromkeys(leaf for word in words for leaf in word.scores()))
    rank += tuple(Scored(Term(Field.PAIR, pair), 0.5) for pair in asked.pairs)
    plan = Plan(Or(tuple(Term(Field.TEXT, term) for term, _ in kept)), rank, words, ())
    limit = None if wanted.limit is None else wanted.limit + 1
    answer = engine.search(Request(plan.match, rank, limit, wanted.offset, wanted.newest_first))
    others = [found for found in answer.found if found.key != model.key][: wanted.limit]
    hits = hits_of([Grouped(found, 0) for found in others], store)
    if wanted.with_matches:
        hits = [replace(item, matches=find_matches(item.passage, plan, analyser)) for item in hits]
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


def _telling(asked: Target, engine: Engine) -> frozenset[str]:
    """The rarest of its terms that stand elsewhere too; no numbers, nor the letters of dates."""
    terms = [term for term, _ in asked.content if not term.isdecimal() and not (term.isascii() and len(term) == 1)]
    nodes = tuple(Term(Field.TEXT, term) for term in terms)
    counts = engine.search(Request(Or(nodes), limit=0, counts=nodes)).counts
    held = sorted((count, term) for count, term in zip(counts, terms, strict=True) if count > 1)
    return frozenset(term for _, term in held[:_MOST_TERMS])
