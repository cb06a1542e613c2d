"""What a person may ask for besides words, as the command line and the search page both offer it."""

import datetime as dt

from corpus.values import value
from index.answering import Answering
from index.parsing import Filter
from index.search import Scope, Wanted


@value
class SearchOptions:
    """The options of a search, named as those of ``fumikura search`` (docs/search.md); None where one is not given.

    ``first`` and ``last`` are the ends of a period, in any notation of a date. ``most_counted``: facets only of answers
    of at most so many passages.
    """

    limit: int = 10
    offset: int = 0
    is_newest_first: bool = False
    any_word: bool = False
    is_exact: bool = False
    is_substring: bool = False
    scope: Scope = Scope.PASSAGE
    is_grouped: bool = False
    with_facets: bool = False
    most_counted: int | None = None
    speaker: str | None = None
    role: str | None = None
    meeting: str | None = None
    agenda: str | None = None
    section: str | None = None
    kind: str | None = None
    file: str | None = None
    dated: str | None = None
    first: str | None = None
    last: str | None = None

    @property
    def filters(self) -> tuple[Filter, ...]:
        """What has to be true besides the words."""
        period = f"{self.first or ''}..{self.last or ''}" if self.first or self.last else None
        fields = {
            "speaker": self.speaker, "role": self.role, "meeting": self.meeting, "agenda": self.agenda,
            "section": self.section, "kind": self.kind, "file": self.file,
            "dated": self.dated, "date": period,
        }  # fmt: skip
        return tuple(Filter(name, given) for name, given in fields.items() if given is not None)

    def answering(self, reference: dt.date) -> Answering:
        """How to answer; ``reference`` is the day from which 今年度 is counted."""
        wanted = Wanted(
            limit=self.limit,
            offset=self.offset,
            newest_first=self.is_newest_first,
            is_substring=self.is_substring,
            scope=self.scope,
            is_grouped=self.is_grouped,
            with_facets=self.with_facets,
            most_counted=self.most_counted,
        )
        return Answering(wanted, reference, self.any_word, self.is_exact, self.filters)
