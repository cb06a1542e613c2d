"""Lists in minutes whose entries are set as remarks are: who is to do what (役割分担), what a word means (用語), of
whom a body is made up (委員：係長がなる。)."""

import re
from collections.abc import Iterator, Sequence

from pipeline.structure.flow import Item, Prose
from pipeline.structure.minutes.turns import Turn

_HEADING = re.compile(
    "役割|分担|担当|分掌|体制|用語|定義|凡例|略称|(?:決定|確認|合意|連絡|依頼)事項|宿題|今後の(?:対応|取組|予定)|アクション|[Tt]o-?[Dd]o"
)
_TOPIC = re.compile("について$|の件$")  # something to talk about
_MEANS = re.compile(r"(?:をいう|のことをいう|を指す|のこと|を意味する)。?$")
# how rules make up a body: 委員：関係機関の係長がなる。 開催：年1回とする。
_MAKES_UP = re.compile("(?:がなる|(?:を|をもって)充てる|で組織する|を置く|とする|による)。?$")
_MADE_UP = re.compile("(?:がなる|充てる|組織する|を置く)。?$")
# 会議を招集する。 but not what somebody thinks, hears or finds
_DUTY = re.compile(
    r"(?<!てい)(?<!であ)(?<!にな)(?<!でき)(?<!考え)(?<!思)(?<!感じ)(?<!聞)(?<!見え)[うくぐすつぬぶむる]。?$"
)
_FEWEST = 2  # entries


def listed(items: Sequence[Item], turns: Sequence[Turn | None]) -> frozenset[int]:
    """The items that look like remarks but are entries of such a list: nobody in it comes twice, each has a line.

    Definitions tell themselves by how they end; duties stand under a heading that says so, and are all told as such.
    """
    found: set[int] = set()
    for run in _runs(turns):
        entries = [turn for at in run if (turn := turns[at]) is not None and turn.remark]
        if len(entries) < max(_FEWEST, len(run)) or len({turn.speaker for turn in entries}) < len(entries):
            continue
        means = all(_MEANS.search(turn.remark) for turn in entries) or (
            all(_MAKES_UP.search(turn.remark) for turn in entries)
            and any(_MADE_UP.search(turn.remark) for turn in entries)
        )
        if means or (_is_under_duties(items, run.start) and all(_DUTY.search(turn.remark) for turn in entries)):
            found.update(run)
    return frozenset(found)


def _runs(turns: Sequence[Turn | None]) -> Iterator[range]:
    """The stretches of items that bear a speaker's mark each."""
    begin = 0
    for at, turn in enumerate([*turns, None]):
        if turn is None:
            if begin < at:
                yield range(begin, at)
            begin = at + 1


def _is_under_duties(items: Sequence[Item], index: int) -> bool:
    """Whether a heading of such a list stands right above, or over a sentence that announces it."""
    above = [item.text for item in items[max(0, index - 2) : index] if isinstance(item, Prose)]
    if len(above) > 1 and above[-1].endswith("。"):
        above.pop()
    heading = above[-1] if above else ""
    return len(heading) <= 20 and _HEADING.search(heading) is not None and _TOPIC.search(heading) is None
