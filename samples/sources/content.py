"""The nouns of the samples: reports and minutes as their authors mean them, before any layout."""

from collections.abc import Sequence
from dataclasses import dataclass

from samples.sources.inline import final_text


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as it is printed and the days that it means (ISO, both inclusive, "" where open)."""

    surface: str
    first: str
    last: str
    precision: str = "day"


@dataclass(frozen=True, slots=True)
class GridCell:
    """A placed cell; ``dates`` are the dates in its text, in order."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    dates: tuple[Dated, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table. ``widths`` are relative.

    ``is_dated`` says that the dates of all body cells are written down in ``GridCell.dates``. ``numeric_from`` is the
    first column set flush right.
    """

    cells: tuple[GridCell, ...]
    header_rows: int
    widths: tuple[float, ...]
    caption: str = ""
    unit: str = ""
    is_dated: bool = False
    numeric_from: int | None = None
    may_split_rows: bool = False

    @property
    def row_count(self) -> int:
        """Number of rows."""
        return max(cell.row + cell.row_span for cell in self.cells)

    @property
    def column_count(self) -> int:
        """Number of columns."""
        return len(self.widths)


@dataclass(frozen=True, slots=True)
class Event:
    """A row 年月日｜会議等｜内容等; ``between`` separates several dates of one cell."""

    when: tuple[Dated, ...]
    meeting: str
    body: str
    between: str = "\n"
    meeting_dates: tuple[Dated, ...] = ()
    body_dates: tuple[Dated, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A note below a heading or a table (*…とは)."""

    text: str


Block = Text | Note | Grid


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (○…) and what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A progress report or a statistical paper."""

    folder: str
    stem: str
    title: str
    box: str
    date: Dated
    division: str
    lead: str
    list_heading: str
    sections: tuple[Section, ...]
    running_head: str

    def grids(self) -> tuple[Grid, ...]:
        """All tables in reading order."""
        return tuple(block for section in self.sections for block in section.blocks if isinstance(block, Grid))


@dataclass(frozen=True, slots=True)
class Speech:
    """What one person says: family name and role (both 事務局 where nobody is named), paragraphs in inline markup."""

    speaker: str
    role: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading of the minutes, level 1 or 2."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered list."""

    items: tuple[str, ...]


MinutesBlock = Topic | Text | Speech | Numbered | Grid


@dataclass(frozen=True, slots=True)
class Minutes:
    """Minutes of one meeting. ``mark`` is how a speaker is shown: "○{}　", "（{}）　" or "{}：".

    ``facts`` are (label, value) lines such as 日時 and 場所; ``date`` the day of the meeting.
    """

    folder: str
    stem: str
    title: str
    date: Dated
    facts: tuple[tuple[str, str], ...]
    mark: str
    blocks: tuple[MinutesBlock, ...]
    running_head: str

    def grids(self) -> tuple[Grid, ...]:
        """All tables in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Grid))

    def speeches(self) -> tuple[Speech, ...]:
        """All utterances in order."""
        return tuple(block for block in self.blocks if isinstance(block, Speech))


def day(surface: str, iso: str) -> Dated:
    """A single day."""
    return Dated(surface, iso, iso)


def grid(
    rows: Sequence[Sequence[str]],
    *,
    header_rows: int,
    widths: Sequence[float],
    caption: str = "",
    unit: str = "",
    numeric_from: int | None = None,
    dates: dict[tuple[int, int], tuple[Dated, ...]] | None = None,
) -> Grid:
    """A table from a drawing: "<" continues the cell to the left, "^" the cell above."""
    cells = []
    for r, row in enumerate(rows):
        if len(row) != len(widths):
            raise ValueError(f"row {r} has {len(row)} columns, not {len(widths)}")
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            right, down = c + 1, r + 1
            while right < len(row) and row[right] == "<":
                right += 1
            while down < len(rows) and rows[down][c] == "^":
                down += 1
            cells.append(GridCell(r, c, text, down - r, right - c, (dates or {}).get((r, c), ())))
    return Grid(tuple(cells), header_rows, tuple(widths), caption, unit, dates is not None, numeric_from)


EVENT_HEAD = ("年月日", "会議等", "内容等")


def events(rows: Sequence[Event], *, may_split_rows: bool = False) -> Grid:
    """The three-column table of a progress report."""
    cells = [GridCell(0, column, text) for column, text in enumerate(EVENT_HEAD)]
    for r, row in enumerate(rows, start=1):
        when = row.between.join(date.surface for date in row.when)
        cells += [
            GridCell(r, 0, when, dates=row.when),
            GridCell(r, 1, row.meeting, dates=row.meeting_dates),
            GridCell(r, 2, row.body, dates=row.body_dates),
        ]
    return Grid(tuple(cells), 1, (21, 35, 74), is_dated=True, may_split_rows=may_split_rows)


def shown_name(speech: Speech) -> str:
    """The speaker as the mark shows it: 三枝会長, 事務局."""
    return speech.speaker if speech.role == speech.speaker else speech.speaker + speech.role


def speech_text(minutes: Minutes, speech: Speech) -> str:
    """The utterance as it is read: mark and words, paragraphs on lines of their own."""
    return minutes.mark.format(shown_name(speech)) + "\n".join(final_text(text) for text in speech.paragraphs)
