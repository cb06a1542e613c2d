"""Pictures made ready for recognition: parts cut out, parts painted over, rules taken away."""

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.readers.ocr.rules import Rules
from pipeline.readers.picture import Raster

_PAPER = b"\xff"
_FRINGE = 2  # pixels around a rule that are grey
_BLEACHED = bytes(level if level < 190 else 255 for level in range(256))


class Area(NamedTuple):
    """Pixels of a picture, ``right`` and ``bottom`` not included."""

    left: int
    top: int
    right: int
    bottom: int


def without_rules(raster: Raster, rules: Rules) -> Raster:
    """The picture with paper where the rules were, and all that is lighter than print as white as that.

    What reads it takes no rule for a letter then, and no trace of one.
    """
    width, height = raster.width, raster.height
    pixels = bytearray(raster.pixels.translate(_BLEACHED))
    for rule in rules.horizontals:
        for at, begin, end in rule.runs:
            begin, end = max(0, begin - _FRINGE), min(width, end + _FRINGE)
            for row in range(max(0, at - _FRINGE), min(height, at + _FRINGE + 1)):
                pixels[row * width + begin : row * width + end] = _PAPER * (end - begin)
    for rule in rules.verticals:
        for at, begin, end in rule.runs:
            begin, end = max(0, begin - _FRINGE), min(height, end + _FRINGE)
            for column in range(max(0, at - _FRINGE), min(width, at + _FRINGE + 1)):
                pixels[begin * width + column : end * width : width] = _PAPER * (end - begin)
    return Raster(width, height, bytes(pixels), raster.scale)


def cut_out(raster: Raster, area: Area) -> Raster:
    """The part of the picture in the area."""
    rows = (
        raster.pixels[row * raster.width + area.left : row * raster.width + area.right]
        for row in range(area.top, area.bottom)
    )
    return Raster(area.right - area.left, area.bottom - area.top, b"".join(rows), raster.scale)


def painted_over(raster: Raster, areas: Iterable[Area]) -> Raster:
    """The picture with paper in the areas."""
    pixels = bytearray(raster.pixels)
    for left, top, right, bottom in areas:
        for row in range(top, bottom):
            pixels[row * raster.width + left : row * raster.width + right] = _PAPER * (right - left)
    return Raster(raster.width, raster.height, bytes(pixels), raster.scale)


def turned(raster: Raster) -> Raster:
    """The picture turned clockwise by a quarter."""
    rows = (raster.pixels[x :: raster.width][::-1] for x in range(raster.width))
    return Raster(raster.height, raster.width, b"".join(rows), raster.scale)
