"""Questions and their answers: who asked, who answered, judging by what is said and from which side."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import UtteranceKind
from corpus.values import value
from pipeline.structure.minutes.persons import Side
from pipeline.structure.minutes.resolutions import decided_sentence, sentences

_ASKS = re.compile(
    r"(?:[？?]|(?<!ほ)(?<!しば)か(?:ね|な|しら)?)[）)」』]*$"
    r"|(?:教え|聞かせ|示し|お示し|教示|説明|答弁|お答え|見解|所見|考え(?!て))[^。、]{0,12}"
    r"(?:いただ|頂|くださ|下さ|ほし|欲し|もら|願い|願う|求め)[^。]{0,18}$"
    r"|(?:伺い|うかがい|お聞き|聞き|お尋ね|尋ね|質問|知り|確認|承り)(?:を)?(?:いた)?(?:し|させていただき)?(?:ます"
    r"|まして|たい|とう)"
    r"|(?:見解|所見|コメント|数字|状況|内容)[^。、]{0,20}(?:いただければ|いただきたい|お願い)[^。]{0,20}$"
    r"|質問(?:です|があります|がございます)$|について(?:伺う|問う|聞く)$|いかが$|(?<!で)(?<!こんにち)(?<!こんばん)は$"
)
_CONSENT = re.compile("異議(?:は)?(?:ありませ|ございませ|ないで)|(?:いかが|どう)(?:いたし|し)ましょう|互選")
_SUGGESTS = re.compile(
    r"(?:ては|たら|では)(?:どう|いかが)(?:でしょう)?か$|(?:では|のでは|じゃ)ない(?:でしょう"
    r"|だろう)?か$|べきではないか$|ないものか$|思うが(?:どう|いかが)か$"
)
_PROCEDURE = re.compile(
    r"(?:質問|意見|異議|発言|質疑)[^。]{0,14}(?:ありませ|ありますか|ございま|ないでしょ|いかが"
    r"|ないか|はあるか|あれば|でしょうか)|よろしい|よろしゅう|いかが(?:でしょう|いたしま|です)?か?$"
    r"|ほかに|他に|どなたか|お願いでき|(?:よろ|宜)し(?:い|く)|お諮り|ご確認|始めて|賛成の方"
)
_HANDS_OVER = re.compile(
    r"お願い(?:いた)?します$|どうぞ$|お願い(?:いた)?したい|説明(?:を|して)?(?:願|求|くださ|いただ)|いかがで|回答を|答弁"
)
_ANSWERS = re.compile(
    r"(?:はい|いいえ|ええ|そう(?:です|で)|その(?:とおり|通り)|お答え|御?ご?(?:質問|指摘|意見)(?:の"
    r"|に|あり)|今の(?:ご|御)?質問|先ほどの)"
)
_ACKNOWLEDGES = re.compile(
    r"(?:はい、?)?(?:わか|分か|承知|ありがと|了解|結構|なるほど|それでは|では|次に|続いて|続きまして|以上で|再質問)"
)
# what only who presides says: 開会いたします, 議題といたします, ご異議ありませんか, 事務局から説明をお願いします
_PRESIDES = re.compile(
    r"(?:開会|開催|閉会|散会|閉じ|終了)(?:いた|させていただき|を宣|し?ます)|議題(?:と|に)(?:いた|し|供|入|移)"
    r"|異議(?:は)?(?:ありませ|ございませ|な[いし])|(?:可決|承認|決定|了承)(?:して|することで|とさせていただいて|で)[^。]{0,8}(?:よろし|いかが)"
    r"|(?:ほか|他)に(?:ご|御)?(?:質問|意見|質疑)|(?:質問|意見|質疑)(?:等)?(?:は|が)[^。]{0,6}(?:ありませ|ございませ|ありますか)"
    r"|(?:説明|報告)(?:を|願|して)[^。]{0,6}(?:お願い|願い|ください)"
)
_OFTEN = 2  # turns in which somebody presides
_QUESTION_ROLE = re.compile(r"(?:質問者?|問)$")
_ANSWER_ROLE = re.compile(r"(?:回答者?|答弁者?|答)$")


@value
class SpokenTurn:
    """One speaker's turn: its first block, who speaks from which side, the whole remark, the agenda item."""

    block: int
    person: str
    role: str
    side: Side
    remark: str
    agenda: str
    kind: UtteranceKind = UtteranceKind.REMARK  # what the paper itself calls it


@value
class Exchanged:
    """What a turn does, by the blocks where turns begin."""

    kind: UtteranceKind
    answers_to: int | None = None
    answered_by: tuple[int, ...] = ()


