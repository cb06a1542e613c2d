"""Tables as an Excel workbook: a list of them, and a sheet each, with dates and figures to calculate with.

The columns are those of the CSV. What a spreadsheet might run as a formula is written as text.
"""

import datetime as dt
import io
from collections.abc import Sequence

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from corpus.export.figures import figure
from corpus.export.merge import Part
from corpus.export.table_csv import ColumnRole, CsvColumn
from corpus.width import display_width

_FIRST_DAY = dt.date(1900, 3, 1)  # Excel takes 1900 for a leap year
_LONGEST = 32_767  # characters of a cell in Excel
_CUT = "…（長いため以下省略。全文はCSVにあります）"
_LIST = "一覧"
_LIST_HEAD = ("シート", "表題", "見出し", "ページ", "行数")
_LIST_WIDTHS = (12, 40, 50, 10, 8)
_A4 = 9
_CELL = {"valign": "top", "border": 1, "border_color": "#BFC7CA"}
_LINE, _HIGHEST = 16, 409  # points of a line, and of a row in Excel
_NARROWEST, _WIDEST = 8, 50  # columns of a sheet, in half-width characters


class _Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._numbers: dict[str, Format] = {}
        self.head = book.add_format({**_CELL, "bold": True, "bg_color": "#E6F0F3", "text_wrap": True})
        self.text = book.add_format({**_CELL, "text_wrap": True})
        self.link = book.add_format({**_CELL, "font_color": "#1F5C73", "underline": 1})

    def number(self, shown: str) -> Format:
        """The format of numbers and days that are shown so."""
        if shown not in self._numbers:
            self._numbers[shown] = self._book.add_format({**_CELL, "num_format": shown})
        return self._numbers[shown]


def workbook(parts: Sequence[Part], *, now: dt.datetime) -> bytes:
    """The tables of one document, of which there is at least one, as a file that is made ``now``."""
    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    document, name = parts[0].document, parts[0].name
    comments = f"{name.path}\nSHA-256 {document.digest}\n{document.fingerprint}"
    book.set_properties({"title": document.title, "comments": comments, "created": now})
    looks = _Looks(book)
    listed = book.add_worksheet(_LIST)
    for column, (title, width) in enumerate(zip(_LIST_HEAD, _LIST_WIDTHS, strict=True)):
        listed.write_string(0, column, title, looks.head)
        listed.set_column(column, column, width)
    _set_up(listed)
    for number, part in enumerate(parts, 1):
        sheet = book.add_worksheet(f"表{part.table.locator.table}")
        _write_table(sheet, part, looks)
        _list(listed, number, sheet.get_name(), part, looks)
    book.close()
    return buffer.getvalue()


def _list(listed: Worksheet, row: int, sheet: str, part: Part, looks: _Looks) -> None:
    """The table's line in the list, with a link to its sheet."""
    pages = part.table.pages
    shown = "" if not pages else f"{pages[0]}" if pages[0] == pages[-1] else f"{pages[0]}～{pages[-1]}"
    listed.write_url(row, 0, f"internal:'{sheet}'!A1", looks.link, sheet)
    for column, text in enumerate((part.table.caption, " › ".join(part.table.section), shown), 1):
        _write_text(listed, row, column, text, looks)
    listed.write_number(row, len(_LIST_HEAD) - 1, len(part.csv.rows), looks.number("0"))


def _write_table(sheet: Worksheet, part: Part, looks: _Looks) -> None:
    columns, rows = part.csv.columns, part.csv.rows
    widths = [_width(column.name, [row[place] for row in rows]) for place, column in enumerate(columns)]
    for place, (column, width) in enumerate(zip(columns, widths, strict=True)):
        sheet.write_string(0, place, column.name, looks.head)
        sheet.set_column(place, place, width)
    sheet.set_row(0, _height([column.name for column in columns], widths))
    for number, row in enumerate(rows, 1):
        sheet.set_row(number, _height(row, widths))
        for place, (column, text) in enumerate(zip(columns, row, strict=True)):
            _write_cell(sheet, number, place, column, text, looks)
    _set_up(sheet)
    sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)


def _set_up(sheet: Worksheet) -> None:
    """The head stays in sight; printed, it is on each page, and the columns fit on one."""
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_cell(sheet: Worksheet, row: int, place: int, column: CsvColumn, text: str, looks: _Looks) -> None:
    """A day where the column has days and the cell one of them, a number where the text is one, else the text."""
    if column.role in (ColumnRole.START, ColumnRole.END):
        if text and ";" not in text and (day := dt.date.fromisoformat(text)) >= _FIRST_DAY:
            sheet.write_datetime(row, place, dt.datetime.combine(day, dt.time()), looks.number("yyyy-mm-dd"))
            return
    elif (found := figure(text)) is not None:
        sheet.write_number(row, place, found.number, looks.number(found.format))
        return
    _write_text(sheet, row, place, text, looks)


def _write_text(sheet: Worksheet, row: int, place: int, text: str, looks: _Looks) -> None:
    if text:
        whole = text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT
        sheet.write_string(row, place, whole, looks.text)
    else:
        sheet.write_blank(row, place, None, looks.text)


def _width(name: str, texts: Sequence[str]) -> int:
    """As wide as its longest line, within bounds."""
    longest = max(display_width(line) for text in (name, *texts) for line in text.split("\n"))
    return min(_WIDEST, max(_NARROWEST, longest + 2))


def _height(texts: Sequence[str], widths: Sequence[int]) -> int:
    """Points for all lines of a row's cells; only Excel itself works that out when it opens a file."""
    lines = (
        sum(max(1, -(-display_width(line) // (width - 1))) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )
    return min(_HIGHEST, _LINE * max(lines))
