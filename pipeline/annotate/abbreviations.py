"""Short forms that a paper defines: 要保護児童対策地域協議会（以下「要対協」という。）, ＊QPIとは…のこと.

Only what is sure is kept: a short form is made of characters of the long one in their order (read from right to left,
after Schwartz and Hearst, 2003), or is an acronym in Latin letters of a name, or is called 通称 or 愛称. One that
stands in the long form as it is (計画 for 推進計画) is none: searches find that anyhow, and it means many things.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from corpus.abbreviations import Abbreviation, word_key
from corpus.model import Block, Document, Table

_QUOTED = r"[「『“\"＂]([^」』”\"＂。]{2,15})[」』”\"＂]"
# what stands before the bracket is the long form
_BEFORE = (
    re.compile(rf"[（(]\s*以下[、，,]?\s*(?:単に)?{_QUOTED}"),
    re.compile(r"[（(]\s*以下[、，,]?\s*([^「」『』（）()、。，\s]{2,12})(?:と(?:いう|略す)。?)?\s*[）)]"),
    re.compile(r"[（(]\s*略称\s*[：:は]?\s*[「『]?([^「」『』（）()、。\s]{2,15})"),
)
_NICKNAME = re.compile(r"[（(]\s*(?:通称|愛称)\s*[：:は、]?\s*[「『]?([^「」『』（）()、。\s]{2,15})")
_LONG = r"[「『]?([^「」『』。、（）()]{4,60}?)[」』]?"
_MEANS = (
    re.compile(
        rf"(?:^|[＊*※。・\s\d）)「『])([^\s、。「」『』（）()＊*※・]{{2,12}})[」』]?とは[、，]?\s*{_LONG}(?:のこと|の略)"
    ),
    re.compile(r"([^\s、。「」『』（）()＊*※・は]{2,12})[（(]([^（）()。]{4,40})の略(?:称|語)?[）)]"),
)
_HINT = re.compile("以下|略|通称|愛称|とは")
_ACRONYM = re.compile(r"[a-z][a-z0-9&\-]{1,9}")
_NAME = re.compile(r"[々〇ヶァ-ヿ一-龯A-Za-z0-9・･\-＝= ]{4,40}$")
_STOPS = frozenset("、。，．「」『』（）()【】\t：:；;")
_LONGEST, _LONGEST_TAIL = 40, 8


def annotate_abbreviations(document: Document) -> Document:
    """The document with the short forms that it defines, each once."""
    found: dict[tuple[str, str], Abbreviation] = {}
    for block in document.blocks():
        where = block.locator
        for text in _texts(block):
            for short, long in abbreviations(text):
                key = (word_key(short), word_key(long))
                found.setdefault(key, Abbreviation(short, long, where.block or 0, where.page))
    return replace(document, abbreviations=tuple(found.values()))


def abbreviations(text: str) -> Iterator[tuple[str, str]]:
    """(short, long) of each definition in a text."""
    if _HINT.search(text) is None:
        return
    line = text.replace("\n", "")
    for pattern in (*_BEFORE, _NICKNAME):
        for match in pattern.finditer(line):
            long = long_form(match[1], line[: match.start()], is_nickname=pattern is _NICKNAME)
            if long:
                yield match[1].strip(), long
    for pattern in _MEANS:
        for match in pattern.finditer(line):
            long = long_form(match[1], match[2])
            if long:
                yield match[1].strip(), long


def long_form(short: str, before: str, *, is_nickname: bool = False) -> str:
    """What ``short`` stands for: a name that ends where ``before`` ends, or ""."""
    before = before.rstrip(" \u3000")
    quoted = _last_quoted(before)
    folded = unicodedata.normalize("NFKC", short).casefold()
    name = quoted or _trailing_name(before)
    if _ACRONYM.fullmatch(folded):
        long = name
    elif is_nickname:
        long = name if len(folded) > 2 else ""
    elif quoted:
        long = quoted if _begin_of(folded, quoted) == 0 else ""
    else:
        stretch = re.split(f"[{re.escape(''.join(_STOPS))}]", before)[-1][-_LONGEST:]
        begin = _begin_of(folded, stretch)
        long = "" if begin is None else stretch[begin:]
    long = long.strip(" \u3000")
    if len(long) < len(short) + 2 or word_key(short) in word_key(long):
        return ""
    return long


def _begin_of(short: str, text: str) -> int | None:
    """Where the stretch of ``text`` begins that has the characters of ``short`` in order; None where none has."""
    folded = [unicodedata.normalize("NFKC", character).casefold() for character in text]
    place = len(folded)
    last = place
    for character in reversed(short):
        place -= 1
        while place >= 0 and folded[place] != character:
            place -= 1
        if place < 0:
            return None
        last = min(last, len(folded) - place - 1) if last == len(folded) else last
    return place if last <= _LONGEST_TAIL else None


def _last_quoted(text: str) -> str:
    for opening, closing in ("「」", "『』", "“”"):
        if text.endswith(closing) and opening in text:
            inside = text[text.rindex(opening) + 1 : -1]
            return inside if len(inside) <= _LONGEST and "。" not in inside else ""
    return ""


def _trailing_name(text: str) -> str:
    """The name that a text ends in: no hiragana in it, and before it something that is no part of it."""
    match = _NAME.search(text)
    return match[0] if match is not None else ""


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (cell.text for cell in block.cells)
    else:
        yield block.text
