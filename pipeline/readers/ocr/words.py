"""Tesseract's table of words → printed lines with their boxes, blanks only where there are some."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from corpus.model import Box
from corpus.values import value
from pipeline.raw import RawLine
from pipeline.readers.characters import visible

_COLUMNS = 12
_WORD = "5"
# a gap as wide as this share of the line's height was left by the writer
_WIDE_GAP = 1.3
# … and as this share between Latin letters, between the figures of a date or an amount, which stand apart, and behind
# their points and commas, which are narrow
_LATIN_GAP, _FIGURE_GAP, _POINT_GAP = 0.15, 0.7, 1.0
_FIGURES = frozenset("0123456789.,:/%")
_NARROW = ("W", "F", "H")
# what the program makes of the upper edges of letters and of spots, if it is not sure of it
_SPOTS = frozenset("ー_-‐―—~|'\"`")
_SURE = 60.0
_FLAT = 0.4  # of the letters that it lies in


@value
class Word:
    """A recognised word: the line it is in, its place in pixels, and the program's confidence in percent."""

    line: tuple[str, ...]
    left: int
    top: int
    width: int
    height: int
    confidence: float
    text: str

    def moved(self, left: int, top: int, part: int) -> "Word":
        """The word of a part of the page, whose corner is at (``left``, ``top``), on the page."""
        line = (f"part {part}", *self.line)
        return replace(self, line=line, left=self.left + left, top=self.top + top)


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


def without_spots(words: Sequence[Word]) -> list[Word]:
    """Without dashes that are the upper edges of the letters of another line, and spots taken for marks."""
    kept = [word for word in words if word.confidence >= _SURE or not _SPOTS.issuperset(word.text)]
    letters = [word for word in kept if not _SPOTS.issuperset(word.text)]
    return [word for word in kept if not _SPOTS.issuperset(word.text) or not _is_edge(word, letters)]


def _is_edge(word: Word, letters: Sequence[Word]) -> bool:
    return any(
        letter.line != word.line
        and letter.top <= word.top + word.height <= letter.top + letter.height
        and word.height < _FLAT * letter.height
        and word.left < letter.left + letter.width
        and letter.left < word.left + word.width
        for letter in letters
    )


def mean_confidence(words: Sequence[Word]) -> float:
    """Over their characters (0 to 100), 0 without any."""
    characters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / characters if characters else 0.0


def recognised_lines(words: Iterable[Word], scale: float) -> list[RawLine]:
    """The lines that the words make, in the program's order; ``scale`` is pixels a point."""
    return [_line(list(row), scale) for _, row in groupby(words, key=lambda word: word.line)]


def _line(row: list[Word], scale: float) -> RawLine:
    height = max(word.height for word in row)
    text = row[0].text
    for before, after in pairwise(row):
        text += blank_between(before, after, height) + after.text
    box = Box(
        min(word.left for word in row) / scale,
        min(word.top for word in row) / scale,
        max(word.left + word.width for word in row) / scale,
        max(word.top + word.height for word in row) / scale,
    )
    # kanji fill their square but for some tenth
    return RawLine(text, box, round(height / scale, 1))


def blank_between(before: Word, after: Word, height: int) -> str:
    """What stands between two words of a line: the program parts Japanese words where the writer left no blank."""
    gap = after.left - before.left - before.width
    if gap > _WIDE_GAP * height:
        return "\u3000"
    if _is_japanese(before.text[-1]) or _is_japanese(after.text[0]):
        return ""
    last, first = before.text[-1], after.text[0]
    widest = _LATIN_GAP
    if last in _FIGURES and first in _FIGURES:
        widest = _POINT_GAP if last in ".," else _FIGURE_GAP
    return " " if gap > widest * height else ""


def _is_japanese(character: str) -> bool:
    return unicodedata.east_asian_width(character) in _NARROW
