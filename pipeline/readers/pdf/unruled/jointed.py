"""Tables without upright rules whose rules are drawn cell by cell: where one cell's piece ends, a column ends.

Browsers print the lower borders of cells so, and Word the borders of each cell. Such rules say more than their extent:
which columns there are, though a cell is empty or two texts nearly touch; which labels are merged over rows (no piece
runs below them) and, where borders are not collapsed, which cells over columns (one piece below both).
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf
from statistics import median

from corpus.model import Box
from pipeline.readers.pdf.marks import Glyph, Ruling
from pipeline.readers.pdf.ruled.lattice import Lattice, regions_of
from pipeline.readers.pdf.ruled.plausible import is_on
from pipeline.readers.pdf.ruled.strokes import SNAP
from pipeline.readers.pdf.unruled.columns import column_of
from pipeline.readers.pdf.unruled.fragments import Fragment, Row, fragment_of, fragment_rows
from pipeline.readers.pdf.unruled.pieces import HIGHEST, LOWEST, PiecedRule, chains_of, edges_of, rule_of, touch

_LEAST = 3  # rules; lines of a body that no rules part
_FEW = 4  # rules that do not part rows: above and below the head, below the body, below a total
_MOST = 2000  # pieces beyond which the page is a drawing
_PADDING = 1.6  # points by which the room between texts and the rule below them differs from row to row
_AGAIN = 5.0  # points of room more above a row's text than elsewhere: the next table begins there
_FILLED = 0.6  # share of the rows with text in two columns, of the columns with a head above the first rule
_LISTS = 0.2  # share of the rows that may hold several lines of values
_NEXT_ROWS = 60.0  # points below a head within which its first rows stand
_LABEL = 2.5  # ems: a line that names a part may stand between the head and its first values
_TOUCHING = 0.25  # ems between texts that go on
_COLOURED = 0.9  # share of the table's width that a coloured head fills
_CROSSED = 0.15  # share of the texts that may run over a column's edge
_CENTRED = 0.8  # ems by which a head may stand beside the middle of its columns
_LINE = 0.8  # ems between the lines of one head, at most


def find_jointed(
    glyphs: Sequence[Glyph],
    pieces: Sequence[Ruling],
    horizontals: Sequence[Ruling],
    verticals: Sequence[Ruling],
    edges: Sequence[float] = (),
    fills: Sequence[Box] = (),
) -> list[Lattice]:
    """Lattices of such rules among ``horizontals``, of which ``pieces`` are how they were drawn.

    ``edges`` are the column edges of the last table on the page before: one row on the same ones goes on with it.
    A coloured head (``fills``) may stand above the first rule.
    """
    if len(horizontals) < 2 or not len(horizontals) < len(pieces) <= _MOST:
        return []
    rules = [rule_of(r, pieces) for r in horizontals if not any(touch(r, v) for v in verticals)]
    if not any(len(rule.stops) > 2 for rule in rules):
        return []
    found = []
    for chain in chains_of(rules):
        xs = edges_of([stop for rule in chain for stop in rule.stops])
        if len(xs) < 3 or len(chain) < (2 if is_on(xs, edges) else _LEAST):
            continue
        left, right = xs[0] - 3, xs[-1] + 3
        inside = [g for g in glyphs if left < g.x < right and chain[0].at - HIGHEST < g.y < chain[-1].at + HIGHEST]
        above = max((r.at for r in horizontals if r.at < chain[0].at - SNAP), default=0.0)
        for part in _apart(chain, inside, xs[1:-1]):
            last = part[-1].at
            below = min(
                (r.at for r in horizontals if r.at > last + SNAP and r.end > left and r.begin < right), default=inf
            )
            lattice = _lattice(part, xs, [g for g in inside if above < g.y < below], fills)
            above = last
            if lattice is not None:
                found.append(lattice)
    return found


def _apart(chain: Sequence[PiecedRule], glyphs: Sequence[Glyph], places: Sequence[float]) -> list[list[PiecedRule]]:
    """The chain cut where the next table's head stands: further below the rule above it than the rows do."""
    rooms: dict[int, tuple[float, float]] = {}
    for row, (upper, lower) in enumerate(pairwise(chain)):
        own = [g for g in glyphs if upper.at < g.y < lower.at and not g.is_blank]
        if len({column_of(g.x, places) for g in own}) > 1:
            rooms[row] = min(g.top for g in own) - upper.at, lower.at - max(g.bottom for g in own)
    if len(rooms) < 2:
        return [list(chain)]
    usual, below = (median(room[side] for room in rooms.values()) for side in (0, 1))
    titled = _titled(chain, glyphs, places)
    parts: list[list[PiecedRule]] = [[chain[0]]]
    for row, rule in enumerate(chain[1:]):
        over, under = rooms.get(row, (usual, below))
        is_next = over > usual + _AGAIN or (row in titled and len(parts[-1]) > 1)
        if is_next and abs(under - below) <= _PADDING:
            parts.append([])
        parts[-1].append(rule)
    return parts


