"""Cells that a spreadsheet would run as a formula.

The rule follows OWASP's "CSV Injection" (cells that begin with = + - @, tab or carriage return), with the full-width
forms that Excel's Japanese edition reads alike, except what is a plain number: analysts need -5 to stay one.
"""

import re

_DANGEROUS = tuple("=+-@\t\r＝＋－＠")
_NUMBER = re.compile(r"[+\-＋－]?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?[%％]?")


def guard_formula(text: str) -> str:
    """``text``, with an apostrophe before it where a spreadsheet would otherwise run it; numbers are left alone."""
    bare = text.lstrip(" \n　")
    if bare.startswith(_DANGEROUS) and not _NUMBER.fullmatch(bare.strip()):
        return "'" + text
    return text
