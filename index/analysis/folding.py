"""Fold a text for matching, and keep for every folded character where it stands in the text as written.

Shown as written, matched as folded: width, case, compatibility forms, CJK radicals, variant kanji, dashes and waves,
characters that nobody sees. Blanks inside a letter-spaced word and line breaks beside Japanese are dropped.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.radicals import fold_radicals
from index.analysis.variants import VARIANTS

FOLDING_VERSION = 1

CELL = "\t"
_DASHES = frozenset("-‐‑‒–—―−⁃﹣－ｰ─━")
_WAVES = frozenset("~〜～∼∿〰˜")
_LONG_VOWEL = "ー"
_VOICED = {"ﾞ": "\u3099", "ﾟ": "\u309a", "゛": "\u3099", "゜": "\u309a"}
_VARIATION = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


@dataclass(frozen=True, slots=True)
class Folded:
    """``text[i]`` was made from ``source[begins[i]:ends[i]]``; both are non-decreasing."""

    text: str
    begins: Sequence[int]
    ends: Sequence[int]

    def source_span(self, begin: int, end: int) -> tuple[int, int]:
        """The part of the source that ``text[begin:end]`` (not empty) was made from."""
        return self.begins[begin], self.ends[end - 1]

    def select(self, keep: Sequence[int]) -> "Folded":
        """Only the characters at the positions ``keep``."""
        return Folded(
            "".join([self.text[i] for i in keep]), [self.begins[i] for i in keep], [self.ends[i] for i in keep]
        )


def fold(source: str) -> Folded:
    """Fold ``source``. Cells stay separated by ``CELL``; every other run of blanks is one space, or gone."""
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
    _settle_dashes(characters)
    text = "".join(characters)
    keep = [i for i, character in enumerate(text) if not (character in " \n" and _is_dropped(text, i))]
    return Folded(text.replace("\n", " "), begins, ends).select(keep)


def fold_term(text: str) -> str:
    """The folded text without any blanks: what a term is made of."""
    return "".join(fold(text).text.split())


def as_string(folded: Folded) -> Folded:
    """As a string of characters to be found anywhere: no spaces, long vowels and dashes one; cells stay separated.

    What a dash folds to depends on what stands before it, and a string may begin with one.
    """
    kept = folded.select([i for i, character in enumerate(folded.text) if character != " "])
    return Folded(kept.text.replace(_LONG_VOWEL, "-"), kept.begins, kept.ends)


def fold_string(text: str) -> str:
    """The folded characters of a text, cells run together: what is looked for as a string."""
    return as_string(fold(text)).text.replace(CELL, "")


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


def _settle_dashes(characters: list[str]) -> None:
    """A dash after katakana is a long vowel (デ－タ); a long vowel after a digit is a dash (7ー8)."""
    for i in range(1, len(characters)):
        before = characters[i - 1]
        if characters[i] == "-" and "ァ" <= before <= "ヿ":
            characters[i] = _LONG_VOWEL
        elif characters[i] == _LONG_VOWEL and before.isdigit():
            characters[i] = "-"


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
