"""A page's characters through pdfium, as glyphs.

Only character, box and text object are asked once a character. All that is worked out from them is worked out column
by column, and what no space parts becomes one word at once, whose characters are made when someone looks at them.
"""

from collections.abc import Callable, Collection, Container, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, compress, pairwise, repeat
from operator import add, eq, getitem, is_, ne, not_, sub
from typing import NamedTuple

from corpus.radicals import fold_radicals
from pipeline.readers.pdf import pdfium_library as pdfium
from pipeline.readers.pdf.doubles import may_be_double
from pipeline.readers.pdf.frame import Frame
from pipeline.readers.pdf.letters import Columns, Letters
from pipeline.readers.pdf.marks import UNMAPPED, Glyph
from pipeline.readers.pdf.pdfium_fonts import Code, Fonts, Run, runs_of
from pipeline.readers.pdf.symbols import COMBINING, as_typed
from pipeline.readers.pdf.words import CLOSE, LEVEL, OVERLAP, characters, has_leader

_HYPHEN = "\x02"  # what pdfium makes of a hyphen at the end of a line …
_HYPHEN_IN_TEXT = "\ufffe"  # … and what stands for it in the whole text
_SOFT_HYPHEN = "\u00ad"
_NO_CHARACTER = frozenset("\x00\ufffd\ufffe\uffff")

_DOUBLE = 0.12  # ems: one character again, so near to itself, was drawn twice

_as_glyph = partial(tuple.__new__, Glyph)  # makes one of a tuple; a page has thousands, and this takes half the time


@dataclass(frozen=True, slots=True)
class PageGlyphs:
    """``unmapped`` counts characters that have no name (shown as 〓); ``objects`` are those that were read.

    ``is_doubtful``: another reader may know characters that are missing here. ``may_be_double``: some may be drawn
    twice.
    """

    glyphs: list[Glyph]
    unmapped: int
    is_doubtful: bool
    may_be_double: bool
    objects: Container[int | None]


Names = Callable[[Collection[Code]], Mapping[Code, str] | None]
"""Codes of fonts → their characters, as far as they are known; None where it cannot be said."""


def glyphs_of(text_page: int, frame: Frame, fonts: Fonts, names: Names) -> PageGlyphs:
    """All characters on the page in pdfium's order, without the spaces and line ends that pdfium makes up.

    ``names`` is asked for those that pdfium cannot name.
    """
    count = pdfium.count_characters(text_page)
    if count <= 0:
        return PageGlyphs([], 0, False, False, ())
    numbers = range(count)
    objects: list[int | None] = list(map(pdfium.text_object, repeat(text_page), numbers))
    boxes = pdfium.zeros("f", 4 * count)
    pdfium.run(map(pdfium.loose_box, repeat(text_page), numbers, pdfium.addresses(boxes, 4)))
    sides = _Sides(*(boxes[side::4] for side in range(4)))
    texts, unmapped, is_doubtful = _characters(text_page, objects, fonts, names)
    _drop_made_up(texts, sides)
    _join_pieces(texts, objects, sides)
    distinct = set(texts)
    is_doubtful |= any("\ud800" <= text[:1] <= "\udfff" for text in distinct)  # a code that pdfium took for two
    firsts: dict[int | None, int] = {}
    for i in chain((0,), compress(numbers[1:], map(ne, objects[1:], objects))):
        firsts.setdefault(objects[i], i)
    firsts.pop(None, None)
    runs = runs_of(text_page, firsts, texts, frame, fonts)
    is_shown = [handle is not None and text != "" for handle, text in zip(objects, texts, strict=True)]
    shown = list(compress(texts, is_shown))
    glyphs, is_double = _glyphs(shown, list(map(runs.__getitem__, compress(objects, is_shown))), sides, is_shown, frame)
    right, bottom = frame.width + 1, frame.height + 1
    if any(g[1] <= -1 or g[2] <= -1 or g[3] >= right or g[4] >= bottom for g in glyphs):
        glyphs = [g for g in glyphs if -1 < g.x < frame.width + 1 and -1 < g.y < frame.height + 1]
    if not distinct.isdisjoint(COMBINING):  # what these look like depends on their width
        glyphs = [g._replace(text=as_typed(g.text, (g.x1 - g.x0) / g.size if g.size else 0.0)) for g in glyphs]
    return PageGlyphs(glyphs, unmapped, is_doubtful, is_double, runs.keys())


