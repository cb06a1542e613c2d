"""Word files made from raw XML: only what a test is about, in the smallest package that Word itself would open."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from pipeline.raw import RawElement, RawNote, RawTable
from pipeline.readers.docx import READER

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN_TYPE}"/></Types>'
)


def content_types(**parts: str) -> str:
    """The list of content types: the part's name (``__`` for ``/``, ``.xml`` added) to the last part of its type."""
    office = "application/vnd.openxmlformats-officedocument"
    listed = "".join(
        f'<Override PartName="/{name.replace("__", "/")}.xml" ContentType="{office}.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{listed}</Types>"
    )


def relationships(*links: tuple[str, str, str]) -> str:
    """A ``.rels`` part from (id, last step of the type, target)."""
    inside = "".join(f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{to}"/>' for i, kind, to in links)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def root(name: str, inside: str) -> str:
    """A part's root element with all namespaces declared."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{name} {NAMESPACES}>{inside}</w:{name}>'


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    before = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{before}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(text: str, properties: str = "") -> str:
    """A cell of one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str, properties: str = "") -> str:
    """A table."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def write_docx(path: Path, body: str, parts: Mapping[str, str] | None = None) -> Path:
    """A Word file with this body.

    ``parts`` maps parts of ``word/`` to the inside of their roots: ``styles``, ``numbering``, ``footnotes``,
    ``endnotes``, ``settings``, ``header1``, ``footer1``; their relationship id is their name.
    """
    parts = parts or {}
    kinds = {"header1": "header", "footer1": "footer"}
    roots = {"header1": "hdr", "footer1": "ftr"}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", relationships(("rId1", "officeDocument", "word/document.xml")))
        archive.writestr("word/document.xml", root("document", f"<w:body>{body}</w:body>"))
        links = relationships(*((name, kinds.get(name, name), f"{name}.xml") for name in parts))
        archive.writestr("word/_rels/document.xml.rels", links)
        for name, inside in parts.items():
            archive.writestr(f"word/{name}.xml", root(roots.get(name, name), inside))
    return path


def read_elements(path: Path) -> tuple[RawElement, ...]:
    """The elements of the document's only page."""
    (page,) = READER.read(path).pages
    assert page.number is None
    return page.elements


def texts(path: Path) -> list[str]:
    """Each element as text: paragraphs as they are, notes with their mark, tables row by row."""
    return [as_text(element) for element in read_elements(path)]


def as_text(element: RawElement) -> str:
    """One element as text."""
    if isinstance(element, RawNote):
        return f"[{element.mark}] {element.text}"
    if isinstance(element, RawTable):
        return "\n".join("|".join(row) for row in grid(element))
    return element.text


def grid(table: RawTable) -> list[list[str]]:
    """The table's rows, a merged cell's text in its top-left slot, ``^`` in the others."""
    rows = [[""] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                assert rows[row][column] == "", "cells overlap"
                rows[row][column] = "^"
        rows[cell.row][cell.column] = cell.text
    return rows
