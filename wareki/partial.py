"""What a phrase says, before anything is filled in or counted: the fields as written."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from wareki.eras import Era


class Part(StrEnum):
    """A named part of a year, a fiscal year or a month. ``Partial.ordinal`` says which one."""

    TEN_DAYS = "P"
    HALF = "H"
    QUARTER = "Q"
    SEASON = "S"
    END = "Z"
    WEEK = "I"
    WEEKDAY = "L"
    WEEK_OF_DAY = "X"


class Base(StrEnum):
    """What a relative word counts from."""

    REFERENCE = "reference"  # 今年度: the document's date
    ANTECEDENT = "antecedent"  # 同年: the date before


class Unit(StrEnum):
    """What a relative word counts in."""

    YEAR = "year"
    FISCAL_YEAR = "fiscal_year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    FIELD = "field"  # 同 or 翌 before a number: 同26年, 翌16日


@dataclass(frozen=True, slots=True)
class Relative:
    """今年度 is (FISCAL_YEAR, 0, REFERENCE), 翌月 is (MONTH, 1, ANTECEDENT)."""

    unit: Unit
    offset: int
    base: Base


class Partial(NamedTuple):
    """The fields of one date phrase as written; None is not written.

    ``year`` counts in ``era``, or is a Gregorian year where ``western`` is set, or neither (a bare 6年度).
    ``also`` is the Gregorian year that a second calendar beside the first one gives.
    """

    era: Era | None = None
    year: int | None = None
    western: bool = False
    also: int | None = None
    fiscal: bool = False
    decade: bool = False
    month: int | None = None
    day: int | None = None
    part: Part | None = None
    ordinal: int = 0
    weekday: int | None = None  # of part WEEKDAY: 0 = Monday
    relative: Relative | None = None

    @property
    def says_year(self) -> bool:
        """Whether the year needs nothing from elsewhere."""
        return self.year is not None and (self.western or self.era is not None)
