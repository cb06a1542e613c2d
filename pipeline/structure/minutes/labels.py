"""The labelled facts at the head of minutes: 日時, 場所, 出席者, 議題 and what they are followed by."""

import re
from collections.abc import Callable, Sequence
from enum import Enum, auto

from corpus.values import value
from pipeline.structure.flow import Item, PlacedTable, Prose
from pipeline.structure.marks import Family, Mark, leading_mark
from pipeline.structure.minutes.speakers import is_title


class Label(Enum):
    """What a labelled entry tells."""

    DATE = auto()
    PLACE = auto()
    PRESENT = auto()
    ABSENT = auto()
    AGENDA = auto()
    OTHER = auto()  # handouts, contents …: ends the entry before


@value
class Entry:
    """A label as written (事務局, 議題), its value's lines, and the indexes of the items that it covers."""

    label: Label
    word: str
    lines: tuple[str, ...]
    items: range


_WORDS: tuple[tuple[Label, str], ...] = (
    (
        Label.DATE,
        "開会の日時|開議の日時|年月日|開催日時|日時及び場所|日時・場所|開催日時及び場所|開催日時・場所|日時|開催年月日|開催日|期日|会議日|会議日時|実施日|実施日時|日程|とき|会見日|会見日時|開催期日|招集日時|招集年月日|招集の日時",
    ),
    (Label.PLACE, "開催場所|場所|会場|会議室|開催会場|会議場所|開催方法|実施場所|ところ|会見場所|招集場所|招集の場所"),
    (
        Label.ABSENT,
        "欠席者|欠席委員|欠席議員|欠席|欠席委員の氏名|欠席者氏名|欠席者の氏名|欠席した委員の氏名"
        "|欠席した委員|欠席した議員",
    ),
    (
        Label.PRESENT,
        "説明のため出席した者の氏名|説明のため出席した者の職氏名|説明のため出席した者|出席した委員の氏名"
        "|出席した議員|職務のため出席した者|出席者名簿|出席者等|出席者氏名|出席者|出席委員"
        "|出席議員|出席状況|出席構成員|出席|参加|参加者|参加委員|出席した者|委員名簿"
        "|委員|構成員|事務局|オブザーバー|説明員|説明者|関係者|関係課|県側|市側|行政側|傍聴者|傍聴人"
        "|進行|司会|記録|庁内|幹事|委員出欠|委員の出欠|出欠状況|出欠|出席委員の氏名|出席者の氏名"
        "|出席職員|出席職員の職・氏名|出席説明員|事務局等の出席者|市側出席者|県側出席者|町側出席者|行政側出席者|地元出席者|事務局出席者"
        "|事務局職員|執行部|市執行部|町執行部|村執行部|県執行部|理事者|市理事者|出席した委員|参加者名簿|出席した事務局職員",
    ),
    (
        Label.AGENDA,
        "会議次第|議事次第|次第|議題|議事|議案|案件|付議事件|協議事項|議事日程|審議事項|本日の会議に付した事件"
        "|会議に付した事件",
    ),
    (
        Label.OTHER,
        "審議会等名称|審議会等の名称|審議会名|会議等の名称|附属機関の名称|会議体の名称|附属機関又は会議体の名称"
        "|配布資料|配付資料|資料|会議資料|資料一覧|会議内容|会議の内容|内容|主な内容|議事内容|議事の内容"
        "|議事概要|議事の概要|議事要旨|議事録|会議録|会議結果|審議経過|会議経過"
        "|会議の経過|議事の経過|審議内容|発言内容|発言要旨|発言の要旨|議論の内容|意見交換|結果"
        "|決定事項|主な意見|意見|質疑|質疑応答|公開|会議の公開|非公開|問合せ先|問い合わせ先|連絡先"
        "|作成者|その他|次回|備考|開議時刻|開会時刻|閉会時刻|付託事件|会議概要|会議の概要|審議の内容"
        "|審議の概要|審議結果|議事の大要"
        "|会議の結果|審議の結果|議事の結果|公開の可否|公開・非公開|公開・非公開の別|会議の公開・非公開|開催形態|傍聴者数|傍聴人数"
        "|提出資料|当日資料|会議の名称|会議名|名称|件名",
    ),
)
_WORD_LABELS = {word: label for label, words in _WORDS for word in words.split("|")}
_ALL = "|".join(sorted(_WORD_LABELS, key=len, reverse=True))
_LABELLED = re.compile(
    rf"[【〔\[［＜<（(「]?(?P<word>{_ALL})(?:[ \u3000]*[（(](?P<note>[^（）()]{{0,16}})[）)])?[】〕\]］＞>）)」]?"
    r"(?:[ \u3000]*(?P<colon>[：:])[ \u3000]*|(?P<blank>[ \u3000\t]+)|(?P<end>$)|(?P<closed>(?<=[】〕］＞]))"
    r"|(?<=敬称略[）)]))(?P<value>.*)$",
    re.DOTALL,
)
_OFFICES = re.compile("[部課室局所署]$|委員会$")  # 【市長公室】 over its officers
_HEADED = re.compile(r"[【〔［＜]([^【】〔〕［］＜＞]{1,16})[】〕］＞]")
_MAY_BE_CLOSED = re.compile(".*(?:日時|日|場所|会場|会議室)$|出席|欠席|議題|議事|案件|次第|(?:配[布付]|会議)?資料")
_FIRST = frozenset(word[0] for word in _WORD_LABELS)
_MAY_BEGIN = _FIRST | frozenset("―─－—=＝0123456789０１２３４５６７８９ \u3000")  # what is taken off before the word
_DRESSING = re.compile(r"^[―─－—=＝]{2,}[ \u3000]*|[ \u3000]*[―─－—=＝]{2,}$")
_LOST_BLANK = re.compile(r"^[0-9０-９]{1,2}(?=[^0-9０-９])")  # ２場所, where the reader lost the blank
_TWO_SPACED = re.compile(r"^([^ \u3000])[ \u3000]+([^ \u3000])(?=[ \u3000：:]|$)")
_AGENDA_LINE = re.compile("[【＜■]?[ \u3000]*(?:議題|日程|次第|議案|報告|協議)[ \u3000]*第?[ \u3000]*[0-9０-９]")
_AGENDA_ITEM = re.compile(r"(?:議[ \u3000]*事|議[ \u3000]*題|案件|協議事項|審議事項|報告事項|その他|質疑応答|意見)$")
_OPENED = re.compile(
    r"[（(＜]?[ \u3000]*(?:午[前後])?(?:[0-9０-９]{1,2}時(?:[0-9０-９]{1,2}分|半)?)?[ \u3000]*"
    r"(?:開[ \u3000]*[会議]|閉[ \u3000]*会)[ \u3000]*[）)＞]?"
)
_AGENDA_GROUP = re.compile(r"[【〔［＜〈\[<](?:議決|協議|報告|審議|付議|承認|諮問)(?:事項|案件)[】〕］＞〉\]>]")
_NAME_HEAD = re.compile("氏名|委員氏名|委員名|名前|お名前|出席者|出席者氏名")
_ROLE_HEAD = re.compile("職|役職|役職名|職名|区分|役割|役|委員区分|種別")
_MEMBERS = frozenset({"委員", "構成員"})
_ZONE = 160  # lines that an entry may have


