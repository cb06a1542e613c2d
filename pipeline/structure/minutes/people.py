"""Who is listed in minutes: lines such as 会長 山田 太郎、委員 佐藤・鈴木、（事務局）こども家庭課 高橋課長 → people."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.meeting import Attendee, Presence
from corpus.values import value
from pipeline.structure.marks import Family, leading_mark
from pipeline.structure.minutes.labels import Entry, Label
from pipeline.structure.minutes.name_lists import parts_of
from pipeline.structure.minutes.offices import is_office
from pipeline.structure.minutes.speakers import is_person_name, is_title, parse_speaker
from pipeline.structure.minutes.surnames import is_surname

_GENERIC = re.compile(r"出席(?!議員)|参加|欠席|委員名簿|出席議員|説明のため|職務のため|.*出欠|職員")
_HEADCOUNT = re.compile(
    r"(?:計|全|他|ほか|合計|以上|総数)?[ \u3000]*(?:[^ \u3000、（）()]{1,8}?)?"
    r"[0-9０-９一二三四五六七八九十]{1,3}[ \u3000]*[名人](?:中.*)?$"
    r"|.*(?:敬称略|五十音順|順不同)|別紙|末尾|(?:該当)?(?:な[ \u3000]*し|無し|無|ありません)$|以上$"
    r"|.*(?:開議|開会|閉会|休憩|再開)$|.*のとおり$"
)
_COUNTED = re.compile(r"[0-9０-９]+[ \u3000]*[名人](?:$|[ \u3000（(])")
_COUNT_BEHIND = re.compile(
    r"[ \u3000]*[（(][ \u3000]*(?:計|全|他)?[ \u3000]*[0-9０-９]+[ \u3000]*[名人][^（）()]*[）)]"
    r"|[ \u3000]*[（(][^（）()]*(?:敬称略|音順|順不同)[^（）()]*[）)]"
    r"|(?<=\S)[ \u3000]+(?:計|全|以上)[ \u3000]*[0-9０-９]+[ \u3000]*[名人]$"
)
_PRESENCE = re.compile(
    r"[ \u3000]*[（(](?:[^（）()]*(?:オンライン|リモート|[Ww][Ee][Bb]|ＷＥＢ|Ｗｅｂ|電話|会議参加"
    r"|途中|遅参|早退|入室|退室|会場|記録?|書記)[^（）()]*)[）)]"
)
_FOR = re.compile(r"(?P<whole>[^（）()]*?)(?:の)?[ \u3000]*(?:代理|代)[）)]?$")
_ORGANISATION = re.compile(
    r"(?:課|局|部|室|会|社|院|所|校|園|館|庁|省|市|町|村|区|県|府|都|大学|大|センター|機構|協会"
    r"|連合|組合|法人|グループ|支部|本部|係|団|研究所|銀行|新聞|企画|財政|福祉|教育|総務|側"
    r"|ステーション|ホーム|事務所)$"
)
_SEVERAL = re.compile(r"([^：:、（(]+)[ \u3000](\S{2,6}[：:].+)$")
_NO_NAME = re.compile("^(?:挨拶|あいさつ|開会|閉会|紹介|説明|不明|非公開)$|署名|及び|について|のとおり|関する|。")
_BODY = re.compile(r"\S{2,14}(?:省|庁|県|府|市|町|村|区|課|室|局|部)")
_HONORIFIC = re.compile(r"[ \u3000]*(?:君|様|氏|さん|殿)$")
_LEADER = re.compile(r"^([^：:、（(・…]{1,12})(?:・{2,}|[…‥]+)[ \u3000]*(?=\S)")  # 事務局・・・高橋課長
_GLUED = re.compile("(?P<title>(?:副)?(?:委員長|会長|議長|座長|部会長))(?P<name>[一-龥々]{3,5})$")
_TITLE_IN_FRONT = re.compile(r"[（(](?P<title>[^（()）]{2,16})[）)][ \u3000]*(?P<name>[^（()）]{2,12})")
_NUMBERED_SEAT = re.compile(r"(?:議席)?[0-9０-９一二三四五六七八九十]{1,3}[ \u3000]*番[ \u3000]*")


@value
class _Context:
    """What a name is listed under: the list's heading, and what stood before the names beside it."""

    group: str
    presence: Presence
    role: str = ""
    affiliation: str = ""


