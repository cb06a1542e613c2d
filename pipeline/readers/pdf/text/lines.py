"""Glyphs to printed lines: which glyphs stand on one line, in which order, and what a reader would say it reads.

Works in the reading direction: turned and vertical text is first brought into a frame in which it runs to the right.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.model import Box
from corpus.values import value
from pipeline.readers.pdf.engines.words import characters
from pipeline.readers.pdf.marks import Glyph, bounds, typical_size, typical_y
from pipeline.readers.pdf.text.spacing import line_text

_SAME_LINE = 0.4  # middles nearer than this share of the size are on one line (a raised ² still is)


@value
class Line:
    """One printed line; ``glyphs`` in reading order (blanks included), in page coordinates."""

    text: str
    box: Box
    size: float
    is_bold: bool
    glyphs: tuple[Glyph, ...]


def lines_of(glyphs: Sequence[Glyph], *, cut: float | None = None) -> list[Line]:
    """The lines of some glyphs in reading order; upright text first, then turned and vertical text.

    ``cut``: gaps wider than so many ems end a line (parts of one row that belong to different columns).
    """
    turns = {g.turn for g in glyphs}
    upright = glyphs if turns == {0} else [g for g in glyphs if g.turn == 0]
    result = [line for row in rows_of(upright) for line in _pieces(row, row, cut)]
    for turn in (90, 180, 270):
        if turn in turns:
            result += _turned_lines([g for g in glyphs if g.turn == turn], turn, cut)
    return result


def are_stacked(glyphs: Sequence[Glyph]) -> bool:
    """Are these upright glyphs written downwards, as Excel's vertical heads are (in whatever order they arrive)?"""
    if len(glyphs) < 2:
        return False
    tops = [glyph[2] for glyph in glyphs]
    if max(tops) - min(tops) < glyphs[0].size:
        return False  # three below each other need more room
    inked = characters(g for g in glyphs if not g.is_blank)
    down = across = 0
    for one, other in pairwise(inked):
        size = max(one.size, other.size)
        if abs(one.x - other.x) < 0.3 * size:
            down += 0.5 * size < abs(one.y - other.y) < 2.5 * size
        elif abs(one.y - other.y) < 0.3 * size:
            across += 1
    return len(inked) >= 3 and down > 3 * across and down * 2 >= len(inked)


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs grouped by the line they stand on, top down, each from left to right."""
    rows: list[list[Glyph]] = []
    row: list[Glyph] = []
    middle, size = 0.0, 0.0
    blanks: list[Glyph] = []
    listed = list(glyphs)
    middles = [(glyph[2] + glyph[4]) / 2 for glyph in listed]
    for i in sorted(range(len(listed)), key=middles.__getitem__):
        glyph = listed[i]
        if glyph[0].isspace():
            blanks.append(glyph)
            continue
        y, own = middles[i], glyph[5]
        if row and y - middle <= _SAME_LINE * (own if own > size else size):  # they are sorted: y is not above
            if own > size:
                middle, size = y, own
            row.append(glyph)
        else:
            row = [glyph]
            rows.append(row)
            middle, size = y, own
    if blanks:
        _add_blanks(rows, blanks)
    for row in rows:
        if len(row) > 1:
            row.sort(key=_twice_x)
    return rows


def _twice_x(glyph: Glyph) -> float:
    return glyph[1] + glyph[3]


def _add_blanks(rows: list[list[Glyph]], blanks: list[Glyph]) -> None:
    """Spaces go to the row whose middle is nearest; they never make a row of their own."""
    if not rows or not blanks:
        return
    middles = [typical_y(row) for row in rows]
    index = 0
    last = len(rows) - 1
    for blank in blanks:  # both are sorted by y
        y = (blank[2] + blank[4]) / 2
        while index < last and abs(middles[index + 1] - y) <= abs(middles[index] - y):
            index += 1
        if abs(middles[index] - y) <= blank[5] / 2:
            rows[index].append(blank)


def _pieces(placed: list[Glyph], original: list[Glyph], cut: float | None) -> list[Line]:
    """A row as lines; ``placed`` are the glyphs in the reading frame, ``original`` the same ones on the page."""
    begins = [0]
    if cut is not None and len(placed) > 1:
        end, last_size = float("inf"), 0.0
        for i, (text, x0, _, x1, _, size, _, _, _) in enumerate(placed):
            if text.isspace():
                continue
            if x0 - end > cut * max(last_size, size):
                begins.append(i)
            end, last_size = x1, size
    result = []
    for begin, end in zip(begins, [*begins[1:], len(placed)], strict=True):
        text = line_text(placed[begin:end])
        inked = [g for g in original[begin:end] if not g[0].isspace()]
        if text and inked:
            is_bold = is_mostly_bold(inked)
            size = round(typical_size(inked), 2)
            result.append(Line(text, bounds(inked), size, is_bold, tuple(original[begin:end])))
    return result


def _turned_lines(glyphs: list[Glyph], turn: int, cut: float | None) -> list[Line]:
    """Text turned by 90° (reads upwards), 180° or 270° (reads downwards, as vertical writing does)."""
    frames = [framed(glyph, turn) for glyph in glyphs]
    original = {id(frame): glyph for frame, glyph in zip(frames, glyphs, strict=True)}
    result = []
    for row in rows_of(frames):
        result += _pieces(row, [original[id(frame)] for frame in row], cut)
    return result


def is_mostly_bold(inked: Iterable[Glyph]) -> bool:
    """Are more than half of the characters bold?"""
    balance = 0
    for text, _, _, _, _, _, _, is_bold, _ in inked:
        balance += len(text) if is_bold else -len(text)
    return balance > 0


def framed(glyph: Glyph, turn: int) -> Glyph:
    """The glyph where it would stand if its text ran to the right."""
    if turn == 90:
        box = (-glyph.bottom, glyph.x0, -glyph.top, glyph.x1)
    elif turn == 180:
        box = (-glyph.x1, -glyph.bottom, -glyph.x0, -glyph.top)
    else:
        box = (glyph.top, -glyph.x1, glyph.bottom, -glyph.x0)
    return Glyph(glyph.text, *box, glyph.size, 0, glyph.is_bold)
