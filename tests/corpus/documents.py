"""Hypothesis strategies for the model: documents as a reader could have made them."""

import datetime as dt

from hypothesis import strategies as st

from corpus.abbreviations import Abbreviation
from corpus.meeting import Attendee, Handout, Meeting, Presence, Resolution
from corpus.model import (
    Block,
    Box,
    Cell,
    Document,
    Footnote,
    Heading,
    Issue,
    IssueCode,
    Kind,
    Locator,
    Page,
    Paragraph,
    Severity,
    Table,
    Utterance,
    UtteranceKind,
)
from wareki.span import DateSpan, Flag, Precision, TimeSpan

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
strings = st.lists(words, max_size=3).map(tuple)
points = st.floats(0, 2000, allow_nan=False, width=32)
boxes = st.none() | st.builds(Box, points, points, points, points)
days = st.none() | st.dates(dt.date(1868, 1, 25), dt.date(2100, 12, 31))
times = st.none() | st.builds(TimeSpan, st.times(), st.none() | st.times())


@st.composite
def spans(draw: st.DrawFn) -> tuple[DateSpan, ...]:
    """Date spans with distinct beginnings, sorted."""
    begins = sorted(draw(st.sets(st.integers(0, 50), max_size=3)))
    return tuple(
        DateSpan(
            first=draw(days),
            last=draw(days),
            precision=draw(st.sampled_from(Precision)),
            surface=draw(words),
            begin=begin,
            end=begin + 1,
            flags=draw(st.frozensets(st.sampled_from(Flag), max_size=2)),
            time=draw(times),
            inferred_from=draw(words | st.just("")),
        )
        for begin in begins
    )


@st.composite
def tables(draw: st.DrawFn, locator: Locator) -> Table:
    """A table of up to 3 × 3 unmerged cells, some slots empty."""
    row_count, column_count = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    slots = draw(st.sets(st.tuples(st.integers(0, row_count - 1), st.integers(0, column_count - 1)), min_size=1))
    return Table(
        cells=tuple(
            Cell(
                row,
                column,
                draw(words),
                is_header=draw(st.booleans()),
                page=locator.page,
                box=draw(boxes),
                dates=draw(spans()),
            )
            for row, column in sorted(slots)
        ),
        row_count=row_count,
        column_count=column_count,
        header_rows=draw(st.integers(0, row_count)),
        locator=locator,
        caption=draw(words | st.just("")),
        section=draw(strings),
        pages=() if locator.page is None else (locator.page,),
        row_pages=tuple(locator.page for _ in range(row_count)),
        row_boxes=tuple(draw(boxes) for _ in range(row_count)),
    )


clock_times = st.none() | st.times(timezones=st.none())
meetings = st.none() | st.builds(
    Meeting,
    words,
    st.none() | st.integers(1, 99),
    words,
    strings,
    strings,
    clock_times,
    clock_times,
    st.lists(st.builds(Attendee, words, words, words, words, st.sampled_from(Presence), words), max_size=2).map(tuple),
    st.lists(st.builds(Handout, words, words), max_size=2).map(tuple),
    st.lists(st.builds(Resolution, words, words, st.integers(0, 9)), max_size=2).map(tuple),
)


@st.composite
def utterances(draw: st.DrawFn, where: Locator) -> Utterance:
    """An utterance with any values in its fields, whether or not they fit together."""
    return Utterance(
        draw(words),
        draw(words),
        draw(words),
        where,
        draw(strings),
        draw(spans()),
        agenda=draw(words),
        id=draw(words),
        turn=draw(st.integers(0, 99)),
        person=draw(words),
        is_certain=draw(st.booleans()),
        kind=draw(st.sampled_from(UtteranceKind)),
        answers_to=draw(st.none() | st.integers(0, 9)),
        answered_by=tuple(draw(st.lists(st.integers(0, 9), max_size=3))),
        opening=draw(st.integers(0, 3)),
        closing=draw(st.integers(0, 3)),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document of up to three pages with all kinds of blocks."""
    has_pages = draw(st.booleans())
    pages, block, table = [], 0, 0
    for number in range(1, draw(st.integers(1, 3)) + 1) if has_pages else [None]:
        blocks: list[Block] = []
        for form in draw(st.lists(st.sampled_from([Heading, Paragraph, Utterance, Footnote, Table]), max_size=4)):
            where = Locator(page=number, block=block, box=draw(boxes))
            block += 1
            if form is Heading:
                blocks.append(Heading(draw(words), draw(st.integers(1, 5)), where, draw(strings), draw(spans())))
            elif form is Paragraph:
                blocks.append(Paragraph(draw(words), where, draw(strings), draw(spans()), draw(st.booleans())))
            elif form is Utterance:
                blocks.append(draw(utterances(where)))
            elif form is Footnote:
                blocks.append(Footnote(draw(words), draw(words), where, draw(strings), draw(spans())))
            else:
                table += 1
                blocks.append(draw(tables(Locator(page=number, block=where.block, table=table, box=where.box))))
        pages.append(
            Page(
                number,
                tuple(blocks),
                draw(st.none() | points),
                draw(st.none() | points),
                draw(st.booleans()),
                draw(strings),
            )
        )
    date = draw(spans())
    return Document(
        digest=draw(st.text("0123456789abcdef", min_size=64, max_size=64)),
        title=draw(words | st.just("")),
        kind=draw(st.sampled_from(Kind)),
        date=date[0] if date else None,
        meeting=draw(meetings),
        pages=tuple(pages),
        issues=tuple(
            Issue(
                code,
                draw(st.sampled_from(Severity)),
                (("detail", draw(words)),),
                draw(st.none() | st.just(Locator(page=1))),
            )
            for code in draw(st.lists(st.sampled_from(IssueCode), max_size=2))
        ),
        fingerprint=draw(words),
        abbreviations=tuple(draw(st.lists(st.builds(Abbreviation, words, words, st.integers(0, 9)), max_size=2))),
    )
