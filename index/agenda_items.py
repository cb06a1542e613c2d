"""The number of an agenda item, so that ``--agenda 2`` is item 2 and not every item with a 2 in its title."""

import re
import unicodedata

from wareki.numerals import CIRCLED, number

_NUMBER = "[0-9]{1,3}|[一二三四五六七八九十]{1,3}"
# （２）…, ２　…, ② …, 議題２：…, 日程第1, 第２号議案, 議事(2); but 2年度… and 一時保護所… are titles
_NUMBERED = re.compile(
    r"[\s【〔<《\[■◆●○◎]*"
    r"(?:(?:議題|次第|議事|議案|案件|日程|協議事項|報告事項|審議事項|協議|報告)\s*)?第?\s*"
    rf"(?:\(\s*(?P<inside>{_NUMBER})\s*\)|(?P<plain>{_NUMBER})(?=[\s.、:)号】〕>》\]]|$))"
)
_ASKED = re.compile(rf"\(?(?:{_NUMBER})\)?")


def item_term(agenda: str) -> str | None:
    """The term of the number that the item begins with; None where it has none."""
    found = _NUMBERED.match(_plain(agenda))
    return None if found is None else f"item:{number(found['inside'] or found['plain'])}"


def asked_term(text: str) -> str | None:
    """The term of an item that is asked for by nothing but its number."""
    asked = _plain(text).strip()
    return f"item:{number(asked.strip('()'))}" if _ASKED.fullmatch(asked) else None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", "".join(f"({CIRCLED[c]})" if c in CIRCLED else c for c in text))
