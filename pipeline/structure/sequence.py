"""Pages of raw elements → one sequence of prose, notes and tables in reading order."""

from collections.abc import Iterator, Sequence

from pipeline.raw import RawLine, RawNote, RawPage, RawParagraph, RawTable
from pipeline.structure import paragraphs
from pipeline.structure.canonical import canonical
from pipeline.structure.flow import Item, MarkedNote, PlacedTable, Prose
from pipeline.structure.paragraphs import SetLine
from pipeline.structure.tables.joining import JoinedTable


def sequence(pages: Sequence[RawPage], tables: Sequence[JoinedTable]) -> tuple[Item, ...]:
    """The items of ``pages`` (without furniture), each table once, where its first part stands.

    A paragraph that runs over a page break is one item, on the page where it begins; a note at the page's end comes
    after it.
    """
    placed = {table.parts[0]: PlacedTable(table.table, table.parts[0][0]) for table in tables}
    usual = paragraphs.usual_column([_lines(page) for page in pages])
    items: list[Item] = []
    pending: list[SetLine] = []
    notes: list[MarkedNote] = []
    for index, page in enumerate(pages):
        lines = iter(paragraphs.set_lines(_lines(page), index, usual, page.width))
        for position, element in enumerate(page.elements):
            if isinstance(element, RawLine):
                following = next(lines)
                if not element.text.strip():
                    continue
                if pending and paragraphs.continues(pending, following):
                    pending.append(following)
                    continue
                items.extend([*_finish(pending), *notes])
                pending, notes = [following], []
                continue
            if isinstance(element, RawNote):
                notes.append(MarkedNote(canonical(element.text), element.mark, index))
                continue
            if isinstance(element, RawTable) and (index, position) not in placed:
                continue  # a later part of a table that began before
            items.extend([*_finish(pending), *notes])
            pending, notes = [], []
            match element:
                case RawTable():
                    items.append(placed[index, position])
                case RawParagraph():
                    items.extend(_marked(element, index))
                case _:
                    pass  # furniture was taken out before
    items.extend([*_finish(pending), *notes])
    return tuple(items)


def _lines(page: RawPage) -> list[RawLine]:
    return [element for element in page.elements if isinstance(element, RawLine)]


def _finish(pending: Sequence[SetLine]) -> Iterator[Prose]:
    if pending:
        prose = paragraphs.prose_of_lines(pending)
        if prose.text:
            yield prose


def _marked(paragraph: RawParagraph, page: int) -> Iterator[Prose]:
    """The paragraph that the format marks as one, nothing for a blank one."""
    text = canonical(paragraph.text)
    if text:
        yield Prose(
            text,
            page,
            outline_level=paragraph.outline_level,
            is_title=paragraph.is_title,
            is_bold=paragraph.is_bold,
            is_place=paragraph.is_place,
        )
