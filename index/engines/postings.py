"""Requests worked out over posting lists, for an engine that stores them but searches badly (Whoosh)."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Protocol

from index.engine import And, Documents, Near, Node, Not, Or, Phrase, Prefix, Term
from index.engines.places import are_near, phrase_places


class PostingList(Protocol):
    """The passages that hold a term: their numbers, ascending, how often, and where."""

    @property
    def numbers(self) -> Sequence[int]:
        """The passages' numbers."""
        ...

    @property
    def frequencies(self) -> Sequence[float]:
        """How often the term stands in each."""
        ...

    def positions(self, index: int) -> Sequence[int]:
        """Where the term stands in the passage ``numbers[index]``."""
        ...


class Segment(Protocol):
    """A part of an index, with its passages numbered."""

    @property
    def live(self) -> frozenset[int]:
        """The passages that are not deleted."""
        ...

    def postings(self, field: str, term: str) -> PostingList | None:
        """The passages that hold a term, deleted ones included; None where it never occurs."""
        ...

    def terms(self, field: str, prefix: str) -> Iterable[str]:
        """The terms of a field with a prefix."""
        ...

    def of_documents(self, digests: Iterable[str]) -> set[int]:
        """The passages of these documents."""
        ...


def matching(node: Node, segment: Segment) -> set[int]:
    """The passages that match, deleted ones possibly included."""
    match node:
        case Term():
            found = segment.postings(node.field, node.text)
            return set(found.numbers) if found is not None else set()
        case Prefix():
            return {number for found in _lists(node, segment) for number in found.numbers}
        case Phrase():
            return {number for number in _holding_all(node, segment) if _places(node, number, segment)}
        case Near():
            candidates = _holding_any(node.left, segment) & _holding_any(node.right, segment)
            return {number for number in candidates if _is_near(node, number, segment)}
        case And():
            found_all = set(segment.live)
            for child in node.children:
                found_all &= matching(child, segment)
                if not found_all:
                    break
            return found_all
        case Or():
            return set().union(*(matching(child, segment) for child in node.children))
        case Not():
            return set(segment.live) - matching(node.child, segment)
        case Documents():
            return segment.of_documents(node.digests)


def _lists(part: Term | Prefix, segment: Segment) -> list[PostingList]:
    terms = [part.text] if isinstance(part, Term) else segment.terms(part.field, part.text)
    return [found for term in terms if (found := segment.postings(part.field, term)) is not None]


def _holding_all(phrase: Phrase, segment: Segment) -> set[int]:
    rest = [matching(part, segment) for part in phrase.parts]
    return set.intersection(*sorted(rest, key=len))


def _holding_any(phrases: Sequence[Phrase], segment: Segment) -> set[int]:
    return set().union(*(_holding_all(phrase, segment) for phrase in phrases))


def _places(phrase: Phrase, number: int, segment: Segment) -> list[int]:
    return phrase_places([_positions(part, number, segment) for part in phrase.parts], phrase.offsets)


def _positions(part: Term | Prefix, number: int, segment: Segment) -> list[int]:
    positions: list[int] = []
    for found in _lists(part, segment):
        index = bisect_left(found.numbers, number)
        if index < len(found.numbers) and found.numbers[index] == number:
            positions += found.positions(index)
    return sorted(positions)


def _is_near(node: Near, number: int, segment: Segment) -> bool:
    left, right = (
        [(place, place + phrase.width) for phrase in side for place in _places(phrase, number, segment)]
        for side in (node.left, node.right)
    )
    return are_near(left, right, node.distance)
