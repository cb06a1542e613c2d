"""The ruled lines of a scanned page: long thin runs of dark pixels, put together over the rows that they cross.

A page that lies askew on the glass has rules that climb from row to row: runs that touch are one rule, and the slope of
the long ones says by how much the page has to be turned back (``Rules.slope``).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

from corpus.values import value
from pipeline.readers.picture import Raster

_INK = bytes(level < 160 for level in range(256))  # 1 for dark: print is 0, faint copies up to 150, shaded heads above
_LEAST = 18.0  # points: the side of a letter of a title is shorter, a cell hardly ever
_GAP = 2  # pixels that a scanner lost within a rule
_THICKEST = 4.0  # points; what is thicker is an area
_LONG = 150.0  # points from which on a rule tells how the page lies
_STEEPEST = 0.05  # three degrees: more is no scan of a page of rules


class Run(NamedTuple):
    """Dark pixels side by side: in row (or column) ``at`` from ``begin`` up to, not including, ``end``."""

    at: int
    begin: int
    end: int


@value
class Rule:
    """One rule in pixels: the runs that it is made of, in the order of their rows (columns)."""

    runs: tuple[Run, ...]

    @property
    def begin(self) -> int:
        """Its first pixel along its direction."""
        return min(run.begin for run in self.runs)

    @property
    def end(self) -> int:
        """One behind its last pixel."""
        return max(run.end for run in self.runs)

    @property
    def at(self) -> float:
        """Its middle across its direction."""
        weights = sum(run.end - run.begin for run in self.runs)
        return sum((run.at + 0.5) * (run.end - run.begin) for run in self.runs) / weights

    @property
    def thickness(self) -> float:
        """Pixels across, on average."""
        return sum(run.end - run.begin for run in self.runs) / (self.end - self.begin)


@value
class Rules:
    """The rules of a page; ``slope``: how far horizontal ones fall for each pixel to the right."""

    horizontals: tuple[Rule, ...]
    verticals: tuple[Rule, ...]
    slope: float


def rules_of(raster: Raster) -> Rules:
    """Those of at least 18 points that are at most four points thick."""
    ink = raster.pixels.translate(_INK)
    rows = (ink[y * raster.width : (y + 1) * raster.width] for y in range(raster.height))
    columns = (ink[x :: raster.width] for x in range(raster.width))
    horizontals, verticals = (tuple(_rules(lines, raster.scale)) for lines in (rows, columns))
    return Rules(horizontals, verticals, _slope(horizontals, raster.scale))


def _rules(lines: Iterable[bytes], scale: float) -> Iterator[Rule]:
    least = round(_LEAST * scale)
    found = re.compile(rb"\x01{%d,}(?:\x00{1,%d}\x01{%d,})*" % (least // 2, _GAP, least // 2))
    runs = [
        Run(at, *match.span())
        for at, line in enumerate(lines)
        for match in found.finditer(line)
        if match.end() - match.start() >= least
    ]
    for group in _touching(runs):
        rule = Rule(tuple(group))
        if rule.thickness <= max(3.0, _THICKEST * scale):
            yield rule


def _touching(runs: Sequence[Run]) -> Iterable[list[Run]]:
    """Runs that lie against each other in neighbouring rows, as groups."""
    group_of: dict[Run, list[Run]] = {}
    groups: dict[int, list[Run]] = {}
    before: list[Run] = []
    current: list[Run] = []
    row = -2
    for run in runs:
        if run.at != row:
            before = current if run.at == row + 1 else []
            current, row = [], run.at
        own = [run]
        for other in before:
            if other.begin <= run.end + _GAP and run.begin <= other.end + _GAP:
                group = group_of[other]
                if group is not own:
                    groups.pop(id(own), None)
                    group += own
                    for member in own:
                        group_of[member] = group
                    own = group
        group_of[run] = own
        groups[id(own)] = own
        current.append(run)
    return groups.values()


def _slope(horizontals: Sequence[Rule], scale: float) -> float:
    """The median of what long rules fall for each pixel (least squares over their runs); 0 without any."""
    slopes = [_fall(rule) for rule in horizontals if rule.end - rule.begin >= _LONG * scale]
    slope = median(slopes) if slopes else 0.0
    return slope if abs(slope) <= _STEEPEST else 0.0


def _fall(rule: Rule) -> float:
    weights = [float(run.end - run.begin) for run in rule.runs]
    middles = [(run.begin + run.end) / 2 for run in rule.runs]
    total = sum(weights)
    x = sum(weight * middle for weight, middle in zip(weights, middles, strict=True)) / total
    y = sum(weight * run.at for weight, run in zip(weights, rule.runs, strict=True)) / total
    # a run is itself a stretch of the rule: its own spread counts
    spread = sum(w * ((m - x) ** 2 + w * w / 12) for w, m in zip(weights, middles, strict=True))
    moved = sum(w * (m - x) * (run.at - y) for w, m, run in zip(weights, middles, rule.runs, strict=True))
    return moved / spread
