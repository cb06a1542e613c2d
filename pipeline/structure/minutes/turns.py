"""The shapes in which minutes mark whose turn it is, in one paragraph: ○山田委員　…, 【山田会長】…, 山田委員：…"""

import re
from enum import Enum, auto
from itertools import islice

from corpus.values import value
from pipeline.structure.minutes.bodies import group, municipality, side_or_body, together
from pipeline.structure.minutes.speakers import Speaker, closed_up, parse_speaker

# The circle before a name is typed as any of these; Latin O and the digits only ever count with a clear delimiter.
_CIRCLES = "○〇◯◦oOＯｏ0０⚪⭕"
_MARKS = "●▽◆◇▼■□◎△▲▶►・･→⇒＞>－\\-―*＊"
_BRACKETED = re.compile(
    rf"[{_CIRCLES}{_MARKS}]?[ \u3000]*"
    r"(?:【(?P<a>[^】]{1,30})】|〔(?P<b>[^〕]{1,30})〕|［(?P<c>[^］]{1,30})］|\[(?P<d>[^\]]{1,30})\]"
    r"|＜(?P<e>[^＞]{1,30})＞"
    r"|〈(?P<f>[^〉]{1,30})〉|《(?P<g>[^》]{1,30})》|<(?P<h>[^>]{1,30})>|[（(](?P<i>(?:[^（()）]"
    r"|[（(][^（()）]{1,6}[）)]){1,30})[）)])"
    r"[ \u3000]*[：:]?[ \u3000]*(?P<remark>.*)$",
    re.DOTALL,
)
_CLOSED = re.compile(
    r"(?P<remark>.+[。？！?!」]|.{12,}?)[ \u3000]*"
    r"[（(〔【［\[](?P<who>[^（()）〔〕【】［］\[\]]{1,24})[）)〕】］\]][ \u3000]*$",
    re.DOTALL,
)
_CLOSES = ("）", ")", "〕", "】", "］", "]")
_BEFORE_COLON = re.compile(r"(?P<who>[^：:。、，「」\n]{1,30}?)[ \u3000]*[：:][ \u3000]*(?P<remark>.*)$", re.DOTALL)
_HALF_BRACKET = re.compile(r"(?P<who>[^（()）。、，「」\s]{1,14})[）)][ \u3000]*(?P<remark>[^（()）].*)$", re.DOTALL)
_BEHIND_BRACKET = re.compile(
    r"([^\s（()）。、]{1,20}[ \u3000]?[（(][^（()）。、]{1,24}[）)])[ \u3000]*(.+)$", re.DOTALL
)
_AFTERTHOUGHT = re.compile(  # 【会長より】, 【会長よりあいさつ】
    "(?<=[員長局座者])(?:(?:より|から|の)?(?:ご|御)?(?:あいさつ|挨拶|まとめ|総括|講評|コメント)|より|から)$"
)
_ENDS_IN_BRACKET = re.compile(r"[ \u3000][（(][^（()）]+[）)]$")
_REDACTED = re.compile(r"([○〇◯△□◇●×])\1[々一-龥]")  # △△委員, whose name is not told
_COUNTED = re.compile(r"[0-9０-９]{1,3}[ \u3000]*[：:.．]?[ \u3000]*(?=[○〇◯◎●◆◇])")  # 12　◯佐藤委員　…
_QUOTED = re.compile(r"(?P<who>[^\s（()）「」、。：:]{2,14})[ \u3000]?(?P<remark>「.+[」。？])$", re.DOTALL)
_TOLD_BEHIND = re.compile(r"(?P<who>[^（()）。、「」]{2,12})(?P<told>[（(][^（()）。]{1,30}[）)])")  # 事務局（説明）
_FOLLOWED = re.compile(r"[^\s]{2,24}[ \u3000（(]")
_BLANK = re.compile(r"[ \u3000\t]+")
_ALL_MARKS = frozenset(_CIRCLES + _MARKS.replace("\\", ""))
_SPOKEN = re.compile(
    r"[。？！?!]|(?:です|ます|した|ません|でしょう|ください|ない|ある|いる|する|だ|(?<!ほ)か|よい|たい|った)[）)」]?$"
)
_LONGEST_NAME = 14
_NAME_IN_KANA = re.compile(r"(?:[一-龥々 \u3000]{1,7}[ \u3000]+)?[ぁ-ん]{2,4}")  # 大 島 やよい ends like an adjective
_STAGE = re.compile(
    r"[〔\[［].{1,60}(?:説明|報告|紹介|朗読|着席|退席|入室|退室|声あり|者あり)[〕\]］]$|"
    r"[〔\[［][^（()）〕\]］]{1,24}[〕\]］]$|[（(](?P<happened>[^（()）]{1,40})[）)]$"
)
_REACTIONS = (
    "拍手|異議な[しく]|異議無し|意見な[しく]|質問な[しく]|質疑な[しく]|意見等な[しく]|質問等な[しく]"
    "|了承|承認|一同|全員|全会一致|満場一致|挙手|起立|賛成|採決"
    "|休憩|再開|着席|退席|退室|入室|離席|登壇|降壇|中断|笑い?|声あり|者あり|呼ぶ|の声|黙[祷とう]"
    "|暫時|休会|散会|開会|閉会|開議"
)
_HAPPENED = (
    f"{_REACTIONS}|説明|紹介|資料|配[布付]|報告|確認|発言|挨拶|あいさつ|交代|交替|移動|上映"
    f"|投影|視聴|録音|撮影|朗読|点呼|交付|委嘱"
    "|退場|入場|到着|遅参|離脱|接続|参照|以下|略"
)
# －　全員異議なし　－, ～資料１に基づき事務局から説明～; ＜一同了承＞, 【休憩】
_STAGE_DRESSED = re.compile(
    rf"[－―─‐–~～*＊…\-]+[ \u3000]*[^。]{{0,30}}(?:{_HAPPENED})[^。]{{0,12}}[ \u3000]*[－―─‐–~～*＊…\-]+$"
    rf"|[＜〈《<【][ \u3000]*[^＞〉》>】。]{{0,24}}(?:{_REACTIONS})[^＞〉》>】。]{{0,12}}[ \u3000]*[＞〉》>】]$"
    r"|[＜〈<《≪][^＞〉>》≫。]{1,24}(?:交付|説明|紹介|朗読|上映|配[布付]|確認|挨拶|あいさつ)[＞〉>》≫]$"
)
_TIME = re.compile(
    r"(?:午[前後])?[0-9０-９]{1,2}(?:時(?:[0-9０-９]{1,2}分|半)?|[：:][0-9０-９]{2})"
)  # （午前11時52分）
# ・事務局から資料１について説明: the paper tells what somebody did instead of quoting him
_NARRATED = re.compile(
    r"[・※○\-－]?[ \u3000]*(?:事務局|担当課|担当者|提案者|各課|会長|委員長|座長|部会長|議長)(?:より"
    r"|から|が)[^。「]{0,60}"
    r"(?:説明|報告|紹介|確認|配布|提案|朗読|挨拶|あいさつ|答申|諮問|交付|手交)(?:が?あった|を行った"
    r"|した|された|を受けた)?。?$"
    # ○ 中野老人保健課長より、資料５に沿って説明。
    r"|[・※○〇◯●][ \u3000]*[^。、「]{1,20}(?:長|員|官|補佐|主[査幹事任])(?:より|から)、?[^。「]{0,80}"
    r"(?:説明|報告|紹介|提案|挨拶|あいさつ|旨を述べ[^。]{0,8})(?:が?あった|を行った|した|された)?。?$"
    r"|[^。「]{0,40}(?:委員長|会長|座長|議長|部会長)が[^。「]{0,12}(?:議事|会議)を?進行(?:する|した)?。?$"
    r"|(?:これより|これ以降|以後|以降)[^。「]{0,40}(?:により|が)[^。「]{0,10}(?:議事)?(?:を)?進行(?:する|した)?。?$"
)
_STAGE_BARE = re.compile(
    r"(?:特に)?(?:委員(?:から)?(?:の|から)?)?(?:異議|意見|質問|質疑|質疑応答|発言|質問・意見"
    r"|意見・質問|質疑・意見|ご意見|ご質問)(?:等|など)?(?:は|、)?(?:特に)?(?:なし|無し|なかった"
    r"|ありませんでした)。?$"
    r"|「[^」]{1,14}」(?:の声(?:あり|多数|起こる)|と(?:呼ぶ|言う)者(?:あり|多数))。?$"
    r"|(?:一同|全員|全委員|委員全員)[、 \u3000]?(?:異議なし|了承|承認|賛成|挙手|同意|拍手)(?:した|する|された)?。?$"
    r"|(?:委員)?(?:一同|全員|各委員|全委員)[ \u3000]*[：:「（(][ \u3000]*「?(?:異議なし|了承"
    r"|承認|賛成|はい|なし)[^。]{0,8}。?[」）)]?$"
)


