"""Number formats of spreadsheets, parsed: sections, conditions and tokens (ISO/IEC 29500-1, 18.8.31)."""

import re
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache

from corpus.values import value

# Formats that a file names by number only, as Japanese Excel shows them (18.8.30, "ja-jp" where it has its own)
_ERA_DATE, _ERA_SHORT = '[$-411]ggge"年"m"月"d"日"', "[$-411]ge.m.d"
_MONTH, _DAY = 'yyyy"年"m"月"', 'm"月"d"日"'
BUILT_IN: dict[int, str] = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: "¥#,##0;¥-#,##0", 6: "¥#,##0;[Red]¥-#,##0", 7: "¥#,##0.00;¥-#,##0.00", 8: "¥#,##0.00;[Red]¥-#,##0.00",
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: _ERA_SHORT, 28: _ERA_DATE, 29: _ERA_DATE, 30: "m/d/yy", 31: 'yyyy"年"m"月"d"日"',
    32: 'h"時"mm"分"', 33: 'h"時"mm"分"ss"秒"', 34: _MONTH, 35: _DAY, 36: _ERA_SHORT,
    37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;[Red]-#,##0.00",
    41: "#,##0;-#,##0;-", 42: "¥#,##0;¥-#,##0;¥-", 43: "#,##0.00;-#,##0.00;-", 44: "¥#,##0.00;¥-#,##0.00;¥-",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    50: _ERA_SHORT, 51: _ERA_DATE, 52: _MONTH, 53: _DAY, 54: _ERA_DATE, 55: _MONTH, 56: _DAY,
    57: _ERA_SHORT, 58: _ERA_DATE,
}  # fmt: skip


class Token(Enum):
    """What a piece of a format stands for."""

    LITERAL = auto()
    DIGIT = auto()  # 0 # ?
    POINT = auto()
    COMMA = auto()
    PERCENT = auto()
    EXPONENT = auto()
    SLASH = auto()
    TEXT = auto()  # @
    GENERAL = auto()
    DATE = auto()  # a run of one letter of y m d h s g e r a b, or AM/PM
    ELAPSED = auto()  # [h] [m] [s]


Piece = tuple[Token, str]


@value
class PlainPlaces:
    """The usual formats (0, #,##0, 0.00%): a text, at least ``least`` whole digits, decimals to ``step``, a text."""

    before: str
    least: int
    step: Decimal
    after: str


@value
class NumberPlaces:
    """Where a number goes in the pieces of a section: the numbers of its pieces, and what is done to the value.

    ``whole`` and ``decimals`` are the digits before and after the point, ``exponent`` and ``slash`` those of numbers
    written with them. The value is divided by 1000 ``thousands`` times and multiplied by 100 ``percents`` times.
    ``plain`` says the same of the usual formats in short.
    """

    whole: tuple[int, ...]
    decimals: tuple[int, ...]
    is_grouped: bool
    thousands: int
    percents: int
    exponent: int | None
    slash: int | None
    plain: PlainPlaces | None


@value
class Section:
    """One section of a format, with what is asked of it for every cell.

    ``condition`` is (operator, number); ``digits`` the DBNum style (0: none). ``is_half``: hours to twelve;
    ``second_places``: digits after the seconds.
    """

    pieces: tuple[Piece, ...]
    condition: tuple[str, float] | None
    digits: int
    has_first_year: bool
    is_date: bool
    is_text: bool
    is_half: bool
    second_places: int
    number: NumberPlaces


_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"?'
    r"|\\(?P<escaped>.)"
    r"|[_*](?P<padding>.)"
    r"|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<general>General|G/標準)"
    r"|(?P<noon>AM/PM|A/P)"
    r"|(?P<exponent>E[+-])"
    r"|(?P<date>y+|m+|d+|h+|s+|g+|e+|r+|a{3,4}|b+)"
    r"|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<slash>/)|(?P<text>@)|(?P<end>;)|(?P<other>.)",
    re.I | re.S,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[\d.]+)$")
_CURRENCY = re.compile(r"\$([^-]*)")
_TOKENS: dict[str, Token] = {
    "general": Token.GENERAL, "noon": Token.DATE, "exponent": Token.EXPONENT, "date": Token.DATE,
    "digit": Token.DIGIT, "point": Token.POINT, "comma": Token.COMMA, "percent": Token.PERCENT,
    "slash": Token.SLASH, "text": Token.TEXT,
}  # fmt: skip
_MOST_LENGTH = 1000  # Excel allows 255 characters


