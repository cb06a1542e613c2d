"""Rows of a page cut into fragments: the pieces of a line that may be cells of a table without rules."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import inf

from corpus.values import value
from pipeline.readers.pdf.engines.words import opened
from pipeline.readers.pdf.marks import Glyph, typical_size, typical_y
from pipeline.readers.pdf.text.lines import rows_of
from pipeline.readers.pdf.text.spacing import line_text

_CUT = 0.75  # ems: no gap between two words of one cell is wider (a monospaced blank is 0.6)
_CUT_VALUES = 0.4  # ems between two numbers, which never stand in one cell
# a number with its signs, or what stands in its place: (X), n.a., Ref., dashes, stars, daggers
_VALUE = re.compile(
    r"^[\s*†‡§$€£¥￥<>≤≥≈~+\-–—−±△▲(\[]*"
    r"(\d[\d\s,.:/–—−\-]*(\s?[KkMmBb%％‰])?|\([A-Zx]\)|n\.?\s?[ad]\.?|N/?A|Ref\.?|[*]+|[-–—−‐―ー－]+|[†‡#]|\.{2,3}|[.,]\d+)"
    r"[\s*†‡§%％)\]\d]*$",
    re.IGNORECASE,
)
_DOTS = frozenset((".", "．", "…", "‥", "・"))
_LEAST_DOTS = 4  # in a row of dots that leads to a value
_OF_VALUES = re.compile(r"^(?!\s+$)[\s\dA-Za-z*†‡§$€£¥￥<>≤≥≈~+\-‐–—−―ー－±△▲()\[\],.:/%％‰#]+$")
_OF_BEGIN = re.compile(r"[\d*†‡§$€£¥￥<>≤≥≈~+\-–—−‐―ー－±△▲(\[#.,]|[nr][nadref/.]*(?![a-z])", re.IGNORECASE)
_ENUMERATOR = re.compile(r"^[(（]?[\d０-９]{1,2}[.)．）]?$")


class Fragment:
    """A piece of a line: its text, place, glyphs; ``is_value``: a number or what stands for one.

    Most pieces of a page are running text, whose text nobody asks for: it is made when someone does.
    """

    __slots__ = ("_is_value", "_text", "glyphs", "x0", "x1")

    def __init__(self, x0: float, x1: float, glyphs: tuple[Glyph, ...], *, may_be_value: bool) -> None:
        self.x0 = x0
        self.x1 = x1
        self.glyphs = glyphs
        self._text: str | None = None
        self._is_value = None if may_be_value else False

    @property
    def text(self) -> str:
        """What it says."""
        if self._text is None:
            self._text = line_text(self.glyphs)
        return self._text

    @property
    def is_value(self) -> bool:
        """A number, or what stands in the place of one."""
        if self._is_value is None:
            self._is_value = is_value(self.text)
        return self._is_value

    @property
    def x(self) -> float:
        """The middle."""
        return (self.x0 + self.x1) / 2


@value
class Row:
    """A line of fragments from left to right."""

    top: float
    bottom: float
    size: float
    fragments: tuple[Fragment, ...]

    @property
    def y(self) -> float:
        """The middle."""
        return (self.top + self.bottom) / 2

    @property
    def is_core(self) -> bool:
        """Does it look like a table's row: values to the right of something?"""
        if len(self.fragments) < 2:
            return False
        first, *others = self.fragments
        values = sum(f.is_value for f in others)
        if len(self.fragments) == 2:
            return values == 1 and not _ENUMERATOR.match(first.text)
        return values >= 2 or (values == 1 and len(self.fragments) >= 3 and all(len(f.text) < 40 for f in others))


