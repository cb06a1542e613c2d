"""From drawn paths to rulings: which strokes and thin fills are lines of a table, repaired and straightened.

Word, Excel and 一太郎 draw a rule in many ways: a stroked line, a filled rectangle one point thin, a rectangle around
each cell (so that every rule is there twice), a run of dots. Here all become ``Ruling``s; diagonals, curves and the
edges of coloured areas do not.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.model import Box
from pipeline.readers.pdf.marks import Glyph, Ruling
from pipeline.readers.pdf.ruled.overlaid import has_slant, is_frame, is_shape, is_tip, laid_over, without_arrows
from pipeline.readers.pdf.ruled.underlines import without_underlines

THIN = 3.2  # a filled rectangle up to so many points thick is a rule, not an area
SNAP = 2.4  # rules nearer than this are one rule (double lines, borders of neighbouring cells)
DASH = 12.0  # points: a longer piece is no dash
GAP = 3.0  # pieces of one rule nearer than this are joined (corners, dashes)
SHORTEST = 4.0  # a joined rule shorter than this separates nothing
SLANT = 0.02  # a line may deviate so much of its length from the axis (scanned forms, rounding)
MOST = 60_000  # pieces of a drawing beyond which the page is a plan or a map: its rules are not looked at

Polyline = Sequence[tuple[float, float]]


class Strokes:
    """Collects the straight pieces of a page's paths."""

    def __init__(self) -> None:
        self._horizontals: list[Ruling] = []
        self._verticals: list[Ruling] = []
        self._dots: list[tuple[float, float, float]] = []
        self._white: list[tuple[bool, Ruling]] = []
        self._frames: list[Box] = []
        self._tips: list[Box] = []
        self.fills: list[Box] = []
        self.overlays: list[Box] = []

    @property
    def pieces(self) -> Sequence[Ruling]:
        """The horizontal pieces as they were drawn."""
        return self._horizontals

    def add(self, path: Iterable[Polyline], stroke: bool, fill: bool, width: float, is_white: bool) -> None:
        """One painted path: polylines of its straight pieces, how it is painted, its line width, is it white?"""
        for line in path:
            xs, ys = [x for x, _ in line], [y for _, y in line]
            x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
            if fill and not stroke:
                self.add_area(x0, top, x1, bottom, is_white)
            elif width > 2 * THIN:  # a broad stroke paints an area
                if not is_white:
                    self.fills.append(Box(x0, top - width / 2, x1, bottom + width / 2))
            elif len(line) > 2 and has_slant(line):
                box = Box(x0, top, x1, bottom)
                self._tips.append(box)
                if is_shape(line):
                    self.overlays.append(box)
                else:
                    self._pieces(line, is_white)
            elif not is_white and is_frame(line) and min(x1 - x0, bottom - top) > 2 * THIN:
                self._frames.append(Box(x0, top, x1, bottom))
            else:
                self._pieces(line, is_white)

    def add_area(self, x0: float, top: float, x1: float, bottom: float, is_white: bool) -> None:
        """A filled rectangle."""
        width, height = x1 - x0, bottom - top
        if max(width, height) <= 2.0:
            if not is_white:
                self._dots.append(((x0 + x1) / 2, (top + bottom) / 2, max(width, height)))
        elif height <= THIN and height < width:
            self._keep(True, Ruling((top + bottom) / 2, x0, x1), is_white)
        elif width <= THIN:
            self._keep(False, Ruling((x0 + x1) / 2, top, bottom), is_white)
        elif not is_white:
            self.fills.append(Box(x0, top, x1, bottom))

    def _pieces(self, line: Polyline, is_white: bool) -> None:
        for (ax, ay), (bx, by) in pairwise(line):
            self._piece(ax, ay, bx, by, is_white)

    def _piece(self, ax: float, ay: float, bx: float, by: float, is_white: bool) -> None:
        width, height = abs(bx - ax), abs(by - ay)
        if max(width, height) <= 1.5:
            if not is_white and max(width, height) > 0:
                self._dots.append(((ax + bx) / 2, (ay + by) / 2, max(width, height)))
        elif height <= max(0.8, SLANT * width) and height < width:
            self._keep(True, Ruling((ay + by) / 2, min(ax, bx), max(ax, bx)), is_white)
        elif width <= max(0.8, SLANT * height):
            self._keep(False, Ruling((ax + bx) / 2, min(ay, by), max(ay, by)), is_white)

    def _keep(self, is_horizontal: bool, ruling: Ruling, is_white: bool) -> None:
        if is_white:
            self._white.append((is_horizontal, ruling))
        else:
            (self._horizontals if is_horizontal else self._verticals).append(ruling)

    def rulings(
        self, width: float, height: float, glyphs: Sequence[Glyph]
    ) -> tuple[tuple[Ruling, ...], tuple[Ruling, ...]]:
        """(horizontal, vertical) rules within a page of the given size, joined and snapped; empty for a map.

        ``glyphs`` tell underlines from rules. Then ``overlays`` has what is laid over the rules: frames, areas, arrows.
        """
        if len(self._horizontals) + len(self._verticals) + len(self._dots) + 4 * len(self._frames) > MOST:
            return (), ()
        frames = self._without_overlays()
        sides = [Ruling(y, b.x0, b.x1) for b in frames for y in (b.top, b.bottom)]
        horizontals = without_underlines([*self._horizontals, *sides], glyphs)
        verticals = [*self._verticals, *(Ruling(x, b.top, b.bottom) for b in frames for x in (b.x0, b.x1))]
        if tips := [box for box in (*self._tips, *self.fills) if is_tip(box)]:
            horizontals = without_arrows(horizontals, tips, is_horizontal=True)
            verticals = without_arrows(verticals, tips, is_horizontal=False)
        for is_horizontal, ruling in self._white:
            if self._is_on_colour(is_horizontal, ruling):  # a white rule shows only where it parts coloured areas
                (horizontals if is_horizontal else verticals).append(ruling)
        horizontals += _runs([(y, x, size) for x, y, size in self._dots])
        verticals += _runs([(x, y, size) for x, y, size in self._dots])
        return (
            _inside(joined(horizontals), height, width),
            _inside(joined(verticals), width, height),
        )

    def _without_overlays(self) -> list[Box]:
        """The frames that are not laid over a table; the others, and such areas, are kept as ``overlays``."""
        boxes = list(dict.fromkeys(self._frames))
        if not (self._horizontals or self._verticals) or not (boxes or self.fills):
            return boxes
        rules = joined(self._horizontals), joined(self._verticals)
        laid = laid_over(boxes, *rules)
        self.overlays += laid + laid_over(self.fills, *rules)
        return [box for box in boxes if box not in laid]

    def _is_on_colour(self, is_horizontal: bool, ruling: Ruling) -> bool:
        middle = (ruling.begin + ruling.end) / 2
        x, y = (middle, ruling.at) if is_horizontal else (ruling.at, middle)
        return any(
            fill.x0 - 1 <= x <= fill.x1 + 1 and fill.top - 1 <= y <= fill.bottom + 1 for fill in self.fills[:2000]
        )


