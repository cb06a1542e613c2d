"""The seam between two grids on neighbouring pages: does the second go on with the first, and how do they meet?"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.values import value
from pipeline.raw import RawCell, RawTable
from pipeline.structure.tables.headers import is_value

_NEAR = 3.0  # points between column edges that are the same
_EXACT = 1.5  # points: columns at the very same place
_SHIFT = 60.0  # points that a page may be shifted sideways against the last (binding margin)
_TOTALS = ("計", "合計", "小計", "総計", "総合計")
_LONG_KEY = 8  # characters: a shorter key is not wrapped
_OPEN = ("～", "〜", "~", "-", "－", "・", "、", "，", ",", "/", "／", "（", "(")
_MIDDLE = "、。，．）」』ーぁぃぅぇぉっゃゅょをはがにのでとものたれるさせ"  # what begins no cell
_ENDS = ("。", "．", ".", "！", "？", "」。", "）。")


@value
class Seam:
    """How a grid goes on: ``repeated`` head rows to drop (``is_own_head``: the table begins with the same rows);
    whether its first row is the rest of the last one; the columns whose label, merged over rows, goes on.
    """

    repeated: int
    is_split: bool
    labels: tuple[int, ...]
    is_own_head: bool = True


def same_columns(one: RawTable, other: RawTable) -> tuple[float, ...] | None:
    """The joined column edges in the first grid's coordinates, None where they are not the same columns.

    A part may lack inner edges that the other has (only cells that span them stand there).
    """
    if len(one.column_edges) < 3 or len(other.column_edges) < 3:
        return None
    if one.column_texts and other.column_texts:
        return _between_texts(one, other)
    shift = _shift(one, other)
    if shift is None:
        return None
    moved = [x - shift for x in other.column_edges]
    more, less = sorted((list(one.column_edges), moved), key=len, reverse=True)
    if any(min(abs(x - y) for y in more) > _NEAR for x in less):
        return None
    if len(less) < len(more) and len(less) - 1 < (len(more) - 1) * 0.5:
        return None
    return one.column_edges if more is not moved else tuple(moved)


def _between_texts(one: RawTable, other: RawTable) -> tuple[float, ...] | None:
    """The edges between the columns' texts of both, where no rules part them: no text reaches into another column."""
    ours, theirs = one.column_texts, other.column_texts
    shift = other.column_edges[0] - one.column_edges[0]
    if len(ours) != len(theirs) or abs(shift) > _SHIFT:
        return None
    for moved in (0.0, shift):
        texts = [(min(a, c - moved), max(b, d - moved)) for (a, b), (c, d) in zip(ours, theirs, strict=True)]
        if all(left[1] < right[0] for left, right in pairwise(texts)):
            inner = ((left[1] + right[0]) / 2 for left, right in pairwise(texts))
            return (one.column_edges[0], *inner, one.column_edges[-1])
    return None


def _shift(one: RawTable, other: RawTable) -> float | None:
    """How far the other lies to the right; None if its outer edges do not fit."""
    left = other.column_edges[0] - one.column_edges[0]
    right = other.column_edges[-1] - one.column_edges[-1]
    return (left + right) / 2 if abs(left - right) <= 2 * _NEAR and abs(left) <= _SHIFT else None


def placed(table: RawTable, edges: Sequence[float]) -> list[RawCell]:
    """The cells with their columns counted on the joined ``edges`` (same columns as the table's, or more)."""
    shift = table.column_edges[0] - edges[0]
    if len(edges) == len(table.column_edges):
        return list(table.cells)
    at = [min(range(len(edges)), key=lambda i: abs(edges[i] + shift - x)) for x in table.column_edges]
    return [
        RawCell(
            c.row,
            at[c.column],
            c.text,
            c.row_span,
            max(1, at[c.column + c.column_span] - at[c.column]),
            c.box,
            c.is_bold,
        )
        for c in table.cells
    ]


def completed(table: RawTable, edges: Sequence[float] = ()) -> RawTable:
    """The grid with empty cells where none covers a slot: a merged label that goes on over a break may have no borders.

    ``edges`` are the column edges of the grid on the page before: if the grid lacks the first of its columns, and has
    all the others at the same places, they are added.
    """
    table = _widened(table, edges)
    covered = {
        (row, column)
        for c in table.cells
        for row in range(c.row, c.row + c.row_span)
        for column in range(c.column, c.column + c.column_span)
    }
    missing = []
    for column in range(table.column_count):
        row = 0
        while row < table.row_count:
            end = row
            while end < table.row_count and (end, column) not in covered:
                end += 1
            if end > row:
                missing.append(RawCell(row, column, "", row_span=end - row))
            row = end + 1
    return replace(table, cells=(*table.cells, *missing)) if missing else table


