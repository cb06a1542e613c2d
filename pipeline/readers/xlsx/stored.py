"""The cells of a sheet as the file stores them: where they stand, the kind of value, the value, the style's number."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from corpus.values import value
from pipeline.readers.markup import Element
from pipeline.readers.xlsx.names import S
from pipeline.readers.xlsx.workbook import unescaped, written

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})$")
_DIGITS = "0123456789"
_ROW, _CELL, _VALUE, _FORMULA, _INLINE = S + "row", S + "c", S + "v", S + "f", S + "is"


class StoredCell(NamedTuple):
    """One ``<c>``. A named tuple, because a sheet may have a million.

    ``kind`` is its ``t`` (n: number, s: number of a shared string, …), ``value`` the text of its ``<v>`` or ``<is>``,
    ``style`` the text of its ``s``, ``is_uncalculated`` a formula without a value.
    """

    row: int
    column: int
    kind: str
    value: str
    style: str | None
    is_uncalculated: bool


@value
class Range:
    """Rows and columns, 0-based, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


def range_of(reference: str) -> Range | None:
    """The range that ``A1:C3`` or ``A1`` names, None for nonsense."""
    first, _, last = reference.partition(":")
    one, other = _place(first), _place(last or first)
    if one is None or other is None:
        return None
    (top, left), (bottom, right) = one, other
    if not 0 <= top <= bottom < LAST_ROW or not 0 <= left <= right < LAST_COLUMN:
        return None
    return Range(top, left, bottom, right)


def _place(reference: str) -> tuple[int, int] | None:
    match = _REFERENCE.match(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def rows_of(root: Element) -> Iterator[tuple[int, Element]]:
    """The rows with their numbers; one without a number follows the one before it."""
    row = -1
    for line in root.iterfind(f"{S}sheetData/{_ROW}"):
        number = line.get("r", "")
        row = int(number) - 1 if number.isdecimal() and 0 < int(number[:8]) <= LAST_ROW else row + 1
        yield row, line


def stored_cells(rows: Collection[tuple[int, Element]]) -> Iterator[StoredCell]:
    """The cells of the rows; one without a reference follows the one before it."""
    columns: dict[str, int | None] = {}  # the letters of references
    for row, line in rows:
        column = -1
        for cell in line.iterchildren(_CELL):
            reference = cell.get("r", "")
            letters = reference.rstrip(_DIGITS)
            if letters not in columns and letters != reference:
                place = _place(reference)
                columns[letters] = None if place is None else place[1]
            known = columns.get(letters)
            column = column + 1 if known is None or letters == reference else known
            if column < LAST_COLUMN:
                yield _stored(row, column, cell)


def _stored(row: int, column: int, cell: Element) -> StoredCell:
    kind = cell.get("t", "n")
    value, has_formula, has_value = "", False, False
    for child in cell:
        tag = child.tag
        if tag == _VALUE:
            if not has_value and kind != "inlineStr":
                value, has_value = child.text or "", True
        elif tag == _FORMULA:
            has_formula = True
        elif tag == _INLINE and kind == "inlineStr" and not value:
            value = written(child)
    if kind == "str" or kind == "e" or kind == "d":
        value = unescaped(value)
    return StoredCell(row, column, kind, value, cell.get("s"), has_formula and not has_value)
