"""Tables with horizontal rules only: every band between two rules is a row, gutters through all bands part columns.

Where labels are merged over rows, the rules within a group begin behind its label.
"""

from collections.abc import Sequence
from itertools import pairwise, permutations

from pipeline.readers.pdf.marks import Glyph, Ruling
from pipeline.readers.pdf.ruled.lattice import Lattice, Region
from pipeline.readers.pdf.ruled.plausible import is_on
from pipeline.readers.pdf.unruled.columns import column_of, gutters
from pipeline.readers.pdf.unruled.fragments import Fragment, Row, fragment_rows

_SAME = 4.0  # points by which the ends of one table's rules may differ
_LEAST_BANDS = 3  # filled ones
_HIGHEST = 200.0  # points: two rules further apart do not bound one row
_WORD_GAP = 1.3  # ems: a written full-width blank and a little
_CROSSING = 0.5  # share of the lines that run through the columns of the table on the page before
_MOST = 600  # rules beyond which the page is a drawing
_LABEL = 20.0  # points: the narrowest column of labels
_OPEN = 0.6  # share of the columns that a row without a rule below it fills
_LEAST_HEADS = 3  # columns of a head above the first rule: a caption and a unit stand over two
_APART = 0.3  # ems at least between the texts of two columns
_NEXT_ROWS = 60.0  # points below a head within which its first rows stand
_FILLED = 0.6  # share of the bands in which at least two columns have text


def find_banded(glyphs: Sequence[Glyph], horizontals: Sequence[Ruling], edges: Sequence[float] = ()) -> list[Lattice]:
    """Lattices made of stacked rules of the same extent and the gutters of the text between them.

    Bands that hold several rows of values are left to others.
    ``edges`` are the column edges of the last table on the page before: rules as wide as that go on with it.
    """
    found = [_with_open_ends(lattice, glyphs) for lattice in _grouped(horizontals, glyphs)]
    taken = [lattice.box for lattice in found]
    free = [r for r in horizontals if not any(b.top - 2 <= r.at <= b.bottom + 2 and r.begin < b.x1 for b in taken)]
    for stack in _stacks(free):
        is_rest = is_on((stack[0].begin, stack[0].end), edges)
        if is_rest and len(stack) <= _LEAST_BANDS and _goes_on_below(stack, glyphs, edges):
            continue  # a head, with rows that no rules part below it
        lattice = _lattice(stack, glyphs, edges[1:-1] if is_rest else ())
        if lattice is not None:
            found.append(_with_open_ends(lattice, glyphs))
    return found


def _goes_on_below(stack: Sequence[Ruling], glyphs: Sequence[Glyph], edges: Sequence[float]) -> bool:
    """Do rows of values on the same columns follow right below the last rule?"""
    last = stack[-1].at
    below = [g for g in glyphs if edges[0] < g.x < edges[-1] and last < g.y < last + _NEXT_ROWS]
    rows = [row for row in fragment_rows(below) if row.is_core]
    return len(rows) >= 2 and not _is_crossed(rows, edges[1:-1])


def _with_open_ends(lattice: Lattice, glyphs: Sequence[Glyph]) -> Lattice:
    """The lattice with one more row above and below where rules stand only under the rows, or only above them.

    Such a row is no higher than the others, and none of its text reaches into another column.
    """
    first, last = lattice.ys[0], lattice.ys[-1]
    heights = [b - a for a, b in pairwise(lattice.ys)]
    highest = max(heights[1:] or heights)
    inside = [g for g in glyphs if lattice.xs[0] - 3 < g.x < lattice.xs[-1] + 3]
    places, columns = lattice.xs[1:-1], len(lattice.xs) - 1
    above = fragment_rows([g for g in inside if first - highest < g.y < first], places)
    below = fragment_rows([g for g in inside if last < g.y < last + highest], places)
    if above and columns >= _LEAST_HEADS and first - above[-1].bottom <= above[-1].size:
        top = above[0].top - above[0].size / 2
        close = fragment_rows([g for g in inside if top - above[0].size / 2 < g.y < top])
        if _is_one_row(above, places, columns) and all(_is_caption(row, places) for row in close):
            lattice = _with_row(lattice, 0, top)
    if below and below[0].top - last <= below[0].size:
        bottom = below[-1].bottom + below[-1].size / 2
        is_whole = not any(bottom < g.y < bottom + below[-1].size / 2 for g in inside)
        if _is_one_row(below, places, max(2, _OPEN * columns)) and is_whole:
            lattice = _with_row(lattice, len(lattice.ys) - 1, bottom)
    return lattice


