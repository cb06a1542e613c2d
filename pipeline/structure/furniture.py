"""Running heads and page numbers: recognised over all pages and taken out of the elements."""

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import replace

from corpus.values import value
from pipeline.raw import RawElement, RawFurniture, RawLine, RawPage, RawTable

_MARGIN = 0.12  # the part of the page's height at its top and at its bottom where furniture may stand
_DEPTH = 3  # how many lines from the page's edge may be furniture
_DASH = r"[-－‐‑–—―─~〜～・]"
_NUMBER = r"(?:[0-9０-９]{1,4}|[ivxⅰ-ⅻ]{1,5})"
_BARE_NUMBER = re.compile(rf"{_NUMBER}$")
_DRESSED_NUMBER = re.compile(
    rf"(?:{_DASH}+\s*{_NUMBER}\s*{_DASH}+|[<＜〈(（\[]\s*{_NUMBER}\s*[>＞〉)）\]]"
    rf"|[Pp](?:age)?[.．]?\s*{_NUMBER}(?:\s*(?:of|/|／)\s*{_NUMBER})?"
    rf"|{_NUMBER}\s*[/／]\s*{_NUMBER}(?:\s*(?:ページ|頁))?|{_NUMBER}\s*(?:ページ|頁)(?:\s*[/／]\s*{_NUMBER}\s*(?:ページ|頁)?)?)$"
)
_NOTE = re.compile(r"[※＊*]|[(（]?注|.*。$")


@value
class Stripped:
    """A page without its furniture, and the furniture's texts from top to bottom."""

    page: RawPage
    furniture: tuple[str, ...]


@value
class _Candidate:
    """A line near the top or bottom edge of a page. ``rank`` counts from the edge, ``gap`` in lines inwards."""

    page: int
    element: int
    line: RawLine
    at_top: bool
    rank: int
    gap: float
    is_over_table: bool = False


def strip_furniture(pages: Sequence[RawPage]) -> tuple[Stripped, ...]:
    """Every page with its running heads and page numbers taken out of ``elements``.

    Furniture is: a dressed page number (- 1 -, 1/12, 3ページ) in a margin; a bare number that stands alone at the
    bottom, or that counts on from page to page; a line that stands at the same height near the same edge of several
    pages with the same words but for numbers. A larger line on the first page (the title) is none, nor is the first
    of those that stand close upon what follows.
    """
    body = _body_size(pages)
    candidates = [candidate for index, page in enumerate(pages) for candidate in _candidates(index, page)]
    taken = _repeated(candidates, pages, body) | _page_numbers(candidates, pages)
    stripped = []
    for index, page in enumerate(pages):
        kept: list[RawElement] = []
        furniture: list[str] = []
        for position, element in enumerate(page.elements):
            if isinstance(element, RawFurniture):
                if element.text.strip() and element.text.strip() not in furniture:
                    furniture.append(element.text.strip())
            elif isinstance(element, RawLine) and (index, position) in taken:
                furniture.append(element.text.strip())
            else:
                kept.append(element)
        stripped.append(Stripped(replace(page, elements=tuple(kept)), tuple(furniture)))
    return tuple(stripped)


def _body_size(pages: Sequence[RawPage]) -> float:
    weights: defaultdict[float, int] = defaultdict(int)
    for page in pages:
        for element in page.elements:
            if isinstance(element, RawLine):
                weights[round(element.size * 2) / 2] += len(element.text)
    return max(weights, key=lambda size: weights[size]) if weights else 0.0


def _candidates(index: int, page: RawPage) -> list[_Candidate]:
    if page.height is None:
        return []
    placed: list[tuple[float, float, int, RawLine | None]] = []
    for position, element in enumerate(page.elements):
        if isinstance(element, RawLine):
            placed.append((element.box.top, element.box.bottom, position, element))
        elif isinstance(element, RawTable) and element.box is not None:
            placed.append((element.box.top, element.box.bottom, position, None))
    placed.sort(key=lambda entry: entry[0])
    found = []
    for rank, (top, bottom, position, line) in enumerate(placed[:_DEPTH]):
        if line is None or bottom > page.height * _MARGIN:
            break
        below = next((entry for entry in placed[rank + 1 :] if entry[0] > top + line.size / 2), None)
        gap = (below[0] - bottom) / line.size if below is not None else 99.0
        over_table = below is not None and below[3] is None
        found.append(_Candidate(index, position, line, True, rank, gap, over_table))
    placed.sort(key=lambda entry: -entry[1])
    for rank, (top, bottom, position, line) in enumerate(placed[:_DEPTH]):
        if line is None or top < page.height * (1 - _MARGIN):
            break
        above = max((entry[1] for entry in placed[rank + 1 :] if entry[1] < bottom - line.size / 2), default=None)
        gap = (top - above) / line.size if above is not None else 99.0
        found.append(_Candidate(index, position, line, False, rank, gap))
    return found


