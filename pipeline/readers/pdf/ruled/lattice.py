"""Grids from rulings: rules that touch are one drawing; its lines span a grid, missing borders merge its slots."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from corpus.model import Box
from corpus.values import value
from pipeline.readers.pdf.marks import Glyph, Ruling

TOUCH = 3.0  # rules whose ends miss each other by up to so many points touch
SLIVER = 7.0  # columns narrower than this hold no character
BLANK = 20.0  # points by which rules run on beyond the last upright one over a column that is blank
NARROW = 3.6  # slots narrower than this hold no text: two lines of a double rule
DRAWN = 0.5  # a border counts as drawn where at least so much of its length is
_LEAST_RULES, _NEARLY_ALL = 4, 0.8
MOST_SLOTS = 60_000  # a finer grid than this is a drawing
MOST_PAIRS = 6_000_000  # pairs of rules beyond which a page is a drawing


@value
class Region:
    """A cell of a lattice. ``is_open``: it lies at the rim and no rule bounds it there."""

    row: int
    column: int
    row_span: int
    column_span: int
    is_open: bool


@value
class Lattice:
    """A grid: ``len(xs) - 1`` columns between the ``xs``, rows alike; ``owner[row][column]`` indexes ``regions``."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]
    owner: tuple[tuple[int, ...], ...]

    @property
    def box(self) -> Box:
        """The outer rectangle."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def region_box(self, region: Region) -> Box:
        """The rectangle of one cell."""
        return Box(
            self.xs[region.column],
            self.ys[region.row],
            self.xs[region.column + region.column_span],
            self.ys[region.row + region.row_span],
        )

    def walls(self, row: int) -> list[float]:
        """Where borders part the cells of a row."""
        owners = self.owner[row]
        return [self.xs[i] for i in range(1, len(owners)) if owners[i - 1] != owners[i]]

    def region_at(self, x: float, y: float) -> int | None:
        """Index of the region at a point, None outside."""
        xs, ys = self.xs, self.ys
        if xs[0] <= x < xs[-1] and ys[0] <= y < ys[-1]:
            return self.owner[bisect_right(ys, y) - 1][bisect_right(xs, x) - 1]
        return None


def outside(glyphs: Iterable[Glyph], lattices: Sequence[Lattice]) -> list[Glyph]:
    """The glyphs that stand in none of the lattices."""
    boxes = [lattice.box for lattice in lattices]
    return [g for g in glyphs if not any(b.x0 <= g.x < b.x1 and b.top <= g.y < b.bottom for b in boxes)]


def find_lattices(
    horizontals: Sequence[Ruling],
    verticals: Sequence[Ruling],
    glyphs: Sequence[Glyph],
    fills: Sequence[Box] = (),
) -> tuple[Lattice, ...]:
    """Every connected drawing of rules that has at least two cells, from the top of the page down.

    ``glyphs`` decide whether a side that no rule closes belongs to the grid: only where text stands in it. A coloured
    head (``fills`` along the whole top) ends where its colour does, rule or not; other colours part nothing.
    """
    if not horizontals or not verticals or len(horizontals) * len(verticals) > MOST_PAIRS:
        return ()
    found = [
        lattice
        for flat, upright in _components(horizontals, verticals)
        if (lattice := _lattice(flat, upright, glyphs, fills)) is not None
    ]
    return tuple(sorted(found, key=lambda lattice: (lattice.ys[0], lattice.xs[0])))


def _components(horizontals: Sequence[Ruling], verticals: Sequence[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    parent = list(range(len(horizontals) + len(verticals)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    places = [v.at for v in verticals]
    for i, flat in enumerate(horizontals):
        for j in range(bisect_left(places, flat.begin - TOUCH), bisect_right(places, flat.end + TOUCH)):
            if verticals[j].begin - TOUCH <= flat.at <= verticals[j].end + TOUCH:
                parent[root(i)] = root(len(horizontals) + j)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = defaultdict(lambda: ([], []))
    for i, flat in enumerate(horizontals):
        groups[root(i)][0].append(flat)
    for j, upright in enumerate(verticals):
        groups[root(len(horizontals) + j)][1].append(upright)
    return [group for group in groups.values() if len(group[0]) >= 2 and group[1]]


def _lattice(
    horizontals: list[Ruling], verticals: list[Ruling], glyphs: Sequence[Glyph], fills: Sequence[Box]
) -> Lattice | None:
    xs = _positions(verticals)
    horizontals = [r for r in horizontals if not _ends_within(r, xs)]
    ys = _positions(horizontals)
    if len(xs) < 1 or len(ys) < 2:
        return None
    if len(xs) > 2 and (side := _blank_side(horizontals, xs[-1])) is not None:
        xs.append(side)
        verticals = [*verticals, Ruling(side, ys[0], ys[-1])]
    xs = _closed(xs, horizontals, (g.x for g in glyphs if not g.is_blank and ys[0] < g.y < ys[-1]))
    ys = _closed(ys, verticals, (g.y for g in glyphs if not g.is_blank and xs[0] < g.x < xs[-1]))
    edge = _head_edge(xs, ys, fills, glyphs)
    if edge is not None:
        horizontals = [*horizontals, Ruling(edge, xs[0], xs[-1])]
        ys = sorted([*ys, edge])
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1 or columns * rows < 2 or columns * rows > MOST_SLOTS:
        return None
    upright = _drawn(verticals, xs, ys)  # upright[i][row]: the border at xs[i] beside that row
    flat = _drawn(horizontals, ys, xs)  # flat[j][column]: the border at ys[j] above or below that column
    owner, regions = regions_of(columns, rows, upright, flat)
    if len(regions) < 2:
        return None
    return _without_slivers(_without_idle_lines(xs, ys, regions, owner))


def _without_slivers(lattice: Lattice) -> Lattice:
    """The lattice without columns too narrow for a character that no cell has for itself.

    The edges of rows that were drawn apart, or cells that were dragged by hand, miss each other by so little.
    """
    xs, regions, owner = list(lattice.xs), list(lattice.regions), [list(row) for row in lattice.owner]
    ends = [(x, x) for x in xs]
    column = 0
    while column < len(xs) - 1 and len(xs) > 2:
        near, far = ends[column][0], ends[column + 1][1]
        is_narrow = ends[column + 1][0] - ends[column][1] <= SLIVER and far - near <= 2 * SLIVER
        if not is_narrow or any(regions[row[column]].column_span == 1 for row in owner):
            column += 1
        else:
            is_first, is_last = column == 0, column == len(xs) - 2
            xs[column : column + 2] = [near if is_first else far if is_last else (near + far) / 2]
            ends[column : column + 2] = [(near, far)]
            owner = [[*row[:column], *row[column + 1 :]] for row in owner]
            regions = [_narrowed(region, column) for region in regions]
    if len(xs) == len(lattice.xs):
        return lattice
    return Lattice(tuple(xs), lattice.ys, tuple(regions), tuple(map(tuple, owner)))


def _narrowed(region: Region, column: int) -> Region:
    """The region when a column that it does not fill alone is taken out."""
    end = region.column + region.column_span
    begin, end = region.column - (region.column > column), end - (end > column)
    return Region(region.row, begin, region.row_span, end - begin, region.is_open)


def _without_idle_lines(xs: list[float], ys: list[float], regions: list[Region], owner: list[list[int]]) -> Lattice:
    """The lattice without lines at which no region begins or ends: strokes that only touch it."""
    rows = [0, *(r for r in range(1, len(owner)) if owner[r] != owner[r - 1])]
    upright = list(zip(*owner, strict=True))
    columns = [0, *(c for c in range(1, len(upright)) if upright[c] != upright[c - 1])]
    row_at = {old: new for new, old in enumerate([*rows, len(owner)])}
    column_at = {old: new for new, old in enumerate([*columns, len(owner[0])])}
    moved = tuple(
        Region(
            row_at[r.row],
            column_at[r.column],
            row_at[r.row + r.row_span] - row_at[r.row],
            column_at[r.column + r.column_span] - column_at[r.column],
            r.is_open,
        )
        for r in regions
    )
    return Lattice(
        tuple(xs[c] for c in [*columns, len(owner[0])]),
        tuple(ys[r] for r in [*rows, len(owner)]),
        moved,
        tuple(tuple(owner[r][c] for c in columns) for r in rows),
    )


def _head_edge(xs: list[float], ys: list[float], fills: Sequence[Box], glyphs: Sequence[Glyph]) -> float | None:
    """Where the colour of the head ends, if it runs along the whole top and no rule is near; None otherwise."""
    top = [f for f in fills if abs(f.top - ys[0]) <= 4 and f.x0 > xs[0] - 4 and f.x1 < xs[-1] + 4]
    top = [f for f in top if not any(_holds(other, f) for other in top)]  # the ground of a line of text
    for bottom in sorted({round(f.bottom, 1) for f in top}):
        width = sum(f.x1 - f.x0 for f in top if abs(f.bottom - bottom) <= 2)
        if width < 0.9 * (xs[-1] - xs[0]) or min(abs(bottom - y) for y in ys) < 2 * NARROW or bottom > ys[-1]:
            continue
        if not any(g.top + 2 < bottom < g.bottom - 2 and xs[0] < g.x < xs[-1] for g in glyphs if not g.is_blank):
            return bottom
    return None


def _holds(outer: Box, inner: Box) -> bool:
    is_around = (
        outer.x0 <= inner.x0 and outer.top <= inner.top and inner.x1 <= outer.x1 and inner.bottom <= outer.bottom
    )
    return is_around and outer != inner


def _ends_within(rule: Ruling, places: Sequence[float]) -> bool:
    """Does it begin or end in the middle of a cell? A bar of a schedule does, a border ends on another rule."""
    return any(
        places[0] < end < places[-1] and min(abs(end - x) for x in places) > 2 * TOUCH for end in (rule.begin, rule.end)
    )


def _positions(rulings: list[Ruling]) -> list[float]:
    """The distinct places of rules, those of a double rule once."""
    result: list[list[float]] = []
    for at in sorted(r.at for r in rulings):
        if result and at - result[-1][0] <= NARROW:
            result[-1].append(at)
        else:
            result.append([at])
    return [sum(group) / len(group) for group in result]


def _closed(places: list[float], across: list[Ruling], points: Iterable[float]) -> list[float]:
    """``places`` with a first or last one added where the rules across end together beyond it and text stands there.

    ``points``: where along the rules text stands; looked at only if they do end beyond.
    """
    first = _agreed(
        sorted((r.begin, r.at) for r in across if r.begin < places[0] - 2 * TOUCH),
        [r for r in across if r.begin < places[0] + 2 * TOUCH],
    )
    last = _agreed(
        sorted((r.end, r.at) for r in across if r.end > places[-1] + 2 * TOUCH),
        [r for r in across if r.end > places[-1] - 2 * TOUCH],
    )
    if first is None and last is None:
        return places
    standing = list(points)
    result = list(places)
    if first is not None and any(first < point < places[0] for point in standing):
        result.insert(0, first)
    if last is not None and any(places[-1] < point < last for point in standing):
        result.append(last)
    return result


def _blank_side(across: Sequence[Ruling], last: float) -> float | None:
    """Where nearly all rules end far beyond the last upright one: a column for remarks that may be blank."""
    ends = sorted(r.end for r in across)
    end = ends[len(ends) // 2]
    count = sum(abs(r.end - end) <= 2 * TOUCH for r in across)
    return end if end - last >= BLANK and count >= max(_LEAST_RULES, _NEARLY_ALL * len(across)) else None


def _agreed(ends: list[tuple[float, float]], across: list[Ruling]) -> float | None:
    """Where most of the open ends are: two at least and half of all rules end there, or the outermost two and another.

    ``ends`` are (end, place of the rule), sorted; ``across`` the rules that come as far as the last one that is drawn:
    above a blank corner none does. Beside labels that are merged over rows few rules reach the side.
    """
    best: list[tuple[float, float]] = []
    for i, (end, _) in enumerate(ends):
        group = [e for e in ends[i:] if e[0] - end <= 2 * TOUCH]
        if len(group) > len(best):
            best = group
    if len(best) < 2:
        return None
    places, outer = {at for _, at in best}, (min(r.at for r in across), max(r.at for r in across))
    is_side = len(best) >= len(across) / 2 or (len(best) > 2 and places.issuperset(outer))
    return sum(end for end, _ in best) / len(best) if is_side else None


def _drawn(rulings: list[Ruling], places: list[float], slots: list[float]) -> list[list[bool]]:
    """For each place and each slot along it: is at least half of that border drawn?"""
    cover = [[0.0] * (len(slots) - 1) for _ in places]
    for ruling in rulings:
        index = bisect_left(places, ruling.at)
        if index == len(places) or (index and ruling.at - places[index - 1] <= places[index] - ruling.at):
            index -= 1  # the nearest one
        row = cover[index]
        for slot in range(max(0, bisect_right(slots, ruling.begin) - 1), len(slots) - 1):
            if slots[slot] >= ruling.end:
                break
            row[slot] += max(0.0, min(ruling.end, slots[slot + 1]) - max(ruling.begin, slots[slot]))
    return [[length >= DRAWN * (slots[slot + 1] - slots[slot]) for slot, length in enumerate(row)] for row in cover]


def regions_of(
    columns: int, rows: int, upright: list[list[bool]], flat: list[list[bool]]
) -> tuple[list[list[int]], list[Region]]:
    """Slots without a border between them are one region; one that is no rectangle is cut into rectangles."""
    label = [[-1] * columns for _ in range(rows)]
    owner = [[-1] * columns for _ in range(rows)]
    regions: list[Region] = []
    count = 0
    for row in range(rows):
        for column in range(columns):
            if label[row][column] >= 0:
                continue
            if upright[column + 1][row] and flat[row + 1][column] and upright[column][row] and flat[row][column]:
                label[row][column] = count
                _place((row, column, 1, 1), owner, regions, upright, flat)
            else:
                slots = _flood(row, column, count, label, upright, flat)
                for rectangle in _rectangles(slots):
                    _place(rectangle, owner, regions, upright, flat)
            count += 1
    return owner, regions


def _flood(
    row: int, column: int, number: int, label: list[list[int]], upright: list[list[bool]], flat: list[list[bool]]
) -> set[tuple[int, int]]:
    rows, columns = len(label), len(label[0])
    label[row][column] = number
    slots, queue = {(row, column)}, [(row, column)]
    while queue:
        r, c = queue.pop()
        for nr, nc, is_closed in (
            (r, c + 1, upright[c + 1][r]),
            (r, c - 1, upright[c][r]),
            (r + 1, c, flat[r + 1][c]),
            (r - 1, c, flat[r][c]),
        ):
            if 0 <= nr < rows and 0 <= nc < columns and not is_closed and label[nr][nc] < 0:
                label[nr][nc] = number
                slots.add((nr, nc))
                queue.append((nr, nc))
    return slots


def _rectangles(slots: set[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """(row, column, row span, column span) that cover ``slots``: one, if they are a rectangle, else row by row runs."""
    left = set(slots)
    result = []
    for row, column in sorted(slots):
        if (row, column) not in left:
            continue
        width = 1
        while (row, column + width) in left:
            width += 1
        height = 1
        while all((row + height, c) in left for c in range(column, column + width)):
            height += 1
        left -= {(r, c) for r in range(row, row + height) for c in range(column, column + width)}
        result.append((row, column, height, width))
    return result


def _place(
    rectangle: tuple[int, int, int, int],
    owner: list[list[int]],
    regions: list[Region],
    upright: list[list[bool]],
    flat: list[list[bool]],
) -> None:
    row, column, height, width = rectangle
    rows, columns = len(owner), len(owner[0])
    is_open = (
        (column == 0 and not any(upright[0][row : row + height]))
        or (column + width == columns and not any(upright[-1][row : row + height]))
        or (row == 0 and not any(flat[0][column : column + width]))
        or (row + height == rows and not any(flat[-1][column : column + width]))
    )
    for r in range(row, row + height):
        for c in range(column, column + width):
            owner[r][c] = len(regions)
    regions.append(Region(row, column, height, width, is_open))
