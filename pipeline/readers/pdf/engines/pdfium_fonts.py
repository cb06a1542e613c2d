"""The fonts and text objects of a page through pdfium: what all characters of one object share.

A text object is what one operator of the page shows: its characters share font, size, matrix and baseline. So these
are asked once an object, and most of what follows from them is worked out once for all objects that are set alike.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import NamedTuple

from corpus.values import value
from pipeline.readers.pdf.engines import pdfium_library as pdfium
from pipeline.readers.pdf.engines.frame import Frame
from pipeline.readers.pdf.engines.weight import is_bold_name

Code = tuple[str, int]
"""A font's name and a code that a page shows in it."""


@value
class _Font:
    """``descent`` in ems, not above zero; ``advances``: character → its advance in ems, as far as it was asked."""

    handle: int
    name: str
    is_bold: bool
    descent: float
    advances: dict[str, float]

    def advance(self, character: str) -> float:
        """Ems to the next character; below zero in vertical writing, 0 where the font does not know."""
        found = self.advances.get(character)
        if found is None:
            width = pdfium.zeros("f", 1)
            code = ord(character) if len(character) == 1 else 0
            is_known = bool(code) and pdfium.glyph_width(self.handle, code, 1.0, width.buffer_info()[0])
            found = self.advances[character] = width[0] if is_known else 0.0
        return found


class Fonts:
    """The fonts of one document, asked once each."""

    def __init__(self) -> None:
        self._known: dict[int, _Font] = {}

    def font(self, handle: int) -> _Font:
        """What matters of a font."""
        found = self._known.get(handle)
        if found is None:
            name, descent = pdfium.zeros("B", 256), pdfium.zeros("f", 1)
            length = pdfium.font_name(handle, name.buffer_info()[0], 256)
            pdfium.font_descent(handle, 1.0, descent.buffer_info()[0])
            text = name.tobytes()[: max(0, min(length, 256) - 1)].decode("utf-8", "replace")
            found = self._known[handle] = _Font(handle, text, is_bold_name(text), min(descent[0], 0.0), {})
        return found


class Advances(dict[str, float]):
    """Character → points to the next one, in one font and size, of those that were learnt while the file was open."""

    def __init__(self, font: _Font, em: float) -> None:
        super().__init__()
        self._font = font
        self._em = em

    def learn(self, characters: Iterable[str]) -> None:
        """Ask the font for those that are not known yet."""
        for character in set(characters).difference(self):
            self[character] = self._font.advance(character) * self._em


class Run(NamedTuple):
    """What the characters of a text object share; ``top`` and ``bottom`` hold where ``turn`` is 0."""

    turn: int
    size: float
    is_bold: bool
    top: float
    bottom: float
    advances: Advances


class _Shape(NamedTuple):
    turn: int
    size: float
    is_bold: bool
    descent: float
    advances: Advances


def runs_of(
    text_page: pdfium.Pointer, firsts: Mapping[int | None, int], texts: Sequence[str], frame: Frame, fonts: Fonts
) -> dict[int | None, Run]:
    """Text object → what its characters share; ``firsts``: object → its first character."""
    numbers = list(firsts.values())
    matrices = pdfium.written("f", 6, 1, pdfium.text_matrix, [text_page] * len(numbers), numbers)
    sizes = map(pdfium.font_size, repeat(text_page), numbers)
    keys = zip(
        map(pdfium.font_of, map(pdfium.pointer, firsts)), sizes, *(matrices[i::6] for i in range(4)), strict=True
    )
    _, b, _, d, _, f = frame.matrix
    shapes: dict[tuple[int, float, float, float, float, float], _Shape] = {}
    runs: dict[int | None, Run] = {}
    # a matrix ends in the object's place, which is on its baseline
    for handle, number, key, x, y in zip(firsts, numbers, keys, matrices[4::6], matrices[5::6], strict=True):
        shape = shapes.get(key)
        if shape is None:
            shape = shapes[key] = _shape(fonts.font(key[0]), key[1], key[2:], texts[number], frame)
        turn, size, is_bold, descent, advances = shape
        bottom = b * x + d * y + f - descent
        runs[handle] = Run(turn, size, is_bold, bottom - size, bottom, advances)
    return runs


def _shape(font: _Font, size: float, matrix: tuple[float, float, float, float], text: str, frame: Frame) -> _Shape:
    """What text of this font, size and matrix looks like; ``text``: a character of it."""
    a, b, c, d = matrix
    p, q, r, s, _, _ = frame.matrix
    across, down = a * p + b * r, a * q + b * s  # the direction of the text on the displayed page, y down
    turn = 0 if abs(down) < abs(across) / 8 and across > 0 else _turn(across, down)
    if turn == 0 and font.advance(text) < 0:  # vertical writing reads as turned clockwise
        turn = 270
    height = size * math.hypot(c, d)
    return _Shape(turn, height, font.is_bold, font.descent * height, Advances(font, size * math.hypot(a, b)))


def _turn(across: float, down: float) -> int:
    return round(math.degrees(math.atan2(-down, across)) / 90) % 4 * 90
