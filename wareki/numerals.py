"""Numbers as Japanese text writes them: ASCII digits, positional kanji (二〇二五), 十百千 (二十九), 廿 卅, ⑦."""

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "壱": 1, "弐": 2, "参": 3, "元": 1}
_TENS = {"十": 10, "拾": 10, "百": 100, "千": 1000}
_JOINED = {"廿": 20, "卄": 20, "卅": 30, "丗": 30, "卌": 40}

KANJI = "〇一二三四五六七八九十百千廿卄卅丗卌壱弐参拾零"
CIRCLED = {chr(0x2460 + i): i + 1 for i in range(20)} | {chr(0x3251 + i): i + 21 for i in range(15)}


def kanji_number(text: str) -> int | None:
    """The number that ``text`` (characters of ``KANJI``) writes, or None where it is no number.

    >>> kanji_number("二十九"), kanji_number("二〇二五"), kanji_number("卅一"), kanji_number("百六十四")
    (29, 2025, 31, 164)
    """
    if all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    total, pending, last_unit = 0, None, 10_000
    for c in text:
        if c in DIGITS:
            if pending is not None:
                return None
            pending = DIGITS[c]
            continue
        if c in _JOINED:
            if pending is not None or last_unit <= 10:
                return None
            total, last_unit = total + _JOINED[c], 10
            continue
        unit = _TENS[c]
        if unit >= last_unit or pending == 0:
            return None
        total, last_unit, pending = total + unit * (1 if pending is None else pending), unit, None
    return total + (pending or 0)


def number(text: str) -> int | None:
    """The number of a token: ASCII digits (blanks inside are passed over), kanji, 元 or a circled digit."""
    squeezed = text.replace(" ", "").replace("\n", "")
    if squeezed.isascii() and squeezed.isdigit():
        return int(squeezed) if len(squeezed) <= 8 else None
    if squeezed in CIRCLED:
        return CIRCLED[squeezed]
    if squeezed and all(c in KANJI or c == "元" for c in squeezed):
        return kanji_number(squeezed)
    return None