class _Sides(NamedTuple):
    """Boxes of characters in the page's own coordinates, column by column."""

    left: Sequence[float]
    top: Sequence[float]
    right: Sequence[float]
    bottom: Sequence[float]


def _glyphs(
    texts: list[str], runs: list[Run], sides: _Sides, is_shown: list[bool], frame: Frame
) -> tuple[list[Glyph], bool]:
    """The characters as glyphs, those that no space parts as one word; may some of them be drawn twice?

    ``sides`` are of all characters, of which ``texts`` and ``runs`` have those that are shown.
    """
    if not texts:
        return [], False
    x0s, x1s = frame.place_across(*(compress(side, is_shown) for side in sides))
    is_same = [*map(is_, runs, runs[1:]), False]  # is the next character of the same object?
    columns = Columns(texts, x0s, _ends(texts, x0s, x1s, runs, is_same))
    breaks: Sequence[int] = _breaks(columns, runs, is_same)
    glyphs = _words(columns, runs, breaks)
    if any(glyph.turn for glyph in glyphs):
        tops, bottoms = frame.place_down(*(compress(side, is_shown) for side in sides))
        glyphs = [
            glyph._replace(top=tops[i], x1=x1s[i], bottom=bottoms[i]) if glyph.turn else glyph
            for i, glyph in zip(breaks, glyphs, strict=True)
        ]
    if _repeats(columns, runs, breaks) or may_be_double(glyphs):
        return characters(glyphs), True  # which ones, shows when they are looked at one by one
    return glyphs, False


def _ends(texts: list[str], x0s: list[float], x1s: list[float], runs: list[Run], is_same: list[bool]) -> list[float]:
    """Where each character ends.

    pdfium's box (to ``x1s``) holds the ink too, which may reach further than the advance. A font may have several
    glyphs for one character, of which pdfium knows one advance: the next one of the same object is a witness.
    """
    reaches = map(add, x0s, map(getitem, [run.advances for run in runs], texts))
    rows = zip(x0s, x1s, reaches, [*x0s[1:], 0.0], is_same, strict=True)
    return [
        end if x0 < (end := after if follows and after > reach else reach) < x1 else x1
        for x0, x1, reach, after, follows in rows
    ]


def _breaks(columns: Columns, runs: list[Run], is_same: list[bool]) -> list[int]:
    """The numbers of the characters that begin something new: a word, a space, one that is turned."""
    texts, x0s, x1s = columns
    breaks: set[int] = set()
    for begin, end in pairwise([*_settings(runs, is_same), len(texts)]):
        run = runs[begin]
        if run.turn:
            breaks.update(range(begin, end))
            continue
        low, high, least = OVERLAP * run.size, CLOSE * run.size, _DOUBLE * run.size
        gaps = map(sub, x0s[begin + 1 : end], x1s[begin : end - 1])
        steps = map(sub, x0s[begin + 1 : end], x0s[begin : end - 1])
        breaks.add(begin)
        breaks.update(
            i
            for i, gap, step in zip(range(begin + 1, end), gaps, steps, strict=True)
            if not (low < gap <= high and step > least)
        )
    for i in compress(range(len(texts)), map(str.isspace, texts)):
        breaks.update((i, i + 1))
    breaks.discard(len(texts))
    return sorted(breaks)


def _settings(runs: list[Run], is_same: list[bool]) -> list[int]:
    """The numbers of the characters from which on text is set in another way or on another line."""
    last = runs[0]
    begins = [0]
    for i in compress(range(1, len(runs)), map(not_, is_same)):
        run = runs[i]
        if (
            run.turn
            or last.turn
            or run.size != last.size
            or run.is_bold is not last.is_bold
            or not -LEVEL < run.top - last.top < LEVEL
        ):
            begins.append(i)
            last = run
    return begins


def _repeats(columns: Columns, runs: Sequence[Run], breaks: Sequence[int]) -> bool:
    """Does one character follow at (nearly) the same place as itself?"""
    texts, x0s, _ = columns
    return any(
        texts[i] == texts[i - 1]
        and abs(x0s[i] - x0s[i - 1]) <= _DOUBLE * runs[i].size
        and abs(runs[i].top - runs[i - 1].top) <= _DOUBLE * runs[i].size
        and not runs[i].turn
        for i in breaks
        if i
    )


