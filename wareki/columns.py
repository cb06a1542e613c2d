"""What the head of a table says about the dates below: an era, a year, what bare figures and bare years are."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from wareki.context import Context
from wareki.eras import BY_SIGN, Era, era_of
from wareki.intervals import APRIL
from wareki.scan import read
from wareki.span import DateSpan

Folded = Sequence[Sequence[str]]
Found = tuple[DateSpan, ...]

_ERA_IN_HEADER = re.compile(r"(令和|平成|昭和|大正|明治)(?! ?[0-9元])|\( ?([RHSTM令平昭]) ?\)")
_YEAR_IN_HEADER = re.compile(r"\( ?((?:[RHSTM]|令和|平成|昭和) ?(?:[0-9]{1,2}|元)) ?\)$")
_DATE_HEADER = re.compile(
    r"(?:年月日|月日|日付|日時|期日|実施日|開催日|年月|施行日|開設日|認可日|締切|提出日|作成日|^日)(?: ?\(.*\))?$"
)
# Below these stand lengths of time and averages as well: a cell has to show that they are days.
_MAYBE_DATE_HEADER = re.compile(r"(?:時期|期間|日程|[一-鿿]{1,4}日)(?: ?\((?!(?:年|月|日|か月|ヶ月|時間)数?\)).*\))?$")
_NO_DATE_HEADER = re.compile("平均|(?:平|休|祝|土|毎|終|全|半|曜)日|延べ")
_CLEAR_DATE = re.compile(
    r"[RHSTM令平昭大明] ?[0-9元]{1,2}[./年]|[0-9] ?[月日]|[0-9]{4}[./年-]|^[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{1,2}"
)
_LATE_DAY = re.compile(r"(?<![0-9.])[0-9]{1,2}[./](?:1[3-9]|2[0-9]|3[01])(?![0-9.%])")
_FIGURES = re.compile(r"([0-9]+)[./]([0-9]+)")
_MONTH_HEADER = re.compile(r"^(?:年月|月|月別)(?: ?\(.*\))?$")
_FISCAL_HEADER = re.compile(r"^[^0-9]{0,6}年度(?:別|等)?$|^区分 ?[/・(]? ?年度\)?$|^年度 ?[/・] ?区分$")
_YEAR_HEADER = re.compile(r"^(?:年|年次|暦年|西暦|和暦)(?:別)?$")
_SHARES = re.compile("率|割合|補助|負担|比|達成|出席")
_MONTH_AND_DAY = re.compile(r"^(0?[1-9]|1[0-2])/(0?[1-9]|[12][0-9]|3[01])$")
_REMARK = r"(?P<remark> ?\((?:見込|予定|計画|目標|実績|速報|推計|決算|予算)[^()]{0,4}\))?"
BARE_YEAR = re.compile(rf"^(?:([RHSTM])|(令和|平成|昭和|大正))?[ ]?(\d{{1,2}}|元|(?:19|20)\d\d)(?:年度?)?{_REMARK}$")


class Column(NamedTuple):
    """The context of a column's next cell; in a column of ``months`` bare numbers are months. ``above`` are the dates
    of the cell above, which a ditto mark repeats."""

    context: Context
    months: bool = False
    above: Found = ()


def alone(row: Sequence[str]) -> str:
    """The only text of a row (a title over all columns, one wide cell or the same text in each), else ""."""
    texts = {cell for cell in row if cell}
    return texts.pop() if len(texts) == 1 and (len(row) > 1) else ""


def head_rows(folded: Folded, header_rows: int) -> int:
    """How many rows are the head: those known to be, else the first one and the titles above it."""
    if header_rows:
        return header_rows
    titles = 0
    while titles < min(len(folded) - 1, 3) and alone(folded[titles]):
        titles += 1
    return titles + 1


def columns_of(folded: Folded, head: int, context: Context) -> list[Column]:
    """The columns of a table as their heads describe them."""
    return [_column(folded, column, head, context) for column in range(max(map(len, folded), default=0))]


def _column(folded: Folded, column: int, head: int, context: Context) -> Column:
    found, months, year = Context(), False, ""
    for row in folded[:head]:
        header = "".join(row[column].split()) if column < len(row) else ""
        if not header or len(header) > 30:
            continue
        era = _ERA_IN_HEADER.search(header)
        if era is not None:
            found = found._replace(era=BY_SIGN[era[1] or era[2]], era_source=header, numeric=True)
        if _DATE_HEADER.search(header) or (
            _MAYBE_DATE_HEADER.search(header)
            and not _NO_DATE_HEADER.search(header)
            and _shows_days(folded, column, head)
        ):
            found = found._replace(numeric=True)
            own = _YEAR_IN_HEADER.search(header)
            if own is not None:
                found = found._replace(scope=read(f"{own[1]}年", context)[1].scope)
        months = months or bool(_MONTH_HEADER.match(header))
        if any(c.isdigit() for c in header) and not _SHARES.search(header):
            year = header
        if _FISCAL_HEADER.match(header):
            found = found._replace(years="fiscal")
        elif _YEAR_HEADER.match(header):
            found = found._replace(years="calendar")
    if year and _holds_days(folded, column, head, fiscal="年度" in year):
        found = found._replace(numeric=True)
    return Column(found, months)


def _shows_days(folded: Folded, column: int, head: int) -> bool:
    """Whether a cell below is surely a date, or all figures can be days and one of them is too late for a share."""
    cells = [row[column] for row in folded[head:] if column < len(row)]
    if any(_CLEAR_DATE.search(cell) for cell in cells):
        return True
    figures = [match for match in map(_FIGURES.fullmatch, cells) if match]
    possible = all(int(match[1]) <= 12 and int(match[2]) <= 31 for match in figures)
    return possible and any(_LATE_DAY.search(cell) for cell in cells)


def _holds_days(folded: Folded, column: int, head: int, *, fiscal: bool) -> bool:
    """Whether a column below a year holds 5/10, 1/17 and the like throughout, in the order of that (fiscal) year: what
    is shares or counts is not so."""
    cells = [row[column] for row in folded[head:] if column < len(row) and row[column].strip("- ")]
    days = [(int(match[1]), int(match[2])) for match in map(_MONTH_AND_DAY.match, cells) if match]
    if len(days) < len(cells) or len(days) < 2 or max(day for _, day in days) <= 12:
        return False
    order = [((month - APRIL) % 12, day) for month, day in days] if fiscal else days
    return order == sorted(order)


def parted_dates(folded: Folded, head: int) -> dict[int, int]:
    """The first columns of dates that are parted into 年, 月, 日 (three columns) or 月, 日 (two)."""
    found: dict[int, int] = {}
    for row in folded[:head]:
        names = [re.sub(r"\(.*\)", "", "".join(cell.split())) for cell in row]
        for c in range(len(names) - 1):
            if names[c : c + 3] == ["年", "月", "日"]:
                found[c] = 3
            elif names[c : c + 2] == ["月", "日"] and names[max(c - 1, 0)] != "年":
                found[c] = 2
    return found


def year_row(row: Sequence[str]) -> str:
    """What the bare years of a row are (R5, R6 in a row headed 年度), or "" where it is no row of years."""
    if not row:
        return ""
    head = "".join(row[0].split())
    if _FISCAL_HEADER.match(head):
        return "fiscal"
    if _YEAR_HEADER.match(head):
        return "calendar"
    return "calendar" if sum(map(letter_year, row)) >= 2 else ""


def letter_year(cell: str) -> bool:
    """Whether a cell is R5 and nothing else."""
    match = BARE_YEAR.match(cell)
    return match is not None and match[1] is not None


def current_era(column: Column, context: Context) -> Era | None:
    """In a column of dates a bare 7.5.8 counts in the era of the document's date, where nothing else names one."""
    return era_of(context.reference) if column.context.numeric and context.reference is not None else None
