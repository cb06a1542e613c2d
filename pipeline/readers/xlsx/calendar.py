"""Serial numbers of a spreadsheet as days and times, Japanese eras included."""

import datetime as dt
from decimal import Decimal

from pipeline.readers.xlsx.codes import Section, Token
from wareki.eras import era_of

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_KANJI_DAYS = "月火水木金土日"
_KANJI_DIGITS = "〇一二三四五六七八九"
_LAST_SERIAL = 2_958_466  # 9999-12-31
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def moment(serial: Decimal, *, is_1904: bool) -> dt.datetime | None:
    """The day and time of a serial number; None where it is none (negative, after 9999).

    Excel counts from 1 January 1900 and believes that 29 February 1900 existed (ISO/IEC 29500-1, 18.17.4).
    """
    if not 0 <= serial < _LAST_SERIAL:
        return None
    if is_1904:
        base = dt.datetime(1904, 1, 1)
    else:
        base = dt.datetime(1899, 12, 31) if serial < 60 else dt.datetime(1899, 12, 30)
    # to the millisecond: a clock time is a binary fraction of a day
    milliseconds = int((serial * 86_400_000).to_integral_value())
    return base + dt.timedelta(milliseconds=milliseconds)


def shown_moment(at: dt.datetime, serial: Decimal, section: Section) -> str:
    """The moment as the section of a format shows it."""
    places = section.second_places
    if not places:
        # 12:29:59.997 is what became of 12:30 in binary
        at = (at + dt.timedelta(milliseconds=500)).replace(microsecond=0)
    parts: list[str] = []
    for token, text in section.pieces:
        if token is Token.DATE:
            parts.append(_digits(_part(at, text, section), section.digits))
        elif token is Token.ELAPSED:
            unit = {"h": 3600, "m": 60, "s": 1}[text[0]]
            seconds = int((serial * 86_400).to_integral_value())
            parts.append(f"{seconds // unit:0{len(text)}d}")
        elif token is Token.DIGIT:
            continue
        elif token is Token.LITERAL and text == "." and places and (not parts or parts[-1][-1:].isdecimal()):
            parts.append(f"{Decimal(at.microsecond).scaleb(-6):.{places}f}"[1:])
        else:
            parts.append(text)
    return "".join(parts)


def _part(at: dt.datetime, text: str, section: Section) -> str:
    letter, length = text[0], len(text)
    match letter:
        case "y":
            return f"{at.year:04d}" if length > 2 else f"{at.year % 100:02d}"
        case "m":
            name = _MONTHS[at.month - 1]
            names = {3: name[:3], 4: name, 5: name[0]}
            return names.get(length, f"{at.month:0{min(length, 2)}d}")
        case "d":
            day = _DAYS[at.weekday()]
            return {3: day[:3], 4: day}.get(length, f"{at.day:0{min(length, 2)}d}")
        case "a" if text in ("aaa", "aaaa"):
            return _KANJI_DAYS[at.weekday()] + ("曜日" if length == 4 else "")
        case "a":
            half = ("AM", "PM") if text == "am/pm" else ("A", "P")
            return half[at.hour >= 12]
        case "h":
            hour = (at.hour % 12 or 12) if section.is_half else at.hour
            return f"{hour:0{min(length, 2)}d}"
        case "n":
            return f"{at.minute:0{min(length, 2)}d}"
        case "s":
            return f"{at.second:0{min(length, 2)}d}"
        case "g" | "e" | "r":
            return _era_part(at.date(), letter, length, section.has_first_year)
        case _:  # b: the Buddhist year
            return f"{at.year + 543:04d}" if length > 2 else f"{(at.year + 543) % 100:02d}"


def _era_part(day: dt.date, letter: str, length: int, has_first_year: bool) -> str:
    era = era_of(day)
    if era is None:  # before Meiji
        return "" if letter == "g" else str(day.year)
    name = {1: era.letter, 2: era.short}.get(length, era.name)
    year = day.year - era.first.year + 1
    shown = "元" if has_first_year and year == 1 else f"{year:0{min(length, 2)}d}"
    match letter:
        case "g":
            return name
        case "r":  # the year, rr with the era before it
            return era.name + f"{year:02d}" if length > 1 else f"{year:02d}"
        case _:
            return shown


def _digits(text: str, style: int) -> str:
    """Digits as ``[DBNum1]`` (kanji) or ``[DBNum3]`` (full width) ask."""
    if style == 3:
        return text.translate(_FULL_WIDTH)
    if style not in (1, 2) or not text.isdecimal():
        return text
    number = int(text)
    if number >= 100:
        return "".join(_KANJI_DIGITS[int(digit)] for digit in text)
    tens, ones = divmod(number, 10)
    return ("" if not tens else ("" if tens == 1 else _KANJI_DIGITS[tens]) + "十") + (
        _KANJI_DIGITS[ones] if ones or not tens else ""
    )
