"""The nouns: pure values that every other module passes along.

Identity and storage are the store's concern. Offsets always count code points of the canonical text they belong to.
Boxes are in PDF points, origin at the top left of the page as it is displayed (after /Rotate).
"""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.abbreviations import Abbreviation
from corpus.answer import Expansion, Facet
from corpus.values import value
from wareki.span import DateSpan

if TYPE_CHECKING:
    from corpus.meeting import Meeting


@value
class Box:
    """A rectangle on a page, in PDF points from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


@value
class Locator:
    """Where something stands: the pointer that a hit, an issue and a CSV row share.

    ``page`` is 1-based, or None in a format without pages. ``block`` is the 0-based index of the block within its
    document, ``table`` the 1-based number of the table within its document, ``row`` and ``column`` are 0-based
    grid positions.
    """

    page: int | None = None
    block: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    box: Box | None = None


class Severity(StrEnum):
    """How much an issue takes away."""

    INFO = "info"  # worth knowing, nothing is missing
    WARNING = "warning"  # a part of the document is not searchable or uncertain
    ERROR = "error"  # the document could not be read


class IssueCode(StrEnum):
    """Every non-fatal finding about an input; ``corpus.messages`` has the words for each."""

    # the document could not be read
    EMPTY_FILE = "empty_file"
    ENCRYPTED = "encrypted"
    CORRUPT = "corrupt"
    UNSUPPORTED_FORMAT = "unsupported_format"
    WRONG_SUFFIX = "wrong_suffix"
    NO_TEXT = "no_text"
    BLANK = "blank"
    NOT_READABLE = "not_readable"
    NOT_FOUND = "not_found"
    NOT_A_FILE = "not_a_file"
    NAME_NOT_UNICODE = "name_not_unicode"
    FILE_CHANGED = "file_changed"
    TOO_LARGE = "too_large"
    READER_CRASHED = "reader_crashed"
    READER_TIMEOUT = "reader_timeout"
    READER_FAILED = "reader_failed"
    PROGRAM_MISSING = "program_missing"
    # a part of it could not
    SUFFIX_IGNORED = "suffix_ignored"
    PAGE_NO_TEXT = "page_no_text"
    PAGE_FAILED = "page_failed"
    PAGE_GARBLED = "page_garbled"
    PAGE_RECOGNISED = "page_recognised"
    OCR_FAILED = "ocr_failed"
    GLYPHS_UNMAPPED = "glyphs_unmapped"
    PART_FAILED = "part_failed"
    COMMENTS_LEFT_OUT = "comments_left_out"
    CONVERTED = "converted"
    HIDDEN_LEFT_OUT = "hidden_left_out"
    NOT_CALCULATED = "not_calculated"
    TABLE_NOT_JOINED = "table_not_joined"
    DATE_IMPOSSIBLE = "date_impossible"


@value
class Issue:
    """A non-fatal finding about one input. ``arguments`` are the named values of the message's template."""

    code: IssueCode
    severity: Severity
    arguments: tuple[tuple[str, str], ...] = ()
    locator: Locator | None = None


class Kind(StrEnum):
    """What sort of paper a document is."""

    PROGRESS = "progress"
    MINUTES = "minutes"
    OTHER = "other"


@value
class Heading:
    """A section heading; ``level`` 1 is the outermost. ``section`` holds the headings above it."""

    text: str
    level: int
    locator: Locator
    section: tuple[str, ...] = ()
    dates: tuple[DateSpan, ...] = ()


@value
class Paragraph:
    """A paragraph of running text; ``section`` is the path of headings it stands under, outermost first.

    ``is_stage``: a note of what happened between the remarks, （拍手）, （休憩）, which nobody says.
    """

    text: str
    locator: Locator
    section: tuple[str, ...] = ()
    dates: tuple[DateSpan, ...] = ()
    is_stage: bool = False


class UtteranceKind(StrEnum):
    """What a remark does."""

    REMARK = "remark"
    QUESTION = "question"
    ANSWER = "answer"
    RESOLUTION = "resolution"  # says that something is approved or decided


