"""Cells from a lattice and the page's glyphs: every glyph is sorted into one cell in one pass, each cell is read."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from corpus.model import Box
from pipeline.raw import RawCell, RawTable
from pipeline.readers.pdf.engines.words import characters, opened
from pipeline.readers.pdf.marks import Glyph, bounds
from pipeline.readers.pdf.ruled.lattice import Lattice, Region
from pipeline.readers.pdf.text.lines import Line, are_stacked, is_mostly_bold, lines_of
from pipeline.readers.pdf.text.script import is_wide
from pipeline.readers.pdf.text.spacing import is_forced_break, is_whole_value, joined_lines

_SIGNS = ("△", "▲")  # begin a figure: what stands close before them is another one
_CUT = 0.15  # a rule that leaves more than this share of a glyph on both sides runs through it


def opened_by(lattice: Lattice, glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs, words that reach over a cell's edge (or the lattice's) as their characters."""
    return opened(glyphs, lambda g: not _is_in_one(lattice, g))


def _is_in_one(lattice: Lattice, word: Glyph) -> bool:
    _, x0, top, x1, bottom, *_ = word
    y = (top + bottom) / 2
    if x1 < lattice.xs[0] or x0 > lattice.xs[-1] or not lattice.ys[0] <= y < lattice.ys[-1]:
        return True
    if (region := lattice.region_at(x0, y)) is not None and region == lattice.region_at(x1, y):
        return True
    return lattice.region_at(word.first.x, y) == lattice.region_at(word.last.x, y)


def sort_into(lattice: Lattice, glyphs: Sequence[Glyph], overlays: Sequence[Box] = ()) -> dict[int, list[Glyph]]:
    """Region index → its glyphs, in drawing order. A word that a rule runs through stays whole, in its larger part.

    Excel lets a long word run over the cell's edge; where the edge passes between two glyphs, it parts them, unless
    both stand in a bar or a frame that is laid over the edge (``overlays``).
    """
    placed: dict[int, list[Glyph]] = defaultdict(list)
    run: list[tuple[Glyph, int]] = []
    is_cut = False
    for glyph in glyphs:
        _, x0, top, x1, bottom, *_ = glyph
        region = lattice.region_at((x0 + x1) / 2, (top + bottom) / 2)
        if region is None and run and _follows(run[-1][0], glyph) and x1 > lattice.xs[-1]:
            region = run[-1][1]  # a text too long for the last column, which runs over the table's right side
        if region is None:
            continue
        if run and not _follows(run[-1][0], glyph):
            _put(run, is_cut, placed)
            run, is_cut = [], False
        elif run and run[-1][1] != region:
            is_cut = is_cut or _cuts(lattice, run[-1][0], glyph) or _are_on_one(overlays, run[-1][0].last, glyph.first)
        run.append((glyph, region))
    _put(run, is_cut, placed)
    return placed


def _follows(one: Glyph, other: Glyph) -> bool:
    size = 0.3 * max(one[5], other[5])
    if not -size < other[1] - one[3] < size or not -size < (one[2] + one[4] - other[2] - other[4]) / 2 < size:
        return False
    return not (one.turn or other.turn or one.is_blank or other.is_blank or other.text in _SIGNS)


def _cuts(lattice: Lattice, one: Glyph, other: Glyph) -> bool:
    """Does a vertical rule run through the body of one of two neighbouring glyphs?"""
    one, other = one.last, other.first
    low, high = one.x0, other.x1
    return any(
        low < x < high and any(g.x0 + _CUT * (g.x1 - g.x0) < x < g.x1 - _CUT * (g.x1 - g.x0) for g in (one, other))
        for x in lattice.xs
    )


def _are_on_one(overlays: Sequence[Box], one: Glyph, other: Glyph) -> bool:
    return any(b.x0 < one.x and other.x < b.x1 and b.top < one.y < b.bottom for b in overlays)


