"""The marks that begin a heading or a list item: 第1章, １, (1), ①, ア, ●, ・ and their like."""

import re
from enum import IntEnum
from functools import cache

from corpus.values import value


class Family(IntEnum):
    """Kinds of marks; among the numbered ones (up to PAREN_KANA) a smaller value is usually the outer level."""

    CHAPTER = 1  # 第1章, 第２編
    PART = 2  # 第１節
    ORDINAL = 3  # 第１, 第二
    ROMAN = 4  # Ⅰ, II.
    NUMBER = 5  # １, 1.
    DECIMAL = 6  # 1.2, １－２
    PAREN_NUMBER = 7  # (1), （２）
    CIRCLED = 8  # ①
    KANA = 9  # ア
    PAREN_KANA = 10  # (ア), (a)
    STRONG_SYMBOL = 20  # ● ■ ◆ ★ ◎
    LIGHT_SYMBOL = 21  # ○ □ ◇ ☆ ▽
    BRACKETED = 22  # 【…】 over the whole line
    BULLET = 30  # ・ - ※ →: lists and remarks, never headings

    @property
    def is_numbered(self) -> bool:
        """Whether the marks of this family count."""
        return self <= Family.PAREN_KANA


@value
class Mark:
    """A mark at the beginning of a text; ``text[:end]`` is the mark with the blank that follows it."""

    family: Family
    surface: str
    end: int

    @property
    def look(self) -> str:
        """The mark without its number: what the items of one list share ("．" of １．, "●" itself)."""
        return re.sub(r"[^()（）.．、\W]|[①-⓿Ⅰ-ⅿ]", "", self.surface) if self.family.is_numbered else self.surface[:1]

    @property
    def ordinal(self) -> int | None:
        """The number that it counts: 3 of （３）, ③, 三 or ウ; None for symbols."""
        if digits := re.search(r"[0-9０-９]+$|[0-9０-９]+(?=[^0-9０-９]*$)", self.surface):
            return int(digits.group())
        for row in (
            "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
            "一二三四五六七八九",
            "アイウエオカキクケコ",
            "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ",
            "abcdef",
            "ａｂｃｄｅｆ",
        ):
            if found := re.search(f"[{row}]", self.surface):
                return row.index(found.group()) + 1
        return None

    @property
    def is_weak(self) -> bool:
        """Whether it may as well be a number in running text: 25 or 1.2 before a blank or a word."""
        return self.family is Family.DECIMAL or (self.family is Family.NUMBER and not self.look)

    @property
    def is_first(self) -> bool:
        """Whether it is the first of its kind: 1, 一, ア, ①."""
        return bool(re.search(r"(?<![0-9０-９])[1１](?![0-9０-９])|[一①❶⑴アｱaａⅠ]|^I[.．]", self.surface))


_DIGITS = "[0-9０-９]{1,3}"
_KANJI_NUMBER = "[一二三四五六七八九十百]{1,4}"
_BLANK = r"[ \u3000\t]"
# Each pattern's group 1 is the mark. A bare number needs a blank, a point or an ideograph that is no counter after it,
# so that ３月 or ２回目 do not count as numbered.
_COUNTER = "年月日時分秒回人名件円千万億％%個か箇ヶカ歳才点頁"
_AFTER_DECIMAL = r"0-9０-９.．,，%％:：~～\-－/／円"
_DIGIT, _KANJI_DIGIT = "0-9０-９", "一二三四五六七八九十百"
# (family, what its marks begin with, the mark)
_PATTERNS: tuple[tuple[Family, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (family, re.compile(f"[{first}]"), re.compile(pattern))
    for family, first, pattern in (
        (Family.CHAPTER, "第", rf"(第(?:{_DIGITS}|{_KANJI_NUMBER})[章編部])(?![のにはがを])"),
        (Family.PART, "第", rf"(第(?:{_DIGITS}|{_KANJI_NUMBER})[節款])(?![のにはがを])"),
        (Family.ORDINAL, "第", rf"(第(?:{_DIGITS}|{_KANJI_NUMBER}))(?={_BLANK})"),
        (Family.ROMAN, "Ⅰ-ⅫIVX", rf"([ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ]|[IVX]{{1,4}}[.．](?={_BLANK}))"),
        (
            Family.DECIMAL,
            _DIGIT,
            rf"({_DIGITS}(?:[.．\-－‐−]{_DIGITS}){{1,3}}[.．]?)(?={_BLANK}+[^\s{_AFTER_DECIMAL}]|(?<=[.．])[^\s{_AFTER_DECIMAL}]|[一-龥](?<![{_COUNTER}]))",
        ),
        (
            Family.NUMBER,
            _DIGIT,
            rf"({_DIGITS}[.．、](?![0-9０-９])|{_DIGITS}(?={_BLANK}+[^\s0-9０-９{_COUNTER}△▲\-－]))",
        ),
        (Family.NUMBER, _KANJI_DIGIT, rf"({_KANJI_NUMBER}(?={_BLANK}+[^\s{_COUNTER}]))"),
        (Family.PAREN_NUMBER, "(（⑴-⒇", rf"([(（](?:{_DIGITS}|{_KANJI_NUMBER})[)）]|[⑴-⒇])"),
        (Family.PAREN_NUMBER, _DIGIT, rf"({_DIGITS}[)）])(?![^\s]*[(（])"),
        (Family.CIRCLED, "①-⑳㉑-㉟㊱-㊿❶-❿➀-➓", r"([①-⑳㉑-㉟㊱-㊿❶-❿➀-➓])"),
        (Family.PAREN_KANA, "(（", r"([(（][ア-ンｱ-ﾝa-zA-Zａ-ｚＡ-Ｚ][)）])"),
        (Family.KANA, "ア-コａ-ｆa-f", rf"([ア-コ](?={_BLANK}))|([ア-コａ-ｆa-f][.．、)）])"),
        (Family.STRONG_SYMBOL, "●■◆★◎▼▲►▶◼⬛", r"([●■◆★◎▼▲►▶◼⬛])"),
        (Family.LIGHT_SYMBOL, "○〇◯□◇☆▽△▷❏❖✧", r"([○〇◯□◇☆▽△▷❏❖✧])"),
        (Family.BRACKETED, r"【〔《〈＜［\[", r"([【〔《〈＜[［][^】〕》〉＞\]］]{1,40}[】〕》〉＞\]］])(?=\s*$)"),
        (
            Family.BULLET,
            r"\ue000-\uf8ff・･•‣∙·※＊*→⇒➡⇨✓✔☑◦▪▫▸✕×\-－‐–—―",
            rf"([\ue000-\uf8ff・･•‣∙·※＊*→⇒➡⇨✓✔☑◦▪▫▸✕×]|[-－‐–—―](?={_BLANK}))",
        ),
    )
)


@cache
def _beginning_with(first: str) -> tuple[tuple[Family, re.Pattern[str]], ...]:
    """The marks that may begin with the character: most characters begin none."""
    return tuple((family, pattern) for family, begin, pattern in _PATTERNS if begin.match(first))


def leading_mark(text: str) -> Mark | None:
    """The mark that ``text`` begins with, or None. Blanks before it are allowed."""
    first = text[:1]
    start = 0
    if first.isspace():
        start = len(text) - len(text.lstrip())
        first = text[start : start + 1]
    for family, pattern in _beginning_with(first):
        if found := pattern.match(text, start):
            end = found.end()
            while end < len(text) and text[end] in " \u3000\t":
                end += 1
            return Mark(family, found.group().strip(), end)
    return None
