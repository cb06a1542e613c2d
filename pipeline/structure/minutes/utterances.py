"""Minutes as remarks: which paragraph is said by whom, decided over the whole document.

One block a paragraph: a speaker's further paragraphs are utterances with the same speaker, so that each keeps its own
page. A shape of speaker's mark counts only where the document uses it as such (a remark that reads like speech).
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import UtteranceKind
from corpus.values import value
from pipeline.structure.flow import Item, PlacedTable, Prose, Said
from pipeline.structure.marks import Family, Mark, leading_mark
from pipeline.structure.minutes.closing_names import closes_remarks, speech_before_names
from pipeline.structure.minutes.confirm import WEAK_SHAPES, confirmed_turns
from pipeline.structure.minutes.convention import names_after_remarks
from pipeline.structure.minutes.labels import Label, match_label
from pipeline.structure.minutes.legend import legend_of
from pipeline.structure.minutes.moulds import remark_field
from pipeline.structure.minutes.opinions import with_opinions
from pipeline.structure.minutes.presenters import is_address, with_presenters
from pipeline.structure.minutes.speakers import Speaker, parse_speaker
from pipeline.structure.minutes.spoken import Speech, SpokenLine
from pipeline.structure.minutes.turns import Shape, Turn, is_narrated, is_spoken, is_stage_remark
from pipeline.structure.sections import HeadingStyle

_CLOSING = re.compile(
    r"[（(―─\-－ 　]*(?:以上|閉会|散会|了|終了|休憩|再開|終わり)[）)―─\-－ 　。]*$"
    r"|.{0,24}(?:閉会|散会|終了|休憩|再開|開会|開議)[）)]?$"
    r"|[（(]?(?:閉会|散会|休憩|再開)[：:]?(?:午[前後])?[0-9０-９]{1,2}(?:時|[：:])(?:[0-9０-９]{1,2}分?|半)?[）)]?$"
)
_ATTESTED = re.compile(
    "(?:以上|上記|右|この(?:会議録|議事録))[^。]{0,40}(?:顛末|てん末|相違な|証する|証するため"
    "|署名)|[^。「]{0,30}(?:議長|会長|委員長|座長)(?:は|が)[^。「]{0,20}(?:閉会|散会|終了)を宣"
    "|以上の(?:議事|議題|案件|件)について"
)
_ABOUT = re.compile(r"[（(＜〈《【〔][^（()）]{2,40}(?:について|関係|に関して|に関すること)[）)＞〉》】〕]")
_TITLED = re.compile("【[^【】。]{2,30}】|≪[^≪≫]{2,60}≫|《[^《》]{2,80}》")
_TOPIC = re.compile("[^、。]{3,}(?:について|の報告|の件|に関すること|に関して|の概要|挨拶|あいさつ)$")
_HEADED = re.compile("【[^【】]{1,12}】(?![をにのはがでと、])")  # 【次回】2月15日（木）
_BEHIND_TALK = re.compile("次回|決定事項|日時|開催日時|作成者|記録|問合せ先|問い合わせ先|連絡先|配布資料|配付資料")
_CALLED = {Shape.ASKED: UtteranceKind.QUESTION, Shape.ANSWERED: UtteranceKind.ANSWER}  # by the paper: 問, 答
_SHORT = 8  # characters of a label on its own line
_ATTACHED = re.compile(
    r"(?!(?:参考)?資料[ \u3000]*[0-9０-９])[^。、]{2,40}"
    r"(?:報告書|意見書|答申書|決議文|設置要綱|名簿|調書|計算書|一覧表)[ \u3000]*(?:[（(]案[）)])?$"
    r"|[（(【]?(?:別紙|別添)[0-9０-９]*[）)】]?$"
)
_LONGEST_TOPIC = 24  # characters
# what a page's end leaves in a text without pages: 3, - 3 -, 3 / 12, 【page:3】 ---
_PAGE_MARK = re.compile(
    r"[-－―‐– ]*(?:[0-9０-９]{1,4}(?:[ \u3000]*[/／][ \u3000]*[0-9０-９]{1,4})?|(?:【?[Pp](?:age)?[.: ]*[0-9]{1,4}】?)"
    r"|[0-9０-９]{1,4}[ \u3000]?(?:ページ|頁))[-－―‐– ]*"
)
_RULE = re.compile(r"[―─－\-=＝*＊・…_＿◇◆□■☆★○● 　]+")


@value
class Evidence:
    """What was found out before about a paper: its headings, the names it lists, the lines that name agenda items."""

    styles: Sequence[HeadingStyle | None]
    known: frozenset[str]
    agenda_lines: frozenset[int]
    is_minutes: bool  # the title says so; shapes without a mark of their own count as well
    may_be_minutes: bool  # the title leaves it open
    has_facts: bool  # when the meeting was and who was there


def find_speech(items: Sequence[Item], evidence: Evidence) -> Speech:
    """Who says what, and where each turn begins."""
    may_be_minutes = evidence.is_minutes or evidence.may_be_minutes
    named = evidence.known | (names_after_remarks(items, evidence.known) if may_be_minutes else frozenset())
    if closes_remarks(items, named):
        speech = speech_before_names(items, evidence.styles, named)
    else:
        speech = _speech_after_names(items, evidence)
    if evidence.is_minutes or evidence.has_facts:
        speech = with_presenters(speech, items, evidence.styles, evidence.known)
    if evidence.is_minutes:
        speech = with_opinions(speech, items, evidence.styles)
    return speech.numbered()


def _speech_after_names(items: Sequence[Item], evidence: Evidence) -> Speech:
    legend = legend_of(item.text for item in items[:60] if isinstance(item, Prose))
    is_minutes = evidence.is_minutes or evidence.may_be_minutes or evidence.has_facts
    turns = confirmed_turns(items, evidence.known, legend, is_minutes=is_minutes)
    marks = {item_text(items[at])[:1] for at, turn in enumerate(turns) if turn is not None}
    lines: list[SpokenLine | None] = [None] * len(items)
    current: SpokenLine | None = None
    number = 0
    is_attached = False  # in a paper behind the talk, where a name on its own is an entry of a list
    held: SpokenLine | None = None  # who spoke before a table
    headed: Mark | None = None  # of the last marked line that nobody says
    last_turn = max((at for at, turn in enumerate(turns) if turn is not None), default=-1)
    for index, item in enumerate(items):
        turn = turns[index]
        if held is not None and not isinstance(item, PlacedTable):
            current, held = (held if turn is None and _is_sentence(item) else current), None
        if turn is not None and not (is_attached and turn.shape in WEAK_SHAPES and not _speaks_on(turn, turns[:index])):
            is_attached = False
            number += 1
            current = SpokenLine(turn.speaker, number)
            lines[index] = replace(
                current,
                is_start=True,
                opening=len(item_text(item)) - len(turn.remark),
                kind=_CALLED.get(turn.shape, UtteranceKind.REMARK),
            )
        elif isinstance(item, Said):
            number += item.is_start
            speaker = Speaker("" if item.name == item.role else item.name, item.role)
            lines[index] = SpokenLine(
                speaker, number, item.is_start, item.opening, item.closing, is_certain=item.is_certain, kind=item.kind
            )
            current = None
        elif isinstance(item, Prose) and current is not None and _ATTACHED.match(item.text):
            current, is_attached = None, True
        elif not isinstance(item, Prose) or current is None:
            headed = _number_of(item_text(item)) or headed
            if isinstance(item, PlacedTable):
                held, current = (current if index < last_turn else None), None
        elif _PAGE_MARK.fullmatch(item.text) or (item.text.startswith(("《", "≪")) and is_stage_remark(item.text)):
            continue  # 《資料確認》
        elif _calls_next(item.text, turns[index + 1 : index + 3]) or (
            _is_alone(lines[index - 1], items[index - 1])
            and (is_stage_remark(item.text) or (_TITLED.fullmatch(item.text) and index not in evidence.agenda_lines))
        ):  # below a name on a line of its own even （説明） or the title of a report is the remark
            lines[index] = current
        elif (
            _is_heading_in_speech(items, evidence, turns, index)
            or _ends_speech(item)
            or _is_marked_heading(item.text, marks)
            or is_address(item.text)
            or _follows_heading(item.text, headed)
            or (
                _is_topic(item.text, turns[index + 1] if index + 1 < len(items) else None)
                and not _goes_on(item.text, item_text(items[index - 1]))
            )
            or _is_between(items, evidence, turns, index)
            or _is_below_rule(item.text, item_text(items[index - 1]))
        ) or is_narrated(item.text):
            current, headed = None, _number_of(item.text) or headed
        elif not is_stage_remark(item.text) and not _RULE.fullmatch(item.text):
            is_below = _is_alone(lines[index - 1], items[index - 1])
            lines[index] = replace(current, opening=remark_field(item.text) if is_below else 0)
    return Speech(tuple(lines))


def _speaks_on(turn: Turn, before: Sequence[Turn | None]) -> bool:
    """Whether somebody who has spoken says a sentence: then it was no paper behind the talk, but one spoken of."""
    return turn.remark.endswith("。") and any(one is not None and one.speaker == turn.speaker for one in before)


def _calls_next(text: str, turns: Sequence[Turn | None]) -> bool:
    """Whether the chair gives the floor in a line that names the next speaker: 19番　砂川　喜昭君."""
    called = parse_speaker(text) if len(text) <= _LONGEST_TOPIC and text.endswith(("君", "議員", "委員")) else None
    following = next((turn for turn in turns if turn is not None), None)
    return called is not None and following is not None and called.name[:2] == following.speaker.name[:2] != ""


def _is_sentence(item: Item) -> bool:
    """Whether it reads like the speech going on behind a table that was shown."""
    return isinstance(item, Prose) and item.text.endswith("。") and leading_mark(item.text) is None


def _is_alone(line: SpokenLine | None, item: Item) -> bool:
    """Whether a speaker's mark stands alone on its line, so that even （資料を説明） below it is its remark."""
    return line is not None and line.is_start and line.opening >= len(item_text(item).rstrip())