def _titled(chain: Sequence[PiecedRule], glyphs: Sequence[Glyph], places: Sequence[float]) -> list[int]:
    """The rows that are a title at the left and a head of words below it, where all others have values."""
    rows = [_lines([g for g in glyphs if a.at < g.y < b.at], places) for a, b in pairwise(chain)]
    of_words = [i for i, lines in enumerate(rows) if not any(f.is_value for line in lines for f in line.fragments)]
    found = []
    for i in of_words:
        if len(rows[i]) < 2 or i == 0 or {i - 1, i + 1} & set(of_words):
            continue
        *above, head = rows[i]
        is_left = all(column_of(f.x1, places) == 0 for line in above for f in line.fragments)
        if is_left and len({column_of(f.x, places) for f in head.fragments}) > len(places):
            found.append(i)
    return found


def _lattice(rules: list[PiecedRule], xs: list[float], glyphs: Sequence[Glyph], fills: Sequence[Box]) -> Lattice | None:
    places = xs[1:-1]
    ends: list[tuple[float, PiecedRule | None]] = [(r.at, r) for r in rules]
    if (top := _head_top(rules, xs, glyphs)) is not None:
        ends.insert(0, (top, None))
    elif (bottom := _foot(rules, xs, glyphs)) is not None:
        ends.append((bottom, None))
    for y in _coloured(ends[0][0], xs, fills, glyphs):
        ends.insert(0, (y, None))
    rows = _lines([g for g in glyphs if ends[0][0] < g.y < ends[-1][0]], places)
    if _hold_lists(rows, ends, places) or _goes_on_below(rules[-1].at, glyphs, places):
        return None  # white space parts rows of values
    if len(rules) <= _FEW:
        if _hold_wrapped(rows, rules, places):
            return None
        ends = sorted([*ends, *((y, None) for y in _between(rows, rules, places))], key=lambda end: end[0])
    ys, lines = [y for y, _ in ends], [rule for _, rule in ends]
    columns, count = len(xs) - 1, len(ys) - 1
    texts: list[dict[int, list[Fragment]]] = [{} for _ in range(count)]
    crossing = total = 0
    flat = [[line is None or line.covers((a + b) / 2) for a, b in pairwise(xs)] for line in lines]
    flat[0], flat[-1] = [True] * columns, [True] * columns
    upright = [[True] * count for _ in xs]
    for line in rows:
        for fragment in line.fragments:
            row = bisect_left(ys, line.y) - 1
            first, last = column_of(fragment.x0 + 1, places), column_of(fragment.x1 - 1, places)
            texts[row].setdefault(column_of(fragment.x, places), []).append(fragment)
            total += 1
            if first != last and not (row == 0 or _is_one_piece(lines[row + 1], xs[first + 1 : last + 1])):
                crossing += 1
    filled = sum(len(row) > 1 for row in texts)
    if crossing > _CROSSED * total or filled < _FILLED * count or sum(map(bool, texts)) < count:
        return None
    for row in range(count):
        below = lines[row + 1]
        if below is not None and len(below.stops) > 2:
            for column in range(1, columns):
                if _is_one_piece(below, [xs[column]]) and not {column - 1, column} <= texts[row].keys():
                    upright[column][row] = False
    _span_heads(texts, flat, upright, xs)
    owner, regions = regions_of(columns, count, upright, flat)
    return Lattice(tuple(xs), tuple(ys), tuple(regions), tuple(map(tuple, owner)))


