"""A page's characters through pdfium, as glyphs.

A text object is what one operator of the page shows: its characters share font, size, matrix and baseline. So these
are asked once an object, and only character, box and object once a character, column by column.
"""

import math
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise, repeat
from operator import eq
from typing import NamedTuple

from corpus.radicals import fold_radicals
from pipeline.readers.pdf import pdfium_library as pdfium
from pipeline.readers.pdf.frame import Frame, point
from pipeline.readers.pdf.marks import UNMAPPED, Glyph
from pipeline.readers.pdf.symbols import COMBINING, as_typed
from pipeline.readers.pdf.weight import is_bold_name
from pipeline.readers.pdf.words import CLOSE, LEVEL, OVERLAP, joined

_HYPHEN = "\x02"  # what pdfium makes of a hyphen at the end of a line …
_HYPHEN_IN_TEXT = "\ufffe"  # … and what stands for it in the whole text
_SOFT_HYPHEN = "\u00ad"
_NO_CHARACTER = frozenset("\x00\ufffd\ufffe\uffff")


@dataclass(frozen=True, slots=True)
class _Font:
    """``descent`` in ems, not above zero; ``widths``: character → its advance in ems, 0 where it is not known."""

    handle: int
    is_bold: bool
    descent: float
    widths: dict[str, float]

    def advance(self, character: str) -> float:
        """Ems to the next character; below zero in vertical writing, 0 where the font does not know."""
        found = self.widths.get(character)
        if found is None:
            width = pdfium.zeros("f", 1)
            code = ord(character) if len(character) == 1 else 0
            is_known = bool(code) and pdfium.glyph_width(self.handle, code, 1.0, width.buffer_info()[0])
            found = self.widths[character] = width[0] if is_known else 0.0
        return found


class Fonts:
    """The fonts of one document, asked once each."""

    def __init__(self) -> None:
        self._known: dict[int, _Font] = {}

    def font(self, handle: int) -> _Font:
        """What matters of a font."""
        found = self._known.get(handle)
        if found is None:
            name, descent = pdfium.zeros("B", 256), pdfium.zeros("f", 1)
            length = pdfium.font_name(handle, name.buffer_info()[0], 256)
            pdfium.font_descent(handle, 1.0, descent.buffer_info()[0])
            text = name.tobytes()[: max(0, min(length, 256) - 1)].decode("utf-8", "replace")
            found = self._known[handle] = _Font(handle, is_bold_name(text), min(descent[0], 0.0), {})
        return found


class _Run(NamedTuple):
    """What the characters of a text object share; ``top`` and ``bottom`` hold where ``turn`` is 0."""

    font: _Font
    turn: int
    size: float
    em: float  # points of an em along the text
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageGlyphs:
    """``unmapped`` counts characters that pdfium could not name (shown as 〓); ``objects`` are those that were read."""

    glyphs: list[Glyph]
    unmapped: int
    objects: Container[int | None]


def glyphs_of(text_page: int, frame: Frame, fonts: Fonts) -> PageGlyphs:
    """All characters on the page in pdfium's order, without the spaces and line ends that pdfium makes up."""
    count = pdfium.count_characters(text_page)
    if count <= 0:
        return PageGlyphs([], 0, ())
    numbers = range(count)
    objects: list[int | None] = list(map(pdfium.text_object, repeat(text_page), numbers))
    boxes = pdfium.zeros("f", 4 * count)
    pdfium.run(map(pdfium.loose_box, repeat(text_page), numbers, pdfium.addresses(boxes, 4)))
    x0s, tops, x1s, bottoms = frame.place_boxes(boxes[0::4], boxes[1::4], boxes[2::4], boxes[3::4])
    texts, unmapped = _texts(text_page, count, objects)
    if " " in texts:  # a space that pdfium made up has no width; where one is seen, the gap says it
        for i in compress(numbers, map(" ".__eq__, texts)):
            if x0s[i] == x1s[i] or tops[i] == bottoms[i]:
                texts[i] = ""
    _join_pieces(texts, objects, x0s, x1s, bottoms)
    unmapped += sum("\ud800" <= text[:1] <= "\udfff" for text in set(texts))  # a code that pdfium took for two
    firsts = dict(zip(reversed(objects), range(count - 1, -1, -1), strict=True))
    firsts.pop(None, None)
    runs = _runs(text_page, firsts, texts, frame, fonts)
    is_shown = [bool(handle and text) for handle, text in zip(objects, texts, strict=True)]
    shown = list(compress(numbers, is_shown))
    placed = _Placed(
        [texts[i] for i in shown],
        [x0s[i] for i in shown],
        [tops[i] for i in shown],
        [x1s[i] for i in shown],
        [bottoms[i] for i in shown],
        [runs[objects[i]] for i in shown],
    )
    glyphs = _glyphs(placed) if placed.texts else []
    if any(g.x0 <= -1 or g.top <= -1 or g.x1 >= frame.width + 1 or g.bottom >= frame.height + 1 for g in glyphs):
        glyphs = [g for g in glyphs if -1 < g.x < frame.width + 1 and -1 < g.y < frame.height + 1]
    if not COMBINING.keys().isdisjoint(texts):  # what these look like depends on their width
        glyphs = [g._replace(text=as_typed(g.text, (g.x1 - g.x0) / g.size if g.size else 0.0)) for g in glyphs]
    return PageGlyphs(glyphs, unmapped, runs.keys())


