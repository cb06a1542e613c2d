"""Which marks of speakers mean one person: 山田会長, 山田委員 and 会長（山田） do, 飯島聡子 and 飯島大輔 do not."""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, auto

from corpus.meeting import Attendee, Presence
from corpus.values import value
from pipeline.structure.minutes.speakers import Speaker


class Side(Enum):
    """From which side of the table somebody speaks."""

    CHAIR = auto()
    MEMBER = auto()
    ANSWERER = auto()  # those who explain and answer: the office, a mayor before his council
    UNKNOWN = auto()


@value
class Person:
    """Who a speaker's mark means: the fullest name, whether that is sure, and the person's side."""

    name: str
    is_certain: bool
    side: Side


_CHAIR = re.compile(
    r"(?:(?<!副)(?:委員長|会長|座長|議長|部会長|分科会長|小委員長)|代行|職務代理者?|司会者?"
    r"|進行役?|ファシリテーター|モデレーター)$"
)
_NO_CHAIR = re.compile(
    r"校長会|自治会|町内会|育成会|連合会|協議会|里親会|商工会|婦人会|老人|福祉会|医師会|弁護士会|ＰＴＡ|PTA|[町区]会"
)
_MEMBER = re.compile(
    r"(?:副委員長|副会長|副座長|副議長|副部会長|委員|議員|構成員|部会員|会員|メンバー|参加者|質問者?"
    r"|意見|記者|住民|市民|町民|区民|保護者|委員[A-ZＡ-Ｚ]|会長|里親)$"
)
_ANSWERER = re.compile(
    r"(?:事務局|[局部課室係次班]長|課長補佐|補佐|主査|主幹|主任|主事|参事|参与|技監|担当者?"
    r"|職員|課員|室員|説明者|説明員|回答者?|答弁者?|書記|次官|長官|大臣|政務官"
    r"|知事|市長|町長|村長|区長|教育長|管理者|校長|教頭|園長|所長|館長|院長|センター長|[官監課室局部]"
    r"|^(?:市|県|町|村|区|都|府|国|当局|行政|執行部)側?|こども家庭課|応募者|事業者|提案者)$"
)
_GROUPS = (
    (Side.ANSWERER, re.compile("事務局|説明|庁内|市側|県側|行政|職務")),
    (Side.MEMBER, re.compile("委員|構成員|議員|会員")),
)
_UNNAMED_MANY = re.compile(
    r"(?:委員|議員|構成員|会員|部会員|メンバー|参加者|質問者?|傍聴者|記者|住民|市民|保護者|出席者|発言者|意見|里親|者)$"
)
_TOLD_APART = re.compile(r"(?P<surname>[^（()）]+)[（(](?P<given>[^（()）]{1,2})[）)]")  # 山田（太）
_BODY = re.compile(r"事務局|[^長]*[課室局部]$")


def persons(speakers: Iterable[Speaker], people: Sequence[Attendee]) -> Mapping[Speaker, Person]:
    """For every distinct speaker's mark the person that it means.

    A surname that several of the people bear is decided by the title; where that does not decide either, it is left
    uncertain. A title alone is the one person who bears it, if there is one.
    """
    present = [person for person in people if person.presence is not Presence.ABSENT] or list(people)
    distinct = list(dict.fromkeys(speakers))
    named = {speaker: _named(speaker, distinct, present) for speaker in distinct if speaker.name}
    found = dict(named)
    for speaker in distinct:
        if not speaker.name:
            found[speaker] = _titled(speaker, named, present)
    return found


def _named(speaker: Speaker, speakers: Sequence[Speaker], people: Sequence[Attendee]) -> Person:
    candidates = [person for person in people if _may_be(speaker.name, person.name)]
    exact = [person for person in candidates if _compact(person.name) == speaker.name]
    candidates = exact or candidates
    if len(_names(candidates)) > 1 and speaker.role:
        by_title = [person for person in candidates if _title_fits(speaker.role, person)]
        candidates = by_title or candidates
        if len(_names(candidates)) > 1 and re.search("委員|議員|構成員", speaker.role):
            # the other one goes by his office: what is left over is the plain member
            plain = [person for person in candidates if not person.role or person.role in ("委員", "議員", "構成員")]
            candidates = plain or candidates
    side = _side(speaker.role, candidates)
    if len(_names(candidates)) == 1:
        return Person(_compact(candidates[0].name), True, side)
    if len(candidates) > 1:
        return Person(speaker.name, False, side)
    longer = {
        other.name
        for other in speakers
        if len(other.name) > len(speaker.name) + 1 and other.name.startswith(speaker.name)
    }
    if len(longer) == 1 and _could_be_surname(speaker.name):
        return Person(longer.pop(), True, side)
    return Person(*_apart(speaker, speakers), side)


