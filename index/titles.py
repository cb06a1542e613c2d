"""Words of a query that a document says once, in its title or its meeting's name, and not again in every passage."""

import datetime as dt
from functools import lru_cache

from corpus.store import Store
from index.analysis.folding import fold_string
from index.dateterms import clipped
from index.query import Quote, Word
from wareki.span import DateSpan


class Titles:
    """The titles, meetings and dates of all published documents, folded for matching."""

    def __init__(self, store: Store) -> None:
        self._titles = [(f"{_folded(title.title)}\n{_folded(title.meeting)}", title) for title in store.titles()]

    def saying(self, word: Word | Quote) -> frozenset[str]:
        """The documents whose title or meeting has these characters, or that are of this day, month or year."""
        text = fold_string(word.text)
        date = word.date if isinstance(word, Word) else None
        return frozenset(
            title.digest
            for folded, title in self._titles
            if (text and text in folded) or (date is not None and _is_within(title.first, title.last, date))
        )


@lru_cache(maxsize=50_000)
def _folded(title: str) -> str:
    return fold_string(title)


def _is_within(first: dt.date | None, last: dt.date | None, wanted: DateSpan) -> bool:
    if first is None and last is None:
        return False
    mine, theirs = clipped(first, last), clipped(wanted.first, wanted.last)
    return mine is not None and theirs is not None and theirs[0] <= mine[0] and mine[1] <= theirs[1]
