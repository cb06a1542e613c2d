"""Grids as WordprocessingML, printed by LibreOffice Writer."""

import io
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape

from bench.tableset.grid import Grid, GridCell
from bench.tableset.producers.html import is_figure
from samples.sources.office import writer_pdf

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{_RELATION}"'
_PARTS = "http://schemas.openxmlformats.org/package/2006"
_MARGINS = (
    '<w:pgMar w:top="1304" w:right="1134" w:bottom="1304" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@dataclass(frozen=True, slots=True)
class Look:
    """How a table is drawn. ``rules``: line styles of the sides (top, left, bottom, right, insideH, insideV).

    ``vertical``: (row, column) of cells whose text runs downwards; ``heights``: (row, points) of rows that are higher.
    """

    rules: tuple[tuple[str, str], ...] = ()
    size: int = 4  # eighths of a point
    repeats_head: bool = True
    may_split: bool = True
    head_fill: str = ""
    bold_head: bool = False
    vertical: tuple[tuple[int, int], ...] = ()
    heights: tuple[tuple[int, int], ...] = ()
    line: int = 0  # twips between lines, 0: as the font says


def paragraph(
    text: str, *, size: float = 10.5, align: str = "left", is_bold: bool = False, spread: int = 0, extra: str = ""
) -> str:
    """A paragraph; ``spread``: points of letter-spacing; a tab character is a tab."""
    return (
        f'<w:p><w:pPr>{extra}<w:spacing w:after="60"/><w:jc w:val="{align}"/></w:pPr>'
        + _runs(text, size, is_bold, spread)
        + "</w:p>"
    )


def _runs(text: str, size: float, is_bold: bool, spread: int) -> str:
    marks = "<w:b/>" if is_bold else ""
    marks += f'<w:spacing w:val="{20 * spread}"/>' if spread else ""
    marks += f'<w:sz w:val="{round(2 * size)}"/><w:szCs w:val="{round(2 * size)}"/>'
    parts = []
    for number, line in enumerate(text.split("\n")):
        inner = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in line.split("\t"))
        parts.append(f"<w:r><w:rPr>{marks}</w:rPr>{'<w:br/>' if number else ''}{inner}</w:r>")
    return "".join(parts)


def page_break() -> str:
    """What follows begins on a new page."""
    return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def table(source: Grid, widths: tuple[int, ...], look: Look = Look(), *, size: float = 10.5, indent: int = 0) -> str:
    """The grid with columns of so many millimetres."""
    twips = [round(w * 56.69) for w in widths]
    style = dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), "single") | dict(look.rules)
    borders = "".join(f'<w:{side} w:val="{kind}" w:sz="{look.size}" w:color="000000"/>' for side, kind in style.items())
    rows = "".join(_row(source, row, twips, look, size) for row in range(source.row_count))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(twips)}" w:type="dxa"/><w:tblInd w:w="{indent}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
        + "".join(f'<w:gridCol w:w="{t}"/>' for t in twips)
        + f"</w:tblGrid>{rows}</w:tbl>"
    )


def _row(source: Grid, row: int, twips: list[int], look: Look, size: float) -> str:
    marks = "" if look.may_split else "<w:cantSplit/>"
    height = dict(look.heights).get(row)
    marks += f'<w:trHeight w:val="{20 * height}" w:hRule="atLeast"/>' if height else ""
    marks += "<w:tblHeader/>" if row < source.header_rows and look.repeats_head else ""
    cells, column = [], 0
    while column < source.column_count:
        cell = source.at(row, column)
        cells.append(_cell(cell, row, twips, look, size, is_head=row < source.header_rows))
        column += cell.column_span
    return f"<w:tr><w:trPr>{marks}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: GridCell, row: int, twips: list[int], look: Look, size: float, *, is_head: bool) -> str:
    width = sum(twips[cell.column : cell.column + cell.column_span])
    marks = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    marks += f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
    if cell.row_span > 1:
        marks += '<w:vMerge w:val="restart"/>' if row == cell.row else "<w:vMerge/>"
    marks += f'<w:shd w:val="clear" w:color="auto" w:fill="{look.head_fill}"/>' if is_head and look.head_fill else ""
    marks += '<w:textDirection w:val="tbRlV"/>' if (cell.row, cell.column) in look.vertical else ""
    marks += '<w:vAlign w:val="center"/>' if is_head else ""
    text = cell.text if row == cell.row else ""
    align = "right" if is_figure(text) else "center" if is_head else "left"
    spacing = f'<w:spacing w:line="{look.line}" w:lineRule="exact"/>' if look.line else ""
    return (
        f'<w:tc><w:tcPr>{marks}</w:tcPr><w:p><w:pPr>{spacing}<w:jc w:val="{align}"/></w:pPr>'
        + _runs(text, size, is_head and look.bold_head, 0)
        + "</w:p></w:tc>"
    )


