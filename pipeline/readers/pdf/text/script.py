"""Classes of characters that decide whether two neighbours are written with a space between them."""

import unicodedata
from functools import lru_cache

_LATIN_TOO = frozenset("“”‘’°±×÷§¶®´¨·–—")  # ambiguous in width, and written in Western text as well


@lru_cache(maxsize=8192)
def is_wide(character: str) -> bool:
    """Japanese, Chinese or full-width: no space is written between two of these, and lines break anywhere."""
    return unicodedata.east_asian_width(character[0]) in "WFA" and character[0] not in _LATIN_TOO


@lru_cache(maxsize=8192)
def is_letter_of_wide(character: str) -> bool:
    """A kanji, kana or full-width digit or letter: what a letter-spaced Japanese word is made of."""
    return is_wide(character) and unicodedata.category(character[0])[0] in "LN"


# What must not begin a line and what must not end one (the core of kinsoku, JIS X 4051).
NOT_AT_BEGIN = frozenset(
    "、。，．,.・：；？！:;?!）］｝」』】〉》〕)]}’”ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々ゝゞヽヾ～%％℃"
)
NOT_AT_END = frozenset("（［｛「『【〈《〔([{‘“￥$＄")
