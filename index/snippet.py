"""Where a passage matches, and the part of it worth showing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Passage
from index.analysis import Analyser
from index.analysis.folding import as_string, fold
from index.dateterms import clipped, said_unit
from index.marking import Placed, PlacedUnits, placed_units
from index.passages import matched_text
from index.plan import Plan
from index.query import DateWithin
from index.targets import Target
from wareki import named_units
from wareki.span import DateSpan

Span = tuple[int, int]
_STOPS = frozenset("。．！？!?")
_SENTENCE_ENDS = _STOPS | frozenset("\n\t")
_CLOSING = frozenset("」』）)")


@dataclass(frozen=True, slots=True)
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
        spans += ((span.begin, span.end) for span in passage.dates if _overlaps(span, date))
    return merge(spans)


def excerpts(text: str, matches: Sequence[Span], length: int = 120) -> tuple[Excerpt, ...]:
    """The best window, and a second one of half the length where a matched word stands only outside the first."""
    first = excerpt(text, matches, length)
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
    short = units.short
    if len(target.units) == 1:
        yield from _alike(short, target.units[0][0], is_prefix=target.is_prefix)
    elif target.units and target.units[0][0] in short.terms:
        yield from _sequences(target, short)
    if target.long:
        yield from _alike(units.long, target.long, is_prefix=target.is_prefix)


def _alike(units: Placed, term: str, *, is_prefix: bool) -> Iterator[Span]:
    for i, found in enumerate(units.terms):
        if found == term or (is_prefix and found.startswith(term)):
            yield units.begins[i], units.ends[i]


def _sequences(target: Target, units: Placed) -> Iterator[Span]:
    first, shift = target.units[0]
    at = {position: i for i, position in enumerate(units.positions)}
    for i, term in enumerate(units.terms):
        if term == first:
            places = [at.get(units.positions[i] + place - shift) for _, place in target.units]
            last = places[-1]
            if last is not None and all(_is_part(units, place, target, n) for n, place in enumerate(places)):
                yield units.begins[i], units.ends[last]


def _is_part(units: Placed, place: int | None, target: Target, number: int) -> bool:
    if place is None:
        return False
    found, term = units.terms[place], target.units[number][0]
    return found == term or (target.is_prefix and number == len(target.units) - 1 and found.startswith(term))


def _occurrences(text: str, string: str) -> Iterator[int]:
    place = text.find(string)
    while place >= 0:
        yield place
        place = text.find(string, place + 1)


def _saying(spans: Iterable[DateSpan], date: DateSpan) -> Iterator[Span]:
    unit = said_unit(date)
    return ((span.begin, span.end) for span in spans if unit is not None and unit in named_units(span))


def _overlaps(span: DateSpan, wanted: DateWithin) -> bool:
    if not span.has_interval:
        return False
    mine, theirs = clipped(span.first, span.last), clipped(wanted.first, wanted.last)
    return mine is not None and theirs is not None and mine[0] <= theirs[1] and theirs[0] <= mine[1]


def _best_window(text: str, matches: Sequence[Span], length: int) -> Span:
    """Whole sentences around the densest matches, as many as there is room for; a sentence too long is cut."""
    first, last = _densest(text, matches, length)
    begin, end = _sentence_begin(text, first), _sentence_end(text, max(last, first + 1))
    if end - begin > length:
        room = max(0, length - (last - first))
        begin = max(begin, first - room // 3)
        return begin, min(end, begin + length)
    while end < len(text) and (after := _sentence_end(text, end + 1)) - begin <= length:
        end = after
    while begin > 0 and end - (before := _sentence_begin(text, begin - 1)) <= length:
        begin = before
    return begin, end


def _densest(text: str, matches: Sequence[Span], length: int) -> Span:
    """The stretch of at most ``length`` characters that holds the most words, then matches; the first of several."""
    best, most = (0, 0), (0, 0)
    for i, (begin, end) in enumerate(matches):
        inside = [match for match in matches[i:] if match[1] <= begin + length]
        found = max(1, _words(text, inside)), max(1, len(inside))
        if found > most:
            best, most = (begin, inside[-1][1] if inside else min(end, begin + length)), found
    return best


def _words(text: str, matches: Sequence[Span]) -> int:
    """How many different words these are, as written."""
    return len({text[begin:end] for begin, end in matches})


def _sentence_begin(text: str, place: int) -> int:
    """Where the sentence of the character at ``place`` begins."""
    while place > 0 and not _ends_sentence(text, place - 1):
        place -= 1
    return place


def _sentence_end(text: str, place: int) -> int:
    """Where the sentence of the character before ``place`` ends."""
    while place < len(text) and not _ends_sentence(text, place - 1):
        place += 1
    return place


def _ends_sentence(text: str, place: int) -> bool:
    """Whether a sentence ends with the character at ``place``: with a mark, or with a bracket that closes after one."""
    follower = text[place + 1 : place + 2]
    if follower and follower in _CLOSING:
        return False
    if text[place] in _CLOSING:
        return place > 0 and text[place - 1] in _STOPS
    return text[place] in _SENTENCE_ENDS and not (text[place] == "．" and follower.isdigit())
