"""What is drawn on one page: glyphs, rulings, fills. The values that the modules of this package pass along.

Coordinates are PDF points from the top left corner of the page as it is displayed (after /Rotate, within CropBox).
Named tuples, because a page has thousands of them and they are made in the innermost loop.
"""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from corpus.model import Box
from corpus.values import value

UNMAPPED = "〓"  # the geta mark, which Japanese printers put where they lack a type


class Glyph(NamedTuple):
    """One character, or several that no space parts (then ``parts`` has them one by one).

    ``turn`` is its counter-clockwise rotation in degrees: 0, 90, 180, 270 (vertical writing too).
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    turn: int = 0
    is_bold: bool = False
    parts: Sequence["Glyph"] = ()

    @property
    def first(self) -> "Glyph":
        """The first character."""
        return self.parts[0] if self.parts else self

    @property
    def last(self) -> "Glyph":
        """The last character."""
        return self.parts[-1] if self.parts else self

    @property
    def x(self) -> float:
        """The middle, horizontally."""
        return (self.x0 + self.x1) / 2

    @property
    def y(self) -> float:
        """The middle, vertically."""
        return (self.top + self.bottom) / 2

    @property
    def is_blank(self) -> bool:
        """A space of whatever width."""
        return self.text.isspace()


class PageFailedError(Exception):
    """One page could not be interpreted; the message says why."""


class Ruling(NamedTuple):
    """A straight line: at y = ``at`` from x = ``begin`` to ``end`` if it is horizontal, the other way if vertical."""

    at: float
    begin: float
    end: float

    @property
    def length(self) -> float:
        """From end to end."""
        return self.end - self.begin


@value
class PageMarks:
    """Everything on one page. ``unmapped`` counts glyphs without a character code (shown as 〓).

    ``overlays`` are laid over the rules of a table: framed remarks, bars and arrows of schedules. ``pieces`` are the
    horizontal rules as they were drawn, before those that touch were joined.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    horizontals: tuple[Ruling, ...]
    verticals: tuple[Ruling, ...]
    fills: tuple[Box, ...] = ()
    overlays: tuple[Box, ...] = ()
    pieces: Sequence[Ruling] = ()
    has_image: bool = False
    unmapped: int = 0

    @property
    def shows_something(self) -> bool:
        """Is the page not blank paper?"""
        return bool(self.has_image or self.fills or self.horizontals or self.verticals or self.unmapped)


def bounds(glyphs: list[Glyph] | tuple[Glyph, ...]) -> Box:
    """The smallest box around at least one glyph."""
    if len(glyphs) == 1:
        return Box(*glyphs[0][1:5])
    _, x0, top, x1, bottom, *_ = zip(*glyphs, strict=True)
    return Box(min(x0), min(top), max(x1), max(bottom))


def typical_size(glyphs: Sequence[Glyph]) -> float:
    """The median of the sizes of at least one glyph."""
    sizes = [glyph[5] for glyph in glyphs]
    return sizes[0] if sizes.count(sizes[0]) == len(sizes) else median(sizes)


def typical_y(glyphs: Sequence[Glyph]) -> float:
    """The median of the vertical middles of at least one glyph."""
    if len(glyphs) == 1:
        return glyphs[0].y
    return median([glyph[2] + glyph[4] for glyph in glyphs]) / 2
