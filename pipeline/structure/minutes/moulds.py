"""The ways in which the beginning of a paragraph may be cut into whom it names and what is said.

A mould is all of a speaker's mark but the name: 【…】, ○…　, 00:12:35 …　, …▶. Nothing here knows names; which mould a
paper uses for its speakers is told by how it fills it (``convention``).
"""

import re
from collections.abc import Iterator

from corpus.values import value

ALONE = ""  # the delimiter of a name on a line of its own
BLANK = "\u3000"
GLUED = "+"  # no delimiter at all, behind a symbol: ●会長ただいまから…
_BLANKS = (" ", "\u3000", "\t")
_AT_END = "$"

_PAIRS = "【】 〔〕 ［］ [] ＜＞ <> 〈〉 《》 ≪≫ （） () 「」 『』 ｛｝ {} 〖〗 “” 〝〟 ｢｣"
_BRACKETS = {pair[0]: pair[1] for pair in _PAIRS.split()}
_SAME = str.maketrans("〇◯◦⚪⭕:︰;；([<{", "○○○○○：：：：（［＜｛")  # marks that are typed in several ways
_SYMBOLS = r"○〇◯◦⚪⭕◎●◆◇▼▽■□△▲▶▷►◀◁★☆☞➢➤➡→⇒⇨»›・･•‣▪▫❖✦✧✓✔♪♦♢◈※*＊+＋#＃§|｜/／…‥=＝~～〜\-－−‐–—―─━＿_"
_MARK = re.compile(rf"(?P<mark>[{_SYMBOLS}＞>])(?P=mark)?[ \u3000\t]*")
_COUNTER = re.compile(
    r"(?:[\[［(（【]?(?P<time>[0-9０-９]{1,2}[:：][0-9０-９]{2}(?:[:：][0-9０-９]{2})?(?:[.．][0-9０-９]+)?)[\]］)）】]?"
    r"|[\[［(（]?(?:No[.．]?|Ｎｏ[.．]?|№|#|＃)?[0-9０-９]{1,5}[)）\]］.．:：、]?|[①-⑳⑴-⒇])[ \u3000\t]*"
)
_DIVIDERS = _SYMBOLS.replace("・･", "")  # a name may have a middle dot inside: ダニエル・キム
_NAME = rf"[^\s。、，,！？!?「」『』：:︰；;（()）【】〔〕［］\[\]＜＞<>〈〉《》{_DIVIDERS}]"
_WHO = rf"{_NAME}{{1,20}}(?:[ \u3000]?[（(][^（()）。]{{1,20}}[）)])?"
_DELIMITED = re.compile(
    rf"(?P<who>{_WHO}(?:[ \u3000]{{1,2}}{_NAME}{{1,6}})?)[ \u3000\t]*"
    rf"(?P<delimiter>[：:︰；;)）]|[{_DIVIDERS}＞>]{{1,4}})[ \u3000\t]*(?P<remark>.*)$",
    re.DOTALL,
)
_BLANKED = re.compile(rf"(?P<who>{_WHO})[ \u3000\t]+(?P<remark>[^\s].*)$", re.DOTALL)
_SLASHED = re.compile(
    rf"(?P<who>{_NAME}{{1,8}}[／/]{_WHO})[ \u3000\t]+(?P<remark>[^\s].*)$", re.DOTALL
)  # 鵜沼／医師会　…
_TWICE_BLANKED = re.compile(
    rf"(?P<who>{_NAME}{{1,12}}[ \u3000]{{1,2}}{_WHO})[ \u3000\t]+(?P<remark>[^\s].*)$", re.DOTALL
)
_ON_ITS_LINE = re.compile(
    rf"(?P<who>{_WHO}(?:(?:[ \u3000]{{1,2}}|[／/]){_NAME}{{1,8}})?)[ \u3000\t]*(?:\n(?P<remark>.*))?$", re.DOTALL
)
_STAMPED = re.compile(  # 田村 智子（福祉課）　14:03
    r"(?P<who>[^。、：:\n]{1,40}?)[ \u3000\t]+[（(\[]?[0-9０-９]{1,2}[:：][0-9０-９]{2}(?:[:：][0-9０-９]{2})?[)）\]]?"
    r"[ \u3000]*(?:\n(?P<remark>.*))?$",
    re.DOTALL,
)
_TAIL = re.compile(
    rf"(?P<remark>.+[。？！?!」…])[ \u3000]*(?P<open>[{''.join(re.escape(pair[0]) for pair in _PAIRS.split())}])"
    r"(?P<who>[^（()）〔〕【】［］\[\]<>＜＞。]{1,20})[^\s。]$",
    re.DOTALL,
)
_GLUED = re.compile(rf"{_NAME}{{3,14}}")
_GOES_ON = frozenset("はがをにのもとでへやかより長員・")  # what follows is no remark but more of the phrase
_FIELD = re.compile(r"(?:発言者名?|話者|質問者|回答者|発言委員|発言順)[ \u3000]*[：:][ \u3000]*")  # 発言者：山田委員
_REMARK_FIELD = re.compile(
    r"(?:発言(?:内容|要旨|の要旨|の内容)?|内容|要旨|質問(?:内容)?|回答(?:内容)?)[ \u3000]*[：:][ \u3000]*"
)
_INSIDE = re.compile(rf"^[{_SYMBOLS}][ \u3000]*[：:]?[ \u3000]*|[ \u3000]+$")  # （○：山本課長）


