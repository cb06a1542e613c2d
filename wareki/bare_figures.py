"""Whether figures without any unit (7.5.8, 5/15, 6.11) are a date: only where the surroundings say so."""

import datetime as dt
import re

from wareki.context import Context
from wareki.grammar.rule import Match
from wareki.points import Item
from wareki.tokens import Tokens

_LINE_START = re.compile(r"(?:^|[\n\t|])[ ・○●◆■*-]*\Z")
_NEXT, _LATER, _YEAR = 100, 200, 366  # days
_CLAUSE = tuple("、,。( ")
_HELD = re.compile("に(?:開|実施|再|行|公表|発|提出|閉|訪|視察|設|施行)|開催|実施|付け")
"""8.8に再度集まった behind R7.7.16に開き、 is a day; 7.2に上昇 is none."""
_WORD_END = re.compile(r"\Z|[ \n\t|(~-]|に|は|から|開催|付")
_SHARE = re.compile("補助|負担|率|割合|充当|相当|以内|以上")


def come_soon_after(head: Item, context: Context) -> bool:
    """Whether bare figures on a line of their own are a day soon after the date before them: 4.5 and 1/2 below R7.7.16
    are a mark and a share. Below a fiscal year they may be any later day of it."""
    days, partial, last = head.resolved.days, head.partial, context.last
    if days is None or last is None or last.year is None or last.month is None:
        return True
    later = (days[0] - dt.date(last.year, last.month, last.day or 1)).days
    share = (partial.month or 0) < (partial.day or 0) <= 12
    if context.scope is not None and context.scope.fiscal_year is not None:
        return 0 <= later <= _YEAR
    return 0 <= later <= (_NEXT if share else _LATER)


def are_date(tokens: Tokens, match: Match, context: Context, *, dotted: bool) -> bool:
    """Bare 7.5.8, 5/15 and 6.11 are dates only where the surroundings say so."""
    separator = tokens.kinds[match.begin + 1]
    if context.numeric:
        return "year" not in match.fields or context.era is not None
    if "year" in match.fields:
        return False
    behind = tokens.kinds[match.end : match.end + 1]
    text = tokens.folded.text
    line = text[max(0, tokens.begins[match.begin] - 12) : tokens.begins[match.begin]]
    starts_line = bool(_LINE_START.search(line)) and tokens.begins[match.begin] > 0
    known_year = context.scope is not None or context.last is not None
    if separator == "p":
        if dotted and known_year and _item_behind_bracket(tokens, match):
            return True
        if dotted and known_year and text[tokens.begins[match.begin] - 1 : tokens.begins[match.begin]] in _CLAUSE:
            return bool(_HELD.match(text, tokens.ends[match.end - 1]))
        return dotted and starts_line and known_year and _ends_word(text, tokens.ends[match.end - 1])
    if not known_year or not (starts_line or behind == "~"):
        return False
    end = tokens.ends[match.end - 1]
    return _ends_word(text, end) and not _SHARE.search(
        text, end, text.find("\n", end) if "\n" in text[end : end + 80] else end + 80
    )


def _item_behind_bracket(tokens: Tokens, match: Match) -> bool:
    """R6.6.11（視察）、6.18（研修）"""
    before = tokens.kinds[max(0, match.begin - 2) : match.begin]
    return before in (">,", ">c") and tokens.kinds[match.end : match.end + 1] in ("<", "", ",", "l")


def _ends_word(text: str, end: int) -> bool:
    return bool(_WORD_END.match(text, end)) and not re.match(r" ?(?:補助|以内|相当|[%0-9])", text[end : end + 4])