def labelled_entries(items: Sequence[Item], ends: Callable[[int], bool]) -> tuple[Entry, ...]:
    """The entries of the document, in order; ``ends(i)`` says that item i is in no list (speech, a sentence)."""
    entries: list[Entry] = []
    index = 0
    while index < len(items):
        item = items[index]
        if isinstance(item, PlacedTable):
            entries.extend(_table_entries(item, index))
        elif isinstance(item, Prose) and (found := match_label(item.text)) and not ends(index):
            label, word, value = found
            after = index + 1
            lines = [line for line in value.split("\n") if line.strip()]
            while (
                after < len(items)
                and after - index < _ZONE
                and (
                    _belongs(items[after], label, item, value)
                    or _is_next_item(items[after], label, item, items[after - 1])
                )
                and not ends(after)
            ):
                lines.append(_prose_text(items[after]))
                after += 1
            entries.append(Entry(label, word, tuple(lines), range(index, after)))
            index = after
            continue
        index += 1
    return tuple(entries)


def match_label(text: str) -> tuple[Label, str, str] | None:
    """(label, its word, the value behind it) of a text such as ２ 場所, 日時：令和…, 【出席者】; else None."""
    mark = leading_mark(text)
    body = (
        text[mark.end :]
        if mark is not None
        and (mark.family.is_numbered or not text.startswith(("【", "〔", "＜", "[", "［", "（", "(")))
        else text
    )
    if body[:1] not in _MAY_BEGIN and body[1:2] not in _FIRST:
        return None
    body = _DRESSING.sub("", body)
    if mark is None:
        body = _LOST_BLANK.sub("", body).lstrip(" \u3000")  # 1　日時: to the marks it might be the first of a month
    if body[:1] not in _FIRST and body[1:2] not in _FIRST:  # the word, or a bracket and the word
        return None
    found = _LABELLED.match(_TWO_SPACED.sub(r"\1\2", body))
    if found is None:
        return None
    value = found["value"].strip(" \u3000")
    if value and found["note"] and is_title(found["note"]):
        value = f"{found['note']} {value}"  # 委員（委員長）　井内康輝
    if not value and found["note"] and re.search("[、，]", found["note"]):
        value = found["note"]  # 事務局（高橋課長、伊藤主事）
    if found["closed"] is not None and not _MAY_BE_CLOSED.match(found["word"]):
        return None  # 【事務局】ご指摘のとおりです。
    if found["blank"] and value and len(found["word"]) < 2:
        return None
    return _WORD_LABELS[found["word"]], found["word"], value