def with_chair(turns: Sequence[SpokenTurn]) -> tuple[SpokenTurn, ...]:
    """The turns, with the one who presides as the chair where no title says so: a board of education's 教育長."""
    if any(turn.side is Side.CHAIR for turn in turns):
        return tuple(turns)
    presides = Counter(turn.person for turn in turns if turn.person and _PRESIDES.search(turn.remark))
    chair = next((person for person, count in presides.most_common(1) if count >= _OFTEN), None)
    if chair is None or 2 * presides[chair] <= presides.total():
        return tuple(turns)
    return tuple(replace(turn, side=Side.CHAIR) if turn.person == chair else turn for turn in turns)


def exchange(turns: Sequence[SpokenTurn]) -> tuple[Exchanged, ...]:
    """For each turn what it does. An answer goes with the last question; it answers those before it as well.

    One side asks and the other answers; where the paper does not let the sides be told, the next to speak answers.
    A suggestion (…てはどうか) counts as a question if it is answered. Nothing is paired across agenda items.
    """
    has_sides = any(turn.side is Side.ANSWERER for turn in turns)
    answers: dict[int, int] = {}  # turn → the turn of the question
    answered: dict[int, list[int]] = {}
    asks = [_asks(turn) for turn in turns]
    pending: list[int] = []
    settled: list[int] = []  # the questions that the turn before answered
    for at, turn in enumerate(turns):
        if at and turn.agenda != turns[at - 1].agenda:
            pending, settled = [], []
        if _is_answer(turn, turns, at, pending or settled, asks, has_sides=has_sides) and (pending or settled):
            if pending:
                settled, pending = pending, []
            answers[at] = settled[-1]
            for question in settled:
                answered.setdefault(question, []).append(at)
        elif asks[at]:
            if settled:
                pending = []
            pending, settled = [*pending[-4:], at], []
        elif turn.side is Side.CHAIR and decided_sentence(turn.remark):
            pending, settled = [], []
        elif not (turn.side is Side.CHAIR and _is_procedure(turn.remark)):
            settled = []
    return tuple(
        Exchanged(
            _kind(turn, is_answer=at in answers, asks=asks[at], is_answered=at in answered),
            turns[answers[at]].block if at in answers else None,
            tuple(turns[answer].block for answer in answered.get(at, ())),
        )
        for at, turn in enumerate(turns)
    )


def _kind(turn: SpokenTurn, *, is_answer: bool, asks: bool, is_answered: bool) -> UtteranceKind:
    if is_answer and not is_answered:
        return UtteranceKind.ANSWER
    if asks and (is_answered or not _only_suggests(turn.remark)):
        return UtteranceKind.QUESTION
    if turn.side is Side.CHAIR and decided_sentence(turn.remark):
        return UtteranceKind.RESOLUTION
    return UtteranceKind.ANSWER if _is_called_answer(turn) else UtteranceKind.REMARK


def _is_called_answer(turn: SpokenTurn) -> bool:
    return turn.kind is UtteranceKind.ANSWER or _ANSWER_ROLE.search(turn.role) is not None


def _asks(turn: SpokenTurn) -> bool:
    if _QUESTION_ROLE.search(turn.role) or turn.kind is UtteranceKind.QUESTION:
        return True
    if turn.side is Side.ANSWERER:
        return False
    return any(
        _ASKS.search(sentence)
        and not _CONSENT.search(sentence)
        and not (turn.side is Side.CHAIR and (_PROCEDURE.search(sentence) or _HANDS_OVER.search(sentence)))
        for sentence in sentences(turn.remark)
    )


def _only_suggests(remark: str) -> bool:
    asking = [sentence for sentence in sentences(remark) if _ASKS.search(sentence)]
    return bool(asking) and all(_SUGGESTS.search(sentence) for sentence in asking)


def _is_procedure(remark: str) -> bool:
    """Whether the chair only gives the floor."""
    listed = sentences(remark)
    return not listed or any(
        _HANDS_OVER.search(sentence) or _PROCEDURE.search(sentence) or _ACKNOWLEDGES.match(sentence)
        for sentence in listed
    )


def _is_answer(
    turn: SpokenTurn,
    turns: Sequence[SpokenTurn],
    at: int,
    questions: Sequence[int],
    asks: Sequence[bool],
    *,
    has_sides: bool,
) -> bool:
    if turn.kind is UtteranceKind.QUESTION:
        return False
    if not questions or (turn.person == turns[questions[-1]].person and turn.side is not Side.ANSWERER):
        return False
    if turn.side is Side.ANSWERER or _is_called_answer(turn):
        return True
    if _ACKNOWLEDGES.match(turn.remark) and len(turn.remark) < 24:
        return False
    if turn.side is Side.CHAIR and _is_procedure(turn.remark) and not _ANSWERS.match(turn.remark):
        return False
    is_next = questions[-1] == at - 1 or (questions[-1] == at - 2 and turns[at - 1].side is Side.CHAIR)
    if not is_next or asks[at]:
        return False
    if _ANSWERS.match(turn.remark) or turn.side is Side.UNKNOWN:
        return True
    return turn.side is Side.CHAIR and not has_sides
