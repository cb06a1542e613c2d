"""Figures as written → numbers that a spreadsheet calculates with and still shows as written."""

import re

from corpus.values import value

# a sign in front, groups of three or none, decimals, a per cent sign; no leading zeros: 007 is a number's name
_FIGURE = re.compile(
    r"(?P<sign>[-△▲] ?)?(?P<whole>0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)(?:\.(?P<part>[0-9]+))?(?P<percent> ?%)?"
)
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord("−"): "-"}
_MOST_DIGITS = 15  # that a double keeps, and Excel shows


@value
class Figure:
    """``number`` with the number format (ECMA-376, part 1, 18.8.30) that shows it as it was written."""

    number: float
    format: str


def figure(text: str) -> Figure | None:
    """The figure that a cell's text is, None where it is anything else: 1,234  -5  △ 3.2  35.4%  １２.

    Shown in half-width digits. A zero with a sign stays text: no format shows one.
    """
    found = _FIGURE.fullmatch(text.translate(_HALF_WIDTH).strip())
    if found is None:
        return None
    sign, whole, part, percent = (found[name] or "" for name in ("sign", "whole", "part", "percent"))
    digits = whole.replace(",", "") + part
    if len(digits) > _MOST_DIGITS or (sign and not int(digits)):
        return None
    number = int(digits) / 10 ** (len(part) + (2 if percent else 0))
    shown = ("#,##0" if "," in whole else "0") + (f".{'0' * len(part)}" if part else "") + percent
    return Figure(-number if sign else number, f"{shown};{sign or '-'}{shown}")
