"""Pieces of WordprocessingML: runs, paragraphs, tables, text box, tracked changes, content control."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from samples.sources.content import Grid, GridCell
from samples.sources.inline import Mark, pieces

AUTHOR = 'w:author="こども家庭支援課" w:date="2025-01-06T09:00:00Z"'
TEXT_WIDTH = 9070  # twentieths of a point: A4 with margins of 25 mm


@dataclass(slots=True)
class NoteBook:
    """Collects the footnotes of one document and the ids of its tracked changes while the body is written."""

    notes: list[str] = field(default_factory=list)
    changes: int = 0

    def add_note(self, text: str) -> int:
        """The footnote's id (Word reserves 0 and 1 for the separators)."""
        self.notes.append(text)
        return len(self.notes) + 1

    def next_change(self) -> int:
        """A fresh id for a tracked change."""
        self.changes += 1
        return 100 + self.changes


def run(text: str, *, properties: str = "", tag: str = "w:t") -> str:
    """A run; line breaks in the text become w:br."""
    lines = f'</{tag}><w:br/><{tag} xml:space="preserve">'.join(escape(line) for line in text.split("\n"))
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{rpr}<{tag} xml:space="preserve">{lines}</{tag}></w:r>'


def marked_runs(markup: str, book: NoteBook) -> str:
    """The runs of a paragraph in inline markup, with tracked changes and footnote references."""
    out = []
    for piece in pieces(markup):
        match piece.mark:
            case Mark.PLAIN:
                out.append(run(piece.text))
            case Mark.INSERTED:
                out.append(f'<w:ins w:id="{book.next_change()}" {AUTHOR}>{run(piece.text)}</w:ins>')
            case Mark.DELETED:
                deleted = run(piece.text, tag="w:delText")
                out.append(f'<w:del w:id="{book.next_change()}" {AUTHOR}>{deleted}</w:del>')
            case Mark.NOTE:
                number = book.add_note(piece.text)
                out.append(
                    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
                    f'<w:footnoteReference w:id="{number}"/></w:r>'
                )
    return "".join(out)


def paragraph(runs: str, *, style: str = "", properties: str = "") -> str:
    """A paragraph of ready runs."""
    ppr = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    return f"<w:p>{f'<w:pPr>{ppr}</w:pPr>' if ppr else ''}{runs}</w:p>"


def content_control(runs: str, *, tag: str, number: int) -> str:
    """Runs inside a content control (w:sdt)."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/><w:id w:val="{number}"/><w:text/></w:sdtPr>'
        f"<w:sdtContent>{runs}</w:sdtContent></w:sdt>"
    )


def page_field() -> str:
    """The field PAGE, with a stored result of 1."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def text_box(text: str) -> str:
    """A framed text box at the top right of the page (DrawingML, anchored in the paragraph it is written into)."""
    width, height = 900_000, 300_000  # EMU: 25 mm x 8.3 mm
    words = paragraph(run(text, properties='<w:b/><w:sz w:val="24"/>'), properties='<w:jc w:val="center"/>')
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>440000</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        '<wp:docPr id="1" name="資料番号"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:txbx>'
        f"<w:txbxContent>{words}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="36000" tIns="18000" rIns="36000" bIns="18000" anchor="ctr"/></wps:wsp></a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></w:r>"
    )


def table(grid: Grid) -> str:
    """A ruled table with gridSpan and vMerge, a repeated header, rows that stay whole."""
    total = sum(grid.widths)
    widths = [round(TEXT_WIDTH * width / total) for width in grid.widths]
    at = {(cell.row, cell.column): cell for cell in grid.cells}
    below = {(row, cell.column): cell for cell in grid.cells for row in range(cell.row + 1, cell.row + cell.row_span)}
    rows = []
    for r in range(grid.row_count):
        cells = []
        for c in range(grid.column_count):
            if (r, c) in at:
                cells.append(_cell(grid, at[r, c], widths, is_continued=False))
            elif (r, c) in below:
                cells.append(_cell(grid, below[r, c], widths, is_continued=True))
        head = "<w:tblHeader/>" if r < grid.header_rows else ""
        rows.append(f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>")
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _cell(grid: Grid, cell: GridCell, widths: list[int], *, is_continued: bool) -> str:
    width = sum(widths[cell.column : cell.column + cell.column_span])
    span = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
    merge = ""
    if cell.row_span > 1:
        merge = "<w:vMerge/>" if is_continued else '<w:vMerge w:val="restart"/>'
    is_head = cell.row < grid.header_rows
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>' if is_head else ""
    align = ""
    if is_head:
        align = '<w:jc w:val="center"/>'
    elif grid.numeric_from is not None and cell.column >= grid.numeric_from:
        align = '<w:jc w:val="right"/>'
    lines: Iterable[str] = [""] if is_continued else cell.text.split("\n")
    words = "".join(paragraph(run(line) if line else "", style="TableText", properties=align) for line in lines)
    middle = '<w:vAlign w:val="center"/>' if is_head or cell.row_span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{shade}{middle}</w:tcPr>{words}</w:tc>'