def _words(columns: Columns, runs: Sequence[Run], breaks: Sequence[int]) -> list[Glyph]:
    """Upright glyphs of what lies between the breaks; those of turned characters want their boxes."""
    texts, x0s, x1s = columns
    whole = "".join(texts)
    is_aligned = len(whole) == len(texts)
    glyphs = []
    for begin, end in pairwise((*breaks, len(texts))):
        turn, size, is_bold, top, bottom, _ = runs[begin]
        if end - begin == 1:
            glyphs.append(_as_glyph((texts[begin], x0s[begin], top, x1s[begin], bottom, size, turn, is_bold, ())))
            continue
        text = whole[begin:end] if is_aligned else "".join(texts[begin:end])
        letters = Letters(columns, begin, end, top, bottom, size, is_bold)
        if has_leader(text):
            glyphs += letters
        else:
            right = max(x1s[begin:end])
            glyphs.append(_as_glyph((text, x0s[begin], top, right, bottom, size, 0, is_bold, letters)))
    return glyphs


class _Characters(NamedTuple):
    """A string for each character, "" for those that are not shown; the rest as of ``PageGlyphs``."""

    texts: list[str]
    unmapped: int
    is_doubtful: bool


def _characters(text_page: int, objects: Sequence[int | None], fonts: Fonts, names: Names) -> _Characters:
    numbers = range(len(objects))
    text = _text(text_page, len(objects))
    shown = {character: _shown(character) for character in set(text)}
    texts = list(map(shown.__getitem__, text))
    nameless = list(compress(numbers, map(pdfium.is_unmapped, repeat(text_page), numbers)))
    for i in nameless:
        texts[i] = ""
    is_doubtful = UNMAPPED in shown.values() and any(
        text is UNMAPPED and handle is not None for text, handle in zip(texts, objects, strict=True)
    )
    codes = {i: (fonts.font(pdfium.font_of(handle)).name, ord(text[i])) for i in nameless if (handle := objects[i])}
    if not codes:
        return _Characters(texts, 0, is_doubtful)
    known = names(set(codes.values()))
    for i, code in codes.items():
        texts[i] = "".join(map(_shown, (known or {}).get(code, ""))) or UNMAPPED
    return _Characters(texts, sum(texts[i] is UNMAPPED for i in codes), is_doubtful or known is None)


def _text(text_page: int, count: int) -> str:
    """One code for each character."""
    buffer = pdfium.zeros("H", 2 * count + 2)
    length = pdfium.text_of(text_page, 0, count, buffer.buffer_info()[0]) - 1
    text = buffer.tobytes()[: 2 * length].decode("utf-16-le", "surrogatepass") if length == count else ""
    if _HYPHEN_IN_TEXT in text:
        text = _with_hyphens(text, text_page)
    if len(text) != count:  # surrogates, or characters that pdfium leaves out of its text
        codes = map(pdfium.character, repeat(text_page), range(count))
        text = "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)
    return text


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


def _drop_made_up(texts: list[str], sides: _Sides) -> None:
    """A space that pdfium made up has no size; where one is seen, the gap says it."""
    for i in compress(range(len(texts)), map(" ".__eq__, texts)):
        if sides.left[i] == sides.right[i] or sides.top[i] == sides.bottom[i]:
            texts[i] = ""


def _join_pieces(texts: list[str], objects: Sequence[int | None], sides: _Sides) -> None:
    """One glyph may stand for several characters (ffi) or halves of one (a surrogate pair): the first takes all."""
    left, _, right, bottom = sides
    heads: dict[int, int] = {}
    for i in compress(range(1, len(texts)), map(eq, left[1:], left)):
        before = i - 1
        if " " in (texts[i], texts[before]):
            continue
        if objects[i] == objects[before] is not None and right[i] == right[before] and bottom[i] == bottom[before]:
            head = heads[i] = heads.get(before, before)
            texts[head] += texts[i]
            texts[i] = ""
    for head in set(heads.values()):
        texts[head] = texts[head].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
