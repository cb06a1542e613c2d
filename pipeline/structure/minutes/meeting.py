"""Which meeting a set of minutes is about: name, number, place, who was there, agenda."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.meeting import Attendee, Meeting, Presence
from pipeline.structure.minutes.agenda import agenda_of_entries, folded_title, with_counted
from pipeline.structure.minutes.handouts import handouts_of
from pipeline.structure.minutes.labels import Entry, Label
from pipeline.structure.minutes.people import attendee_line
from wareki.span import TimeSpan

_KINDS = (
    "議事録|会議録|議事要旨|議事要録|議事概要|会議要録|会議概要|会議要旨|会議記録|議事メモ"
    "|議事の要旨|要点記録|要録|速記録|発言録|摘録"
    "|質疑応答(?:の?(?:要旨|概要|記録))?|発言要旨|発言概要|発言要録|会議の記録|会議の概要|議事次第|次第|(?<=委員会)記録|メモ|議事結果|会議結果|(?<=会)概要"
    "|(?<=[会プ][ \u3000])(?:記録|概要|要旨)"
)
_DAY = (
    r"(?:(?:令和|平成|昭和)[ \u3000]*(?:[0-9０-９]{1,2}|元)[ \u3000]*年|20[0-9]{2}[ \u3000]*[年/.])"
    r"(?:[（(][^（()）]{2,8}[）)])?[ \u3000]*"
    r"[0-9０-９]{1,2}[ \u3000]*[月/.][ \u3000]*[0-9０-９]{1,2}[ \u3000]*日?"
    r"(?:[ \u3000]*[（(][月火水木金土日](?:曜日?)?[）)])?"
)
# A title that names a body which meets, where it does not say that these are its minutes.
_BODY = re.compile(
    r"[^（()）]*(?:会議?|委員会|審議会|協議会|懇話会|懇談会|検討会|分科会|部会|総会|例会|公聴会|説明会|座談会|ワークショップ|Meeting"
    r"|ミーティング|打合せ)$"
)
MINUTES_WORDS = re.compile(
    "議事録|会議録|議事要旨|議事要録|議事概要|会議要録|会議概要|会議要旨|会議記録|議事の要旨"
    "|要点記録|速記録|発言録|会議結果|会議メモ|委員会記録|会議の記録|発言要旨|発言概要"
    r"|ミーティング\s*メモ|打合せ記録|打ち合わせ記録|[Mm]eeting [Mm]inutes|議事メモ"
)
# What a part of a page is headed that holds the minutes: 議事録, ■会議録, 7 会議の結果 say so too.
_HEADS_MINUTES = re.compile(
    r"[■□●○◆◇【〔＜《［\[]?[ \u3000]*(?:[0-9０-９]{1,2}[.．、]?)?[ \u3000]*"
    rf"(?:{MINUTES_WORDS.pattern}|会議の結果|会議の?内容|審議の?内容)"
    r"[ \u3000]*(?:[（(](?:要旨|概要|全文|テキスト版?)[）)])?[】〕＞》］\]：:]?"
)
# Titles of papers that may be minutes; whether they are, is for the speakers in them to show.
_GATHERING = (
    "会議|委員会|協議会|審議会|部会|役員会|総会|例会|集会|面談|面接|打合せ|打ち合わせ|視察|大会|討論会|シンポジウム"
)
MAY_BE_MINUTES = re.compile(
    "会見録|会見(?:の)?(?:記録|内容|概要|要旨)|記者会見|文字起こし|書き起こし|質疑応答|公聴会|ヒアリング|聴取|尋問|座談会|意見交換会|説明会"
    r"|懇談会|ワークショップ|対話集会|タウンミーティング"
    rf"|(?:{_GATHERING})\S{{0,6}}[ \u3000]*\S{{0,8}}(?:記録|きろく|概要|要旨|要約|結果|報告|摘録)"
)
_NUMBER = r"第\s*(?P<number>[0-9０-９]{1,4}|[一二三四五六七八九十百〇]{1,6})\s*回"
_YEAR = r"(?:(?:令和|平成|昭和)\s*(?:[0-9０-９]{1,2}|元|[一二三四五六七八九十]{1,3})\s*年度?|20[0-9]{2}\s*年度?)"
# 第219回国会　○○委員会　第3号: the session's number is not the committee's
_SITTING = re.compile(
    r"第\s*[0-9０-９一二三四五六七八九十百〇]{1,6}\s*回(?:国会|(?:定例|臨時)会)\s*(?:衆議院|参議院)?\s*(?P<name>\S+?)(?:会議録|議録)?\s*"
    r"第\s*(?P<number>[0-9０-９]{1,3}|[一二三四五六七八九十百〇]{1,5})\s*号"
)
_NUMBERED_NAME = re.compile(rf"(?P<before>.*?){_NUMBER}\s*(?P<after>.*)$", re.DOTALL)
_TAIL = re.compile(
    rf"[ \u3000]*(?:[（(【]?(?:{_KINDS})(?:[ \u3000]*[（(]?(?:案|要旨|要約版?|概要版?|抜粋|確定版?|公[開表][用版]"
    r"|テキスト版|その[ \u3000]*[0-9０-９一二三]"
    r"|第[ \u3000]*[0-9０-９一二三四五六七八九十]+[ \u3000]*[号日])[）)]?)?[）)】]?"
    r"|の?開催(?:結果|状況)?(?:について)?)[ \u3000]*$"
)
_SITTING_OF_BODY = re.compile(  # こどもの居場所部会（第14回）, 総務文教常任委員会 平成27年6月22日（月）
    r"[^。、：:「」]{2,40}(?:会議|委員会|審議会|協議会|懇話会|懇談会|検討会|研究会|分科会|部会|議会|定例会|臨時会)"
)
_LONGEST_HEADING = 24
_SAME_LENGTH = 4  # a title shorter than this says too little to be taken for another's part
_NAME_WORDS = re.compile(
    "会議の名称|会議名|名称|件名|審議会等の?名称|審議会名|会議等の名称|附属機関の名称|(?:附属機関又は)?会議体の名称"
)
_AGENDA_HEADING = re.compile(
    r"[【〔（(＜\[]?[ \u3000]*(?:議題|議事|議案|報告|協議|審議)(?:事項)?[ \u3000]*第?"
    r"(?:[（(]?[0-9０-９一二三四五六七八九十①-⑳]|[】〕］＞\]][ \u3000]*\S{3,}$)"
)


def heads_minutes(text: str) -> bool:
    """Whether a line says by itself that what stands below it are minutes."""
    return len(text) <= _LONGEST_HEADING and _HEADS_MINUTES.fullmatch(text.strip()) is not None


def names_sitting(text: str) -> bool:
    """Whether a line is nothing but a body's name and which of its meetings it was: by number or by day."""
    rest, times = re.subn(rf"{_NUMBER}|{_DAY}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}", "", text)
    bare = re.sub(rf"{_YEAR}|[（(][^（()）]*[）)]|本文|[ \u3000\-－−]", "", rest)
    return times > 0 and _SITTING_OF_BODY.fullmatch(bare) is not None


