"""Which agenda item is under discussion where: by the headings, else by what the chair announces."""

import re
import unicodedata
from collections.abc import Sequence, Set

from corpus.values import value
from pipeline.structure.flow import Item, Prose
from pipeline.structure.marks import Family, leading_mark
from pipeline.structure.minutes.labels import Entry, Label, match_label
from pipeline.structure.sections import HeadingStyle

_NUMBER = "[0-9０-９一二三四五六七八九十①-⑳]{1,3}"
_WORDS = (
    "議題|次第|議事|議案|案件|日程|協議事項|報告事項|審議事項|議決事項|協議|報告|審議|認定|発議|請願|陳情|諮問"
    "|付議案件|付議事件"
)
# 日程第1　一般質問, 議題２：交通方針について, ＜議題１：…＞
_LINE = re.compile(
    rf"[【〔（(＜〈《\[■◆●○◎]?[ \u3000]*(?:{_WORDS})[ \u3000]*(?:事項)?[ \u3000]*(?:第[ \u3000]*{_NUMBER}(?:号)?"
    rf"|[（(]?{_NUMBER}[）)]?)(?![0-9０-９年月日件回名])"
    rf"|[【〔［＜\[](?:{_WORDS})(?:事項)?[】〕］＞\]][ \u3000]*[^ \u3000。]{{3,}}$"
)
_ANNOUNCED = re.compile(
    rf"(?P<word>{_WORDS})(?:の)?[ \u3000]*(?:第[ \u3000]*)?(?P<bracket>[（(])?(?P<number>{_NUMBER})[）)]?(?:号"
    rf"|番目?|つ目)?"
)
_TAKEN_UP = re.compile(r"入り|移り|進み|進め|議題と|議題に|説明|報告|審議|お願い|です$|ます$|ついて")
_NO_ITEM = re.compile(
    "(?:主な.*|質疑.*|意見.*|発言|.{0,4}内容|要旨|.{0,4}概要|.{0,4}結果|会議録|議事録|決定事項"
    "|議事の大要|会議録|.{0,12}意見要旨)(?:等|について)?[：:】＞）]*$"
    "|出席者|欠席者|出席委員|^.{0,6}(?:日時|(?<!居)場所)|資料$|名簿$"
    r"|^[【〔［＜〈\[<][^【】〔〕［］＜＞〈〉]{2,8}[】〕］＞〉\]>]$"
)
# Parts of a meeting that are discussed by nobody; an item only where the list says so.
_CEREMONY = re.compile(
    "(?:開[ \u3000]*[会議]|閉[ \u3000]*[会議]|散[ \u3000]*会|休[ \u3000]*憩|.{0,10}(?:挨拶|あいさつ))[）)]?$"
)


@value
class AgendaBlock:
    """What of a block tells the agenda item: the headings above it, and what the chair or the office says."""

    section: tuple[str, ...]
    announcement: str = ""