@value
class Utterance:
    """A paragraph of what one person said.

    ``text`` is the whole block as written, with the speaker's mark: its first ``opening`` code points, or the last
    ``closing``. ``speaker`` and ``role`` are as this remark's mark names them (山田, 会長); without a written name,
    the title is both. ``person`` is the fullest name that the document has for the speaker: one person under several
    titles has one, two people of one surname have two. ``is_certain`` is false where the document leaves it open.

    The paragraphs of one speaker's turn share ``turn``, which counts from 1 in the document. ``agenda`` is the agenda
    item under discussion, as written. ``answers_to`` is the block index of the question (its turn's first paragraph),
    ``answered_by`` those of the answers. ``id`` depends on what is said and by whom, not on where it stands, and is
    unique in the document.
    """

    text: str
    speaker: str
    role: str
    locator: Locator
    section: tuple[str, ...] = ()
    dates: tuple[DateSpan, ...] = ()
    agenda: str = ""
    id: str = ""
    turn: int = 0
    person: str = ""
    is_certain: bool = True
    kind: UtteranceKind = UtteranceKind.REMARK
    answers_to: int | None = None
    answered_by: tuple[int, ...] = ()
    opening: int = 0
    closing: int = 0

    @property
    def remark(self) -> str:
        """What is said, without the speaker's mark."""
        return self.text[self.opening : len(self.text) - self.closing].strip(" \u3000\t\n")


@value
class Footnote:
    """A note; ``mark`` is what refers to it (＊, 1, 注2), "" where none is written."""

    text: str
    mark: str
    locator: Locator
    section: tuple[str, ...] = ()
    dates: tuple[DateSpan, ...] = ()


@value
class Cell:
    """A placed cell: top-left slot, spans (at least 1), canonical text, and where it is printed."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False
    page: int | None = None
    box: Box | None = None
    dates: tuple[DateSpan, ...] = ()


@value
class Table:
    """A table as a person reads it, joined over the pages it runs over.

    ``cells`` are in row-major order of their top-left slots and do not overlap; slots that no cell covers are empty.
    ``row_pages`` and ``row_boxes`` have one entry a row; ``pages`` lists the pages in order ( () without pages).
    ``locator`` is the first page, the block and the table's number; its box is the part on the first page.
    """

    cells: tuple[Cell, ...]
    row_count: int
    column_count: int
    header_rows: int
    locator: Locator
    caption: str = ""
    section: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    row_pages: tuple[int | None, ...] = ()
    row_boxes: tuple[Box | None, ...] = ()

    def grid(self, *, repeat_spans: bool = False) -> tuple[tuple[str, ...], ...]:
        """The texts as ``row_count`` rows of ``column_count``; a merged cell's text in its top-left slot, or in all."""
        rows = [[""] * self.column_count for _ in range(self.row_count)]
        for cell in self.cells:
            for row, column in cell_slots(cell) if repeat_spans else [(cell.row, cell.column)]:
                rows[row][column] = cell.text
        return tuple(map(tuple, rows))

    def column_headers(self) -> tuple[str, ...]:
        """One header a column: the header rows joined as 上段 / 下段, a spanning head repeated, doubles once."""
        heads: list[dict[str, None]] = [{} for _ in range(self.column_count)]
        for cell in self.cells:
            if cell.text and cell.row < self.header_rows:
                for column in range(cell.column, cell.column + cell.column_span):
                    heads[column][cell.text] = None
        return tuple(map(" / ".join, heads))


def cell_slots(cell: Cell) -> Iterator[tuple[int, int]]:
    """Every (row, column) that the cell covers, its top-left slot first."""
    for row in range(cell.row, cell.row + cell.row_span):
        for column in range(cell.column, cell.column + cell.column_span):
            yield row, column


Block = Heading | Paragraph | Utterance | Table | Footnote


@value
class Page:
    """One page and the blocks that begin on it, in reading order.

    A document in a format without pages has exactly one Page, with ``number`` None. ``furniture`` keeps the running
    heads and page numbers that were taken out of the paragraphs. ``is_searchable`` is False where the page shows
    something but no usable text could be read from it (a scan, a garbled text layer).
    """

    number: int | None
    blocks: tuple[Block, ...] = ()
    width: float | None = None
    height: float | None = None
    is_searchable: bool = True
    furniture: tuple[str, ...] = ()


