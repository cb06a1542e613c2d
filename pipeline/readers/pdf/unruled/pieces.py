"""Horizontal rules with the places where the pieces that they were drawn of end; those of one table, as a chain."""

from bisect import bisect_left
from collections.abc import Sequence
from statistics import median

from corpus.values import value
from pipeline.readers.pdf.marks import Ruling
from pipeline.readers.pdf.ruled.strokes import DASH, SNAP

_MEET = 1.2  # points between two pieces of one rule: the corner that Word draws for itself lies there
_NARROWEST = 8.0  # points: no column is narrower
_SAME = 2.0  # points by which a column's edge may differ from rule to rule
LOWEST, HIGHEST = 6.0, 200.0  # points between the rules above and below a row


@value
class PiecedRule:
    """A rule with the places where its pieces end, its own ends among them."""

    at: float
    stops: tuple[float, ...]

    def covers(self, x: float) -> bool:
        """Does it run over or below that place?"""
        return self.stops[0] < x < self.stops[-1]

    def has(self, x: float) -> bool:
        """Does one of its pieces end there?"""
        return any(abs(x - stop) <= _SAME for stop in self.stops)


def touch(flat: Ruling, upright: Ruling) -> bool:
    """Do two rules meet, or cross each other?"""
    return flat.begin - 3 <= upright.at <= flat.end + 3 and upright.begin - 3 <= flat.at <= upright.end + 3


def rule_of(rule: Ruling, pieces: Sequence[Ruling]) -> PiecedRule:
    """The rule as it was drawn."""
    own = [
        p
        for p in pieces
        if abs(p.at - rule.at) <= SNAP and p.length > DASH and rule.begin - 1 <= p.begin and p.end <= rule.end + 1
    ]
    begins = sorted({p.begin for p in own})
    joints = [
        p.end
        for p in own
        if (at := bisect_left(begins, p.end - _MEET)) < len(begins)
        and begins[at] <= p.end + _MEET
        and not any(o.begin < p.end - _NARROWEST and p.end + _NARROWEST < o.end for o in own)
    ]
    return PiecedRule(rule.at, tuple(edges_of([rule.begin, *joints, rule.end])))


def edges_of(places: Sequence[float]) -> list[float]:
    """The distinct places, in their order."""
    groups: list[list[float]] = []
    for place in sorted(places):
        if groups and place - groups[-1][0] <= _SAME:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [median(group) for group in groups]


def chains_of(rules: Sequence[PiecedRule]) -> list[list[PiecedRule]]:
    """Rules below each other whose pieces end at the same places."""
    chains: list[list[PiecedRule]] = []
    for rule in sorted(rules, key=lambda r: r.at):
        for chain in chains:
            stops = [stop for other in chain for stop in other.stops]
            if LOWEST < rule.at - chain[-1].at <= HIGHEST and _agree(rule, PiecedRule(0, tuple(edges_of(stops)))):
                chain.append(rule)
                break
        else:
            chains.append([rule])
    return chains


def _agree(one: PiecedRule, other: PiecedRule) -> bool:
    """Does each end of one stand on a stop of the other, and each stop between on one of the other's, or none does?"""
    for inner, outer in ((one, other), (other, one)):
        if not all(outer.has(end) for end in (inner.stops[0], inner.stops[-1])):
            continue
        within = [x for x in outer.stops if inner.stops[0] - _SAME <= x <= inner.stops[-1] + _SAME]
        if len(inner.stops) == 2 or all(outer.has(x) for x in inner.stops) or all(inner.has(x) for x in within):
            return True
    return False