def _widened(table: RawTable, edges: Sequence[float]) -> RawTable:
    own = table.column_edges
    missing = len(edges) - len(own)
    if missing < 1 or len(own) < 3 or any(abs(x - y) > _EXACT for x, y in zip(own, edges[missing:], strict=True)):
        return table
    cells = tuple(replace(c, column=c.column + missing) for c in table.cells)
    return replace(table, cells=cells, column_count=len(edges) - 1, column_edges=tuple(edges))


def repeated_rows(first: Sequence[RawCell], other: Sequence[RawCell], head: int) -> int:
    """How many rows at the top of both are the same head, in texts and spans; at most six.

    ``head`` rows are known to be one; below it a row that holds values is the body's, though it be the same.
    """
    count = 0
    while count < 6:
        one, two = _row(first, count), _row(other, count)
        if one != two or not one or (count >= head and any(text and is_value(text) for *_, text in one)):
            break
        count += 1
    rows = [_row(first, r) for r in range(count)]
    if not any(len([t for _, _, _, t in row if t]) >= 2 for row in rows):
        return 0
    # a span that reaches below the common rows belongs to the body
    while count and any(c.row < count < c.row + c.row_span for c in first):
        count -= 1
    return count


def repeated_level(first: Sequence[RawCell], other: Sequence[RawCell], head: int) -> int:
    """1 if the other's first row says again what one row of a head of several levels shows, its merged cells cut."""
    own = [(c, s, text) for c, _, s, text in _row(other, 0)]
    if len([text for *_, text in own if text]) < 2:
        return 0
    for row in range(head if head > 1 else 0):
        shown = sorted((c for c in first if c.row <= row < c.row + c.row_span), key=lambda c: c.column)
        level = [(c.column, c.column_span, "".join(c.text.split())) for c in shown]
        cut = [c.row < row for c in shown]
        if len(own) == len(level) and all(
            a == b or (is_cut and a == (*b[:2], "")) for a, b, is_cut in zip(own, level, cut, strict=True)
        ):
            return 1
    return 0


def _row(cells: Sequence[RawCell], row: int) -> list[tuple[int, int, int, str]]:
    return sorted((c.column, c.row_span, c.column_span, "".join(c.text.split())) for c in cells if c.row == row)


def is_same_form(one: RawTable, other: RawTable) -> bool:
    """Two copies of one form, filled in twice: the labels of the first column are the same."""

    def labels(table: RawTable) -> list[str]:
        return ["".join(c.text.split()) for c in table.cells if c.column == 0 and c.text]

    ours, theirs = labels(one), labels(other)
    same = sum(a == b for a, b in zip(ours, theirs, strict=False))
    return len(ours) >= 3 and len(set(ours)) >= 3 and same >= 0.8 * max(len(ours), len(theirs))


def meet(
    last: Sequence[RawCell],
    last_row: int,
    first: Sequence[RawCell],
    first_row: int,
    begin_row: int = 0,
    open_labels: Sequence[int] = (),
) -> tuple[bool, list[int]]:
    """(is the first row the rest of the last one?, columns whose label goes on), for cells on the same columns.

    ``begin_row`` is the last grid's first row that begins there and not on the page before; ``open_labels`` are the
    columns whose label went on into the last grid from the page before that.
    """
    above = {c.column: c for c in last if c.row + c.row_span - 1 == last_row}
    below = {c.column: c for c in first if c.row == first_row}

    def may_go_on(column: int, cell: RawCell) -> bool:
        one = above.get(column)
        if one is None or one.column_span != cell.column_span:
            return False
        if cell.text:  # a label in the middle of its rows may stand on the second page
            return not one.text and begin_row < one.row and _is_label(column, last, first) and one.column_span == 1
        return bool(one.text) or (column in open_labels and one.row <= begin_row)

    labels: list[int] = []
    for column, cell in sorted(below.items()):
        is_merged = cell.row_span > 1 or (column in above and above[column].row_span > 1)
        is_outermost = column == len(labels)  # a later label can stand on the second page only where these go on too
        if is_merged and may_go_on(column, cell) and not _fills_row(first, cell) and (is_outermost or not cell.text):
            labels.append(column)
    rest = [c for column, c in sorted(below.items()) if column not in labels]
    others = [*_of_entries(last, begin_row), *(c for c in _of_entries(first, 0) if c.row != first_row)]
    if _is_rest(above, rest, others):
        return True, labels
    for number, key in enumerate(rest):  # one row of a group of two: others of that column are merged
        if not may_go_on(key.column, key) or not any(c.text for c in rest[number + 1 :]):
            break
        if not any(
            c.column == key.column and c.row_span > 1 and not _fills_row(cells, c)
            for cells in (last, first)
            for c in cells
        ):
            break
        labels.append(key.column)
    return False, labels


