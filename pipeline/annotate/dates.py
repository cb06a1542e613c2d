"""Dates in their context: the spans of every block and cell, and what is wrong with them."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.model import Block, Document, Issue, IssueCode, Locator, Severity, Table, Utterance
from wareki import find_dates, find_dates_in_table
from wareki.span import DateSpan, Flag


def annotate_dates(document: Document) -> Document:
    """The document with ``dates`` of every block and cell filled; offsets are in the text of each.

    What a date leaves out (its year) is told by the headings above it, else counted from the document's own date. The
    title of the document is such a heading for its tables only, and what is said in a meeting is of the day of the
    meeting, whatever the item on the agenda is called. Impossible dates become issues.
    """
    reference = (document.date.first or document.date.last) if document.date else None
    pages = tuple(
        replace(page, blocks=tuple(_annotated(block, document.title, reference) for block in page.blocks))
        for page in document.pages
    )
    annotated = replace(document, pages=pages)
    return replace(annotated, issues=(*document.issues, *_impossible(annotated)))


def _annotated(block: Block, title: str, reference: dt.date | None) -> Block:
    if isinstance(block, Utterance):
        return replace(block, dates=find_dates(block.text, reference=reference))
    if not isinstance(block, Table):
        headings = tuple(heading for heading in block.section if heading != title)
        return replace(block, dates=find_dates(block.text, reference=reference, headings=headings))
    dates = find_dates_in_table(
        block.grid(),
        header_rows=block.header_rows,
        reference=reference,
        headings=(title, *block.section, block.caption),
    )
    # a spreadsheet knows the year of the day that it shows as 4/16
    cells = tuple(replace(cell, dates=cell.dates or dates[cell.row][cell.column]) for cell in block.cells)
    return replace(block, cells=cells)


def _impossible(document: Document) -> Iterator[Issue]:
    for block in document.blocks():
        if isinstance(block, Table):
            for cell in block.cells:
                place = replace(block.locator, page=cell.page, row=cell.row, column=cell.column, box=cell.box)
                yield from _issues(cell.dates, place)
        else:
            yield from _issues(block.dates, block.locator)


def _issues(dates: Iterable[DateSpan], locator: Locator) -> Iterator[Issue]:
    for date in dates:
        if Flag.IMPOSSIBLE in date.flags:
            yield Issue(IssueCode.DATE_IMPOSSIBLE, Severity.WARNING, (("surface", date.surface),), locator)