@value
class Document:
    """The content of one file, keyed by the SHA-256 of its bytes (hex). No path inside: two copies share one.

    ``date`` is the document's own date (of issue or of the meeting). ``fingerprint`` names the extractor that made
    this: another fingerprint means that the document is stale.
    """

    digest: str
    title: str
    kind: Kind
    date: DateSpan | None
    meeting: "Meeting | None"
    pages: tuple[Page, ...]
    issues: tuple[Issue, ...]
    fingerprint: str
    abbreviations: tuple[Abbreviation, ...] = ()

    def blocks(self) -> Iterator[Block]:
        """All blocks in reading order; the n-th has ``locator.block == n``."""
        for page in self.pages:
            yield from page.blocks

    def tables(self) -> Iterator[Table]:
        """All tables in reading order; the n-th (from 1) has ``locator.table == n``."""
        for block in self.blocks():
            if isinstance(block, Table):
                yield block


class PassageForm(StrEnum):
    """What a passage is made of."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    UTTERANCE = "utterance"
    TABLE_ROW = "table_row"
    FOOTNOTE = "footnote"


@value
class PassageKey:
    """Identity of a passage: the document's digest, the block's index and, in a table, the row's index."""

    document: str
    block: int
    row: int | None = None


@value
class Passage:
    """The unit of search.

    ``text`` is what is shown and matched (a table row: its cells' texts, tab-separated); ``dates`` have their offsets
    in it. ``headers`` are the header words of a row, ``section`` the headings above; they are searchable with it.
    ``cell_headers`` has the header of each of the row's cells, "" where there is none.
    ``person`` … ``answered_by`` are those of an utterance.
    """

    key: PassageKey
    form: PassageForm
    text: str
    locator: Locator
    headers: tuple[str, ...] = ()
    caption: str = ""
    section: tuple[str, ...] = ()
    speaker: str = ""
    role: str = ""
    dates: tuple[DateSpan, ...] = ()
    person: str = ""
    agenda: str = ""
    utterance_id: str = ""
    is_certain: bool = True
    utterance_kind: UtteranceKind | None = None
    answers_to: int | None = None
    answered_by: tuple[int, ...] = ()
    cell_headers: tuple[str, ...] = ()


@value
class Hit:
    """One answer: a passage, its document, where the document lies, and which parts of ``passage.text`` matched.

    ``matches`` are (begin, end) offsets in ``passage.text``, sorted and disjoint. ``paths`` has every copy. ``more``
    other passages of the document were found where the answer has one hit a document. ``answers`` are what was said to
    a question, a paragraph each. ``recognised`` is the confidence in percent with which the page was read from
    a picture, None of a page that has its text.
    """

    passage: Passage
    title: str
    kind: Kind
    document_date: DateSpan | None
    paths: tuple[str, ...]
    score: float
    matches: tuple[tuple[int, int], ...] = ()
    more: int = 0
    answers: tuple[Utterance, ...] = ()
    recognised: int | None = None


@value
class Results:
    """What comes back from a search: ``total`` passages match, ``hits`` are the best of them.

    ``date_words`` are words of the query that were also read as dates. ``is_substring`` says that no whole word
    matched and that parts of words were looked for instead, ``has_titles`` that no passage had all words and those in
    the title of its document counted too. ``unsearchable_pages`` counts the pages of the archive
    that no search can reach. ``forms`` says how many of ``total`` are of each form, those with none left out.
    ``expansions`` are the other forms of its words that found something. Where ``documents`` is not None there is one
    hit a document, and so many documents. ``facets`` are there where they were asked for.
    """

    hits: tuple[Hit, ...]
    total: int
    date_words: tuple[DateSpan, ...] = ()
    is_substring: bool = False
    has_titles: bool = False
    unsearchable_pages: int = 0
    reference: dt.date | None = None
    forms: tuple[tuple[PassageForm, int], ...] = ()
    expansions: tuple[Expansion, ...] = ()
    documents: int | None = None
    facets: tuple[Facet, ...] = ()
