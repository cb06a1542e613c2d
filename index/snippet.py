"""Where a passage matches, and the part of it worth showing."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from corpus.model import Passage
from corpus.values import value
from index.analysis import Analyser
from index.analysis.folding import as_string, fold
from index.dateterms import clipped, said_unit
from index.marking import PlacedUnits, placed_units
from index.passages import matched_text
from index.plan import Plan
from index.query import DateWithin
from index.targets import Target
from wareki.span import DateSpan
from wareki.units import named_units

Span = tuple[int, int]
# a bracket that follows a mark still belongs to the sentence
_PERHAPS_AN_END = re.compile(r"[。！？!?\n\t．」』）)](?![」』）)])")
_BRACKETS = "」』）)"
_POINT = "．"


@value
class Excerpt:
    """A part of a passage: ``text`` with ``matches`` in it, cut out of ``passage.text[begin:end]``.

    ``is_cut_before``/``is_cut_after``: there is more on that side.
    """

    text: str
    matches: tuple[Span, ...]
    begin: int
    end: int
    is_cut_before: bool
    is_cut_after: bool


def find_matches(
    passage: Passage, plan: Plan, analyser: Analyser, units: PlacedUnits | None = None
) -> tuple[Span, ...]:
    """What of ``passage.text`` the plan's words and dates match: sorted, disjoint (begin, end).

    ``units`` are those of the text where they are known (index.marking), which saves analysing it.
    """
    spans: list[Span] = []
    if plan.targets:
        text = matched_text(passage)
        placed = units or placed_units(analyser.analyse(text))
        string = as_string(fold(text)) if any(target.string for target in plan.targets) else None
        for target in plan.targets:
            spans += _unit_spans(target, placed)
            if target.string and string is not None:
                spans += (
                    string.source_span(place, place + len(target.string))
                    for place in _occurrences(string.text, target.string)
                )
            if target.date is not None:
                spans += _saying(passage.dates, target.date)
    for date in plan.dates:
        spans += ((span.begin, span.end) for span in passage.dates if overlaps(span, date))
    return merge(spans)


def excerpts(text: str, matches: Sequence[Span], length: int = 120) -> tuple[Excerpt, ...]:
    """The best window, and a second one of half the length where a matched word stands only outside the first."""
    first = excerpt(text, matches, length)
    if not (first.is_cut_before or first.is_cut_after):
        return (first,)
    seen = {first.text[begin:end] for begin, end in first.matches}
    missed = [(begin, end) for begin, end in matches if text[begin:end] not in seen]
    before = [match for match in missed if match[1] <= first.begin]
    after = [match for match in missed if match[0] >= first.end]
    if not before and not after:
        return (first,)
    if _words(text, before) > _words(text, after):
        return _excerpt(text, before, length // 2, 0, first.begin), first
    return first, _excerpt(text, after, length // 2, first.end, len(text))


def excerpt(text: str, matches: Sequence[Span], length: int = 120) -> Excerpt:
    """The window of at most ``length`` characters with the most matched words, then matches.

    It is cut at sentence ends where there are any.
    """
    return _excerpt(text, matches, length, 0, len(text))


def _excerpt(text: str, matches: Sequence[Span], length: int, first: int, last: int) -> Excerpt:
    """The best window of ``text[first:last]``."""
    if last - first <= length:
        begin, end = first, last
    else:
        shifted = [(begin - first, end - first) for begin, end in matches]
        begin, end = (place + first for place in _best_window(text[first:last], shifted, length))
    inside = tuple((max(a, begin) - begin, min(b, end) - begin) for a, b in matches if a < end and begin < b)
    return Excerpt(text[begin:end], inside, begin, end, begin > 0, end < len(text))


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sorted and disjoint: what overlaps or touches is one."""
    merged: list[Span] = []
    for begin, end in sorted(spans):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return tuple(merged)


def _unit_spans(target: Target, units: PlacedUnits) -> Iterator[Span]:
    if target.terms:
        yield from units.short.runs(target.terms, is_prefix=target.is_prefix)
    if target.long:
        yield from units.long.runs(target.long, is_prefix=target.is_prefix)


def _occurrences(text: str, string: str) -> Iterator[int]:
    place = text.find(string)
    while place >= 0:
        yield place
        place = text.find(string, place + 1)


def _saying(spans: Iterable[DateSpan], date: DateSpan) -> Iterator[Span]:
    unit = said_unit(date)
    return ((span.begin, span.end) for span in spans if unit is not None and unit in named_units(span))


def overlaps(span: DateSpan, wanted: DateWithin) -> bool:
    """Whether a date has a day in common with a period."""
    if not span.has_interval:
        return False
    mine, theirs = clipped(span.first, span.last), clipped(wanted.first, wanted.last)
    return mine is not None and theirs is not None and mine[0] <= theirs[1] and theirs[0] <= mine[1]


def _best_window(text: str, matches: Sequence[Span], length: int) -> Span:
    """Whole sentences around the densest matches, as many as there is room for; a sentence too long is cut."""
    first, last = _densest(text, matches, length)
    places = [0, *_sentence_ends(text), len(text)]
    left = bisect_right(places, first, hi=len(places) - 1) - 1
    right = bisect_left(places, max(last, first + 1), lo=left + 1)
    if places[right] - places[left] > length:
        room = max(0, length - (last - first))
        begin = max(places[left], first - room // 3)
        return begin, min(places[right], begin + length)
    while right + 1 < len(places) and places[right + 1] - places[left] <= length:
        right += 1
    while left > 0 and places[right] - places[left - 1] <= length:
        left -= 1
    return places[left], places[right]


def _densest(text: str, matches: Sequence[Span], length: int) -> Span:
    """The stretch of at most ``length`` characters that holds the most words, then matches; the first of several."""
    best, most = (0, 0), (0, 0)
    for i, (begin, end) in enumerate(matches):
        inside = [match for match in matches[i:] if match[1] <= begin + length]
        found = max(1, _words(text, inside)), max(1, len(inside))
        if found > most:
            best, most = (begin, inside[-1][1] if inside else min(end, begin + length)), found
        if i + len(inside) == len(matches):
            break  # what follows holds no more
    return best


def _words(text: str, matches: Sequence[Span]) -> int:
    """How many different words these are, as written."""
    return len({text[begin:end] for begin, end in matches})


def _sentence_ends(text: str) -> list[int]:
    """The places behind the sentences of a text, ascending."""
    return [end for found in _PERHAPS_AN_END.finditer(text) if _is_end(text, end := found.end())]


def _is_end(text: str, end: int) -> bool:
    """Whether it is a mark that is no decimal point, or a bracket that closes after one."""
    last = text[end - 1]
    if last in _BRACKETS:
        return end > 1 and text[end - 2] in "。．！？!?"
    return last != _POINT or not text[end : end + 1].isdecimal()
