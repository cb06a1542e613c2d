"""The statistical paper as a page for the browser to print (A4, landscape)."""

from html import escape

from samples.sources.content import Grid, Note, Report, Text

_STYLE = """
@page { size: A4 landscape; margin: 18mm 20mm 16mm 20mm; }
body { font: 10.5pt/1.5 "IPAexMincho"; margin: 0; }
h1 { font: 15pt "IPAexGothic"; text-align: center; margin: 10mm 0 2mm; }
h2 { font: 11.5pt "IPAexGothic"; margin: 5mm 0 2mm; }
.box { position: absolute; right: 0; top: 0; border: 0.7pt solid #000; padding: 1mm 3mm; font: 12pt "IPAexGothic"; }
.origin { text-align: right; margin: 0; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
caption { text-align: left; font: 10.5pt "IPAexGothic"; padding: 2mm 0 1mm; }
caption span { float: right; font: 9pt "IPAexMincho"; }
th, td { border: 0.7pt solid #000; padding: 0.8mm 1.6mm; font: 10pt/1.35 "IPAexMincho"; }
thead th { background: #e4ecf4; }
td.number { text-align: right; }
.page { break-after: page; }
.page:last-child { break-after: auto; }
.note { font-size: 9pt; margin: 2mm 0 0; }
"""


def statistics_html(report: Report) -> str:
    """The page; each section begins a new sheet."""
    body = [
        f'<div class="box">{escape(report.box)}</div><h1>{escape(report.title)}</h1>'
        f'<p class="origin">{escape(report.date.surface)}　{escape(report.division)}</p>'
    ]
    for number, section in enumerate(report.sections):
        front = body.pop() if number == 0 else ""
        blocks = "".join(map(_block, section.blocks))
        body.append(f'<div class="page">{front}<h2>{escape(section.heading)}</h2>{blocks}</div>')
    return (
        f'<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>{escape(report.title)}</title>'
        f"<style>{_STYLE}</style></head><body>{''.join(body)}</body></html>"
    )


def _block(block: Text | Note | Grid) -> str:
    match block:
        case Text(text):
            return f"<p>{escape(text)}</p>"
        case Note(text):
            return f'<p class="note">{escape(text)}</p>'
        case Grid():
            return _table(block)


def _table(grid: Grid) -> str:
    total = sum(grid.widths)
    columns = "".join(f'<col style="width:{100 * width / total:.2f}%">' for width in grid.widths)
    head: list[str] = []
    body: list[str] = []
    for row in range(grid.row_count):
        cells = "".join(
            f"<{_tag(grid, row)}{_number(grid, row, cell.column)} "
            f'rowspan="{cell.row_span}" colspan="{cell.column_span}">'
            f"{escape(cell.text).replace(chr(10), '<br>')}</{_tag(grid, row)}>"
            for cell in grid.cells
            if cell.row == row
        )
        (head if row < grid.header_rows else body).append(f"<tr>{cells}</tr>")
    return (
        f"<table><caption>{escape(grid.caption)}<span>{escape(grid.unit)}</span></caption>"
        f"<colgroup>{columns}</colgroup><thead>{''.join(head)}</thead><tbody>{''.join(body)}</tbody></table>"
    )


def _tag(grid: Grid, row: int) -> str:
    return "th" if row < grid.header_rows else "td"


def _number(grid: Grid, row: int, column: int) -> str:
    is_number = row >= grid.header_rows and grid.numeric_from is not None and column >= grid.numeric_from
    return ' class="number"' if is_number else ""
