"""A hit as the page shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from corpus.messages import Language, message
from corpus.model import Hit, PassageForm, Results, Utterance
from corpus.turns import speaker_label
from index.machine import hit_id
from index.passages import CELL_SEPARATOR
from index.render import file_name, form_name, place_text
from wareki.display import format_span
from web.addresses import DocumentAddress, document_id
from web.pieces import Piece, clipped_matches, excerpt_pieces, pieces

_LENGTH = 180  # characters of an excerpt
_CELL_LENGTH = 90
_MOST_CELLS = 8
_ANSWERS = 2


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell of a row, under the words of its header."""

    header: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """What was said to a question."""

    place: str
    speaker: str
    pieces: tuple[Piece, ...]
    address: str


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit; addresses are "" where there is nothing to go to."""

    number: int
    id: str
    title: str
    date: str
    kind: str
    form: str
    place: str
    section: tuple[str, ...]
    file: str
    speaker: str
    agenda: str
    notes: tuple[str, ...]
    pieces: tuple[Piece, ...]
    cells: tuple[ShownCell, ...]
    left_out: str
    answers: tuple[ShownAnswer, ...]
    address: str
    page_address: str
    similar_address: str
    csv_address: str
    more: str
    more_address: str


def shown_hits(results: Results, language: Language, *, offset: int, query: str) -> Iterator[ShownHit]:
    """The hits of an answer; ``query`` is what goes along to their documents, to be marked there."""
    for number, hit in enumerate(results.hits, offset + 1):
        yield _shown(hit, number, language, query)


def _shown(hit: Hit, number: int, language: Language, query: str) -> ShownHit:
    passage, locator = hit.passage, hit.passage.locator
    document = DocumentAddress(document_id(passage.key.document), query)
    anchor = hit_id(hit).partition("#")[2]
    is_row = passage.form is PassageForm.TABLE_ROW
    cells, left_out = _cells(hit) if is_row else ((), 0)
    # a table's caption is often the heading above it, which need not be said twice
    section = tuple(dict.fromkeys(filter(None, (*passage.section, passage.caption))))
    return ShownHit(
        number=number,
        id=hit_id(hit),
        title=hit.title,
        date=format_span(hit.document_date) if hit.document_date is not None else "",
        kind=message(f"kind_{hit.kind.value}", language),
        form=form_name(passage.form, language),
        place=place_text(hit.passage.locator, language),
        section=section,
        file=file_name(hit),
        speaker=speaker_label(passage),
        agenda=passage.agenda,
        notes=tuple(_notes(hit, language)),
        pieces=() if is_row else excerpt_pieces(passage.text, hit.matches, _LENGTH),
        cells=cells,
        left_out=message("web_cells_left_out", language, count=str(left_out)) if left_out else "",
        answers=tuple(_answer(answer, hit, document, language) for answer in hit.answers[:_ANSWERS]),
        address=document.block(anchor),
        page_address=document.page(locator.page, at=anchor) if locator.page is not None and is_drawn(hit) else "",
        similar_address=f"/similar?hit={quote(hit_id(hit))}",
        csv_address=document.table_csv(locator.table) if locator.table is not None else "",
        more=message("hits_more", language, count=f"{hit.more:,}") if hit.more else "",
        more_address=document.address(),
    )


def is_drawn(hit: Hit) -> bool:
    """Whether the pages of its document are shown as pictures."""
    return bool(hit.paths) and hit.paths[0].lower().endswith(".pdf")


def _cells(hit: Hit) -> tuple[tuple[ShownCell, ...], int]:
    """The cells of a row that say anything, where there are many those that match first; and how many are left out."""
    passage = hit.passage
    begin = 0
    found: list[tuple[bool, int, ShownCell]] = []
    texts = passage.text.split(CELL_SEPARATOR)
    for number, text in enumerate(texts):
        matches = clipped_matches(hit.matches, begin, begin + len(text))
        begin += len(text) + len(CELL_SEPARATOR)
        header = passage.cell_headers[number] if number < len(passage.cell_headers) else ""
        if text.strip():
            # a line break that is kept in a cell is the author's: two dates, a list
            is_whole = len(text) <= _CELL_LENGTH
            shown = pieces(text, matches) if is_whole else excerpt_pieces(text, matches, _CELL_LENGTH)
            cell = ShownCell(header.replace("\n", ""), shown)
            found.append((not matches, number, cell))
    kept = sorted(sorted(found)[:_MOST_CELLS] if len(found) > _MOST_CELLS else found, key=lambda item: item[1])
    return tuple(cell for _, _, cell in kept), len(found) - len(kept)


def _notes(hit: Hit, language: Language) -> Iterator[str]:
    if hit.recognised is not None:
        yield message("hit_recognised", language, confidence=str(hit.recognised))
    if hit.passage.speaker and not hit.passage.is_certain:
        yield message("talk_uncertain", language)


def _answer(answer: Utterance, hit: Hit, document: DocumentAddress, language: Language) -> ShownAnswer:
    page = answer.locator.page
    elsewhere = page is not None and page != hit.passage.locator.page
    return ShownAnswer(
        place=message("hit_page", language, page=str(page)) if elsewhere else "",
        speaker=speaker_label(answer),
        pieces=excerpt_pieces(answer.remark or answer.text, (), _CELL_LENGTH),
        address=document.block(str((answer.locator.block or 0) + 1)),
    )
