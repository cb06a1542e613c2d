"""Cells that a spreadsheet would run as a formula.

The rule follows OWASP's "CSV Injection" (cells that begin with = + - @, tab or carriage return), with the full-width
forms that Excel's Japanese edition reads alike, except what cannot be a formula and analysts count on: a plain number
(-5), one with its unit (-3.2ポイント, +2名), and the dash of a cell without a value.
"""

import re

_DANGEROUS = tuple("=+-@\t\r＝＋－＠")
_UNIT = r"[%％]|[ァ-ヶー一-鿿]{1,6}"  # no bracket, sign or letter: nothing that could be called
_HARMLESS = re.compile(rf"[+\-＋－]?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?(?:{_UNIT})?|[-－]+")


def guard_formula(text: str) -> str:
    """``text``, with an apostrophe before it where a spreadsheet would run it; numbers and dashes are left alone."""
    bare = text.lstrip(" \n　")
    if bare.startswith(_DANGEROUS) and not _HARMLESS.fullmatch(bare.strip()):
        return "'" + text
    return text
