"""A stored value as the spreadsheet shows it: numbers, dates and texts put through a cell's number format."""

import datetime as dt
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation, localcontext
from functools import lru_cache

from pipeline.readers.xlsx.calendar import moment, shown_moment
from pipeline.readers.xlsx.codes import NumberPlaces, Piece, PlainPlaces, Section, Token, sections

_PRECISION = Context(prec=15, rounding=ROUND_HALF_UP)  # what a spreadsheet computes with
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
_GENERAL_WIDTH = 11
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_OPERATORS = {"<": (-1,), ">": (1,), "=": (0,), "<=": (-1, 0), ">=": (0, 1), "<>": (-1, 1)}


@lru_cache(maxsize=8192)  # the same days and small numbers stand in a sheet again and again
def shown_number(stored: str, code: str, *, is_1904: bool = False) -> str:
    """A number as shown by a format (``""``: General); text that is no number comes back as it is."""
    if not code and len(stored) < 15 and stored.isascii() and stored.isdecimal() and stored[0] != "0":
        return stored
    try:
        value = _PRECISION.create_decimal(stored.strip())
    except InvalidOperation:
        return stored
    if not value.is_finite() or value.adjusted() > 300:
        return stored
    if not code:
        return _general(value)
    section, value = _chosen(sections(code), value)
    if section is None:
        return _general(value)
    if section.is_date:
        at = moment(value, is_1904=is_1904)
        return "########" if at is None else shown_moment(at, value, section)
    try:
        if section.number.plain is not None:
            shown = _plain(section.number, section.number.plain, value)
        else:
            with localcontext(_WIDE):
                shown = _shown(section, value)
    except (ArithmeticError, ValueError):  # a format of hundreds of digits or percent signs
        return _general(value)
    return shown.translate(_FULL_WIDTH) if section.digits == 3 else shown


def day_without_year(stored: str, code: str, *, is_1904: bool = False) -> dt.date | None:
    """The day that a number shown as 4/16 or 4月16日 stands for; None where the format shows a year, or no day."""
    if not shows_day_without_year(code):
        return None
    try:
        at = moment(_PRECISION.create_decimal(stored.strip()), is_1904=is_1904)
    except InvalidOperation:
        return None
    return None if at is None else at.date()


@lru_cache(maxsize=512)
def shows_day_without_year(code: str) -> bool:
    """Whether a format shows a day, but no year."""
    if not code:
        return False
    letters = {text[0] for token, text in sections(code)[0].pieces if token is Token.DATE}
    return {"m", "d"} <= letters and letters.isdisjoint("yegrb")


def shown_text(text: str, code: str) -> str:
    """A text as shown by a format: most show it as it is, ``;;;`` hides it, ``@"様"`` adds to it."""
    found = sections(code) if code else ()
    section = found[3] if len(found) > 3 else next((s for s in found if s.is_text), None)
    if section is None:
        return text
    return "".join(text if token is Token.TEXT else piece for token, piece in section.pieces)


def _chosen(found: Sequence[Section], value: Decimal) -> tuple[Section | None, Decimal]:
    """The section for a value, and the value to show with it (its sign is the section's business where it has one)."""
    if len(found) == 1 and found[0].condition is None:
        return found[0], value
    if any(section.condition for section in found[:2]):
        for section in found[:3]:
            if section.condition is None:
                return section, value
            if _holds(section.condition, value):
                # a section that is for numbers below zero only says minus itself
                is_own = section.condition[0] in ("<", "<=") and section.condition[1] <= 0
                return section, abs(value) if is_own else value
        return None, value
    numeric = found[:3]
    if len(numeric) == 3 and value == 0:
        return numeric[2], value
    if len(numeric) >= 2 and value < 0:
        return numeric[1], abs(value)
    return numeric[0], value


def _holds(condition: tuple[str, float], value: Decimal) -> bool:
    operator, limit = condition
    return int(value.compare(Decimal(str(limit)))) in _OPERATORS[operator]


