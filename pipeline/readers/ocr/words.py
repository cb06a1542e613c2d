"""Tesseract's table of words → printed lines with their boxes, blanks only where there are some."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from corpus.model import Box
from pipeline.raw import RawLine
from pipeline.readers.characters import visible

_COLUMNS = 12
_WORD = "5"
# a gap as wide as this share of the line's height was left by the writer
_WIDE_GAP = 1.3
_NARROW = ("W", "F", "H")


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word: the line it is in, its place in pixels, and the program's confidence in percent."""

    line: tuple[str, ...]
    left: int
    top: int
    width: int
    height: int
    confidence: float
    text: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """The lines of a page in reading order, and the mean confidence over their characters (0 to 100)."""

    lines: tuple[RawLine, ...]
    confidence: float


def words_of(table: str) -> Iterator[Word]:
    """The words of a TSV; lines of another shape are left out."""
    for row in table.splitlines():
        fields = row.split("\t")
        if len(fields) != _COLUMNS or fields[0] != _WORD:
            continue
        text = visible(fields[11]).strip()
        try:
            left, top, width, height = map(int, fields[6:10])
            confidence = float(fields[10])
        except ValueError:
            continue
        if text and width > 0 and height > 0:
            yield Word(tuple(fields[1:5]), left, top, width, height, max(0.0, confidence), text)


def recognised_lines(words: Iterable[Word], scale: float) -> Recognised:
    """The lines that the words make; ``scale`` is pixels a point."""
    lines: list[RawLine] = []
    weighted = characters = 0.0
    for _, group in groupby(words, key=lambda word: word.line):
        row = list(group)
        weighted += sum(word.confidence * len(word.text) for word in row)
        characters += sum(len(word.text) for word in row)
        lines.append(_line(row, scale))
    return Recognised(tuple(lines), weighted / characters if characters else 0.0)


def _line(row: list[Word], scale: float) -> RawLine:
    height = max(word.height for word in row)
    text = row[0].text
    for before, after in pairwise(row):
        text += _blank(before, after, height) + after.text
    box = Box(
        min(word.left for word in row) / scale,
        min(word.top for word in row) / scale,
        max(word.left + word.width for word in row) / scale,
        max(word.top + word.height for word in row) / scale,
    )
    # kanji fill their square but for some tenth
    return RawLine(text, box, round(height / scale, 1))


def _blank(before: Word, after: Word, height: int) -> str:
    """What stands between two words: the program parts Japanese words where the writer left no blank."""
    gap = after.left - before.left - before.width
    if gap > _WIDE_GAP * height:
        return "\u3000"
    is_latin = not _is_japanese(before.text[-1]) and not _is_japanese(after.text[0])
    return " " if is_latin and gap > 0.15 * height else ""


def _is_japanese(character: str) -> bool:
    return unicodedata.east_asian_width(character) in _NARROW
