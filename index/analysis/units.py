"""What an analysis is made of."""

from collections.abc import Sequence
from operator import add
from typing import NamedTuple

from corpus.values import value

BLANK = " "
"""Between two terms of a field: the n-th of them stands at position n. No term has a blank of any kind."""

GAP = "\t"
"""Stands among the terms of a field at a position that has none."""


class Unit(NamedTuple):  # there are a hundred of them in a passage, and it is made three times as fast as a dataclass
    """One term with its place: ``position`` counts units, ``begin``/``end`` are offsets in the text as written.

    ``is_content`` is False for particles, auxiliaries and symbols: found in phrases, not counted in the ranking.
    """

    term: str
    position: int
    begin: int
    end: int
    is_content: bool = True


@value
class Analysis:
    """A text as the index sees it.

    ``short`` are Sudachi's A units; ``long`` its C units where they hold several short ones, at the position of the
    first. ``grams`` are the character bigrams of the folded text without blanks, the last character of a cell paired
    with ``END``, as the terms of a field; their positions count characters. Between two cells every kind has a gap of
    one position.
    """

    short: tuple[Unit, ...]
    long: tuple[Unit, ...]
    grams: str

    @property
    def pairs(self) -> tuple[str, ...]:
        """Each two content units of a cell with no other content unit between them, as one term."""
        pairs: list[str] = []
        before: Unit | None = None
        position = -1
        for unit in self.short:
            if unit.position > position + 1:
                before = None  # another cell
            position = unit.position
            if unit.is_content:
                if before is not None:
                    pairs.append(f"{before.term}{_JOINT}{unit.term}")
                before = unit
        return tuple(pairs)


END = "\u0003"
_JOINT = "\u0004"


def filled(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units with one of no length, whose term is ``GAP``, at each position before the last that has none."""
    if not units or units[-1].position == len(units) - 1:
        return units
    slots: list[Unit] = []
    begin = 0
    for unit in units:
        slots += [Unit(GAP, position, begin, begin, False) for position in range(len(slots), unit.position)]
        slots.append(unit)
        begin = unit.begin
    return slots


def unit_terms(units: Sequence[Unit]) -> str:
    """The terms of units as those of a field, for which ``filled`` ones have their positions."""
    return BLANK.join([unit.term for unit in units])


def character_bigrams(folded: str) -> str:
    """Bigrams of a folded text without spaces; see ``Analysis.grams``."""
    cells = [BLANK.join(map(add, cell, cell[1:] + END)) for cell in folded.split("\t")]
    return cells[0] if len(cells) == 1 else f"{BLANK}{GAP}{BLANK}".join(cells).replace(2 * BLANK, BLANK).strip(BLANK)
