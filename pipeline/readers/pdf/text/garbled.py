"""Is a text layer mojibake? Fonts without a right mapping give text that no one wrote."""

import unicodedata
from collections import Counter

from pipeline.readers.pdf.marks import UNMAPPED

_SHARE = 0.3  # of a page's characters; a page with a few bad ones is still worth searching


def is_garbled(text: str) -> bool:
    """At least three in ten characters are unmapped, private, control, or of scripts that mojibake falls into.

    Text in one foreign script is that language; mojibake mixes several (Latin-1 letters with box drawing, Hangul with
    Yi and Cherokee).
    """
    if not text:
        return False
    counts = Counter(text)
    bad = sum(count for character, count in counts.items() if _is_bad(character))
    if bad >= _SHARE * len(text):
        return True
    odd = [(script, count) for character, count in counts.items() if (script := _odd_script(character))]
    return sum(count for _, count in odd) >= _SHARE * len(text) and len({script for script, _ in odd}) >= 3


def _is_bad(character: str) -> bool:
    return character in (UNMAPPED, "\ufffd") or unicodedata.category(character) in ("Co", "Cn", "Cc", "Cs")


def _odd_script(character: str) -> str:
    """The script's name, "" for what Japanese and English papers are written in."""
    code = ord(character)
    if code < 0x80 or 0x2000 <= code <= 0x30FF or 0x3200 <= code <= 0x33FF or 0x4E00 <= code <= 0x9FFF:
        return ""
    if 0xFF00 <= code <= 0xFFEF or 0x31F0 <= code <= 0x31FF or 0xF900 <= code <= 0xFAFF or code >= 0x20000:
        return ""
    name = unicodedata.name(character, "")
    return name.split(" ", 1)[0] if unicodedata.category(character)[0] == "L" else ""
