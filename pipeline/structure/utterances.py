"""Minutes as remarks: which paragraph is said by whom, decided over the whole document.

One block a paragraph: a speaker's further paragraphs are utterances with the same speaker, so that each keeps its own
page. A shape of speaker's mark counts only where the document uses it as such (a remark that reads like speech).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.structure.flow import Item, PlacedTable, Prose, Said
from pipeline.structure.labels import Label, match_label
from pipeline.structure.marks import Family, leading_mark
from pipeline.structure.sections import HeadingStyle
from pipeline.structure.speakers import Speaker, parse_speaker
from pipeline.structure.turns import Shape, Turn, closing_turn, is_spoken, is_stage_remark, opening_turn

_CLOSING = re.compile(
    r"[（(―─\-－ 　]*(?:以上|閉会|散会|了|終了|休憩|再開|終わり)[）)―─\-－ 　。]*$"
    r"|.{0,24}(?:閉会|散会|終了|休憩|再開|開会|開議)[）)]?$"
)
_RULE = re.compile(r"[―─－\-=＝*＊・…_＿ 　]+")
_WEAK = frozenset({Shape.BLANK, Shape.ALONE})
_HEAD_SPEAKER = re.compile("発言者|話者|氏名|委員名|発言委員|発言")
_HEAD_REMARK = re.compile("発言|内容|要旨|意見|質疑|概要|議事")


@dataclass(frozen=True, slots=True)
class Speech:
    """Per item: who says it (None where nobody does), and whether a speaker's mark stands in it."""

    speakers: tuple[Speaker | None, ...]
    starts: tuple[bool, ...]

    @property
    def count(self) -> int:
        """How often a speaker begins."""
        return sum(self.starts)


def find_speech(
    items: Sequence[Item], styles: Sequence[HeadingStyle | None], known: frozenset[str], *, is_minutes: bool
) -> Speech:
    """Who says what. ``is_minutes``: the title says so, and shapes without a mark of their own count as well."""
    turns = _confirmed_turns(items, known, is_minutes=is_minutes)
    if _closes_remarks(items, known):
        return _speech_before_names(items, styles, known)
    speakers: list[Speaker | None] = [None] * len(items)
    starts = [False] * len(items)
    current: Speaker | None = None
    for index, item in enumerate(items):
        turn = turns[index]
        if turn is not None:
            current = turn.speaker
            speakers[index], starts[index] = current, True
        elif isinstance(item, Said):
            speakers[index], starts[index] = Speaker(item.name, item.role), True
            current = None
        elif not isinstance(item, Prose) or current is None:
            current = None if isinstance(item, PlacedTable) else current
        elif _is_heading_in_speech(items, styles, turns, index) or _ends_speech(item):
            current = None
        elif not is_stage_remark(item.text) and not _RULE.fullmatch(item.text):
            speakers[index] = current
    return Speech(tuple(speakers), tuple(starts))


def _confirmed_turns(items: Sequence[Item], known: frozenset[str], *, is_minutes: bool) -> list[Turn | None]:
    turns = [opening_turn(item.text, known) if isinstance(item, Prose) else None for item in items]
    spoken = [turn is not None and _is_said(items, turns, index) for index, turn in enumerate(turns)]
    counts = Counter(turn.shape for turn, said in zip(turns, spoken, strict=True) if turn is not None and said)
    accepted = {shape for shape in counts if _is_in_use(shape, counts, is_minutes=is_minutes)}
    confirmed: list[Turn | None] = []
    has_begun = False
    for turn, said in zip(turns, spoken, strict=True):
        # once it has begun, a marked speaker may say as little as はい
        is_short_answer = (
            turn is not None
            and has_begun
            and turn.shape not in _WEAK
            and bool(turn.remark)
            and turn.shape is not Shape.PAREN
            and not re.match(r"[^ぁ-ん]+$", turn.remark)
        )
        accept = turn is not None and turn.shape in accepted and (said or is_short_answer)
        confirmed.append(turn if accept else None)
        has_begun = has_begun or accept
    return confirmed


def _is_in_use(shape: Shape, counts: Counter[Shape], *, is_minutes: bool) -> bool:
    """Whether the document marks its speakers so, judging by how often something said follows that mark."""
    count = counts[shape]
    if shape in _WEAK:
        # where speakers are mostly marked otherwise, a name with a blank is an entry of a list
        strongest = max((other for marked, other in counts.items() if marked is not shape), default=0)
        return count >= (2 if is_minutes else 4) and 2 * count >= strongest
    return count >= (1 if shape is Shape.CIRCLE or (is_minutes and shape is not Shape.PAREN) else 2)


def _is_said(items: Sequence[Item], turns: Sequence[Turn | None], index: int) -> bool:
    """Whether speech follows the mark, in the same paragraph or, where nothing stands there, in the next."""
    turn = turns[index]
    assert turn is not None  # noqa: S101 - for the type checker: the caller has looked
    if turn.remark:
        return is_spoken(turn.remark)
    after = items[index + 1] if index + 1 < len(items) else None
    return (
        isinstance(after, Prose)
        and turns[index + 1] is None
        and match_label(after.text) is None
        and is_spoken(after.text)
        and (turn.shape not in _WEAK or len(after.text) >= 6)
    )


