"""Between the model's values and the rows of corpus.db. Pure: no connection here."""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from corpus.model import (
    Block,
    Box,
    Cell,
    Footnote,
    Heading,
    Issue,
    IssueCode,
    Locator,
    Paragraph,
    Severity,
    Table,
    Utterance,
    UtteranceKind,
)
from wareki.span import DateSpan, Flag, Precision, TimeSpan

Value = str | int | float | None
Row = tuple[Value, ...]
DateKey = tuple[int, int, int]  # block, row, column; -1 where it does not apply

DOCUMENT_DATE: DateKey = (-1, -1, -1)


def strings_to_json(strings: Sequence[str]) -> str:
    """A tuple of strings as a JSON array."""
    return json.dumps(list(strings), ensure_ascii=False)


@lru_cache(maxsize=1000)  # many blocks stand under the same headings
def strings_from_json(text: str) -> tuple[str, ...]:
    """The inverse of ``strings_to_json``."""
    return tuple(json.loads(text))


def box_columns(box: Box | None) -> tuple[Value, Value, Value, Value]:
    """x0, top, x1, bottom; all None without a box."""
    return (None, None, None, None) if box is None else (box.x0, box.top, box.x1, box.bottom)


def box_from(columns: Sequence[Value]) -> Box | None:
    """The inverse of ``box_columns``."""
    x0, top, x1, bottom = columns
    if x0 is None or top is None or x1 is None or bottom is None:
        return None
    return Box(float(x0), float(top), float(x1), float(bottom))


def date_row(digest: str, key: DateKey, span: DateSpan) -> Row:
    """A row of ``dates``."""
    time_first = None if span.time is None else span.time.first
    time_last = None if span.time is None else span.time.last
    return (
        digest,
        *key,
        span.begin,
        span.end,
        span.surface,
        _iso(span.first),
        _iso(span.last),
        span.precision.value,
        " ".join(sorted(span.flags)),
        _iso(time_first),
        _iso(time_last),
        span.inferred_from,
    )


def _iso(value: dt.date | dt.time | None) -> str | None:
    return None if value is None else value.isoformat()


def date_from(row: Sequence[Value]) -> DateSpan:
    """A DateSpan from the columns begin … inferred_from of ``dates``."""
    begin, end, surface, first, last, precision, flags, time_first, time_last, inferred_from = row
    time = None
    if time_first is not None:
        time = TimeSpan(
            dt.time.fromisoformat(str(time_first)), None if time_last is None else dt.time.fromisoformat(str(time_last))
        )
    return DateSpan(
        first=None if first is None else dt.date.fromisoformat(str(first)),
        last=None if last is None else dt.date.fromisoformat(str(last)),
        precision=Precision(str(precision)),
        surface=str(surface),
        begin=int(begin or 0),
        end=int(end or 0),
        flags=frozenset(map(Flag, str(flags).split())),
        time=time,
        inferred_from=str(inferred_from),
    )


def block_row(digest: str, position: int, block: Block) -> Row:
    """A row of ``blocks``; ``position`` is the index of the page that the block begins on."""
    text: Value = None
    level = speaker = role = mark = None
    match block:
        case Heading():
            form, text, level = "heading", block.text, block.level
        case Paragraph():
            form, text = "stage" if block.is_stage else "paragraph", block.text
        case Utterance():
            form, text, speaker, role = "utterance", block.text, block.speaker, block.role
        case Footnote():
            form, text, mark = "footnote", block.text, block.mark
        case Table():
            form = "table"
    return (
        digest, block.locator.block, position, form, block.locator.page, *box_columns(block.locator.box),
        strings_to_json(block.section), text, level, speaker, role, mark,
    )  # fmt: skip


def utterance_row(digest: str, block: Utterance) -> Row:
    """A row of ``utterances``: what an utterance has that other blocks have not."""
    return (
        digest, block.locator.block, block.id, block.turn, block.person, int(block.is_certain), block.kind.value,
        block.agenda, block.answers_to, " ".join(map(str, block.answered_by)), block.opening, block.closing,
    )  # fmt: skip


