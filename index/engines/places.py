"""Positions of terms, and of phrases and of words near each other from those of their parts."""

from collections.abc import Iterable, Sequence

from index.analysis.units import BLANK, GAP


def postings(terms: str) -> dict[str, list[int]]:
    """The terms of a field (``Entry.fields``), each with its positions, ascending."""
    found: dict[str, list[int]] = {}
    for position, term in enumerate(terms.split(BLANK) if terms else ()):
        if term != GAP:
            found.setdefault(term, []).append(position)
    return found


def phrase_places(parts: Sequence[Iterable[int]], offsets: Sequence[int]) -> list[int]:
    """The positions p where every ``parts[i]`` holds p + ``offsets[i]``, ascending."""
    rest = [(set(positions), offset) for positions, offset in zip(parts[1:], offsets[1:], strict=True)]
    return [p for p in parts[0] if all(p + offset in positions for positions, offset in rest)]


def are_near(left: Iterable[tuple[int, int]], right: Iterable[tuple[int, int]], distance: int) -> bool:
    """Whether a span of ``left`` and one of ``right`` (begin, end) do not overlap and lie at most so far apart."""
    others = list(right)
    return any(
        0 <= max(begin - other_end, other_begin - end) <= distance
        for begin, end in left
        for other_begin, other_end in others
    )