def _apart(speaker: Speaker, speakers: Sequence[Speaker]) -> tuple[str, bool]:
    """The name, with the office where two of that name hold offices that one person does not: 山田部長, 山田課長."""
    offices = {
        other.role
        for other in speakers
        if other.name == speaker.name and _side(other.role, ()) is Side.ANSWERER and other.role != "事務局"
    }
    sides = {_side(other.role, ()) for other in speakers if other.name == speaker.name} - {Side.UNKNOWN}
    has_both_sides = Side.ANSWERER in sides and len(sides) > 1
    if len(offices) > 1 and not _nest(offices):
        return (speaker.name + speaker.role if speaker.role in offices else speaker.name), speaker.role in offices
    if has_both_sides:
        is_office = _side(speaker.role, ()) is Side.ANSWERER
        return (speaker.name + speaker.role if is_office else speaker.name), False
    return speaker.name, True


def _nest(offices: set[str]) -> bool:
    """Whether the offices are one, written longer and shorter: こども家庭課長, 課長."""
    longest = max(offices, key=len)
    return all(longest.endswith(office) for office in offices)


def _titled(speaker: Speaker, named: Mapping[Speaker, Person], people: Sequence[Attendee]) -> Person:
    """A title without a name: the one who bears it in the list or among the named speakers, or the body itself."""
    if not speaker.role:
        return Person("", False, Side.UNKNOWN)  # the paper names nobody
    side = _side(speaker.role, ())
    if _UNNAMED_MANY.search(speaker.role) and not re.search(r"会長$|委員長$", speaker.role):
        return Person(speaker.role, False, side)
    if _BODY.fullmatch(speaker.role):
        return Person(speaker.role, True, side)
    listed = {_compact(person.name) for person in people if person.name and person.role == speaker.role}
    if not listed:
        listed = {person.name for other, person in named.items() if other.role == speaker.role and person.is_certain}
    if len(listed) == 1:
        return Person(listed.pop(), True, side)
    return Person(speaker.role, not listed, side)


def _may_be(name: str, listed: str) -> bool:
    """Whether somebody listed so may be called by the name: the whole, the surname or, unparted, its beginning."""
    whole, parts = _compact(listed), listed.split()
    if not whole:
        return False
    if (told := _TOLD_APART.fullmatch(name)) is not None and whole != name:
        surname, given = told["surname"], told["given"]
        return _may_be(surname, listed) and whole.removeprefix(surname).startswith(given)
    if name == whole or (len(parts) > 1 and name == parts[0]):
        return True
    if len(parts) > 1:
        return len(parts) == 2 and name == parts[1] and bool(re.fullmatch("[ァ-ヶー]+", whole))
    return len(name) >= 2 and whole.startswith(name) and len(whole) - len(name) in (1, 2, 3)


def _could_be_surname(name: str) -> bool:
    return 1 <= len(name) <= 3


def _title_fits(role: str, person: Attendee) -> bool:
    own = person.role or person.group
    return bool(own) and (role.endswith(own) or own.endswith(role))


def _side(role: str, candidates: Sequence[Attendee]) -> Side:
    role = re.sub(r"[（(][^（()）]*[）)]$", "", role)  # 副参事（学校教育担当）
    for side, pattern in _GROUPS:
        if candidates and all(pattern.search(person.group) for person in candidates) and not _CHAIR.search(role):
            return side
    if _CHAIR.search(role) and not _NO_CHAIR.search(role):
        return Side.CHAIR
    if _MEMBER.search(role):
        return Side.MEMBER
    if _ANSWERER.search(role):
        return Side.ANSWERER
    if candidates and len(_names(candidates)) == 1 and candidates[0].role and candidates[0].role != role:
        return _side(candidates[0].role, ())
    return Side.UNKNOWN


def _names(people: Iterable[Attendee]) -> set[str]:
    return {_compact(person.name) for person in people}


def _compact(name: str) -> str:
    return re.sub(r"\s", "", name)
