"""What the words of a question are for: some ask, some say what is asked for, and the passage has neither.

Where a question has 何年, the passage has 1994年; where it has the name of a thing's maker, the passage has that name.
"""

import re
from collections.abc import Iterable

INTERROGATIVES = frozenset(("何", "幾", "幾ら", "誰", "どう", "いつ頃", "何時", "何処", "何故"))
"""Terms that only ask: of the passages that 485 questions with 何 in them ask about, two in a hundred have it."""

_ASKED_FOR = frozenset((
    "名前", "名", "名称", "別名", "別称", "略称", "通称", "愛称", "呼称", "正式", "言葉",
    "人物", "場所", "所", "時期", "時", "物", "事", "種類", "具体", "内容",
    "理由", "原因", "方法", "意味", "特徴", "目的",
    "言う", "呼ぶ", "称する", "書く", "答える", "教える", "挙げる",
))  # fmt: skip
_HALF = 0.5
_ASKING = frozenset("何幾誰")

# patterns, compiled when a question comes: no other search has to wait for that
_NUMERAL = "[0-9〇一二三四五六七八九十百千万億兆数]"
_OF = "[かヵカヶケ箇個]"  # 何か国
_COUNTERS = (
    "人名年月日時分秒週世期回次番号位級度割点個件種類本枚台部冊巻編章条項字文話曲校園所箇棟戸軒社局区票議席円銭"
    "兆億万千百歳才代倍段階桁行輪両隻機頭匹羽着足杯"
)
_COUNTER = f"[何幾](?:{_OF}([一-龯])|([{_COUNTERS}]|[ァ-ヺ-]+|[a-z]+|%))"
_PERCENT = "(?:%|パ-セント)"  # as a string of characters has it
_SAME_COUNTER = {"人": "[人名]", "名": "[人名]", "%": _PERCENT, "パ-セント": _PERCENT}
_WHEN = "いつ|誕生日|年月日|日付|時期は"
_TIME = f"{_NUMERAL}(?:年|月|日|世紀)"
_HOW_MUCH = "いくつ|いくら|どれ(?:くらい|ぐらい|ほど|だけ)|どの(?:くらい|ぐらい|程度)|(?:[数率額]|人口|面積|割合)は"


def share(term: str) -> float:
    """How much of its weight a question's term has; those that say what is asked for are often answered instead."""
    if term in INTERROGATIVES:
        return 0.0
    return _HALF if term in _ASKED_FOR else 1.0


def without_asking(strings: Iterable[str]) -> tuple[str, ...]:
    """Strings of a question's characters without those that ask."""
    return tuple(string for string in strings if _ASKING.isdisjoint(string))


def asked_number(question: str) -> re.Pattern[str] | None:
    """What a number looks like that a folded question asks for (何人, いつ, いくつ); None where it asks for none."""
    if found := re.search(_COUNTER, question):
        counter = found[1] or found[2]
        return re.compile(f"{_NUMERAL}{_OF}?{_SAME_COUNTER.get(counter, re.escape(counter))}")
    if re.search(_WHEN, question):
        return re.compile(_TIME)
    return re.compile(_NUMERAL) if re.search(_HOW_MUCH, question) else None
