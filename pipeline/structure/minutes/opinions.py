"""Minutes that name nobody: 主な意見 and under it a bullet an opinion. Each becomes a turn without a speaker.

Where the heading names a side (＜県の発言＞, 委員からの意見), that is the speaker. → behind an opinion answers it.
"""

import re
from collections.abc import Sequence

from pipeline.structure.flow import Item, Prose
from pipeline.structure.marks import Family, leading_mark
from pipeline.structure.minutes.speakers import Speaker
from pipeline.structure.minutes.spoken import Speech, SpokenLine
from pipeline.structure.minutes.turns import is_narrated, is_spoken, is_stage_remark
from pipeline.structure.sections import HeadingStyle

_WORDS = "意見交換|意見|発言|質疑応答|質疑|質問|議論|討議|自由討議|協議|コメント|指摘"
_HEADING = re.compile(
    rf"[（(【〔＜<〈《\[■●◆○◎□]?[ \u3000]*(?P<of>[^（()）【】〔〕＜＞<>。、：:]{{0,16}}?)(?:から)?の?(?:主な)?"
    rf"(?:(?:ご|御)?(?:{_WORDS})(?:・(?:{_WORDS}))*(?:等|など)?(?:の?(?:概要|要旨|内容|要点))?|議事[要概][旨要]|議事の[要概][旨要])"
    r"(?:は[^。]{0,12})?[ \u3000]*[）)】〕＞>〉》\]：:]?$"
)
_ANNOUNCED = re.compile(
    rf"(?:{_WORDS})[^。]{{0,16}}(?:以下|次|下記)の(?:とおり|通り)"
    rf"|(?:以下|次|下記)の(?:ような|とおり|通り)[^。]{{0,16}}(?:{_WORDS})"
)
_SIDE = re.compile(r"[一-龥ァ-ヶー]{1,12}")
_NO_SIDE = re.compile("主|各|その他|質疑|意見|自由|全体|会議|議事|審議|今後|前回|上記|次回|論点|議題|計画|報告")
_IN_ANGLES = re.compile("<[^<>。]{1,24}>")  # <次回の予定>: no mark of a heading elsewhere
_ANSWERS = "→⇒➡⇨"
_SHORTEST = 8  # characters of an opinion
_FEWEST = 2  # opinions that make a list of them


def with_opinions(speech: Speech, items: Sequence[Item], styles: Sequence[HeadingStyle | None]) -> Speech:
    """The speech with such opinions, all of them uncertain; only for minutes in which nobody is named."""
    lines = list(speech.lines)
    if speech.count:
        return speech
    number = 0
    level: Family | None = None  # of the heading that they stand under
    side, is_open = "", False
    current: SpokenLine | None = None
    for index, item in enumerate(items):
        opens = _side_of(item) if isinstance(item, Prose) else None
        if opens is not None:
            mark = leading_mark(item.text) if isinstance(item, Prose) else None
            # a heading within the list of opinions names a side, and the list's end stays where it was
            level = level if is_open and opens and mark is not None else (mark.family if mark is not None else None)
            side, is_open, current = opens, True, None
        elif not isinstance(item, Prose) or (is_open and _closes(item, styles[index], level)):
            side, is_open, current = "", False, None
        elif styles[index] is not None or is_stage_remark(item.text) or is_narrated(item.text):
            current = None
        elif is_open and (opening := _opening(item.text)):
            number += 1
            answers = item.text.lstrip()[:1] in _ANSWERS
            current = SpokenLine(Speaker("", "回答") if answers else Speaker(side, ""), number, is_certain=False)
            lines[index] = SpokenLine(current.speaker, number, is_start=True, opening=opening, is_certain=False)
        elif current is not None and leading_mark(item.text) is None and item.text.endswith("。"):
            lines[index] = current
    return Speech(tuple(lines)) if number >= _FEWEST else speech


def _side_of(item: Prose) -> str | None:
    """Whose opinions a heading says are below it, "" for anybody's; None if it is no such heading."""
    text = item.text.strip()
    mark = leading_mark(text)
    bare = text[mark.end :] if mark is not None and mark.family is not Family.BRACKETED else text
    if _ANNOUNCED.search(text) and (text.endswith(("。", "：", ":", "）")) or len(text) <= 40):
        return ""
    found = _HEADING.match(bare)
    if found is None:
        return None
    of = found["of"].strip()
    return of if _SIDE.fullmatch(of) and not _NO_SIDE.search(of) else ""


def _closes(item: Prose, style: HeadingStyle | None, level: Family | None) -> bool:
    """Whether a heading ends the opinions: one that is not within the heading above them."""
    if style is None:
        return isinstance(item, Prose) and _IN_ANGLES.fullmatch(item.text.strip()) is not None
    if style.outline is not None or style.size is not None or level is None or not level.is_numbered:
        return True
    return style.family is None or style.family <= level


def _opening(text: str) -> int:
    """The length of the mark of an opinion, 0 where the paragraph is none."""
    mark = leading_mark(text)
    if mark is None or mark.family not in (Family.BULLET, Family.LIGHT_SYMBOL, Family.STRONG_SYMBOL):
        return 0
    said = text[mark.end :]
    is_opinion = len(said) >= _SHORTEST and is_spoken(said) and not mark.surface.startswith("※")
    return mark.end if is_opinion else 0