def _general(value: Decimal) -> str:
    """Whole numbers in full, others in eleven characters, very small ones with an exponent."""
    if value == value.to_integral_value() and value.adjusted() < 15:
        return f"{value:f}".split(".")[0]
    if value.adjusted() >= _GENERAL_WIDTH or value.adjusted() < -4:
        digits, exponent = f"{value:.5E}".split("E")
        return f"{digits.rstrip('0').rstrip('.')}E{exponent[0]}{exponent[1:]:0>2}"
    places = max(0, _GENERAL_WIDTH - 1 - max(1, value.adjusted() + 1))
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    shown = f"{rounded:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _shown(section: Section, value: Decimal) -> str:
    pieces, number = section.pieces, section.number
    if number.exponent is not None:
        return _scientific(pieces, number.exponent, value)
    if number.slash is not None:
        return _fraction(pieces, number.slash, value)
    has_digits = bool(number.whole or number.decimals)
    scaled = abs(value).scaleb(2 * number.percents - 3 * number.thousands)
    step = Decimal((0, (1,), -len(number.decimals)))
    fixed = f"{scaled.quantize(step, ROUND_HALF_UP):f}" if has_digits else ""
    before, _, after = fixed.partition(".")
    filled = _fill(pieces, number.whole, before, number.is_grouped) | _fill_places(pieces, number.decimals, after)
    parts: list[str] = []
    for i, (token, text) in enumerate(pieces):
        if token is Token.DIGIT:
            parts.append(filled[i])
        elif token is Token.POINT:
            parts.append(".")
        elif token in (Token.GENERAL, Token.TEXT):
            parts.append(_general(abs(value)))
        elif token is not Token.COMMA:
            parts.append(text)
    shown = "".join(parts)
    is_zero = has_digits and not fixed.strip("0.")
    return f"-{shown}" if value < 0 and not is_zero else shown


def _plain(number: NumberPlaces, plain: PlainPlaces, value: Decimal) -> str:
    size = abs(value)
    if number.percents or number.thousands:
        size = _WIDE.scaleb(size, 2 * number.percents - 3 * number.thousands)
    size = size.quantize(plain.step, ROUND_HALF_UP, _WIDE)
    digits = f"{size:,f}" if number.is_grouped else f"{size:f}"
    if plain.least != 1:
        whole, point, decimals = digits.partition(".")
        digits = whole.lstrip("0").zfill(plain.least) + point + decimals
    shown = f"{plain.before}{digits}{plain.after}"
    return f"-{shown}" if value < 0 and size else shown


def _fill(pieces: Sequence[Piece], places: Sequence[int], digits: str, is_grouped: bool) -> dict[int, str]:
    """The whole digits put into their places from the right; what is left over goes into the first."""
    digits = digits.lstrip("0")
    filled: dict[int, str] = {}
    count = 0
    for order, i in enumerate(reversed(places)):
        is_first = order == len(places) - 1
        take = digits if is_first else digits[-1:]
        digits = "" if is_first else digits[:-1]
        if not take:
            take = {"0": "0", "?": " "}.get(pieces[i][1], "")
        shown = ""
        for digit in reversed(take):
            shown = digit + ("," if is_grouped and count and count % 3 == 0 and digit.isdecimal() else "") + shown
            count += digit.isdecimal()
        filled[i] = shown
    return filled


def _fill_places(pieces: Sequence[Piece], places: Sequence[int], digits: str) -> dict[int, str]:
    """The decimals, zeros at the end left out where the format says ``#``."""
    last = len(digits.rstrip("0"))
    return {
        i: digit if order < last or pieces[i][1] == "0" else {"?": " "}.get(pieces[i][1], "")
        for order, (i, digit) in enumerate(zip(places, digits, strict=False))
    }


def _scientific(pieces: Sequence[Piece], at: int, value: Decimal) -> str:
    point = next((i for i, (token, _) in enumerate(pieces[:at]) if token is Token.POINT), at)
    places = sum(1 for token, _ in pieces[point:at] if token is Token.DIGIT)
    width = sum(1 for token, _ in pieces[at:] if token is Token.DIGIT)
    digits, exponent = f"{value:.{places}E}".split("E")
    sign = "-" if exponent.startswith("-") else "+" if pieces[at][1].endswith("+") else ""
    return f"{digits}E{sign}{exponent.lstrip('+-').zfill(width)}"


def _fraction(pieces: Sequence[Piece], slash: int, value: Decimal) -> str:
    """A number as a fraction: ``# ?/?``, with a denominator of as many digits, or a fixed one (``# ?/8``)."""
    below = "".join(text for token, text in pieces[slash + 1 :] if token is Token.DIGIT or text.isdecimal())
    fixed = int(below) if below.strip("#?").isdecimal() and int(below.strip("#?")) else None
    has_whole = sum(1 for token, text in pieces[:slash] if token is Token.LITERAL and text == " ") > 0
    size = abs(value)
    whole, rest = divmod(size, 1) if has_whole else (Decimal(0), size)
    limit = min(999, 10 ** max(1, len(below)) - 1)
    denominators = [fixed] if fixed else range(1, limit + 1)
    best = min(denominators, key=lambda d: (abs(rest - (rest * d).to_integral_value() / d), d))
    top = int((rest * best).to_integral_value())
    if top == best and has_whole:
        whole, top = whole + 1, 0
    shown = " ".join(filter(None, [str(int(whole)) if whole or not top else "", f"{top}/{best}" if top else ""]))
    return f"-{shown}" if value < 0 else shown
