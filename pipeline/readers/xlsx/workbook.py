"""What the sheets of a workbook share: their names and order, texts, and how cells look."""

import re
from collections.abc import Iterator

from corpus.values import value
from pipeline.readers.characters import visible
from pipeline.readers.markup import Element
from pipeline.readers.ooxml.names import R
from pipeline.readers.ooxml.package import Package, Relationship
from pipeline.readers.xlsx.codes import BUILT_IN
from pipeline.readers.xlsx.names import S

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SIDES = {"left": 1, "right": 1, "start": 1, "end": 1, "top": 2, "bottom": 2}
BOXED = 3  # a side line and a line above or below


@value
class CellStyle:
    """How a cell looks. ``sides``: bit 1 for a line at a side, bit 2 for one above or below."""

    code: str = ""
    is_bold: bool = False
    sides: int = 0


_PLAIN = CellStyle()


@value
class SheetEntry:
    """A sheet as the workbook lists it."""

    name: str
    part: str
    is_hidden: bool


@value
class Workbook:
    """What the sheets share. ``is_1904``: days count from 1904."""

    sheets: tuple[SheetEntry, ...]
    strings: tuple[str, ...]
    styles: tuple[CellStyle, ...]
    is_1904: bool

    def style(self, index: str | None) -> CellStyle:
        """The style that a cell's ``s`` names; a plain one for none or nonsense."""
        at = _index(index)
        return self.styles[at] if at < len(self.styles) else _PLAIN


def read_workbook(package: Package) -> Workbook:
    """Raises UnreadableError where the workbook or a part that its sheets need cannot be read."""
    main = package.main_part()
    root = package.xml(main)
    links = package.relationships(main)
    targets = {link.id: link.target for link in links}
    sheets = tuple(
        SheetEntry(visible(sheet.get("name", "")), part, sheet.get("state", "visible") != "visible")
        for sheet in root.iterfind(f"{S}sheets/{S}sheet")
        if (part := targets.get(sheet.get(R + "id", ""))) is not None and package.has(part)
    )
    properties = root.find(S + "workbookPr")
    is_1904 = properties is not None and properties.get("date1904") in ("1", "true", "on")
    strings = tuple(_strings(_part(package, links, "sharedStrings")))
    return Workbook(sheets, strings, tuple(_styles(_part(package, links, "styles"))), is_1904)


def written(element: Element) -> str:
    """The text of a string item: its runs, without the readings (ふりがな) that Excel keeps beside them."""
    parts: list[str] = []
    for child in element:
        if child.tag == S + "t":
            parts.append(child.text or "")
        elif child.tag == S + "r":
            parts += (text.text or "" for text in child.iterfind(S + "t"))
    return unescaped("".join(parts))


def unescaped(text: str) -> str:
    """Characters that XML cannot hold stand as ``_x000D_``; control characters go."""
    return visible(_ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text)


def _part(package: Package, links: tuple[Relationship, ...], kind: str) -> Element | None:
    target = next((link.target for link in links if link.type == kind and package.has(link.target)), None)
    return None if target is None else package.xml(target)


def _strings(root: Element | None) -> Iterator[str]:
    if root is not None:
        yield from (written(item) for item in root.iterfind(S + "si"))


def _styles(root: Element | None) -> Iterator[CellStyle]:
    if root is None:
        return
    codes = dict(BUILT_IN) | {
        int(identifier): unescaped(entry.get("formatCode", ""))
        for entry in root.iterfind(f"{S}numFmts/{S}numFmt")
        if (identifier := entry.get("numFmtId", "")).isdecimal()
    }
    bold = [_is_bold(font) for font in root.iterfind(f"{S}fonts/{S}font")]
    sides = [_sides(border) for border in root.iterfind(f"{S}borders/{S}border")]
    for entry in root.iterfind(f"{S}cellXfs/{S}xf"):
        number, font, border = (_index(entry.get(name)) for name in ("numFmtId", "fontId", "borderId"))
        code = codes.get(number, "")
        yield CellStyle(
            "" if code == "General" else code,
            font < len(bold) and bold[font],
            sides[border] if border < len(sides) else 0,
        )


def _index(value: str | None) -> int:
    return int(value) if value is not None and value.isdecimal() and len(value) < 7 else 0


def _is_bold(font: Element) -> bool:
    mark = font.find(S + "b")
    return mark is not None and mark.get("val", "1") not in ("0", "false")


def _sides(border: Element) -> int:
    found = 0
    for name, bit in _SIDES.items():
        line = border.find(S + name)
        if line is not None and line.get("style", "none") != "none":
            found |= bit
    return found