def item_text(item: Item) -> str:
    """The text of an item, "" of a table."""
    return "" if isinstance(item, PlacedTable) else item.text


def _is_heading_in_speech(items: Sequence[Item], evidence: Evidence, turns: Sequence[Turn | None], index: int) -> bool:
    """Within speech a heading must be set as one, name a part of the minutes, count on, or precede a speaker."""
    styles = evidence.styles
    style, item = styles[index], items[index]
    if style is None or not isinstance(item, Prose):
        return False
    if index in evidence.agenda_lines:
        return True
    if style.outline is not None or style.size is not None or style.is_bold or style.family is Family.BRACKETED:
        return True
    labelled = match_label(item.text)
    if (labelled is not None and not labelled[2]) or _counts_on(items, styles, index):
        return True
    for after in range(index + 1, min(index + 4, len(items))):
        if turns[after] is not None or isinstance(items[after], PlacedTable) or is_narrated(item_text(items[after])):
            return True
        if styles[after] is None:
            return False
    return False


def _number_of(text: str) -> Mark | None:
    mark = leading_mark(text)
    return mark if mark is not None and mark.ordinal is not None else None


def _follows_heading(text: str, headed: Mark | None) -> bool:
    """Whether a few words bear the number after the last heading's: ３　出席者紹介, where ２　市長あいさつ was one."""
    mark = _number_of(text) if headed is not None and len(text) <= _LONGEST_TOPIC else None
    return (
        mark is not None
        and mark.ordinal is not None
        and headed is not None
        and headed.ordinal == mark.ordinal - 1
        and mark.look == headed.look
        and not re.search("[。、？]", text)
        and not is_spoken(text)
    )


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
    if len(prose.text) < 40 and not prose.text.endswith("。"):
        mark = leading_mark(prose.text)  # （4）閉会　午前11時20分, △休憩
        is_outside = mark is not None and mark.family is not Family.BRACKETED
        bare = prose.text[mark.end :] if mark is not None and is_outside else prose.text
        if _CLOSING.match(re.sub(r"[ \u3000]", "", bare)):
            return True
    if _ATTESTED.match(prose.text) or _ABOUT.fullmatch(prose.text) or _TITLED.fullmatch(prose.text):
        return True
    if _HEADED.match(prose.text) and not is_spoken(prose.text):
        return True
    labelled = match_label(prose.text)
    if labelled is not None and not labelled[2] and len(prose.text) <= _SHORT:
        return True
    if labelled is None or is_spoken(prose.text):
        return False
    is_colon = labelled[1] == "決定事項" or re.match(r"\S+[ \u3000]*[：:]", prose.text) is not None
    return labelled[0] in (Label.PRESENT, Label.ABSENT, Label.PLACE) or (
        is_colon and _BEHIND_TALK.fullmatch(labelled[1]) is not None
    )