def _is_caption(row: Row, places: Sequence[float]) -> bool:
    """Is a line close above a head one text from the left, not another line of the head?"""
    return len(row.fragments) == 1 and column_of(row.fragments[0].x0, places) == 0


def _is_one_row(rows: Sequence[Row], places: Sequence[float], least: float) -> bool:
    """Do the lines have text in so many columns, and room between them?"""
    filled = {column_of(f.x, places) for row in rows for f in row.fragments}
    return len(filled) >= least and all(
        b.x0 - a.x1 >= _APART * row.size for row in rows for a, b in pairwise(row.fragments)
    )


def _with_row(lattice: Lattice, row: int, y: float) -> Lattice:
    """The lattice with one more row of single cells above its first one (``row`` 0) or below its last one."""
    columns, shift = len(lattice.xs) - 1, 0 if row else 1
    count = len(lattice.regions)
    regions = [Region(r.row + shift, r.column, r.row_span, r.column_span, r.is_open) for r in lattice.regions]
    regions += [Region(row, column, 1, 1, is_open=False) for column in range(columns)]
    own = tuple(range(count, count + columns))
    owner = (*lattice.owner, own) if row else (own, *lattice.owner)
    return Lattice(lattice.xs, (*lattice.ys, y) if row else (y, *lattice.ys), tuple(regions), owner)


def _from_rows(xs: Sequence[float], ys: Sequence[float]) -> Lattice:
    """A lattice without spans."""
    columns = len(xs) - 1
    regions = tuple(Region(row, column, 1, 1, is_open=False) for row in range(len(ys) - 1) for column in range(columns))
    owner = tuple(tuple(range(row * columns, (row + 1) * columns)) for row in range(len(ys) - 1))
    return Lattice(tuple(xs), tuple(ys), regions, owner)


def _stacks(rules: Sequence[Ruling]) -> list[list[Ruling]]:
    """Rules of the same extent, one below the other."""
    stacks: list[list[Ruling]] = []
    for rule in sorted(rules):
        for stack in stacks:
            last = stack[-1]
            if (
                abs(last.begin - rule.begin) <= _SAME
                and abs(last.end - rule.end) <= _SAME
                and 6 < rule.at - last.at <= _HIGHEST
            ):
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    return [stack for stack in stacks if len(stack) > 1]


def _grouped(rules: Sequence[Ruling], glyphs: Sequence[Glyph]) -> list[Lattice]:
    """Tables in which rules over all columns part groups, and rules that begin behind the labels the rows within."""
    extents: list[list[Ruling]] = []
    for rule in sorted(rules) if len(rules) <= _MOST else ():
        same = (e for e in extents if abs(e[0].begin - rule.begin) <= _SAME and abs(e[0].end - rule.end) <= _SAME)
        if (stack := next(same, None)) is not None:
            stack.append(rule)
        else:
            extents.append([rule])
    found = []
    for whole, part in permutations([e for e in extents if len(e) >= _LEAST_BANDS], 2):
        inner = [r for r in part if whole[0].at < r.at < whole[-1].at]
        begins_behind = part[0].begin - whole[0].begin >= _LABEL and abs(part[0].end - whole[0].end) <= _SAME
        if begins_behind and len(inner) >= _LEAST_BANDS:
            lattice = _with_labels(whole, inner, glyphs)
            if lattice is not None:
                found.append(lattice)
    return found


