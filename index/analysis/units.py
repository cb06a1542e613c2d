"""What an analysis is made of."""

from dataclasses import dataclass

from index.analysis.folding import Folded


@dataclass(frozen=True, slots=True)
class Unit:
    """One term with its place: ``position`` counts units, ``begin``/``end`` are offsets in the text as written.

    ``is_content`` is False for particles, auxiliaries and symbols: found in phrases, not counted in the ranking.
    """

    term: str
    position: int
    begin: int
    end: int
    is_content: bool = True


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text as the index sees it.

    ``short`` are Sudachi's A units; ``long`` its C units where they hold several short ones, at the position of the
    first. ``grams`` are the character bigrams of the folded text without blanks, the last character of a cell paired
    with ``END``; their positions count characters. Between two cells every kind has a gap of one position.
    """

    short: tuple[Unit, ...]
    long: tuple[Unit, ...]
    grams: tuple[Unit, ...]

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


def character_bigrams(folded: Folded) -> tuple[Unit, ...]:
    """Bigrams of a folded text without spaces; see ``Analysis.grams``."""
    text = folded.text
    units: list[Unit] = []
    for i, character in enumerate(text):
        if character == "\t":
            continue
        follower = text[i + 1 : i + 2]
        inside = follower not in ("", "\t")
        begin, end = folded.source_span(i, i + 2 if inside else i + 1)
        units.append(Unit(character + (follower if inside else END), i, begin, end))
    return tuple(units)