def _lines(glyphs: Sequence[Glyph], places: Sequence[float]) -> list[Row]:
    """The lines, cut at the columns' edges where texts stand apart there: what runs over an edge stays whole."""
    rows = []
    for row in fragment_rows(glyphs, places):
        whole: list[Fragment] = []
        for fragment in row.fragments:
            runs_on = bool(whole) and fragment.x0 - whole[-1].x1 < _TOUCHING * row.size
            joined = fragment_of([*whole[-1].glyphs, *fragment.glyphs]) if runs_on else None
            if joined is None:
                whole.append(fragment)
            else:
                whole[-1] = joined
        rows.append(replace(row, fragments=tuple(whole)))
    return rows


def _hold_lists(rows: Sequence[Row], ends: Sequence[tuple[float, PiecedRule | None]], places: Sequence[float]) -> bool:
    """Are there three rows of values between two rules, or two, and not in one band only of many?"""
    lists = longest = 0
    for (upper, _), (lower, _) in pairwise(ends):
        own = [row for row in rows if upper < row.y < lower]
        full = max((len({column_of(f.x, places) for f in row.fragments}) for row in own), default=0)
        values = sum(row.is_core and len(row.fragments) >= full > 1 for row in own)
        lists += values > 1
        longest = max(longest, values)
    return longest >= _LEAST or lists > _LISTS * (len(ends) - 1)


def _goes_on_below(last: float, glyphs: Sequence[Glyph], places: Sequence[float]) -> bool:
    """Do rows of values follow right below the last rule, which is that of a head?"""
    rows = _lines([g for g in glyphs if last < g.y < last + _NEXT_ROWS], places)
    values = [row for row in rows if row.is_core and len({column_of(f.x, places) for f in row.fragments}) > 1]
    return len(values) > 1 and values[0].top - last <= _LABEL * values[0].size


def _between(rows: Sequence[Row], rules: Sequence[PiecedRule], places: Sequence[float]) -> list[float]:
    """Where rows part that no rule parts: lines between two rules of which each has text in every column."""
    found: list[float] = []
    for upper, lower in pairwise(rules):
        own = [row for row in rows if upper.at < row.y < lower.at]
        if len(own) >= _LEAST and all(
            len({column_of(f.x, places) for f in row.fragments}) > len(places) for row in own
        ):
            found += [(one.bottom + other.top) / 2 for one, other in pairwise(own)]
    return found


def _hold_wrapped(rows: Sequence[Row], rules: Sequence[PiecedRule], places: Sequence[float]) -> bool:
    """Are there three lines that begin at the left between two rules, but not all of them in every column?"""
    for upper, lower in pairwise(rules):
        filled = [{column_of(f.x, places) for f in row.fragments} for row in rows if upper.at < row.y < lower.at]
        begun = [columns for columns in filled if 0 in columns and len(columns) > 1]
        if len(begun) >= _LEAST and not all(len(columns) > len(places) for columns in filled):
            return True
    return False


def _is_one_piece(rule: PiecedRule | None, places: Sequence[float]) -> bool:
    """Does the rule run on below all of these edges without a joint?"""
    return rule is not None and all(rule.covers(x) and not rule.has(x) for x in places)


def _head_top(rules: Sequence[PiecedRule], xs: Sequence[float], glyphs: Sequence[Glyph]) -> float | None:
    """The upper end of a row above the first rule, where rules stand below the rows; None where no such row is.

    Its texts stand as far above their rule as those of the other rows, and in most of the columns; a merged label
    beside a head of two levels reaches below the first rule.
    """
    first, places = rules[0], list(xs[1:-1])
    unders = []
    for upper, lower in pairwise(rules):
        own = [g for g in glyphs if upper.at < g.y < lower.at and upper.covers(g.x) and lower.covers(g.x)]
        unders += [lower.at - max(g.bottom for g in own)] if own else []
    highest = max(b.at - a.at for a, b in pairwise(rules))
    above = _lines([g for g in glyphs if first.at - highest < g.y < first.at and first.covers(g.x)], places)
    if not above or not unders or abs(first.at - above[-1].bottom - median(unders)) > _PADDING:
        return None
    lines = [above[-1]]
    for line in reversed(above[:-1]):
        if lines[0].top - line.bottom > _LINE * line.size:
            break
        lines.insert(0, line)
    heads = [f for line in lines for f in line.fragments]
    covered = [c for c, (a, b) in enumerate(pairwise(xs)) if first.covers((a + b) / 2)]
    is_partial = len(covered) < len(xs) - 1
    filled = {column_of(f.x, places) for f in heads}
    least = max(1, 0.3 * len(covered)) if is_partial else max(2, _FILLED * len(covered))
    if len(filled) < least or any("単位" in f.text for f in heads):
        return None
    if len(filled) < len(covered) and not is_partial and len(filled) < _LEAST:
        return None
    return lines[0].top - median(unders)


