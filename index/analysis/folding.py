"""Fold a text for matching, and keep for every folded character where it stands in the text as written.

Shown as written, matched as folded: width, case, compatibility forms, CJK radicals, variant kanji, dashes and waves,
characters that nobody sees. Blanks inside a letter-spaced word and line breaks beside Japanese are dropped.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from corpus.radicals import fold_radicals
from corpus.values import value
from index.analysis.variants import VARIANTS

FOLDING_VERSION = 1

CELL = "\t"
_DASHES = frozenset("-‐‑‒–—―−⁃﹣－ｰ─━")
_WAVES = frozenset("~〜～∼∿〰˜")
_LONG_VOWEL = "ー"
_DASH_OR_VOWEL = re.compile(f"[-{_LONG_VOWEL}]")
_BLANKS = re.compile(rf"(?:(?!{CELL})\s)+")
_BLANK = re.compile("[ \n]")
_TWO_BLANKS = re.compile("[ \n]{2}")
_VOICED = {"ﾞ": "\u3099", "ﾟ": "\u309a", "゛": "\u3099", "゜": "\u309a"}
_VARIATION = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


@value
class Folded:
    """``text[i]`` was made from ``source[begins[i]:ends[i]]``; both are non-decreasing."""

    text: str
    begins: Sequence[int]
    ends: Sequence[int]

    def source_span(self, begin: int, end: int) -> tuple[int, int]:
        """The part of the source that ``text[begin:end]`` (not empty) was made from."""
        return self.begins[begin], self.ends[end - 1]

    def without(self, places: Sequence[int]) -> "Folded":
        """Without the characters at these places, ascending."""
        if not places:
            return self
        begins, ends = list(self.begins), list(self.ends)
        for place in reversed(places):
            del begins[place], ends[place]
        edges = [-1, *places, len(self.text)]
        kept = [self.text[before + 1 : place] for before, place in pairwise(edges)]
        return Folded("".join(kept), begins, ends)


def fold(source: str) -> Folded:
    """Fold ``source``. Cells stay separated by ``CELL``; every other run of blanks is one space, or gone."""
    try:
        text = source.translate(_ONE_TO_ONE)
    except _NotOneError:
        return _fold_parts(source)
    has_blanks = " " in text or "\n" in text
    if has_blanks and _TWO_BLANKS.search(text):
        return _fold_parts(source)
    folded = Folded(_settle_dashes(text), range(len(source)), range(1, len(source) + 1))
    return _without_layout(folded) if has_blanks else folded


def _fold_parts(source: str) -> Folded:
    """The same for a text with runs of blanks, or with characters that fold to none, to several or with another."""
    parts = [_ALONE[character] for character in source]
    has_blanks = None in parts
    if has_blanks and not _set_blanks(source, parts):
        return fold_in_context(source)
    text = _settle_dashes("".join(parts))  # type: ignore[arg-type]  # none is None
    if len(text) == len(source) and "" not in parts:
        folded = Folded(text, range(len(source)), range(1, len(source) + 1))
    else:
        begins = [position for position, part in enumerate(parts) for _ in part or ""]
        folded = Folded(text, begins, [begin + 1 for begin in begins])
    return _without_layout(folded) if has_blanks else folded


def fold_in_context(source: str) -> Folded:
    """The same character by character: for a text with marks, which fold with what stands before them."""
    characters: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    for position, character in enumerate(source):
        mark = _VOICED.get(character, character)
        if characters and unicodedata.combining(mark):
            composed = unicodedata.normalize("NFC", characters[-1] + mark)
            if len(composed) == 1:
                characters[-1] = composed
                ends[-1] = position + 1
            continue  # a mark that composes with nothing is not searched for
        for folded in _fold_character(character):
            if folded in " \n" and characters and characters[-1] in " \n":
                characters[-1] = min(folded, characters[-1])  # a run with a line break in it counts as one
                continue
            characters.append(folded)
            begins.append(position)
            ends.append(position + 1)
    return _without_layout(Folded(_settle_dashes("".join(characters)), begins, ends))


def fold_term(text: str) -> str:
    """The folded text without any blanks: what a term is made of."""
    return "".join(fold(text).text.split())


def as_string(folded: Folded) -> Folded:
    """As a string of characters to be found anywhere: no spaces, long vowels and dashes one; cells stay separated.

    What a dash folds to depends on what stands before it, and a string may begin with one.
    """
    kept = folded.without([found.start() for found in _BLANK.finditer(folded.text)])
    return Folded(string_of(kept.text), kept.begins, kept.ends)


def string_of(folded: str) -> str:
    """The text of ``as_string`` of a folded text."""
    return folded.replace(" ", "").replace(_LONG_VOWEL, "-")


def fold_string(text: str) -> str:
    """The folded characters of a text, cells run together: what is looked for as a string."""
    return string_of(fold(text).text).replace(CELL, "")


@lru_cache(maxsize=20_000)
def _fold_character(character: str) -> str:
    if character == CELL:
        return CELL
    if character.isspace():
        return "\n" if character in "\r\n\v\f\x85\u2028\u2029" else " "
    if character in _VOICED:  # with nothing before it to compose with
        return ""
    code = ord(character)
    if any(code in block for block in _VARIATION) or unicodedata.category(character) in ("Cf", "Cc", "Cs"):
        return ""
    if character in _DASHES:
        return "-"
    if character in _WAVES:
        return "~"
    plain = unicodedata.normalize("NFKC", fold_radicals(character)).casefold()
    if " " in plain:  # a mark that stands alone (¨) would fall apart into a blank and a mark
        return character
    return "".join(VARIANTS.get(part, part) for part in plain if not unicodedata.combining(part))


class _Alone(dict[str, str | None]):
    """What each character folds to wherever it stands; None for those where that depends on their neighbours."""

    def __missing__(self, character: str) -> str | None:
        mark = _VOICED.get(character, character)
        is_blank = character.isspace() and character != CELL
        folded = None if is_blank or unicodedata.combining(mark) else _fold_character(character)
        if folded is not None and (" " in folded or "\n" in folded):
            folded = None
        if len(self) < _REMEMBERED:
            self[character] = folded
        return folded


class _NotOneError(Exception):
    """A character folds to none, to several, or with what stands before it."""


class _OneToOne(dict[int, int]):
    """The same for ``str.translate``, where a character folds to one by itself, as a single blank does."""

    def __missing__(self, code: int) -> int:
        character = chr(code)
        is_blank = character.isspace() and character != CELL
        folded = _fold_character(character) if is_blank else _ALONE[character]
        if folded is None or len(folded) != 1:
            raise _NotOneError
        if len(self) < _REMEMBERED:
            self[code] = ord(folded)
        return ord(folded)


_REMEMBERED = 20_000
_ALONE = _Alone()
_ONE_TO_ONE = _OneToOne()


def _settle_dashes(text: str) -> str:
    """A dash after katakana is a long vowel (デ－タ); a long vowel after a digit is a dash (7ー8)."""
    if "-" not in text and _LONG_VOWEL not in text:
        return text
    characters = list(text)
    for found in _DASH_OR_VOWEL.finditer(text, 1):
        i = found.start()
        before = characters[i - 1]  # as it has been settled itself
        if characters[i] == "-" and "ァ" <= before <= "ヿ":
            characters[i] = _LONG_VOWEL
        elif characters[i] == _LONG_VOWEL and before.isdigit():
            characters[i] = "-"
    return "".join(characters)


def _set_blanks(source: str, parts: list[str | None]) -> bool:
    """Put a blank or a line break for each run of blanks; False where more than these depends on its neighbours."""
    left = parts.count(None)
    held = end = 0  # where the last run was put, and where it ended
    for run in _BLANKS.finditer(source):
        begin = run.start()
        is_same = end > 0 and not any(parts[end:begin])  # nothing that is seen stands between
        blank = min(map(_fold_character, run[0]))  # a run with a line break in it counts as one
        end = run.end()
        left -= end - begin
        parts[begin:end] = [""] * (end - begin)
        held = held if is_same else begin
        parts[held] = min(parts[held] or blank, blank)
    return not left


def _without_layout(folded: Folded) -> Folded:
    """Without the blanks that are only layout; line breaks that stay are blanks."""
    text = folded.text
    dropped = [place for found in _BLANK.finditer(text) if _is_dropped(text, place := found.start())]
    return Folded(text.replace("\n", " "), folded.begins, folded.ends).without(dropped)


def _is_dropped(text: str, i: int) -> bool:
    """Whether the blank at ``i`` is only layout: at a cell's edge, a line break beside Japanese, letter-spacing."""
    before, after = text[i - 1 : i] if i else "", text[i + 1 : i + 2]
    if before in ("", CELL) or after in ("", CELL):
        return True
    if text[i] == "\n":
        return _is_japanese(before) or _is_japanese(after)
    return _is_lone(text, i - 1) and _is_lone(text, i + 1)


def _is_lone(text: str, i: int) -> bool:
    """Whether a Japanese character stands alone between blanks or edges (取 組 一 覧)."""
    return _is_japanese(text[i]) and text[i - 1 : i].strip() == "" and text[i + 1 : i + 2].strip() == ""


@lru_cache(maxsize=20_000)
def _is_japanese(character: str) -> bool:
    return "\u3005" <= character <= "\u30ff" or unicodedata.name(character, "").startswith("CJK ")
