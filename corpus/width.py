"""How many columns of a terminal a text takes: full-width characters are two wide (UAX #11), marks none."""

import unicodedata
from functools import lru_cache


def display_width(text: str) -> int:
    """Columns that ``text`` takes in a terminal with a Japanese font (ambiguous characters count two)."""
    return sum(map(_width, text))


def clip(text: str, width: int) -> str:
    """The text, cut with … where it is wider than ``width`` columns."""
    if display_width(text) <= width:
        return text
    kept, used = [], 0
    for character in text:
        used += _width(character)
        if used > width - 2:
            break
        kept.append(character)
    return "".join(kept) + "…"


def clip_left(text: str, width: int) -> str:
    """The end of the text, cut with … where it is wider than ``width`` columns."""
    return clip(text[::-1], width)[::-1]


def pad(text: str, width: int) -> str:
    """The text, clipped or filled with spaces to exactly ``width`` columns."""
    clipped = clip(text, width)
    return clipped + " " * (width - display_width(clipped))


@lru_cache(maxsize=10_000)
def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1
