"""The caption of a table: the line right above it (表１ …, 【…】, ○…の状況), with its unit (（単位：千円）)."""

import re
from collections.abc import Callable, Sequence

from corpus.model import Box
from pipeline.structure.flow import Item, PlacedTable, Prose
from pipeline.structure.marks import Family, leading_mark

_UNIT = re.compile(
    r"[（(〔\[]?\s*単\s*位\s*[：:／/ \u3000].{1,20}$|[（(][^（）()]{0,12}(?:現在|単位|千円|百万円|人|件|％|%)[）)]$"
    r"|(?:令和|平成|昭和|(?:19|20)[0-9]{2}年).{1,14}現在$"
    r"|[（(][^（）()]{0,16}(?:敬称略|順不同|五十音順)[^（）()]{0,6}[）)]$"
)
_MARKS = "○◎◯△▲×✕●☆★◇◆□■－―"
_LEGEND = re.compile(rf"[^。]{{0,12}}[:：＝=…]\s*[{_MARKS}]|[{_MARKS}]\s*[:：＝=…]")  # 賛成：○　反対：×
_BUDGET = re.compile(r"[（(]?(?:款|項)[）)]?[ \u3000]*[0-9０-９]")  # what a budget's table is about
_NUMBERED = re.compile(
    r"[【〔＜〈(（]?\s*(?:図表|別表|附表|付表|表|資料|様式|別紙|Table)\s*[0-9０-９一二三四五六七八九十\-－ー．.・]*",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"(?:表|一覧|一覧表|状況|内訳|推移|概要|結果|計画|実績|見込|見込み|内容|スケジュール|名簿|比較|件数|人数|数|額|率|体制|経過|経緯|調|予定|取組|取組み|日程|構成|割合|について|基準|条件|限度額|収入|支出|歳入|歳出|報告|事業|明細|調書|集計|総括|簿|台帳|シート|明細書|報告書|体系|役割分担|一覧図)"
    r"(?:[ \u3000]*[（(【＜][^（）()]*[）)】＞])?$"
)
_LONGEST = 80
_TITLE = 30  # characters of a title that nothing but its place and look shows
_SENTENCE = re.compile(r"[：:]|(?:です|ます|する|した|いる|ある|様|殿|御中|以上|記)$")
_CLOSE = 1.8  # its own heights of blank between such a title and the table
_LARGE = 12.5  # points: text of this size is a title
_FAR = 60  # items looked at above a table
_NEAREST = 4  # of which so many may stand above it
_APART = 8.0  # points between a table and what stands beside it


def caption_above(
    items: Sequence[Item], index: int, is_heading: Callable[[int], bool], is_note: Callable[[int], bool]
) -> str:
    """The caption of the table at ``items[index]``, "" where the line above is none.

    Notes between the caption and the table are passed over; the caption stays a block of its own as well.
    """
    unit = ""
    for above in _above(items, index):
        item = items[above]
        if not isinstance(item, Prose) or item.page < _page(items[index]) - 1:
            break
        if is_note(above) or _LEGEND.match(item.text):
            continue
        if not unit and _UNIT.match(item.text) and len(item.text) <= 30:
            unit = item.text
            continue
        # above a unit stands the caption, whatever it looks like
        is_taken = is_heading(above) or _is_caption(item.text) or (unit and _is_short(item.text))
        if is_taken or _is_title_of(item, items[index]):
            return f"{_with_part(item, items[above - 1] if above else None)} {unit}".rstrip()
        break
    if unit:
        return unit
    below = items[index + 1] if index + 1 < len(items) else None
    is_below = (
        isinstance(below, Prose) and re.match(r"(?:図表|表)\s*[0-9０-９]", below.text) and len(below.text) <= _LONGEST
    )
    return below.text if is_below and isinstance(below, Prose) else ""


def _above(items: Sequence[Item], index: int) -> list[int]:
    """The four items above the table that do not stand beside it, or beside what stands above it; nearest first."""
    found: list[int] = []
    for above in range(index - 1, max(-1, index - _FAR), -1):
        if not _is_beside(items[above], items[index]):
            found.append(above)
        if len(found) == _NEAREST:
            break
    return found


def _is_beside(item: Item, table: Item) -> bool:
    """Does it stand wholly left or right of the table's columns: another column of the page, a table beside it?"""
    own, box = _box(table), _box(item)
    if own is None or box is None or item.page != table.page:
        return False
    return box.x0 > own.x1 + _APART or box.x1 < own.x0 - _APART


def _box(item: Item) -> Box | None:
    match item:
        case Prose():
            return item.box
        case PlacedTable():
            return item.table.locator.box
        case _:
            return None


def _is_title_of(item: Prose, table: Item) -> bool:
    """A short marked line, or one in larger type, close above the table and over it."""
    own = _box(table)
    if own is None or item.box is None or item.page != table.page or item.size is None or item.line_count > 1:
        return False
    is_close = -item.size < own.top - item.box.bottom < _CLOSE * item.size
    is_short = len(item.text) <= _TITLE and _is_short(item.text) and not _SENTENCE.search(item.text)
    if not is_close or not is_short:
        return False
    mark = leading_mark(item.text)
    is_marked = mark is not None and mark.family is not Family.BULLET
    return is_marked or item.is_bold or item.size >= _LARGE


def _with_part(item: Prose, before: Item | None) -> str:
    """The caption; a budget's 項 with the 款 that it is a part of."""
    if "項" in item.text[:2] and isinstance(before, Prose) and "款" in before.text[:2] and _BUDGET.match(before.text):
        return f"{before.text} {item.text}"
    return item.text


def _page(item: Item) -> int:
    return item.page


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST and not text.endswith(("。", "、"))


def _is_caption(text: str) -> bool:
    if not _is_short(text):
        return False
    numbered = _NUMBERED.match(text)
    return bool(
        (
            numbered
            and len(text) > numbered.end() - 1
            and re.search(r"[0-9０-９一二三四五六七八九十]|別表|別紙|】", text[: numbered.end() + 1])
        )
        or re.search(r"[（(]\s*単\s*位[^（）()]*[）)]$", text)
        or re.match(r"[【〔＜〈《［\[■●○◆◇□]", text)
        or (len(text) <= 40 and (_TITLED.search(text) or _BUDGET.match(text)))
    )
