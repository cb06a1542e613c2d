"""A page as a picture: what a renderer gives and a recogniser takes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Raster:
    """A page in shades of grey, a byte a pixel, row by row from the top; ``scale`` is pixels a point."""

    width: int
    height: int
    pixels: bytes
    scale: float