def joined(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Rules on (nearly) one line put on that line, and their pieces joined; stubs dropped. Sorted by ``at``."""
    result: list[Ruling] = []
    group: list[Ruling] = []
    for ruling in sorted(rulings):
        if group and ruling.at - group[0].at > SNAP:
            result += _joined_group(group)
            group = []
        group.append(ruling)
    return [r for r in result + _joined_group(group) if r.length >= SHORTEST]


def _joined_group(group: list[Ruling]) -> list[Ruling]:
    if not group:
        return []
    total = sum(r.length for r in group) or 1.0
    at = sum(r.at * r.length for r in group) / total if total > 1.0 else group[0].at
    pieces: list[Ruling] = []
    begin, end = 0.0, 0.0
    for number, ruling in enumerate(sorted(group, key=lambda r: r.begin)):
        # dashes: the gap may be as long as the dash; longer pieces apart are rules of their own (over column groups)
        room = max(GAP, min(8.0, ruling.length)) if ruling.length <= DASH else GAP
        if number and ruling.begin <= end + room:
            end = max(end, ruling.end)
        else:
            if number:
                pieces.append(Ruling(at, begin, end))
            begin, end = ruling.begin, ruling.end
    pieces.append(Ruling(at, begin, end))
    return pieces


def _runs(dots: list[tuple[float, float, float]]) -> list[Ruling]:
    """Rules drawn as rows of dots: at least six on one line, each at most four points from the next."""
    rows: dict[int, list[tuple[float, float, float]]] = defaultdict(list)
    for at, along, size in dots:
        rows[round(at)].append((along, at, size))
    result: list[Ruling] = []
    for row in rows.values():
        row.sort()
        run = [row[0]]
        for dot in [*row[1:], (float("inf"), 0.0, 0.0)]:
            if dot[0] - run[-1][0] <= max(4.0, 3 * run[-1][2]):
                run.append(dot)
                continue
            if len(run) >= 6 and run[-1][0] - run[0][0] >= 12:
                result.append(Ruling(sum(d[1] for d in run) / len(run), run[0][0], run[-1][0]))
            run = [dot]
    return result


def _inside(rulings: list[Ruling], across: float, along: float) -> tuple[Ruling, ...]:
    """Rules on the page, cut at its edges."""
    return tuple(
        Ruling(r.at, max(r.begin, 0.0), min(r.end, along))
        for r in rulings
        if -1 <= r.at <= across + 1 and r.end > 0 and r.begin < along
    )