class _Placed(NamedTuple):
    """The characters that are shown, column by column; the boxes are pdfium's."""

    texts: list[str]
    x0s: list[float]
    tops: list[float]
    x1s: list[float]
    bottoms: list[float]
    runs: list[_Run]


def _glyphs(placed: _Placed) -> list[Glyph]:
    """The characters as glyphs, those that no space parts as one word."""
    ends, breaks = _ends_and_breaks(placed)
    fonts, turns, sizes, _, run_tops, run_bottoms = zip(*placed.runs, strict=True)
    tops: Sequence[float] = run_tops
    bottoms: Sequence[float] = run_bottoms
    if any(turns):
        ends = [x1 if turn else end for x1, end, turn in zip(placed.x1s, ends, turns, strict=True)]
        tops = [own if turn else top for own, top, turn in zip(placed.tops, run_tops, turns, strict=True)]
        bottoms = [own if turn else y for own, y, turn in zip(placed.bottoms, run_bottoms, turns, strict=True)]
    bold = [font.is_bold for font in fonts]
    rows = zip(placed.texts, placed.x0s, tops, ends, bottoms, sizes, turns, bold, repeat(()))
    single = list(map(tuple.__new__, repeat(Glyph), rows))
    if len(set(zip(placed.texts, map(int, placed.x0s), map(int, bottoms), strict=True))) < len(single):
        return single  # some may be drawn twice, which shows when they are looked at one by one
    glyphs: list[Glyph] = []
    for start, end in pairwise((*breaks, len(single))):
        if end - start == 1:
            glyphs.append(single[start])
        else:
            glyphs += joined(single[start:end], "".join(placed.texts[start:end]), max(ends[start:end]))
    return glyphs


def _ends_and_breaks(placed: _Placed) -> tuple[list[float], list[int]]:
    """Where each character ends, and the numbers of those that begin something new.

    pdfium's box holds the ink too, which may reach further than the advance. A font may have several glyphs for one
    character, of which pdfium knows one advance: the next one of the same object is a witness.
    """
    ends: list[float] = []
    breaks: list[int] = []
    end = begin = level = height = 0.0
    weight, is_open = False, False
    following = zip([*placed.x0s[1:], 0.0], [*placed.runs[1:], None], strict=True)
    rows = zip(placed.texts, placed.x0s, placed.x1s, placed.runs, following, strict=True)
    for number, (text, x0, x1, run, (after, next_run)) in enumerate(rows):
        font, turn, size, em, top, _ = run
        if (
            not is_open
            or turn
            or size != height
            or not OVERLAP * size < x0 - end <= CLOSE * size
            or not -LEVEL < top - level < LEVEL
            or x0 <= begin
            or font.is_bold is not weight
            or text.isspace()
        ):
            breaks.append(number)
            is_open = not (turn or text.isspace())
            level, height, weight = top, size, font.is_bold
        width = font.widths.get(text)
        if width is None:
            width = font.advance(text)
        end, begin = x0 + width * em, x0
        if next_run is run and after > end:
            end = after
        if not x0 < end < x1:
            end = x1
        ends.append(end)
    return ends, breaks


def _texts(text_page: int, count: int, objects: Sequence[int | None]) -> tuple[list[str], int]:
    """A string for each character, "" for those that are not shown, and how many had no character of their own."""
    buffer = pdfium.zeros("H", 2 * count + 2)
    length = pdfium.text_of(text_page, 0, count, buffer.buffer_info()[0]) - 1
    text = buffer.tobytes()[: 2 * length].decode("utf-16-le", "surrogatepass") if length == count else ""
    if _HYPHEN_IN_TEXT in text:
        text = _with_hyphens(text, text_page)
    if len(text) != count:  # surrogates, or characters that pdfium leaves out of its text
        codes = map(pdfium.character, repeat(text_page), range(count))
        text = "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)
    shown = {character: _shown(character) for character in set(text)}
    texts = [shown[character] for character in text]
    unmapped = list(compress(range(count), map(pdfium.is_unmapped, repeat(text_page), range(count))))
    for i in unmapped:
        texts[i] = UNMAPPED
    return texts, sum(text is UNMAPPED and handle is not None for text, handle in zip(texts, objects, strict=True))


