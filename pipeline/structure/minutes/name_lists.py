"""A line of a list cut into those it names: 会長 山田 太郎、委員 佐藤・鈴木 → 会長 山田 太郎 | 委員 佐藤・鈴木."""

import itertools
import re

from pipeline.structure.minutes.speakers import is_title, parse_speaker
from pipeline.structure.minutes.surnames import is_surname

_BEHIND_NAME = 4  # surname, blank, given name, blank

_GAP = re.compile(
    r"[、，,\n]|[ \u3000]{3,}|\t|[ \u3000]{2,}(?=[0-9０-９]{1,2}番)|(?<=君)[ \u3000]+"
    r"|[ \u3000]+(?=[^\s：:（(]{2,6}[：:])"
)


_GIVEN = re.compile(r"[一-龥々](?=$|[、，\s])")  # 青木　　　弘: one character behind a gap is a given name


def parts_of(line: str) -> list[str]:
    """The line cut at commas, wide gaps and line breaks that are not in brackets."""
    parts, depth, begin, at = [], 0, 0, 0
    while at < len(line):
        character = line[at]
        depth += (character in "（(") - (character in "）)")
        gap = _GAP.match(line, at)
        if gap and depth <= 0 and not (gap.group().isspace() and _GIVEN.match(line, gap.end())):
            parts.append(line[begin:at])
            at = begin = gap.end()
        else:
            at += 1
    parts.append(line[begin:])
    return _titles_with_names([one for part in parts for one in _at_titles(part)])


def _at_titles(part: str) -> list[str]:
    """The part cut before each title that stands by itself: 委員長 田宮佳代子 副委員長 加納康彦."""
    words = re.split("([ \u3000]+)", part.strip(" \u3000"))
    titles = [at for at in range(0, len(words), 2) if is_title(words[at])]
    if titles[:1] == [_BEHIND_NAME] and is_surname(words[0]):
        titles.insert(0, 0)  # 安田 剛祐 委員 長尾 教雄, behind 委員
    if (
        len(titles) < 2
        or titles[0] != 0
        or titles[-1] == len(words) - 1
        or any(after - before < 3 for before, after in itertools.pairwise(titles))
    ):
        return [part]
    return ["".join(words[begin:end]) for begin, end in itertools.pairwise([*titles, len(words)])]


def _titles_with_names(parts: list[str]) -> list[str]:
    """会長 <wide gap> 金子 俊彦 is one person in two parts."""
    joined: list[str] = []
    for part in map(str.strip, parts):
        if joined and is_title(joined[-1]) and part and not is_title(part) and parse_speaker(part) is None:
            joined[-1] += " " + part
        elif part:
            joined.append(part)
    return joined