@value
class Mould:
    """All of a speaker's mark but the name: what precedes it, what encloses it, what divides it from the remark."""

    is_counted: bool
    mark: str
    bracket: str
    delimiter: str

    @property
    def is_weak(self) -> bool:
        """Whether lists and headings are set so as well: a word before a blank, or alone on its line."""
        return not (self.is_counted or self.mark or self.bracket) and self.delimiter in (ALONE, BLANK)


@value
class Cast:
    """A paragraph as a mould would have it; ``remark`` is "" where the name stands alone."""

    mould: Mould
    who: str
    remark: str


def casts(text: str) -> Iterator[Cast]:
    """Every way to read the beginning of the paragraph as a speaker's mark."""
    if field := _FIELD.match(text):
        alone = _ON_ITS_LINE.match(text, field.end())
        if alone is not None:
            yield Cast(Mould(False, field.group().rstrip(), "", ALONE), alone["who"], alone["remark"] or "")
        return
    if stamped := _STAMPED.match(text):
        yield Cast(Mould(True, "", "", ALONE), stamped["who"], stamped["remark"] or "")
    counter = _COUNTER.match(text)
    if counter is not None and counter.end() < len(text):
        yield from _marked(text[counter.end() :], is_counted=True)
    if counter is None or (counter["time"] is None and not counter.group().endswith(_BLANKS)):
        yield from _marked(text, is_counted=False)


def tail_casts(text: str) -> Iterator[Cast]:
    """The ways to read the end of the paragraph as the speaker's mark: …ではないか。（高木）."""
    tail = _TAIL.match(text)
    if tail is not None and text.endswith(_BRACKETS[tail["open"]]):
        yield Cast(Mould(False, "", tail["open"].translate(_SAME), _AT_END), tail["who"], tail["remark"])


def remark_field(text: str) -> int:
    """The length of the label of a form's remark (発言内容：) that a paragraph begins with, 0 where there is none."""
    found = _REMARK_FIELD.match(text)
    return found.end() if found is not None else 0


def _marked(text: str, *, is_counted: bool) -> Iterator[Cast]:
    mark = _MARK.match(text)
    if mark is not None:
        text = text[mark.end() :]
    symbol = mark["mark"].translate(_SAME) if mark is not None else ""
    closing = _BRACKETS.get(text[:1])
    end = text.find(closing, 1) if closing is not None else -1
    if closing is not None:
        while closing in "）)" and text.count(text[0], 0, end + 1) > text.count(closing, 0, end + 1):
            following = text.find(closing, end + 1)
            if following < 0:
                return
            end = following
        who = _INSIDE.sub("", text[1:end])
        if 0 < end <= 32 and who:
            remark = text[end + 1 :].lstrip(" \u3000\t：:\n")
            yield Cast(Mould(is_counted, symbol, text[0].translate(_SAME), ALONE), who, remark)
        return
    if delimited := _DELIMITED.match(text):
        delimiter = delimited["delimiter"][:1].translate(_SAME)
        yield Cast(Mould(is_counted, symbol, "", delimiter), delimited["who"], delimited["remark"])
    for pattern in (_BLANKED, _TWICE_BLANKED, _SLASHED):
        if blanked := pattern.match(text):
            yield Cast(Mould(is_counted, symbol, "", BLANK), blanked["who"], blanked["remark"])
    if symbol and (glued := _GLUED.match(text)):
        for end in range(1, len(glued.group())):
            if text[end] not in _GOES_ON:
                yield Cast(Mould(is_counted, symbol, "", GLUED), text[:end], text[end:])
    if alone := _ON_ITS_LINE.match(text):
        yield Cast(Mould(is_counted, symbol, "", ALONE), alone["who"], alone["remark"] or "")
