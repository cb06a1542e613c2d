"""A small typesetter: pages drawn as text become the lines that a PDF reader would hand over."""

from collections.abc import Callable, Sequence

import pytest

from corpus.model import Block, Box, Footnote, Heading, Paragraph, Table, Utterance
from pipeline.raw import Format, RawCell, RawDocument, RawElement, RawLine, RawPage, RawParagraph, RawTable
from pipeline.structure.assemble import Structured

WIDTH, HEIGHT = 595.0, 842.0  # A4
LEFT, SIZE, PITCH = 85.0, 10.5, 18.0
COLUMNS = 40  # full-width characters of a full line


def width_of(text: str, size: float) -> float:
    return sum(size / 2 if ord(character) < 0x1100 else size for character in text)


def set_line(text: str, top: float, *, size: float = SIZE, bold: bool = False, x0: float | None = None) -> RawLine:
    indent = len(text) - len(text.lstrip("\u3000"))
    left = LEFT + indent * size if x0 is None else x0
    body = text.strip("\u3000")
    return RawLine(body, Box(left, top, left + width_of(body, size), top + size), size, bold)


def set_table(rows: Sequence[Sequence[str]], top: float, *, row_height: float = 20.0, header_rows: int = 1) -> RawTable:
    columns = len(rows[0])
    step = SIZE * COLUMNS / columns
    xs = [LEFT + step * column for column in range(columns + 1)]
    ys = [top + row_height * row for row in range(len(rows) + 1)]
    cells = tuple(
        RawCell(row, column, text, box=Box(xs[column], ys[row], xs[column + 1], ys[row + 1]))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    box = Box(xs[0], ys[0], xs[-1], ys[-1])
    return RawTable(cells, len(rows), columns, box, tuple(xs), tuple(ys), header_rows)


Drawn = str | tuple[str, dict[str, object]] | list[list[str]]


def typeset_page(number: int, drawing: Sequence[Drawn], foot: str = "") -> RawPage:
    """A page from top to bottom: a text is a line (full-width blanks indent it), "" a blank line, a list a table.

    ``("text", {"size": 16, "bold": True, "centre": True, "right": True})`` sets a line otherwise. ``foot`` is
    centred in the bottom margin.
    """
    top = 100.0
    elements: list[RawElement] = []
    for drawn in drawing:
        if isinstance(drawn, list):
            table = set_table(drawn, top)
            elements.append(table)
            assert table.box is not None
            top = table.box.bottom + 8
            continue
        text, style = (drawn, {}) if isinstance(drawn, str) else drawn
        size = float(str(style.get("size", SIZE)))
        x0 = None
        if style.get("centre"):
            x0 = LEFT + (COLUMNS * SIZE - width_of(text, size)) / 2
        elif style.get("right"):
            x0 = LEFT + COLUMNS * SIZE - width_of(text, size)
        if text:
            elements.append(set_line(text, top, size=size, bold=bool(style.get("bold")), x0=x0))
        top += max(PITCH, size * 1.6)
    if foot:
        elements.append(set_line(foot, 780.0, x0=(WIDTH - width_of(foot, SIZE)) / 2))
    return RawPage(number, tuple(elements), WIDTH, HEIGHT)


def outline_of(structured: Structured) -> str:
    """A structured document as text, one block a line: what golden files hold."""
    lines = [
        f"title: {structured.title}",
        f"kind: {structured.kind.value}",
        f"date: {structured.date.surface if structured.date else '-'}",
    ]
    if structured.meeting:
        meeting = structured.meeting
        lines += [
            f"meeting: {meeting.name} / {meeting.number} / {meeting.place}",
            f"attendees: {'; '.join(meeting.attendees)}",
            f"agenda: {'; '.join(meeting.agenda)}",
        ]
    for page in structured.pages:
        lines.append(f"== page {page.number} | {' ; '.join(page.furniture)}")
        lines += [f"{block.locator.block} {describe(block)}  <{' > '.join(block.section)}>" for block in page.blocks]
    return "\n".join(lines) + "\n"


def describe(block: Block) -> str:
    match block:
        case Heading():
            return f"H{block.level} {block.text!r}"
        case Paragraph():
            return f"P {block.text!r}"
        case Utterance():
            return f"U [{block.speaker}|{block.role}] {block.text!r}"
        case Footnote():
            return f"N [{block.mark}] {block.text!r}"
        case Table():
            return f"T{block.locator.table} {block.row_count}x{block.column_count} {block.caption!r}"


@pytest.fixture
def typeset() -> Callable[..., RawPage]:
    return typeset_page


@pytest.fixture
def outline() -> Callable[[Structured], str]:
    return outline_of


@pytest.fixture
def typed() -> Callable[..., RawDocument]:
    """A document without pages (DOCX, text) of these paragraphs; a list is a table."""

    def build(*parts: str | RawParagraph | list[list[str]]) -> RawDocument:
        elements: list[RawElement] = []
        for part in parts:
            if isinstance(part, str):
                elements.append(RawParagraph(part))
            elif isinstance(part, list):
                cells = tuple(
                    RawCell(row, column, text) for row, texts in enumerate(part) for column, text in enumerate(texts)
                )
                elements.append(RawTable(cells, len(part), len(part[0])))
            else:
                elements.append(part)
        return RawDocument(Format.DOCX, (RawPage(None, tuple(elements)),))

    return build