_AGREED = re.compile(
    "[「（(]?(?:異議(?:な|無)し|異議ありません|了承|承認|賛成|はい|同意)(?:する|した|します)?。?[」）)]?"
)


class Shape(Enum):
    """How the speaker was marked."""

    CIRCLE = auto()  # ○山田委員　…
    MARK = auto()  # ●山田委員　…, ・委員：…
    COLON = auto()  # 山田委員：…
    BRACKET = auto()  # 【山田会長】…, 〔事務局〕…
    PAREN = auto()  # （山田委員）… before the remark
    AFTER = auto()  # …（山田委員） after the remark
    BLANK = auto()  # 山田委員　…
    HALF = auto()  # 山田委員）…
    QUOTE = auto()  # 山田委員「…」
    ALONE = auto()  # 山田委員 on a line of its own
    LEGEND = auto()  # ○ …, ● …, which a legend explains
    OWN = auto()  # as this paper does, whatever that is
    ASKED = auto()  # Ｑ …, 問：…
    ANSWERED = auto()  # Ａ …, 答：…


@value
class Turn:
    """A speaker's mark found in a paragraph and what is left of the paragraph without it."""

    speaker: Speaker
    shape: Shape
    remark: str


def opening_turn(text: str, known: frozenset[str] = frozenset()) -> Turn | None:
    """The speaker's mark that the paragraph begins with. Whether it is one is for its surroundings to confirm."""
    if counted := _COUNTED.match(text):
        text = text[counted.end() :]
    if bracket := _BRACKETED.match(text):
        inner = next(group for name, group in bracket.groupdict().items() if name != "remark" and group is not None)
        inner = _AFTERTHOUGHT.sub("", inner)
        speaker = parse_speaker(inner, known) or group(inner.strip())
        if speaker is None and bracket["i"] is None:
            speaker = side_or_body(inner.strip())  # 【担当課】 on a line of its own
        if speaker is None and bracket["remark"]:
            speaker = side_or_body(inner.strip()) or together(inner.strip()) or municipality(inner.strip())
        if speaker is None:
            return None
        return Turn(speaker, Shape.PAREN if bracket["i"] is not None else Shape.BRACKET, bracket["remark"])
    return _unbracketed(text, known)


