"""Where in a text a date could stand: one cheap search, so that the scanner sees only the neighbourhood of dates.

Every notation but bare figures holds one of a few signs: a unit (年 月 日 週, alone or in a ligature), the letter or
the kanji of an era before a number, a year of four digits, an English month. Around each sign a stretch of text is
opened; what lies between the stretches is one token of the kind "anything else".
"""

import re
from collections.abc import Iterator
from functools import cache

from wareki.lexicon import BARE_SIGN, FIRSTS, SIGN

_CERTAIN_SIGN = re.compile(SIGN)
_NO_FIRST = re.compile(f"[^{FIRSTS}]")
_SHORT = 120
"""A text that is one stretch in any case."""
_BEFORE = 24
"""Code points before a sign: the number and the year that stand before a unit, letter-spaced."""
_STRIDE = 16
_BEHIND = 40 + _STRIDE
"""Code points behind a sign. What goes on without a gap (a list) is read to its end."""


def windows(folded: str, *, follows_date: bool) -> Iterator[tuple[int, int]]:
    """The stretches of a folded text that may hold a date, in order and disjoint; none begins within a word.

    Bare figures are dates only behind another date, which may stand in the text or before it (``follows_date``).
    """
    if not follows_date and not _CERTAIN_SIGN.search(folded):
        return
    if len(folded) <= _SHORT:
        yield 0, len(folded)
        return
    begin, end = 0, -1
    any_sign = _any_sign()
    sign = any_sign.search(folded)
    while sign is not None:
        at = sign.start()
        if at - _BEFORE > end:
            if end >= 0:
                yield begin, end
            begin = _word_begin(folded, max(at - _BEFORE, 0), max(end, 0))
        end = at + _BEHIND
        sign = any_sign.search(folded, at + _STRIDE)  # a sign that is leapt over lies well within
    if end >= 0:
        yield begin, end


@cache
def _any_sign() -> re.Pattern[str]:
    return re.compile(f"{SIGN}|{BARE_SIGN}", re.MULTILINE)


def _word_begin(folded: str, at: int, lowest: int) -> int:
    """The last place up to ``at`` before which no word of a date stands."""
    while at > lowest and not _NO_FIRST.match(folded, at - 1):
        at -= 1
    return at