@lru_cache(maxsize=512)
def sections(code: str) -> tuple[Section, ...]:
    """The sections of a format, at least one."""
    found: list[Section] = []
    pieces: list[Piece] = []
    condition: tuple[str, float] | None = None
    digits, has_first_year = 0, False
    for match in _PIECE.finditer(code[:_MOST_LENGTH]):
        kind, text = match.lastgroup or "", match[match.lastgroup or 0] or ""
        if kind == "end":
            found.append(_section(pieces, condition, digits, has_first_year))
            pieces, condition, digits, has_first_year = [], None, 0, False
        elif kind == "bracket":
            if limit := _CONDITION.match(text):
                condition = (limit[1], _number(limit[2]))
            elif text.lower().strip("hms") == "" and text:
                pieces.append((Token.ELAPSED, text.lower()))
            elif text[:5].lower() == "dbnum" and text[5:].isdecimal():
                digits = int(text[5:6])
            elif currency := _CURRENCY.match(text):
                has_first_year = has_first_year or "gannen" in text
                pieces += [(Token.LITERAL, currency[1])] if currency[1] else []
        elif kind in _TOKENS:
            pieces.append((_TOKENS[kind], text.lower() if kind in ("date", "noon") else text))
        elif kind != "padding":
            pieces.append((Token.LITERAL, text))
    found.append(_section(pieces, condition, digits, has_first_year))
    return tuple(found)


def _section(found: list[Piece], condition: tuple[str, float] | None, digits: int, has_first_year: bool) -> Section:
    pieces = _settled(found)
    return Section(
        pieces,
        condition,
        digits,
        has_first_year,
        is_date=any(token in (Token.DATE, Token.ELAPSED) for token, _ in pieces),
        is_text=any(token is Token.TEXT for token, _ in pieces),
        is_half=any(token is Token.DATE and text in ("am/pm", "a/p") for token, text in pieces),
        second_places=sum(1 for token, text in pieces if token is Token.DIGIT and text == "0"),
        number=_number_places(pieces),
    )


def _number_places(pieces: Sequence[Piece]) -> NumberPlaces:
    digit_at = [i for i, (token, _) in enumerate(pieces) if token is Token.DIGIT]
    exponent = next((i for i, (token, _) in enumerate(pieces) if token is Token.EXPONENT), None)
    slash = next((i for i, (token, _) in enumerate(pieces) if token is Token.SLASH), None)
    point = next((i for i, (token, _) in enumerate(pieces) if token is Token.POINT), len(pieces))
    whole = tuple(i for i in digit_at if i < point)
    end = whole[-1] if whole else -1
    commas = [i for i, (token, _) in enumerate(pieces) if token is Token.COMMA]
    # a comma behind the last digit divides by a thousand
    thousands = sum(1 for i in commas if i > end and (i < point or i > digit_at[-1])) if digit_at else 0
    decimals = tuple(i for i in digit_at if i > point)
    is_grouped = any(whole and whole[0] < i < end for i in commas)
    return NumberPlaces(
        whole,
        decimals,
        is_grouped=is_grouped,
        thousands=thousands,
        percents=sum(1 for token, _ in pieces if token is Token.PERCENT),
        exponent=exponent,
        slash=slash if slash is not None and any(i < slash for i in digit_at) else None,
        plain=_plain_places(pieces, whole, decimals, is_grouped),
    )


def _plain_places(
    pieces: Sequence[Piece], whole: tuple[int, ...], decimals: tuple[int, ...], is_grouped: bool
) -> PlainPlaces | None:
    """None where digits and texts are mixed, blanks stand for digits, or decimals may be left out."""
    if not whole:
        return None
    first, last = whole[0], (*whole, *decimals)[-1]
    inside = {token for token, _ in pieces[first : last + 1]}
    outside = {token for token, _ in (*pieces[:first], *pieces[last + 1 :])}
    shape = "".join(pieces[i][1] for i in whole)
    least = shape.count("0")
    if (
        not inside <= {Token.DIGIT, Token.COMMA, Token.POINT}
        or not outside <= {Token.LITERAL, Token.PERCENT, Token.COMMA}
        or shape.lstrip("#") != "0" * least
        or any(pieces[i][1] != "0" for i in decimals)
        or (is_grouped and least > 1)
    ):
        return None
    before, after = (
        "".join(text for token, text in part if token is not Token.COMMA)
        for part in (pieces[:first], pieces[last + 1 :])
    )
    return PlainPlaces(before, least, Decimal((0, (1,), -len(decimals))), after)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _settled(pieces: list[Piece]) -> tuple[Piece, ...]:
    """The pieces with ``m`` told apart: minutes (written ``n``) after hours or before seconds, else months."""
    clock = [i for i, (token, _) in enumerate(pieces) if token in (Token.DATE, Token.ELAPSED)]
    settled = list(pieces)
    for order, i in enumerate(clock):
        token, text = pieces[i]
        if token is not Token.DATE or text[0] != "m" or len(text) > 2:
            continue
        before = pieces[clock[order - 1]][1] if order else ""
        after = pieces[clock[order + 1]][1] if order + 1 < len(clock) else ""
        if before[:1] == "h" or after[:1] == "s":
            settled[i] = (token, "n" * len(text))
    if any(token is Token.DATE for token, _ in settled):
        # in a date these are written as they are
        settled = [
            (Token.LITERAL, text) if token in (Token.SLASH, Token.COMMA, Token.POINT) else (token, text)
            for token, text in settled
        ]
    return tuple(settled)
