"""Which speakers' marks of a paper count: those in a shape that it uses as such (something said follows it)."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.structure.flow import Item, Prose
from pipeline.structure.marks import leading_mark
from pipeline.structure.minutes.convention import own_turns
from pipeline.structure.minutes.duties import listed
from pipeline.structure.minutes.labels import match_label
from pipeline.structure.minutes.legend import Legend
from pipeline.structure.minutes.speakers import Speaker, parse_speaker
from pipeline.structure.minutes.turns import Shape, Turn, is_spoken, is_stage_remark, opening_turn
from pipeline.structure.minutes.whom import who_is

WEAK_SHAPES = frozenset({Shape.BLANK, Shape.ALONE})
"""Shapes that lists of names have too."""
_BRACKETS = frozenset({Shape.BRACKET, Shape.PAREN})
_ASKED_AND_ANSWERED = re.compile(
    r"[・○●◎]?[（(【〔]?(?P<word>[QＱ]|問|質問|質疑|[AＡ]|答|回答|答弁|意見)[ \u3000]*[0-9０-９]{0,2}"
    r"(?:[）)】〕][ \u3000]*[：:]?|[．.：:]|[ \u3000]|(?=[「]))[ \u3000]*(?P<remark>.+)$",
    re.DOTALL,
)
# what was done, in a few words that end in a deed: 資料１の説明, 出席者の紹介及び資料確認, 事務連絡（次回の日程）
_TOLD = re.compile(
    r"(?:[^。、：:（(]{0,24}(?:の|を|[ \u3000]|及び|・)?)?(?:説明|朗読|報告|紹介|確認|連絡|挨拶|あいさつ|案内)(?:省略)?"
    r"(?:[（(][^（()）。]{1,24}[）)])?|了承|承認|異議なし|意見なし|なし"
)
_SELDOM = 4  # times more often the speakers' bracket stands than another
_LETTER_AND_NAME = re.compile(r"(?P<letter>[QＱAＡ])[ \u3000]+(?P<who>\S{1,24})")
_FEWEST_LETTERS = 2  # questions, and answers
_LONGEST_HEADING = 24  # characters of a line with a name
_BRIEF = 6  # characters: 特にない。
_ASKED = frozenset({"Q", "Ｑ", "問", "質問", "質疑"})
_OPINION = "意見"


def confirmed_turns(
    items: Sequence[Item], known: frozenset[str], legend: Legend, *, is_minutes: bool
) -> tuple[Turn | None, ...]:
    """For each item the speaker's mark that opens it, None where none does."""
    own = own_turns(items, known) if is_minutes else {}
    texts = [item.text if isinstance(item, Prose) else "" for item in items]
    letters = _asker_and_answerer(texts, known) if is_minutes else {}
    turns = [letters.get(at) or _turn(text, known, legend) if text else None for at, text in enumerate(texts)]
    spoken = [turn is not None and _is_said(items, turns, index) for index, turn in enumerate(turns)]
    counts = Counter(turn.shape for turn, said in zip(turns, spoken, strict=True) if turn is not None and said)
    accepted = {shape for shape in counts if _is_in_use(shape, counts, is_minutes=is_minutes)} | {Shape.OWN}
    headings = _headings_in_brackets([turn for turn, said in zip(turns, spoken, strict=True) if turn and said])
    accepted -= headings
    for index, proved in own.items():
        if (before := turns[index]) is not None and before.shape in headings:
            continue
        if not proved.remark and turns[index + 1] is not None:
            continue  # somebody else speaks below
        if before is None or before.shape not in accepted or not spoken[index]:
            turns[index], spoken[index] = proved, True
    spoken_by = {turn.speaker for turn, said in zip(turns, spoken, strict=True) if turn is not None and said}
    confirmed: list[Turn | None] = []
    has_begun = False
    for at, (turn, said) in enumerate(zip(turns, spoken, strict=True)):
        # once it has begun, a marked speaker may say as little as はい
        is_short_answer = (
            turn is not None
            and has_begun
            and turn.shape not in WEAK_SHAPES
            and bool(turn.remark)
            and turn.shape is not Shape.PAREN
            and not re.match(r"[^ぁ-ん]+$", turn.remark)
        )
        is_told = (
            turn is not None
            and (
                has_begun
                or (turn.shape in _BRACKETS and not turn.remark)
                or _begins_at(at + 1, turns, spoken, accepted)
            )
            and _is_told(items, turn, at)
        )
        accept = (
            turn is not None
            and turn.shape in accepted
            and (
                said
                or is_short_answer
                or is_told
                or (has_begun and not turn.remark and turn.speaker in spoken_by and _is_below(items, turns, at))
            )
        )
        confirmed.append(turn if accept else None)
        has_begun = has_begun or accept
    for index in listed(items, confirmed):
        confirmed[index] = None
    if counts[Shape.ASKED]:
        confirmed = _with_askers(texts, confirmed)
    speakers = Counter(turn.speaker for turn in confirmed if turn is not None)
    if not is_minutes and speakers.total() == len(speakers):
        return (None,) * len(items)  # each once: a list of duties, not a talk
    return tuple(confirmed)


