"""Query → hits: ask the engine, read the passages from the archive, mark what matched."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from corpus.model import Hit, PassageForm, Results
from corpus.store import Store
from index.analysis import Analyser
from index.engine import Answer, Engine, Field, Found, Request, Term
from index.passages import passage
from index.plan import Plan, plan
from index.query import AllOf, DateWithin, Query, Word, words_of
from index.snippet import find_matches

_FORMS = tuple(Term(Field.FORM, form.value) for form in PassageForm)


class Kept(Enum):
    """What a suggestion keeps of the query."""

    WITHOUT = auto()  # everything but one part
    ANY = auto()  # any of its words
    DATE = auto()  # a word that is a date, as an interval


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another query that finds something, and how much; ``word`` is what was left out, or read as a date."""

    kept: Kept
    word: str
    total: int


def search(
    query: Query,
    *,
    engine: Engine,
    analyser: Analyser,
    store: Store,
    limit: int | None = 10,
    offset: int = 0,
    newest_first: bool = False,
    with_matches: bool = True,
    is_substring: bool = False,
) -> Results:
    """The passages that match ``query``, best first (or those of the newest document first).

    Where no whole word matches, or with ``is_substring``, parts of words are looked for. Without ``with_matches``
    the hits do not say what of their texts matched, which takes longer than finding them.
    """

    def ask(asked: Plan) -> Answer:
        return engine.search(Request(asked.match, asked.rank, limit, offset, newest_first, _FORMS))

    asked = plan(query, analyser=analyser, store=store, is_substring=is_substring)
    answer = ask(asked)
    if not answer.total and words_of(query.root) and not is_substring:
        wider = plan(query, analyser=analyser, store=store, is_substring=True)
        found = ask(wider)
        if found.total:
            asked, answer, is_substring = wider, found, True
    hits = [hit for item in answer.found if (hit := _hit(item, store)) is not None]
    if with_matches:
        hits = [replace(hit, matches=find_matches(hit.passage, asked, analyser)) for hit in hits]
    return Results(
        hits=tuple(hits),
        total=answer.total,
        date_words=tuple(word.date for word in words_of(query.root) if isinstance(word, Word) and word.date),
        is_substring=is_substring,
        unsearchable_pages=store.unsearchable_pages(),
        reference=query.reference,
        forms=tuple((form, count) for form, count in zip(PassageForm, answer.counts, strict=True) if count),
    )


def suggestions(query: Query, *, engine: Engine, analyser: Analyser, store: Store) -> tuple[Suggestion, ...]:
    """What finds something where ``query`` found nothing, asking for a little less."""
    root = query.root
    tries: list[tuple[Kept, str, Query]] = []
    if isinstance(root, AllOf) and not query.is_any:
        for number, child in enumerate(root.children):
            rest = AllOf(root.children[:number] + root.children[number + 1 :])
            if (label := " ".join(word.text for word in words_of(child))) and words_of(rest):
                tries.append((Kept.WITHOUT, label, replace(query, root=rest)))
        tries.append((Kept.ANY, "", replace(query, is_any=True)))
    if isinstance(root, Word) and root.date is not None:
        tries.append((Kept.DATE, root.text, replace(query, root=DateWithin(root.date.first, root.date.last))))
    counted = ((kept, word, _count(less, engine, analyser, store)) for kept, word, less in tries)
    return tuple(Suggestion(kept, word, total) for kept, word, total in counted if total)


def _count(query: Query, engine: Engine, analyser: Analyser, store: Store) -> int:
    return engine.search(Request(plan(query, analyser=analyser, store=store).match, limit=0)).total


def _hit(found: Found, store: Store) -> Hit | None:
    key = found.key
    header, block = store.header(key.document), store.block(key.document, key.block)
    shown = passage(key.document, block, key) if block is not None else None
    if header is None or shown is None:
        return None
    return Hit(
        passage=shown,
        title=header.title,
        kind=header.kind,
        document_date=header.date,
        paths=header.paths,
        score=found.score,
    )
