"""Texts of documents as pieces, matched and not, which a template writes one after the other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.render import plain_text
from index.snippet import Span, excerpts

_CUT = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; ``is_marked`` where it is what was looked for."""

    text: str
    is_marked: bool = False


def pieces(text: str, matches: Iterable[Span]) -> tuple[Piece, ...]:
    """The whole text as written, line breaks too."""
    return tuple(_pieces(text, matches))


def excerpt_pieces(text: str, matches: Sequence[Span], length: int) -> tuple[Piece, ...]:
    """The parts of a text that are worth reading, on one line."""
    parts = excerpts(text, matches, length)
    shown: list[Piece] = []
    for part in parts:
        shown += [Piece(_CUT)] if part.is_cut_before else []
        shown += (Piece(plain_text(piece.text), piece.is_marked) for piece in _pieces(part.text, part.matches))
    shown += [Piece(_CUT)] if parts[-1].is_cut_after else []
    return tuple(shown)


def clipped_matches(matches: Iterable[Span], begin: int, end: int) -> tuple[Span, ...]:
    """The matches inside ``[begin, end)`` of a text, as offsets in that part."""
    return tuple((max(a, begin) - begin, min(b, end) - begin) for a, b in matches if a < end and begin < b)


def _pieces(text: str, matches: Iterable[Span]) -> Iterator[Piece]:
    place = 0
    for begin, end in matches:
        if begin > place:
            yield Piece(text[place:begin])
        yield Piece(text[begin:end], is_marked=True)
        place = end
    if place < len(text):
        yield Piece(text[place:])
