"""What a reader hands to the structure stage: pages of lines, paragraphs, notes and raw grids.

A reader says what it saw, never what it means: headings, footnotes, utterances, captions, running heads and tables
that go on over a page are decided by ``pipeline.structure``.
"""

from enum import StrEnum

from corpus.model import Box, Issue
from corpus.values import value
from wareki.span import DateSpan


class Format(StrEnum):
    """The file formats there is a reader for."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    HTML = "html"
    CSV = "csv"
    MARKDOWN = "markdown"
    TEXT = "text"
    MAIL = "mail"
    ZIP = "zip"
    OFFICE_TEXT = "office-text"
    OFFICE_SHEETS = "office-sheets"
    OFFICE_SLIDES = "office-slides"


@value
class RawLine:
    """One printed line of a page (PDF): its text, box, dominant font size in points, and whether it is bold."""

    text: str
    box: Box
    size: float
    is_bold: bool = False


@value
class RawParagraph:
    """A paragraph that the format itself marks (DOCX, text). ``outline_level`` is 1-based where a style says so.

    ``is_place``: it names a place in the file (a sheet), and is not the document's title.
    """

    text: str
    outline_level: int | None = None
    is_title: bool = False
    is_bold: bool = False
    is_place: bool = False


@value
class RawNote:
    """A footnote or endnote that the format itself marks (DOCX)."""

    text: str
    mark: str


@value
class RawFurniture:
    """Text of a header or footer that the format itself marks (DOCX)."""

    text: str


@value
class RawCell:
    """A placed cell of a raw grid. ``dates``: what the format itself says that the text means (spreadsheets)."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    box: Box | None = None
    is_bold: bool = False
    dates: tuple[DateSpan, ...] = ()


@value
class RawTable:
    """A grid on one page. ``column_edges``/``row_edges`` are x and y positions in points (PDF), () elsewhere.

    ``header_rows`` is what the format says (DOCX's repeated header rows), None where it does not. ``column_texts`` is
    how far each column's text reaches where no rules part the columns: their edges lie anywhere between.
    """

    cells: tuple[RawCell, ...]
    row_count: int
    column_count: int
    box: Box | None = None
    column_edges: tuple[float, ...] = ()
    row_edges: tuple[float, ...] = ()
    header_rows: int | None = None
    column_texts: tuple[tuple[float, float], ...] = ()


RawElement = RawLine | RawParagraph | RawNote | RawFurniture | RawTable


@value
class RawPage:
    """One page; ``elements`` in reading order (a table stands where its top is). ``number`` None: no pages.

    Lines inside a table's cells are not repeated among the elements.
    """

    number: int | None
    elements: tuple[RawElement, ...]
    width: float | None = None
    height: float | None = None
    is_searchable: bool = True


@value
class RawDocument:
    """All that a reader saw in one file. ``title`` is the file's own metadata, "" where it has none."""

    format: Format
    pages: tuple[RawPage, ...]
    title: str = ""
    issues: tuple[Issue, ...] = ()