def section_end(*, landscape: bool = False) -> str:
    """What stands above is printed in this direction; what follows begins on a new page."""
    return f"<w:p><w:pPr><w:sectPr><w:pgSz {_size(landscape)}/>{_MARGINS}</w:sectPr></w:pPr></w:p>"


def _size(landscape: bool) -> str:
    return 'w:w="16838" w:h="11906" w:orient="landscape"' if landscape else 'w:w="11906" w:h="16838"'


def document(
    *blocks: str,
    landscape: bool = False,
    page_frame: bool = False,
    columns: int = 1,
    header: str = "",
    footnotes: tuple[str, ...] = (),
) -> bytes:
    """The blocks as Writer prints them on A4.

    ``header`` stands above each page, with numbers below it; where ``[n]`` stands in a block, the page has the n-th of
    ``footnotes`` at its foot.
    """
    size = _size(landscape)
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="18" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right")
    )
    running = '<w:headerReference w:type="default" r:id="h"/><w:footerReference w:type="default" r:id="f"/>'
    section = (
        f"<w:sectPr>{running if header else ''}<w:pgSz {size}/>{_MARGINS}"
        f'{f"<w:pgBorders>{sides}</w:pgBorders>" if page_frame else ""}<w:cols w:num="{columns}" w:space="567"/>'
        "</w:sectPr>"
    )
    body = "".join(blocks)
    for number in range(1, len(footnotes) + 1):
        mark = f'</w:t></w:r><w:r><w:footnoteReference w:id="{number}"/></w:r><w:r><w:t>'
        body = body.replace(f"[{number}]", mark)
    extra = _other_parts(header, footnotes)
    relations = "".join(
        f'<Relationship Id="{name[0]}" Type="{_RELATION}/{kind}" Target="{name}.xml"/>' for name, kind, _ in extra
    )
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN.replace("document.main", kind)}"/>'
        for name, kind, _ in extra
    )
    files = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PARTS}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="{_MAIN}"/>{overrides}</Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PARTS}/relationships"><Relationship Id="r1" '
        f'Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_PARTS}/relationships">{relations}'
        "</Relationships>",
        "word/document.xml": f"{_HEAD}<w:document {_W}><w:body>{body}{section}</w:body></w:document>",
    }
    files |= {f"word/{name}.xml": _HEAD + content for name, _, content in extra}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return writer_pdf(buffer.getvalue())


def _other_parts(header: str, footnotes: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """(name, kind, content) of the parts beside the document."""
    fonts = (
        '<w:rFonts w:ascii="IPAexGothic" w:hAnsi="IPAexGothic" w:eastAsia="IPAexGothic"/><w:lang w:eastAsia="ja-JP"/>'
    )
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>"
    parts = [("styles", "styles", f"<w:styles {_W}>{defaults}</w:styles>")]
    if header:
        field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        field += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        centred = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
        parts.append(("header", "header", f"<w:hdr {_W}>{paragraph(header, size=9, align='right')}</w:hdr>"))
        parts.append(("footer", "footer", f"<w:ftr {_W}>{centred}{field}</w:p></w:ftr>"))
    if footnotes:
        mark = '<w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        notes = "".join(
            f'<w:footnote w:id="{number}">{mark}{_runs(" " + text, 9, False, 0)}</w:p></w:footnote>'
            for number, text in enumerate(footnotes, 1)
        )
        parts.append(("notes", "footnotes", f"<w:footnotes {_W}>{notes}</w:footnotes>"))
    return parts
