"""Grids as Typst markup, printed by Typst."""

import importlib
from pathlib import Path

from bench.tableset.grid import Grid, GridCell
from bench.tableset.producers.html import is_figure

_FONTS = Path("/usr/share/fonts/opentype")
_STYLE = """
#set page(paper: "a4", margin: (x: 18mm, y: 20mm))
#set text(font: "IPAexGothic", size: 10.5pt, lang: "ja")
#set par(leading: 0.6em)
"""


def table(
    source: Grid,
    columns: str,
    *,
    stroke: str = "0.5pt",
    fill: str = "none",
    repeats_head: bool = True,
    inset: str = "4pt",
) -> str:
    """The grid as a table; ``columns``, ``stroke`` and ``fill`` as Typst writes them."""
    head = ", ".join(_cell(c) for r in range(source.header_rows) for c in source.starting_in(r))
    body = ", ".join(_cell(c) for r in range(source.header_rows, source.row_count) for c in source.starting_in(r))
    repeat = "true" if repeats_head else "false"
    opening = f"table.header(repeat: {repeat}, {head}), " if head else ""
    return f"#table(columns: {columns}, stroke: {stroke}, fill: {fill}, inset: {inset}, {opening}{body})\n"


def _cell(cell: GridCell) -> str:
    align = "right" if is_figure(cell.text) else "left"
    lines = " #linebreak() ".join(_plain(line) for line in cell.text.split("\n"))
    return f"table.cell(rowspan: {cell.row_span}, colspan: {cell.column_span}, align: {align} + horizon)[{lines}]"


def _plain(text: str) -> str:
    return "".join(f"\\{c}" if c in "#*_[]$@<>=-+/~`\\" else c for c in text)


def document(body: str, style: str = "") -> bytes:
    """The markup as Typst prints it on A4."""
    source = f"{_STYLE}{style}{body}".encode()
    typst = importlib.import_module("typst")  # only makers of the set need it: bench/tableset/requirements.txt
    pdf: bytes = typst.compile(source, font_paths=[_FONTS], ignore_system_fonts=True)
    return pdf
