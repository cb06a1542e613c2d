"""What was handed out, as minutes list it: 資料１－１　里親委託の状況."""

import re
from collections.abc import Iterable

from corpus.meeting import Handout
from pipeline.structure.minutes.labels import Entry

_NUMBERED = re.compile(
    r"[・○●◇◆■□･\-－]?[ \u3000]*[【〔（(＜\[]?"
    r"(?P<number>(?:参考|追加|別添|当日|補足|会議|配[布付])?(?:資料|別紙|別添|別冊|様式)[ \u3000]*"
    r"(?:(?:No[.．]?|№|Ｎｏ．?)[ \u3000]*)?[0-9０-９①-⑳A-Za-zＡ-Ｚア-ン一二三四五六七八九十]{0,3}"
    r"(?:[-－‐−–―ー][0-9０-９①-⑳]{1,3})*)"
    r"(?:[】〕）)＞\]][ \u3000]*[：:]?[ \u3000]*|[ \u3000]*[：:．.][ \u3000]*|[ \u3000]+|(?=[「『])"
    r"|(?<=[0-9０-９①-⑳])(?=[^0-9０-９\s、のにをはがで])|$)(?P<title>.*)$",
    re.DOTALL,
)
_BULLET = re.compile(r"[・○●◇◆■□･※]|[（(]?[0-9０-９]{1,2}[）)．.、][ \u3000]*|[①-⑳]|[0-9０-９]{1,2}[ \u3000]+")
_LABELS = re.compile("(?:配[布付]|会議|当日|提出)?資料(?:一覧)?$")


def handouts_of(entries: Iterable[Entry]) -> tuple[Handout, ...]:
    """The papers listed under 資料, 配布資料 …, each once; those without a number have ""."""
    found = []
    for entry in entries:
        if not _LABELS.match(entry.word):
            continue
        for line in entry.lines:
            for part in re.split(r"\n|、(?=(?:参考)?資料)|[ \u3000]{3,}", line):
                handout = _handout(part.strip(" \u3000"))
                if handout is not None:
                    found.append(handout)
    return tuple(dict.fromkeys(found))


def _handout(line: str) -> Handout | None:
    numbered = _NUMBERED.match(line)
    if numbered:
        return Handout(re.sub(r"[ \u3000]", "", numbered["number"]), numbered["title"].strip(" \u3000"))
    title = _BULLET.sub("", line, count=1).strip(" \u3000") if _BULLET.match(line) else line
    if (
        not title
        or re.fullmatch(r"(?:別紙|次第)?のとおり|なし|以上|別紙.*のとおり", title)
        or len(title) > 100
        or title.endswith("。")
    ):
        return None
    return Handout("", title)
