"""The characters of a file as another, simpler extractor finds them: what coverage is measured against."""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

from pipeline.coverage import OtherLine
from pipeline.raw import Format
from pipeline.readers.decode import decode
from pipeline.readers.html.charset import page_text
from pipeline.readers.markup import Element, parse_xml
from pipeline.readers.ooxml.names import MC
from pipeline.readers.ooxml.package import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WORD_PARTS = re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml")
_SHEET_PARTS = re.compile(r"xl/(sharedStrings|worksheets/[^/]+)\.xml")
_SLIDE_PARTS = re.compile(r"ppt/(slides|notesSlides)/[^/]+\.xml")
_DELETED = frozenset({_W + "del", _W + "moveFrom", MC + "Fallback", _W + "txbxContent"})
_MARKS_OF_MARKDOWN = re.compile(r"<!--.*?-->|\]\([^)\s]*\)|[#*_`~|>\[\]!\\-]+|^=+$", re.S | re.M)


def other_text(path: Path, format_: Format) -> list[OtherLine] | None:
    """The lines that another extractor finds, None for a format without one. Raises UnreadableError.

    PDF: pdfium's own text; Office formats: the text elements of the raw XML; HTML: what a plain parser leaves between
    the tags; texts: the decoded characters.
    """
    extractor = _EXTRACTORS.get(format_)
    return None if extractor is None else [line for line in extractor(path) if line.text.strip()]


def _pdf(path: Path) -> Iterator[OtherLine]:
    from pipeline.readers.pdf.raster import open_pages  # loads pdfium

    with open_pages(path) as pages:
        for number, _ in enumerate(pages.sizes(), 1):
            yield from (OtherLine(line, number) for line in pages.text(number).splitlines())


def _word(path: Path) -> Iterator[str]:
    for root in _parts(path, "word/document.xml", _WORD_PARTS):
        for paragraph in root.iter(_W + "p"):
            # each text once: that of a text box is in a paragraph of its own, inside the one that anchors it
            own = (t for t in paragraph.iter(_W + "t") if not _is_inside(t, paragraph))
            yield "".join(t.text or "" for t in own)


def _is_inside(element: Element, paragraph: Element) -> bool:
    """Whether something deleted, or another paragraph, is between them or above."""
    is_below = True
    for ancestor in element.iterancestors():
        if ancestor is paragraph:
            is_below = False
        elif is_below and ancestor.tag == _W + "p":
            return True
        if ancestor.tag in _DELETED and (is_below or ancestor.tag != _W + "txbxContent"):
            return True
    return False


def _sheets(path: Path) -> Iterator[str]:
    for root in _parts(path, "xl/workbook.xml", _SHEET_PARTS):
        for item in (*root.iter(_S + "si"), *root.iter(_S + "is")):
            runs = (text for run in item.iterchildren(_S + "r") for text in run.iter(_S + "t"))
            yield "".join(text.text or "" for text in (*item.iterchildren(_S + "t"), *runs))


def _slides(path: Path) -> Iterator[str]:
    for root in _parts(path, "ppt/presentation.xml", _SLIDE_PARTS):
        for paragraph in root.iter(_A + "p"):
            # fields are numbers and days that the program puts in
            yield "".join(t.text or "" for t in paragraph.iter(_A + "t") if _parent_tag(t) != _A + "fld")


def _parent_tag(element: Element) -> str:
    parent = element.getparent()
    return "" if parent is None else str(parent.tag)


def _parts(path: Path, main: str, wanted: re.Pattern[str]) -> Iterator[Element]:
    with Package(path, parse_xml, main) as package:
        for name in package.names():
            if wanted.fullmatch(name):
                yield package.xml(name)


class _PlainText(HTMLParser):
    """Everything between the tags but what no browser shows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style", "head", "noscript", "template", "nav", "rt", "rp", "select"):
            self._unseen.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.lines.append(data)


def _page(path: Path) -> Iterator[str]:
    parser = _PlainText()
    parser.feed(page_text(path.read_bytes()) or "")
    yield from parser.lines


def _text(path: Path) -> Iterator[str]:
    yield from (decode(path.read_bytes()) or "").splitlines()


def _delimited(path: Path) -> Iterator[str]:
    for line in _text(path):
        yield re.sub(r'[,\t;"]', " ", line)


def _markdown(path: Path) -> Iterator[str]:
    yield from _MARKS_OF_MARKDOWN.sub(" ", decode(path.read_bytes()) or "").splitlines()


_EXTRACTORS: dict[Format, Callable[[Path], Iterator[OtherLine]]] = {
    Format.PDF: _pdf,
    Format.DOCX: lambda path: map(OtherLine, _word(path)),
    Format.XLSX: lambda path: map(OtherLine, _sheets(path)),
    Format.PPTX: lambda path: map(OtherLine, _slides(path)),
    Format.HTML: lambda path: map(OtherLine, _page(path)),
    Format.TEXT: lambda path: map(OtherLine, _text(path)),
    Format.CSV: lambda path: map(OtherLine, _delimited(path)),
    Format.MARKDOWN: lambda path: map(OtherLine, _markdown(path)),
}