def is_head_matter(heading: str) -> bool:
    """Whether a heading is over facts about the meeting, under which nobody speaks."""
    found = match_label(heading)
    return found is not None and (
        found[0] in (Label.DATE, Label.PLACE, Label.PRESENT, Label.ABSENT) or "資料" in found[1] or "次第" in found[1]
    )


def _belongs(item: Item, label: Label, labelling: Prose, value: str) -> bool:
    if not isinstance(item, Prose) or item.outline_level is not None:
        return False
    found = match_label(item.text)
    mark = leading_mark(item.text)
    if label is not Label.AGENDA and _AGENDA_LINE.match(item.text):
        return False
    headed = _HEADED.match(item.text)
    if headed and value and labelling.text[:1] == item.text[:1] and not is_title(headed[1]):
        return False  # 【開催形態】公開, below 【欠席者】田中委員
    if mark is not None and mark.surface in ("■", "◆") and labelling.text[:1] != mark.surface:
        return False
    bare = item.text[mark.end :] if mark is not None else item.text
    if _OPENED.fullmatch(bare):
        return False
    if label is Label.AGENDA and _AGENDA_GROUP.fullmatch(item.text):
        return True
    if found is None and mark is not None and mark.family is Family.BRACKETED:
        # 【会長】 over a name is a part of the list
        inner = item.text.strip("【】〔〕《》〈〉＜＞[]［］ \u3000")
        return label in (Label.PRESENT, Label.ABSENT) and (is_title(inner) or _OFFICES.search(inner) is not None)
    if _follows(mark, leading_mark(labelling.text)):
        return False
    if value and label is not Label.AGENDA and mark is not None and mark.family.is_numbered:
        return False  # the value stands beside the label: what is numbered below is something else
    # an agenda has 議事 and その他 among its own items, which are numbered otherwise than the labels
    is_agenda_item = (
        label is Label.AGENDA
        and item.list_key is not None
        and item.list_key != labelling.list_key
        and _AGENDA_ITEM.search(item.text) is not None
    )
    # 委員：佐藤花子, below ４ 欠席者
    is_part = (
        label is Label.ABSENT
        and found is not None
        and found[1] in _MEMBERS
        and bool(found[2])
        and mark is None
        and not value
    )
    return found is None or is_part or (is_agenda_item and not found[2])


