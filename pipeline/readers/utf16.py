"""UTF-16 without a byte order mark, as some systems write it: its ASCII characters leave zeros in every other byte."""

import codecs

_LEAST = 2  # one zero may be a slip in a text of another encoding
_SHARE = 0.95


def zeros_of_utf_16(content: bytes) -> str | None:
    """``utf_16_le`` or ``utf_16_be``, None where the zeros are none of these. The content may be cut off anywhere."""
    if content.count(0) < _LEAST:
        return None
    for encoding in ("utf_16_le", "utf_16_be"):
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(content)
        except UnicodeDecodeError:
            continue
        # the wrong byte order, or another encoding, gives characters from all over
        if sum(map(_is_usual, text)) >= _SHARE * len(text):
            return encoding
    return None


def _is_usual(character: str) -> bool:
    """Printable ASCII and its line ends, kana, kanji, full-width forms and the signs between them."""
    return (
        " " <= character <= "~"
        or character in "\t\r\n"
        or "\u2010" <= character <= "\u30ff"
        or "\u4e00" <= character <= "\u9fff"
        or "\uf900" <= character <= "\uffef"
    )
