"""What is drawn over a table and is no border of it: arrows across its columns, framed remarks, block arrows."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.model import Box
from pipeline.readers.pdf.marks import Ruling

_SLANT = 2.0  # points: a piece that goes so far both ways is slanted
_TIP = (2.2, 16.0)  # points: the least and the greatest side of an arrow's head
_OFF = 1.6  # points by which the head's middle may miss its line
_BEYOND = 4.0  # points by which a rule reaches over both sides of a frame that is laid over it
_SAME = 2.4  # points between a frame's side and a rule that runs along it
_MOST = 300  # frames beyond which cells are drawn as frames

Polyline = Sequence[tuple[float, float]]


def is_shape(line: Polyline) -> bool:
    """A closed outline with slanted sides: a block arrow, a balloon, a rhombus."""
    (x0, y0), (x1, y1) = line[0], line[-1]
    return len(line) > 3 and abs(x0 - x1) < 1 and abs(y0 - y1) < 1 and any(_is_slanted(a, b) for a, b in pairwise(line))


def _is_slanted(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) > _SLANT and abs(one[1] - other[1]) > _SLANT


def is_frame(line: Polyline) -> bool:
    """A closed rectangle of upright and level sides."""
    if len(line) not in (5, 6) or abs(line[0][0] - line[-1][0]) > 1 or abs(line[0][1] - line[-1][1]) > 1:
        return False
    return len({round(x) for x, _ in line}) == 2 == len({round(y) for _, y in line})


def is_tip(box: Box) -> bool:
    """May it be the head of an arrow?"""
    return all(_TIP[0] <= side <= _TIP[1] for side in (box.x1 - box.x0, box.bottom - box.top))


def has_slant(line: Polyline) -> bool:
    """Is any of its pieces slanted?"""
    return any(_is_slanted(a, b) for a, b in pairwise(line))


def without_arrows(rules: Iterable[Ruling], tips: Sequence[Box], *, is_horizontal: bool) -> list[Ruling]:
    """The rules that have no arrow's head at either end."""
    heads = [(b.top, b.bottom, b.x0, b.x1) if is_horizontal else (b.x0, b.x1, b.top, b.bottom) for b in tips]
    return [r for r in rules if not any(_is_headed(r, head) for head in heads)]


def _is_headed(rule: Ruling, head: tuple[float, float, float, float]) -> bool:
    low, high, begin, end = head
    if abs((low + high) / 2 - rule.at) > _OFF or rule.length < 2 * (end - begin):
        return False
    return begin - 1 <= rule.begin <= end + 1 or begin - 1 <= rule.end <= end + 1


def laid_over(boxes: Sequence[Box], horizontals: Sequence[Ruling], verticals: Sequence[Ruling]) -> list[Box]:
    """Those of the boxes (frames, coloured areas) that are laid over a table; none if the boxes are its cells.

    Rules run through such a box from beyond one side to beyond the other, and its own sides lie between the table's
    lines. A bold frame around some cells, and a coloured row, lie on them.
    """
    if len(boxes) > _MOST:
        return []
    flat = [*horizontals, *(Ruling(y, b.x0, b.x1) for b in boxes for y in (b.top, b.bottom))]
    upright = [*verticals, *(Ruling(x, b.top, b.bottom) for b in boxes for x in (b.x0, b.x1))]
    return [box for box in boxes if _is_crossed(box, horizontals, verticals) and _lies_apart(box, flat, upright)]


def _is_crossed(box: Box, horizontals: Sequence[Ruling], verticals: Sequence[Ruling]) -> bool:
    return any(_runs_through(r, box.top, box.bottom, box.x0, box.x1) for r in horizontals) or any(
        _runs_through(r, box.x0, box.x1, box.top, box.bottom) for r in verticals
    )


def _lies_apart(box: Box, flat: Sequence[Ruling], upright: Sequence[Ruling]) -> bool:
    """Do two opposite sides have no other rule along them?"""
    levels = [_is_alone(Ruling(y, box.x0, box.x1), flat) for y in (box.top, box.bottom)]
    walls = [_is_alone(Ruling(x, box.top, box.bottom), upright) for x in (box.x0, box.x1)]
    return all(levels) or all(walls)


def _runs_through(rule: Ruling, low: float, high: float, begin: float, end: float) -> bool:
    return low + 3 < rule.at < high - 3 and rule.begin < begin - _BEYOND and rule.end > end + _BEYOND


def _is_alone(side: Ruling, rules: Sequence[Ruling]) -> bool:
    """No rule runs along the side but those that are as long (an outline drawn twice)."""
    return not any(
        abs(r.at - side.at) <= _SAME
        and r.begin < side.end + _BEYOND
        and r.end > side.begin - _BEYOND
        and (abs(r.begin - side.begin) > _SAME or abs(r.end - side.end) > _SAME)
        for r in rules
    )
