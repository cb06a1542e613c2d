"""Excel workbooks made from raw XML: only what a test is about, in the smallest package that Excel would open."""

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.pipeline.readers.docx_files import content_types, relationships

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns="{_MAIN}" xmlns:r="{_OFFICE}"'


@dataclass(frozen=True, slots=True)
class SheetXml:
    """A sheet: rows of ``<c>`` elements (see ``c``), and what stands around them."""

    name: str
    rows: Sequence[str] = ()
    state: str = "visible"
    before: str = ""
    after: str = ""
    links: Sequence[tuple[str, str, str]] = ()


def c(reference: str, value: str, kind: str = "n", style: int = 0) -> str:
    """A cell: a number, or a text where ``kind`` is inlineStr."""
    inside = f"<is><t>{value}</t></is>" if kind == "inlineStr" else f"<v>{value}</v>"
    return f'<c r="{reference}" t="{kind}" s="{style}">{inside if value else ""}</c>'


def t(reference: str, text: str, style: int = 0) -> str:
    """A cell with a text."""
    return c(reference, text, "inlineStr", style)


def row(number: int, *cells: str, attributes: str = "") -> str:
    """A row of cells."""
    return f'<row r="{number}" {attributes}>{"".join(cells)}</row>'


def styles(*codes: str) -> str:
    """Styles: 0 plain, 1 framed on all sides, 2 bold, then one for each number format."""
    formats = "".join(f'<numFmt numFmtId="{164 + i}" formatCode="{code}"/>' for i, code in enumerate(codes))
    line = "".join(f'<{side} style="thin"/>' for side in ("left", "right", "top", "bottom"))
    cells = '<xf/><xf borderId="1"/><xf fontId="1"/>'
    cells += "".join(f'<xf numFmtId="{164 + i}"/>' for i in range(len(codes)))
    return (
        f"<styleSheet {NAMESPACES}><numFmts>{formats}</numFmts><fonts><font/><font><b/></font></fonts>"
        f"<borders><border/><border>{line}</border></borders><cellXfs>{cells}</cellXfs></styleSheet>"
    )


def write_xlsx(
    path: Path,
    sheets: Sequence[SheetXml],
    *,
    style_sheet: str = "",
    strings: str = "",
    workbook: str = "",
    parts: Mapping[str, str] | None = None,
) -> Path:
    """A workbook with these sheets; ``workbook`` stands before the list of sheets, ``parts`` are further members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        kinds = {f"xl__worksheets__sheet{i}": "spreadsheetml.worksheet" for i in range(1, len(sheets) + 1)}
        kinds |= {"xl__workbook": "spreadsheetml.sheet.main", "xl__styles": "spreadsheetml.styles"}
        kinds |= {"xl__sharedStrings": "spreadsheetml.sharedStrings"}
        archive.writestr("[Content_Types].xml", content_types(**kinds))
        archive.writestr("_rels/.rels", relationships(("rId1", "officeDocument", "xl/workbook.xml")))
        listed = "".join(
            f'<sheet name="{sheet.name}" sheetId="{i}" state="{sheet.state}" r:id="s{i}"/>'
            for i, sheet in enumerate(sheets, 1)
        )
        archive.writestr("xl/workbook.xml", f"<workbook {NAMESPACES}>{workbook}<sheets>{listed}</sheets></workbook>")
        links = [(f"s{i}", "worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)]
        links += [("st", "styles", "styles.xml"), ("ss", "sharedStrings", "sharedStrings.xml")]
        archive.writestr("xl/_rels/workbook.xml.rels", relationships(*links))
        archive.writestr("xl/styles.xml", style_sheet or styles())
        archive.writestr("xl/sharedStrings.xml", f"<sst {NAMESPACES}>{strings}</sst>")
        for i, sheet in enumerate(sheets, 1):
            data = f"{sheet.before}<sheetData>{''.join(sheet.rows)}</sheetData>{sheet.after}"
            archive.writestr(f"xl/worksheets/sheet{i}.xml", f"<worksheet {NAMESPACES}>{data}</worksheet>")
            archive.writestr(f"xl/worksheets/_rels/sheet{i}.xml.rels", relationships(*sheet.links))
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return path
