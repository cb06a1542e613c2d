"""When a meeting began and ended: beside its date, or where 開会 and 閉会 are noted."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from pipeline.structure.flow import Item, PlacedTable
from wareki import find_dates
from wareki.span import DateSpan, TimeSpan

_DIGITS = "[0-9０-９一二三四五六七八九十〇]{1,3}"
_MINUTES = rf"(?:[ \u3000]*(?:{_DIGITS}[ \u3000]*分|半))?"
_CLOCK = rf"(?:(?:午前|午後)[ \u3000]*)?(?:正午|{_DIGITS}[ \u3000]*時{_MINUTES}|{_DIGITS}[：:][0-9０-９]{{2}})"
# 開会　午前10時, or ＜開会＞ over the day and 10時30分
_TO = r"[＞>】〕）)]?[ \u3000：:]*(?:(?:[^ \u3000]{6,20}|[同当])日(?:[（(][^（()）]{1,3}[）)])?[ \u3000]*)?"
_WHEN = "(?:日時|時刻|時間)?"
_OPENED = r"(?:開[ \u3000]*[会議]|開始)"
_CLOSED = r"(?:[閉散][ \u3000]*会|終了|閉議)"
_BEGINS = re.compile(rf"(?P<a>{_CLOCK})[ \u3000]*{_OPENED}(?![ \u3000]*[：:])|{_OPENED}{_WHEN}{_TO}(?P<b>{_CLOCK})")
_ENDS = re.compile(rf"(?P<a>{_CLOCK})[ \u3000]*{_CLOSED}(?![ \u3000]*[：:])|{_CLOSED}{_WHEN}{_TO}(?P<b>{_CLOCK})")
_RANGE = re.compile(rf"{_CLOCK}[ \u3000]*(?:から|[～~〜∼－―\-])[ \u3000]*{_CLOCK}")
_UNTIL = re.compile(rf"{_CLOCK}[ \u3000]*[～~〜∼]")
_OVER = re.compile(
    r"[＜<〈《【〔（(]?[ \u3000]*(?:開[ \u3000]*会|閉[ \u3000]*会)(?:時間|時刻|日時)?[ \u3000]*[＞>〉》】〕）)]?$"
)
_HOURS = re.compile(rf".{{0,4}}(?:開催)?(?:時間|時刻)[ \u3000]*[：:]?[ \u3000]*(?P<hours>{_CLOCK}.*)$")
_NEAR_TOP = 40
# a time has a meaning for the reader of dates only beside a date
_ANY_DAY = "令和元年5月1日"


def meeting_times(items: Sequence[Item], date: DateSpan | None) -> TimeSpan | None:
    """The times beside the date, completed by notes such as 午前10時開会 (near the top) and 午後3時散会 (the last)."""
    texts = [_text(item) for item in items]
    texts = [" ".join(texts[at : at + 3]) if _OVER.match(text) else text for at, text in enumerate(texts)]
    beside = (date.time if date is not None else None) or _labelled(texts[:_NEAR_TOP]) or _ranged(texts[:_NEAR_TOP])
    beside = beside or _open(texts[:_NEAR_TOP])
    begins = beside.first if beside is not None else _first(texts[:_NEAR_TOP], _BEGINS)
    ends = beside.last if beside is not None and beside.last is not None else _first(reversed(texts), _ENDS)
    if begins is None:
        return None
    return TimeSpan(begins, ends if ends is None or ends > begins else None)


def _labelled(texts: Iterable[str]) -> TimeSpan | None:
    """The times of 時間：9時30分～11時10分."""
    for text in texts:
        if found := _HOURS.match(text):
            dates = find_dates(f"{_ANY_DAY} {found['hours']}")
            return dates[0].time if dates else None
    return None


def _ranged(texts: Iterable[str]) -> TimeSpan | None:
    """The first two times with 〜 between them: 平成27年2月13日（金）（午後6時45分～8時45分）."""
    for text in texts:
        if found := _RANGE.search(text):
            dates = find_dates(f"{_ANY_DAY} {found.group()}")
            return dates[0].time if dates else None
    return None


def _open(texts: Iterable[str]) -> TimeSpan | None:
    """The time of a line that is only that, below the date's: 14：00～."""
    for text in texts:
        if _UNTIL.fullmatch(text.strip()):
            dates = find_dates(f"{_ANY_DAY} {text.strip()[:-1]}")
            return dates[0].time if dates else None
    return None


def _text(item: Item) -> str:
    if not isinstance(item, PlacedTable):
        return item.text if len(item.text) <= 80 else ""
    return "\n".join(cell.text for cell in item.table.cells if len(cell.text) <= 80)


def _first(texts: Iterable[str], pattern: re.Pattern[str]) -> dt.time | None:
    for text in texts:
        if found := pattern.search(text):
            dates = find_dates(f"{_ANY_DAY} {found['a'] or found['b']}")
            if dates and dates[0].time is not None:
                return dates[0].time.first
    return None