def block_dates(digest: str, block: Block) -> Iterator[Row]:
    """The rows of ``dates`` for a block; of a table, those of its cells."""
    index = block.locator.block
    assert index is not None, "a stored block has its index"  # noqa: S101
    if isinstance(block, Table):
        for cell in block.cells:
            for span in cell.dates:
                yield date_row(digest, (index, cell.row, cell.column), span)
    else:
        for span in block.dates:
            yield date_row(digest, (index, -1, -1), span)


def text_block_from(row: Sequence[Value], dates: tuple[DateSpan, ...]) -> Block:
    """A Heading, Paragraph, Utterance or Footnote from block, form, page, box, section … mark of ``blocks``.

    The columns id … closing of ``utterances`` follow, all None for other blocks.
    """
    index, form, page, x0, top, x1, bottom, section, text, level, speaker, role, mark, *spoken = row
    locator = Locator(
        page=None if page is None else int(page), block=int(index or 0), box=box_from((x0, top, x1, bottom))
    )
    path, words = strings_from_json(str(section)), str(text)
    match form:
        case "heading":
            return Heading(words, int(level or 1), locator, path, dates)
        case "utterance":
            plain = Utterance(words, str(speaker), str(role), locator, path, dates)
            return plain if spoken[0] is None else _spoken_from(plain, spoken)
        case "footnote":
            return Footnote(words, str(mark), locator, path, dates)
        case _:
            return Paragraph(words, locator, path, dates, is_stage=form == "stage")


def _spoken_from(plain: Utterance, columns: Sequence[Value]) -> Utterance:
    id_, turn, person, is_certain, kind, agenda, answers_to, answered_by, opening, closing = columns
    return replace(
        plain,
        agenda=str(agenda),
        id=str(id_),
        turn=int(turn or 0),
        person=str(person),
        is_certain=bool(is_certain),
        kind=UtteranceKind(str(kind)),
        answers_to=None if answers_to is None else int(answers_to),
        answered_by=tuple(map(int, str(answered_by).split())),
        opening=int(opening or 0),
        closing=int(closing or 0),
    )


def table_rows(digest: str, table: Table) -> Iterator[Row]:
    """The rows of ``rows`` for a table."""
    for row in range(table.row_count):
        page = table.row_pages[row] if table.row_pages else None
        box = table.row_boxes[row] if table.row_boxes else None
        yield (digest, table.locator.table, row, page, *box_columns(box))


def cell_rows(digest: str, table: Table) -> Iterator[Row]:
    """The rows of ``cells`` for a table."""
    for cell in table.cells:
        yield (
            digest, table.locator.table, cell.row, cell.column, cell.row_span, cell.column_span,
            int(cell.is_header), cell.text, cell.page, *box_columns(cell.box),
        )  # fmt: skip


def cell_from(row: Sequence[Value], dates: tuple[DateSpan, ...]) -> Cell:
    """A Cell from the columns row … bottom of ``cells``."""
    at_row, column, row_span, column_span, is_header, text, page, *box = row
    return Cell(
        row=int(at_row or 0),
        column=int(column or 0),
        text=str(text),
        row_span=int(row_span or 1),
        column_span=int(column_span or 1),
        is_header=bool(is_header),
        page=None if page is None else int(page),
        box=box_from(box),
        dates=dates,
    )


def issue_row(digest: str, position: int, issue: Issue) -> Row:
    """A row of ``issues``."""
    where = issue.locator or Locator()
    return (
        digest, position, issue.code.value, issue.severity.value, json.dumps(dict(issue.arguments), ensure_ascii=False),
        where.page, where.block, where.table, where.row, where.column, *box_columns(where.box),
    )  # fmt: skip


def issue_from(row: Sequence[Value]) -> Issue:
    """An Issue from the columns code … bottom of ``issues``."""
    code, severity, arguments, page, block, table, at_row, column, *box = row
    numbers = [None if value is None else int(value) for value in (page, block, table, at_row, column)]
    locator = Locator(
        page=numbers[0], block=numbers[1], table=numbers[2], row=numbers[3], column=numbers[4], box=box_from(box)
    )
    return Issue(
        IssueCode(str(code)),
        Severity(str(severity)),
        tuple(json.loads(str(arguments)).items()),
        None if locator == Locator() else locator,
    )