def people_of(entries: Iterable[Entry]) -> tuple[Attendee, ...]:
    """Everybody listed under 出席者, 欠席者, 事務局 …, in the order of the paper, nobody twice."""
    found = (
        person for entry in entries if entry.label in (Label.PRESENT, Label.ABSENT) for person in _entry_people(entry)
    )
    return tuple(
        dict.fromkeys(person for person in found if (person.name or person.role) and not _NO_NAME.search(person.name))
    )


def attendee_line(person: Attendee) -> str:
    """山田太郎（会長）: the name with what is known besides in brackets."""
    if not person.name:
        return person.role
    about = person.role or person.group or person.affiliation
    return f"{person.name}（{about}）" if about else person.name


def known_names(people: Iterable[Attendee]) -> frozenset[str]:
    """Names that stand for their bearer: the whole name and the surname.

    Where no blank parts them, the first two characters are taken for the surname, as most have two.
    """
    names = set()
    for person in people:
        parts = person.name.split()
        whole = "".join(parts)
        if latin := re.fullmatch(
            r"(?:Mr|Ms|Mrs|Dr)?[.]?[ \u3000]*(?P<given>[A-Z][a-z]{2,})[ \u3000]+(?P<family>[A-Z][a-z]+)", person.name
        ):
            names |= {latin["given"], latin["family"]}
            continue
        if not re.fullmatch(r"[々〆一-龥㐀-䶿豈-﫿ぁ-んァ-ヶー]{1,10}|[A-ZＡ-Ｚ]", whole):
            continue
        if len(parts) == 2:
            names |= {parts[0], whole}
        elif len(parts) == 1 and parse_speaker(whole) is None:
            names.add(whole)
            if 4 <= len(whole) <= 5 and re.match("[一-龥]{2}", whole):
                names.add(whole[:2])
    return frozenset(name for name in names if not is_title(name))


def _entry_people(entry: Entry) -> Iterator[Attendee]:
    presence = Presence.ABSENT if entry.label is Label.ABSENT else Presence.PRESENT
    context = _Context(_group(entry.word), presence)
    lines = [_without_mark(line) for line in entry.lines]
    full_names = sum(
        bool(re.fullmatch(r"[^\s（）()、：:]{1,4}[ \u3000]+[^\s（）()、：:君]{1,4}", line)) for line in lines
    )
    lists_bodies = len(lines) >= 4 and 2 * full_names >= len(lines)
    people: list[Attendee] = []
    for at, line in enumerate(lines):
        if not line or _HEADCOUNT.match(line) or line.endswith(("について", "に関すること")):
            continue
        after = lines[at + 1] if at + 1 < len(lines) else ""
        if alone := re.fullmatch(r"[【〔（(＜\[]([^】〕）)＞\]]{1,16})[】〕）)＞\]]|([^：:、]{1,16})[：:]", line):
            context = _under(context, alone[1] or alone[2])
        elif lists_bodies and not re.search(r"[\s、（）()：:]", line) and len(line) > 1:
            context = replace(context, affiliation=line)
        elif _BODY.fullmatch(line) and (officer := parse_speaker(after)) is not None and officer.name and officer.role:
            context = replace(context, group=line, affiliation="")  # 厚生労働省, over its officers
        elif (
            people
            and _is_post(line)
            and " " in people[-1].name.replace("\u3000", " ")
            and not (people[-1].role or people[-1].affiliation)
        ):
            people[-1] = replace(people[-1], affiliation=line)  # the post stands on the line below the name
        else:
            context = _heading_of(line, context)
            people += _line_people(line, context)
    yield from people


