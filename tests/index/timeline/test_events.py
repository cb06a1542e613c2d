"""What counts as an event, when it was, and in which order they come."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.model import Hit, Kind, Locator, Paragraph, Passage, PassageForm, PassageKey
from index.query import DateWithin
from index.timeline.events import Choice, Event, EventForm, events
from tests.index.archive import Archive, document, minutes, report, table
from wareki import find_dates, parse_date

ALL = Choice(frozenset(EventForm), with_years=True)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    documents = [("/課/進捗.pdf", report()), ("/課/会議録.docx", minutes())]
    made = Archive.make(tmp_path_factory.mktemp("home"), documents)
    yield made
    made.store.close()


def row(*cells: str, kind: Kind = Kind.OTHER) -> Hit:
    """A hit that is a table row with these cells."""
    text = "\t".join(cells)
    passage = Passage(PassageKey("d" * 64, 2, 1), PassageForm.TABLE_ROW, text, Locator(page=3), dates=find_dates(text))
    return Hit(passage, "題", kind, None, ("/a.pdf",), 1.0)


def said(found: Sequence[Event]) -> list[tuple[str, str]]:
    return [(str(event.first_known), event.what) for event in found]


def within(text: str) -> DateWithin:
    span = parse_date(text)
    assert span is not None
    return DateWithin(span.first, span.last)


def test_a_row_happens_on_the_dates_of_its_date_cell_and_says_the_others() -> None:
    found = events([row("1", "R7.7.16~30", "地域懇談会", "R6.4.1に定めた要綱による")], ALL)
    assert said(found) == [("2025-07-16", "1 ｜ 地域懇談会 ｜ R6.4.1に定めた要綱による")]
    assert (found[0].form, found[0].when.surface) == (EventForm.ROW, "R7.7.16~30")


def test_two_dates_in_the_cell_are_two_events() -> None:
    found = events([row("R7.12.26\nR7.9.26", "担当者会議")], ALL)
    assert said(found) == [("2025-09-26", "担当者会議"), ("2025-12-26", "担当者会議")]
    assert [event.number for event in found] == [2, 1]


def test_cells_that_say_the_same_are_all_kept() -> None:
    assert said(events([row("済", "R7.4.1", "済")], ALL)) == [("2025-04-01", "済 ｜ 済")]


def test_a_row_without_a_date_cell_happens_when_its_sentences_say_under_its_first_words() -> None:
    found = events([row("6", "バス運行", "運賃を見直した。令和4年10月から新しい路線を走らせている。")], ALL)
    assert said(found) == [("2022-10-01", "バス運行 ｜ 運賃を見直した。令和4年10月から新しい路線を走らせている。")]


def test_a_meeting_is_there_once_however_many_of_its_remarks_were_found(archive: Archive) -> None:
    found = events(archive.ask("meeting:専門部会").hits, ALL)
    meetings = [event for event in found if event.form is EventForm.MEETING]
    assert said(meetings) == [("2025-08-01", "第1回社会的養育専門部会 会議録")]
    assert meetings[0].hit.passage.locator == Locator()


def test_a_remark_that_names_a_day_is_one_and_one_that_names_none_is_not(archive: Archive) -> None:
    remarks = [event for event in events(archive.ask("委託率").hits, ALL) if event.form is EventForm.UTTERANCE]
    assert [(str(event.first_known), event.hit.passage.speaker) for event in remarks] == [("2025-07-11", "山田")]


def test_a_date_without_an_interval_is_none() -> None:
    assert events([row("R7.2.30", "ない日")], ALL) == ()


def test_years_are_left_out_unless_asked_for() -> None:
    rows = [row("令和7年度", "委託率 35.4%"), row("R7.4", "着任")]
    assert said(events(rows, Choice(frozenset(EventForm)))) == [("2025-04-01", "着任")]
    assert len(events(rows, ALL)) == 2


def test_only_the_forms_that_were_asked_for() -> None:
    assert events([row("R7.4.16", "会議")], Choice(frozenset((EventForm.UTTERANCE,)))) == ()


def test_only_what_has_a_day_in_the_period() -> None:
    rows = [row("R7.6.30", "前"), row("R7.6.25~7.2", "またぐ"), row("R7.5~", "続く"), row("R7.8.1", "後")]
    choice = Choice(frozenset(EventForm), (within("R7.7"),))
    assert [event.what for event in events(rows, choice)] == ["続く", "またぐ"]


def test_what_is_only_known_to_end_counts_at_its_end() -> None:
    deadline = [row("R7.8.31まで", "提出")]
    assert events(deadline, Choice(frozenset(EventForm), (within("R7.7"),))) == ()
    assert len(events(deadline, Choice(frozenset(EventForm), (within("R7.8"),)))) == 1


def test_the_order_is_that_of_the_first_days_then_of_the_last() -> None:
    rows = [row("R7.8~", "開"), row("R7.8", "月"), row("R7.7.11", "日"), row("~R7.7.1", "末")]
    assert [event.what for event in events(rows, ALL)] == ["末", "日", "月", "開"]


def test_every_dated_row_of_an_archive_is_found(archive: Archive) -> None:
    rows = [event for event in events(archive.ask("date:R1..R20").hits, ALL) if event.form is EventForm.ROW]
    assert [event.when.surface for event in rows] == [
        "R7.4.16", "R7.7~12", "R7.7.11", "R7.7.16~30", "R7.8~", "R7.9.26", "R7.12.26", "R8.3",
    ]  # fmt: skip


def test_paragraphs_are_text(tmp_path: Path) -> None:
    text = "会議は令和7年5月8日に開いた。"
    block = Paragraph(text, Locator(page=1, block=0), dates=find_dates(text))
    archive = Archive.make(tmp_path, [("/a.pdf", document("3" * 64, [block]))])
    (event,) = events(archive.ask("会議").hits, ALL)
    archive.store.close()
    assert (event.form, event.what) == (EventForm.TEXT, text)


def test_merged_date_cells_count_for_each_of_their_rows(tmp_path: Path) -> None:
    made = table((("年月日", "会議"), ("R7.4.16", "第1回"), ("", "第2回")), Locator(page=1, block=0, table=1))
    cells = tuple(
        replace(cell, row_span=2) if cell.dates else cell for cell in made.cells if (cell.row, cell.column) != (2, 0)
    )
    archive = Archive.make(tmp_path, [("/a.pdf", document("4" * 64, [replace(made, cells=cells)]))])
    found = events(archive.ask("会議").hits, ALL)
    archive.store.close()
    assert said(found) == [("2025-04-16", "第1回"), ("2025-04-16", "第2回")]
