"""Headings that name who presents what stands below them: １ 挨拶（川上教育部長）, (3) Japan WG紹介（今田）."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.structure.flow import Item, Prose
from pipeline.structure.labels import match_label
from pipeline.structure.marks import Family
from pipeline.structure.sections import HeadingStyle
from pipeline.structure.speakers import Speaker, parse_speaker
from pipeline.structure.spoken import Speech, SpokenLine

_PRESENTER = re.compile(r".{2,}?[ \u3000]*[（(](?P<who>[^（()）]{1,24})[）)](?:[ \u3000]*[（(][^（()）]*[）)])?$")
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
    is_open = False
    heading: tuple[Family, str] | None = None
    for index, item in enumerate(items):
        if not isinstance(item, Prose) or lines[index] is not None:
            presenter = None
        elif styles[index] is not None or (item.list_key == heading and _presenter(item.text, known) is not None):
            presenter, is_open, heading = _presenter(item.text, known), False, item.list_key
        elif presenter is not None and _is_presented(item.text):
            number += not is_open
            lines[index] = SpokenLine(presenter, number, is_start=False, is_certain=False)
            is_open = True
        elif presenter is not None and match_label(item.text) is not None:
            presenter = None
    return replace(speech, lines=tuple(lines))


def _presenter(heading: str, known: frozenset[str]) -> Speaker | None:
    found = _PRESENTER.match(heading)
    if found is None or _NOT_PRESENTED.search(found["who"]):
        return None
    who = re.sub(
        r"(?:から|より)?(?:説明|報告|紹介|発表|あいさつ|挨拶)$|^(?:司会|説明|報告|発表)(?:者)?[：:]", "", found["who"]
    )
    return parse_speaker(who, known)


def _is_presented(text: str) -> bool:
    return len(text) >= 10 and re.search("[ぁ-ん]", text) is not None and match_label(text) is None
