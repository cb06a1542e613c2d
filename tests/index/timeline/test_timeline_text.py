"""The timeline as a person reads it."""

import datetime as dt

import pytest

from corpus.messages import Language
from corpus.model import Hit, Kind, Locator, Passage, PassageForm, PassageKey
from corpus.width import display_width
from index.timeline.events import Event, EventForm
from index.timeline.text import short_days, timeline_lines
from wareki import parse_date
from wareki.span import DateSpan


def span(text: str) -> DateSpan:
    found = parse_date(text)
    assert found is not None
    return found


def event(when: str, *cells: str, form: EventForm = EventForm.ROW, speaker: str = "") -> Event:
    passage = Passage(
        PassageKey("d", 0), PassageForm.PARAGRAPH, "", Locator(page=2, block=0, table=1, row=1), speaker=speaker
    )
    return Event(span(when), form, cells, Hit(passage, "題", Kind.OTHER, None, ("/課/報告.pdf",), 1.0), 1)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("R7.4.16", "4月16日(水)"),
        ("R7.7.14~25", "7月14日(月)～7月25日(金)"),
        ("R6.12.16~R7.1.15", "12月16日(月)～令和7年1月15日(水)"),
        ("R7.7", "7月"),
        ("R7.7~12", "7月～12月"),
        ("R7.8~", "8月～"),
        ("R7.8.1以前", "～8月1日(金)"),
    ],
)
def test_days_are_as_short_as_their_month_allows(written: str, shown: str) -> None:
    assert short_days(span(written), Language.JA) == shown


def test_english_has_days_as_iso() -> None:
    assert short_days(span("R7.7.14~25"), Language.EN) == "2025-07-14～2025-07-25"


def test_a_heading_a_month_and_two_lines_an_event() -> None:
    found = [event("R7.7.14~25", "協議の場", "3圏域"), event("R7.7.30", "懇談会"), event("R8.1.9", "研修")]
    assert list(timeline_lines(found, Language.JA, width=100)) == [
        "",
        "令和7年7月（2025-07）",
        "  7月14日(月)～7月25日(金)  協議の場 ｜ 3圏域",
        "                            p.2 表1 ［報告.pdf］",
        "  7月30日(水)               懇談会",
        "                            p.2 表1 ［報告.pdf］",
        "",
        "令和8年1月（2026-01）",
        "  1月9日(金)  研修",
        "              p.2 表1 ［報告.pdf］",
    ]


def test_a_meeting_is_called_one_and_a_remark_has_its_speaker() -> None:
    found = [
        event("R7.7.14", "第1回部会", form=EventForm.MEETING),
        event("R7.7.14", "次回は7月30日です。", form=EventForm.UTTERANCE, speaker="山田"),
        event("R7.7.14", "○山田委員　次回は7月30日です。", form=EventForm.UTTERANCE, speaker="山田"),
    ]
    lines = list(timeline_lines(found, Language.JA, width=100))
    assert [line.split("  ")[-1] for line in lines[2::2]] == [
        "【会議】第1回部会", "山田：次回は7月30日です。", "○山田委員　次回は7月30日です。",
    ]  # fmt: skip


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    found = [event("R6.12.16~R7.1.15", "意見の募集" * 20), event("R6.12.2", "会議" * 50)]
    for line in timeline_lines(found, Language.JA, width=width):
        assert display_width(line) <= max(width, 56)


def test_first_known_is_the_end_of_what_has_no_beginning() -> None:
    assert event("R7.8.1以前", "届出").first_known == dt.date(2025, 8, 1)
