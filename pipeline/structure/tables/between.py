"""What stands between a grid at the end of a page and one at the beginning of the next."""

import re
from collections.abc import Sequence
from enum import Enum, auto

from pipeline.raw import RawElement, RawLine, RawPage, RawTable

_GOES_ON = re.compile(
    r"[（(]?(次(ページ|頁|葉)(へ|に)?(続く|つづく)|(前(ページ|頁)(から|より)の?)?(続き|つづき)|続く)[）)]?"
)
_PART = re.compile(r"([（(]?(続き|つづき)[）)]?|[（(](続|[0-9０-９]{1,3}[／/][0-9０-９]{1,3})[）)])$")
_UNIT = re.compile(r"[（(]?\s*単\s*位\s*[：:].{1,12}[）)]?")
_NOTE = re.compile(
    r"[※＊*†]|[（(［\[]?注|[（(]?(備考|資料|出典)[：:）)]|[（(]?[0-9０-９]{1,2}[）)]?[^0-9０-９.．、，,].*。$"
)


class Between(Enum):
    """NOTHING but what is said again on the next page or says that the table goes on; NOTES at the page's foot."""

    NOTHING = auto()
    NOTES = auto()
    OTHER = auto()


def between(pages: Sequence[RawPage], last: tuple[int, int], first: tuple[int, int], other: RawTable) -> Between:
    """What stands between the grid at ``last`` and the ``other`` at ``first`` (page, element) on the next page.

    Calc prints a label that is merged over the break on both pages, on the first one below the table, on the second one
    above it. A caption is said again though it has （続き） or （2／3） behind it.
    """
    before, after = pages[last[0]].elements[: last[1]], pages[last[0]].elements[last[1] + 1 :]
    ahead, behind = pages[first[0]].elements[: first[1]], pages[first[0]].elements[first[1] + 1 :]
    if not all(isinstance(e, RawLine) for e in (*after, *ahead)):
        return Between.OTHER
    said, repeated = set(_texts(before)), set(_texts(behind))
    one = pages[last[0]].elements[last[1]]
    if isinstance(one, RawTable):
        labels = (c.text for c in one.cells if c.row_span > 1 and c.row + c.row_span == one.row_count)
        said |= {"".join(text.split()) for text in labels if text}
    titles = {_without_part(text) for text in said}
    repeated |= {"".join(c.text.split()) for c in other.cells if c.row == 0 and c.row_span > 1}
    if not all(
        text in said or _GOES_ON.fullmatch(text) or _UNIT.fullmatch(text) or _without_part(text) in titles
        for text in _texts(ahead)
    ):
        return Between.OTHER
    rest = [text for text in _texts(after) if text not in repeated and not _GOES_ON.fullmatch(text)]
    if not rest:
        return Between.NOTHING
    return Between.NOTES if _NOTE.match(rest[0]) and all(map(_is_of_notes, rest)) else Between.OTHER


def _is_of_notes(text: str) -> bool:
    """A note, or a line of one that goes on: no heading of what follows."""
    return bool(_NOTE.match(text)) or text.endswith(("。", "、"))


def _without_part(text: str) -> str:
    return _PART.sub("", text)


def _texts(elements: Sequence[RawElement]) -> list[str]:
    """The lines' texts without blanks."""
    return ["".join(e.text.split()) for e in elements if isinstance(e, RawLine)]
