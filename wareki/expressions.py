"""A date or range as a finished expression, with what is written behind and before it: 以降, まで, ~, 頃, おおむね."""

import datetime as dt
import re
from typing import NamedTuple

from wareki.points import Item
from wareki.span import DateSpan, Flag
from wareki.tokens import Tokens

_BEHIND = re.compile(
    r"(?:l?O?|O?l?)(?:(?P<after>A)|(?P<before>B)|(?P<until>U))|O?(?P<since>VN?)|O?(?P<open>~)N?|(?P<about>O)"
)
_THAN = re.compile(
    r" ?(?:[0-9]+(?:\.[0-9]+)? ?(?:[%件人名組世帯円点千百万億ポ]|か所)|も|[高低多少増減良悪早遅]|大き|小さ|上回|下回)"
)
_DOUBTS = ("おおむね", "概ね", "おおよそ", "約")


class Span(NamedTuple):
    """A finished expression and the item that later dates lean on."""

    span: DateSpan
    item: Item
    next_token: int


def _compared(tokens: Tokens, i: int) -> bool:
    """令和6年度より3件増加: than, not since."""
    return tokens.text(i).startswith("よ") and _THAN.match(tokens.folded.text, tokens.ends[i]) is not None


def finish(tokens: Tokens, text: str, head: Item, tail: Item | None, *, open_before: int | None) -> Span:
    """The date span of a head and its tail, with what is written behind it (以降, まで, ~, 頃)."""
    last_item = tail or head
    begin, end, next_token = head.begin, last_item.end, last_item.behind
    days = head.resolved.days
    first: dt.date | None = days[0] if days else None
    last: dt.date | None = days[1] if days else None
    flags = head.resolved.flags
    if tail is not None:
        last = tail.resolved.days[1] if tail.resolved.days else None
        flags |= tail.resolved.flags - {Flag.INFERRED}
    behind = _BEHIND.match(tokens.kinds, next_token)
    if behind is not None and behind["since"] and _compared(tokens, behind.start("since")):
        behind = None
    if behind is not None:
        had_time = "T" in tokens.kinds[end:next_token]
        if days is None or (had_time and tail is None):
            next_token = behind.end()  # 13時から, 10:00～: it belongs to the time
        elif tail is None or behind["until"] or behind["about"]:
            next_token = end = behind.end()
            if tail is None and (behind["after"] or behind["since"] or behind["open"]):
                last = None
            elif tail is None and (behind["before"] or behind["until"]):
                first = None
        if days is not None and "O" in behind[0] and not had_time:
            flags |= {Flag.APPROX}
    if tail is not None and tokens.kinds.startswith("O", head.behind):
        flags |= {Flag.APPROX}
    if open_before is not None and tail is None and days is not None:
        begin, first = open_before, None
    if Flag.IMPOSSIBLE in flags:
        first = last = None
        flags -= {Flag.INCOMPLETE}
    at = tokens.begins[begin]
    if at and tokens.folded.text[max(0, at - 6) : at].rstrip(" ").endswith(_DOUBTS):
        flags |= {Flag.APPROX}
    if head.weekday_wrong or (tail is not None and tail.weekday_wrong):
        flags |= {Flag.WEEKDAY_MISMATCH}
    offsets = tokens.folded.offsets
    start = offsets[at]
    stop = offsets[tokens.ends[end - 1] - 1] + 1
    span = DateSpan(
        first, last, head.resolved.precision, text[start:stop], start, stop, flags, head.time,
        head.resolved.inferred_from,
    )  # fmt: skip
    return Span(span, last_item, max(next_token, last_item.end))