def _is_next_item(item: Item, label: Label, labelling: Prose, before: Item) -> bool:
    """３．その他 as the last item of an agenda, below ２．…: a label's word, but it counts on from the item above."""
    if label is not Label.AGENDA or before is labelling or not isinstance(item, Prose) or not isinstance(before, Prose):
        return False
    mark, own = leading_mark(item.text), leading_mark(labelling.text)
    found = match_label(item.text)
    return (
        found is not None
        and found[1] == "その他"
        and not found[2]
        and not _follows(mark, own)
        and _follows(mark, leading_mark(before.text))
    )


def _follows(mark: Mark | None, before: Mark | None) -> bool:
    """Whether a mark counts on from the label's: ５ after ４ begins another entry."""
    if mark is None or before is None or (mark.family, mark.look) != (before.family, before.look):
        return False
    return mark.ordinal is not None and before.ordinal is not None and mark.ordinal == before.ordinal + 1


def _prose_text(item: Item) -> str:
    return item.text if isinstance(item, Prose) else ""


def _table_entries(item: PlacedTable, index: int) -> list[Entry]:
    """Rows of a head table whose first cell is a label and whose second is the value; or a roster of members."""
    grid = item.table.grid()
    if (roster := _roster(grid)) is not None:
        labels = ((Label.PRESENT, "出席者", roster.present), (Label.ABSENT, "欠席者", roster.absent))
        return [Entry(label, word, lines, range(index, index + 1)) for label, word, lines in labels if lines]
    entries = []
    for row in grid:
        filled = [cell for cell in row if cell.strip()]
        if len(filled) < 2 or len(filled) > 4:
            continue
        for at in range(0, len(filled) - 1, 2):
            found = match_label(re.sub(r"\s", "", filled[at]))
            if found and not found[2]:
                lines = tuple(line.strip() for line in filled[at + 1].split("\n") if line.strip())
                if found[0] is Label.PRESENT and any(line.endswith("。") for line in lines):
                    continue  # a speaker with his remark
                entries.append(Entry(found[0], found[1], lines, range(index, index + 1)))
    return entries


@value
class _Roster:
    """The lines of a table of members, as a list of attendees would have them: 会長：山田太郎."""

    present: tuple[str, ...]
    absent: tuple[str, ...]


def _roster(grid: Sequence[Sequence[str]]) -> _Roster | None:
    """The members in a table with a column 氏名; None for another table.

    A role that is left blank is that of the row above.
    """
    head = [re.sub(r"\s", "", cell) for cell in grid[0]] if grid else []
    names = next((column for column, cell in enumerate(head) if _NAME_HEAD.fullmatch(cell)), None)
    if names is None:
        return None
    roles = next((column for column, cell in enumerate(head) if _ROLE_HEAD.fullmatch(cell)), None)
    presence = next((column for column, cell in enumerate(head) if cell in ("出欠", "出席", "出欠状況")), None)
    present: list[str] = []
    absent: list[str] = []
    role = ""
    for row in grid[1:]:
        role = (re.sub(r"\s", "", row[roles]) if roles is not None else "") or role
        name = row[names].replace("\n", "、").strip()
        is_absent = "欠席" in role or (presence is not None and re.match(r"欠|×", row[presence].strip()))
        if name:
            (absent if is_absent else present).append(f"{role}：{name}" if role else name)
    return _Roster(tuple(present), tuple(absent))
