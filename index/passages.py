"""Documents cut into passages, the unit of search: a heading, a paragraph, an utterance, a note, a table row."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from corpus.model import (
    Block,
    Cell,
    Document,
    Footnote,
    Heading,
    Locator,
    Paragraph,
    Passage,
    PassageForm,
    PassageKey,
    Table,
    Utterance,
)
from wareki.span import DateSpan

PASSAGES_VERSION = 2
CELL_SEPARATOR = "\t"


def passages(document: Document) -> Iterator[Passage]:
    """All passages of a document, or of an excerpt (whose blocks do not begin at 0), in order; none is blank."""
    first = next((block.locator.block for block in document.blocks()), 0) or 0
    for number, block in enumerate(document.blocks(), first):
        found: Iterable[Passage | None]
        if isinstance(block, Table):
            headers, cells = block.column_headers(), _cells_by_row(block)  # once, not for each of thousands of rows
            keys = (PassageKey(document.digest, number, row) for row in _row_numbers(block))
            found = (_row_passage(block, key, row, cells[row], headers) for key in keys if (row := key.row) is not None)
        else:
            found = (passage(document.digest, block, PassageKey(document.digest, number, None)),)
        yield from (item for item in found if item is not None and item.text.strip())


def passage(digest: str, block: Block, key: PassageKey) -> Passage | None:
    """The passage ``key`` of a document from its stored block; None where the block has no such passage."""
    if key.document != digest:
        return None
    match block:
        case Table():
            found = _row_passage_of(block, key)
        case Heading():
            found = _text_passage(block, key, PassageForm.HEADING)
        case Paragraph():
            found = _text_passage(block, key, PassageForm.PARAGRAPH)
        case Footnote():
            found = _text_passage(block, key, PassageForm.FOOTNOTE)
        case Utterance():
            plain = _text_passage(block, key, PassageForm.UTTERANCE)
            found = replace(
                plain,
                speaker=block.speaker,
                role=block.role,
                person=block.person,
                agenda=block.agenda,
                utterance_id=block.id,
                is_certain=block.is_certain,
                utterance_kind=block.kind,
                answers_to=block.answers_to,
                answered_by=block.answered_by,
            )
    return found if found is not None and found.text.strip() else None


def matched_text(passage: Passage) -> str:
    """The text to analyse, as long as ``passage.text``: only in a table row does a tab set cells apart."""
    return passage.text if passage.form is PassageForm.TABLE_ROW else passage.text.replace(CELL_SEPARATOR, " ")


def _row_numbers(table: Table) -> range:
    """The rows that are passages; header rows only where no row below has them as its context."""
    return range(table.header_rows if table.header_rows < table.row_count else 0, table.row_count)


def _text_passage(block: Heading | Paragraph | Utterance | Footnote, key: PassageKey, form: PassageForm) -> Passage:
    return Passage(key, form, block.text, block.locator, section=block.section, dates=block.dates)


def _row_passage_of(table: Table, key: PassageKey) -> Passage | None:
    row = key.row
    if row is None or not 0 <= row < table.row_count:
        return None
    return _row_passage(table, key, row, cells_beside(table, row), table.column_headers())


def _row_passage(
    table: Table, key: PassageKey, row: int, beside: Sequence[Cell], column_headers: Sequence[str]
) -> Passage:
    texts: list[str] = []
    dates: list[DateSpan] = []
    offset = 0
    for cell in beside:
        texts.append(cell.text.replace(CELL_SEPARATOR, " "))
        dates += (replace(span, begin=span.begin + offset, end=span.end + offset) for span in cell.dates)
        offset += len(cell.text) + len(CELL_SEPARATOR)
    locator = Locator(
        page=table.row_pages[row] if row < len(table.row_pages) else table.locator.page,
        block=key.block,
        table=table.locator.table,
        row=row,
        box=table.row_boxes[row] if row < len(table.row_boxes) else None,
    )
    names = ("",) * table.column_count if row < table.header_rows else column_headers
    return Passage(
        key,
        PassageForm.TABLE_ROW,
        CELL_SEPARATOR.join(texts),
        locator,
        headers=tuple(filter(None, names)),
        cell_headers=tuple(names[cell.column] for cell in beside),
        caption=table.caption,
        section=table.section,
        dates=tuple(dates),
    )


def cells_beside(table: Table, row: int) -> list[Cell]:
    """The cells that a reader sees in this row, those that began further up too, from left to right."""
    return sorted((cell for cell in table.cells if cell.row <= row < cell.row + cell.row_span), key=_column)


def _cells_by_row(table: Table) -> list[list[Cell]]:
    """``cells_beside`` for every row."""
    rows: list[list[Cell]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        for row in range(cell.row, min(cell.row + cell.row_span, table.row_count)):
            rows[row].append(cell)
    for cells in rows:
        cells.sort(key=_column)
    return rows


_column = attrgetter("column")