def meeting_of(
    title: str,
    headlines: Sequence[str],
    entries: Iterable[Entry],
    headings: Sequence[str] = (),
    people: tuple[Attendee, ...] = (),
    times: TimeSpan | None = None,
) -> Meeting:
    """The meeting as far as the title, the lines near it and the labelled entries tell.

    Without a list of the agenda, the headings that name its items (議題１ …) are taken for it. ``people`` are those
    whom the entries list, ``times`` those written beside the date.
    """
    name, number = "", None
    entries = tuple(entries)
    named = [entry.lines[0] for entry in entries if _NAME_WORDS.fullmatch(entry.word) and entry.lines]
    for text in (*named, title, *headlines):
        found_name, found_number = meeting_name(text)
        if found_number is not None or (found_name and MINUTES_WORDS.search(text)):
            name, number = found_name or name, found_number
            break
    else:
        name = _body_of(title) or name
    if not name and number is not None:  # the number stands on a line of its own
        name = next(filter(None, map(_body_of, (title, *headlines))), "")
    return Meeting(
        name=name,
        number=number,
        place=_place(entries),
        attendees=tuple(
            dict.fromkeys(attendee_line(person) for person in people if person.presence is not Presence.ABSENT)
        ),
        agenda=with_counted(agenda_of_entries(entries), headings)
        or tuple(heading for heading in headings if _AGENDA_HEADING.match(heading)),
        begins=times.first if times is not None else None,
        ends=times.last if times is not None else None,
        people=people,
        handouts=handouts_of(entries),
    )


