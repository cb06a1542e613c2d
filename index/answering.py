"""From what was typed to an answer that can be printed: parse, ask the current index, keep what rendering needs."""

import csv
import datetime as dt
import io
from dataclasses import dataclass

from corpus.errors import UsageError
from corpus.export import guard_formula
from corpus.messages import Language
from corpus.model import Results
from corpus.settings import Settings
from corpus.store import Store
from index.analysis import Analyser
from index.asking import ask
from index.engine import Engine
from index.generations import IndexHome
from index.machine import csv_rows, json_lines, trec_lines
from index.parsing import parse_query
from index.query import Query
from index.render import result_lines
from index.search import Suggestion, search, suggestions


@dataclass(frozen=True, slots=True)
class Answering:
    """How to answer. ``reference`` is the day from which 今年度 in a query is counted."""

    limit: int
    offset: int
    newest_first: bool
    any_word: bool
    reference: dt.date
    is_substring: bool = False


@dataclass(frozen=True, slots=True)
class QueryAnswer:
    """A query with its results and, where there are none, what would find something."""

    query: Query
    results: Results
    suggestions: tuple[Suggestion, ...]
    offset: int

    def text(self, language: Language, *, width: int, has_colour: bool) -> str:
        """For a person, at most ``width`` columns wide."""
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

    def json(self) -> str:
        """One JSON object a line and hit."""
        return "".join(f"{line}\n" for line in json_lines(self.results, offset=self.offset))

    def csv(self) -> str:
        """A header and one row a hit, formulas neutralised."""
        buffer = io.StringIO(newline="")
        csv.writer(buffer).writerows(csv_rows(self.results, guard=guard_formula, offset=self.offset))
        return buffer.getvalue()


def answer_query(text: str, store: Store, settings: Settings, how: Answering) -> QueryAnswer:
    """Answer one query. Raises UsageError where it is malformed, IndexUnavailableError where there is no index."""
    query = parse_query(text, reference=how.reference, any_word=how.any_word)
    analyser = Analyser()

    def question(engine: Engine) -> QueryAnswer:
        results = search(
            query,
            engine=engine,
            analyser=analyser,
            store=store,
            limit=how.limit,
            offset=how.offset,
            newest_first=how.newest_first,
            is_substring=how.is_substring,
        )
        tried = () if results.total else suggestions(query, engine=engine, analyser=analyser, store=store)
        return QueryAnswer(query, results, tried, how.offset)

    return ask(IndexHome(settings.index_path), question)


def answer_batch(queries: str, store: Store, settings: Settings, how: Answering) -> list[str]:
    """A TREC run over lines of ``id<TAB>query``. Raises UsageError for a line of another form."""
    listed = []
    for number, line in enumerate(queries.splitlines(), 1):
        if line.strip():
            topic, tab, text = line.partition("\t")
            if not tab or not topic.strip() or not text.strip():
                raise UsageError("bad_query_line", line=str(number))
            listed.append((topic.strip(), parse_query(text, reference=how.reference, any_word=how.any_word)))
    analyser = Analyser()

    def question(engine: Engine) -> list[str]:
        run: list[str] = []
        for topic, query in listed:
            results = search(
                query,
                engine=engine,
                analyser=analyser,
                store=store,
                limit=how.limit,
                with_matches=False,
                is_substring=how.is_substring,
            )
            run.extend(trec_lines(topic, results))
        return run

    return ask(IndexHome(settings.index_path), question)