def _put(run: list[tuple[Glyph, int]], is_cut: bool, placed: dict[int, list[Glyph]]) -> None:
    if is_cut:
        shares: dict[int, float] = defaultdict(float)
        for glyph, region in run:
            shares[region] += glyph.x1 - glyph.x0
        whole = max(shares, key=lambda region: shares[region])
        run = [(glyph, whole) for glyph, _ in run]
    for glyph, region in run:
        placed[region].append(glyph)


def cell_lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines of one cell."""
    if len(glyphs) > 1 and are_stacked([g for g in glyphs if g.turn == 0]):
        glyphs = [g._replace(turn=270) if g.turn == 0 else g for g in characters(glyphs)]
    return lines_of(glyphs)


def cell_text(lines: Sequence[Line], width: float) -> str:
    """The text of a cell ``width`` points wide: the layout's line breaks removed, the author's kept.

    A break is the author's where the next line's first word would have fitted: Japanese breaks between any two
    characters (save kinsoku), so a layout's line is full up to one or two of them.
    """
    if len(lines) == 1:
        return lines[0].text
    fits = [_fits(one, other, width) for one, other in pairwise(lines)]
    return joined_lines([line.text for line in lines], fits)


def _has_wide_gap(line: Line) -> bool:
    """Parts set apart (a label and its amount at the right): no line that the layout filled and broke."""
    inked = [g for g in line.glyphs if not g.is_blank]
    gaps = sorted(other.x0 - one.x1 for one, other in pairwise(inked))
    return bool(gaps) and gaps[-1] > 1.5 * line.size and (len(gaps) < 2 or gaps[-1] > 2 * max(gaps[-2], 0.1))


def _fits(one: Line, other: Line, width: float) -> bool:
    if any(g.turn for g in (one.glyphs[0], other.glyphs[0])):
        return False
    if _has_wide_gap(one) or (is_whole_value(one.text) and is_whole_value(other.text)):
        return True
    room = width - (one.box.x1 - one.box.x0) - one.size  # half an em of padding at either side
    return is_forced_break(one.text, other.text) and room > _first_word(other) + one.size


def _first_word(line: Line) -> float:
    """The width of what cannot be parted at the line's beginning."""
    glyphs = characters(line.glyphs)
    inked = [g for g in glyphs if not g.is_blank]
    end = 0
    for glyph in glyphs:
        if glyph.is_blank or is_wide(glyph.text):
            break
        end += 1
    part = inked[: max(end, 1)]
    return part[-1].x1 - part[0].x0


def table_of(lattice: Lattice, placed: dict[int, list[Glyph]]) -> RawTable | None:
    """The raw grid, None where nothing stands in it. Empty regions at the rim that no rule closes are no cells."""
    texts: dict[int, tuple[str, bool]] = {}
    kept: list[tuple[int, Region]] = []
    for index, region in enumerate(lattice.regions):
        text, glyphs = "", placed.get(index, ())
        if glyphs:
            width = lattice.xs[region.column + region.column_span] - lattice.xs[region.column]
            text = cell_text(cell_lines(glyphs), width)
        texts[index] = text, is_mostly_bold([g for g in glyphs if not g[0].isspace()])
        if text or not region.is_open:
            kept.append((index, region))
    if not any(texts[index][0] for index, _ in kept):
        return None
    first_row, last_row = min(r.row for _, r in kept), max(r.row + r.row_span for _, r in kept)
    first, last = min(r.column for _, r in kept), max(r.column + r.column_span for _, r in kept)
    cells = tuple(
        RawCell(
            region.row - first_row,
            region.column - first,
            texts[index][0],
            region.row_span,
            region.column_span,
            lattice.region_box(region),
            texts[index][1],
        )
        for index, region in kept
    )
    xs, ys = lattice.xs[first : last + 1], lattice.ys[first_row : last_row + 1]
    return RawTable(
        tuple(sorted(cells, key=lambda c: (c.row, c.column))),
        last_row - first_row,
        last - first,
        Box(xs[0], ys[0], xs[-1], ys[-1]),
        tuple(xs),
        tuple(ys),
    )


def text_box(glyphs: Sequence[Glyph]) -> Box:
    """The box around the inked glyphs among at least one."""
    return bounds([g for g in glyphs if not g.is_blank] or list(glyphs))
