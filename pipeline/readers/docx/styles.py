"""What the styles of a document say about its paragraphs, with inheritance resolved once."""

import re
from dataclasses import replace

from corpus.values import value
from pipeline.readers.docx.names import VALUE, W
from pipeline.readers.docx.values import child_value, is_on, whole_number
from pipeline.readers.markup import Element

_HEADING = re.compile(r"(?:heading|見出し)\s*([1-9１-９])(?:\s*(?:char|\(文字\)))?$", re.I)
_TITLES = frozenset({"title", "表題"})
# outlineLvl 9 says: body text, whatever the parent style is
_BODY_LEVEL = 9


@value
class Style:
    """A style with all that it inherits. ``outline_level`` counts from 1; ``num_id`` and ``level`` name its list."""

    outline_level: int | None = None
    is_title: bool = False
    is_bold: bool = False
    is_hidden: bool = False
    font: str = ""
    num_id: str | None = None
    level: int | None = None
    has_bold_first_row: bool = False


PLAIN = Style()


class Styles:
    """The styles of a document by id. An unknown or missing id is the default paragraph style."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {}
        self._default = PLAIN
        if root is None:
            return
        for element in root.iterfind(W + "style"):
            self._elements.setdefault(element.get(W + "styleId", ""), element)
        for identifier, element in self._elements.items():
            if element.get(W + "type") == "paragraph" and is_on(element.get(W + "default", "0")):
                self._default = self._resolve(identifier)

    def paragraph(self, identifier: str | None) -> Style:
        """The paragraph style of this id."""
        return self._default if identifier not in self._elements else self._resolve(identifier)

    def named(self, identifier: str | None) -> Style:
        """The character or table style of this id; a plain one where there is none."""
        return PLAIN if identifier not in self._elements else self._resolve(identifier)

    def _resolve(self, identifier: str) -> Style:
        """The style with its chain of parents; a chain that bites its own tail ends there."""
        chain = []
        current: str | None = identifier
        while current in self._elements and current not in chain and current not in self._resolved:
            chain.append(current)
            current = child_value(self._elements[current], "basedOn")
        style = self._resolved.get(current or "", PLAIN)
        for name in reversed(chain):
            style = _derived(style, self._elements[name])
            self._resolved[name] = style
        return self._resolved[identifier]


def _derived(parent: Style, element: Element) -> Style:
    name = (child_value(element, "name") or "").strip()
    style = replace(parent, is_title=parent.is_title or name.lower() in _TITLES)
    heading = _HEADING.match(name)
    if heading:
        style = replace(style, outline_level=int(heading[1]))
    properties = element.find(W + "pPr")
    if properties is not None:
        style = replace(style, outline_level=outline_level(properties, style.outline_level))
        num_id, level = list_of(properties)
        style = replace(
            style, num_id=style.num_id if num_id is None else num_id, level=style.level if level is None else level
        )
    runs = element.find(W + "rPr")
    if runs is not None:
        style = replace(
            style,
            is_bold=toggle(runs, "b", style.is_bold),
            is_hidden=toggle(runs, "vanish", style.is_hidden),
            font=font_of(runs) or style.font,
        )
    for part in element.iterfind(W + "tblStylePr"):
        if part.get(W + "type") == "firstRow":
            part_runs = part.find(W + "rPr")
            style = replace(style, has_bold_first_row=part_runs is not None and toggle(part_runs, "b", False))
    return style


def outline_level(properties: Element, inherited: int | None) -> int | None:
    """The outline level that a ``w:pPr`` sets, from 1, or the inherited one; None for body text."""
    level = whole_number(child_value(properties, "outlineLvl"))
    if level is None or level < 0:
        return inherited
    return level + 1 if level < _BODY_LEVEL else None


def list_of(properties: Element) -> tuple[str | None, int | None]:
    """The list and level that a ``w:pPr`` names, None for what it leaves out."""
    numbering = properties.find(W + "numPr")
    if numbering is None:
        return None, None
    return child_value(numbering, "numId"), whole_number(child_value(numbering, "ilvl"))


def toggle(properties: Element, name: str, inherited: bool) -> bool:
    """An on/off property of a ``w:rPr``, or the inherited value where it is not mentioned."""
    element = properties.find(W + name)
    return inherited if element is None else is_on(element.get(VALUE))


def font_of(properties: Element) -> str:
    """The font for Latin letters and symbols of a ``w:rPr``, "" where none is named."""
    fonts = properties.find(W + "rFonts")
    return "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""
