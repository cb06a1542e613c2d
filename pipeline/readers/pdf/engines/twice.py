"""Fake bold by printing a whole line twice: pdfium leaves the second print out of a page's text."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pipeline.readers.pdf.engines.words import as_bold
from pipeline.readers.pdf.marks import Glyph

Box = tuple[float, float, float, float]


def with_bold(glyphs: list[Glyph], boxes: Sequence[Box]) -> list[Glyph]:
    """The glyphs, with those bold that lie under a box (x0, top, x1, bottom) of text that pdfium left out."""
    if not boxes:
        return glyphs
    order = sorted(range(len(glyphs)), key=lambda i: glyphs[i].top + glyphs[i].bottom)
    middles = [glyphs[i].y for i in order]
    result = list(glyphs)
    for x0, top, x1, bottom in boxes:
        for i in order[bisect_left(middles, top) : bisect_right(middles, bottom)]:
            if x0 < glyphs[i].x < x1 and not result[i].is_bold:
                result[i] = as_bold(result[i])
    return result
