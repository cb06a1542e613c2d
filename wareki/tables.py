"""Dates in tables: the header row, the first column and the cells above give what a cell leaves out."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from wareki.context import Context
from wareki.eras import BY_SIGN, Era, era_of
from wareki.folding import fold
from wareki.reader import read
from wareki.resolution import REFERENCE
from wareki.span import DateSpan

Grid = Sequence[Sequence[str]]
Found = tuple[DateSpan, ...]

_ERA_IN_HEADER = re.compile(r"(令和|平成|昭和|大正|明治)(?! ?[0-9元])|\( ?([RHSTM令平昭]) ?\)")
_DATE_HEADER = re.compile(
    r"(?:年月日|月日|日付|日時|期日|実施日|開催日|実施時期|開催時期|時期|期間|日程|年月|施行日|開設日|認可日|締切|提出日|作成日"
    r"|[一-鿿]{1,4}日|日)(?: ?\(.*\))?$"
)
_FISCAL_HEADER = re.compile(r"^[^0-9]{0,6}年度(?:別|等)?$|^区分 ?[/・(]? ?年度\)?$|^年度 ?[/・] ?区分$")
_YEAR_HEADER = re.compile(r"^(?:年|年次|暦年|西暦|和暦)(?:別)?$")
_BARE_YEAR = re.compile(r"^(?:([RHSTM])|(令和|平成|昭和|大正))?[ ]?(\d{1,2}|元|(?:19|20)\d\d)(?:年度?)?$")


def find_dates_in_table(
    grid: Grid, *, header_rows: int = 0, reference: dt.date | None = None
) -> tuple[tuple[Found, ...], ...]:
    """The dates of every cell, in the shape of ``grid``; offsets are in the cell's text.

    ``header_rows`` rows at the top are known to be headers; with 0 the first row serves as one where it reads like it.
    """
    return _read_grid(grid, Context(reference=reference), header_rows)[0]


def _read_grid(grid: Grid, context: Context, header_rows: int) -> tuple[tuple[tuple[Found, ...], ...], Context]:
    folded = [[fold(cell).text.strip() for cell in row] for row in grid]
    columns = [
        _column_context(folded, column, header_rows, context) for column in range(max(map(len, folded), default=0))
    ]
    found: list[tuple[Found, ...]] = []
    for r, row in enumerate(folded):
        in_row, row_scope = context, None
        years = _year_row(row)
        cells: list[Found] = []
        for c, cell in enumerate(row):
            if years and (c > 0 or _letter_year(cell)) and _BARE_YEAR.match(cell):
                spans, in_row = _read_year(grid[r][c], cell, in_row, years)
                cells.append(spans)
                continue
            column = columns[c]
            here = in_row._replace(
                era=column.era or in_row.era or _current_era(column, context),
                era_source=column.era_source or REFERENCE,
                numeric=column.numeric,
                scope=row_scope or column.scope or in_row.scope,
                last=column.last if column.last is not None else in_row.last,
                last_calendar=column.last_calendar or in_row.last_calendar,
            )
            if column.years and _BARE_YEAR.match(cell):
                spans, after = _read_year(grid[r][c], cell, here, column.years)
            else:
                spans, after = read(grid[r][c], here)
            if spans:
                columns[c] = column._replace(
                    scope=after.scope, last=after.last, last_calendar=after.last_calendar, era=after.era
                )
                in_row, row_scope = in_row._replace(last=after.last), after.scope
            cells.append(spans)
        found.append(tuple(cells))
    return tuple(found), context


def _current_era(column: Context, context: Context) -> Era | None:
    """In a column of dates a bare 7.5.8 counts in the era of the document's date, where nothing else names one."""
    return era_of(context.reference) if column.numeric and context.reference is not None else None


def _column_context(folded: Sequence[Sequence[str]], column: int, header_rows: int, context: Context) -> Context:
    """What the cells at the head of a column say about the dates below."""
    found = Context()
    for row in folded[: max(header_rows, 1)]:
        header = "".join(row[column].split()) if column < len(row) else ""
        if not header or len(header) > 30:
            continue
        era = _ERA_IN_HEADER.search(header)
        if era is not None:
            found = found._replace(era=BY_SIGN[era[1] or era[2]], era_source=header, numeric=True)
        if _DATE_HEADER.search(header):
            found = found._replace(numeric=True)
        if _FISCAL_HEADER.match(header):
            found = found._replace(years="fiscal")
        elif _YEAR_HEADER.match(header):
            found = found._replace(years="calendar")
    return found


def _year_row(row: Sequence[str]) -> str:
    """What the bare years of a row are (R5, R6 in a row headed 年度), or "" where it is no row of years."""
    if not row:
        return ""
    head = "".join(row[0].split())
    if _FISCAL_HEADER.match(head):
        return "fiscal"
    if _YEAR_HEADER.match(head):
        return "calendar"
    return "calendar" if sum(map(_letter_year, row)) >= 2 else ""


def _letter_year(cell: str) -> bool:
    """Whether a cell is R5 and nothing else."""
    match = _BARE_YEAR.match(cell)
    return match is not None and match[1] is not None


def _read_year(text: str, cell: str, context: Context, years: str) -> tuple[Found, Context]:
    """A bare year as 年度 or 年: the unit is read from the header."""
    match = _BARE_YEAR.match(cell)
    era = context.era or (context.last.era if context.last else None)
    if match is None or not (match[1] or match[2] or era or len(match[3]) == 4):
        return (), context
    prefix = "" if match[1] or match[2] or era is None or len(match[3]) == 4 else era.name
    unit = "年度" if years == "fiscal" else "年"
    spans, after = read(f"{prefix}{cell}{unit}", context)
    if len(spans) != 1:
        return (), context
    begin = len(text) - len(text.lstrip())
    surface = text.strip()
    span = replace(spans[0], surface=surface, begin=begin, end=begin + len(surface))
    return (span,), after


def dates_in_tabbed_text(text: str, *, reference: dt.date | None = None) -> Found:
    """The dates of a text some of whose lines are rows of a table, parted by tabs."""
    found: list[DateSpan] = []
    context = Context(reference=reference)
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
