"""Raw pages → blocks: the recipe of structuring."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.meeting import Meeting
from corpus.model import Block, Footnote, Heading, Issue, Kind, Locator, Page, Paragraph, Utterance
from corpus.values import value
from pipeline.raw import RawDocument
from pipeline.structure.document_date import document_date
from pipeline.structure.flow import Item, MarkedNote, PlacedTable, Prose, Said, body_size
from pipeline.structure.footnotes import footnote_mark
from pipeline.structure.furniture import strip_furniture
from pipeline.structure.kind import kind_of
from pipeline.structure.minutes.agenda import with_agenda_headings
from pipeline.structure.minutes.clock import meeting_times
from pipeline.structure.minutes.conversation import conversation
from pipeline.structure.minutes.flattened import open_flattened
from pipeline.structure.minutes.joined_turns import open_joined
from pipeline.structure.minutes.labels import Entry, Label, is_head_matter, labelled_entries
from pipeline.structure.minutes.meeting import (
    MAY_BE_MINUTES,
    MINUTES_WORDS,
    heads_minutes,
    meeting_of,
    names_sitting,
    with_discussed,
)
from pipeline.structure.minutes.people import known_names, people_of
from pipeline.structure.minutes.reported import open_reported
from pipeline.structure.minutes.speech_tables import open_speech_tables
from pipeline.structure.minutes.spoken import Speech, SpokenLine
from pipeline.structure.minutes.talk_cells import open_talk_cells
from pipeline.structure.minutes.turns import closing_turn, is_spoken, is_stage_remark, opening_turn
from pipeline.structure.minutes.utterances import Evidence, find_speech
from pipeline.structure.sections import HeadingStyle, SectionStack, heading_styles
from pipeline.structure.sequence import sequence
from pipeline.structure.tables.captions import caption_above
from pipeline.structure.tables.joining import join_tables
from pipeline.structure.title import title_of
from wareki.span import DateSpan


@value
class Structured:
    """What a document turned out to be: all of ``Document`` but its identity."""

    title: str
    kind: Kind
    date: DateSpan | None
    meeting: Meeting | None
    pages: tuple[Page, ...]
    issues: tuple[Issue, ...]


@value
class _Reading:
    """The items with what was found out about each."""

    items: tuple[Item, ...]
    title: str
    title_items: range
    headlines: tuple[str, ...]
    kind: Kind
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
    entries = labelled_entries(read, lambda index: _is_speech(read, index))
    people = people_of(entries)
    known = known_names(people)
    is_meeting = _is_of_meeting(read, entries, raw.title)
    opened = open_flattened(read, known, has_exchanges=is_meeting)
    opened = open_joined(opened, known) if is_meeting else opened
    opened = open_talk_cells(open_speech_tables(opened, known, has_exchanges=is_meeting), known)
    heights = [page.height for page in raw.pages]
    reading = _read(opened, entries, known, raw.title, heights)
    if reading.kind is not Kind.MINUTES and opened != read:
        reading = _read(read, entries, known, raw.title, heights)  # in another paper, such tables stay tables
    is_quoted = any(line is not None and line.is_certain for line in reading.speech.lines)
    if reading.kind is Kind.MINUTES and not is_quoted and (told := open_reported(read, known)) != read:
        reading = _read(told, entries, known, raw.title, heights)
    title, kind, items, headlines = reading.title, reading.kind, reading.items, reading.headlines
    blocks = _blocks(reading, [page.number for page in raw.pages])
    date = document_date(kind, title, stripped[0].furniture if stripped else (), items, entries)
    meeting = None
    if kind is Kind.MINUTES:
        meeting = meeting_of(title, headlines, entries, _headings(blocks), people, meeting_times(items, date))
        talk = conversation([block for page in blocks for block in page], meeting.people, meeting.agenda)
        discussed = (block.agenda for block in talk.blocks if isinstance(block, Utterance))
        meeting = with_discussed(replace(meeting, resolutions=talk.resolutions), discussed)
        blocks = _on_pages(talk.blocks, blocks)
    return Structured(
        title=title,
        kind=kind,
        date=date,
        meeting=meeting,
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


def _read(
    items: Sequence[Item],
    entries: Sequence[Entry],
    known: frozenset[str],
    metadata: str,
    heights: Sequence[float | None],
) -> _Reading:
    """What the items are: title, kind, headings, notes, remarks."""
    title, title_items = title_of(items, metadata)
    headlines = _headlines(items)
    is_called_so = any(MINUTES_WORDS.search(line) for line in (title, *headlines))
    says_minutes = is_called_so or any(isinstance(item, Prose) and heads_minutes(item.text) for item in items)
    is_of_sitting = says_minutes or any(names_sitting(line) for line in (title, *headlines))
    may_be_minutes = is_of_sitting or any(MAY_BE_MINUTES.search(line) for line in (title, *headlines))
    labels = {entry.label for entry in entries}
    has_facts = {Label.DATE, Label.PRESENT} <= labels
    agenda_lines: frozenset[int] = frozenset()
    styles = heading_styles(items)
    if says_minutes or (Label.DATE in labels and labels & {Label.PLACE, Label.PRESENT, Label.AGENDA}):
        styles, agenda_lines = with_agenda_headings(
            items, styles, labelled_entries(items, lambda index: _is_speech(items, index))
        )
    styles = _without_cover(styles, items, title_items)
    body = body_size(items)
    notes = tuple(
        footnote_mark(item, body_size=body, page_height=heights[item.page]) if isinstance(item, Prose) else None
        for item in items
    )
    speech = find_speech(
        items,
        Evidence(
            styles, known, agenda_lines, may_be_minutes=may_be_minutes, is_minutes=says_minutes, has_facts=has_facts
        ),
    )
    kind = kind_of(title, headlines, entries, speech.count, items, is_of_sitting=is_of_sitting)
    if kind is not Kind.MINUTES:
        speech = Speech((None,) * len(items))
    return _Reading(tuple(items), title, title_items, headlines, kind, styles, notes, speech)


def _is_of_meeting(items: Sequence[Item], entries: Sequence[Entry], metadata: str) -> bool:
    """Does the paper call itself minutes, or say when, where or by whom a meeting was held?"""
    facts = {Label.DATE, Label.PLACE, Label.PRESENT, Label.AGENDA} & {entry.label for entry in entries}
    lines = (title_of(items, metadata)[0], *_headlines(items))
    return bool(facts) or any(MINUTES_WORDS.search(line) for line in lines)


def _on_pages(blocks: Sequence[Block], pages: Sequence[Sequence[Block]]) -> list[list[Block]]:
    """The blocks, cut as the pages are."""
    rest = iter(blocks)
    return [[next(rest) for _ in page] for page in pages]


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


def _is_speech(items: Sequence[Item], index: int) -> bool:
    """What cannot be an entry of a list: a sentence, or a speaker with his remark, here or on the next line."""
    item = items[index]
    if not isinstance(item, Prose):
        return True
    if item.text.endswith("。") or closing_turn(item.text) is not None:
        return True
    turn = opening_turn(item.text)
    if turn is None or turn.remark:
        return turn is not None and is_spoken(turn.remark)
    after = items[index + 1] if index + 1 < len(items) else None
    return isinstance(after, Prose) and after.text.endswith("。") and opening_turn(after.text) is None


def _blocks(reading: _Reading, numbers: Sequence[int | None]) -> list[list[Block]]:
    """The blocks of each page, with their indexes, sections and captions."""
    pages: list[list[Block]] = [[] for _ in numbers]
    stack = SectionStack()
    tables = 0
    first_turn = next((at for at, line in enumerate(reading.speech.lines) if line is not None and line.is_start), None)
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
    note = reading.notes[index]
    spoken = reading.speech.lines[index]
    if index in reading.title_items:
        return Heading(item.text, 1, locator)
    if spoken is not None and (note is None or spoken.is_start):
        return _utterance(item.text, spoken, locator, stack.path)
    if note is not None:
        return Footnote(item.text, note, locator, stack.path)
    style = reading.styles[index]
    if style is not None:
        level, path = stack.enter(style, item.text)
        return Heading(item.text, level, locator, path)
    return Paragraph(
        item.text, locator, stack.path, is_stage=reading.kind is Kind.MINUTES and is_stage_remark(item.text)
    )


def _utterance(text: str, spoken: SpokenLine, locator: Locator, section: tuple[str, ...]) -> Utterance:
    return Utterance(
        text,
        spoken.speaker.label,
        spoken.speaker.role,
        locator,
        section,
        turn=spoken.turn,
        is_certain=spoken.is_certain,
        kind=spoken.kind,
        opening=spoken.opening,
        closing=spoken.closing,
    )


def _is_heading(reading: _Reading, index: int) -> bool:
    return index in reading.title_items or (
        reading.styles[index] is not None and reading.speech.lines[index] is None and reading.notes[index] is None
    )
