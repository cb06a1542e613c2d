"""The units of a passage as bytes, kept beside it in the index: marking a hit needs no second analysis."""

from collections.abc import Iterator, Sequence
from operator import sub

from corpus.values import value
from index.analysis import Analysis, Unit
from index.analysis.units import BLANK, filled, unit_terms

_COUNT = 4  # bytes of the number of steps
_HEAD = 1 + _COUNT
_APART = "\n"  # between the short and the long terms; no term has a blank


@value
class Placed:
    """Units in their order, as a whole, so that looking for one is left to ``str.find``.

    ``terms`` are the terms of a field, with a blank before and behind. ``steps`` has two numbers for each: how far its
    begin in the text lies behind that of the one before (the first: from 0), and its length there.
    """

    terms: str
    steps: Sequence[int]

    def runs(self, terms: str, *, is_prefix: bool) -> Iterator[tuple[int, int]]:
        """Where these terms of a field stand one behind the other, as (begin, end) in the text.

        With ``is_prefix`` the last term may go on.
        """
        sought = f"{BLANK}{terms}" if is_prefix else f"{BLANK}{terms}{BLANK}"
        more = terms.count(BLANK)
        place = self.terms.find(sought)
        while place >= 0:
            first = self.terms.count(BLANK, 0, place)
            last = first + more
            yield self._begin(first), self._begin(last) + self.steps[2 * last + 1]
            place = self.terms.find(sought, place + 1)

    def first(self, count: int) -> list[str]:
        """The terms at the first ``count`` places."""
        return self.terms.split(BLANK, count + 1)[1 : count + 1]

    def _begin(self, number: int) -> int:
        return sum(self.steps[: 2 * number + 1 : 2])


@value
class PlacedUnits:
    """The short and the long units of a text."""

    short: Placed
    long: Placed


def placed_units(analysis: Analysis) -> PlacedUnits:
    """The units of an analysis."""
    short, long = filled(analysis.short), analysis.long
    return PlacedUnits(
        Placed(_between(unit_terms(short)), _steps(short)), Placed(_between(unit_terms(long)), _steps(long))
    )


def write_units(short: Sequence[Unit], long: Sequence[Unit]) -> bytes:
    """The units of an analysis as bytes (``filled`` short ones).

    Nothing where there are none, or one lies too far from the one before.
    """
    steps = _steps(short) + _steps(long)
    width = 1 if max(steps, default=0) < 1 << 8 else 2
    if not steps or min(steps) < 0 or max(steps) >= 1 << 8 * width:
        return b""
    numbers = bytes(steps) if width == 1 else b"".join(step.to_bytes(width, "little") for step in steps)
    terms = f"{unit_terms(short)}{_APART}{unit_terms(long)}"
    return b"".join((bytes((width,)), len(steps).to_bytes(_COUNT, "little"), numbers, terms.encode()))


def read_units(value: bytes) -> PlacedUnits | None:
    """The units that ``write_units`` wrote; None where it wrote nothing."""
    if not value:
        return None
    width = value[0]  # bytes of a step: two where a unit lies far from the one before
    end = _HEAD + width * int.from_bytes(value[1:_HEAD], "little")
    steps: Sequence[int] = value[_HEAD:end]
    if width > 1:
        steps = [low | high << 8 for low, high in zip(value[_HEAD:end:2], value[_HEAD + 1 : end : 2], strict=True)]
    short, _, long = value[end:].decode().partition(_APART)
    middle = 2 * (short.count(BLANK) + 1) if short else 0
    return PlacedUnits(Placed(_between(short), steps[:middle]), Placed(_between(long), steps[middle:]))


def _between(terms: str) -> str:
    return f"{BLANK}{terms}{BLANK}" if terms else ""


def _steps(units: Sequence[Unit]) -> list[int]:
    begins = [unit.begin for unit in units]
    steps = [0] * (2 * len(units))
    steps[::2] = map(sub, begins, (0, *begins))
    steps[1::2] = map(sub, [unit.end for unit in units], begins)
    return steps
