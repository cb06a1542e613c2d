"""The paragraphs and tables of a story in the order of its text."""

from collections.abc import Iterator

from corpus.fragments import Fragment
from pipeline.raw import RawCell, RawParagraph, RawTable
from pipeline.readers.characters import visible
from pipeline.readers.docx.drawing import chosen, outside_parts, text_boxes, words
from pipeline.readers.docx.names import VALUE, W
from pipeline.readers.docx.numbering import Label
from pipeline.readers.docx.runs import read_inline
from pipeline.readers.docx.story import Story
from pipeline.readers.docx.styles import Style, list_of, outline_level
from pipeline.readers.docx.tables import Slot, has_first_row_format, lay_out
from pipeline.readers.docx.values import child_value, is_set
from pipeline.readers.markup import Element
from pipeline.readers.ooxml.drawing import part_words
from pipeline.readers.ooxml.names import MC

RawBlock = RawParagraph | RawTable

_UNSEEN = frozenset(
    W + name for name in ("del", "moveFrom", "sdtPr", "sdtEndPr", "sectPr", "tcPr", "customXmlPr", "pPr", "rPr")
)
_OTHER_DOCUMENTS = frozenset({W + "altChunk", W + "subDoc"})


def read_blocks(container: Element, story: Story) -> Iterator[RawBlock]:
    """Everything in a body, cell, text box, note, header or content control, what is blank left out.

    The text boxes of a paragraph follow it. A table of one cell is a box drawn around its content, not a table: its
    content comes in its place; a grid without any text (boxes for seals) is none either.
    """
    yield from _read(container, story)
    if story.carried:
        yield RawParagraph(story.carried)
        story.carried = ""


def block_text(block: RawBlock) -> str:
    """The text of a block; a table's rows on lines of their own, their cells separated by tabs."""
    match block:
        case RawParagraph():
            return block.text
        case RawTable():
            rows = [[""] * block.column_count for _ in range(block.row_count)]
            for cell in block.cells:
                rows[cell.row][cell.column] = cell.text
            return "\n".join("\t".join(row).strip("\t") for row in rows)


def _read(container: Element, story: Story) -> Iterator[RawBlock]:
    for child in container:
        if child.tag == W + "p":
            yield from _paragraph(child, story)
        elif child.tag == W + "tbl":
            yield from _table(child, story)
        elif child.tag == MC + "AlternateContent":
            branch = chosen(child)
            if branch is not None:
                yield from _read(branch, story)
        elif child.tag in _OTHER_DOCUMENTS:
            story.findings.failed.append((Fragment.EMBEDDED_DOCUMENT, Fragment.NOT_SUPPORTED))
        elif child.tag not in _UNSEEN and isinstance(child.tag, str):
            yield from _read(child, story)


def _paragraph(paragraph: Element, story: Story) -> Iterator[RawBlock]:
    properties = paragraph.find(W + "pPr")
    style_id = None if properties is None else child_value(properties, "pStyle")
    style = story.styles.paragraph(style_id)
    inline = read_inline(paragraph, story, style)
    if properties is not None and _mark_is(properties, "del", "moveFrom"):
        story.carried += inline.text
    else:
        text = (story.carried + inline.text).strip()
        story.carried = ""
        label = Label()
        if properties is None or not _mark_is(properties, "vanish"):
            label = _label(properties, style, style_id, story)
        if text or (label.text and not label.is_bullet):
            level = style.outline_level if properties is None else outline_level(properties, style.outline_level)
            yield RawParagraph((label.text + text).strip(), level, style.is_title, inline.is_bold)
    for drawing in inline.drawings:
        yield from _drawing(drawing, story)
    if properties is not None and properties.find(W + "sectPr") is not None:
        story.footnotes.end_section()
        story.endnotes.end_section()


def _label(properties: Element | None, style: Style, style_id: str | None, story: Story) -> Label:
    num_id, level = (None, None) if properties is None else list_of(properties)
    if num_id is None:
        num_id = style.num_id
        level = style.level if level is None else level
        if level is None and num_id is not None:
            level = story.lists.definitions.level_of_style(num_id, style_id)
    return story.lists.next(num_id, level or 0)


def _mark_is(properties: Element, *names: str) -> bool:
    """Whether the paragraph's own mark has one of these properties."""
    return any(is_set(properties, f"rPr/{name}") for name in names)


def _drawing(drawing: Element, story: Story) -> Iterator[RawBlock]:
    for box in text_boxes(drawing):
        yield from _read(box, story)
    shown = list(words(drawing))
    for relationship in outside_parts(drawing):
        root = story.outside(relationship)
        shown += [] if root is None else part_words(root)
    for text in map(visible, shown):
        if text.strip():
            yield RawParagraph(text.strip())


def _table(table: Element, story: Story) -> Iterator[RawBlock]:
    grid = lay_out(table)
    if len(grid.slots) == 1 and len(grid.slots[0].cells) == 1:
        yield from _read(grid.slots[0].cells[0], story)
        return
    if not grid.slots:
        return
    style_name = table.find(f"{W}tblPr/{W}tblStyle")
    style = story.styles.named(None if style_name is None else style_name.get(VALUE))
    bold_rows = 1 if style.has_bold_first_row and has_first_row_format(table) else 0
    cells = tuple(_cell(slot, story, slot.row < bold_rows) for slot in grid.slots)
    if any(cell.text for cell in cells):
        yield RawTable(cells, grid.row_count, grid.column_count, header_rows=grid.header_rows)


def _cell(slot: Slot, story: Story, is_bold: bool) -> RawCell:
    blocks = [block for cell in slot.cells for block in read_blocks(cell, story)]
    text = "\n".join(map(block_text, blocks))
    bold = is_bold or (bool(blocks) and all(isinstance(block, RawParagraph) and block.is_bold for block in blocks))
    return RawCell(slot.row, slot.column, text, slot.row_span, slot.column_span, is_bold=bold and bool(text))
