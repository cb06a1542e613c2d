"""What stands on a slide: titles, text with its bullets' numbers, tables, words of charts and diagrams."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from pipeline.raw import RawCell, RawElement, RawFurniture, RawParagraph, RawTable
from pipeline.readers.characters import running_text, visible
from pipeline.readers.markup import Element
from pipeline.readers.ooxml.drawing import paragraph_text
from pipeline.readers.ooxml.names import DIAGRAM, MC, A, C, R

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

_TITLES = frozenset({"title", "ctrTitle"})
_RUNNING = frozenset({"ftr", "hdr"})
_FIELDS = frozenset({"sldNum", "dt"})  # numbers and days that the program puts in
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_KANJI = "一二三四五六七八九十"
_MOST_SPAN = 1000

Words = Callable[[str], Iterator[str]]
"""The words of the part that a relationship leads to."""


def slide_elements(root: Element, words: Words, *, is_first: bool) -> Iterator[RawElement]:
    """The slide's title, then all else in the order of the file, which is the order in which it is read aloud."""
    titles: list[RawElement] = []
    others: list[RawElement] = []
    tree = root.find(f"{P}cSld/{P}spTree")
    for shape in _shapes(tree) if tree is not None else ():
        kind = _placeholder(shape)
        if kind in _FIELDS:
            continue
        if kind in _TITLES:
            text = running_text(part for line in _lines(shape) for part in line.split("\n"))
            titles += [RawParagraph(text, outline_level=1, is_title=is_first)] if text else []
        elif kind in _RUNNING:
            others += map(RawFurniture, filter(None, _lines(shape)))
        else:
            others += _content(shape, words)
    yield from titles
    yield from others


def note_text(root: Element) -> str:
    """What is written in a slide's notes."""
    tree = root.find(f"{P}cSld/{P}spTree")
    shapes = [] if tree is None else [shape for shape in _shapes(tree) if _placeholder(shape) == "body"]
    return "\n".join(line for shape in shapes for line in _lines(shape) if line)


def _shapes(tree: Element) -> Iterator[Element]:
    """All shapes, those in groups too; of alternatives the first that holds one."""
    for child in tree:
        if child.tag == MC + "AlternateContent":
            yield from next((found for branch in child if (found := list(_shapes(branch)))), [])
        elif child.tag == P + "grpSp":
            yield from _shapes(child)
        elif child.tag in (P + "sp", P + "graphicFrame", P + "cxnSp"):
            yield child


def _placeholder(shape: Element) -> str:
    """What the layout has the shape for: ``title``, ``body``, ``ftr`` …; "" for a shape of its own."""
    mark = next(shape.iter(P + "ph"), None)
    return "" if mark is None else mark.get("type", "obj")


def _content(shape: Element, words: Words) -> Iterator[RawElement]:
    tables = list(shape.iter(A + "tbl"))
    for table in tables:
        yield from _table(table)
    if shape.tag == P + "graphicFrame":
        for element in shape.iter(C + "chart", DIAGRAM + "relIds"):
            name = "id" if element.tag == C + "chart" else "dm"
            for text in map(visible, words(element.get(R + name, ""))):
                if text.strip():
                    yield RawParagraph(text.strip())
        return
    for line in _lines(shape):
        if line:
            yield RawParagraph(line)


def _lines(shape: Element) -> Iterator[str]:
    """The paragraphs of a shape's text, numbers of its lists as shown."""
    counter = _Counter()
    for body in shape.iterchildren(P + "txBody"):
        for paragraph in body.iterchildren(A + "p"):
            text = visible(paragraph_text(paragraph)).strip()
            yield counter.label(paragraph, bool(text)) + text


def _table(table: Element) -> Iterator[RawTable]:
    rows = list(table.iterchildren(A + "tr"))
    properties = table.find(A + "tblPr")
    has_head = properties is not None and properties.get("firstRow") in ("1", "true")
    cells: list[RawCell] = []
    columns = 0
    for row, line in enumerate(rows):
        for column, cell in enumerate(line.iterchildren(A + "tc")):
            columns = max(columns, column + 1)
            if cell.get("hMerge") in ("1", "true") or cell.get("vMerge") in ("1", "true"):
                continue
            text = "\n".join(filter(None, (visible(paragraph_text(p)).strip() for p in cell.iter(A + "p"))))
            rows_down, columns_over = _span(cell.get("rowSpan")), _span(cell.get("gridSpan"))
            bold = has_head and row == 0 and bool(text)
            cells.append(RawCell(row, column, text, rows_down, columns_over, is_bold=bold))
    fitting = tuple(
        replace(c, row_span=min(c.row_span, len(rows) - c.row), column_span=min(c.column_span, columns - c.column))
        for c in cells
    )
    if any(cell.text for cell in fitting):
        yield RawTable(fitting, len(rows), columns)


def _span(value: str | None) -> int:
    return min(int(value), _MOST_SPAN) if value is not None and value.isdecimal() and 0 < len(value) < 5 else 1


@dataclass(slots=True)
class _Counter:
    """The running numbers of a text's lists, by level."""

    numbers: dict[int, int] = field(default_factory=dict)

    def label(self, paragraph: Element, is_written: bool) -> str:
        """The number before a paragraph, "" where it has none (a bullet is no text)."""
        properties = paragraph.find(A + "pPr")
        level = _level(properties)
        self.numbers = {depth: number for depth, number in self.numbers.items() if depth <= level}
        numbering = None if properties is None else properties.find(A + "buAutoNum")
        if numbering is None or not is_written:
            if is_written:
                self.numbers.pop(level, None)
            return ""
        start = numbering.get("startAt", "1")
        number = self.numbers.get(level, (int(start) if start.isdecimal() and len(start) < 6 else 1) - 1) + 1
        self.numbers[level] = number
        return _shown(number, numbering.get("type", "")) + " "


def _level(properties: Element | None) -> int:
    level = "0" if properties is None else properties.get("lvl", "0")
    return int(level) if level.isdecimal() and len(level) == 1 else 0


def _shown(number: int, kind: str) -> str:
    """The number as its list shows it (ISO/IEC 29500-1, 20.1.10.61)."""
    figure = str(number)
    if kind.startswith("alpha") and number <= 26:
        figure = chr(ord("A" if "Uc" in kind else "a") + number - 1)
    elif kind.startswith("circle") and number <= len(_CIRCLED):
        return _CIRCLED[number - 1]
    elif kind.startswith("ea1") and number <= len(_KANJI):
        figure = _KANJI[number - 1]
    if kind.endswith("ParenBoth"):
        return f"({figure})"
    if kind.endswith("ParenR"):
        return f"{figure})"
    return f"{figure}." if kind.endswith("Period") else figure
