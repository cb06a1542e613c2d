"""Query → hits: ask the engine, read the passages from the archive, mark what matched."""

from dataclasses import dataclass, replace

from corpus.model import Hit, PassageForm, Results
from corpus.store import Store
from index.analysis import Analyser
from index.engine import Answer, Engine, Field, Found, Request, Term
from index.passages import passage
from index.plan import Plan, plan
from index.query import AllOf, Query, QueryNode, Word, words_of
from index.snippet import find_matches

_FORMS = tuple(Term(Field.FORM, form.value) for form in PassageForm)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another query that finds something, and how much. ``dropped`` is the word left out, "" for --any."""

    dropped: str
    total: int
    is_any: bool = False


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
    """What finds something where ``query`` found nothing: the query without one of its parts; any of its words."""
    root = query.root
    if query.is_any or not isinstance(root, AllOf):
        return ()
    found: list[Suggestion] = []
    for number, child in enumerate(root.children):
        label = _label(child)
        rest = AllOf(root.children[:number] + root.children[number + 1 :])
        if label and (total := _count(replace(query, root=rest), engine, analyser, store)):
            found.append(Suggestion(label, total))
    if total := _count(replace(query, is_any=True), engine, analyser, store):
        found.append(Suggestion("", total, is_any=True))
    return tuple(found)


def _label(node: QueryNode) -> str:
    words = words_of(node)
    return " ".join(word.text for word in words)


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
