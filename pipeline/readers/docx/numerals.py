"""List numbers as Word shows them: the number formats of ECMA-376 Part 1, 17.18.59 (ST_NumberFormat)."""

from collections.abc import Callable

_KATAKANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
# ヰ and ヱ have no half-width form
_HALF_WIDTH = str.maketrans(
    _KATAKANA,
    "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ",
)
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_KANJI_DIGITS = "〇一二三四五六七八九"
_LEGAL_DIGITS = str.maketrans("一二三四五六七八九十百千万", "壱弐参四伍六七八九拾百阡萬")
# Word's letters end at 780 (Z thirty times)
_MOST_REPEATS = 30
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def kanji(number: int) -> str:
    """二十一, 百, 千二百, 一万: counting in kanji up to 99,999,999."""
    if number == 0:
        return "〇"
    high, low = divmod(number, 10_000)
    return (kanji(high) + "万" if high else "") + _below_ten_thousand(low)


def _below_ten_thousand(number: int) -> str:
    text = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += ("" if digit == 1 and name else _KANJI_DIGITS[digit]) + name
    return text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _series(letters: str) -> Callable[[int], str]:
    """A, B … Z, AA, BB …: past the end the letter is doubled, then tripled."""

    def show(number: int) -> str:
        times, index = divmod(number - 1, len(letters))
        return letters[index] * (times + 1) if times < _MOST_REPEATS else str(number)

    return show


def _run_of(first: str, count: int) -> Callable[[int], str]:
    """① … ⑳: consecutive characters; plain digits past their end."""
    return lambda number: chr(ord(first) + number - 1) if number <= count else str(number)


def _list_of(letters: str) -> Callable[[int], str]:
    return lambda number: letters[number - 1] if number <= len(letters) else str(number)


def _digits(number: int) -> str:
    return "".join(_KANJI_DIGITS[int(digit)] for digit in str(number))


def _full_width(number: int) -> str:
    return str(number).translate(_FULL_WIDTH)


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda number: "",
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _series("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerLetter": _series("abcdefghijklmnopqrstuvwxyz"),
    "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "aiueoFullWidth": _series(_KATAKANA),
    "aiueo": lambda number: _series(_KATAKANA)(number).translate(_HALF_WIDTH),
    "irohaFullWidth": _series(_IROHA),
    "iroha": lambda number: _series(_IROHA)(number).translate(_HALF_WIDTH),
    "japaneseCounting": kanji,
    "chineseCounting": kanji,
    "chineseCountingThousand": kanji,
    "taiwaneseCounting": kanji,
    "taiwaneseCountingThousand": kanji,
    "japaneseLegal": lambda number: kanji(number).translate(_LEGAL_DIGITS),
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "ideographTraditional": _list_of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _list_of("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _list_of("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "decimalEnclosedCircle": _run_of("①", 20),
    "decimalEnclosedCircleChinese": _run_of("①", 20),
    "decimalEnclosedParen": _run_of("⑴", 20),
    "decimalEnclosedFullstop": _run_of("⒈", 20),
    "chicago": _series("*†‡§"),
}


def show(number: int, number_format: str) -> str:
    """A number in one of Word's formats; decimal in a format that is not known, and below 1 where there is no sign.

    >>> show(3, "aiueoFullWidth"), show(12, "japaneseCounting"), show(2, "decimalEnclosedCircle")
    ('ウ', '十二', '②')
    """
    if number < 1 and number_format not in ("none", "decimalFullWidth", "decimalFullWidth2", "decimalZero"):
        return str(number)
    return _FORMATS.get(number_format, str)(number)
