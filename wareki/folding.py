"""One spelling for matching: every character is folded to exactly one, so that offsets stay those of the given text.

NFKC as a whole would not do: it turns ㋿ into two characters and moves everything behind it. Here a character is
replaced by its compatibility form only where that is one character long (full-width forms, Kangxi radicals,
compatibility ideographs); blanks, dashes, tildes, dots and brackets get one form each. Zero-width characters, which
have no place in a date, are taken out, and the offsets of what remains are kept.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

_RANGES = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0xFF01, 0xFFEF), (0x2F800, 0x2FA1F))
_CLASSES = {
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\v\f",
    "\n": "\r\u0085\u2028\u2029",
    "-": "‐‑‒–—―−－﹣⁃➖─━",
    "~": "〜～∼⁓˜∽",
    ".": "．․﹒",
    "・": "･·•‧∙⋅",
    ",": "，、､﹐",
    "/": "／⁄∕",
    "(": "（〔［[⦅﹙",
    ")": "）〕］]⦆﹚",
    "'": "’‘＇´`′",
    "〇": "○◯⚪⭕",
}
# CJK Radicals Supplement has no compatibility mapping for these (Unicode: Equivalent_Unified_Ideograph).
_RADICALS = {"⺝": "月", "⺆": "冂", "⻑": "長", "⻘": "青"}


def _table() -> dict[int, str]:
    table = {}
    for low, high in _RANGES:
        for code in range(low, high + 1):
            folded = unicodedata.normalize("NFKC", chr(code))
            if len(folded) == 1 and folded != chr(code):
                table[code] = folded
    for target, sources in _CLASSES.items():
        table.update((ord(source), target) for source in sources)
    table.update((ord(source), target) for source, target in _RADICALS.items())
    return table


_TABLE = _table()
_ZERO_WIDTH = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
# The long-vowel mark and the kanji one serve as dashes between numbers; elsewhere they are letters.
_LONG_MARK = re.compile(r"(?<=[0-9日月年度期旬元) ])[ー―](?=[ \n]*[0-9RHST令平昭大翌同])")


class Folded(NamedTuple):
    """Text for matching. ``offsets[i]`` is where its character i stands in the text given; one more for the end."""

    text: str
    offsets: Sequence[int]


def fold(text: str) -> Folded:
    """``text`` in one spelling, with the way back to the offsets of ``text``."""
    folded = text.translate(_TABLE)
    offsets: Sequence[int] = range(len(text) + 1)
    if _ZERO_WIDTH.search(folded):
        kept = [i for i, character in enumerate(folded) if not _ZERO_WIDTH.match(character)]
        folded = "".join(folded[i] for i in kept)
        offsets = (*kept, len(text))
    if "ー" in folded:
        folded = _LONG_MARK.sub("-", folded)
    return Folded(folded, offsets)
