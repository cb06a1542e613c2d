"""Folded text to tokens. The kinds of all tokens together are a string, over which the grammar's rules are written."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from wareki.folding import Folded
from wareki.lexicon import FIRSTS, SECTIONS
from wareki.numerals import kanji_number, number
from wareki.windows import windows


def _section(firsts: str, words: tuple[tuple[str, str], ...]) -> str:
    return f"(?=[{firsts}])(?:{'|'.join(f'({pattern})' for _, pattern in words)})"


_FIRST = re.compile(f"[{FIRSTS}]")


@cache
def _scanner() -> re.Pattern[str]:
    """Compiled for the first text that could hold a date."""
    return re.compile(f"(?=[{FIRSTS}])(?:{'|'.join(_section(*section) for section in SECTIONS)})")


_KINDS = ("", *(kind for _, words in SECTIONS for kind, _ in words))
_MONTH_LIGATURES = {chr(0x32C0 + i): i + 1 for i in range(12)}
_DAY_LIGATURES = {chr(0x33E0 + i): i + 1 for i in range(31)}
_WIDE = 8
"""More blanks than this in a row part two columns, not two characters."""


class Tokens(NamedTuple):
    """The tokens of one text: ``kinds[i]`` is token i's letter (see lexicon), begins and ends are folded offsets."""

    folded: Folded
    kinds: str
    begins: list[int]
    ends: list[int]

    def text(self, i: int) -> str:
        """Token i as it stands in the folded text."""
        return self.folded.text[self.begins[i] : self.ends[i]]

    def value(self, i: int) -> int:
        """The number that token i writes (of a ligature too)."""
        return value_of(self.folded.text[self.begins[i] : self.ends[i]])

    def blank_before(self, i: int) -> bool:
        """Whether blanks stand between token i and the one before."""
        return i > 0 and self.ends[i - 1] < self.begins[i]


@lru_cache(maxsize=2048)
def value_of(text: str) -> int:
    """The number that a token's text writes (a ligature's too)."""
    value = _MONTH_LIGATURES.get(text) or _DAY_LIGATURES.get(text) or number(text)
    assert value is not None, f"{text!r} is no number"  # noqa: S101  (the scanner made it one)
    return value


def _kind_of_number(text: str) -> str:
    squeezed = text.replace(" ", "").replace("\n", "")
    if len(squeezed) == 4 and 1850 <= int(squeezed) <= 2199:
        return "w"
    return "n" if len(squeezed) <= 3 else "#"


def _kind_of_kanji(text: str) -> str:
    if not text.strip("〇"):
        return "b"
    value = kanji_number(text)
    if value is None:
        return "x"
    if 1850 <= value <= 2199 and (len(text) == 4 or "千" in text):
        return "w"
    return "k" if value <= 999 else "#"


def tokenise(folded: Folded, *, everywhere: bool = False, follows_date: bool = False) -> Tokens:
    """The tokens of a text, in time linear in its length. Far from any date one token stands for all the text.

    ``everywhere`` asks for all tokens: in a column of dates bare figures are dates too. ``follows_date``: see windows.
    """
    text = folded.text
    kinds: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    at = 0
    for first, last in ((0, len(text)),) if everywhere else windows(text, follows_date=follows_date):
        if last <= at or _FIRST.search(text, max(first, at), last) is None:
            continue
        for match in _scanner().finditer(text, max(first, at)):
            begin, end = match.span()
            if at < begin:
                if begin >= last:
                    break
                between = text[at:begin]
                if len(between) > _WIDE or not between.isspace():
                    kinds.append("x")
                    begins.append(at)
                    ends.append(begin)
            kind = _KINDS[match.lastindex or 0]
            if kind == "n":
                if end - begin > 3:
                    kind = _kind_of_number(match[0])
            elif kind == "k":
                kind = _kind_of_kanji(match[0])
            elif kind == "ligature":
                kinds.append("n")
                begins.append(begin)
                ends.append(end)
                kind = "M" if match[0] in _MONTH_LIGATURES else "D"
            kinds.append(kind)
            begins.append(begin)
            ends.append(end)
            at = end
    if at < len(text):  # all of it, where no date can stand
        kinds.append("x")
        begins.append(at)
        ends.append(len(text))
    return Tokens(folded, "".join(kinds), begins, ends)
