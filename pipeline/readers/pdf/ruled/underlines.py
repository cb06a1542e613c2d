"""Underlines (of links, of emphasised words) told from rules: an underline is as long as the words above it."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import itemgetter

from pipeline.readers.pdf.marks import Glyph, Ruling

_END = 1.0  # points by which an underline's ends may miss its words' ends
_COVER = 0.7  # share of its length that glyphs stand over


def without_underlines(horizontals: Iterable[Ruling], glyphs: Sequence[Glyph]) -> list[Ruling]:
    """The horizontal pieces that do not underline text. A border is longer than its text by the cell's padding."""
    listed = list(horizontals)
    if not listed:
        return []
    inked = sorted([g for g in glyphs if not g[6] and not g[0].isspace()], key=itemgetter(4))
    bottoms = [g[4] for g in inked]
    biggest = max([g[5] for g in inked], default=0.0)
    return [r for r in listed if not _underlines(r, inked, bottoms, biggest)]


def _underlines(ruling: Ruling, inked: Sequence[Glyph], bottoms: Sequence[float], biggest: float) -> bool:
    above: list[Glyph] = []
    for i in range(bisect_left(bottoms, ruling.at - 0.15 * biggest), len(inked)):
        word = inked[i]
        if word.bottom > ruling.at + 0.3 * biggest:
            break
        if (
            -0.3 * word.size <= ruling.at - word.bottom <= 0.12 * word.size
            and word.x1 > ruling.begin - _END
            and word.x0 < ruling.end + _END
        ):
            above += [g for g in word.parts or (word,) if ruling.begin - _END < g.x < ruling.end + _END]
    if len(above) < 3 or ruling.length < 2 * above[0].size:
        return False
    first, last = min(above, key=lambda g: g.x0), max(above, key=lambda g: g.x1)
    return (  # one that a cell's edge clips ends within its outer glyphs
        first.x0 - _END <= ruling.begin <= max(first.x0 + _END, first.x)
        and min(last.x1 - _END, last.x) <= ruling.end <= last.x1 + _END
        and sum(g.x1 - g.x0 for g in above) >= _COVER * ruling.length
    )