def _repeated(candidates: Sequence[_Candidate], pages: Sequence[RawPage], body: float) -> frozenset[tuple[int, int]]:
    """Lines with the same words at the same height of at least two pages, and on a good part of all pages."""
    groups: defaultdict[tuple[str, bool], list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        groups[re.sub(r"[0-9０-９]+|\s+", "#", candidate.line.text.strip()), candidate.at_top].append(candidate)
    taken = set()
    for (words, at_top), group in groups.items():
        if not words.strip("#") or _NOTE.match(words):
            continue  # bare numbers are the page numbers' business; a note under every form is text
        for members in _same_height(group, pages):
            page_count = len({member.page for member in members})
            is_repeated = page_count >= 3 or (page_count == 2 and len(pages) <= 3)
            if not is_repeated or page_count * 4 < len(pages):
                continue
            first = min(members, key=lambda member: member.page)
            is_title = at_top and first.page == 0 and first.line.size > body * 1.15
            stands_apart = sum(member.gap >= 0.9 for member in members) * 2 > len(members)
            # what stands close upon lines may be the head of a table without rules; upon a ruled one it is its legend
            if at_top and not stands_apart and not is_title and not all(member.is_over_table for member in members[1:]):
                continue
            keeps_first = is_title or (at_top and not stands_apart)
            taken |= {(member.page, member.element) for member in members if not (keeps_first and member is first)}
    return frozenset(taken - _only_words_above_table(taken, candidates, pages))


def _only_words_above_table(
    taken: Set[tuple[int, int]], candidates: Sequence[_Candidate], pages: Sequence[RawPage]
) -> frozenset[tuple[int, int]]:
    """The first page's lines above its table, when nothing else stands there: a spreadsheet's printed title."""
    if not pages:
        return frozenset()
    tops = [element.box.top for element in pages[0].elements if isinstance(element, RawTable) and element.box]
    above = {
        (0, position)
        for position, element in enumerate(pages[0].elements)
        if isinstance(element, RawLine) and tops and element.box.top < min(tops)
    }
    heads = {(one.page, one.element) for one in candidates if one.at_top and one.page == 0}
    return frozenset(above) if above and above <= taken and above <= heads else frozenset()


def _same_height(group: Sequence[_Candidate], pages: Sequence[RawPage]) -> list[list[_Candidate]]:
    """The group split where the distance from the page's edge differs by more than a line and a half."""
    ordered = sorted(group, key=lambda candidate: _distance(candidate, pages))
    clusters: list[list[_Candidate]] = []
    for candidate in ordered:
        near = (
            clusters and _distance(candidate, pages) - _distance(clusters[-1][-1], pages) <= 1.5 * candidate.line.size
        )
        if near:
            clusters[-1].append(candidate)
        else:
            clusters.append([candidate])
    return clusters


def _distance(candidate: _Candidate, pages: Sequence[RawPage]) -> float:
    height = pages[candidate.page].height or 0.0
    return candidate.line.box.top if candidate.at_top else height - candidate.line.box.bottom


def _page_numbers(candidates: Sequence[_Candidate], pages: Sequence[RawPage]) -> frozenset[tuple[int, int]]:
    taken = set()
    bare: list[_Candidate] = []
    for candidate in candidates:
        text = candidate.line.text.strip()
        if _DRESSED_NUMBER.match(text):
            if candidate.gap >= 0.3:
                taken.add((candidate.page, candidate.element))
        elif _BARE_NUMBER.match(text):
            bare.append(candidate)
    numbered = {(one.page, one.at_top, _value(one.line.text)) for one in bare}
    for candidate in bare:
        if _stands_alone(candidate, pages) or _counts_on(candidate, numbered):
            taken.add((candidate.page, candidate.element))
    return frozenset(taken)


def _stands_alone(candidate: _Candidate, pages: Sequence[RawPage]) -> bool:
    """A number as the last thing of the page, in the middle or at an outer corner, with a blank above it."""
    page, box = pages[candidate.page], candidate.line.box
    if candidate.at_top or candidate.rank > 0 or candidate.gap < 0.9 or not page.width:
        return False
    middle = (box.x0 + box.x1) / 2 / page.width
    return abs(middle - 0.5) < 0.08 or middle < 0.12 or middle > 0.88


def _counts_on(candidate: _Candidate, numbered: Set[tuple[int, bool, int | None]]) -> bool:
    """Whether a page close by has, at the same edge, the number that its distance from this page asks for."""
    value = _value(candidate.line.text)
    return value is not None and any(
        (candidate.page + step, candidate.at_top, value + step) in numbered for step in (-2, -1, 1, 2)
    )


def _value(text: str) -> int | None:
    return int(text.strip()) if text.strip().isdecimal() else None
