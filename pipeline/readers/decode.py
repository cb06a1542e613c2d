"""The encodings of Japanese text files: told apart by their bytes where these decide, else by a library's judgement.

Measured on lines of the samples' sources (docs/formats.md): what decides here is right more often on short texts than
charset-normalizer is; UTF-16 without a mark is left to the library.
"""

import codecs
import unicodedata

from pipeline.readers.utf16 import zeros_of_utf_16

# a byte order mark decides; UTF-32 is not expected from any office program
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ISO_2022_JP = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
# both accept much of the other's bytes; the wrong one makes half-width katakana and rare kanji of them
_EITHER = ("cp932", "euc_jp")
_UTF_16 = ("utf_16_le", "utf_16_be")
_ASKED_BYTES = 64 * 1024
_LIKELY = 0.9


def decode(content: bytes) -> str | None:
    """The text, or None where no encoding fits all of its bytes.

    A byte order mark decides, then zeros in every other byte (UTF-16), then the escapes of ISO-2022-JP, then UTF-8
    (which other encodings hardly ever are by chance). Among cp932, EUC-JP and UTF-16 without a mark the likeliest is
    taken, cp932 on a tie.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _try(content, encoding)
    if (zeros := zeros_of_utf_16(content)) is not None:
        return _try(content, zeros)
    if any(escape in content for escape in _ISO_2022_JP):
        text = _try(content, "iso2022_jp_3") or _try(content, "iso2022_jp_ext")
        if text is not None:
            return text
    text = _try(content, "utf-8")
    if text is not None:
        return text
    candidates = [text for text in (_try(content, encoding) for encoding in _EITHER) if text is not None]
    best = max(candidates, key=_everyday, default=None)
    if len(content) % 2 == 0 and (best is None or _everyday(best) < _LIKELY):
        wide = _wide(content)
        if wide is not None and (best is None or _everyday(wide) > _everyday(best)):
            return wide
    return best


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark, where the library takes it for that."""
    from charset_normalizer import from_bytes  # few texts need it, and every worker would load it

    best = from_bytes(content[:_ASKED_BYTES], cp_isolation=[*_EITHER, *_UTF_16]).best()
    return _try(content, best.encoding) if best is not None and best.encoding in _UTF_16 else None


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
