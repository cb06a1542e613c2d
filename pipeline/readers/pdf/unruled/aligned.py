"""Tables with few rules or none: rows of values that stand in columns.

A false table costs more than a missed one. So a table is only seen where several rows have values to the right of
something, in columns whose gutters run through; rules above, below and within only help to find its ends and head.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from corpus.model import Box
from pipeline.readers.pdf.marks import Glyph, Ruling, bounds
from pipeline.readers.pdf.unruled.assembled import AlignedTable, assembled, ends_of, extents_of
from pipeline.readers.pdf.unruled.columns import by_column, gutters
from pipeline.readers.pdf.unruled.fragments import Fragment, Row, fragment_rows
from pipeline.readers.pdf.unruled.head_rows import CAPTION, head_and_body
from pipeline.readers.pdf.unruled.heads import head_cells, parted_in_vain

_LEAST_ROWS = 3  # rows of values
_NUMBER = re.compile(r"\d[\d,]*(\.\d+)?(?=\D|$)")
_TYPED_RULE = re.compile(r"^(?:[-‐–—―ー－─━]{8,}|[=＝═]{8,}|_{8,})$")
_HALF = 0.3  # ems by which the two lines of a label may stand nearer or further from the figures between them
_LEADING = 2.0  # ems from one line of a label to the next, at most
_FAR = 3.2  # line pitches: a larger gap ends the table


def find_aligned(
    glyphs: Sequence[Glyph], horizontals: Sequence[Ruling], walls: Sequence[float] = (), box: Box | None = None
) -> list[AlignedTable]:
    """Tables among the glyphs; ``walls`` are vertical rules, ``box`` a frame known to hold one table."""
    rows = fragment_rows(glyphs, walls, least=_LEAST_ROWS if box is None else 0)
    typed = [row for row in rows if all(map(_is_typed_rule, row.fragments))]
    if typed:
        rows = [row for row in rows if row not in typed]
        horizontals = [*horizontals, *(Ruling(row.y, f.x0, f.x1) for row in typed for f in row.fragments)]
    blocks = _blocks(rows, horizontals) if box is None else [rows] if sum(r.is_core for r in rows) >= 2 else []
    found: list[tuple[Sequence[Row], AlignedTable]] = []
    for block in blocks:
        table = _table(block, rows, horizontals, walls, box)
        while table is not None and found and _reach_into(table, found[-1]):
            first, last = found.pop()[0][0], block[-1]
            block = [row for row in rows if first.y <= row.y <= last.y]
            table = _table(block, rows, horizontals, walls, box)
        if table is not None:
            found.append((block, table))
    return [AlignedTable(table.table, _inside(glyphs, table)) for _, table in found]


def _is_typed_rule(fragment: Fragment) -> bool:
    """A rule written with characters: -----, ─────, ＝＝＝＝."""
    return bool(_TYPED_RULE.match(fragment.text))


def _reach_into(table: AlignedTable, before: tuple[Sequence[Row], AlignedTable]) -> bool:
    """Does the table take rows of the one before for its head? Then both are one whose rows stand in groups."""
    own, other = table.table.box, before[1].table.box
    if own is None or other is None or own.x1 <= other.x0 or own.x0 >= other.x1:
        return False
    return own.top < before[0][-1].y


def _inside(glyphs: Sequence[Glyph], found: AlignedTable) -> tuple[Glyph, ...]:
    """The table's glyphs and what else stands in its box: the dots that lead to values."""
    box, own = found.table.box, {id(g) for g in found.glyphs}
    around = bounds(found.glyphs)
    return tuple(
        g
        for g in glyphs
        if id(g) in own
        or (box is not None and box.x0 < g.x < box.x1 and box.top < g.y < box.bottom)
        # only where some may be are the characters of a word looked at
        or (_meet(g, around) and any(id(part) in own for part in g.parts))
    )


def _meet(glyph: Glyph, box: Box) -> bool:
    return glyph.x0 <= box.x1 and glyph.x1 >= box.x0 and glyph.top <= box.bottom + 1 and glyph.bottom >= box.top - 1


def _blocks(rows: Sequence[Row], horizontals: Sequence[Ruling]) -> list[list[Row]]:
    """Runs of rows that are a table's body: begins and ends with rows of values, short labels in between."""
    blocks: list[list[Row]] = []
    current: list[Row] = []
    pending: list[Row] = []
    for row in rows:
        if row.is_core:
            if current and not _goes_on(current, pending, row):
                blocks.append(current)
                current, pending = [], []
            current += [*pending, row] if current else [row]
            pending = []
        elif current:
            pending.append(row)
    blocks.append(current)
    return [b for b in blocks if sum(r.is_core for r in b) >= _LEAST_ROWS]


