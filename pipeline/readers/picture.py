"""A page as a picture: what a renderer gives, and a recogniser or a reader takes."""

import struct
import zlib

from corpus.values import value


@value
class Raster:
    """A page in shades of grey, a byte a pixel, row by row from the top; ``scale`` is pixels a point."""

    width: int
    height: int
    pixels: bytes
    scale: float


@value
class ColourRaster:
    """A page in colour: red, green and blue, a byte each, row by row from the top."""

    width: int
    height: int
    pixels: bytes


def png(raster: ColourRaster) -> bytes:
    """The picture as a PNG (ISO/IEC 15948), every row unfiltered: white paper is short without."""
    stride = 3 * raster.width
    rows = (b"\0" + raster.pixels[begin : begin + stride] for begin in range(0, stride * raster.height, stride))
    head = struct.pack(">IIBBBBB", raster.width, raster.height, 8, 2, 0, 0, 0)  # 8 bits, true colour
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
