"""Where the head of a table without vertical rules begins and ends: the lines above its first rows of values."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from corpus.model import Box
from pipeline.readers.pdf.marks import Ruling
from pipeline.readers.pdf.unruled.columns import column_of
from pipeline.readers.pdf.unruled.fragments import Row

CAPTION = re.compile(r"^(table|figure|fig\.|exhibit|chart|box|source|note|表|図|資料)\b", re.IGNORECASE)
_WIDE = 0.75  # share of the table's width that its top rule and the rule below its head have at least
_DEEP = 90.0  # points: no head reaches further above the rule below it
_LONG = 60  # characters: a longer piece is no head
_MARKED = re.compile(r"[（(]?[0-9０-９一二三四五六七八九十]{1,2}[）)．.、 \u3000]|第[0-9０-９]|[①-⑳■□●○◆◇【]")
_NUMBER = 4  # characters of a number before a label: １, (2), 第３
_TITLE = 1.2  # a lone piece set so much larger than the body is the title above the table
_CLOSE = 1.35  # ems between lines of one head cell
_NEAR = 5.0  # points by which a rule may miss the columns that it runs over
_ROW = 1.2  # pitches of the rows from the head to the first of them, at most
_LEAST_BODY = 3  # rows below the rule that ends the head, before another one


def head_and_body(
    block: Sequence[Row],
    rows: Sequence[Row],
    rules: Sequence[Ruling],
    places: Sequence[float],
    box: Box | None,
) -> tuple[list[Row], list[Row]]:
    """The lines of the head above ``block`` (the body found so far), and the body with labels that belong to it.

    ``rows`` are all rows of the page, ``rules`` the horizontal ones over the block, ``box`` a frame that holds the
    whole table. With rules the head lies between the top one and the one below it; without, it is the lines close
    above that stand over the columns.
    """
    x0 = min(f.x0 for r in block for f in r.fragments)
    x1 = max(f.x1 for r in block for f in r.fragments)
    wide = sorted(r.at for r in rules if r.length >= _WIDE * (x1 - x0) or _is_over_values(r, places, x1))
    if box is not None:
        return _in_frame(block, [y for y in wide if y > box.top + 3])
    block = block[_of_head(block, rows, wide) :]
    first = block[0]
    above = [row for row in rows if row.y < first.y]
    top = _top_rule([y for y in wide if y < first.y], above, first)
    if top is not None and not any(top < row.y for row in above):  # what stands upon the only rule is the head
        top = None
    taken = _taken(above, block, places, (x0, x1), top, wide)
    parting = [y for y in wide if taken and taken[0].y < y < first.y]
    if parting and top is None:  # above the lines upon the rule may end a table of its own
        upon = next((i for i in range(len(taken) - 2, -1, -1) if taken[i].is_core), -1)
        taken = taken[upon + 1 :]
    if parting and (top is not None or any(len(row.fragments) > 1 for row in taken)):
        return [r for r in taken if r.y < parting[-1]], [*(r for r in taken if r.y > parting[-1]), *block]
    body = list(block)
    while taken and _is_label(taken[-1], places) and (len(taken) < 2 or _gap(taken[-2], taken[-1]) > _CLOSE):
        body.insert(0, taken.pop())  # a label over the first group of rows
    if top is None:
        while taken and _is_label(taken[0], places) and (len(taken) < 2 or _is_title(taken)):
            taken.pop(0)
        if all(len(row.fragments) == 1 or _is_label(row, places) for row in taken):
            return [], list(block) if not taken else body
    return taken, body


def _is_over_values(rule: Ruling, places: Sequence[float], x1: float) -> bool:
    """Does the rule run over all columns but the first?"""
    return rule.begin <= places[0] + _NEAR and rule.end >= x1 - _NEAR


def _of_head(block: Sequence[Row], rows: Sequence[Row], wide: Sequence[float]) -> int:
    """How many rows of values at the top are a head of years or numbers: a rule ends it, with none soon below.

    Another rule runs above, or nothing stands above that could be the head.
    """
    below = [y for y in wide if y > block[0].y]
    count = sum(row.y < below[0] for row in block) if below else 0
    if not 0 < count <= 2 or len(block) - count < _LEAST_BODY:
        return 0
    before = next((row for row in reversed(rows) if row.y < block[0].y), None)
    is_highest = before is None or len(before.fragments) == 1
    soon = block[count + _LEAST_BODY - 1].y
    if any(y < soon for y in below[1:]):
        return 0
    return count if is_highest or any(block[0].y - _DEEP < y < block[0].y for y in wide) else 0


def _in_frame(block: Sequence[Row], wide: Sequence[float]) -> tuple[list[Row], list[Row]]:
    first = next(i for i, r in enumerate(block) if r.is_core)
    inner = [y for y in wide if y < block[first].y]
    if inner:  # the rule nearest above the first values parts the head from the body
        return [r for r in block if r.y < inner[-1]], [r for r in block if r.y > inner[-1]]
    return list(block[:first]), list(block[first:])


def _top_rule(wide: Sequence[float], above: Sequence[Row], first: Row) -> float | None:
    """The uppermost of the rules that are stacked above the block; None without rules."""
    top: float | None = None
    for y in reversed(wide):
        if first.y - y > _DEEP or (top is not None and any(_is_caption(r) for r in above if y < r.y < top)):
            break
        top = y
    return top


def _taken(
    above: Sequence[Row],
    block: Sequence[Row],
    places: Sequence[float],
    extent: tuple[float, float],
    top: float | None,
    wide: Sequence[float],
) -> list[Row]:
    """Lines above the first row, as far as they may belong to the table.

    Several heads may stand above it as far as its rows stand apart.
    """
    taken: list[Row] = []
    last = first = block[0]
    pitch = median(b.y - a.y for a, b in pairwise(block)) if len(block) > 1 else 0.0
    for row in reversed(above):
        room = _ROW * pitch if not taken and len(row.fragments) > 1 else 0.0
        limit = 3.6 if top is not None or any(row.y < y < last.y for y in wide) else 2.6
        if (top is not None and row.y < top) or last.y - row.y > max(limit * max(last.size, row.size), room):
            break
        if not _may_head(row, places, extent, top is not None):
            break
        if top is None and len(row.fragments) == 1 and row.size > _TITLE * first.size:
            break
        taken.insert(0, row)
        last = row
    return taken


def _may_head(row: Row, places: Sequence[float], extent: tuple[float, float], is_ruled: bool) -> bool:
    """Could the line be a part of the head? Not a caption, nor running text across the columns."""
    x0, x1 = extent
    if _is_caption(row) or row.fragments[0].x0 < x0 - 2 * row.size or row.fragments[-1].x1 > x1 + 4 * row.size:
        return False
    if len(row.fragments) >= 2:
        return is_ruled or all(len(f.text) < _LONG for f in row.fragments)
    only = row.fragments[0]
    if column_of(only.x0, places) == 0:
        return _is_label(row, places)
    return is_ruled or len(only.text) < _LONG


def _is_label(row: Row, places: Sequence[float]) -> bool:
    """One piece in the first column, that may reach a little over its gutter; a number may stand before it."""
    first, last = row.fragments[0], row.fragments[-1]
    return (
        (len(row.fragments) == 1 or (len(row.fragments) == 2 and len(first.text) <= _NUMBER))
        and column_of(last.x0, places) == 0
        and last.x1 < places[0] + 1.5 * row.size
        and len(last.text) < _LONG
    )


def _is_title(taken: Sequence[Row]) -> bool:
    """Is the first line apart from the head, or numbered (３　…, (2) …, ■ …) above a line of several heads?"""
    if _gap(taken[0], taken[1]) > _CLOSE:
        return True
    return bool(_MARKED.match(" ".join(f.text for f in taken[0].fragments))) and len(taken[1].fragments) > 1


def _is_caption(row: Row) -> bool:
    return bool(CAPTION.match(row.fragments[0].text))


def _gap(one: Row, other: Row) -> float:
    """Ems from one line to the next."""
    return (other.y - one.y) / max(one.size, other.size)
