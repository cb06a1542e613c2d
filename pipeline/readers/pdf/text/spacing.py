"""Where a reader sees a space, and where only the layout put one: the text of a line, and of a cell's lines together.

Letter-spacing: 取 組 一 覧, 氏　　名 and what 一太郎 prints (令 和 ８ 年 ２ 月) are words set wide, with blanks or gaps
between all their characters. A run of single characters with even gaps is one word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.readers.pdf.marks import Glyph
from pipeline.readers.pdf.text.script import NOT_AT_BEGIN, NOT_AT_END, is_letter_of_wide, is_wide

_LATIN_GAP = 0.17  # ems between two Latin words, at least
_MIXED_GAP = 0.65  # ems between Latin and Japanese: a quarter em is the typesetter's (JIS X 4051), not a space
_WIDE_GAP = 0.8  # ems between two Japanese words
_CUT_DATE = re.compile(r"(?<![A-Za-z])[MTSHRmtshr]\d{1,2}(\.\d{1,2}){0,2}[.~]$")
_WHOLE_VALUE = re.compile(
    r"^([RHS]\d+\.\d+(\.\d+)?|(令和|平成|昭和)[\d０-９元]+年[\d０-９]+月[\d０-９]+日|[△▲+\-]?\d+(,\d{3})+(\.\d+)?)$"
)
_EVEN = 1.75  # gaps of letter-spacing differ by no more than this factor


@dataclass(slots=True)
class _Token:
    """Characters without a space between them; ``gap`` is the room before it, ``blank`` what is written there."""

    text: str
    gap: float
    blank: str


def line_text(glyphs: Sequence[Glyph]) -> str:
    """The text of glyphs on one line, sorted along it; blanks at its ends and letter-spacing removed."""
    if len(glyphs) == 1:
        return glyphs[0].text.strip()
    texts = [glyph[0] for glyph in glyphs]
    whole = "".join(texts)
    if whole.isascii():
        words = whole.split()
        if len(words) == len(texts) - sum(map(str.isspace, texts)):  # a blank is written between any two glyphs
            return " ".join(words)
    tokens: list[_Token] = []
    last: Glyph | None = None
    blank = ""
    for glyph in glyphs:
        text = glyph[0]
        if text.isspace():
            blank = "　" if "　" in (blank, text) else " "
            continue
        gap = glyph[1] - last[3] if last else 0.0
        if last is None or blank or (gap > 0 and gap > _room(last, glyph)):
            tokens.append(_Token(text, gap, blank or " "))
        else:
            tokens[-1].text += text
        last, blank = glyph, ""
    return _joined(tokens)


def _room(one: Glyph, other: Glyph) -> float:
    """The gap beyond which a space is seen between two glyphs."""
    size = one[5] if one[5] == other[5] else min(one[5], other[5]) or max(one[5], other[5])
    before, after = is_wide(one[0][-1]), is_wide(other[0][0])
    if before and after:
        return _WIDE_GAP * size
    return (_MIXED_GAP if before or after else _LATIN_GAP) * size


def _joined(tokens: list[_Token]) -> str:
    """Tokens with their blanks, runs of single characters set wide as one word."""
    if len(tokens) == 1:
        return tokens[0].text
    if (
        len(tokens) == 2
        and _begins_run(tokens[0].text)
        and len(tokens[1].text) == 1
        and all(is_letter_of_wide(t.text[-1]) for t in tokens)
    ):
        return tokens[0].text + tokens[1].text  # 氏　名, 1報 酬: the whole line is two characters
    plain = tokens[0].text + "".join([token.blank + token.text for token in tokens[1:]])
    if plain.isascii():  # no Japanese word, that might be set wide
        return plain
    text = ""
    start = 0
    while start < len(tokens):
        end = _run_end(tokens, start)
        if text:
            text += tokens[start].blank
        text += "".join(t.text for t in tokens[start:end])
        start = end
    return text


def _run_end(tokens: list[_Token], start: int) -> int:
    """Where the letter-spaced word that begins at ``start`` ends; ``start + 1`` if none begins there."""
    if not _begins_run(tokens[start].text):
        return start + 1
    end = start + 1
    low = high = 0.0
    while end < len(tokens) and _is_single(tokens[end].text):
        gap = max(tokens[end].gap, 0.01)
        if end == start + 1:
            low = high = gap
        low, high = min(low, gap), max(high, gap)
        if high > _EVEN * low + 1.0:
            break
        end += 1
    if sum(is_letter_of_wide(t.text[-1]) for t in tokens[start:end]) < 3:  # 2018 年 8 月 is spaced by its author
        return start + 1
    return end


def _begins_run(text: str) -> bool:
    """A single character, or one behind its number or mark: 1普 通 債, (2)総 務 費, ●取 組 一 覧."""
    return _is_single(text) or (
        is_letter_of_wide(text[-1])
        and not text[-1].isdigit()
        and not any(is_letter_of_wide(c) and not c.isdigit() for c in text[:-1])
    )


def _is_single(text: str) -> bool:
    return len(text) == 1 and (is_letter_of_wide(text) or text in "・（）()、。「」～〜ー" or text.isdigit())


def joined_lines(lines: Sequence[str], fits: Sequence[bool]) -> str:
    """The text of a cell or paragraph from its lines.

    ``fits[i]``: the beginning of line i + 1 would have fitted on line i, so that the author broke the line there.
    Such a break is kept; one that the layout made becomes nothing in Japanese and a space in Latin text.
    """
    text = ""
    for i, line in enumerate(lines):
        if text and line:
            if fits[i - 1]:
                text += "\n"
            elif needs_space(text, line):
                text += " "
        text += line
    return text


def needs_space(before: str, after: str) -> bool:
    """Is a space written where a line that ends in ``before`` goes on with ``after``?"""
    if is_wide(before[-1]) or is_wide(after[0]) or before.endswith(("-", "\u2010", "/")):
        return False
    if after[0] in ".,~" and before[-1].isalnum():
        return False
    return not (after[0].isdigit() and _CUT_DATE.search(before))  # R7. | 4.16


def is_whole_value(text: str) -> bool:
    """A date or an amount that nothing is missing from: below another one it is a value of its own."""
    return bool(_WHOLE_VALUE.match(text))


def is_forced_break(before: str, after: str) -> bool:
    """Kinsoku: a line may be short because the next begins with what must not begin one, or it ended with an opener."""
    return after[:1] not in NOT_AT_BEGIN and before[-1:] not in NOT_AT_END
