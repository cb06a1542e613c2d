"""Characters put together that no reader would see a space between: a page has far fewer of these to sort and compare.

A word here is a ``Glyph`` with ``parts``. It reads as its characters would one by one, so it stays whole until a rule
or a wall turns out to run through it.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from pipeline.readers.pdf.marks import Glyph

OVERLAP = -0.3  # ems that a character may reach into the one before
CLOSE = 0.15  # ems: less than any gap that is read as a space
LEVEL = 0.05  # points between the tops of characters on one line
_LEADERS = frozenset(".．…‥・")


def words_of(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The glyphs in their order, runs of upright ones of one size and weight as one; words are left as they are."""
    listed = list(glyphs)
    if any(glyph.parts for glyph in listed):  # an engine that makes words makes all of them
        return listed
    result: list[Glyph] = []
    run: list[Glyph] = []
    begin, end, level, height, weight = 0.0, 0.0, 0.0, 0.0, False
    for glyph in listed:
        text, x0, top, x1, _, size, turn, is_bold, _ = glyph
        if (
            run
            and OVERLAP * size < x0 - end <= CLOSE * size
            and size == height
            and -LEVEL < top - level < LEVEL
            and turn == 0
            and is_bold is weight
            and x0 > begin
            and not text.isspace()
        ):
            run.append(glyph)
            begin, end = x0, x1
            continue
        if run:
            result += _joined(run)
        if turn or text.isspace():
            result.append(glyph)
            run = []
        else:
            run, begin, end, level, height, weight = [glyph], x0, x1, top, size, is_bold
    if run:
        result += _joined(run)
    return result


def _joined(run: Sequence[Glyph]) -> Sequence[Glyph]:
    """The word that the glyphs are; or themselves, where dots among them lead from a label to its value."""
    if len(run) == 1:
        return run
    text, right = "".join([glyph.text for glyph in run]), max([glyph.x1 for glyph in run])
    parts = tuple(characters(run))
    if has_leader(text):
        return parts
    first = run[0]
    return (Glyph(text, first.x0, first.top, right, first.bottom, first.size, 0, first.is_bold, parts),)


def has_leader_mark(text: str) -> bool:
    """Is there any of those dots?"""
    return not _LEADERS.isdisjoint(text)


def has_leader(text: str) -> bool:
    """Are there dots that lead from a label to its value?"""
    return not _LEADERS.isdisjoint(text) and any(one in _LEADERS and other in _LEADERS for one, other in pairwise(text))


def opened(glyphs: Sequence[Glyph], is_cut: Callable[[Glyph], bool]) -> list[Glyph]:
    """The glyphs, words that are cut as their characters."""
    result: list[Glyph] = []
    for glyph in glyphs:
        if glyph.parts and is_cut(glyph):
            result += glyph.parts
        else:
            result.append(glyph)
    return result


def as_bold(glyph: Glyph) -> Glyph:
    """The same in bold."""
    return glyph._replace(is_bold=True, parts=tuple(part._replace(is_bold=True) for part in glyph.parts))


def characters(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Every character by itself."""
    result: list[Glyph] = []
    for glyph in glyphs:
        if glyph.parts:
            result += glyph.parts
        else:
            result.append(glyph)
    return result