def _is_label(column: int, last: Sequence[RawCell], first: Sequence[RawCell]) -> bool:
    """Merged labels, and no other blank: the column's blank last cell is a label whose text is still to come."""
    cells = [c for c in last if c.column == column]
    merged = any(
        c.row_span > 1 and not _fills_row(grid, c) for grid in (last, first) for c in grid if c.column == column
    )
    return merged and sum(not c.text for c in cells) == 1


def _fills_row(cells: Sequence[RawCell], cell: RawCell) -> bool:
    """Do all cells of its row span as many rows? Then the row is only drawn in several steps, and it is no label."""
    return all(c.row_span >= cell.row_span for c in cells if c.row == cell.row) and cell.row_span > 1


def _of_entries(cells: Sequence[RawCell], begin: int) -> list[RawCell]:
    """The cells of rows from ``begin`` on, without totals: these leave columns blank."""
    totals = {c.row for c in cells if _is_total(c.text)}
    return [c for c in cells if c.row >= begin and c.row not in totals]


def _is_total(text: str) -> bool:
    return "".join(text.split()) in _TOTALS


def _is_rest(above: dict[int, RawCell], rest: Sequence[RawCell], others: Sequence[RawCell]) -> bool:
    """Are these cells the ends of those ``above`` them, cut by the page's end? ``others``: the two grids' other cells.

    What tells it is a blank where every other row has something; and sentences that are open.
    """
    filled = [c for c in rest if c.text]
    pairs = [(above[c.column], c) for c in filled if c.column in above]
    if not filled or len(pairs) < len(filled):
        return False
    key = next(c for c in rest if c.text or (c.column in above and above[c.column].text))
    if any(not one.text or one.column_span != other.column_span for one, other in pairs):
        return False
    if any(_is_total(c.text) for c in filled):
        return False
    if any(_is_whole(one.text) and _is_whole(other.text) for one, other in pairs):
        return False  # a number or a mark does not go on over a page
    is_any_open = any(not one.text.rstrip().endswith(_ENDS) for one, _ in pairs)
    is_all_open = all(not one.text.rstrip().endswith(_ENDS) for one, _ in pairs)
    if is_all_open and any(other.text[0] in _MIDDLE or _breaks_off(one, others) for one, other in pairs):
        return True
    missing = [c for c in rest if not c.text and c.column in above and _is_always_filled(c.column, above, others)]
    if key.text:  # a long key, or a label over several rows, may be cut too
        figures = sum(is_value(above[c.column].text) for c in missing)
        return is_all_open and (figures > 1 or (bool(missing) and len(above[key.column].text) >= _LONG_KEY))
    if key in missing:
        return True
    return is_any_open and (bool(missing) or not _is_merged(key.column, others))


def _breaks_off(cell: RawCell, others: Sequence[RawCell]) -> bool:
    """Is its sentence open in a column of sentences that end?"""
    texts = [c.text for c in others if c.column == cell.column and c.text]
    return len(texts) >= 3 and sum(text.rstrip().endswith(_ENDS) for text in texts) >= 0.7 * len(texts)


def _is_whole(text: str) -> bool:
    """A number, a date or a mark, not open to a following one (R7.7.16～)."""
    return (is_value(text) or (len(text) == 1 and not text.isalpha())) and not text.rstrip().endswith(_OPEN)


def _is_always_filled(column: int, above: dict[int, RawCell], others: Sequence[RawCell]) -> bool:
    """Has every row something of its own in the column?"""
    own = [c for c in others if c.column == column]
    return bool(above[column].text) and all(c.text for c in own) and not _is_merged(column, others)


def _is_merged(column: int, others: Sequence[RawCell]) -> bool:
    """Does the column have labels that are merged over rows?"""
    return any(c.column == column and c.row_span > 1 and not _fills_row(others, c) for c in others)
