"""Key words in context: every match on a line of its own, one under the other (--kwic)."""

import unicodedata
from collections.abc import Iterator

from corpus.messages import Language
from corpus.model import Hit, Results
from corpus.width import clip, clip_left, display_width
from index.render import file_name, place_text

_NARROWEST = 20
_WIDEST_PLACE = 36


def kwic_lines(results: Results, language: Language, *, width: int) -> Iterator[str]:
    """A line for each match of each hit, at most ``width`` columns wide: context 【match】 context, file and page."""
    rows = [(hit, match) for hit in results.hits for match in hit.matches or [(0, 0)]]
    places = [_place(hit, language) for hit, _ in rows]
    room = max(width - min(_WIDEST_PLACE, max(map(display_width, places), default=0)) - 2, 2 * _NARROWEST)
    for (hit, match), place in zip(rows, places, strict=True):
        yield f"{_line(hit.passage.text, match, room)}  {clip(place, _WIDEST_PLACE)}"


def _line(text: str, match: tuple[int, int], room: int) -> str:
    begin, end = match
    middle = clip(f"【{_plain(text[begin:end])}】" if end else "", room // 2)
    side = (room - display_width(middle)) // 2
    left = clip_left(_plain(text[max(0, begin - room) : begin]), room // 3)
    left = " " * (room // 3 - display_width(left)) + left
    rest = room - display_width(left) - display_width(middle)
    right = clip(_plain(text[end : end + room]), max(rest, side // 2))
    return left + middle + right + " " * max(0, rest - display_width(right))


def _place(hit: Hit, language: Language) -> str:
    return " ".join(filter(None, (place_text(hit.passage.locator, language), file_name(hit))))


def _plain(text: str) -> str:
    """On one line, cells set apart, and nothing that steers a terminal."""
    shown = text.replace("\t", "｜").replace("\r", "").replace("\n", "")
    return "".join(" " if unicodedata.category(character) in ("Cc", "Cf") else character for character in shown)
