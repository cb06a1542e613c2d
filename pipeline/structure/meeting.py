"""Which meeting a set of minutes is about: name, number, place, who was there, agenda."""

import re
from collections.abc import Iterable, Sequence

from corpus.meeting import Meeting
from pipeline.structure.labels import Entry, Label
from pipeline.structure.marks import Family, leading_mark
from pipeline.structure.speakers import parse_speaker

_KINDS = (
    "議事録|会議録|議事要旨|議事要録|議事概要|会議要録|会議概要|会議要旨|会議記録|議事メモ|議事の要旨|要点記録|要録|速記録|発言録|摘録"
    "|議事次第|次第|委員会記録|メモ"
)
MINUTES_WORDS = re.compile(
    "議事録|会議録|議事要旨|議事要録|議事概要|会議要録|会議概要|会議要旨|会議記録|議事の要旨|要点記録|速記録|発言録|会議結果|会議メモ"
    r"|ミーティング\s*メモ|打合せ記録|打ち合わせ記録|[Mm]eeting [Mm]inutes|議事メモ"
)
_NUMBER = r"第\s*(?P<number>[0-9０-９]{1,4}|[一二三四五六七八九十百〇]{1,6})\s*回"
_YEAR = r"(?:(?:令和|平成|昭和)\s*(?:[0-9０-９]{1,2}|元|[一二三四五六七八九十]{1,3})\s*年度?|20[0-9]{2}\s*年度?)"
_WORDS = r"[^\s0-9０-９「」。、：:][^「」。、：:]*?"
_NUMBERED_NAME = re.compile(rf"(?P<before>.*?){_NUMBER}\s*(?P<after>.*)$", re.DOTALL)
_TAIL = re.compile(
    rf"[ \u3000]*(?:[（(【]?(?:{_KINDS})(?:[（(]?案[）)]?)?[）)】]?|の?開催(?:結果|状況)?(?:について)?)[ \u3000]*$"
)
_HEADCOUNT = re.compile(
    r"^[（(]?(?:計|全|他|ほか|合計|以上)?[ \u3000]*[0-9０-９一二三四五六七八九十]{1,3}[ \u3000]*[名人]"
    r"|敬称略|五十音順|順不同|^別紙|^末尾|なし$|^以上$|(?:開議|開会|閉会|休憩|再開)$"
)
_NAME_WORDS = frozenset({"会議の名称", "会議名", "名称", "件名"})
_AGENDA_HEADING = re.compile(
    r"[【〔（(＜\[]?[ \u3000]*(?:議題|議事|議案|報告|協議|審議)(?:事項)?[ \u3000]*"
    r"[（(]?[0-9０-９一二三四五六七八九十①-⑳]"
)
_LISTED_SEPARATOR = re.compile(r"[、，,\n]|[ \u3000]{3,}|[ \u3000]{2,}(?=[0-9０-９]{1,2}番)")


def meeting_of(title: str, headlines: Sequence[str], entries: Iterable[Entry], headings: Sequence[str] = ()) -> Meeting:
    """The meeting as far as the title, the lines near it and the labelled entries tell.

    Without a list of the agenda, the headings that name its items (議題１ …) are taken for it.
    """
    name, number = "", None
    entries = tuple(entries)
    named = [entry.lines[0] for entry in entries if entry.word in _NAME_WORDS and entry.lines]
    for text in (*named, title, *headlines):
        found_name, found_number = meeting_name(text)
        if found_number is not None or (found_name and MINUTES_WORDS.search(text)):
            name, number = found_name or name, found_number
            break
    return Meeting(
        name=name,
        number=number,
        place=next((" ".join(entry.lines[:1]) for entry in entries if entry.label is Label.PLACE and entry.lines), ""),
        attendees=attendees_of(entries),
        agenda=_agenda(entries) or tuple(heading for heading in headings if _AGENDA_HEADING.match(heading)),
    )


