"""The flow of a page: elements walked once, their text as paragraphs, headings, list items and tables."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.raw import RawFurniture, RawNote, RawParagraph, RawTable
from pipeline.readers.characters import visible
from pipeline.readers.html.tables import head_rows, is_layout, place_cells
from pipeline.readers.markup import Element
from pipeline.readers.readings import Readings
from pipeline.readers.text import begins_anew, paragraphs

RawBlock = RawParagraph | RawNote | RawTable | RawFurniture

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "hr", "html", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul", "caption",
))  # fmt: skip
_UNSEEN = frozenset((
    "script", "style", "noscript", "template", "nav", "head", "iframe", "object", "embed", "svg", "canvas",
    "audio", "video", "select", "datalist", "rp", "area", "map", "base", "link", "meta", "param", "source",
    "track", "title", "input",
))  # fmt: skip
_FEET = frozenset(("footer", "foot", "copyright"))
_HEADING = re.compile(r"h([1-6])$")
_NOT_SHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_BREAK = "\x1e"  # a forced line break, until the blanks around it are settled
_SOURCE_BREAK = re.compile(r"[ \t\f]*\n[ \t\f\n]*")


@dataclass(slots=True)
class Flow:
    """What has been read so far; ``blocks`` in reading order."""

    readings: Readings = field(default_factory=Readings)
    blocks: list[RawBlock] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _bold: int = 0
    _label: str = ""
    _is_preformatted: bool = False
    _feet: int = 0
    _plain_length: int = 0

    def read(self, root: Element) -> None:
        """Read an element and all that is in it. Without recursion: old pages never close their tags."""
        if not self._enter(root):
            return
        open_elements: list[tuple[Element, Iterator[Element]]] = [(root, iter(root))]
        while open_elements:
            element, children = open_elements[-1]
            child = next(children, None)
            if child is None:
                open_elements.pop()
                self._leave(element)
                if open_elements:
                    self._add(element.tail)
            elif self._enter(child):
                open_elements.append((child, iter(child)))
            else:
                self._add(child.tail)

    def end(self) -> None:
        """Close the paragraph that is open."""
        self._flush()

    def _enter(self, element: Element) -> bool:
        """Begin an element; False where nothing in it is left to read."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNSEEN or _is_hidden(element):
            return False
        if tag == "br":
            self._parts.append(_BREAK)
            return False
        if tag == "ruby":
            self._ruby(element)
            return False
        if tag in _BLOCKS:
            self._flush()
        self._feet += _is_foot(element)
        if tag == "table" and self._data_table(element):
            return False
        if tag == "pre":
            self._is_preformatted = True
        elif tag == "li":
            self._label = _list_number(element)
        elif tag in ("b", "strong"):
            self._bold += 1
        self._add(element.text)
        return True

    def _leave(self, element: Element) -> None:
        tag = str(element.tag)
        if (heading := _HEADING.match(tag)) is not None:
            self._heading(int(heading[1]))
        elif tag == "pre":
            self._preformatted()
        elif tag in _BLOCKS:
            self._flush()
        elif tag in ("b", "strong"):
            self._bold -= 1
        self._feet -= _is_foot(element)
        if tag == "li":
            self._label = ""

    def _add(self, text: str | None) -> None:
        if not text:
            return
        shown = visible(text)
        self._parts.append(shown.replace("\n", _BREAK) if self._is_preformatted else shown)
        self._plain_length += 0 if self._bold else len(shown.strip())

    def _heading(self, level: int) -> None:
        text = " ".join(self._lines())
        self._clear()
        if text:
            self.blocks.append(RawParagraph(text, outline_level=level))
        self.blocks += self.readings.take()

    def _ruby(self, element: Element) -> None:
        """The words below; the readings above them are kept for a note."""
        base, reading = [element.text or ""], []
        for child in element:
            words = "".join(map(str, child.itertext()))
            if child.tag in ("rt", "rtc"):
                reading.append(words)
            elif child.tag != "rp":
                base.append(words)
            base.append(child.tail or "")
        word = visible("".join(base)).strip()
        self.readings.add(word, visible("".join(reading)).strip())
        self._add(word)

    def _data_table(self, table: Element) -> bool:
        """Read a table of data; False for one that is only there for the layout."""
        cells = place_cells(table, _is_hidden)
        if is_layout(table, cells):
            return False
        for caption in table.iterchildren("caption"):
            self.read(caption)
        placed = tuple(cell.placed(*self._cell(cell.element)) for cell in cells)
        if any(cell.text for cell in placed):
            rows = max(cell.row + cell.row_span for cell in placed)
            columns = max(cell.column + cell.column_span for cell in placed)
            self.blocks.append(RawTable(placed, rows, columns, header_rows=head_rows(cells, rows)))
        self.blocks += self.readings.take()
        return True

    def _cell(self, cell: Element) -> tuple[str, bool]:
        """The text of a cell, and whether all of it is bold."""
        inner = Flow(Readings())
        inner.read(cell)
        for block in inner.blocks:
            if isinstance(block, RawNote):
                self.readings.waiting.append(block.text)
        shown = [block for block in inner.blocks if isinstance(block, RawParagraph)]
        return "\n".join(block.text for block in shown), bool(shown) and all(block.is_bold for block in shown)

    def _preformatted(self) -> None:
        text = "".join(self._parts).replace(_BREAK, "\n")
        self._is_preformatted = False
        self._clear()
        self.blocks += map(RawParagraph, paragraphs(text))

    def _flush(self) -> None:
        is_bold = self._plain_length == 0
        lines = self._lines(keeps_blank=True)
        self._clear()
        for text in _parted(lines):
            label = self._label if self._label and not begins_anew(text) else ""
            self._label = ""
            shown = label + text.strip()
            self.blocks.append(RawFurniture(shown) if self._feet else RawParagraph(shown, is_bold=is_bold))
        self.blocks += self.readings.take()

    def _lines(self, *, keeps_blank: bool = False) -> list[str]:
        """The lines of the open paragraph, with blanks as a browser sets them."""
        text = _SOURCE_BREAK.sub(_joint, "".join(self._parts))
        lines = [re.sub(r"[ \t\f\n]+", " ", line).strip(" \n") for line in text.split(_BREAK)]
        return lines if keeps_blank else [line.strip() for line in lines if line.strip()]

    def _clear(self) -> None:
        self._parts.clear()
        self._plain_length = 0


