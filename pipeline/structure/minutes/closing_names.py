"""Minutes that name the speakers after their remarks: …ではないか。（川上教育部長）"""

import re
from collections.abc import Sequence

from pipeline.structure.flow import Item, Prose
from pipeline.structure.minutes.labels import match_label
from pipeline.structure.minutes.speakers import Speaker, parse_speaker
from pipeline.structure.minutes.spoken import Speech, SpokenLine
from pipeline.structure.minutes.turns import Shape, closing_turn, is_spoken, is_stage_remark, opening_turn
from pipeline.structure.sections import HeadingStyle

_FEWEST = 2  # remarks that a name closes


def closes_remarks(items: Sequence[Item], known: frozenset[str]) -> bool:
    """Whether the paper closes more remarks with a name than it opens."""
    texts = [item.text for item in items if isinstance(item, Prose)]
    after = sum(closing_turn(text, known) is not None for text in texts)
    if after < _FEWEST:
        return False
    opening = (opening_turn(text, known) for text in texts)
    before = sum(turn is not None and turn.shape is not Shape.ALONE and is_spoken(turn.remark) for turn in opening)
    return after > before


def speech_before_names(items: Sequence[Item], styles: Sequence[HeadingStyle | None], known: frozenset[str]) -> Speech:
    """Each name's remark: the paragraphs above it that something is said in, up to the name, heading or label before.

    A name that stands alone with nothing said above it speaks for what follows.
    """
    lines: list[SpokenLine | None] = [None] * len(items)
    begin = number = 0  # where the remark that is being read began; turns so far
    opened: SpokenLine | None = None
    for index, item in enumerate(items):
        if not isinstance(item, Prose) or styles[index] is not None or match_label(item.text) is not None:
            begin, opened = index + 1, None
            continue
        closed = closing_turn(item.text, known)
        alone = _alone_in_brackets(item.text, known)
        speaker = closed.speaker if closed else alone
        if speaker is None:
            lines[index] = None if is_stage_remark(item.text) else opened
            continue
        number += 1
        first = begin if opened is None else index  # what follows a name that stood alone is that person's
        said = [at for at in range(first, index + (closed is not None)) if _may_be_said(items[at])]
        length = len(item.text)
        if closed is None and not said:
            opened = SpokenLine(speaker, number)
            lines[index] = SpokenLine(speaker, number, is_start=True, opening=length)
        else:
            for at in said:
                lines[at] = SpokenLine(speaker, number)
            lines[index] = SpokenLine(
                speaker, number, is_start=True, closing=length - len(closed.remark) if closed is not None else length
            )
            opened = None
        begin = index + 1
    return Speech(tuple(lines))


def _alone_in_brackets(text: str, known: frozenset[str]) -> Speaker | None:
    found = re.match(r"[（(〔【](?P<who>[^（()）〔〕【】]{1,24})[）)〕】]$", text)
    return parse_speaker(found["who"], known) if found else None


def _may_be_said(item: Item) -> bool:
    return isinstance(item, Prose) and is_spoken(item.text)
