"""What an analysis is made of."""

from collections.abc import Mapping
from operator import add
from typing import NamedTuple

from corpus.values import value

Places = Mapping[str, tuple[int, ...]]
"""term → its positions, ascending."""


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
    with ``END``; their positions count characters. Between two cells every kind has a gap of one position.
    """

    short: tuple[Unit, ...]
    long: tuple[Unit, ...]
    grams: Places

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


def character_bigrams(folded: str) -> Places:
    """Bigrams of a folded text without spaces; see ``Analysis.grams``."""
    places: dict[str, list[int]] = {}
    begin = 0
    for cell in folded.split("\t"):
        for position, gram in enumerate(map(add, cell, cell[1:] + END), begin):
            if gram in places:
                places[gram].append(position)
            else:
                places[gram] = [position]
        begin += len(cell) + 1
    return {gram: tuple(positions) for gram, positions in places.items()}
