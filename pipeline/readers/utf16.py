"""UTF-16 without a byte order mark, as some systems write it: its ASCII characters leave zeros in every other byte."""

import codecs


def zeros_of_utf_16(content: bytes) -> str | None:
    """``utf_16_le`` or ``utf_16_be``, None where the zeros are none of these. The content may be cut off anywhere."""
    if b"\x00" not in content:
        return None
    even, odd = content[::2].count(0), content[1::2].count(0)
    for encoding, zeros, others in (("utf_16_le", odd, even), ("utf_16_be", even, odd)):
        # U+3000 has a zero too, as its other byte
        if zeros > 2 * others + 1 and zeros * 200 > len(content):
            try:
                text = codecs.getincrementaldecoder(encoding)().decode(content)
            except UnicodeDecodeError:
                continue
            if "\x00" not in text:
                return encoding
    return None
