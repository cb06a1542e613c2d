"""Japanese surnames: where nothing else tells a name from a word, or from an office, being one of these does.

The list is in ``surnames.txt`` beside this module (its head says where it comes from); it is read when first asked.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

_LIST = Path(__file__).with_name("surnames.txt")
_LONGEST = 4  # characters
_VARIANTS = str.maketrans("髙﨑濵桒栁德邉邊", "高崎濱桑柳徳辺辺")


def is_surname(text: str) -> bool:
    """Whether the text is a surname, one of some eighty thousand, that is no common noun as well."""
    return _is_listed(text, "")


def may_be_surname(text: str) -> bool:
    """Whether the text is a surname, though perhaps a common noun too (道場, 四方)."""
    return _is_listed(text, "") or _is_listed(text, "?")


def leading_surnames(text: str) -> Iterator[str]:
    """What ``text`` begins with that may be a surname, the longest first."""
    return (text[:length] for length in range(min(_LONGEST, len(text)), 0, -1) if may_be_surname(text[:length]))


def _is_listed(text: str, kind: str) -> bool:
    text = text.translate(_VARIANTS)
    return 1 <= len(text) <= _LONGEST and text[:-1] in _surnames().get(kind + text[-1], frozenset())


@cache
def _surnames() -> dict[str, frozenset[str]]:
    """What may stand before it, by a surname's last character; "" where that is a surname itself."""
    found: dict[str, frozenset[str]] = {}
    for line in _LIST.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            last, singles, *longer = line.split()
            alone = [""] if last.endswith(".") else []
            found[last.removesuffix(".")] = frozenset([*alone, *singles.removeprefix("-"), *longer])
    return found