def _heading_of(line: str, context: _Context) -> _Context:
    """The context for the lines below as well, where the line begins with a heading of its own: 【委員】山田、佐藤、"""
    headed = re.match(r"[【〔（(＜\[]([^】〕）)＞\]]{1,16})[】〕）)＞\]][ \u3000]*[^、]", line)
    return _under(context, headed[1]) if headed and not is_title(headed[1]) else context


def _is_post(line: str) -> bool:
    """Whether a line is a post without a name: 株式会社千曲総研主任研究員, 特命担当大臣(少子化)."""
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", line)
    speaker = parse_speaker(bare[-8:])
    return len(bare) >= 6 and not re.search(r"[\s、：:]", bare) and speaker is not None and bool(speaker.role)


def _without_mark(line: str) -> str:
    mark = leading_mark(line)
    if mark is not None and mark.family is not Family.BRACKETED:
        line = line[mark.end :]
    line = _NUMBERED_SEAT.sub("", line, count=1) if _NUMBERED_SEAT.match(line) else line
    line = _COUNT_BEHIND.sub("", line).strip(" \u3000")
    line = _LEADER.sub(r"\1：", line)
    # 委 員 長　小 林 東一郎: letter-spaced words
    return re.sub(
        r"(?<!\S)[一-龥々](?:[ \u3000]{1,2}[一-龥々])+(?!\S)", lambda word: "".join(word.group().split()), line
    )


def _group(heading: str) -> str:
    """What a list's heading says of those in it: 事務局等の出席者 → 事務局, 出席者 → nothing."""
    if "事務局" in heading:
        return "事務局"
    return "" if _GENERIC.match(heading) or heading == "者" else heading


def _under(context: _Context, heading: str) -> _Context:
    """The context under a heading within a list: 委員, 欠席, 代理出席, 事務局 …"""
    heading = re.sub(r"[ \u3000]", "", heading)
    if "欠席" in heading:
        return _Context(_group(heading.replace("欠席", "")), Presence.ABSENT)
    if "代理" in heading and not is_title(heading):  # 会長職務代理者 is one
        return _Context(context.group, Presence.PROXY)
    presence = Presence.PRESENT if context.presence is Presence.PROXY else context.presence
    if is_title(heading) and not heading.endswith(tuple(_SHARED_GROUPS | _SHARED_ROLES)):
        return _Context(context.group, presence, role=heading)  # 会長：山田太郎
    return _Context(_group(heading), presence)


def _line_people(line: str, context: _Context) -> Iterator[Attendee]:
    own = context
    parts = parts_of(line)
    if len(parts) > 1 and any(re.match(r"[^：:（(]{1,8}[：:].", part) for part in parts[1:]):
        for part in parts:  # 委員長：星名、副委員長：安孫子
            if headed := re.match(r"([^：:（(]{1,8})[：:](.+)$", part, re.DOTALL):
                own, part = _under(context, headed[1].strip()), headed[2].strip()
            yield from _line_people(part, own)
        return
    if (several := _SEVERAL.match(line)) and any(one and one.name for one in map(parse_speaker, several[1].split())):
        yield from _line_people(several[1], context)  # 深見会長 稲葉委員 代理出席：村井様
        line = several[2]
    side = re.match(r"([^\s、（(：:]{2,8}(?:委員|側|メンバー|構成員|関係者|代表))[ \u3000]{2,}(\S+[ \u3000]+.+)$", line)
    if side and (parse_speaker(side[1]) is None or is_title(side[2].split()[0])):
        context, line = _under(context, side[1]), side[2]
        own = context
    office = re.match(r"(事務局|オブザーバー|説明員)[ \u3000]+(.+)$", line)
    if office and not context.group:
        context, line = _under(context, office[1]), office[2]
        own = context
    grouped = re.match(r"([^：:、（(]{1,20})[：:][ \u3000]*(.+)$", line, re.DOTALL)
    bracketed = re.match(r"[【〔（(＜\[]([^】〕）)＞\]]{1,16})[】〕）)＞\]][ \u3000]*(.+)$", line, re.DOTALL)
    if found := grouped or bracketed:
        own, line = _under(context, found[1]), found[2].strip(" \u3000")
    for part in parts_of(line):
        part = re.sub(r"[（(]兼[）)]", "兼", part)
        people = list(_people(part, own))
        yield from people
        stands_before = re.match(r"[^（()）]+[ \u3000]+\S", part.strip()) is not None
        if people and stands_before and people[-1].affiliation and not people[-1].role:
            own = replace(own, affiliation=people[-1].affiliation)  # 福祉部 荻原、武田
        elif people:
            own = replace(own, affiliation=context.affiliation, role=own.role)
        if titled := re.match(r"(\S{2,16}?)[ \u3000]+(?=\S)", part.strip()):
            # 委員　佐藤花子、鈴木一郎: the title before the first name is everybody's, an office is not
            own = replace(own, role=titled[1] if titled[1] in _SHARED_ROLES else "")