def _goes_on(current: Sequence[Row], pending: Sequence[Row], row: Row) -> bool:
    cores = [r for r in current if r.is_core]
    pitches = [b.y - a.y for a, b in pairwise(cores)]
    pitch = median(pitches) if len(pitches) >= 2 else 2.0 * row.size
    pitch = min(pitch, 3 * row.size)
    line = [*current[-1:], *pending, row]
    if any(b.y - a.y > max(_FAR * pitch, 2.5 * row.size) for a, b in pairwise(line)):
        return False
    if not pending:
        return True
    is_half = len(current) == 1 and pending[0].y - current[0].y < _LEADING / 2 * row.size  # of the first row's label
    left = min(f.x0 for r in ((*current, row) if is_half else current) for f in r.fragments)
    right = max(f.x1 for r in current for f in r.fragments)
    edge = median(r.fragments[1].x0 for r in cores if len(r.fragments) > 1)
    for between in pending:
        if len(pending) > 4 or between.fragments[0].x0 < left - 3 * row.size:
            return False
        reaches = between.fragments[-1].x1
        if len(between.fragments) == 1 and reaches > edge + 0.35 * (right - edge):
            return False  # running text across the columns
        if CAPTION.match(between.fragments[0].text):
            return False
    return True


def _table(
    block: Sequence[Row],
    rows: Sequence[Row],
    horizontals: Sequence[Ruling],
    walls: Sequence[float],
    box: Box | None,
) -> AlignedTable | None:
    cores = [r for r in block if r.is_core]
    places = gutters(cores, walls)
    filled = [by_column(r, places) for r in cores]
    if box is None and places and _is_prose(filled, len(places)):  # a column of the page beside the table
        edge = places[-1]
        left = [n for r in rows if (n := _left_of(r, edge)) is not None]
        kept = [n for r in block if (n := _left_of(r, edge)) is not None]
        if sum(r.is_core for r in kept) < _LEAST_ROWS:
            return None
        return _table(kept, left, horizontals, walls, box)
    if not places or (box is None and not _is_strong(cores, filled, len(places) + 1)):
        return None
    block = _with_halves(block, rows, places)
    x0 = min(f.x0 for r in block for f in r.fragments)
    x1 = max(f.x1 for r in block for f in r.fragments)
    rules = [r for r in horizontals if r.end > x0 - 5 and r.begin < x1 + 5]
    head, body = head_and_body(block, rows, rules, places, box)
    cells, depth = head_cells(head, places, extents_of(filled, places), rules)
    while (vain := parted_in_vain(cells, [by_column(row, places) for row in body], len(places))) is not None:
        del places[vain]
        filled = [by_column(row, places) for row in cores]
        cells, depth = head_cells(head, places, extents_of(filled, places), rules)
    merged = wrapped_rows(body, places)
    extents = extents_of(filled, places)
    return assembled(cells, depth, merged, head, body, places, extents, ends_of(rules, head, body, x0, x1))


def _with_halves(block: Sequence[Row], rows: Sequence[Row], places: Sequence[float]) -> list[Row]:
    """The block with the lines next to it that are halves of the label beside its first or last figures."""
    whole = list(block)
    above = next((row for row in reversed(rows) if row.y < whole[0].y), None)
    if above is not None and len(whole) > 1 and _are_halves([above, *whole[:2]], places):
        whole.insert(0, above)
    below = next((row for row in rows if row.y > whole[-1].y), None)
    if below is not None and len(whole) > 1 and _are_halves([*whole[-2:], below], places):
        whole.append(below)
    return whole


def _are_halves(three: Sequence[Row], places: Sequence[float]) -> bool:
    return all(three[i].fragments[-1].x1 <= places[0] for i in (0, 2)) and _is_between_halves(
        three, [by_column(row, places) for row in three], 1
    )


def _is_prose(filled: Sequence[dict[int, Fragment]], last_column: int) -> bool:
    """Does the last column hold justified running text: long pieces that end at one margin?"""
    last = [cells[last_column] for cells in filled if last_column in cells]
    if len(last) < _LEAST_ROWS or median(len(f.text) for f in last) < 25 or any(f.is_value for f in last):
        return False
    margin = max(f.x1 for f in last)
    return sum(margin - f.x1 < 4 for f in last) >= 0.5 * len(last)


def _left_of(row: Row, edge: float) -> Row | None:
    kept = tuple(f for f in row.fragments if f.x1 <= edge)
    return Row(row.top, row.bottom, row.size, kept) if kept else None


def _is_strong(cores: Sequence[Row], filled: Sequence[dict[int, Fragment]], columns: int) -> bool:
    """Enough columns of values in enough rows to risk calling it a table."""
    if _has_axis(cores):
        return False
    values = [sum(c in f and f[c].is_value for f in filled) for c in range(columns)]
    present = [sum(c in f for f in filled) for c in range(columns)]
    of_values = sum(v >= 0.6 * p and p >= 0.3 * len(cores) for v, p in zip(values, present, strict=True))
    dense = sum(present) >= 0.5 * columns * len(cores)
    if columns == 2:
        has_labels = values[0] < 0.5 * present[0]
        short = median(len(f[0].text) for f in filled if 0 in f) < 45
        return (
            len(cores) >= 4
            and of_values >= 1
            and dense
            and short
            and not _is_contents(cores)
            and (has_labels or values[0] > 0)
        )
    return dense and of_values >= 2


