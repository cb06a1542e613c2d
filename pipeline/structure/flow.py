"""What the stages of structuring hand to each other: the document as one sequence of prose, notes and tables."""

from collections import Counter
from collections.abc import Iterable

from corpus.model import Box, Table, UtteranceKind
from corpus.values import value
from pipeline.structure.marks import Family, leading_mark


@value
class Prose:
    """A paragraph before it is known what it is.

    ``page`` indexes the raw document's pages. ``size`` is the type size in points, ``indent`` the distance of its
    first line from the left edge of its column and ``space_above`` the blank above it, both in characters of its own
    size; all None without geometry.
    """

    text: str
    page: int
    box: Box | None = None
    size: float | None = None
    is_bold: bool = False
    is_centred: bool = False
    outline_level: int | None = None
    is_title: bool = False
    is_place: bool = False
    line_count: int = 1
    indent: float | None = None
    space_above: float | None = None

    @property
    def list_key(self) -> tuple[Family, str] | None:
        """What it shares with its fellow items of a list: the family and the look of its mark."""
        mark = leading_mark(self.text)
        return (mark.family, mark.look) if mark else None


@value
class MarkedNote:
    """A footnote that the format itself marks."""

    text: str
    mark: str
    page: int


@value
class PlacedTable:
    """A joined table at the place of its first part."""

    table: Table
    page: int


@value
class Said:
    """A remark that stood in a row of a table (speaker | remark), or that a sentence reports.

    ``opening`` is the length of the speaker's cell in ``text``; ``is_start`` is false where that cell is blank and the
    row goes on with the remark above. ``closing`` is the length of what follows a reported statement: との質問があり、
    ``kind`` is what the column's head or the report says that it is: a question, an answer.
    """

    text: str
    name: str
    role: str
    page: int
    box: Box | None = None
    opening: int = 0
    closing: int = 0
    is_start: bool = True
    is_certain: bool = True
    kind: UtteranceKind = UtteranceKind.REMARK


Item = Prose | MarkedNote | PlacedTable | Said


def body_size(items: Iterable[Item]) -> float | None:
    """The type size that most characters are set in, None without geometry."""
    sizes: Counter[float] = Counter()
    for item in items:
        if isinstance(item, Prose) and item.size is not None:
            sizes[round(item.size * 2) / 2] += len(item.text)
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else None
