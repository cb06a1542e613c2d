"""Inline markup of the minutes: {+inserted+}, {-deleted-} (tracked changes) and {^note^} (a footnote)."""

import re
from dataclasses import dataclass
from enum import Enum, auto


class Mark(Enum):
    """What a piece of a paragraph is."""

    PLAIN = auto()
    INSERTED = auto()
    DELETED = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with one mark."""

    mark: Mark
    text: str


_MARKED = re.compile(r"\{([+\-^])(.*?)\1\}")
_MARKS = {"+": Mark.INSERTED, "-": Mark.DELETED, "^": Mark.NOTE}


def pieces(markup: str) -> tuple[Piece, ...]:
    """The paragraph cut into pieces, empty ones left out."""
    found: list[Piece] = []
    at = 0
    for match in _MARKED.finditer(markup):
        found += [Piece(Mark.PLAIN, markup[at : match.start()]), Piece(_MARKS[match[1]], match[2])]
        at = match.end()
    found.append(Piece(Mark.PLAIN, markup[at:]))
    return tuple(piece for piece in found if piece.text)


def final_text(markup: str) -> str:
    """What a reader of the accepted document sees in the paragraph: insertions in, deletions and notes out."""
    return "".join(piece.text for piece in pieces(markup) if piece.mark in (Mark.PLAIN, Mark.INSERTED))
