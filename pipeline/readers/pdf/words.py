"""Characters put together that no reader would see a space between: a page has far fewer of these to sort and compare.

A word here is a ``Glyph`` with ``parts``. It reads as its characters would one by one, so it stays whole until a rule
or a wall turns out to run through it.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from pipeline.readers.pdf.marks import Glyph

_OVERLAP = -0.3  # ems that a character may reach into the one before
_CLOSE = 0.15  # ems: less than any gap that is read as a space
_LEVEL = 0.05  # points between the tops of characters on one line
_LEADERS = frozenset(".．…‥・")


def words_of(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The glyphs in their order, runs of upright ones of one size and weight on one line as one."""
    result: list[Glyph] = []
    run: list[Glyph] = []
    end, level, height, weight = 0.0, 0.0, 0.0, False
    for glyph in glyphs:
        text, x0, top, x1, _, size, turn, is_bold, _ = glyph
        if (
            run
            and _OVERLAP * size < x0 - end <= _CLOSE * size
            and size == height
            and -_LEVEL < top - level < _LEVEL
            and turn == 0
            and is_bold is weight
            and x0 > run[-1].x0
            and not text.isspace()
        ):
            run.append(glyph)
            end = x1
            continue
        if run:
            result += _joined(run)
        if turn or text.isspace():
            result.append(glyph)
            run = []
        else:
            run, end, level, height, weight = [glyph], x1, top, size, is_bold
    if run:
        result += _joined(run)
    return result


def _joined(run: list[Glyph]) -> list[Glyph]:
    if len(run) == 1:
        return run
    text = "".join([glyph.text for glyph in run])
    if any(one in _LEADERS and other in _LEADERS for one, other in pairwise(text)):
        return run  # dots that lead from a label to its value are looked at one by one
    first = run[0]
    right, bottom = max([glyph.x1 for glyph in run]), first.bottom
    return [Glyph(text, first.x0, first.top, right, bottom, first.size, 0, first.is_bold, tuple(run))]


def opened(glyphs: Sequence[Glyph], is_cut: Callable[[Glyph], bool]) -> list[Glyph]:
    """The glyphs, words that are cut as their characters."""
    result: list[Glyph] = []
    for glyph in glyphs:
        if glyph.parts and is_cut(glyph):
            result += glyph.parts
        else:
            result.append(glyph)
    return result


def characters(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Every character by itself."""
    return [part for glyph in glyphs for part in (glyph.parts or (glyph,))]