def _body_of(line: str) -> str:
    """The body that a line names and nothing else, or ""."""
    bare = re.sub(r"[ \u3000]*[（(][^（()）]*[）)]", "", _bare(line))
    return bare if _BODY.fullmatch(bare) else ""


def _place(entries: Sequence[Entry]) -> str:
    """The line under 場所; under 日時及び場所 the second."""
    places = [entry.lines[0] for entry in entries if entry.label is Label.PLACE and entry.lines]
    places += [entry.lines[1] for entry in entries if entry.word.endswith("場所") and len(entry.lines) == 2]
    return places[0] if places else ""


def meeting_name(text: str) -> tuple[str, int | None]:
    """(name, number) of 令和7年度第1回○○審議会○○専門分科会 議事録 → (○○審議会○○専門分科会, 1)."""
    text = re.sub(rf"[ \u3000]*[（(]{_DAY}[^（()）]{{0,8}}[）)]", "", re.sub(r"\s*\n\s*", " ", text)).strip()
    if sitting := _SITTING.fullmatch(text):
        return sitting["name"], _number(sitting["number"])
    found = _NUMBERED_NAME.match(text)
    number = None
    if found:
        number = _number(found["number"])
        before = _bare(found["before"].rstrip("（( \u3000"))  # ○○連絡会　議事録（第1回・第2回）
        after = _bare(found["after"])
        # 第2回○○協議会, or ○○協議会（第2回）, ○○協議会 第2回会議
        name = after if len(after) > 4 or not before else before
    else:
        name = _bare(text)
    return name, number


def _bare(text: str) -> str:
    """The name without the year before it and the kind of paper after it."""
    text = re.sub(
        rf"^[ \u3000]*(?:{_DAY}|{_YEAR}(?:[ \u3000]*[0-9０-９]{{1,2}}月)?)[ \u3000]*(?:開催[ \u3000]*)?", "", text
    )
    text = re.sub(rf"[ \u3000]*[（(][ \u3000]*{_YEAR}[ \u3000]*[）)]", "", text)
    text = re.sub(rf"[ \u3000]*{_DAY}[ \u3000]*(?:開催)?$|^[（(](?:定例|臨時|書面|拡大)[）)]", "", text)
    is_record = re.search("会議(?:録|概要|要旨|記録|結果)", text) is not None
    while (shorter := _TAIL.sub("", text)) != text:
        text = shorter
    if is_record and text.endswith(("長", "者", "員", "子育て")):
        text += "会議"  # 部局長会議録 is that of the 部局長会議
    text = re.sub(r"[（(][^（()）]*$", "", text)
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


def with_discussed(meeting: Meeting, discussed: Iterable[str]) -> Meeting:
    """The meeting with agenda items that the talk has headings for and its list lacks."""
    agenda = list(meeting.agenda)
    for item in dict.fromkeys(filter(None, discussed)):
        title = folded_title(item)
        known = [folded_title(line) for line in agenda]
        if not any(
            title == other or (min(len(title), len(other)) >= _SAME_LENGTH and (title in other or other in title))
            for other in known
        ):
            agenda.append(item)
    return replace(meeting, agenda=tuple(agenda))
