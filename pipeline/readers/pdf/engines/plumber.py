"""The module that knows pdfplumber (and pdfminer.six below it): a file in, the marks of each page out.

It walks the parsed page itself instead of asking for ``Page.chars``/``lines``: that skips a dictionary of thirty keys
for each character.
"""

import logging
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pdfplumber
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage, LTItem, LTPage
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from corpus.errors import UnreadableError, cause_of
from corpus.fragments import Fragment
from corpus.model import IssueCode
from corpus.radicals import fold_radicals
from pipeline.readers.pdf.engines.adobe_japan1 import recovered
from pipeline.readers.pdf.engines.weight import is_bold_name
from pipeline.readers.pdf.marks import UNMAPPED, Glyph, PageFailedError, PageMarks
from pipeline.readers.pdf.ruled.strokes import Strokes
from pipeline.readers.pdf.text.doubles import without_doubles
from pipeline.readers.pdf.text.symbols import as_typed

# pdfminer logs every oddity of a font at warning level; what matters to a reader of the page becomes an Issue here
logging.getLogger("pdfminer").setLevel(logging.ERROR)

_PAGES_AT_A_TIME = 200  # pdfminer's caches grow with every page: the file is opened anew after so many


def describe(path: Path) -> tuple[int, str]:
    """How many pages the file has, and its own title ("" for none); raises UnreadableError where it does not open."""
    with _open(path, None) as pdf:
        title = pdf.metadata.get("Title")
        return len(pdf.pages), title.replace("\x00", "").strip() if isinstance(title, str) else ""


def read_pages(path: Path, first: int, last: int) -> Iterator[PageMarks | PageFailedError]:
    """The marks of pages ``first`` to ``last``, or why a page has none. Each is closed before the next is read."""
    for begin in range(first, last + 1, _PAGES_AT_A_TIME):
        numbers = list(range(begin, min(begin + _PAGES_AT_A_TIME, last + 1)))
        with _open(path, numbers) as pdf:
            for page in pdf.pages:
                try:
                    yield _marks(page)
                except Exception as error:  # a broken page raises anything; the others can still be read
                    yield PageFailedError(f"{type(error).__name__}: {error}"[:200])
                finally:
                    page.close()


def _open(path: Path, numbers: list[int] | None) -> PDF:
    try:
        pdf = pdfplumber.open(path, pages=numbers, raise_unicode_errors=False)
        try:
            pdf.pages  # noqa: B018  reading the page tree is what fails on a damaged file
        except Exception:
            pdf.stream.close()
            raise
    except OSError as error:
        raise UnreadableError(IssueCode.NOT_READABLE, detail=cause_of(error)) from error
    except Exception as error:  # pdfminer raises all sorts on damaged files
        cause = error.args[0] if isinstance(error, PdfminerException) and error.args else error
        if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
            raise UnreadableError(IssueCode.ENCRYPTED) from error
        raise UnreadableError(IssueCode.CORRUPT, detail=Fragment.PDF_BROKEN) from error
    return pdf


def _marks(page: Page) -> PageMarks:
    media, crop = page.mediabox, page.cropbox
    left, top = max(0.0, crop[0] - media[0]), max(0.0, crop[1] - media[1])
    width, height = min(media[2], crop[2]) - max(media[0], crop[0]), min(media[3], crop[3]) - max(media[1], crop[1])
    if width <= 0 or height <= 0:  # a crop box beside the page: viewers show the media box
        left, top, width, height = 0.0, 0.0, page.width, page.height
    glyphs: list[Glyph] = []
    strokes = Strokes()
    has_image, unmapped = False, 0
    base = float(page.height) - top
    for item in _leaves(_layout(page)):
        if isinstance(item, LTChar):
            text = item.get_text()
            if text in (UNMAPPED, "\x00", "\ufffd"):
                text = UNMAPPED
                unmapped += 1
            glyph = _glyph(item, text, left, base)
            if glyph is not None and -1 < glyph.x < width + 1 and -1 < glyph.y < height + 1:
                glyphs.append(glyph)
        elif isinstance(item, LTCurve):
            strokes.add(_path(item, left, base), item.stroke, item.fill, item.linewidth or 0.0, _is_white(item))
        elif isinstance(item, LTImage):
            has_image = True
    horizontals, verticals = strokes.rulings(width, height, glyphs)
    return PageMarks(
        number=page.page_number,
        width=float(width),
        height=float(height),
        glyphs=without_doubles(glyphs),
        horizontals=horizontals,
        verticals=verticals,
        fills=tuple(strokes.fills),
        overlays=tuple(strokes.overlays),
        pieces=strokes.pieces,
        has_image=has_image,
        unmapped=unmapped,
    )


class _Device(PDFPageAggregator):
    """Collects a page's items, and names glyphs that pdfminer cannot."""

    def handle_undefined_char(self, font: PDFFont, cid: int) -> str:
        return recovered(font, cid) or UNMAPPED


def _layout(page: Page) -> LTPage:
    """What ``Page.layout`` gives, by our own device."""
    device = _Device(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    return device.get_result()


def _leaves(container: LTContainer[Any]) -> Iterator[LTItem]:
    """All items in drawing order, those inside figures (form XObjects) included; iterative: figures nest deeply."""
    stack = [iter(container)]
    while stack:
        item = next(stack[-1], None)
        if item is None:
            stack.pop()
        elif isinstance(item, LTContainer):
            stack.append(iter(item))
        else:
            yield item


def _glyph(item: LTChar, text: str, left: float, base: float) -> Glyph | None:
    text = fold_radicals("".join(c for c in text if c >= " " and c != "\u00ad"))
    if not text:
        return None
    text = as_typed(text, item.width / item.height if item.height else 0.0)
    a, b = item.matrix[0], item.matrix[1]
    turn = 0 if abs(b) < abs(a) / 8 and a > 0 else round(math.degrees(math.atan2(b, a)) / 90) % 4 * 90
    font = item.fontname if isinstance(item.fontname, str) else ""
    if turn == 0 and item.adv < 0:  # vertical writing mode moves the pen down: reads as turned clockwise
        turn = 270
    return Glyph(
        text,
        item.x0 - left,
        base - item.y1,
        item.x1 - left,
        base - item.y0,
        item.width if turn in (90, 270) else item.height,  # the font size as displayed
        turn,
        is_bold_name(font),
    )


def _is_white(item: LTCurve) -> bool:
    color = item.stroking_color if item.stroke else item.non_stroking_color
    values = [v for v in (color if isinstance(color, tuple | list) else (color,)) if isinstance(v, int | float)]
    if not values:  # a pattern
        return False
    return all(v <= 0.01 for v in values) if len(values) == 4 else all(v >= 0.99 for v in values)


def _path(item: LTCurve, left: float, base: float) -> list[list[tuple[float, float]]]:
    """The path as polylines of straight pieces; a curved piece ends one polyline and begins the next."""
    lines: list[list[tuple[float, float]]] = []
    current: list[tuple[float, float]] = []
    start: tuple[float, float] | None = None
    for step in item.original_path or ():
        command = step[0]
        points = cast("list[tuple[float, float]]", step[1:])
        placed = [(x - left, base - y) for x, y in points]
        if command == "m":
            lines.append(current)
            current = placed
            start = placed[0] if placed else None
        elif command == "l":
            current.extend(placed)
        elif command == "h":
            if start is not None and current:
                current.append(start)
        elif placed:  # c, v, y: curves
            lines.append(current)
            current = [placed[-1]]
    lines.append(current)
    return [line for line in lines if len(line) > 1]
