"""The encodings of Japanese text files, told apart without guessing where the bytes themselves decide."""

import codecs
import unicodedata

# a byte order mark decides; UTF-32 is not expected from any office program
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ISO_2022_JP = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
# both accept much of the other's bytes; the wrong one makes half-width katakana and rare kanji of them
_EITHER = ("cp932", "euc_jp")


def decode(content: bytes) -> str | None:
    """The text, or None where no encoding fits all of its bytes.

    A byte order mark decides, then the escapes of ISO-2022-JP, then UTF-8 (which other encodings hardly ever are by
    chance). Between cp932 and EUC-JP the one that gives more everyday Japanese is taken, cp932 on a tie.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _try(content, encoding)
    if any(escape in content for escape in _ISO_2022_JP):
        text = _try(content, "iso2022_jp_3") or _try(content, "iso2022_jp_ext")
        if text is not None:
            return text
    text = _try(content, "utf-8")
    if text is not None:
        return text
    candidates = [text for text in (_try(content, encoding) for encoding in _EITHER) if text is not None]
    return max(candidates, key=_everyday, default=None)


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _everyday(text: str) -> float:
    """The share of kana, punctuation and full-width forms among the characters beyond ASCII."""
    beyond = [character for character in text[:100_000] if ord(character) > 0x7F]
    return sum(map(_is_everyday, beyond)) / max(1, len(beyond))


def _is_everyday(character: str) -> bool:
    return "\u3000" <= character <= "\u30ff" or unicodedata.east_asian_width(character) == "F"
