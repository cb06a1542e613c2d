"""Tables of words without any rules (Word's hidden borders): rows that stand in columns below a head of known words.

Words in columns are no evidence by themselves. A line of at least three short texts, two of which head columns
everywhere (会議名, 開催日, 議題), and rows right below it that begin where the others do, column by column, are.
"""

from collections.abc import Sequence
from statistics import median

from pipeline.head_words import is_head_word
from pipeline.readers.pdf.marks import Glyph
from pipeline.readers.pdf.ruled.lattice import Lattice, Region
from pipeline.readers.pdf.unruled.columns import column_of
from pipeline.readers.pdf.unruled.fragments import Row, fragment_rows

_COLUMNS = 3  # at least
_ROWS = 3  # with a text in each column, at least
_KNOWN = 2  # words of the head that are known
_SHORT = 12  # characters of a head
_NEAR = 3.0  # points between places that are the same
_GUTTER = 1.0  # ems between two columns, at least
_PITCH = 2.2  # ems from line to line, at most
_MOST = 0.5  # of the rows, so many lines may go on with the row above


def find_listed(glyphs: Sequence[Glyph]) -> list[Lattice]:
    """Lattices around such rows; ``glyphs`` are those that no table has."""
    if sum(is_head_word(g.text) for g in glyphs) < _KNOWN:
        return []
    rows = fragment_rows(glyphs)
    found: list[Lattice] = []
    for index, row in enumerate(rows):
        if _is_head(row) and not (found and row.y < found[-1].ys[-1]):
            lattice = _lattice(row, rows[index + 1 :])
            if lattice is not None:
                found.append(lattice)
    return found


def _is_head(row: Row) -> bool:
    texts = [f.text for f in row.fragments]
    return (
        len(texts) >= _COLUMNS
        and all(len(text) <= _SHORT for text in texts)
        and not any(f.is_value for f in row.fragments)
        and sum(map(is_head_word, texts)) >= _KNOWN
    )


def _lattice(head: Row, below: Sequence[Row]) -> Lattice | None:
    """The table of the head and the rows that follow it closely."""
    columns = len(head.fragments)
    whole = _followers(head, below, columns)
    if len(whole) < _ROWS:
        return None
    begins = [median(row.fragments[c].x0 for row in whole) for c in range(columns)]
    ends = [max(row.fragments[c].x1 for row in whole) for c in range(columns)]
    size = median(row.size for row in whole)
    if any(b - e < _GUTTER * size for e, b in zip(ends, begins[1:], strict=False)):
        return None
    places = [(e + b) / 2 for e, b in zip(ends, begins[1:], strict=False)]
    if [column_of(f.x, places) for f in head.fragments] != list(range(columns)):
        return None
    entries = _entries(below, begins, places)
    if sum(len(entry) > 1 for entry in entries) > _MOST * len(entries) or len(entries) < _ROWS:
        return None
    bottoms = [head.bottom, *(entry[-1].bottom for entry in entries)]
    tops = [entry[0].top for entry in entries]
    ys = (head.top - 1, *((b + t) / 2 for b, t in zip(bottoms, tops, strict=False)), bottoms[-1] + 1)
    lines = [head, *(row for entry in entries for row in entry)]
    left = min(row.fragments[0].x0 for row in lines) - 1
    right = max(row.fragments[-1].x1 for row in lines) + 1
    regions = tuple(Region(r, c, 1, 1, is_open=False) for r in range(len(entries) + 1) for c in range(columns))
    owner = tuple(tuple(range(r * columns, (r + 1) * columns)) for r in range(len(entries) + 1))
    return Lattice((left, *places, right), ys, regions, owner)


def _followers(head: Row, below: Sequence[Row], columns: int) -> list[Row]:
    """The rows below the head with a text in each column, up to the first gap or line that fits no column."""
    whole: list[Row] = []
    last = head
    for row in below:
        if row.y - last.y > _PITCH * row.size or len(row.fragments) > columns:
            break
        if len(row.fragments) == columns:
            if whole and not _begin_alike(row, whole[0]):
                break
            whole.append(row)
        elif not whole:
            break
        last = row
    return whole


def _begin_alike(row: Row, other: Row) -> bool:
    """Column by column; figures end at one place instead."""
    return all(
        abs(a.x0 - b.x0) <= _NEAR or (a.is_value and b.is_value and abs(a.x1 - b.x1) <= _NEAR)
        for a, b in zip(row.fragments, other.fragments, strict=True)
    )


def _entries(below: Sequence[Row], begins: Sequence[float], places: Sequence[float]) -> list[list[Row]]:
    """The lines of each row: one that has no text in the first column goes on with the row above."""
    entries: list[list[Row]] = []
    for row, last in zip(below, (None, *below), strict=False):
        if last is not None and row.y - last.y > _PITCH * row.size:
            break
        columns = [column_of(f.x0, places) for f in row.fragments]
        fits = all(f.is_value or abs(f.x0 - begins[c]) <= _NEAR for f, c in zip(row.fragments, columns, strict=True))
        over = any(c != column_of(f.x1, places) for f, c in zip(row.fragments, columns, strict=True))
        if not fits or over or len(set(columns)) < len(columns):
            break
        if columns[0] == 0 and len(columns) == 1:
            break  # what stands below the table
        if columns[0] == 0:
            entries.append([row])
        elif entries:
            entries[-1].append(row)
        else:
            break
    return entries