def _with_labels(whole: Sequence[Ruling], inner: Sequence[Ruling], glyphs: Sequence[Glyph]) -> Lattice | None:
    left, behind, right = whole[0].begin, inner[0].begin, whole[0].end
    stack = [Ruling(r.at, behind, right) for r in sorted([*whole, *inner])]
    if any(b.at - a.at > _HIGHEST for a, b in pairwise(stack)):
        return None
    aside = [g for g in glyphs if left - 3 < g.x < behind and stack[0].at < g.y < stack[-1].at]
    if not any(whole[1].at < g.y for g in aside) or any(g.x1 > behind + 3 for g in aside):
        return None
    lattice = _lattice(stack, glyphs, ())
    if lattice is None:
        return None
    ends = [r.at for r in whole]
    regions = [Region(r.row, r.column + 1, 1, 1, is_open=False) for r in lattice.regions]
    owner = [list(row) for row in lattice.owner]
    for top, bottom in pairwise(ends):
        first, last = lattice.ys.index(top), lattice.ys.index(bottom)
        for row in range(first, last):
            owner[row].insert(0, len(regions))
        regions.append(Region(first, 0, last - first, 1, is_open=False))
    return Lattice((left, *lattice.xs), lattice.ys, tuple(regions), tuple(map(tuple, owner)))


def _lattice(stack: Sequence[Ruling], glyphs: Sequence[Glyph], known: Sequence[float]) -> Lattice | None:
    if len(stack) - 1 < (1 if known else _LEAST_BANDS):
        return None
    left, right = min(r.begin for r in stack), max(r.end for r in stack)
    ys = [r.at for r in stack]
    inside = [g for g in glyphs if left - 3 < g.x < right + 3 and ys[0] < g.y < ys[-1]]
    rows = fragment_rows(inside)
    bands = [[r for r in rows if top < r.y < bottom] for top, bottom in pairwise(ys)]
    filled = [band for band in bands if band]
    if len(filled) < (1 if known else _LEAST_BANDS):
        return None
    if known and _is_crossed(rows, known):
        return None
    places = list(known) or _without_word_gaps(gutters(rows), filled)
    if not places or not (known or _are_rows(filled, places)):
        return None
    return _from_rows((left, *(x for x in places if left < x < right), right), ys)


def _is_crossed(rows: Sequence[Row], known: Sequence[float]) -> bool:
    """Do lines run through the columns, as a caption and prose between the frames of pictures do?"""
    crossing = sum(
        column_of(f.x0, known) + 1 < column_of(f.x1, known) or (len(row.fragments) == 1 and _is_over(f, known))
        for row in rows
        for f in row.fragments
    )
    return crossing > _CROSSING * len(rows)


def _is_over(fragment: Fragment, known: Sequence[float]) -> bool:
    return column_of(fragment.x0, known) != column_of(fragment.x1, known)


def _without_word_gaps(places: Sequence[float], bands: Sequence[Sequence[Row]]) -> list[float]:
    """The gutters without those that are a blank within words (秋庭　和夫) under one head."""
    return [place for i, place in enumerate(places) if not _is_word_gap(i, places, bands)]


def _is_word_gap(index: int, places: Sequence[float], bands: Sequence[Sequence[Row]]) -> bool:
    heads = {column_of(f.x, places) for row in bands[0] for f in row.fragments}
    if len(heads & {index, index + 1}) != 1:
        return False
    pairs = [
        (one, other, row.size)
        for band in bands[1:]
        for row in band
        for one, other in pairwise(row.fragments)
        if column_of(one.x, places) == index and column_of(other.x, places) == index + 1
    ]
    return bool(pairs) and all(
        other.x0 - one.x1 <= _WORD_GAP * size and not one.is_value and not other.is_value for one, other, size in pairs
    )


def _are_rows(bands: Sequence[Sequence[Row]], places: Sequence[float]) -> bool:
    """Is each band one row: several columns filled, and not several rows of values?"""
    wide = several = 0
    for band in bands:
        columns = {column_of(f.x, places) for row in band for f in row.fragments}
        wide += len(columns) >= 2
        lines = [row for row in band if len({column_of(f.x, places) for f in row.fragments}) == len(columns)]
        several += len(columns) >= 2 and len(lines) >= 2 and sum(row.is_core for row in lines) >= 2
    return wide >= _FILLED * len(bands) and several <= 0.2 * len(bands)