def agenda_of_entries(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The lines of the first list of the agenda."""
    for entry in entries:
        if entry.label is Label.AGENDA and entry.lines:
            lines = (line for line in entry.lines if len(line) <= 120 and not _NO_ITEM.search(line))
            return tuple(dict.fromkeys(lines))
    return ()


def with_counted(agenda: Sequence[str], headings: Sequence[str]) -> tuple[str, ...]:
    """The list with the headings that count on from its last line: （１）…, where each item has its text below it.

    Where there is no list, with those that count from 1 below the heading 議事.
    """
    found = list(agenda)
    begin = headings.index(found[-1]) + 1 if found and found[-1] in headings else len(headings)
    if not found:
        over = next(
            (at for at, text in enumerate(headings) if (label := match_label(text)) and label[0] is Label.AGENDA), -1
        )
        first = leading_mark(headings[over + 1]) if 0 <= over < len(headings) - 1 else None
        if first is None or not first.is_first or not first.family.is_numbered:
            return ()
        found, begin = [headings[over + 1]], over + 2
    last = leading_mark(found[-1])
    for heading in headings[begin:]:
        mark = leading_mark(heading)
        if last is None or mark is None or mark.family > last.family:
            continue
        if (mark.family, mark.look) != (last.family, last.look) or mark.ordinal != (last.ordinal or 0) + 1:
            break
        found.append(heading)
        last = mark
    return tuple(found)


def is_agenda_line(text: str) -> bool:
    """Whether a line names an item of the agenda: 日程第1　一般質問, 議題２ 交通方針について."""
    return (
        len(text) <= 80
        and "。" not in text
        and _LINE.match(text) is not None
        and not re.search(r"ます$|です$|た$", text)
    )


def with_agenda_headings(
    items: Sequence[Item], styles: Sequence[HeadingStyle | None], entries: Sequence[Entry]
) -> tuple[tuple[HeadingStyle | None, ...], frozenset[int]]:
    """The styles with those of lines that repeat an item of the agenda or name one, and the indexes of all such lines.

    The list itself stays a list.
    """
    agenda = {folded_title(line) for line in agenda_of_entries(entries)} - {""}
    listed = {index for entry in entries for index in entry.items}
    changed = list(styles)
    found = set()
    for index, item in enumerate(items):
        if index in listed or not isinstance(item, Prose) or len(item.text) > 80:
            continue
        is_repeated = folded_title(item.text) in agenda and "。" not in item.text
        if is_repeated or is_agenda_line(item.text):
            found.add(index)
            if changed[index] is None:
                mark = leading_mark(item.text)
                family = mark.family if mark is not None and mark.family is not Family.BULLET else Family.ORDINAL
                changed[index] = HeadingStyle(None, family, "", None, False)
    return tuple(changed), frozenset(found)


def agenda_at(blocks: Sequence[AgendaBlock], agenda: Sequence[str]) -> tuple[str, ...]:
    """For each block the agenda item under discussion, as its heading or the list writes it; "" for none."""
    titles = {folded_title(line) for line in agenda} - {""}
    items = {section: _heading_item(section, titles) for section in dict.fromkeys(block.section for block in blocks)}
    by_heading = tuple(items[block.section] for block in blocks)
    over_talk = {item for block, item in zip(blocks, by_heading, strict=True) if block.announcement}
    if len(over_talk) > 1 or not agenda:
        if any(by_heading):
            return by_heading
    elif any(by_heading):
        # all the talk is below the last line of a list: what the chair takes up tells more, where he does so
        taken_up = _taken_up(blocks, agenda)
        return taken_up if len(set(taken_up) - {""}) > 1 else by_heading
    return _taken_up(blocks, agenda)


def _taken_up(blocks: Sequence[AgendaBlock], agenda: Sequence[str]) -> tuple[str, ...]:
    """For each block the item that was announced last."""
    current = ""
    found = []
    for block in blocks:
        current = _announced(block.announcement, agenda) or current
        found.append(current)
    return tuple(found)


def folded_title(line: str) -> str:
    """An item without its number, blanks, brackets and width: what the list and the heading have in common."""
    text = unicodedata.normalize("NFKC", line)
    mark = leading_mark(text)
    if mark is not None and mark.family is not Family.BRACKETED:
        text = text[mark.end :]
    text = re.sub(
        rf"^[【〔(<〈《\[]?(?:{_WORDS})\s*(?:第\s*)?\(?[0-9一二三四五六七八九十]{{0,3}}\)?号?[\s:.、]*", "", text
    )
    return re.sub(r"[\W_]", "", text)


def _heading_item(section: Sequence[str], titles: Set[str]) -> str:
    for heading in reversed(section):
        if is_agenda_line(heading) or folded_title(heading) in titles:
            return heading
        labelled = match_label(heading)
        mark = leading_mark(heading)
        if (
            (labelled is None or labelled[2] or labelled[1] == "その他")
            and mark is not None
            and mark.family.is_numbered
            and not _NO_ITEM.search(heading)
            and not _CEREMONY.match(heading[mark.end :].strip(" \u3000"))
        ):
            return heading
    return ""


def _announced(said: str, agenda: Sequence[str]) -> str:
    """The item that a sentence takes up: by its number in the list, or by its title."""
    for sentence in re.split(r"[。\n]", said):
        if not _TAKEN_UP.search(sentence) or re.search(r"前回|次回|後ほど", sentence):
            continue
        folded = _words(sentence)
        by_title = [line for line in agenda if len(folded_title(line)) >= 5 and folded_title(line) in folded]
        if by_title:
            return max(by_title, key=len)
        if found := _ANNOUNCED.search(sentence):
            if named := [line for line in agenda if _words(found.group()) in _words(line)]:
                return named[0]
            return _numbered(found, agenda)
    return ""


def _numbered(found: re.Match[str], agenda: Sequence[str]) -> str:
    number = leading_mark(f"（{found['number']}）")
    ordinal = number.ordinal if number is not None else None
    marked = [(line, mark) for line in agenda if (mark := leading_mark(line)) is not None and mark.ordinal == ordinal]
    own = [line for line in agenda if _LINE.match(line) and folded_number(line) == ordinal]
    inner = [line for line, mark in marked if mark.family is Family.PAREN_NUMBER]
    outer = [line for line, mark in marked if mark.family is not Family.PAREN_NUMBER]
    ranked = (*own, *(inner + outer if found["bracket"] or found["word"] != "次第" else outer + inner))
    return ranked[0] if ranked else ("" if agenda else found.group().strip())


def folded_number(line: str) -> int | None:
    """The number of an item that is written with its word: 2 of 議題２."""
    found = re.search(_NUMBER, line)
    mark = leading_mark(f"（{found.group()}）") if found else None
    return mark.ordinal if mark is not None else None


def _words(text: str) -> str:
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text))
