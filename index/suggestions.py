"""What would find something where a query found nothing: less of it, other spellings, each word by itself."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import StrEnum

from corpus.store import Store
from corpus.values import value
from index.analysis import Analyser
from index.engine import Engine, Request
from index.plan import Planner, plan
from index.query import AllOf, DateWithin, Query, Quote, Word, as_part, with_word, words_of
from index.scope import true_documents

_MOST_WORDS = 10  # of more, as of a page that was pasted in, only --any is tried: each word takes a search of its own


class Kept(StrEnum):
    """What a suggestion keeps of the query; ``corpus.search_messages`` has the sentence for each."""

    WORD = "word"  # one of its words, which may be found nowhere
    WITHOUT = "without"  # everything but one part, which may be a filter
    DOCUMENT = "document"  # all of it, somewhere in one document
    ANY = "any"  # any of its words
    DATE = "as_date"  # a word that is a date, as an interval
    SPELLING = "spelling"  # all of it, with a word spelt otherwise


@value
class Suggestion:
    """Another query, and how many passages it finds.

    ``word`` is what was looked for alone, left out, read as a date or spelt otherwise; ``other`` the spelling that the
    archive has. Of DOCUMENT, ``total`` counts documents. ``query`` is what would be asked, None for DOCUMENT: the same
    in another scope.
    """

    kept: Kept
    word: str
    total: int
    other: str = ""
    query: Query | None = None


def suggestions(query: Query, *, engine: Engine, analyser: Analyser, store: Store) -> tuple[Suggestion, ...]:
    """What to try instead of a query that found nothing. Only of single words it is said that they find nothing."""
    from index.spelling import near_spellings  # for a query that found nothing only

    root = query.root

    def count(less: Query) -> int:
        return engine.search(Request(plan(less, analyser=analyser, store=store).match, limit=0)).total

    if len(words_of(root)) > _MOST_WORDS:
        any_word = replace(query, is_any=True)
        total = 0 if query.is_any else count(any_word)
        return (Suggestion(Kept.ANY, "", total, query=any_word),) if total else ()
    words = [word for word in dict.fromkeys(words_of(root)) if not query.is_any]
    alone = {word: count(replace(query, root=word)) for word in words}
    found = [
        Suggestion(Kept.WORD, word.text, total, query=replace(query, root=word))
        for word, total in alone.items()
        if len(words) > 1
    ]
    for word, total in alone.items():
        if not total:
            for near in near_spellings(word.text, engine=engine, analyser=analyser, store=store):
                spelt = Word(near.spelling) if isinstance(word, Word) else Quote(near.spelling)
                found.append(_spelt(query, word, spelt, count))
    if isinstance(root, AllOf) and not query.is_any:
        documents = true_documents(Planner(query, analyser, store, None, False), engine)
        found += [Suggestion(Kept.DOCUMENT, "", len(documents))] if documents else []
    tried = (Suggestion(kept, word, count(less), query=less) for kept, word, less in _less(query))
    return (*found, *(suggestion for suggestion in tried if suggestion.total))


def _spelt(query: Query, word: Word | Quote, spelt: Word | Quote, count: Callable[[Query], int]) -> Suggestion:
    """The query with a word spelt otherwise; where that finds nothing either, the spelling by itself."""
    whole, alone = replace(query, root=with_word(query.root, word, spelt)), replace(query, root=spelt)
    if total := count(whole):
        return Suggestion(Kept.SPELLING, word.text, total, spelt.text, whole)
    return Suggestion(Kept.WORD, spelt.text, count(alone), query=alone)


def _less(query: Query) -> Iterator[tuple[Kept, str, Query]]:
    root = query.root
    if isinstance(root, AllOf) and not query.is_any:
        if len(root.children) > 2 or not all(isinstance(child, Word | Quote) for child in root.children):
            for number, child in enumerate(root.children):
                rest = AllOf(root.children[:number] + root.children[number + 1 :])
                if words_of(rest):
                    yield Kept.WITHOUT, as_part(child), replace(query, root=rest)
        yield Kept.ANY, "", replace(query, is_any=True)
    if isinstance(root, Quote) or (isinstance(root, Word) and root.date is None):  # perhaps a whole question
        if not query.is_any:
            yield Kept.ANY, "", replace(query, root=Word(root.text), is_any=True)
    elif isinstance(root, Word) and root.date is not None:
        yield Kept.DATE, root.text, replace(query, root=DateWithin(root.date.first, root.date.last))