def _with_askers(texts: Sequence[str], turns: Sequence[Turn | None]) -> list[Turn | None]:
    """The turns with the questions below a heading that names who asks them: １　高遠　志保　議員, over 問 and 答."""
    named: list[Turn | None] = []
    asker: Speaker | None = None
    for at, (text, turn) in enumerate(zip(texts, turns, strict=True)):
        if turn is None and text and len(text) <= _LONGEST_HEADING:
            mark = leading_mark(text)
            heading = parse_speaker(text[mark.end :] if mark is not None else text)
            if heading is not None and heading.name and heading.role:
                asker = heading if _asks_at(at + 1, turns) else None
        is_asked = turn is not None and turn.shape is Shape.ASKED and not turn.speaker.name
        named.append(replace(turn, speaker=asker) if turn is not None and is_asked and asker is not None else turn)
    return named


def _asks_at(at: int, turns: Sequence[Turn | None]) -> bool:
    """Whether a question is the next that is said, at once or below one more line (its subject)."""
    following = next((turn for turn in turns[at : at + 2] if turn is not None), None)
    return following is not None and following.shape is Shape.ASKED


def _begins_at(at: int, turns: Sequence[Turn | None], spoken: Sequence[bool], accepted: set[Shape]) -> bool:
    """Whether somebody is sure to speak in the next paragraph or the one after."""
    return any(
        turn is not None and said and turn.shape in accepted
        for turn, said in zip(turns[at : at + 2], spoken[at : at + 2], strict=True)
    )


def _headings_in_brackets(said: Sequence[Turn]) -> frozenset[Shape]:
    """The kind of bracket that a paper has for parts (【委員】 over the members), where another is its speakers'."""
    brackets = {shape: [turn for turn in said if turn.shape is shape] for shape in _BRACKETS}
    few, many = sorted(brackets, key=lambda shape: len(brackets[shape]))
    is_minor = _SELDOM * len(brackets[few]) <= len(brackets[many])
    return frozenset({few}) if is_minor and not any(turn.remark for turn in brackets[few]) else frozenset()


def _is_told(items: Sequence[Item], turn: Turn, at: int) -> bool:
    """Whether the paper tells what was done instead of the words: 事務局　（資料を説明）, or below ＜事務局＞."""
    after = items[at + 1] if at + 1 < len(items) else None
    if turn.remark:
        return is_stage_remark(turn.remark) or _TOLD.fullmatch(turn.remark) is not None
    return (
        turn.shape in (Shape.BRACKET, Shape.PAREN, Shape.ALONE)
        and isinstance(after, Prose)
        and (
            is_stage_remark(after.text)
            or (after.text.endswith("。") and len(after.text) <= _BRIEF)
            or _TOLD.fullmatch(after.text) is not None
        )
    )


def _asker_and_answerer(texts: Sequence[str], known: frozenset[str]) -> dict[int, Turn]:
    """Ｑ　北越新聞 and Ａ　知事 over what they say: the letters tell who asks and who answers; they are no names."""
    found: dict[int, Turn] = {}
    for index, text in enumerate(texts):
        if lettered := _LETTER_AND_NAME.fullmatch(text):
            speaker, worth = who_is(lettered["who"], known)
            if worth > 0:
                found[index] = Turn(speaker, Shape.ASKED if lettered["letter"] in _ASKED else Shape.ANSWERED, "")
    shapes = Counter(turn.shape for turn in found.values())
    return found if min(shapes[Shape.ASKED], shapes[Shape.ANSWERED]) >= _FEWEST_LETTERS else {}


def _turn(text: str, known: frozenset[str], legend: Legend) -> Turn | None:
    turn = opening_turn(text, known)
    if turn is not None and not (turn.shape in WEAK_SHAPES and legend.speaker(text)):
        return turn
    if speaker := legend.speaker(text):
        return Turn(speaker, Shape.LEGEND, text[1:].lstrip(" \u3000\t：:"))
    if pair := _ASKED_AND_ANSWERED.match(text):
        role = "質問" if pair["word"] in _ASKED else _OPINION if pair["word"] == _OPINION else "回答"
        return Turn(Speaker("", role), Shape.ASKED if role == "質問" else Shape.ANSWERED, pair["remark"])
    return None


def _is_in_use(shape: Shape, counts: Counter[Shape], *, is_minutes: bool) -> bool:
    """Whether the document marks its speakers so, judging by how often something said follows that mark."""
    count = counts[shape]
    if shape in (Shape.ASKED, Shape.ANSWERED):
        # the answers may be named (答（知事）) and so be in another shape
        return is_minutes and bool(counts[Shape.ASKED]) and (shape is Shape.ASKED or bool(counts[Shape.ANSWERED]))
    if shape is Shape.LEGEND:
        return count >= 2
    if shape in WEAK_SHAPES:
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
        and (is_spoken(after.text) or is_spoken(after.text + _next_line(items, turns, index + 2)))
        and (turn.shape not in WEAK_SHAPES or len(after.text) >= 6)
    )


def _is_below(items: Sequence[Item], turns: Sequence[Turn | None], index: int) -> bool:
    """Whether below a name on a line of its own words stand that need be no sentence: 同感, その他についても同様に."""
    after = items[index + 1] if index + 1 < len(items) else None
    return (
        isinstance(after, Prose)
        and turns[index + 1] is None
        and match_label(after.text) is None
        and re.search("[ぁ-ん]", after.text) is not None
        and leading_mark(after.text) is None
    )


def _next_line(items: Sequence[Item], turns: Sequence[Turn | None], index: int) -> str:
    """The paragraph at ``index``, where it may be the rest of a sentence that was cut at a line's end."""
    item = items[index] if index < len(items) and turns[index] is None else None
    above = items[index - 1]
    is_cut = isinstance(above, Prose) and not above.text.endswith(("」", "）", "』")) and isinstance(item, Prose)
    return item.text if isinstance(item, Prose) and is_cut and leading_mark(item.text) is None else ""