_SHARED_ROLES = frozenset(
    {"委員", "議員", "構成員", "理事", "幹事", "監事", "オブザーバー", "専門委員", "臨時委員", "部会員", "会員"}
)


def _people(part: str, context: _Context) -> Iterator[Attendee]:
    text = re.sub(
        r"^記(?:録)?・|(?:の)?各(?:委員|議員|構成員)$|ほか$|[ \u3000]*外[0-9０-９]+名$", "", part.strip(" \u3000・")
    )
    if away := re.fullmatch(r"(?P<rest>.+?)[（(](?P<who>[^（）()]+)は欠席[）)]", text):
        yield from _people(away["rest"], context)
        yield replace(_person(away["who"], context), presence=Presence.ABSENT)
        return
    text = _COUNT_BEHIND.sub("", _PRESENCE.sub("", text)).strip(" \u3000")
    text = re.sub(r"(?:^|(?<=[ \u3000]))[0-9０-９]{1,3}番[ \u3000]*|^[○●◎・]", "", text)
    if not text or _HEADCOUNT.match(text) or _COUNTED.search(text):
        return
    if re.fullmatch(r"[^（()）]{1,6}[（(][^（()）]{1,4}[）)][^（()）]+", text):
        yield _person(text, context)  # 石田（文）委員
        return
    if (titled := _TITLE_IN_FRONT.fullmatch(text)) and is_title(titled["title"]):
        yield replace(_person(titled["name"], context), role=titled["title"])
        return
    bracket = re.fullmatch(r"(?P<outer>[^（()）]+?)[ \u3000]*[（(](?P<inner>.+)[）)](?P<behind>.*)", text, re.DOTALL)
    if bracket:
        yield from _bracketed(bracket["outer"], bracket["inner"].strip(), context)
        return
    tokens = text.split()
    each = [parse_speaker(token) for token in tokens]
    if len(tokens) > 1 and all(one is not None and one.name for one in each):
        for token in tokens:  # 稲葉委員 菅野委員
            yield _person(token, context)
        return
    names = re.fullmatch(r"(?:(?P<title>\S{2,12})[ \u3000]+)?(?P<names>\S{1,4}(?:・\S{1,4})+)", text)
    if names and re.fullmatch(r"[一-龥々・]+", names["names"]) and (not names["title"] or is_title(names["title"])):
        for name in names["names"].split("・"):
            yield replace(_person(name, context), role=names["title"] or context.role)
        return
    yield _person(text, context)