def _with_hyphens(text: str, text_page: int) -> str:
    """The mark that stands for a hyphen as pdfium names it alone; where a font gives that character, it stays."""
    return "".join(
        chr(pdfium.character(text_page, i)) if character == _HYPHEN_IN_TEXT else character
        for i, character in enumerate(text)
    )


def _shown(character: str) -> str:
    if character == _HYPHEN:
        return "-"
    if character in _NO_CHARACTER:
        return UNMAPPED
    if character < " " or character == _SOFT_HYPHEN:
        return ""
    return as_typed(fold_radicals(character), 0.0)


def _join_pieces(
    texts: list[str],
    objects: Sequence[int | None],
    x0s: Sequence[float],
    x1s: Sequence[float],
    bottoms: Sequence[float],
) -> None:
    """One glyph may stand for several characters (ffi) or halves of one (a surrogate pair): the first takes all."""
    heads: dict[int, int] = {}
    for i in compress(range(1, len(texts)), map(eq, x0s[1:], x0s)):
        before = i - 1
        if " " in (texts[i], texts[before]):
            continue
        if objects[i] == objects[before] is not None and x1s[i] == x1s[before] and bottoms[i] == bottoms[before]:
            head = heads[i] = heads.get(before, before)
            texts[head] += texts[i]
            texts[i] = ""
    for head in set(heads.values()):
        texts[head] = texts[head].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _runs(
    text_page: int, firsts: dict[int | None, int], texts: Sequence[str], frame: Frame, fonts: Fonts
) -> dict[int | None, _Run]:
    """Text object → what its characters share; ``firsts``: object → its first character."""
    count = len(firsts)
    numbers = list(firsts.values())
    matrices, origins = pdfium.zeros("f", 6 * count), pdfium.zeros("d", 2 * count)
    pdfium.run(map(pdfium.text_matrix, repeat(text_page), numbers, pdfium.addresses(matrices, 6)))
    places = pdfium.addresses(origins, 2), pdfium.addresses(origins, 2, 1)
    pdfium.run(map(pdfium.origin, repeat(text_page), numbers, *places))
    sizes = map(pdfium.font_size, repeat(text_page), numbers)
    handles = map(pdfium.font_of, firsts)
    columns = zip(firsts.items(), sizes, handles, _sixes(matrices), origins[0::2], origins[1::2], strict=True)
    runs: dict[int | None, _Run] = {}
    shapes: dict[tuple[float, ...], tuple[_Font, int, float, float]] = {}
    for (handle, number), size, font_handle, (a, b, c, d), x, y in columns:
        key = (font_handle, size, a, b, c, d)
        shape = shapes.get(key)
        if shape is None:
            shape = shapes[key] = _shape(fonts.font(font_handle), size, (a, b, c, d), texts[number], frame)
        font, turn, height, em = shape
        bottom = point(frame.matrix, x, y)[1] - font.descent * height
        runs[handle] = _Run(font, turn, height, em, bottom - height, bottom)
    return runs


def _shape(
    font: _Font, size: float, matrix: tuple[float, float, float, float], text: str, frame: Frame
) -> tuple[_Font, int, float, float]:
    """(font, turn, height, em along the text) of text with this matrix that shows ``text``."""
    a, b, c, d = matrix
    p, q, r, s, _, _ = frame.matrix
    across, down = a * p + b * r, a * q + b * s  # the direction of the text on the displayed page, y down
    turn = 0 if abs(down) < abs(across) / 8 and across > 0 else _turn(across, down)
    if turn == 0 and font.advance(text) < 0:  # vertical writing reads as turned clockwise
        turn = 270
    return font, turn, size * math.hypot(c, d), size * math.hypot(a, b)


def _sixes(numbers: Sequence[float]) -> Iterator[tuple[float, float, float, float]]:
    return zip(numbers[0::6], numbers[1::6], numbers[2::6], numbers[3::6], strict=True)


def _turn(across: float, down: float) -> int:
    return round(math.degrees(math.atan2(-down, across)) / 90) % 4 * 90
