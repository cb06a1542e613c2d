"""The one text of a block: printed lines joined, letter-spaced words closed, blanks at the ends removed.

It is made here once; every offset counts its code points.
"""

import re
from collections.abc import Sequence

_HALF_WIDTH = re.compile(r"[\x00-\u10ff\uff61-\uff9f]")
_BLANKS = " \t\u3000\u00a0"
_TOKENS = re.compile(r"[ \t\u3000\u00a0]+|[^ \t\u3000\u00a0]+")
_SINGLE = re.compile(r"[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]$")
_MARK = re.compile(r"[0-9０-９一二三四五六七八九十①-⑳（）()第.．、○●◎■□◆◇・【]{1,4}$")
_INNER = re.compile(r"(?:[0-9０-９]{1,4}|[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff（）()・])$")
_CUT_WORD = re.compile(r"[a-z]-$")
# Pairs of characters are too often two words (男 女); only these are surely one that was spread.
_SPREAD_PAIR = re.compile(
    r"(?:日時|場所|会場|議題|議事|次第|日程|資料|内容|目的|概要|趣旨|方法|対象|期日|期間|開会|閉会|委員|会長|座長|議長|目次|記録|財政|総務)$"
)


def canonical(text: str) -> str:
    """``text`` without blanks at its ends and with letter-spaced words closed (取　組　一　覧 → 取組一覧)."""
    return "\n".join(close_letter_spacing(line.strip(_BLANKS)) for line in text.strip().split("\n"))


def close_letter_spacing(line: str) -> str:
    """Close runs of three or more single characters that are separated by the same blank.

    >>> close_letter_spacing("令　和　７　年　度　取組")
    '令和７年度　取組'
    """
    if line.isascii():
        return line
    tokens = _TOKENS.findall(line)
    if len(tokens) < 3:
        return line
    words, gaps = tokens[::2], tokens[1::2]
    closed: list[str] = []
    at = 0
    while at < len(words):
        end = _spread_end(words, gaps, at)
        closed.append("".join(words[at:end]))
        if end <= len(gaps):
            closed.append(gaps[end - 1])
        at = end
    return "".join(closed)


def _spread_end(words: Sequence[str], gaps: Sequence[str], at: int) -> int:
    """The end of the spread word that begins at ``at`` (``at + 1`` where none does)."""
    if not _SINGLE.match(words[at]):
        return at + 1
    end = at + 1
    while end < len(words) and gaps[end - 1] == gaps[at] and _INNER.match(words[end]):
        end += 1
    length = end - at
    begins = at == 0 or (at == 1 and _MARK.match(words[0]) is not None)
    whole_pair = length == 2 and begins and _SPREAD_PAIR.match("".join(words[at:end])) is not None
    return end if length >= 3 or whole_pair else at + 1


def join_lines(lines: Sequence[str]) -> str:
    """One text of the printed lines of a paragraph: no blank between Japanese, one between Latin words.

    A hyphen that splits an English word at a line's end is removed.
    """
    joined = ""
    for line in lines:
        line = line.strip(_BLANKS)
        if not line or not joined:
            joined += line
        elif _CUT_WORD.search(joined[-3:]) and line[0].isascii() and line[0].islower():
            joined = joined[:-1] + line
        elif _is_latin(joined[-1], ".,;:!?)]%\"'") and _is_latin(line[0], "([\"'"):
            joined += " " + line
        else:
            joined += line
    return canonical(joined)


def _is_latin(character: str, also: str) -> bool:
    return (character.isalnum() and ord(character) < 0x0250) or character in also


def display_width(text: str) -> int:
    """Columns that the text takes: two for full-width characters."""
    return 2 * len(text) - len(_HALF_WIDTH.findall(text))
