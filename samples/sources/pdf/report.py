"""A progress report as PDF."""

from samples.sources.content import Grid, Note, Report, Text
from samples.sources.pdf.flow import Flow
from samples.sources.pdf.sheet import GOTHIC, HEIGHT, WIDTH, Sheet, width
from samples.sources.pdf.table import draw_table
from samples.sources.pdf.wrap import wrap

_LEADING = 18.5


def report_pdf(report: Report) -> bytes:
    """The file's bytes."""

    def furnish(sheet: Sheet, page: int) -> None:
        number = f"- {page} -"
        sheet.write((WIDTH - width(number, size=9)) / 2, HEIGHT - 36, number, size=9)
        if page > 1:
            head = report.running_head
            sheet.write(WIDTH - 62 - width(head, size=8), 44, head, size=8)

    flow = Flow(Sheet(""), furnish)
    _front(flow, report)
    for section in report.sections:
        # a heading does not stand alone at the foot of a page
        flow.need(110)
        flow.advance(8)
        _lines(flow, section.heading, font=GOTHIC, size=11)
        flow.advance(3)
        for block in section.blocks:
            match block:
                case Text(text):
                    flow.advance(4)
                    _lines(flow, text, indent=10.5)
                case Note(text):
                    _lines(flow, text, size=9, leading=13.5)
                    flow.advance(3)
                case Grid():
                    _table(flow, block)
    return flow.sheet.finish()


def _front(flow: Flow, report: Report) -> None:
    wide = width(report.box, font=GOTHIC, size=12)
    flow.sheet.frame(flow.right - wide - 16, 34, flow.right, 56)
    flow.sheet.write(flow.right - wide - 8, 49.5, report.box, font=GOTHIC, size=12)
    flow.advance(10)
    for line in report.title.split("\n"):
        flow.advance(20)
        flow.sheet.write((WIDTH - width(line, font=GOTHIC, size=14)) / 2, flow.y, line, font=GOTHIC, size=14)
    flow.advance(26)
    origin = f"{report.date.surface}　{report.division}"
    flow.sheet.write(flow.right - width(origin), flow.y, origin)
    flow.advance(12)
    _lines(flow, report.lead, indent=10.5)
    flow.advance(8)
    _lines(flow, report.list_heading, font=GOTHIC, size=12)


def _table(flow: Flow, grid: Grid) -> None:
    if grid.caption:
        flow.need(150)
        flow.advance(6)
        flow.sheet.write(flow.left, flow.y + 12, grid.caption, font=GOTHIC, size=10)
        flow.sheet.write(flow.right - width(grid.unit, size=9), flow.y + 12, grid.unit, size=9)
        flow.advance(17)
    draw_table(flow, grid)
    flow.advance(6)


def _lines(
    flow: Flow,
    text: str,
    *,
    font: str = "IPAexMincho",
    size: float = 10.5,
    leading: float = _LEADING,
    indent: float = 0.0,
) -> None:
    for number, line in enumerate(wrap(text, flow.right - flow.left, font=font, size=size, indent=indent)):
        flow.need(leading)
        flow.advance(leading)
        flow.sheet.write(flow.left + (indent if number == 0 else 0.0), flow.y - 4, line, font=font, size=size)
