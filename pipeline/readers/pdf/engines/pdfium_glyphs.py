"""A page's characters through pdfium, as glyphs.

Only character, box and text object are asked once a character. All that is worked out from them is worked out column
by column, and what no space parts becomes one word at once, whose characters are made when someone looks at them.
"""

from collections.abc import Callable, Collection, Container, Mapping, Sequence
from functools import lru_cache, partial
from itertools import compress, count, pairwise, repeat
from math import inf
from operator import eq, ne, not_, sub
from typing import NamedTuple

from corpus.radicals import fold_radicals
from corpus.values import value
from pipeline.readers.pdf.engines import pdfium_library as pdfium
from pipeline.readers.pdf.engines.frame import Frame
from pipeline.readers.pdf.engines.letters import Columns, Letters
from pipeline.readers.pdf.engines.pdfium_fonts import Code, Fonts, Run, runs_of
from pipeline.readers.pdf.engines.words import CLOSE, LEVEL, OVERLAP, characters, has_leader, has_leader_mark
from pipeline.readers.pdf.marks import UNMAPPED, Glyph
from pipeline.readers.pdf.text.doubles import may_be_double
from pipeline.readers.pdf.text.symbols import COMBINING, as_typed

_HYPHEN = "\x02"  # what pdfium makes of a hyphen at the end of a line …
_HYPHEN_IN_TEXT = "\ufffe"  # … and what stands for it in the whole text
_SOFT_HYPHEN = "\u00ad"
_NO_CHARACTER = frozenset("\x00\ufffd\ufffe\uffff")

_DOUBLE = 0.12  # ems: one character again, so near to itself, was drawn twice

_as_glyph = partial(tuple.__new__, Glyph)  # makes one of a tuple; a page has thousands, and this takes half the time


@value
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


def glyphs_of(text_page: pdfium.Pointer, frame: Frame, fonts: Fonts, names: Names) -> PageGlyphs:
    """All characters on the page in pdfium's order, without the spaces and line ends that pdfium makes up.

    ``names`` is asked for those that pdfium cannot name.
    """
    count = pdfium.count_characters(text_page)
    if count <= 0:
        return PageGlyphs([], 0, False, False, ())
    numbers = range(count)
    objects: list[int | None] = list(map(pdfium.text_object, repeat(text_page), numbers))
    boxes = pdfium.written("f", 4, 1, pdfium.loose_box, [text_page] * count, numbers)
    sides = _Sides(*(boxes[side::4] for side in range(4)))
    texts, unmapped, is_doubtful = _characters(text_page, objects, fonts, names)
    _drop_made_up(texts, sides)
    _join_pieces(texts, objects, sides)
    distinct = set(texts)
    is_doubtful |= any("\ud800" <= text[:1] <= "\udfff" for text in distinct)  # a code that pdfium took for two
    begins = [0, *compress(numbers[1:], map(ne, objects[1:], objects))]
    firsts: dict[int | None, int] = {}
    for i in begins:
        firsts.setdefault(objects[i], i)
    firsts.pop(None, None)
    runs = runs_of(text_page, firsts, texts, frame, fonts)
    is_shown = bytearray(b"\1") * count
    for i in [i for i, text in enumerate(texts) if not text]:
        is_shown[i] = 0
    stretches: list[tuple[Run, int]] = []
    for begin, end in pairwise((*begins, count)):
        handle = objects[begin]
        if handle is None:
            is_shown[begin:end] = bytes(end - begin)
        elif length := sum(is_shown[begin:end]):
            stretches.append((runs[handle], length))
    glyphs, is_double = _glyphs(texts, sides, is_shown, stretches, frame)
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
    texts: list[str], sides: _Sides, is_shown: bytearray, stretches: list[tuple[Run, int]], frame: Frame
) -> tuple[list[Glyph], bool]:
    """The characters as glyphs, those that no space parts as one word; may some of them be drawn twice?

    ``stretches``: which run the characters that are shown belong to, and how many after each other.
    """
    if not stretches:
        return [], False
    x0s, x1s = frame.place_across(*(compress(side, is_shown) for side in sides))
    columns = _columns(list(compress(texts, is_shown)), x0s, x1s, stretches)
    breaks = _breaks(columns)
    glyphs = _words(columns, breaks)
    if any(run.turn for run, _ in stretches):
        tops, bottoms = frame.place_down(*(compress(side, is_shown) for side in sides))
        glyphs = [
            glyph._replace(top=tops[i], x1=columns.x1s[i], bottom=bottoms[i]) if glyph.turn else glyph
            for i, glyph in zip(breaks, glyphs, strict=True)
        ]
    if _repeats(columns, breaks) or may_be_double(glyphs):
        return characters(glyphs), True  # which ones, shows when they are looked at one by one
    return glyphs, False


def _columns(texts: list[str], x0s: list[float], x1s: list[float], stretches: list[tuple[Run, int]]) -> Columns:
    runs: list[Run] = []
    is_same = bytearray()
    for run, length in stretches:
        if runs and runs[-1] is run:
            is_same[-1] = 1
        run.advances.learn(texts[len(runs) : len(runs) + length])
        runs += repeat(run, length)
        is_same += b"\1" * (length - 1) + b"\0"
    return Columns(texts, x0s, x1s, runs, is_same)


