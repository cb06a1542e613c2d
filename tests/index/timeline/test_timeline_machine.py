"""Events for programs: JSON, CSV and calendars, each documented."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from icalendar import Calendar

from corpus.export import guard_formula
from corpus.messages import Language
from index.timeline.calendar import calendar
from index.timeline.events import Choice, Event, EventForm, events
from index.timeline.machine import CSV_COLUMNS, csv_rows, event_id, json_lines
from tests.index.archive import Archive, minutes, report

ROOT = Path(__file__).parents[3]
NOW = dt.datetime(2026, 4, 1, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=9)))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Event, ...]]:
    documents = [("/課/令和7年度 進捗.pdf", report()), ("/課/会議録.docx", minutes())]
    made = Archive.make(tmp_path_factory.mktemp("home"), documents)
    yield events(made.ask("date:R1..R20").hits, Choice(frozenset(EventForm)))
    made.store.close()


def test_ids_are_unique(found: tuple[Event, ...]) -> None:
    assert len({event_id(event) for event in found}) == len(found) > 8


def test_an_event_is_one_json_object(found: tuple[Event, ...]) -> None:
    objects = [json.loads(line) for line in json_lines(found)]
    row = next(item for item in objects if item["surface"] == "R7.7.16~30")
    assert (row["start"], row["end"], row["precision"]) == ("2025-07-16", "2025-07-30", "day")
    assert row["cells"] == ["地域懇談会", "児家セン、こ家センの設置を協議"]
    assert (row["page"], row["table"], row["row"], row["form"]) == (2, 1, 3, "row")
    assert row["id"] == "111111111111#3.4~1"
    meeting = next(item for item in objects if item["form"] == "meeting")
    assert (meeting["what"], meeting["page"], meeting["start"]) == (
        "第1回社会的養育専門部会 会議録",
        None,
        "2025-08-01",
    )


def test_keys_and_columns_are_documented(found: tuple[Event, ...]) -> None:
    documentation = (ROOT / "docs" / "events.md").read_text(encoding="utf-8")
    for key in (*json.loads(next(json_lines(found))), *CSV_COLUMNS, *EventForm):
        assert f"`{key}`" in documentation


def test_csv_has_days_as_iso_and_where_it_is_written(found: tuple[Event, ...]) -> None:
    header, *rows = csv_rows(found, guard=guard_formula)
    assert header == CSV_COLUMNS
    listed = [dict(zip(header, row, strict=True)) for row in rows]
    (row,) = [row for row in listed if row["日付"] == "R7.8~"]
    assert (row["日付_start"], row["日付_end"], row["ページ"], row["行"]) == ("2025-08-01", "", "2", "6")
    assert row["ファイル"] == "/課/令和7年度 進捗.pdf"


def test_csv_runs_no_formula(found: tuple[Event, ...]) -> None:
    _, row = csv_rows(found[:1], guard=lambda text: f"guarded {text}")
    assert all(cell.startswith("guarded ") for cell in row)


def test_a_calendar_can_be_read_by_others(found: tuple[Event, ...]) -> None:
    read = Calendar.from_ical(calendar(found, Language.JA, now=NOW))
    entries = {str(entry["uid"]): entry for entry in read.walk("VEVENT")}
    assert len(entries) == len(found)
    entry = entries["111111111111#3.4~1@fumikura"]
    assert str(entry["summary"]) == "地域懇談会"
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (dt.date(2025, 7, 16), dt.date(2025, 7, 31))
    assert entry.decoded("dtstamp") == NOW
    assert "令和7年度 進捗.pdf p.2 表1" in str(entry["description"])


def test_an_open_event_stands_on_the_day_that_is_known(found: tuple[Event, ...]) -> None:
    read = Calendar.from_ical(calendar(found, Language.JA, now=NOW))
    (entry,) = [entry for entry in read.walk("VEVENT") if str(entry["summary"]) == "ワークショップ"]
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (dt.date(2025, 8, 1), dt.date(2025, 8, 2))
    assert "R7.8~" in str(entry["description"])
