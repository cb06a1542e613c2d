"""Dates are found in every text of a document, in their context, and impossible ones are reported."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from corpus.model import (
    Block,
    Cell,
    Document,
    Footnote,
    Heading,
    IssueCode,
    Kind,
    Locator,
    Page,
    Paragraph,
    Severity,
    Table,
    Utterance,
)
from pipeline.annotate.dates import annotate_dates
from wareki import DateSpan, find_dates

PLACE = Locator(page=1, block=0)


def document(*blocks: Block, date: str = "") -> Document:
    own = find_dates(date)[0] if date else None
    return Document("0" * 64, "報告", Kind.OTHER, own, None, (Page(1, blocks),), (), "")


def table(*rows: tuple[str, ...], header_rows: int = 1) -> Table:
    cells = tuple(
        Cell(row, column, text, is_header=row < header_rows, page=1)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    return Table(cells, len(rows), len(rows[0]), header_rows, replace(PLACE, table=1))


@pytest.mark.parametrize(
    "make",
    [
        lambda text: Heading(text, 1, PLACE),
        lambda text: Paragraph(text, PLACE),
        lambda text: Utterance(text, "山田", "委員", PLACE),
        lambda text: Footnote(text, "※", PLACE),
    ],
)
def test_every_block_with_text_gets_its_dates_with_offsets(make: Callable[[str], Block]) -> None:
    (block,) = annotate_dates(document(make("研修はR7.7.16に開いた。"))).blocks()
    assert not isinstance(block, Table)
    (date,) = block.dates
    assert (date.first, block.text[date.begin : date.end]) == (dt.date(2025, 7, 16), "R7.7.16")


def test_cells_get_their_dates_with_the_header_as_context() -> None:
    (block,) = annotate_dates(
        document(table(("年月日", "会議等"), ("R7.7.16~30", "懇談会"), ("R7.8~", "研修")))
    ).blocks()
    assert isinstance(block, Table)
    found = [(cell.text, date.first, date.last) for cell in block.cells for date in cell.dates]
    assert found == [
        ("R7.7.16~30", dt.date(2025, 7, 16), dt.date(2025, 7, 30)),
        ("R7.8~", dt.date(2025, 8, 1), None),
    ]


def test_a_bare_day_is_counted_from_the_date_of_the_document() -> None:
    (block,) = annotate_dates(document(Paragraph("7月16日に開催した。", PLACE), date="令和7年7月20日")).blocks()
    assert isinstance(block, Paragraph)
    assert [date.first for date in block.dates] == [dt.date(2025, 7, 16)]


def test_impossible_dates_are_issues_that_say_where() -> None:
    annotated = annotate_dates(
        document(Paragraph("R7.2.30に開催", PLACE), replace(table(("年月日",), ("R7.13.1",)), locator=Locator(1, 1, 1)))
    )
    assert [(issue.code, issue.severity, dict(issue.arguments)["surface"]) for issue in annotated.issues] == [
        (IssueCode.DATE_IMPOSSIBLE, Severity.WARNING, "R7.2.30"),
        (IssueCode.DATE_IMPOSSIBLE, Severity.WARNING, "R7.13.1"),
    ]
    in_text, in_cell = (issue.locator for issue in annotated.issues)
    assert in_text == PLACE
    assert in_cell is not None and (in_cell.block, in_cell.table, in_cell.row, in_cell.column) == (1, 1, 1, 0)


def test_headings_give_bare_dates_their_year_but_not_what_is_said_in_a_meeting() -> None:
    section = ("令和6年度の経過",)
    paragraph = Paragraph("1月8日 部会", PLACE, section=section)
    said = Utterance("1月8日の部会", "山田", "委員", PLACE, section=section)
    dated = replace(table(("月日", "会議"), ("1月8日", "部会")), section=section)
    titled = replace(table(("月日", "会議"), ("9月3日", "部会")), section=("報告",))
    found = annotate_dates(replace(document(paragraph, said, dated, titled, date="R8.3.10"), title="令和5年度 報告"))
    spans: list[DateSpan] = []
    for block in found.blocks():
        spans.extend(
            block.dates if not isinstance(block, Table) else (span for cell in block.cells for span in cell.dates)
        )
    assert [str(span.first) for span in spans] == ["2025-01-08", "2026-01-08", "2025-01-08", "2023-09-03"]
