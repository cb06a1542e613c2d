"""Grids as a spreadsheet (flat OpenDocument), printed by LibreOffice Calc."""

import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from bench.tableset.grid import Grid
from bench.tableset.producers.html import is_figure
from samples.sources.office import ProducerMissingError

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)
_STAMP = re.compile(rb"\(D:\d{14}[^)]*\)")


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of text above, then a ruled grid whose first column is sheet column ``column``; ``bare``: no rules."""

    lines: tuple[str, ...]
    grid: Grid
    column: int = 0
    bare: bool = False
    diagonals: bool = False  # strokes through the empty cells
    repeats_head: bool = False  # the lines and the head rows stand on each page


def workbook(
    parts: tuple[Part, ...], widths: tuple[float, ...], *, landscape: bool = False, rule: str = "0.5pt"
) -> bytes:
    """One sheet with the parts below each other, columns of so many millimetres, as Calc prints it on A4."""
    page = (
        'fo:page-width="297mm" fo:page-height="210mm"' if landscape else 'fo:page-width="210mm" fo:page-height="297mm"'
    )
    styles = "".join(
        f'<style:style style:name="w{i}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{w}mm"/></style:style>'
        for i, w in enumerate(widths)
    )
    for name, align, extra in (
        ("ruled", "start", f'fo:border="{rule} solid #000000"'),
        ("figure", "end", f'fo:border="{rule} solid #000000"'),
        ("struck", "start", f'fo:border="{rule} solid #000000" style:diagonal-bl-tr="{rule} solid #000000"'),
        ("bare", "start", ""),
        ("barefigure", "end", ""),
    ):
        styles += (
            f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties {extra} '
            'fo:wrap-option="wrap" style:vertical-align="middle"/><style:paragraph-properties '
            f'fo:text-align="{align}"/><style:text-properties style:font-name-asian="IPAexGothic" '
            'style:font-name="IPAexGothic" fo:font-size="9pt" style:font-size-asian="9pt"/></style:style>'
        )
    columns = "".join(f'<table:table-column table:style-name="w{i}"/>' for i in range(len(widths)))
    body = "".join(_part(part, len(widths)) for part in parts)
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:font-face-decls>'
        '<style:font-face style:name="IPAexGothic" svg:font-family="IPAexGothic"/></office:font-face-decls>'
        f'<office:automatic-styles>{styles}<style:page-layout style:name="p"><style:page-layout-properties {page} '
        'fo:margin="15mm" style:print-orientation="portrait"/><style:header-style/><style:footer-style/>'
        '</style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Default" '
        'style:page-layout-name="p"><style:header style:display="false"/><style:footer style:display="false"/>'
        "</style:master-page></office:master-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="表">{columns}{body}</table:table>'
        "</office:spreadsheet></office:body></office:document>"
    )
    return _printed(document)


def _part(part: Part, count: int) -> str:
    rows = [f"<table:table-row>{_text('bare', line, 1, count)}</table:table-row>" for line in part.lines]
    for row in range(part.grid.row_count):
        cells = ["<table:table-cell/>"] * part.column
        for column in range(part.grid.column_count):
            cell = part.grid.at(row, column)
            if (cell.row, cell.column) != (row, column):
                cells.append("<table:covered-table-cell/>")
                continue
            style = ("bare" if part.bare else "") + ("figure" if is_figure(cell.text) else "" if part.bare else "ruled")
            if part.diagonals and not cell.text:
                style = "struck"
            cells.append(_text(style, cell.text, cell.row_span, cell.column_span))
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    head = len(part.lines) + part.grid.header_rows
    if part.repeats_head:
        rows[:head] = [f"<table:table-header-rows>{''.join(rows[:head])}</table:table-header-rows>"]
    return "".join(rows)


def _text(style: str, text: str, down: int, across: int) -> str:
    spans = f' table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"' if down * across > 1 else ""
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n")) if text else ""
    return f'<table:table-cell table:style-name="{style}" office:value-type="string"{spans}>{lines}</table:table-cell>'


def _printed(document: str) -> bytes:
    program = shutil.which("soffice")
    if program is None:
        raise ProducerMissingError(
            "soffice is not installed: LibreOffice Calc (apt-get install libreoffice-calc-nogui)"
        )
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "sheet.fods"
        source.write_text(document, encoding="utf-8")
        subprocess.run(
            [program, f"-env:UserInstallation=file://{scratch}/profile", "--headless", "--convert-to", "pdf",
             "--outdir", scratch, str(source)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        pdf = source.with_suffix(".pdf").read_bytes()
        return _STAMP.sub(lambda m: b"(D:20260320090000" + m[0][len("(D:20260320090000") :], pdf)
