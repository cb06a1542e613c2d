"""Query → hits: ask the engine, read the passages from the archive, mark what matched."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import Enum, StrEnum, auto

from corpus.answer import Facet
from corpus.model import Passage, PassageForm, PassageKey, Results
from corpus.store import Store
from corpus.values import value
from index.analysis import Analyser
from index.engine import And, Answer, Documents, Engine, Field, Found, Node, Request, Term
from index.hits import hits_of, passages_of
from index.marking import read_units
from index.plan import Plan, Planner
from index.query import AllOf, Query, Word, words_of
from index.snippet import Span, find_matches
from index.synonyms import Synonyms

_FORMS = tuple(Term(Field.FORM, form.value) for form in PassageForm)


class Scope(StrEnum):
    """Where all words of a query have to be."""

    PASSAGE = "passage"
    DOCUMENT = "document"


@value
class Wanted:
    """What to answer with: which hits (``limit`` None: all), in which order, and how much about them.

    ``is_grouped``: one hit a document, its best passage; always so with ``scope`` DOCUMENT. ``is_substring``: parts of
    words count. Without ``with_matches`` hits do not say what of their texts matched, which takes longer than finding
    them. ``with_facets``: the whole answer is counted by facets, unless it has more than ``most_counted`` passages.
    ``document``: only passages of the document with this digest.
    """

    limit: int | None = 10
    offset: int = 0
    newest_first: bool = False
    is_substring: bool = False
    scope: Scope = Scope.PASSAGE
    is_grouped: bool = False
    with_matches: bool = True
    with_facets: bool = False
    most_counted: int | None = None
    document: str = ""


def search(
    query: Query,
    *,
    engine: Engine,
    analyser: Analyser,
    store: Store,
    wanted: Wanted | None = None,
    synonyms: Synonyms | None = None,
) -> Results:
    """The passages that match ``query``, best first (or those of the newest document first).

    Where no passage has all words, those in its document's title count too; where no whole word matches, parts of words
    are looked for. Without ``synonyms``, only the words as typed.
    """
    asking = _Asking(query, engine, analyser, store, wanted or Wanted(), synonyms)
    first = _Reach.PARTS if asking.wanted.is_substring else _Reach.WORDS
    reply = asking.ask(first)
    if not reply.answer.total:
        for reach in asking.wider(first):
            wider = asking.ask(reach)
            if wider.answer.total:
                return asking.results(wider, reach)
    return asking.results(reply, first)


class _Reach(Enum):
    """How far a word is looked for."""

    WORDS = auto()
    TITLES = auto()  # in the titles of documents too
    PARTS = auto()  # inside other words too


@value
class _Reply:
    """An engine's answer to a plan; ``read`` are the passages that had to be read for it."""

    plan: Plan
    answer: Answer
    read: Mapping[PassageKey, Passage]


@value
class _Asking:
    query: Query
    engine: Engine
    analyser: Analyser
    store: Store
    wanted: Wanted
    synonyms: Synonyms | None

    @property
    def is_grouped(self) -> bool:
        return self.wanted.is_grouped or self.wanted.scope is Scope.DOCUMENT

    def wider(self, reach: _Reach) -> Iterator[_Reach]:
        """What to try where nothing was found."""
        words = words_of(self.query.root)
        if reach is _Reach.WORDS and len(words) > 1 and isinstance(self.query.root, AllOf) and not self.query.is_any:
            yield _Reach.TITLES
        if reach is _Reach.WORDS and words:
            yield _Reach.PARTS

    def ask(self, reach: _Reach) -> _Reply:
        """What is found with words taken so far."""
        titles = None
        if reach is _Reach.TITLES:
            from index.titles import Titles  # for a query that found nothing only

            titles = Titles(self.store)
        planner = Planner(self.query, self.analyser, self.store, self.synonyms, reach is _Reach.PARTS, titles)
        plan = planner.plan()
        if self.wanted.scope is Scope.DOCUMENT and not self.query.is_any:
            from index.scope import match_in_documents

            match = planner.published(match_in_documents(planner, self.engine))
            plan = replace(plan, match=match)
        if self.wanted.document:
            plan = replace(plan, match=And((Documents(frozenset((self.wanted.document,))), plan.match)))
        counts: tuple[Node, ...] = (*_FORMS, *(other.target.node() for other in plan.others))
        request = Request(
            plan.match,
            plan.rank,
            self.wanted.limit,
            self.wanted.offset,
            self.wanted.newest_first,
            counts,
            with_kept=self.wanted.with_matches,
            by_document=self.is_grouped,
        )
        if self.query.is_any and plan.targets and not self.wanted.newest_first:
            return self.looked_at(request, plan)
        return _Reply(plan, self.engine.search(request), {})

    def looked_at(self, request: Request, plan: Plan) -> _Reply:
        """The answer to a question, its best passages put in order by their texts."""
        from index.reranking import HEAD, Reranking, reranked  # for a question only

        end = None if request.limit is None else request.offset + request.limit
        widened = replace(request, limit=None if end is None else max(HEAD, end), offset=0, with_kept=True)
        answer = self.engine.search(widened)
        others = {other.target for other in plan.others}
        typed = [target for target in plan.targets if target not in others]
        reranking = Reranking.of(self.query, typed, self.engine)
        read = passages_of(answer.found[:HEAD], self.store)
        found = reranked(answer.found, read, reranking, self.analyser)
        return _Reply(plan, replace(answer, found=found[request.offset : end]), read)

    def results(self, reply: _Reply, reach: _Reach) -> Results:
        """The answer with its texts."""
        plan, answer = reply.plan, reply.answer

        def marking(found: Passage, item: Found) -> tuple[Span, ...]:
            return find_matches(found, plan, self.analyser, read_units(item.kept))

        hits = hits_of(answer.found, self.store, marking if self.wanted.with_matches else None, reply.read)
        counted = dict(zip(PassageForm, answer.counts[: len(_FORMS)], strict=True))
        totals = zip(plan.others, answer.counts[len(_FORMS) :], strict=True)
        return Results(
            hits=tuple(hits),
            total=answer.total,
            date_words=tuple(word.date for word in words_of(self.query.root) if isinstance(word, Word) and word.date),
            is_substring=reach is _Reach.PARTS,
            has_titles=reach is _Reach.TITLES,
            unsearchable_pages=self.store.unsearchable_pages(),
            reference=self.query.reference,
            forms=tuple((form, count) for form, count in counted.items() if count),
            expansions=tuple(replace(other.expansion, total=total) for other, total in totals if total),
            documents=answer.documents if self.is_grouped else None,
            facets=self._facets(plan) if self._is_counted(answer.total) else (),
        )

    def _is_counted(self, total: int) -> bool:
        most = self.wanted.most_counted
        return self.wanted.with_facets and (most is None or total <= most)

    def _facets(self, plan: Plan) -> tuple[Facet, ...]:
        from index.facets import facets

        return facets(plan.match, self.engine, self.store)
