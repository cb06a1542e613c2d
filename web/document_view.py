"""A document as the page shows it: pages, headings, paragraphs, tables, who says what, with what matched marked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.conversation_text import ConversationText
from corpus.messages import Language, message
from corpus.model import Block, Document, Footnote, Heading, Page, Paragraph, Results, Table, Utterance, cell_slots
from index.passages import CELL_SEPARATOR, cells_beside
from index.snippet import Span
from web.addresses import DocumentAddress
from web.pieces import Piece, clipped_matches, pieces

Marks = Mapping[tuple[int, int | None], tuple[Span, ...]]
"""What matched in a block's text or, of a table, in a row's: by their numbers from 0."""


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell, or a slot that no cell covers."""

    pieces: tuple[Piece, ...]
    is_header: bool = False
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row; ``anchor`` is what a link to it ends in."""

    anchor: str
    cells: tuple[ShownCell, ...]
    is_found: bool


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table, its head apart."""

    title: str
    head: tuple[ShownRow, ...]
    body: tuple[ShownRow, ...]
    csv_address: str


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block of any kind: ``form`` says which. ``opening`` and ``about`` where a turn begins: who speaks, and to whom.

    ``id`` is an utterance's own, which stays even where the blocks before it change.
    """

    form: str
    anchor: str
    pieces: tuple[Piece, ...]
    is_found: bool = False
    level: int = 0
    opening: str = ""
    about: str = ""
    id: str = ""
    table: ShownTable | None = None


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page and the blocks that begin on it; ``name`` is "" in a format without pages."""

    name: str
    address: str
    is_searchable: bool
    blocks: tuple[ShownBlock, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents."""

    text: str
    level: int
    anchor: str


def marks_of(results: Results) -> Marks:
    """Where the passages of one document match."""
    return {(hit.passage.key.block, hit.passage.key.row): hit.matches for hit in results.hits}


def shown_pages(
    document: Document, address: DocumentAddress, marks: Marks, language: Language, *, is_pictured: bool
) -> Iterator[ShownPage]:
    """The pages in their order."""
    talk = ConversationText(document, language)
    for page in document.pages:
        name = message("hit_page", language, page=str(page.number)) if page.number is not None else ""
        picture = address.page(page.number) if is_pictured and page.number is not None else ""
        blocks = tuple(_block(block, address, marks, talk, language) for block in page.blocks)
        yield ShownPage(name, picture, page.is_searchable, blocks)


def contents(document: Document) -> Iterator[Entry]:
    """The headings, as deep as they lie under the outermost there is."""
    headings = [block for block in document.blocks() if isinstance(block, Heading)]
    least = min((heading.level for heading in headings), default=1)
    for heading in headings:
        yield Entry(" ".join(heading.text.split()), heading.level - least + 1, _anchor(heading))


def boxes_on(page: Page, marks: Marks, at: str, document: Document) -> tuple[list["OutlinedBox"], list["OutlinedBox"]]:
    """What to outline on a page's picture: the place ``at`` (block or row, as in the id of a hit), and what matched."""
    here: list[OutlinedBox] = []
    others: list[OutlinedBox] = []
    for block in document.blocks():
        for anchor, key, box in _places(block, page.number):
            if anchor == at:
                here.append(box)
            elif key in marks:
                others.append(box)
    return here, others


@dataclass(frozen=True, slots=True)
class OutlinedBox:
    """A rectangle on a page, in points from its top left corner."""

    x: float
    y: float
    width: float
    height: float


def _places(block: Block, page: int | None) -> Iterator[tuple[str, tuple[int, int | None], OutlinedBox]]:
    """The block, or each row of a table, that stands on the page: its anchor, its key among marks, its box."""
    number = block.locator.block or 0
    if not isinstance(block, Table):
        if block.locator.page == page and (box := block.locator.box) is not None:
            yield _anchor(block), (number, None), OutlinedBox(box.x0, box.top, box.x1 - box.x0, box.bottom - box.top)
        return
    for row, (on, row_box) in enumerate(zip(block.row_pages, block.row_boxes, strict=True)):
        if on == page and row_box is not None:
            shown = OutlinedBox(row_box.x0, row_box.top, row_box.x1 - row_box.x0, row_box.bottom - row_box.top)
            yield _anchor(block, row), (number, row), shown


def _anchor(block: Block, row: int | None = None) -> str:
    number = (block.locator.block or 0) + 1
    return str(number) if row is None else f"{number}.{row + 1}"


def _block(
    block: Block, address: DocumentAddress, marks: Marks, talk: ConversationText, language: Language
) -> ShownBlock:
    anchor, matches = _anchor(block), marks.get((block.locator.block or 0, None), ())
    is_found = (block.locator.block or 0, None) in marks
    match block:
        case Heading():
            return ShownBlock("heading", anchor, pieces(block.text, matches), is_found, level=min(block.level + 1, 6))
        case Paragraph():
            form = "stage" if block.is_stage else "paragraph"
            return ShownBlock(form, anchor, pieces(block.text, matches), is_found)
        case Footnote():
            return ShownBlock("footnote", anchor, pieces(block.text, matches), is_found)
        case Utterance():
            opening, about = talk.opening(block) or ("", "")
            begin = block.text.find(block.remark, block.opening)
            inside = clipped_matches(matches, begin, begin + len(block.remark))
            shown = pieces(block.remark, inside)
            return ShownBlock("utterance", anchor, shown, is_found, opening=opening, about=about, id=block.id)
        case Table():
            return ShownBlock("table", anchor, (), table=_table(block, address, marks, language))


def _table(table: Table, address: DocumentAddress, marks: Marks, language: Language) -> ShownTable:
    number = message("hit_table", language, table=str(table.locator.table))
    rows = tuple(_rows(table, marks))
    return ShownTable(
        title=" ".join(filter(None, (number, table.caption.replace("\n", " ")))),
        head=rows[: table.header_rows],
        body=rows[table.header_rows :],
        csv_address=address.table_csv(table.locator.table or 1),
    )


def _rows(table: Table, marks: Marks) -> Iterator[ShownRow]:
    number = table.locator.block or 0
    placed = {(cell.row, cell.column): cell for cell in table.cells}
    covered = {slot for cell in table.cells for slot in cell_slots(cell)}
    for row in range(table.row_count):
        inside = _cell_marks(table, row, marks.get((number, row), ()))
        cells: list[ShownCell] = []
        for column in range(table.column_count):
            if (cell := placed.get((row, column))) is not None:
                is_header = cell.is_header or row < table.header_rows
                shown = pieces(cell.text, inside.get(column, ()))
                cells.append(ShownCell(shown, is_header, cell.row_span, cell.column_span))
            elif (row, column) not in covered:
                cells.append(ShownCell(()))
        yield ShownRow(_anchor(table, row), tuple(cells), (number, row) in marks)


def _cell_marks(table: Table, row: int, matches: tuple[Span, ...]) -> dict[int, tuple[Span, ...]]:
    """What matched in each cell of a row, by the cell's column."""
    found: dict[int, tuple[Span, ...]] = {}
    begin = 0
    for cell in cells_beside(table, row) if matches else ():
        found[cell.column] = clipped_matches(matches, begin, begin + len(cell.text))
        begin += len(cell.text) + len(CELL_SEPARATOR)
    return found