def _parted(lines: list[str]) -> Iterator[str]:
    """Paragraphs of forced lines: a blank line parts them, and so does one that plainly begins something new."""
    open_lines: list[str] = []
    for line in lines:
        if open_lines and (not line.strip() or begins_anew(line)):
            yield "\n".join(open_lines)
            open_lines = []
        if line.strip():
            open_lines.append(line)
    if open_lines:
        yield "\n".join(open_lines)


def _joint(match: re.Match[str]) -> str:
    """What a line end of the source becomes: nothing beside Japanese, a blank between Latin words."""
    text, begin, end = match.string, match.start(), match.end()
    before, after = text[begin - 1 : begin], text[end : end + 1]
    return "" if _is_wide(before) or _is_wide(after) else " "


def _is_wide(character: str) -> bool:
    return character != "" and unicodedata.east_asian_width(character) in "WF"


def _is_foot(element: Element) -> bool:
    """Whether it is the foot of the page: an address and a copyright, not what the page is about."""
    return element.tag == "footer" or (element.tag == "div" and element.get("id", "").lower() in _FEET)


def _is_hidden(element: Element) -> bool:
    return element.get("hidden") is not None or _NOT_SHOWN.search(element.get("style", "")) is not None


def _list_number(item: Element) -> str:
    """The number before an item of an ordered list, "" for another."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    number = _whole(parent.get("start"), 1) - 1
    for other in parent.iterchildren("li"):
        number = _whole(other.get("value"), number + 1)
        if other is item:
            break
    kind = parent.get("type", "1")
    if kind in ("a", "A") and 1 <= number <= 26:
        return f"{chr(ord(kind) + number - 1)}. "
    return f"{number}. "


def _whole(value: str | None, default: int) -> int:
    return int(value) if value is not None and value.isdecimal() and len(value) < 7 else default
