"""From what was typed to an answer that can be printed: parse, ask the current index, keep what rendering needs.

A search from the command line is over in the time that some modules take to load, so each form of an answer loads its
own.
"""

import datetime as dt
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.errors import UsageError
from corpus.messages import Language
from corpus.model import Results
from corpus.settings import Settings
from corpus.store import Store
from corpus.values import value
from index.analysis import Analyser
from index.asking import OpenIndex
from index.engine import Engine
from index.generations import IndexHome
from index.lexicon import Lexicon, read_lexicon
from index.parsing import Filter, parse_query
from index.query import Query, with_any_word
from index.search import Wanted, search
from index.synonyms import Synonyms

if TYPE_CHECKING:
    from index.suggestions import Suggestion


@value
class Answering:
    """How to answer. ``reference`` is the day from which 今年度 in a query is counted.

    ``any_word``: any of the words will do. ``is_exact``: only the words as typed. ``filters`` have to be true as well.
    """

    wanted: Wanted
    reference: dt.date
    any_word: bool = False
    is_exact: bool = False
    filters: tuple[Filter, ...] = ()


@value
class QueryAnswer:
    """A query with its results and, where there are none, what would find something."""

    query: Query
    results: Results
    suggestions: "tuple[Suggestion, ...]"
    offset: int

    def text(self, language: Language, *, width: int, has_colour: bool) -> str:
        """For a person, at most ``width`` columns wide."""
        from index.render import result_lines

        lines = result_lines(
            self.query,
            self.results,
            language=language,
            suggestions=self.suggestions,
            offset=self.offset,
            width=width,
            has_colour=has_colour,
        )
        return "".join(f"{line}\n" for line in lines)

    def kwic(self, language: Language, *, width: int) -> str:
        """Every match on a line of its own, in its context."""
        from index.kwic import kwic_lines

        return "".join(f"{line}\n" for line in kwic_lines(self.results, language, width=width))

    def json(self) -> str:
        """One JSON object a line and hit; where facets were asked for, a last line with them."""
        from index.machine import facets_line, json_lines

        lines = [*json_lines(self.results, offset=self.offset)]
        lines += [facets_line(self.results)] if self.results.facets else []
        return "".join(f"{line}\n" for line in lines)

    def csv(self) -> str:
        """A header and one row a hit, formulas neutralised."""
        from corpus.export import guard_formula
        from corpus.export.csv_text import csv_text
        from index.machine import csv_rows

        return csv_text(csv_rows(self.results, guard=guard_formula, offset=self.offset))


class OpenArchive:
    """An archive with its index and analyser, kept open from one question to the next.

    What an ``ingest``, a ``rebuild`` or an edited dictionary changes meanwhile, the next question sees. For one thread
    at a time.
    """

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._home = settings.home
        self._index = OpenIndex(IndexHome(settings.index_path))
        self._analyser: Analyser | None = None

    def close(self) -> None:
        """Let go of the index; the store is the caller's."""
        self._index.close()

    def answer(self, text: str, how: Answering) -> QueryAnswer:
        """Answer one query.

        Raises UsageError where it is malformed, IndexUnavailableError where there is no index.
        """
        return self.ask(parse_query(text, reference=how.reference, any_word=how.any_word, filters=how.filters), how)

    def ask(self, query: Query, how: Answering) -> QueryAnswer:
        """Answer a query that has been parsed. Raises IndexUnavailableError where there is no index."""
        return self._index.ask(self._question(query, how))

    def answer_within(self, digest: str, text: str, how: Answering) -> QueryAnswer:
        """Every passage of one document with any of the words of a query, all that it says besides being required."""
        query = parse_query(text, reference=how.reference, any_word=how.any_word, filters=how.filters)
        wanted = Wanted(limit=None, is_substring=how.wanted.is_substring, document=digest)
        question = self._question(with_any_word(query), replace(how, wanted=wanted), is_only=True)
        return self._index.ask(question)

    def similar(self, hit: str, wanted: Wanted) -> QueryAnswer:
        """The passages most like the hit with this id. Raises UsageError where there is no such hit."""
        from index.similar import find_similar

        analyser = self._analysing(read_lexicon(self._home))

        def question(engine: Engine) -> QueryAnswer:
            query, results = find_similar(hit, engine=engine, analyser=analyser, store=self._store, wanted=wanted)
            return QueryAnswer(query, results, (), wanted.offset)

        return self._index.ask(question)

    def run(self, queries: str, how: Answering) -> list[str]:
        """A TREC run over lines of ``id<TAB>query``. Raises UsageError for a line of another form."""
        from index.machine import trec_lines

        listed = []
        for number, line in enumerate(queries.splitlines(), 1):
            if line.strip():
                topic, tab, text = line.partition("\t")
                if not tab or not topic.strip() or not text.strip():
                    raise UsageError("bad_query_line", line=str(number))
                query = parse_query(text, reference=how.reference, any_word=how.any_word, filters=how.filters)
                listed.append((topic.strip(), query))
        lexicon = read_lexicon(self._home)
        analyser = self._analysing(lexicon)
        synonyms = None if how.is_exact else Synonyms(lexicon, self._store)
        wanted = replace(how.wanted, with_matches=False, offset=0, with_facets=False)

        def question(engine: Engine) -> list[str]:
            run: list[str] = []
            for topic, query in listed:
                results = search(
                    query, engine=engine, analyser=analyser, store=self._store, wanted=wanted, synonyms=synonyms
                )
                run.extend(trec_lines(topic, results))
            return run

        return self._index.ask(question)

    def _question(self, query: Query, how: Answering, *, is_only: bool = False) -> Callable[[Engine], QueryAnswer]:
        """With ``is_only`` nothing else is tried where nothing is found."""
        lexicon = read_lexicon(self._home)
        analyser = self._analysing(lexicon)
        synonyms = None if how.is_exact else Synonyms(lexicon, self._store)

        def question(engine: Engine) -> QueryAnswer:
            results = search(
                query, engine=engine, analyser=analyser, store=self._store, wanted=how.wanted, synonyms=synonyms
            )
            if results.total or is_only:
                return QueryAnswer(query, results, (), how.wanted.offset)
            from index.suggestions import suggestions

            tried = suggestions(query, engine=engine, analyser=analyser, store=self._store)
            return QueryAnswer(query, results, tried, how.wanted.offset)

        return question

    def _analysing(self, lexicon: Lexicon) -> Analyser:
        if self._analyser is None or self._analyser.words != lexicon.words:
            self._analyser = Analyser(lexicon.words)
        return self._analyser


def answer_query(text: str, store: Store, settings: Settings, how: Answering) -> QueryAnswer:
    """Answer one query; raises as ``OpenArchive.answer`` does."""
    with closing(OpenArchive(store, settings)) as archive:
        return archive.answer(text, how)


def answer_similar(hit: str, store: Store, settings: Settings, wanted: Wanted) -> QueryAnswer:
    """The passages most like the hit with this id. Raises UsageError where there is no such hit."""
    with closing(OpenArchive(store, settings)) as archive:
        return archive.similar(hit, wanted)


def answer_batch(queries: str, store: Store, settings: Settings, how: Answering) -> list[str]:
    """A TREC run over lines of ``id<TAB>query``. Raises UsageError for a line of another form."""
    with closing(OpenArchive(store, settings)) as archive:
        return archive.run(queries, how)
