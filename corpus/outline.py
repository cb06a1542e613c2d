"""A document as it was read, as lines of text: what ``fumikura show`` prints."""

from collections.abc import Iterator

from corpus.conversation_text import ConversationText, meeting_lines
from corpus.header import DocumentHeader
from corpus.messages import Language
from corpus.model import Block, Document, Footnote, Heading, Paragraph, Table, Utterance
from wareki.display import format_span


def outline_lines(document: Document, header: DocumentHeader, language: Language = Language.JA) -> Iterator[str]:
    """Title, files, date and kind, then page by page every block: headings with #, tables as tab-separated rows.

    Minutes are a conversation: the facts of the meeting, and each turn under the name of its speaker.
    """
    yield f"# {header.title}"
    for path in header.paths:
        yield f"  {path}"
    if document.date is not None:
        yield f"  {format_span(document.date)}"
    if document.meeting is not None:
        yield from (f"  {line}" for line in meeting_lines(document.meeting, language))
    talk = ConversationText(document, language)
    for page in document.pages:
        if page.number is not None:
            yield f"\n---- p{page.number}"
        for block in page.blocks:
            yield from talk.lines(block) if isinstance(block, Utterance) else _block_lines(block)


def _block_lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"\n{'#' * (block.level + 1)} {block.text}"
        case Paragraph() | Utterance():
            yield block.text
        case Footnote():
            yield f"[注] {block.text}"
        case Table():
            yield f"[表{block.locator.table}] {block.caption}"
            for row in block.grid():
                yield "\t".join(text.replace("\n", " ") for text in row)


def table_line(path: str, table: Table) -> str:
    """File, pages, number, size and what the table is about, tab-separated: a line of ``fumikura tables list``."""
    pages = "-".join(dict.fromkeys(f"p{number}" for number in (*table.pages[:1], *table.pages[-1:]))) or "-"
    about = " > ".join(filter(None, dict.fromkeys((*table.section, table.caption)))) or " | ".join(
        table.column_headers()
    )
    fields = [path, pages, f"t{table.locator.table}", f"{table.row_count}x{table.column_count}", about]
    return "\t".join(field.replace("\n", "").replace("\t", " ") for field in fields)
