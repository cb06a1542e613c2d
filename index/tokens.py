"""A query cut into words, phrases, operators and fields."""

import re
import unicodedata
from enum import Enum, auto
from functools import cache

from corpus.errors import UsageError
from corpus.values import value
from corpus.width import display_width


class TokenType(Enum):
    """What a token is."""

    WORD = auto()
    QUOTE = auto()
    FIELD = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    NEAR = auto()


@value
class Token:
    """A token at ``line[begin:end]``. ``text``: the word, the phrase without its quotes, the field's value, the
    distance of a NEAR; ``field``: the field's name; ``value_begin``: where the field's value begins.
    """

    type: TokenType
    text: str
    begin: int
    end: int
    field: str = ""
    value_begin: int = 0


FIELD_NAMES = {
    "date": "date", "日付": "date", "年月日": "date",
    "dated": "dated", "文書日付": "dated", "開催日": "dated",
    "kind": "kind", "種別": "kind",
    "speaker": "speaker", "発言者": "speaker",
    "role": "role", "役職": "role",
    "agenda": "agenda", "議題": "agenda",
    "meeting": "meeting", "会議": "meeting",
    "section": "section", "見出し": "section",
    "file": "file", "ファイル": "file",
}  # fmt: skip

_OPERATORS = {"AND": TokenType.AND, "OR": TokenType.OR, "NOT": TokenType.NOT}
_STRAIGHT, _CURLY = '"＂', "“”"
_QUOTES = dict.fromkeys(_STRAIGHT, _STRAIGHT) | dict.fromkeys(_CURLY, _CURLY + _STRAIGHT) | {"「": "」"}
_ESCAPE = "\\"
_SINGLE = {
    "(": TokenType.OPEN, "（": TokenType.OPEN, ")": TokenType.CLOSE, "）": TokenType.CLOSE,
    "|": TokenType.OR, "｜": TokenType.OR,
}  # fmt: skip
_MINUS = "-－−‐"
_DEFAULT_DISTANCE = 10
_NEAR = r"NEAR(?:/(\d{1,3}))?"


def tokenise(line: str, *, only_fields: bool = False) -> list[Token]:
    """The tokens of a line; with ``only_fields`` everything that is not a field is words between blanks.

    Raises UsageError for a phrase that does not end, but not with ``only_fields``.
    """
    tokens: list[Token] = []
    place = 0
    while place < len(line):
        if line[place].isspace():
            place += 1
            continue
        token = _question_part(line, place) if only_fields else _field(line, place) or _token(line, place)
        tokens.append(token)
        place = token.end
    return tokens


def malformed(code: str, line: str, position: int, **arguments: str) -> UsageError:
    """The error that shows the line with a caret under ``position``."""
    caret = " " * display_width(line[:position]) + "^"
    return UsageError(code, query=line, caret=caret, position=str(position), **arguments)


def _token(line: str, begin: int) -> Token:
    first = line[begin]
    if first in _QUOTES:
        end = _closing(line, begin)
        return Token(TokenType.QUOTE, _unescaped(line[begin + 1 : end]), begin, end + 1)
    if first in _SINGLE:
        return Token(_SINGLE[first], first, begin, begin + 1)
    if first in _MINUS and begin + 1 < len(line) and not line[begin + 1].isspace():
        return Token(TokenType.NOT, first, begin, begin + 1)
    end = begin
    while end < len(line) and not line[end].isspace() and line[end] not in _SINGLE and line[end] not in _QUOTES:
        end += 1
    word = line[begin:end]
    plain = unicodedata.normalize("NFKC", word)
    if plain in _OPERATORS:
        return Token(_OPERATORS[plain], word, begin, end)
    if plain.startswith("NEAR") and (near := re.fullmatch(_NEAR, plain)):
        return Token(TokenType.NEAR, near[1] or str(_DEFAULT_DISTANCE), begin, end)
    return Token(TokenType.WORD, word, begin, end)


def _question_part(line: str, begin: int) -> Token:
    try:
        return _field(line, begin) or _plain(line, begin)
    except UsageError:  # a quote that does not end, in a sentence
        return _plain(line, begin)


def _plain(line: str, begin: int) -> Token:
    end = begin
    while end < len(line) and not line[end].isspace():
        end += 1
    return Token(TokenType.WORD, line[begin:end], begin, end)


@cache
def _field_pattern() -> re.Pattern[str]:
    return re.compile(r"\s*([A-Za-zＡ-Ｚａ-ｚ]+|[一-龯ァ-ヶーぁ-ん]+)[:：]")


def _field(line: str, begin: int) -> Token | None:
    if ":" not in line and "：" not in line:
        return None
    found = _field_pattern().match(line, begin)
    name = FIELD_NAMES.get(unicodedata.normalize("NFKC", found[1]).lower()) if found else None
    if found is None or name is None:
        return None
    start = found.end()
    if start < len(line) and line[start] in _QUOTES:
        end = _closing(line, start)
        return Token(TokenType.FIELD, _unescaped(line[start + 1 : end]), begin, end + 1, name, start + 1)
    end = start
    while end < len(line) and not line[end].isspace() and line[end] not in _SINGLE:
        end += 1
    return Token(TokenType.FIELD, line[start:end], begin, end, name, start)


def _closing(line: str, begin: int) -> int:
    """Where the quote that opens at ``begin`` closes; 「 」 may hold a pair, a backslash takes any meaning away."""
    depth = 0
    place = begin + 1
    while place < len(line):
        if line[place] == _ESCAPE:
            place += 1
        elif line[begin] == "「" == line[place]:
            depth += 1
        elif line[place] in _QUOTES[line[begin]]:
            if depth == 0:
                return place
            depth -= 1
        place += 1
    raise malformed("query_unclosed", line, begin, part=line[begin])


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