def attendees_of(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Everybody who was there, one string a person with the role in brackets where it is written."""
    return tuple(
        dict.fromkeys(person for entry in entries if entry.label is Label.PRESENT for person in _people(entry))
    )


def meeting_name(text: str) -> tuple[str, int | None]:
    """(name, number) of 令和7年度第1回○○審議会○○専門分科会 議事録 → (○○審議会○○専門分科会, 1)."""
    text = re.sub(r"\s*\n\s*", " ", text).strip()
    found = _NUMBERED_NAME.match(text)
    number = None
    if found:
        number = _number(found["number"])
        before = _bare(found["before"])
        after = _bare(found["after"])
        # 第2回○○協議会, or ○○協議会（第2回）, ○○協議会 第2回会議
        name = after if len(after) > 4 or not before else before
    else:
        name = _bare(text)
    return name, number


def _bare(text: str) -> str:
    """The name without the year before it and the kind of paper after it."""
    text = re.sub(rf"^[ \u3000]*{_YEAR}[ \u3000]*", "", text)
    while (shorter := _TAIL.sub("", text)) != text:
        text = shorter
    return text.strip(" \u3000（()）「」【】・-－") if not MINUTES_WORDS.fullmatch(text.strip()) else ""


def _number(digits: str) -> int:
    if digits.isdecimal():
        return int(digits)
    value = current = 0
    for character in digits:
        if character == "十":
            value, current = value + (current or 1) * 10, 0
        elif character == "百":
            value, current = value + (current or 1) * 100, 0
        else:
            current = current * 10 + "〇一二三四五六七八九".index(character)
    return value + current


def _people(entry: Entry) -> Iterable[str]:
    """One string a person: 山田太郎（委員長）, 佐藤（事務局）."""
    group = (
        entry.word
        if entry.word not in ("出席者", "出席委員", "参加者", "出席", "委員名簿", "出席者名簿", "出席議員")
        else ""
    )
    for line in entry.lines:
        own_group = group
        if grouped := re.match(r"[・○●◇◆]?[ \u3000]*([^：:、]{1,20})[：:][ \u3000]*(.+)$", line):
            own_group, line = grouped[1].strip(), grouped[2]
        elif bracketed := re.match(r"[【〔（(＜\[]([^】〕）)＞\]]{1,16})[】〕）)＞\]][ \u3000]*(.*)$", line):
            own_group, line = bracketed[1], bracketed[2]
            group = own_group
        for part in _LISTED_SEPARATOR.split(line):
            person = _person(part, own_group)
            if person:
                yield person


def _person(text: str, group: str) -> str:
    mark = leading_mark(text)
    if mark is not None and mark.family is not Family.BRACKETED:
        text = text[mark.end :]
    text = re.sub(r"[（(](?:敬称略|[0-9０-９]+[名人])[）)]", "", text).strip(" \u3000")
    if not text or _HEADCOUNT.search(text):
        return ""
    speaker = parse_speaker(text)
    if speaker is not None and speaker.name and re.search(r"[ \u3000]", text):
        return f"{speaker.name}（{speaker.role}）" if speaker.role else speaker.name
    role = speaker.role if speaker is not None else ""
    is_in_group = bool(group) and group not in role and len(text) <= 12 and "（" not in text
    return f"{text}（{group}）" if is_in_group else text


def _agenda(entries: Sequence[Entry]) -> tuple[str, ...]:
    for entry in entries:
        if entry.label is Label.AGENDA and entry.lines:
            return tuple(dict.fromkeys(line for line in entry.lines if len(line) <= 120))
    return ()


def known_names(attendees: Iterable[str]) -> frozenset[str]:
    """Names that stand for their bearer: the full name and, where it is written apart, the surname."""
    names = set()
    for attendee in attendees:
        bare = re.sub(r"[（(].*$", "", attendee).strip(" \u3000")
        parts = bare.split()
        if len(parts) == 2 and all(re.fullmatch(r"[々〆一-龥ぁ-んァ-ヶー]{1,5}", part) for part in parts):
            names |= {parts[0], "".join(parts)}
        elif re.fullmatch(r"[々〆一-龥]{2,6}", bare) and parse_speaker(bare) is None:
            names.add(bare)
    return frozenset(names)
