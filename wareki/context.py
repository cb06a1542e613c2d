"""What a reader of the text knows when he comes to a date: the document's date, the heading above, the date before."""

import datetime as dt
from typing import NamedTuple

from wareki.eras import Era


class Anchor(NamedTuple):
    """A date that later ones lean on (同年, 翌月, a bare 18): its fields as resolved, and how it was written."""

    year: int | None
    month: int | None
    day: int | None
    fiscal_year: int | None
    era: Era | None
    surface: str


class Context(NamedTuple):
    """``scope`` tells in which year a bare 9月3日 falls; ``last`` is the last date; ``last_calendar`` the last that is
    not a fiscal year. ``era``, ``numeric`` and ``years`` come from a table's header: the era that bare 7.5.8 counts
    in, whether bare numbers with dots or slashes are dates at all, and what a bare R5 is ("fiscal" or "calendar").
    """

    reference: dt.date | None = None
    scope: Anchor | None = None
    last: Anchor | None = None
    last_calendar: Anchor | None = None
    era: Era | None = None
    era_source: str = ""
    numeric: bool = False
    years: str = ""

    def after(self, anchor: Anchor, *, own_year: bool) -> "Context":
        """The context behind a date. One that said its year itself becomes the scope of the bare ones after it."""
        calendar = anchor if anchor.fiscal_year is None else self.last_calendar
        scope = anchor if own_year else self.scope
        era = anchor.era or self.era
        return Context(self.reference, scope, anchor, calendar, era, self.era_source, self.numeric, self.years)
