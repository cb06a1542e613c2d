"""Columns of a table without vertical rules: the gutters that (nearly) no row's text crosses."""

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.readers.pdf.marks import Glyph
from pipeline.readers.pdf.unruled.fragments import Fragment, Row, fragment_of

_CROSSED = 0.08  # share of the rows that may cross a gutter (a total's label, a remark)
_WIDTH = 0.3  # ems: narrower gaps are no gutters


def gutters(rows: Sequence[Row], walls: Sequence[float] = ()) -> list[float]:
    """The x positions between columns, from the rows of a table's body; ``walls`` are drawn ones and always count.

    Between walls white space parts columns only where rows have something on both sides of it: labels at the left and
    figures at the right of one column leave a gutter too.
    """
    if not rows:
        return []
    events: list[tuple[float, int]] = []
    for row in rows:
        for fragment in row.fragments:
            events += [(fragment.x0, 1), (fragment.x1, -1)]
    events.sort(key=lambda e: (e[0], -e[1]))
    size = sorted(row.size for row in rows)[len(rows) // 2]
    allowed = int(_CROSSED * len(rows))
    found: list[float] = []
    depth = 0
    free_from: float | None = None
    seen_text = False
    for x, step in events:
        depth += step
        if depth <= allowed and free_from is None:
            free_from = x
        elif depth > allowed and free_from is not None:
            if seen_text and x - free_from >= _WIDTH * size:
                found.append((free_from + x) / 2)
            free_from = None
        if depth > allowed:
            seen_text = True
    kept = [x for x in found if not any(abs(x - wall) < size for wall in walls)]
    inside = (min(f.x0 for r in rows for f in r.fragments), max(f.x1 for r in rows for f in r.fragments))
    drawn = [w for w in walls if inside[0] < w < inside[1]]
    if drawn:
        kept = [x for x in kept if _parts_rows(x, drawn, rows)]
    return _occupied(sorted([*kept, *drawn]), rows, drawn)


def _parts_rows(place: float, walls: Sequence[float], rows: Sequence[Row]) -> bool:
    """Has more than one row text on both sides of the place, within the walls around it?"""
    column = column_of(place, walls)
    both = 0
    for row in rows:
        sides = {f.x > place for f in row.fragments if column_of(f.x, walls) == column}
        both += len(sides) == 2
    return both > 1


def _occupied(places: list[float], rows: Sequence[Row], walls: Sequence[float] = ()) -> list[float]:
    """Gutters with a column's worth of text on both sides: columns that hold too little join a neighbour.

    That is the one with which they share fewer rows (a head that stands beside its figures joins these). ``walls``
    stay: a column between two of them may be nearly empty.
    """
    least = 2 if len(rows) < 8 else 0.12 * len(rows)
    while places:
        filled = [{column_of(f.x, places) for f in row.fragments} for row in rows]
        counts = [sum(column in columns for columns in filled) for column in range(len(places) + 1)]
        thin = [c for c, count in enumerate(counts) if count < least and _free_sides(c, places, walls)]
        if not thin:
            break
        thinnest = min(thin, key=lambda c: counts[c])
        sides = _free_sides(thinnest, places, walls)
        # the gutter before a column has its index less one
        del places[min(sides, key=lambda i: sum({i, i + 1} <= columns for columns in filled))]
    return places


def _free_sides(column: int, places: Sequence[float], walls: Sequence[float]) -> list[int]:
    """The indices of the gutters at both sides of a column that are no walls, the left one first."""
    return [i for i in (column - 1, column) if 0 <= i < len(places) and places[i] not in walls]


def column_of(x: float, places: Sequence[float]) -> int:
    """Which column a position is in."""
    return bisect_left(places, x)


def by_column(row: Row, places: Sequence[float]) -> dict[int, Fragment]:
    """Column → its text in the row; a fragment over several columns is parted between its words."""
    columns = [column_of(fragment.x0, places) for fragment in row.fragments]
    if columns == [column_of(fragment.x1, places) for fragment in row.fragments] and len(set(columns)) == len(columns):
        return dict(sorted(zip(columns, row.fragments, strict=True)))
    glyphs: dict[int, list[Glyph]] = {}
    for fragment in row.fragments:
        if column_of(fragment.x0, places) == column_of(fragment.x1, places):
            glyphs.setdefault(column_of(fragment.x, places), []).extend(fragment.glyphs)
            continue
        for word in _words(fragment.glyphs):
            middle = (word[0].x0 + word[-1].x1) / 2
            glyphs.setdefault(column_of(middle, places), []).extend(word)
    return {c: f for c, group in sorted(glyphs.items()) if (f := fragment_of(group))}


def _words(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    words: list[list[Glyph]] = []
    last: Glyph | None = None
    is_apart = True
    for glyph in glyphs:
        if glyph.is_blank:
            is_apart = True
            continue
        if last is None or is_apart or glyph.x0 - last.x1 > 0.2 * glyph.size:
            words.append([])
        words[-1].append(glyph)
        last, is_apart = glyph, False
    return words
