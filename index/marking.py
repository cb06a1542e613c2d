"""The units of a passage as bytes, kept beside it in the index: marking a hit needs no second analysis."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add

from index.analysis import Analysis, Unit

MARKING_VERSION = 1
_BETWEEN = "\n"  # no term has a blank
_HEAD = 4  # bytes of each of the two numbers of units


@dataclass(frozen=True, slots=True)
class Placed:
    """Units as columns, in their order: terms, their positions, and where each begins and ends in the text."""

    terms: Sequence[str]
    positions: Sequence[int]
    begins: Sequence[int]
    ends: Sequence[int]


@dataclass(frozen=True, slots=True)
class PlacedUnits:
    """The short and the long units of a text."""

    short: Placed
    long: Placed


def placed_units(analysis: Analysis) -> PlacedUnits:
    """The units of an analysis."""
    return PlacedUnits(_columns(analysis.short), _columns(analysis.long))


def write_units(analysis: Analysis) -> bytes:
    """The units of an analysis as bytes; nothing where one lies further from the one before than a byte can say."""
    heads = [len(units).to_bytes(_HEAD, "little") for units in (analysis.short, analysis.long)]
    steps: list[int] = []
    for units in (analysis.short, analysis.long):
        position = begin = 0
        for unit in units:
            steps += (unit.position - position, unit.begin - begin, unit.end - unit.begin)
            position, begin = unit.position, unit.begin
    if not steps or min(steps) < 0 or max(steps) > 255:
        return b""
    terms = _BETWEEN.join(unit.term for unit in (*analysis.short, *analysis.long))
    return b"".join((*heads, bytes(steps), terms.encode()))


def read_units(value: bytes) -> PlacedUnits | None:
    """The units that ``write_units`` wrote; None where it wrote nothing."""
    if not value:
        return None
    short, long = (int.from_bytes(value[begin : begin + _HEAD], "little") for begin in (0, _HEAD))
    middle = 2 * _HEAD + 3 * short
    end = middle + 3 * long
    terms = value[end:].decode().split(_BETWEEN)
    return PlacedUnits(
        _placed(terms[:short], value[2 * _HEAD : middle]),
        _placed(terms[short:] if long else [], value[middle:end]),
    )


def _placed(terms: Sequence[str], steps: bytes) -> Placed:
    begins = list(accumulate(steps[1::3]))
    return Placed(terms, list(accumulate(steps[0::3])), begins, list(map(add, begins, steps[2::3])))


def _columns(units: Sequence[Unit]) -> Placed:
    return Placed(
        [unit.term for unit in units],
        [unit.position for unit in units],
        [unit.begin for unit in units],
        [unit.end for unit in units],
    )