def _unbracketed(text: str, known: frozenset[str]) -> Turn | None:
    body, mark = text, ""
    if text[:1] in _ALL_MARKS and not _REDACTED.match(text):
        mark, body = text[:1], text[1:].lstrip(" \u3000\t")
    if (colon := _BEFORE_COLON.match(body)) and (
        speaker := _speaker(colon["who"], known, named_by_mark=bool(mark) and mark in _CIRCLES)
    ):
        shape = Shape.COLON if not mark else Shape.CIRCLE if mark in _CIRCLES else Shape.MARK
        return Turn(speaker, shape, colon["remark"])
    if (
        not mark
        and (half := _HALF_BRACKET.match(body))
        and (speaker := _speaker(half["who"], known, named_by_mark=False))
    ):
        return Turn(speaker, Shape.HALF, half["remark"])
    if (quoted := _QUOTED.match(body)) and (speaker := parse_speaker(quoted["who"], known)) and (speaker.role or known):
        shape = Shape.QUOTE if not mark else Shape.CIRCLE if mark in _CIRCLES else Shape.MARK
        return Turn(speaker, shape, quoted["remark"])
    if (
        (told := _TOLD_BEHIND.fullmatch(body))
        and is_stage_remark(told["told"])
        and (speaker := parse_speaker(told["who"], known))
        and speaker.role
    ):
        shape = Shape.BLANK if not mark else Shape.CIRCLE if mark in _CIRCLES else Shape.MARK
        return Turn(speaker, shape, told["told"])
    if mark and mark in "oOＯｏ0０" and body == text[1:] and not _FOLLOWED.match(body):
        return None
    for phrase, remark in _blank_cuts(body):
        speaker = parse_speaker(phrase, known)
        if speaker is None and remark:
            speaker = group(phrase.strip())
        if speaker is None and remark and (_AGREED.fullmatch(remark) or (mark and mark in _CIRCLES)):
            speaker = together(phrase.strip())  # 全委員　異議なし。
        if speaker is not None:
            if not mark:
                return Turn(speaker, Shape.BLANK if remark else Shape.ALONE, remark)
            return Turn(speaker, Shape.CIRCLE if mark in _CIRCLES else Shape.MARK, remark)
    return None