def _foot(rules: Sequence[PiecedRule], xs: Sequence[float], glyphs: Sequence[Glyph]) -> float | None:
    """The lower end of a row below the last rule, where rules stand above the rows; None where no such row is."""
    last, places = rules[-1], list(xs[1:-1])
    overs = []
    for upper, lower in pairwise(rules):
        own = [g for g in glyphs if upper.at < g.y < lower.at and upper.covers(g.x) and lower.covers(g.x)]
        overs += [min(g.top for g in own) - upper.at] if own else []
    highest = max(b.at - a.at for a, b in pairwise(rules))
    below = _lines([g for g in glyphs if last.at < g.y < last.at + highest and not g.is_blank], places)
    if not below or not overs or len(last.stops) < len(xs):
        return None
    over = min(g.top for f in below[0].fragments for g in f.glyphs) - last.at
    filled = {column_of(f.x, places) for f in below[0].fragments}
    if abs(over - median(overs)) > _PADDING or len(filled) < max(2, _FILLED * (len(xs) - 1)):
        return None
    if any(column_of(f.x0 + 1, places) != column_of(f.x1 - 1, places) for f in below[0].fragments):
        return None
    end = below[0].bottom
    for line in below[1:]:
        if line.top - end > _LINE * line.size:
            break
        end = line.bottom
    return end + median(overs)


def _coloured(top: float, xs: Sequence[float], fills: Sequence[Box], glyphs: Sequence[Glyph]) -> list[float]:
    """The upper end of a coloured band with text that ends at ``top``, as wide as the table; empty where none does."""
    band = [f for f in fills if abs(f.bottom - top) <= 3 and xs[0] - 3 < f.x0 and f.x1 < xs[-1] + 3]
    if not band or sum(f.x1 - f.x0 for f in set(band)) < _COLOURED * (xs[-1] - xs[0]):
        return []
    upper = min(f.top for f in band)
    texts = {column_of(g.x, xs[1:-1]) for g in glyphs if upper < g.y < top and not g.is_blank}
    return [upper] if top - upper >= LOWEST and len(texts) >= max(2, _FILLED * (len(xs) - 1)) else []


def _span_heads(
    texts: Sequence[dict[int, list[Fragment]]],
    flat: Sequence[list[bool]],
    upright: Sequence[list[bool]],
    xs: list[float],
) -> None:
    """Opens the edges between a head of the upper levels and the empty cells beside it, which are its own.

    Where borders are collapsed, a browser draws the pieces of every column below a cell that is over several.
    """
    columns = len(xs) - 1
    for row in range(min(len(texts) - 1, 2)):
        own = texts[row]
        merged = {c for c in range(columns) if not flat[row + 1][c]}
        empty = {c for c in range(columns) if c not in own and c not in merged and c in texts[row + 1]}
        if row and not any(not side[row - 1] for side in upright):
            return
        for column in sorted(own):
            if column in merged:
                continue
            first = last = column
            while first - 1 in empty:
                first -= 1
            while last + 1 in empty:
                last += 1
            first, last = _span(own[column], column, first, last, xs)
            for edge in range(first + 1, last + 1):
                upright[edge][row] = False
            empty -= set(range(first, last + 1))


def _span(fragments: Sequence[Fragment], column: int, first: int, last: int, xs: Sequence[float]) -> tuple[int, int]:
    """The widest run of columns in whose middle the texts stand; up to the next head where they stand at the left."""
    x0, x1 = min(f.x0 for f in fragments), max(f.x1 for f in fragments)
    size = fragments[0].glyphs[0].size
    spans = [
        (b - a, a, b)
        for a in range(first, column + 1)
        for b in range(column, last + 1)
        if abs((xs[a] + xs[b + 1]) - (x0 + x1)) <= 2 * _CENTRED * size and xs[a] < x0 and x1 < xs[b + 1]
    ]
    if spans:
        _, a, b = max(spans)
        return a, b
    return (column, last) if x0 - xs[column] <= size else (column, column)
