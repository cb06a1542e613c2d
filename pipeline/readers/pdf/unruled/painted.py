"""Coloured areas that show a table's cells where no rules do: cells painted one by one, and striped rows."""

from collections import defaultdict
from collections.abc import Sequence

from corpus.model import Box
from pipeline.readers.pdf.marks import Ruling
from pipeline.readers.pdf.ruled.strokes import joined

_GAP = 2.4  # points between the areas of neighbouring cells, at most
_LEAST = 6  # cells
_COVER = 0.85  # share of its rectangle that such a table's cells fill
_SMALLEST = 7.0  # points: the lowest area that holds a line
_HIGHEST = 60.0  # points: a higher area is no stripe
_NARROWEST = 100.0  # points: the width of a striped table
_SAME = 2.0  # points by which edges of stripes differ
_MOST = 600  # areas beyond which the page is a picture


def mosaic_rules(fills: Sequence[Box], taken: Sequence[Box]) -> tuple[list[Ruling], list[Ruling]]:
    """(horizontal, vertical) edges of areas that lie side by side like a table's cells, outside the boxes ``taken``."""
    cells = [f for f in fills[:_MOST] if f.bottom - f.top >= _SMALLEST and f.x1 - f.x0 >= _SMALLEST]
    cells = [f for f in dict.fromkeys(cells) if not any(_meet(f, box) for box in taken)]
    flat: list[Ruling] = []
    upright: list[Ruling] = []
    groups = _groups(cells)
    for group in groups:
        if _is_grid(group) and not _is_of_stripes(group, groups):
            flat += [Ruling(y, f.x0, f.x1) for f in group for y in (f.top, f.bottom)]
            upright += [Ruling(x, f.top, f.bottom) for f in group for x in (f.x0, f.x1)]
    return joined(flat), joined(upright)


def stripe_rules(fills: Sequence[Box]) -> list[Ruling]:
    """The upper and lower edges of stripes of one width below each other, where at least two are."""
    stripes: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for band in _bands(fills[:_MOST]):
        if band.x1 - band.x0 >= _NARROWEST and _SMALLEST <= band.bottom - band.top <= _HIGHEST:
            stripes[round(band.x0 / _SAME), round(band.x1 / _SAME)].append(band)
    rules = [
        Ruling(y, b.x0, b.x1) for group in stripes.values() if len(group) > 1 for b in group for y in (b.top, b.bottom)
    ]
    return joined(rules)


def _bands(fills: Sequence[Box]) -> list[Box]:
    """Areas of one height that follow each other on a line, as one."""
    bands: list[Box] = []
    for fill in sorted(set(fills), key=lambda f: (round(f.top), f.x0, f.top)):
        last = bands[-1] if bands else None
        if (
            last is not None
            and abs(last.top - fill.top) <= _SAME
            and abs(last.bottom - fill.bottom) <= _SAME
            and fill.x0 - last.x1 <= _GAP
        ):
            bands[-1] = Box(last.x0, last.top, max(last.x1, fill.x1), last.bottom)
        else:
            bands.append(fill)
    return bands


def _groups(cells: Sequence[Box]) -> list[list[Box]]:
    """Cells that are neighbours of neighbours."""
    left = list(cells)
    groups = []
    while left:
        group, queue = [], [left.pop()]
        while queue:
            one = queue.pop()
            group.append(one)
            near = [f for f in left if _are_neighbours(one, f)]
            queue += near
            left = [f for f in left if not any(f is n for n in near)]
        groups.append(group)
    return groups


def _are_neighbours(one: Box, other: Box) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return (abs(across) <= _GAP and down > _SMALLEST / 2) or (abs(down) <= _GAP and across > _SMALLEST / 2)


def _is_grid(group: Sequence[Box]) -> bool:
    """Rows and columns of cells that fill their rectangle without lying upon each other."""
    if len(group) < _LEAST:
        return False
    width = max(f.x1 for f in group) - min(f.x0 for f in group)
    height = max(f.bottom for f in group) - min(f.top for f in group)
    area = sum((f.x1 - f.x0) * (f.bottom - f.top) for f in group)
    columns = {round(f.x0 / (2 * _GAP)) for f in group}
    rows = {round(f.top / (2 * _GAP)) for f in group}
    return len(columns) > 1 and len(rows) > 1 and _COVER * width * height <= area <= 1.02 * width * height


def _is_of_stripes(group: Sequence[Box], groups: Sequence[Sequence[Box]]) -> bool:
    """Does a row of cells of the same width follow after a blank one? Then these are the head and first stripe."""
    own = _around(group)
    highest = max(f.bottom - f.top for f in group)
    for other in map(_around, groups):
        is_as_wide = abs(own.x0 - other.x0) <= _SAME and abs(own.x1 - other.x1) <= _SAME
        if is_as_wide and _SMALLEST <= other.top - own.bottom <= 2 * highest:
            return other.bottom - other.top <= _HIGHEST
    return False


def _around(group: Sequence[Box]) -> Box:
    return Box(
        min(f.x0 for f in group), min(f.top for f in group), max(f.x1 for f in group), max(f.bottom for f in group)
    )


def _meet(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.top < other.bottom and other.top < one.bottom
