"""Minutes as DOCX, with the things that Word users really leave in their files."""

from samples.sources.content import Grid, Minutes, Numbered, Speech, Text, Topic, shown_name
from samples.sources.docx.markup import NoteBook, content_control, marked_runs, paragraph, run, table
from samples.sources.docx.package import docx

_GAP = paragraph("", style="TableText")


def minutes_docx(minutes: Minutes) -> bytes:
    """The file's bytes: the facts' values stand in content controls, lists are Word's own numbered lists."""
    book = NoteBook()
    lists = 0
    body = [paragraph(run(minutes.title), style="Title")]
    for number, (label, value) in enumerate(minutes.facts, start=1):
        body.append(paragraph(run(f"{label}　") + content_control(run(value), tag=label, number=number)))
    for block in minutes.blocks:
        match block:
            case Topic(text, level):
                body.append(paragraph(run(text), style=f"Heading{level}"))
            case Text(text):
                body.append(paragraph(marked_runs(text, book), style="BodyText"))
            case Numbered(items):
                lists += 1
                body += [_item(item, lists) for item in items]
            case Speech():
                body += _speech(minutes, block, book)
            case Grid():
                if block.caption:
                    body.append(paragraph(run(block.caption), style="Caption"))
                body += [table(block), _GAP]
    return docx(
        "".join(body),
        title=minutes.title,
        running_head=minutes.running_head,
        notes=book.notes,
        created=f"{minutes.date.first}T17:00:00Z",
        lists=lists,
    )


def _item(text: str, number: int) -> str:
    list_properties = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(run(text), style="ListParagraph", properties=list_properties)


def _speech(minutes: Minutes, speech: Speech, book: NoteBook) -> list[str]:
    first, *others = speech.paragraphs
    mark = minutes.mark.format(shown_name(speech))
    return [
        paragraph(run(mark) + marked_runs(first, book), style="Speech"),
        *(
            paragraph(marked_runs(text, book), style="Speech", properties='<w:ind w:left="420" w:firstLine="210"/>')
            for text in others
        ),
    ]
