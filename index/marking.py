"""The units of a passage as bytes, kept beside it in the index: marking a hit needs no second analysis."""

from collections.abc import Iterator, Sequence

from corpus.values import value
from index.analysis import Analysis, Unit

_BETWEEN = "\n"  # no term has a blank
_COUNT = 4  # bytes of a number of units
_HEAD = 1 + 2 * _COUNT


@value
class Placed:
    """Units in their order, as a whole, so that looking for one is left to ``str.find``.

    ``terms`` has a line break before, between and behind its terms. ``steps`` has three numbers a unit: how far its
    position and its begin lie behind those of the unit before (the first: from 0), and its length in the text.
    """

    terms: str
    steps: Sequence[int]

    def runs(self, terms: Sequence[str], apart: Sequence[int], *, is_prefix: bool) -> Iterator[tuple[int, int]]:
        """Where these terms stand one behind the other, as (begin, end) in the text.

        ``apart`` says how many positions lie between each two of them. With ``is_prefix`` the last term may go on.
        """
        sought = f"{_BETWEEN}{_BETWEEN.join(terms)}{'' if is_prefix else _BETWEEN}"
        place = self.terms.find(sought)
        while place >= 0:
            first = self.terms.count(_BETWEEN, 0, place)
            last = first + len(terms) - 1
            if all(self.steps[3 * (first + i)] == step for i, step in enumerate(apart, 1)):
                yield self._begin(first), self._begin(last) + self.steps[3 * last + 2]
            place = self.terms.find(sought, place + 1)

    def _begin(self, number: int) -> int:
        return sum(self.steps[1 : 3 * number + 2 : 3])


@value
class PlacedUnits:
    """The short and the long units of a text."""

    short: Placed
    long: Placed


def placed_units(analysis: Analysis) -> PlacedUnits:
    """The units of an analysis."""
    return PlacedUnits(_placed(analysis.short), _placed(analysis.long))


def write_units(analysis: Analysis) -> bytes:
    """The units of an analysis as bytes; nothing where there are none, or one lies too far from the one before."""
    steps = _steps(analysis.short) + _steps(analysis.long)
    width = 1 if max(steps, default=0) < 1 << 8 else 2
    if not steps or min(steps) < 0 or max(steps) >= 1 << 8 * width:
        return b""
    counts = b"".join(len(units).to_bytes(_COUNT, "little") for units in (analysis.short, analysis.long))
    numbers = bytes(steps) if width == 1 else b"".join(step.to_bytes(width, "little") for step in steps)
    terms = (_BETWEEN.join([unit.term for unit in units]) for units in (analysis.short, analysis.long))
    return bytes((width,)) + counts + numbers + (2 * _BETWEEN).join(terms).encode()


def read_units(value: bytes) -> PlacedUnits | None:
    """The units that ``write_units`` wrote; None where it wrote nothing."""
    if not value:
        return None
    width = value[0]  # bytes of a step: two where a unit lies far from the one before
    counts = [int.from_bytes(value[begin : begin + _COUNT], "little") for begin in (1, 1 + _COUNT)]
    end = _HEAD + 3 * width * sum(counts)
    steps: Sequence[int] = value[_HEAD:end]
    if width > 1:
        steps = [low | high << 8 for low, high in zip(value[_HEAD:end:2], value[_HEAD + 1 : end : 2], strict=True)]
    short, _, long = value[end:].decode().partition(2 * _BETWEEN)
    middle = 3 * counts[0]
    return PlacedUnits(Placed(_between(short), steps[:middle]), Placed(_between(long), steps[middle:]))


def _placed(units: Sequence[Unit]) -> Placed:
    return Placed(_between(_BETWEEN.join([unit.term for unit in units])), _steps(units))


def _between(terms: str) -> str:
    return f"{_BETWEEN}{terms}{_BETWEEN}" if terms else ""


def _steps(units: Sequence[Unit]) -> list[int]:
    steps: list[int] = []
    position = begin = 0
    for unit in units:
        steps += (unit.position - position, unit.begin - begin, unit.end - unit.begin)
        position, begin = unit.position, unit.begin
    return steps
