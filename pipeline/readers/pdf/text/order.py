"""The order in which a person reads the lines of a page: columns of prose one after the other, else row by row."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipeline.readers.pdf.marks import Glyph, bounds
from pipeline.readers.pdf.text.lines import Line, framed, lines_of

_GUTTER = 1.3  # ems between columns of prose, at least
_APART = 4.0  # ems: parts of one row further apart are separate lines (a title and the date at the right)
_LEAST_ROWS = 5  # rows with text on both sides of a gutter
_NARROWEST = 0.2  # share of the text's width that a column has at least
_PROSE = 0.6  # share of its column's width that a line of prose usually fills


def ordered_lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """All lines in reading order; turned and vertical text comes after the upright."""
    turns = {g.turn for g in glyphs}
    result = _in_columns(glyphs if turns == {0} else [g for g in glyphs if g.turn == 0])
    for turn in sorted(turns - {0}):
        turned = [g for g in glyphs if g.turn == turn]
        frames = [framed(g, turn) for g in turned]
        original = {id(frame): glyph for frame, glyph in zip(frames, turned, strict=True)}
        for line in _in_columns(frames):
            glyphs_of_line = tuple(original[id(frame)] for frame in line.glyphs)
            box = bounds([g for g in glyphs_of_line if not g.is_blank])
            result.append(replace(line, glyphs=glyphs_of_line, box=box))
    return result


def _in_columns(glyphs: Sequence[Glyph]) -> list[Line]:
    return _ordered(_rows(lines_of(glyphs, cut=_GUTTER)))


def _rows(pieces: Sequence[Line]) -> list[list[Line]]:
    """Pieces that stood on one line together again: they follow each other to the right."""
    rows: list[list[Line]] = []
    for piece in pieces:
        if rows and piece.box.x0 > rows[-1][-1].box.x1 and _is_level(rows[-1][-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _is_level(one: Line, other: Line) -> bool:
    middle = (other.box.top + other.box.bottom) / 2
    return one.box.top - other.size * 0.3 < middle < one.box.bottom + other.size * 0.3


def _ordered(rows: Sequence[Sequence[Line]]) -> list[Line]:
    result: list[Line] = []
    begin = 0
    while begin < len(rows):
        end, gutter = _run(rows, begin)
        if gutter is None:
            result += _merged(rows[begin])
            begin += 1
            continue
        left = [[p for p in row if p.box.x0 < gutter] for row in rows[begin:end]]
        right = [[p for p in row if p.box.x0 >= gutter] for row in rows[begin:end]]
        result += _ordered([row for row in left if row])
        result += _ordered([row for row in right if row])
        begin = end
    return result


def _merged(row: Sequence[Line]) -> list[Line]:
    """A row that is not in columns: pieces that are not far apart are one line."""
    if len(row) == 1:
        return list(row)
    return lines_of([g for piece in row for g in piece.glyphs], cut=_APART)


def _run(rows: Sequence[Sequence[Line]], begin: int) -> tuple[int, float | None]:
    """(end, x) of the longest run of rows from ``begin`` on that one gutter parts into columns of prose."""
    best: tuple[int, float | None] = (begin, None)
    for one, other in pairwise(rows[begin]):
        low, high = one.box.x1, other.box.x0
        end = begin
        last_both = begin
        for row in rows[begin:]:
            crossing = [p for p in row if p.box.x0 < high and p.box.x1 > low]
            narrowed = (
                max([low, *(p.box.x1 for p in row if p.box.x1 < high and p in crossing)]),
                min([high, *(p.box.x0 for p in row if p.box.x0 > low and p in crossing)]),
            )
            if narrowed[1] - narrowed[0] < 0.5 * row[0].size or any(
                p.box.x0 < narrowed[1] and p.box.x1 > narrowed[0] for p in row
            ):
                break
            low, high = narrowed
            end += 1
            if any(p.box.x1 <= low for p in row) and any(p.box.x0 >= high for p in row):
                last_both = end
        if last_both > best[0] and _are_columns(rows[begin:last_both], (low + high) / 2):
            best = (last_both, (low + high) / 2)
    return best


def _are_columns(rows: Sequence[Sequence[Line]], gutter: float) -> bool:
    left = [[p for p in row if p.box.x0 < gutter] for row in rows]
    right = [[p for p in row if p.box.x0 >= gutter] for row in rows]
    if sum(bool(a) and bool(b) for a, b in zip(left, right, strict=True)) < _LEAST_ROWS:
        return False
    whole = max(p.box.x1 for row in rows for p in row) - min(p.box.x0 for row in rows for p in row)
    for side in (left, right):
        filled = [row for row in side if row]
        x0, x1 = min(row[0].box.x0 for row in filled), max(row[-1].box.x1 for row in filled)
        inked = [sum(p.box.x1 - p.box.x0 for p in row) for row in filled]
        if x1 - x0 < _NARROWEST * whole or median(inked) < _PROSE * (x1 - x0):
            return False
    return True