def _bracketed(outer: str, inner: str, context: _Context) -> Iterator[Attendee]:
    """会長（山本）, 委員（東山、藤巻）, 山田太郎（会長）, 村井（岩瀬委員の代理）, 岩瀬委員（代理：村井）."""
    if stands_in := re.match(r"代理(?:出席|者)?[：: \u3000]*(?P<name>.+)$", inner):
        absent, person = _person(outer, context), _person(stands_in["name"], context)
        yield replace(person, presence=Presence.PROXY, proxy_for=absent.name or outer, group=context.group)
    elif inner.endswith(("代理", "代")) and (stood_in := _FOR.match(inner)):
        absent = _person(stood_in["whole"].split()[-1] if stood_in["whole"].split() else "", context)
        yield replace(_person(outer, context), presence=Presence.PROXY, proxy_for=absent.name or stood_in["whole"])
    elif inner in ("出席", "出"):
        yield _person(outer, context)
    elif re.match(r"欠席?", inner):
        yield replace(_person(outer, context), presence=Presence.ABSENT)
    elif is_title(outer):
        under = replace(context, role=outer) if outer not in _SHARED_GROUPS else replace(context, group=outer)
        for part in parts_of(inner):
            person = _person(part, under)
            yield replace(person, role=person.role or under.role)
            if person.affiliation:
                under = replace(under, affiliation=person.affiliation)
    elif _ORGANISATION.search(outer) and all(is_surname(re.split("[ \u3000]", part)[0]) for part in parts_of(inner)):
        for part in parts_of(inner):
            yield replace(_person(part, context), affiliation=outer)  # 政策課（蛭田、栂野）
    else:
        person = _person(outer, context)
        title = parse_speaker(inner)
        if title is not None and not title.name:
            yield replace(person, role=title.role)
        else:
            yield person if len(inner) <= 3 else replace(person, affiliation=inner)


_SHARED_GROUPS = frozenset({"事務局", "委員", "オブザーバー", "構成員", "説明員"})


def _person(text: str, context: _Context) -> Attendee:
    """One person, from the tokens of 所属 役職 姓 名 as far as they are written."""
    base = Attendee("", context.role, context.group, context.affiliation, context.presence)
    bare = _HONORIFIC.sub("", text.strip(" \u3000"))
    if glued := re.match(
        r"(?P<title>(?:副)?(?:委員長|会長|議長|座長|部会長)|委員|理事)(?P<name>[^ \u3000長代]\S*[ \u3000]+\S+)$", bare
    ):
        return replace(base, name=" ".join(glued["name"].split()), role=glued["title"])
    if (close := _GLUED.match(bare)) and not is_title(bare):
        return replace(base, name=close["name"], role=close["title"])  # 会長長野誠, where the blanks were lost
    tokens = [word for word in bare.split() if word != "同"]
    affiliation: list[str] = []
    role = ""
    while len(tokens) > 1:
        first = tokens[0]
        if is_title(first):
            role = first
        elif re.fullmatch(r"同(.+)", first) and is_title(first[1:]):
            role = first[1:]
        elif (post := parse_speaker(first)) is not None and post.role and not is_title(tokens[1]):
            role = first  # 看護部長 清沢 純子
        elif _is_organisation(first, tokens):
            affiliation.append(first)
        else:
            break
        tokens = tokens[1:]
    if len(tokens) > 1 and is_title(tokens[-1]):
        role, tokens = tokens[-1], tokens[:-1]
    elif len(tokens) == 2 and (given := parse_speaker(tokens[1])) is not None and given.name and given.role:
        role, tokens = given.role, [tokens[0], given.name]  # 篠原 恵委員
    name = " ".join(tokens)
    speaker = parse_speaker(name) if len(tokens) == 1 or _ends_in_title(name) else None
    if speaker is not None and speaker.name and speaker.role:
        name, role = speaker.name, speaker.role
    elif speaker is not None and not speaker.name and len(tokens) == 1:
        name, role = "", speaker.role
    elif (
        len(tokens) == 1
        and not affiliation
        and not role
        and _ORGANISATION.search(name)
        and not is_person_name(name[:4])
    ):
        affiliation, name = [name], name
    return replace(
        base,
        name=_HONORIFIC.sub("", name),
        role=role or context.role,
        affiliation=" ".join(affiliation) or context.affiliation,
    )


def _is_organisation(first: str, tokens: list[str]) -> bool:
    if len(first) > 5 or is_office(first):
        return True
    return bool(_ORGANISATION.search(first)) and (len(first) > 3 or len(tokens) > 2 or not is_person_name(first))


def _ends_in_title(name: str) -> bool:
    speaker = parse_speaker(name)
    return speaker is not None and bool(speaker.role)
