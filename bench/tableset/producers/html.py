"""Grids as HTML tables for Chromium's print."""

from html import escape

from bench.tableset.grid import Grid, GridCell
from samples.sources.office import browser_pdf

_STYLE = """
@page { size: A4; margin: 20mm 18mm }
body { font-family: 'IPAexGothic'; font-size: 10.5pt; line-height: 1.5; margin: 0 }
h1 { font-family: 'IPAexGothic'; font-size: 14pt; font-weight: normal; text-align: center }
h2 { font-family: 'IPAexGothic'; font-size: 12pt; font-weight: normal }
p { margin: 0.4em 0 }
table { border-collapse: collapse; width: 100% }
td, th { border: 0.75pt solid black; padding: 2pt 4pt; font-weight: normal; vertical-align: middle }
td.n { text-align: right }
.caption { margin: 1em 0 0.2em }
"""


def table(source: Grid, *, attributes: str = "", widths: tuple[int, ...] = ()) -> str:
    """The grid as a table element; figures stand at the right. ``widths`` in per cent."""
    columns = "".join(f'<col style="width:{w}%">' for w in widths)
    rows = ["<tr>" + "".join(map(_cell, source.starting_in(r))) + "</tr>" for r in range(source.row_count)]
    head, body = rows[: source.header_rows], rows[source.header_rows :]
    return f"<table {attributes}>{columns}<thead>{''.join(head)}</thead><tbody>{''.join(body)}</tbody></table>"


def _cell(cell: GridCell) -> str:
    spans = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    spans += f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    kind = ' class="n"' if is_figure(cell.text) else ""
    return f"<td{spans}{kind}>{escape(cell.text).replace(chr(10), '<br>')}</td>"


def is_figure(text: str) -> bool:
    """Does it stand at the right of its cell?"""
    return bool(text) and all(c in "0123456789０１２３４５６７８９,.，．△▲-％%" for c in text)


def page(body: str, style: str = "") -> bytes:
    """The body as Chromium prints it on A4."""
    return browser_pdf(
        f'<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><title>表</title><style>{_STYLE}{style}</style>'
        f"<body>{body}</body></html>"
    )