def _blank_cuts(body: str) -> list[tuple[str, str]]:
    """The ways to cut a paragraph into a speaker and a remark at a blank (or after a closing parenthesis)."""
    if "\n" in body:
        head, _, rest = body.partition("\n")
        if len(head) <= 30 and "。" not in head and "、" not in head:
            return [(head, rest), *_blank_cuts(head + " " + rest)]
    cuts = []
    bracket = _ENDS_IN_BRACKET.search(body)
    if len(body) <= 30 and not (bracket and is_stage_remark(bracket.group())):
        cuts.append((body, ""))
    if paren := _BEHIND_BRACKET.match(body):
        cuts.append((paren[1], paren[2]))
    for blank in islice(_BLANK.finditer(body, 0, 34), 3):
        if blank.start():
            cuts.append((body[: blank.start()], body[blank.end() :]))
    # the longest name first: 議長　山田太郎　ただいまから
    return sorted(cuts, key=lambda cut: -len(cut[0])) if len(cuts) > 1 else cuts


def _speaker(phrase: str, known: frozenset[str], *, named_by_mark: bool) -> Speaker | None:
    speaker = parse_speaker(phrase, known)
    if speaker is None and (grouped := group(phrase.strip())) is not None:
        return grouped
    if speaker is None and (body := side_or_body(closed_up(phrase.strip()))) is not None:
        return body
    if (
        speaker is None
        and named_by_mark
        and re.fullmatch(r"[々一-龥ァ-ヶー]{1,4}(?:[ \u3000][々一-龥ぁ-ん]{1,3})?", phrase.strip())
    ):
        return parse_speaker(phrase.strip() + "氏", known)  # ○山田：…
    return speaker


def closing_turn(text: str, known: frozenset[str] = frozenset()) -> Turn | None:
    """The speaker named in parentheses after the remark: …ではないか。（川上教育部長）"""
    closed = _CLOSED.match(text) if text.rstrip(" \u3000").endswith(_CLOSES) else None
    if closed is None:
        return None
    speaker = parse_speaker(closed["who"], known)
    if speaker is None or not is_spoken(closed["remark"]):
        return None
    return Turn(speaker, Shape.AFTER, closed["remark"])


def is_spoken(text: str) -> bool:
    """Whether it reads like something said (a sentence), not like a list of names or a title."""
    bare = text.strip()
    return (
        _SPOKEN.search(bare) is not None and (len(bare) > _LONGEST_NAME or _NAME_IN_KANA.fullmatch(bare) is None)
    ) or (len(text) > 30 and sum("ぁ" <= character <= "ん" for character in text) > 0.3 * len(text))


def is_stage_remark(text: str) -> bool:
    """（拍手）, （休憩）, 〔異議なしの声あり〕, －全員異議なし－, 意見なし。: a paragraph that nobody says."""
    bare = text.strip()
    bracketed = _STAGE.match(bare)
    if bracketed is not None:
        happened = bracketed["happened"]
        return happened is None or re.search(_HAPPENED, happened) is not None or _TIME.fullmatch(happened) is not None
    return is_narrated(bare) or any(pattern.match(bare) for pattern in (_STAGE_DRESSED, _STAGE_BARE))


def is_narrated(text: str) -> bool:
    """・事務局から資料１について説明: what somebody did, told instead of quoted."""
    return _NARRATED.match(text.strip()) is not None
