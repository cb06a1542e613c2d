"""Words of a query that a document says once, in its title or its meeting's name, and not again in every passage."""

from functools import lru_cache

from corpus.header import DocumentHeader
from corpus.store import Store
from corpus.values import value
from index.analysis.folding import fold_string
from index.dateterms import clipped
from index.query import Quote, Word
from wareki.span import DateSpan


@value
class _Title:
    digest: str
    text: str
    date: DateSpan | None


class Titles:
    """The titles, meetings and dates of all published documents, folded for matching."""

    def __init__(self, store: Store) -> None:
        self._titles = [_title(header) for header in store.published_headers().values()]

    def saying(self, word: Word | Quote) -> frozenset[str]:
        """The documents whose title or meeting has these characters, or that are of this day, month or year."""
        text = fold_string(word.text)
        date = word.date if isinstance(word, Word) else None
        return frozenset(
            title.digest
            for title in self._titles
            if (text and text in title.text) or (date is not None and _is_within(title.date, date))
        )


@lru_cache(maxsize=50_000)
def _folded(title: str) -> str:
    return fold_string(title)


def _title(header: DocumentHeader) -> _Title:
    return _Title(header.digest, "\n".join(map(_folded, (header.title, header.meeting))), header.date)


def _is_within(date: DateSpan | None, wanted: DateSpan) -> bool:
    if date is None or not date.has_interval:
        return False
    mine, theirs = clipped(date.first, date.last), clipped(wanted.first, wanted.last)
    return mine is not None and theirs is not None and theirs[0] <= mine[0] and mine[1] <= theirs[1]
