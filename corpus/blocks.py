"""Blocks read back from corpus.db: those of a document, or those at some places, many in one statement."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from corpus.model import Block, Locator, Table
from corpus.rows import DateKey, box_from, cell_from, date_from, strings_from_json, text_block_from
from wareki.span import DateSpan

T = TypeVar("T")

Place = tuple[str, int]
"""A document's digest and the number of a block in it; -1 where the document itself is meant."""

Dates = Mapping[DateKey, tuple[DateSpan, ...]]
"""The dates of a document by where they stand."""

_MOST = 500  # places that are asked for at once: a statement has its limits
_COLUMNS = (
    "block, form, page, x0, top, x1, bottom, section, text, level, speaker, role, mark, "
    "id, turn, person, is_certain, kind, agenda, answers_to, answered_by, opening, closing"
)
_DATE = '"begin", "end", surface, first, last, "precision", flags, time_first, time_last, inferred_from'
_ORDER = 'ORDER BY digest, block, "row", "column", "begin"'


def blocks_of(connection: sqlite3.Connection, digest: str, dates: Dates) -> Iterator[tuple[int, Block]]:
    """Every block of a document in its order, with the position of the page that it begins on."""
    for position, *row in connection.execute(
        f"SELECT position, {_COLUMNS} FROM blocks LEFT JOIN utterances USING (digest, block) "  # noqa: S608 - ours
        "WHERE digest = ? ORDER BY block",
        (digest,),
    ):
        yield position, _block(connection, digest, row, dates)


def blocks_at(connection: sqlite3.Connection, places: Iterable[Place]) -> dict[Place, Block]:
    """The blocks at these places, where there are any."""
    found: dict[Place, Block] = {}
    for some in in_parts(dict.fromkeys(places)):
        dates = _dates_at(connection, some)
        for digest, *row in connection.execute(
            f"{_wanted(some)} SELECT digest, {_COLUMNS} FROM wanted "  # noqa: S608 - our own names
            "JOIN blocks USING (digest, block) LEFT JOIN utterances USING (digest, block)",
            [value for place in some for value in place],
        ):
            found[digest, row[0]] = _block(connection, digest, row, dates.get(digest, {}))
    return found


def dates_of(connection: sqlite3.Connection, digest: str) -> Dates:
    """Every date of a document."""
    rows = connection.execute(
        f'SELECT digest, block, "row", "column", {_DATE} FROM dates WHERE digest = ? {_ORDER}',  # noqa: S608
        (digest,),
    )
    return _grouped(rows).get(digest, {})


def document_dates(connection: sqlite3.Connection, digests: Iterable[str]) -> dict[str, DateSpan]:
    """The own dates of documents, of those that have one."""
    found: dict[str, DateSpan] = {}
    for some in in_parts([(digest, -1) for digest in digests]):
        for digest, dates in _dates_at(connection, some).items():
            found |= ((digest, spans[0]) for spans in dates.values())
    return found


def in_parts(items: Iterable[T]) -> Iterator[list[T]]:
    """As many at a time as a statement takes."""
    listed = list(items)
    for begin in range(0, len(listed), _MOST):
        yield listed[begin : begin + _MOST]


def _dates_at(connection: sqlite3.Connection, places: Sequence[Place]) -> dict[str, Dates]:
    rows = connection.execute(
        f'{_wanted(places)} SELECT digest, block, "row", "column", {_DATE} '  # noqa: S608 - our own names
        f"FROM wanted JOIN dates USING (digest, block) {_ORDER}",
        [value for place in places for value in place],
    )
    return _grouped(rows)


def _wanted(places: Sequence[Place]) -> str:
    """The places as a table: ``(digest, block) IN (…)`` would read all blocks."""
    return f"WITH wanted(digest, block) AS (VALUES {','.join(['(?,?)'] * len(places))})"


def _grouped(rows: Iterable[tuple[Any, ...]]) -> dict[str, Dates]:
    found: dict[str, dict[DateKey, list[DateSpan]]] = {}
    for digest, block, at_row, column, *columns in rows:
        found.setdefault(digest, {}).setdefault((block, at_row, column), []).append(date_from(columns))
    return {digest: {key: tuple(spans) for key, spans in dates.items()} for digest, dates in found.items()}


def _block(connection: sqlite3.Connection, digest: str, row: Sequence[Any], dates: Dates) -> Block:
    block, form = row[:2]
    if form != "table":
        return text_block_from(row, dates.get((block, -1, -1), ()))
    return _table(connection, digest, row, dates)


def _table(connection: sqlite3.Connection, digest: str, row: Sequence[Any], dates: Dates) -> Table:
    block, _, page, x0, top, x1, bottom, section = row[:8]
    number, caption, row_count, column_count, header_rows, pages = connection.execute(
        'SELECT "table", caption, row_count, column_count, header_rows, pages FROM tables '
        "WHERE digest = ? AND block = ?",
        (digest, block),
    ).fetchone()
    rows = connection.execute(
        'SELECT page, x0, top, x1, bottom FROM rows WHERE digest = ? AND "table" = ? ORDER BY "row"',
        (digest, number),
    ).fetchall()
    cells = connection.execute(
        'SELECT "row", "column", row_span, column_span, is_header, text, page, x0, top, x1, bottom FROM cells '
        'WHERE digest = ? AND "table" = ? ORDER BY "row", "column"',
        (digest, number),
    )
    return Table(
        cells=tuple(cell_from(cell, dates.get((block, cell[0], cell[1]), ())) for cell in cells),
        row_count=row_count,
        column_count=column_count,
        header_rows=header_rows,
        locator=Locator(page=page, block=block, table=number, box=box_from((x0, top, x1, bottom))),
        caption=caption,
        section=strings_from_json(section),
        pages=tuple(map(int, strings_from_json(pages))),
        row_pages=tuple(row[0] for row in rows),
        row_boxes=tuple(box_from(row[1:]) for row in rows),
    )