def _breaks(columns: Columns) -> list[int]:
    """The numbers of the characters that begin something new: a word, a space, one that is turned."""
    texts, x0s, x1s, runs, is_same = columns
    begins = _settings(columns)
    breaks = set(begins)
    # gaps between boxes are those between characters, but where boxes overlap, or the next one is of another object
    gaps, steps = list(map(sub, x0s[1:], x1s)), list(map(sub, x0s[1:], x0s))
    for i in begins[1:]:
        gaps[i - 1], steps[i - 1] = 0.0, inf
    if others := [i for i in compress(range(1, len(texts)), map(not_, is_same)) if i not in breaks]:
        for i, end in zip(others, columns.ends([i - 1 for i in others]), strict=True):
            gaps[i - 1] = x0s[i] - end
    sizes = [runs[i].size for i in begins]
    smallest, largest = min(sizes), max(sizes)
    wide = CLOSE * smallest
    breaks.update([i for i, gap in enumerate(gaps, 1) if gap > wide and gap > CLOSE * runs[i].size])
    if min(gaps, default=0.0) <= OVERLAP * smallest:
        breaks.update([i for i, gap in enumerate(gaps, 1) if gap <= OVERLAP * runs[i].size and _overlaps(columns, i)])
    if min(steps, default=inf) <= _DOUBLE * largest:
        breaks.update([i for i, step in enumerate(steps, 1) if step <= _DOUBLE * runs[i].size])
    blanks = {text for text in set(texts) if text.isspace()}
    for i in [i for i, text in enumerate(texts) if text in blanks]:
        breaks.update((i, i + 1))
    breaks.discard(len(texts))
    return sorted(breaks)


def _overlaps(columns: Columns, i: int) -> bool:
    """Does a character reach far into the one before?"""
    return columns.x0s[i] - columns.ends((i - 1,))[0] <= OVERLAP * columns.runs[i].size


def _settings(columns: Columns) -> list[int]:
    """The numbers of the characters from which on text is set in another way or on another line; all turned ones."""
    runs, is_same = columns.runs, columns.is_same
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
    if any(runs[i].turn for i in begins):
        ends = [*begins[1:], len(runs)]
        begins = [i for begin, end in zip(begins, ends, strict=True) for i in _each(runs[begin], begin, end)]
    return begins


def _each(run: Run, begin: int, end: int) -> Sequence[int]:
    return range(begin, end) if run.turn else (begin,)


def _repeats(columns: Columns, breaks: Sequence[int]) -> bool:
    """Does one character follow at (nearly) the same place as itself?"""
    texts, x0s, _, runs, _ = columns
    return any(
        abs(x0s[i] - x0s[i - 1]) <= _DOUBLE * runs[i].size
        and abs(runs[i].top - runs[i - 1].top) <= _DOUBLE * runs[i].size
        and not runs[i].turn
        for i in [i for i in breaks if texts[i] == texts[i - 1]]
        if i
    )


def _words(columns: Columns, breaks: Sequence[int]) -> list[Glyph]:
    """Upright glyphs of what lies between the breaks; those of turned characters want their boxes."""
    texts, x0s, x1s, runs, _ = columns
    whole = "".join(texts)
    is_aligned = len(whole) == len(texts)
    may_lead = has_leader_mark(whole)
    glyphs = []
    ends = [*breaks[1:], len(texts)]
    rights = columns.ends([end - 1 for end in ends])
    for begin, end, right in zip(breaks, ends, rights, strict=True):
        turn, size, is_bold, top, bottom, _ = runs[begin]
        if end - begin == 1:
            glyphs.append(_as_glyph((texts[begin], x0s[begin], top, right, bottom, size, turn, is_bold, ())))
            continue
        text = whole[begin:end] if is_aligned else "".join(texts[begin:end])
        letters = Letters(columns, begin, end)
        if may_lead and has_leader(text):
            glyphs += letters
            continue
        if max(x1s[begin : end - 1]) > right:  # a box that reaches further than the last character: does its character?
            right = max(columns.ends(range(begin, end)))
        glyphs.append(_as_glyph((text, x0s[begin], top, right, bottom, size, 0, is_bold, letters)))
    return glyphs


class _Characters(NamedTuple):
    """A string for each character, "" for those that are not shown; the rest as of ``PageGlyphs``."""

    texts: list[str]
    unmapped: int
    is_doubtful: bool


def _characters(text_page: pdfium.Pointer, objects: Sequence[int | None], fonts: Fonts, names: Names) -> _Characters:
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
    codes = {
        i: (fonts.font(pdfium.font_of(pdfium.pointer(handle))).name, ord(text[i]))
        for i in nameless
        if (handle := objects[i])
    }
    if not codes:
        return _Characters(texts, 0, is_doubtful)
    known = names(set(codes.values()))
    for i, code in codes.items():
        texts[i] = "".join(map(_shown, (known or {}).get(code, ""))) or UNMAPPED
    return _Characters(texts, sum(texts[i] is UNMAPPED for i in codes), is_doubtful or known is None)


def _text(text_page: pdfium.Pointer, count: int) -> str:
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


def _with_hyphens(text: str, text_page: pdfium.Pointer) -> str:
    """The mark that stands for a hyphen as pdfium names it alone; where a font gives that character, it stays."""
    return "".join(
        chr(pdfium.character(text_page, i)) if character == _HYPHEN_IN_TEXT else character
        for i, character in enumerate(text)
    )


@lru_cache(maxsize=4096)
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
    spaces = [text == " " for text in texts]
    for i, left, top, right, bottom in zip(*(compress(column, spaces) for column in (count(), *sides)), strict=False):
        if left == right or top == bottom:
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