def fragment_rows(glyphs: Iterable[Glyph], walls: Sequence[float] = (), *, least: int = 0) -> list[Row]:
    """The upright glyphs as rows of fragments, top down; ``walls`` are x positions that no fragment crosses.

    Empty where fewer than ``least`` rows can have values to the right of something: pages of running text need no more.
    """
    rows = []
    upright = [g for g in glyphs if g[6] == 0]
    if walls:
        walls = sorted(walls)
        upright = opened(upright, lambda word: _is_between(word.x0, word.x1, walls) and _is_cut(word, walls))
    printed = rows_of(upright)
    if least and sum(map(_may_be_core, printed)) < least:
        return []
    for glyphs_of_row in printed:
        fragments = _fragments(glyphs_of_row, walls)
        inked = [g for g in glyphs_of_row if not g[0].isspace()]
        if fragments and inked:
            size = typical_size(inked)
            middle = typical_y(inked)
            rows.append(Row(middle - size / 2, middle + size / 2, size, tuple(fragments)))
    return rows


def _may_be_core(row: Sequence[Glyph]) -> bool:
    """Does something that begins as a value stand apart from what is before it, or behind dots that lead to it?"""
    end = inf
    for glyph in row:
        text = glyph[0]
        if text.isspace():
            continue
        if glyph[1] - end > _CUT_VALUES * glyph[5] and _begins_value(text):
            return True
        end = glyph[3]
    return sum([glyph[0] in _DOTS for glyph in row]) >= _LEAST_DOTS


def _is_between(low: float, high: float, walls: Sequence[float]) -> bool:
    """Is there one of the walls, which are sorted, between?"""
    return bisect_right(walls, low) < bisect_left(walls, high)


def _is_cut(word: Glyph, walls: Sequence[float]) -> bool:
    return _is_between(word.first.x, word.last.x, walls)


def _fragments(row: Sequence[Glyph], walls: Sequence[float]) -> list[Fragment]:
    pieces: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in row:
        if glyph[0].isspace():
            if pieces:
                pieces[-1].append(glyph)
            continue
        if last is None or _parts(last, glyph, walls):
            pieces.append([])
        pieces[-1].append(glyph)
        last = glyph
    return [f for piece in pieces for part in _without_leaders(piece) if (f := fragment_of(part))]


def _parts(one: Glyph, other: Glyph, walls: Sequence[float]) -> bool:
    gap = other[1] - one[3]
    size = max(one[5], other[5])
    if gap > _CUT * size or (walls and _is_between(one.last.x, other.first.x, walls)):
        return True
    if gap <= _CUT_VALUES * size:
        return False
    ends = one.text[-1].isdigit() or one.text[-1] in "%)*"
    return ends and (other.text[0].isdigit() or other.text[0] in "$(*–—−-△▲")


def _without_leaders(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """The piece in two where a row of dots leads from a label to its value; the dots go."""
    if len(glyphs) < _LEAST_DOTS or sum([g[0] in _DOTS for g in glyphs]) < _LEAST_DOTS:
        return [glyphs]
    dots = [i for i, g in enumerate(glyphs) if g.text in _DOTS or g.is_blank]
    runs: list[list[int]] = []
    for i in dots:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    for run in runs:
        if sum(not glyphs[i].is_blank for i in run) >= _LEAST_DOTS:
            before, after = glyphs[: run[0]], glyphs[run[-1] + 1 :]
            return [part for part in (before, after) if part]
    return [glyphs]


def fragment_of(glyphs: Sequence[Glyph]) -> Fragment | None:
    """The fragment of some glyphs on one line; None for blanks only."""
    inked = [g for g in glyphs if not g[0].isspace()]
    if not inked:
        return None
    return Fragment(inked[0][1], max([g[3] for g in inked]), tuple(glyphs), may_be_value=_begins_value(inked[0][0]))


@lru_cache(maxsize=4096)
def _begins_value(text: str) -> bool:
    """Could a value begin with this word? (n.a. and Ref. are values, most words with these letters are none.)"""
    return bool(_OF_BEGIN.match(text))


@lru_cache(maxsize=4096)
def is_value(text: str) -> bool:
    """A number, or what stands in the place of one."""
    return bool(_VALUE.match(text))


@lru_cache(maxsize=4096)
def may_be_value(text: str) -> bool:
    """Has it no character but those of values? Every word of a value is such, and few others are."""
    return bool(_OF_VALUES.match(text))
