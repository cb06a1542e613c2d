"""Headings that name who presents what stands below them: １ 挨拶（川上教育部長）, (3) Japan WG紹介（今田）."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.structure.flow import Item, Prose
from pipeline.structure.marks import leading_mark
from pipeline.structure.minutes.labels import match_label
from pipeline.structure.minutes.offices import is_office
from pipeline.structure.minutes.speakers import Speaker, is_person_name, parse_speaker
from pipeline.structure.minutes.spoken import Speech, SpokenLine
from pipeline.structure.minutes.turns import is_spoken
from pipeline.structure.sections import HeadingStyle

_PRESENTER = re.compile(r".{2,}?[ \u3000]*[（(](?P<who>[^（()）]{1,30})[）)](?:[ \u3000]*[（(][^（()）]*[）)])?$")
_ADDRESS = re.compile(  # １　会長あいさつ, 市長挨拶
    r"(?:[（(]?[0-9０-９一二三四五①-⑳]{1,2}[）)]?[.．、]?[ \u3000]*|[・○◇■][ \u3000]*)?"
    r"(?P<who>[^\s。、：:（(]{2,14}?)[ \u3000]*"
    "(?:より|から|の)?(?:開会の?|閉会の?)?(?:ご|御)?(?:挨拶|あいさつ)"
)
# # 資料作成 福地（上田代理）
_TOPIC = re.compile(r"[#＃].*[ \u3000](?P<who>\S{1,6}?)(?:[（(][^（()）]*代理?[）)])?$")
# 令和７年度の主な事業を説明した。: what was done, not what was said
_TOLD = re.compile(r"^[^。]*(?:説明|報告|紹介|発表|挨拶|あいさつ)(?:が?あった|を?行った|を?した|がなされた|された)。?$")
_USUAL = 3
_BARE_NAME = re.compile("[一-龥々]{2,3}|[ァ-ヶー]{2,8}|[A-Z][a-z]{2,12}(?: [A-Z][a-z]{2,12})?")
_NOT_PRESENTED = re.compile("案|別紙|資料|継続|新規|再掲|予定|続き|概要|第.+回")


def with_presenters(
    speech: Speech, items: Sequence[Item], styles: Sequence[HeadingStyle | None], known: frozenset[str]
) -> Speech:
    """The speech with what stands below such headings, up to the next one, as that person's; it is marked uncertain.

    Only where it reads like sentences and nobody else is named.
    """
    lines = list(speech.lines)
    number = max((line.turn for line in lines if line is not None), default=0)
    presenter: Speaker | None = None
    is_open = is_greeting = False
    named = [who for at, item in enumerate(items) if (who := _named(item, is_heading=styles[at] is not None))]
    if len(named) >= _USUAL:  # the paper's way, so that the names need not be known
        known |= {re.sub(r"\s", "", who) for who in named}
    for index, item in enumerate(items):
        if not isinstance(item, Prose) or lines[index] is not None:
            presenter = None
        elif (
            styles[index] is not None
            or item.text.startswith(("#", "＃"))
            or is_address(item.text)
            or _is_numbered(item, known)
        ):
            presenter, is_open, is_greeting = _presenter(item.text, known), False, is_address(item.text)
        elif is_greeting and (mark := leading_mark(item.text)) is not None and mark.family.is_numbered:
            presenter = None  # the next item of the agenda
        elif presenter is not None and (
            _is_presented(item.text) or (is_open and lines[index - 1] is not None and _goes_on(items[index - 1]))
        ):
            number += not is_open
            lines[index] = SpokenLine(presenter, number, is_start=False, is_certain=False)
            is_open = True
        elif presenter is not None and match_label(item.text) is not None:
            presenter = None
    return replace(speech, lines=tuple(lines))


def is_address(text: str) -> bool:
    """Whether a line announces whose words of greeting stand below it: １　会長あいさつ."""
    return _addresses(text) is not None


def _addresses(text: str) -> Speaker | None:
    found = _ADDRESS.fullmatch(text) if text.endswith(("挨拶", "あいさつ")) else None
    speaker = parse_speaker(found["who"]) if found is not None else None
    return speaker if speaker is not None and speaker.role else None


def _presenter(heading: str, known: frozenset[str]) -> Speaker | None:
    if (greeting := _addresses(heading)) is not None:
        return greeting
    found = _TOPIC.match(heading) or _PRESENTER.match(heading)
    if found is None or _NOT_PRESENTED.search(found["who"]):
        return None
    who = re.sub(r"^[^：:]{1,12}[：:][ \u3000]*|(?:から|より)?(?:説明|報告|紹介|発表|あいさつ|挨拶)$", "", found["who"])
    several = [parse_speaker(name.strip(), known) for name in re.split("[、，,]", who)]
    if len(several) > 1 and all(speaker is not None for speaker in several):
        return Speaker("、".join(speaker.label for speaker in several if speaker is not None), "")
    return parse_speaker(who, known)


def _is_numbered(item: Prose, known: frozenset[str]) -> bool:
    """A heading that is not set as one, because its neighbours are numbered too."""
    key = item.list_key
    return key is not None and key[0].is_numbered and _presenter(item.text, known) is not None


def _goes_on(before: Item) -> bool:
    """Whether the line before was cut in the middle of a sentence."""
    return isinstance(before, Prose) and not before.text.endswith(("。", "）", "」", "？"))


def _named(item: Item, *, is_heading: bool) -> str:
    """The bare name that a heading or a numbered line ends with (YouTube：Shane Coughlan → Shane Coughlan), or ""."""
    if not isinstance(item, Prose) or not (is_heading or (item.list_key is not None and item.list_key[0].is_numbered)):
        return ""
    found = _PRESENTER.match(item.text)
    who = re.split("[：:]", found["who"])[-1].strip() if found else ""
    return who if _BARE_NAME.fullmatch(who) and is_person_name(who) and not is_office(who) else ""


def _is_presented(text: str) -> bool:
    if match_label(text) is not None or len(text) < 10 or not re.search("[ぁ-ん]", text) or _TOLD.search(text):
        return False
    return is_spoken(text) or not re.match("[・･※]", text)  # a bullet without a sentence is a topic
