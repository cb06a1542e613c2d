"""Dates in tables: the header row, the first column and the cells above give what a cell leaves out."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from wareki.columns import (
    BARE_YEAR,
    Column,
    Found,
    alone,
    columns_of,
    current_era,
    head_rows,
    letter_year,
    parted_dates,
    year_row,
)
from wareki.context import Context
from wareki.eras import era_of_next
from wareki.folding import fold
from wareki.headings import context_below
from wareki.resolution import REFERENCE
from wareki.scan import read
from wareki.span import DateSpan, Flag, Precision
from wareki.tokens import value_of

Grid = Sequence[Sequence[str]]

_DITTO = ("〃", "″", "同上", "々", "''", '"', "”", "仝")
_COMPACT = re.compile(r"^(?:((?:19|20)\d\d)|([RHS]\d\d))(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$")
_MONTH = re.compile(r"^(?:0?[1-9]|1[0-2])$")


def find_dates_in_table(
    grid: Grid, *, header_rows: int = 0, reference: dt.date | None = None, headings: Sequence[str] = ()
) -> tuple[tuple[Found, ...], ...]:
    """The dates of every cell, in the shape of ``grid``; offsets are in the cell's text.

    ``header_rows`` rows at the top are known to be headers; with 0 the first row serves as one where it reads like it.
    ``headings`` stand above the table, the nearest last (see ``find_dates``).
    """
    return _read_grid(grid, context_below(headings, reference), header_rows)[0]


def _read_grid(grid: Grid, context: Context, header_rows: int) -> tuple[tuple[tuple[Found, ...], ...], Context]:
    folded = [[fold(cell).text.strip() for cell in row] for row in grid]
    head = head_rows(folded, header_rows)
    columns = columns_of(folded, head, context)
    parted = parted_dates(folded, head)
    carried: dict[int, tuple[str, ...]] = {}
    found: list[tuple[Found, ...]] = []
    for r, row in enumerate(folded):
        in_row = context
        row_says = False
        years = year_row(row)
        whole = _parted(grid[r], row, parted, columns, carried, context) if r >= head else {}
        cells: list[Found] = []
        for c, cell in enumerate(row):
            if c in whole:
                cells.append(whole[c])
                continue
            if years and (c > 0 or letter_year(cell)) and BARE_YEAR.match(cell):
                spans, in_row = _read_year(grid[r][c], cell, in_row, years)
                cells.append(spans)
                continue
            column = columns[c]
            here = _context_of_cell(column, in_row, context, row_says=row_says)
            spans, after = _read_cell(grid[r][c], cell, column, here)
            if spans:
                known = column.context._replace(
                    scope=after.scope, last=after.last, last_calendar=after.last_calendar, era=after.era
                )
                columns[c] = column._replace(context=known, above=spans)
                if after.scope is not None and after.scope is not here.scope:
                    in_row, row_says = in_row._replace(scope=after.scope), True
                in_row = in_row._replace(last=after.last)
            elif cell:
                columns[c] = column._replace(above=())
            elif r < head and c > 0 and column.context.scope is None:
                # a head over several columns, whose other cells are blank
                columns[c] = column._replace(context=column.context._replace(scope=columns[c - 1].context.scope))
            cells.append(spans)
        found.append(tuple(cells))
        if alone(row) and any(span.precision in (Precision.YEAR, Precision.FISCAL_YEAR) for span in cells[0]):
            # a title above the rows below it
            context = context._replace(scope=in_row.scope, last=None, last_calendar=None)
            columns = [_below_title(column) for column in columns]
    return tuple(found), context


def _below_title(column: Column) -> Column:
    return column._replace(context=column.context._replace(scope=None, last=None, last_calendar=None))


def _context_of_cell(column: Column, in_row: Context, context: Context, *, row_says: bool) -> Context:
    """What is known in a cell: from its column, else from the cells before it in its row."""
    known = column.context
    return in_row._replace(
        era=known.era or in_row.era or current_era(column, context),
        era_source=known.era_source or REFERENCE,
        numeric=known.numeric,
        scope=in_row.scope if row_says else known.scope or in_row.scope,
        last=known.last if known.last is not None else in_row.last,
        last_calendar=known.last_calendar or in_row.last_calendar,
    )


def _read_cell(text: str, cell: str, column: Column, context: Context) -> tuple[Found, Context]:
    years = column.context.years
    if years and BARE_YEAR.match(cell):
        return _read_year(text, cell, context, years)
    if cell in _DITTO and len(column.above) == 1:
        (above,) = column.above
        again = replace(above, flags=above.flags | {Flag.INFERRED}, inferred_from=above.inferred_from or above.surface)
        return _as_written(text, (again,)), context
    if column.months and _MONTH.match(cell) and (context.scope or context.last):
        return _read_as(text, f"{cell}月", context)
    compact = _COMPACT.match(cell) if column.context.numeric else None
    if compact is not None:
        separator = "-" if compact[1] else "."
        return _read_as(text, separator.join((compact[1] or compact[2], compact[3], compact[4])), context)
    return read(text, context)


def _read_as(text: str, spelled: str, context: Context) -> tuple[Found, Context]:
    """The date of a cell as ``spelled``, with the surface that the cell writes."""
    spans, after = read(spelled, context)
    return (_as_written(text, spans), after) if len(spans) == 1 else ((), context)


def _as_written(text: str, spans: Found) -> Found:
    begin, surface = len(text) - len(text.lstrip()), text.strip()
    return tuple(replace(span, surface=surface, begin=begin, end=begin + len(surface)) for span in spans)


def _read_year(text: str, cell: str, context: Context, years: str) -> tuple[Found, Context]:
    """A bare year as 年度 or 年: the unit is read from the header."""
    match = BARE_YEAR.match(cell)
    era = context.era or (context.last.era if context.last else None)
    if match is None or not (match[1] or match[2] or era or len(match[3]) == 4):
        return (), context
    if era is not None and context.last is not None and context.last.era is era:
        era = era_of_next(era, value_of(match[3]), context.last.year)
    prefix = "" if match[1] or match[2] or era is None or len(match[3]) == 4 else era.name
    year = cell.removesuffix(match["remark"] or "")
    written = text.strip()[: len(year)]
    spans, after = _read_as(written, f"{prefix}{year}{'' if year.endswith(('年', '度')) else _UNITS[years]}", context)
    blanks = len(text) - len(text.lstrip())
    return tuple(replace(span, begin=span.begin + blanks, end=span.end + blanks) for span in spans), after


_UNITS = {"fiscal": "年度", "calendar": "年"}


def _parted(
    texts: Sequence[str],
    row: Sequence[str],
    parted: Mapping[int, int],
    columns: Sequence[Column],
    carried: dict[int, tuple[str, ...]],
    context: Context,
) -> dict[int, Found]:
    """The dates of a row that are parted into 年, 月, 日 or 月, 日: the first cell that is not empty carries the whole
    date. A year or month that is left out is the one above (``carried``)."""
    found: dict[int, Found] = {}
    for c, width in parted.items():
        cells = [row[i] if i < len(row) else "" for i in range(c, c + width)]
        above = carried.get(c, ("",) * width)
        whole = [cell if cell and cell not in _DITTO else old for cell, old in zip(cells, above, strict=False)]
        year = whole[0].removesuffix("年") if width == 3 else ""
        month, day = whole[width - 2].removesuffix("月"), cells[-1].removesuffix("日")
        match = BARE_YEAR.match(year)
        if (width == 3 and match is None) or not _MONTH.match(month) or not day.isdecimal():
            continue
        carried[c] = tuple(whole)
        era = columns[c].context.era or current_era(columns[c], context)
        prefix = era.name if match and era and not (match[1] or match[2] or len(match[3]) == 4) else ""
        at = next(i for i in range(width) if cells[i])
        spans, _ = _read_as(texts[c + at], f"{prefix}{year}{'年' if year else ''}{month}月{day}日", context)
        if spans:
            source = "".join(cells)
            told = (replace(span, flags=span.flags | {Flag.INFERRED}, inferred_from=source) for span in spans)
            found |= dict.fromkeys(range(c, c + width), ())
            found[c + at] = tuple(told)
    return found


def dates_in_tabbed_text(text: str, context: Context) -> Found:
    """The dates of a text some of whose lines are rows of a table, parted by tabs."""
    found: list[DateSpan] = []
    at = 0
    for is_table, lines in _blocks(text):
        if is_table:
            grid = [line.rstrip("\r\n").split("\t") for line in lines]
            cells, context = _read_grid(grid, context, 0)
            for line, row, spans_of_row in zip(lines, grid, cells, strict=True):
                offset = at
                for cell, spans in zip(row, spans_of_row, strict=True):
                    found.extend(replace(s, begin=s.begin + offset, end=s.end + offset) for s in spans)
                    offset += len(cell) + 1
                at += len(line)
        else:
            prose = "".join(lines)
            spans, context = read(prose, context)
            found.extend(replace(s, begin=s.begin + at, end=s.end + at) for s in spans)
            at += len(prose)
    return tuple(found)


def _blocks(text: str) -> list[tuple[bool, list[str]]]:
    blocks: list[tuple[bool, list[str]]] = []
    for line in text.splitlines(keepends=True):
        is_table = "\t" in line
        if not blocks or blocks[-1][0] != is_table:
            blocks.append((is_table, []))
        blocks[-1][1].append(line)
    return blocks