def _is_topic(text: str, after: Turn | None) -> bool:
    """A line over a remark that says what it is about: # FAQ SG, or a few words above a name on a line of its own."""
    is_short = len(text) <= 40 and "。" not in text and not is_spoken(text)
    return is_short and (
        text.startswith(("#", "＃"))
        or (after is not None and (after.shape is Shape.ALONE or _TOPIC.search(text) is not None))
    )


def _is_followed(items: Sequence[Item], evidence: Evidence, turns: Sequence[Turn | None], index: int) -> bool:
    """Whether the next speaker follows, at once or below a heading of the agenda."""
    after = index + 1
    if (
        after < len(items)
        and turns[after] is None
        and (after in evidence.agenda_lines or evidence.styles[after] is not None)
    ):
        after += 1
    return after < len(items) and turns[after] is not None


def _is_between(items: Sequence[Item], evidence: Evidence, turns: Sequence[Turn | None], index: int) -> bool:
    """A few words that are no sentence, behind a finished sentence and right before the next speaker: 委員長の選出."""
    text, before = item_text(items[index]), item_text(items[index - 1]) if index else ""
    follows = _is_followed(items, evidence, turns, index)
    return (
        follows
        and len(text) <= _LONGEST_TOPIC
        and not re.search("[。、，！？!?「」]", text)
        and not is_spoken(text)
        and before.rstrip("」）)").endswith(("。", "？", "！"))
        and ((mark := leading_mark(text)) is None or mark.family is not Family.BULLET)
        and not _goes_on(text, before)
    )


def _goes_on(text: str, above: str) -> bool:
    """Whether a line is the next of a list: ③ below ②, ・ below ・."""
    mark, before = leading_mark(text), leading_mark(above)
    if mark is None or before is None or mark.family is not before.family:
        return False
    return mark.ordinal is None or before.ordinal is None or mark.ordinal == before.ordinal + 1


def _is_marked_heading(text: str, marks: set[str]) -> bool:
    """■ 次回まで: a few words behind a mark that is strong and no speaker's."""
    mark = leading_mark(text)
    return (
        mark is not None
        and mark.family is Family.STRONG_SYMBOL
        and text[:1] not in marks
        and len(text) <= 30
        and not is_spoken(text)
    )


def _is_below_rule(text: str, above: str) -> bool:
    """A few words under a ruled line: 会期の決定."""
    return bool(_RULE.fullmatch(above)) and len(text) <= 30 and "。" not in text and not is_spoken(text)
