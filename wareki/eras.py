"""The eras since 1868, as the law dates them, and the counting of their years.

Sources: the proclamation of 1868-10-23 (Meiji counts from 1868-01-25, the first day of that lunisolar year), the
edicts of 1912-07-30 and 1926-12-25 ("from this day on"), the era ordinances of 1989-01-08 and 2019-05-01. A day of
change belongs to the new era.
"""

import datetime as dt
from typing import NamedTuple

GREGORIAN_FROM = dt.date(1873, 1, 1)
"""Before this day Japan's calendar was lunisolar: month and day of a wareki date are not those of our calendar."""


class Era(NamedTuple):
    """An era: its name, the short forms it is written with, and its first day."""

    name: str
    letter: str
    short: str
    ligature: str
    first: dt.date

    def calendar_year(self, year: int) -> int:
        """The Gregorian year of the era's ``year``-th year (1 = 元年), counting on past the era's end."""
        return self.first.year + year - 1

    @property
    def last(self) -> dt.date | None:
        """The last day, or None while the era goes on."""
        following = [era.first for era in ERAS if era.first > self.first]
        return min(following) - dt.timedelta(days=1) if following else None

    def covers_any(self, first: dt.date, last: dt.date) -> bool:
        """Whether at least one day of first..last lies in the era."""
        end = self.last
        return last >= self.first and (end is None or first <= end)


ERAS = (
    Era("明治", "M", "明", "㍾", dt.date(1868, 1, 25)),
    Era("大正", "T", "大", "㍽", dt.date(1912, 7, 30)),
    Era("昭和", "S", "昭", "㍼", dt.date(1926, 12, 25)),
    Era("平成", "H", "平", "㍻", dt.date(1989, 1, 8)),
    Era("令和", "R", "令", "㋿", dt.date(2019, 5, 1)),
)

BY_SIGN = {sign: era for era in ERAS for sign in (era.name, era.letter, era.letter.lower(), era.short, era.ligature)}
"""Every way of writing an era (令和, R, r, 令, ㋿) to the era."""


def era_of(day: dt.date) -> Era | None:
    """The era that ``day`` belongs to; None before 1868-01-25."""
    return next((era for era in reversed(ERAS) if day >= era.first), None)


_SOON, _LONG_AGO = 15, 10


def era_of_next(era: Era, year: int, last_year: int | None) -> Era:
    """The era of a year that is written without one behind a date of ``era`` in ``last_year``: the next era where the
    year is soon after in that, and was long ago in ``era`` (the 3 of 平成30年度から3年度まで is of Reiwa)."""
    following = next((later for later in ERAS if later.first > era.first), None)
    if last_year is None or following is None:
        return era
    ahead = following.calendar_year(year) - last_year
    behind = last_year - era.calendar_year(year)
    return following if 0 <= ahead <= _SOON and behind > _LONG_AGO else era
