"""Raw pages → blocks: the recipe of structuring."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.meeting import Meeting
from corpus.model import Block, Footnote, Heading, Issue, Kind, Locator, Page, Paragraph, Utterance
from pipeline.raw import RawDocument
from pipeline.structure.captions import caption_above
from pipeline.structure.document_date import document_date
from pipeline.structure.flow import Item, MarkedNote, PlacedTable, Prose, Said, body_size
from pipeline.structure.footnotes import footnote_mark
from pipeline.structure.furniture import strip_furniture
from pipeline.structure.kind import kind_of
from pipeline.structure.labels import is_head_matter, labelled_entries
from pipeline.structure.meeting import MINUTES_WORDS, meeting_of
from pipeline.structure.people import known_names, people_of
from pipeline.structure.sections import HeadingStyle, SectionStack, heading_styles
from pipeline.structure.sequence import sequence
from pipeline.structure.tables import join_tables
from pipeline.structure.title import title_of
from pipeline.structure.turns import is_spoken, opening_turn
from pipeline.structure.utterances import Speech, find_speech, open_speech_tables
from wareki.span import DateSpan


@dataclass(frozen=True, slots=True)
class Structured:
    """What a document turned out to be: all of ``Document`` but its identity."""

    title: str
    kind: Kind
    date: DateSpan | None
    meeting: Meeting | None
    pages: tuple[Page, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """The items with what was found out about each."""

    items: tuple[Item, ...]
    title_items: range
    styles: tuple[HeadingStyle | None, ...]
    notes: tuple[str | None, ...]
    speech: Speech


def structure(raw: RawDocument) -> Structured:
    """Say what the pages hold: title, kind, meeting, date, and blocks with sections, captions and speakers.

    Blocks have consecutive indexes from 0 over the document, tables numbers from 1. Nothing that the reader saw is
    lost: every line is part of a block or of its page's furniture.
    """
    stripped = strip_furniture(raw.pages)
    pages = [page.page for page in stripped]
    joined = join_tables(pages)
    read = sequence(pages, joined.tables)
    entries = labelled_entries(read, lambda index: _is_speech(read[index]))
    known = known_names(people_of(entries))
    items = open_speech_tables(read, known)
    title, title_items = title_of(items, raw.title)
    headlines = _headlines(items)
    says_minutes = any(MINUTES_WORDS.search(line) for line in (title, *headlines))
    styles = _without_cover(heading_styles(items), items, title_items)
    heights = [page.height for page in raw.pages]
    body = body_size(items)
    notes = tuple(
        footnote_mark(item, body_size=body, page_height=heights[item.page]) if isinstance(item, Prose) else None
        for item in items
    )
    speech = find_speech(items, styles, known, is_minutes=says_minutes)
    kind = kind_of(title, headlines, entries, speech.count, items)
    if kind is not Kind.MINUTES:
        speech = Speech((None,) * len(items), (False,) * len(items))
    reading = _Reading(items, title_items, styles, notes, speech)
    blocks = _blocks(reading, [page.number for page in raw.pages])
    return Structured(
        title=title,
        kind=kind,
        date=document_date(kind, title, stripped[0].furniture if stripped else (), items, entries),
        meeting=meeting_of(title, headlines, entries, _headings(blocks)) if kind is Kind.MINUTES else None,
        pages=tuple(
            Page(
                number=page.page.number,
                blocks=tuple(blocks[index]),
                width=page.page.width,
                height=page.page.height,
                is_searchable=page.page.is_searchable,
                furniture=page.furniture,
            )
            for index, page in enumerate(stripped)
        ),
        issues=(*raw.issues, *joined.issues),
    )


def _headings(pages: Sequence[Sequence[Block]]) -> tuple[str, ...]:
    return tuple(block.text for blocks in pages for block in blocks if isinstance(block, Heading))


def _without_cover(
    styles: Sequence[HeadingStyle | None], items: Sequence[Item], title_items: range
) -> tuple[HeadingStyle | None, ...]:
    """The styles without those of lines above the title and of a cover page: they open no section."""
    cover = [item for item in items if item.page == items[0].page]
    is_cover = (
        len(cover) < min(9, len(items))
        and all(isinstance(item, Prose) and not item.text.endswith("。") for item in cover)
        and not any(isinstance(item, Prose) and item.list_key is not None for item in cover)
    )
    end = max(title_items.stop if title_items else 0, len(cover) if is_cover else 0)
    return tuple(None if index < end and not _is_place(items[index]) else style for index, style in enumerate(styles))


def _is_place(item: Item) -> bool:
    return isinstance(item, Prose) and item.is_place


def _headlines(items: Sequence[Item]) -> tuple[str, ...]:
    """The short lines near the top."""
    lines = [item.text for item in items[:10] if isinstance(item, Prose)]
    return tuple(line for line in lines if len(line) <= 80 and "。" not in line)


def _is_speech(item: Item) -> bool:
    """What cannot be an entry of a list: a sentence, or a speaker with his remark."""
    if not isinstance(item, Prose):
        return True
    turn = opening_turn(item.text)
    return item.text.endswith("。") or (turn is not None and bool(turn.remark) and is_spoken(turn.remark))


def _blocks(reading: _Reading, numbers: Sequence[int | None]) -> list[list[Block]]:
    """The blocks of each page, with their indexes, sections and captions."""
    pages: list[list[Block]] = [[] for _ in numbers]
    stack = SectionStack()
    tables = 0
    first_turn = next((index for index, starts in enumerate(reading.speech.starts) if starts), None)
    for index, item in enumerate(reading.items):
        if index == first_turn and stack.path and is_head_matter(stack.path[-1]):
            stack.leave()  # the talk is no part of the list of handouts above it
        tables += isinstance(item, PlacedTable)
        box = item.box if isinstance(item, Prose | Said) else None
        locator = Locator(page=numbers[item.page], block=index, box=box)
        pages[item.page].append(_block(reading, index, locator, stack, tables))
    return pages


def _block(reading: _Reading, index: int, locator: Locator, stack: SectionStack, tables: int) -> Block:
    item = reading.items[index]
    match item:
        case PlacedTable():
            caption = caption_above(
                reading.items,
                index,
                lambda at: _is_heading(reading, at),
                lambda at: reading.notes[at] is not None,
            )
            place = replace(item.table.locator, block=index, table=tables)
            return replace(item.table, caption=caption, section=stack.path, locator=place)
        case MarkedNote():
            return Footnote(item.text, item.mark, locator, stack.path)
        case Said():
            return Utterance(item.text, item.name or item.role, item.role, locator, stack.path)
    note = reading.notes[index]
    speaker = reading.speech.speakers[index]
    if index in reading.title_items:
        return Heading(item.text, 1, locator)
    if speaker is not None and (note is None or reading.speech.starts[index]):
        return Utterance(item.text, speaker.label, speaker.role, locator, stack.path)
    if note is not None:
        return Footnote(item.text, note, locator, stack.path)
    style = reading.styles[index]
    if style is not None:
        level, path = stack.enter(style, item.text)
        return Heading(item.text, level, locator, path)
    return Paragraph(item.text, locator, stack.path)


def _is_heading(reading: _Reading, index: int) -> bool:
    return index in reading.title_items or (
        reading.styles[index] is not None and reading.speech.speakers[index] is None and reading.notes[index] is None
    )