def _is_heading_in_speech(
    items: Sequence[Item], styles: Sequence[HeadingStyle | None], turns: Sequence[Turn | None], index: int
) -> bool:
    """Within speech a heading must be set as one, name a part of the minutes, count on, or precede a speaker."""
    style, item = styles[index], items[index]
    if style is None or not isinstance(item, Prose):
        return False
    if style.outline is not None or style.size is not None or style.is_bold or style.family is Family.BRACKETED:
        return True
    labelled = match_label(item.text)
    if (labelled is not None and not labelled[2]) or _counts_on(items, styles, index):
        return True
    for after in range(index + 1, min(index + 4, len(items))):
        if turns[after] is not None or isinstance(items[after], PlacedTable):
            return True
        if styles[after] is None:
            return False
    return False


def _counts_on(items: Sequence[Item], styles: Sequence[HeadingStyle | None], index: int) -> bool:
    """Whether the last heading of the same style bears the number before this one's."""
    item = items[index]
    mark = leading_mark(item.text) if isinstance(item, Prose) else None
    if mark is None or mark.ordinal is None:
        return False
    for before in range(index - 1, -1, -1):
        other = items[before]
        if styles[before] == styles[index] and isinstance(other, Prose) and (found := leading_mark(other.text)):
            return found.ordinal == mark.ordinal - 1
    return False


def _ends_speech(prose: Prose) -> bool:
    if _CLOSING.match(prose.text) and len(prose.text) < 40 and not prose.text.endswith("。"):
        return True
    labelled = match_label(prose.text)
    return (
        labelled is not None and labelled[0] in (Label.PRESENT, Label.ABSENT, Label.PLACE) and not is_spoken(prose.text)
    )


def _closes_remarks(items: Sequence[Item], known: frozenset[str]) -> bool:
    """Whether this paper names speakers after their remarks: …ではないか。（川上教育部長）"""
    after = before = 0
    for item in items:
        if isinstance(item, Prose):
            after += closing_turn(item.text, known) is not None
            turn = opening_turn(item.text, known)
            before += turn is not None and turn.shape is not Shape.ALONE and is_spoken(turn.remark)
    return after >= 2 and after > before


def _speech_before_names(items: Sequence[Item], styles: Sequence[HeadingStyle | None], known: frozenset[str]) -> Speech:
    speakers: list[Speaker | None] = [None] * len(items)
    starts = [False] * len(items)
    begin = 0  # where the remark that is being read began
    opened: Speaker | None = None  # a name that stood alone under a heading speaks for what follows
    for index, item in enumerate(items):
        if not isinstance(item, Prose) or styles[index] is not None or match_label(item.text) is not None:
            begin, opened = index + 1, None
            continue
        closed = closing_turn(item.text, known)
        alone = _alone_in_brackets(item.text, known)
        speaker = closed.speaker if closed else alone
        if speaker is None:
            speakers[index] = opened
            continue
        first = begin if opened is None else index  # what follows a name that stood alone is that person's
        said = [at for at in range(first, index + (closed is not None)) if _may_be_said(items[at])]
        if closed is None and not said:
            opened = speaker
            speakers[index], starts[index] = speaker, True
        else:
            for at in (*said, index):
                speakers[at] = speaker
            starts[index] = True
            opened = None
        begin = index + 1
    return Speech(tuple(speakers), tuple(starts))


def _alone_in_brackets(text: str, known: frozenset[str]) -> Speaker | None:
    found = re.match(r"[（(〔【](?P<who>[^（()）〔〕【】]{1,24})[）)〕】]$", text)
    return parse_speaker(found["who"], known) if found else None


def _may_be_said(item: Item) -> bool:
    return isinstance(item, Prose) and is_spoken(item.text)


def open_speech_tables(items: Sequence[Item], known: frozenset[str]) -> tuple[Item, ...]:
    """The items with each two-column table of speakers and remarks opened into its remarks."""
    opened: list[Item] = []
    for item in items:
        said = _remarks(item, known) if isinstance(item, PlacedTable) else None
        opened.extend(said if said is not None else [item])
    return tuple(opened)


def _remarks(placed: PlacedTable, known: frozenset[str]) -> list[Item] | None:
    """The rows as remarks, None unless the table surely is a conversation."""
    table = placed.table
    if table.column_count not in (2, 3) or table.row_count < 2:
        return None
    grid = table.grid()
    head = [re.sub(r"\s", "", cell) for cell in grid[0]]
    has_head = bool(_HEAD_SPEAKER.search(head[0])) and bool(_HEAD_REMARK.search(head[1])) and len(head[0]) <= 8
    rows = list(range(1 if has_head else 0, table.row_count))
    named = [row for row in rows if grid[row][0].strip()]
    speakers = {row: parse_speaker(re.sub(r"\s*\n\s*", "", grid[row][0]).lstrip("○〇◯●・"), known) for row in named}
    recognised = sum(speaker is not None for speaker in speakers.values())
    spoken = sum(is_spoken(grid[row][1]) for row in rows)
    if not named or recognised < (0.6 if has_head else 0.8) * len(named) or spoken < 0.6 * len(rows):
        return None
    said: list[Item] = [Prose("　".join(filter(None, head)), placed.page)] if has_head else []
    current = Speaker("", "")
    for row in rows:
        name = re.sub(r"\s*\n\s*", "", grid[row][0]).strip()
        remark = "\n".join(cell for cell in grid[row][1:] if cell.strip())
        if name:
            current = speakers[row] or Speaker(name, "")
        page = placed.page
        if table.row_pages and table.row_pages[row] is not None and table.pages:
            page += table.pages.index(table.row_pages[row])
        box = table.row_boxes[row] if table.row_boxes else None
        if name or remark:
            said.append(Said(f"{name}　{remark}".strip(), current.name, current.role, page, box))
    return said
