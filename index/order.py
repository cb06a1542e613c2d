"""The order of hits, the same in every engine: nothing is left to the order in which things were indexed."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from corpus.model import PassageKey

T = TypeVar("T")
SortKey = tuple[float, float, str, int, int]


def sort_key(score: float, day: int, key: PassageKey, newest_first: bool = False) -> SortKey:
    """Ascending: the best score, then the newest document (or the other way round), then the reading order."""
    row = -1 if key.row is None else key.row
    best = -round(score, 9)  # sums of floats differ in their last digits with the order of adding
    first, second = (-day, best) if newest_first else (best, -day)
    return first, second, key.document, key.block, row


def one_a_document(items: Sequence[T], document: Callable[[T], object]) -> list[tuple[T, int]]:
    """The first item of each document, in order, and how many more it has."""
    counts: Counter[object] = Counter(map(document, items))
    first: dict[object, T] = {}
    for item in items:
        first.setdefault(document(item), item)
    return [(item, counts[name] - 1) for name, item in first.items()]
