"""Which characters of a source stand for something that a reader sees, and how printed lines become running text."""

import unicodedata
from collections.abc import Iterable
from itertools import pairwise

_LINE_ENDS = (0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029)

# Invisible characters that would stand between a reader's word and the same word in a search. Joiners (U+200C, U+200D)
# and variation selectors stay: they choose which glyph is shown.
_INVISIBLE = (
    *range(0x00, 0x09),
    *range(0x0E, 0x20),
    *range(0x7F, 0x85),
    *range(0x86, 0xA0),
    0xAD,  # soft hyphen
    0x200B,  # zero width space
    *(0x200E, 0x200F, *range(0x202A, 0x202F)),  # directional marks and embeddings
    0x2060,  # word joiner
    *range(0x2066, 0x2070),  # directional isolates, deprecated format characters
    0xFEFF,  # byte order mark
    *range(0xFFF9, 0xFFFC),  # interlinear annotation
)
_VISIBLE_ONLY: dict[int, str] = {**dict.fromkeys(_LINE_ENDS, "\n"), **dict.fromkeys(_INVISIBLE, "")}


def visible(text: str) -> str:
    """The text without control and invisible format characters; every kind of line end becomes a line feed."""
    if text.isprintable():  # none of them is
        return text
    return text.replace("\r\n", "\n").translate(_VISIBLE_ONLY)


def running_text(lines: Iterable[str]) -> str:
    """The lines of one paragraph as running text: a blank between words in Latin letters, none beside Japanese."""
    texts = [text for line in lines if (text := line.strip())]
    joints = ["" if _is_wide(upper[-1]) or _is_wide(lower[0]) else " " for upper, lower in pairwise(texts)]
    return "".join(text + joint for text, joint in zip(texts, [*joints, ""], strict=False))


def _is_wide(character: str) -> bool:
    # ambiguous ones (○ ① “ …) are set wide in Japanese text
    return unicodedata.east_asian_width(character) in "WFAH"
