"""The marks that begin a heading or a list item: 第1章, １, (1), ①, ア, ●, ・ and their like."""

import re
from dataclasses import dataclass
from enum import IntEnum


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


@dataclass(frozen=True, slots=True)
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
_PATTERNS: tuple[tuple[Family, re.Pattern[str]], ...] = tuple(
    (family, re.compile(pattern))
    for family, pattern in (
        (Family.CHAPTER, rf"(第(?:{_DIGITS}|{_KANJI_NUMBER})[章編部])(?![のにはがを])"),
        (Family.PART, rf"(第(?:{_DIGITS}|{_KANJI_NUMBER})[節款])(?![のにはがを])"),
        (Family.ORDINAL, rf"(第(?:{_DIGITS}|{_KANJI_NUMBER}))(?={_BLANK})"),
        (Family.ROMAN, rf"([ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ]|[IVX]{{1,4}}[.．](?={_BLANK}))"),
        (
            Family.DECIMAL,
            rf"({_DIGITS}(?:[.．\-－‐−]{_DIGITS}){{1,3}}[.．]?)(?={_BLANK}+[^\s{_AFTER_DECIMAL}]|(?<=[.．])[^\s{_AFTER_DECIMAL}]|[一-龥](?<![{_COUNTER}]))",
        ),
        (Family.NUMBER, rf"({_DIGITS}[.．、](?![0-9０-９])|{_DIGITS}(?={_BLANK}+[^\s0-9０-９{_COUNTER}△▲\-－]))"),
        (Family.NUMBER, rf"({_KANJI_NUMBER}(?={_BLANK}+[^\s{_COUNTER}]))"),
        (Family.PAREN_NUMBER, rf"([(（](?:{_DIGITS}|{_KANJI_NUMBER})[)）]|[⑴-⒇])"),
        (Family.PAREN_NUMBER, rf"({_DIGITS}[)）])(?![^\s]*[(（])"),
        (Family.CIRCLED, r"([①-⑳㉑-㉟㊱-㊿❶-❿➀-➓])"),
        (Family.PAREN_KANA, r"([(（][ア-ンｱ-ﾝa-zA-Zａ-ｚＡ-Ｚ][)）])"),
        (Family.KANA, rf"([ア-コ](?={_BLANK}))|([ア-コａ-ｆa-f][.．、)）])"),
        (Family.STRONG_SYMBOL, r"([●■◆★◎▼▲►▶◼⬛])"),
        (Family.LIGHT_SYMBOL, r"([○〇◯□◇☆▽△▷❏❖✧])"),
        (Family.BRACKETED, r"([【〔《〈＜[［][^】〕》〉＞\]］]{1,40}[】〕》〉＞\]］])(?=\s*$)"),
        (Family.BULLET, rf"([\ue000-\uf8ff・･•‣∙·※＊*→⇒➡⇨✓✔☑◦▪▫▸✕×]|[-－‐–—―](?={_BLANK}))"),
    )
)


# what any of them begins with: most texts begin with none of it
_FIRST = re.compile(
    r"[第0-9０-９一二三四五六七八九十百ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫIVX(（⑴-⒇①-⑳㉑-㉟㊱-㊿❶-❿➀-➓ア-コａ-ｆa-f"
    r"●■◆★◎▼▲►▶◼⬛○〇◯□◇☆▽△▷❏❖✧【〔《〈＜［\[\ue000-\uf8ff・･•‣∙·※＊*→⇒➡⇨✓✔☑◦▪▫▸✕×\-－‐–—―]"
)


def leading_mark(text: str) -> Mark | None:
    """The mark that ``text`` begins with, or None. Blanks before it are allowed."""
    start = len(text) - len(text.lstrip())
    if not _FIRST.match(text, start):
        return None
    for family, pattern in _PATTERNS:
        if found := pattern.match(text, start):
            end = found.end()
            while end < len(text) and text[end] in " \u3000\t":
                end += 1
            return Mark(family, found.group().strip(), end)
    return None