def _has_axis(cores: Sequence[Row]) -> bool:
    """A chart: numbers at one side that fall by equal steps (20,000, 18,000, 16,000 …); years may, by one."""
    for side in (0, -1):
        numbers = [_number(r.fragments[side].text) for r in cores]
        known = [n for n in numbers if n is not None]
        steps = [round(a - b, 6) for a, b in pairwise(known)]
        if len(known) < 4 or len(known) < 0.6 * len(cores) or min(steps) <= 0 or all(1868 <= n <= 2100 for n in known):
            continue
        if max(steps.count(step) for step in steps) >= 0.7 * len(steps):
            return True
    return False


def _number(text: str) -> float | None:
    found = _NUMBER.match(text)
    return float(found.group().replace(",", "")) if found else None


def _is_contents(cores: Sequence[Row]) -> bool:
    """A table of contents: leaders to page numbers, which only grow."""
    numbers = [f.text for r in cores for f in r.fragments[-1:]]
    if not all(n.isdigit() and len(n) <= 4 for n in numbers):
        return False
    values = [int(n) for n in numbers]
    return all(a <= b for a, b in pairwise(values))


def _pitch(block: Sequence[Row]) -> float:
    steps = [b.y - a.y for a, b in pairwise(block)]
    return median(steps) if steps else 12.0


def wrapped_rows(body: Sequence[Row], places: Sequence[float]) -> list[tuple[list[Row], dict[int, list[Fragment]]]]:
    """The body's rows, a label or remark that was wrapped to a second line put together."""
    pitch = _pitch([r for r in body if r.is_core] or list(body))
    result: list[tuple[list[Row], dict[int, list[Fragment]]]] = []
    cells = [by_column(r, places) for r in body]
    halves = {i for i in range(1, len(body) - 1) if _is_between_halves(body, cells, i)}
    wrapped_down = False
    for i, row in enumerate(body):
        here = cells[i]
        is_whole = bool(halves & {i - 2, i + 1})  # below or at the beginning of a row of three lines
        if i and (halves & {i, i - 1} or (not is_whole and (wrapped_down or _wraps_up(body, cells, i, pitch)))):
            rows, texts = result[-1]
            rows.append(row)
            for column, fragment in here.items():
                texts.setdefault(column, []).append(fragment)
        else:
            result.append(([row], {c: [f] for c, f in here.items()}))
        wrapped_down = _wraps_down(body, cells, i, pitch)
    return result


def _is_between_halves(body: Sequence[Row], cells: Sequence[dict[int, Fragment]], i: int) -> bool:
    """Do the figures of row i stand between the two lines of their label?"""
    above, here, below = body[i - 1 : i + 2]
    if (
        0 in cells[i]
        or not all(f.is_value for f in cells[i].values())
        or set(cells[i - 1]) != {0}
        or set(cells[i + 1]) != {0}
    ):
        return False
    one, other = here.y - above.y, below.y - here.y
    return abs(one - other) < _HALF * here.size and one + other < _LEADING * here.size


def _wraps_up(body: Sequence[Row], cells: Sequence[dict[int, Fragment]], i: int, pitch: float) -> bool:
    """Is row i the second line of the row above it?"""
    here, above = cells[i], cells[i - 1]
    if body[i].is_core or not set(here) <= set(above) or len(above) < 2:
        return False
    if set(here) != {0}:
        return body[i].y - body[i - 1].y < 0.9 * pitch or 0 not in here
    text, indent = here[0].text, here[0].x0 - above[0].x0
    if text[:1].islower() or (body[i].y - body[i - 1].y < 0.85 * pitch):
        return True
    return indent > 2 and i + 1 < len(body) and 0 in cells[i + 1] and cells[i + 1][0].x0 < here[0].x0 - 2


def _wraps_down(body: Sequence[Row], cells: Sequence[dict[int, Fragment]], i: int, pitch: float) -> bool:
    """Is row i, a label without values, the first line of the row below it?"""
    if set(cells[i]) != {0} or i + 1 >= len(body) or 0 not in cells[i + 1] or not body[i + 1].is_core:
        return False
    step = body[i + 1].y - body[i].y
    label, below = cells[i][0], cells[i + 1][0]
    if below.text[:1].islower() and below.x0 > label.x0 - 1:
        return True
    if step < 0.85 * pitch:
        return True
    if not i or 0 not in cells[i - 1] or not body[i - 1].is_core or i + 2 >= len(body) or 0 not in cells[i + 2]:
        return False
    return (
        abs(cells[i - 1][0].x0 - label.x0) < 1.5
        and below.x0 > label.x0 + 2
        and cells[i + 2][0].x0 < below.x0 - 2
        and body[i].y - body[i - 1].y < 1.3 * pitch
    )
