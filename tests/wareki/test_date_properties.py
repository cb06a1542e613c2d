"""What holds for every text and every day."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wareki import DateSpan, find_dates, find_dates_in_table, format_span, format_wareki, named_units, parse_date
from wareki.eras import ERAS, Era, era_of

FIRST, LAST = dt.date(1868, 1, 25), dt.date(2100, 12, 31)
DAYS = st.dates(FIRST, LAST)
WIDE = str.maketrans("0123456789./-RHSTM", "０１２３４５６７８９．／－ＲＨＳＴＭ")
PIECES = st.sampled_from(
    [
        *"0123456789.．・/／-－~～〜、,()（） \n\t\u3000\u200b'年月日度元末頃上中下旬半期第週",
        *"令和平成昭大正明治RHSTM㋿㍻㋃㏯⽉⽇〇○一二十廿同翌前今来",
        "令和",
        "平成",
        "年度",
        "以降",
        "以前",
        "から",
        "まで",
        "より",
        "及び",
        "四半期",
        "今年度",
        "翌年",
        "<br>",
        "13:30",
        "午後3時",
        "（水）",
    ]
)
HOSTILE = st.lists(PIECES, max_size=60).map("".join)
HEADS = st.sampled_from(
    ["年", "月", "日", "年度", "年月", "実施日（令和）", "期日（R7）", "令和6年度", "〃", "5/10", "R070716"]
)
CELLS = st.one_of(HOSTILE, HEADS)
REFERENCES = st.sampled_from([None, dt.date(2025, 4, 16), dt.date(2024, 2, 29), dt.date.min, dt.date.max])


def _kanji(number: int) -> str:
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return ("十" if tens == 1 else digits[tens] + "十" if tens else "") + (digits[ones] if ones or not tens else "")


def notations(day: dt.date) -> list[str]:
    era = era_of(day)
    assert era is not None
    year = day.year - era.first.year + 1
    written = "元" if year == 1 else str(year)
    if year > 99:
        return [day.isoformat(), f"{day.year}年{day.month}月{day.day}日"]
    return [
        format_wareki(day),
        f"{era.letter}{written}.{day.month}.{day.day}",
        f"{era.letter.lower()}{year:02}.{day.month:02}.{day.day:02}",
        f"{era.letter}{year}/{day.month}/{day.day}",
        f"{era.short}{year}.{day.month}.{day.day}",
        f"{era.ligature}{written}年{day.month}月{day.day}日",
        f"{era.name}{year}年 {day.month}月 {day.day}日",
        f"{era.name}{_kanji(year)}年{_kanji(day.month)}月{_kanji(day.day)}日",
        f"{era.name}{year}年（{day.year}年）{day.month}月{day.day}日",
        f"{era.letter}{year}.{day.month}.{day.day}".translate(WIDE),
        " ".join(f"{era.name}{written}年{day.month}月") + f" {day.day} 日",
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
    ]


@given(DAYS)
def test_a_day_is_read_back_from_every_notation(day: dt.date) -> None:
    for text in notations(day):
        found = [(span.first, span.last) for span in find_dates(f"（{text}）") if span.precision == "day"]
        assert found == [(day, day)], text
        alone = parse_date(text)
        assert alone is not None
        assert (alone.first, alone.last) == (day, day), text


@given(DAYS, st.integers(0, 400))
def test_a_range_is_one_date_over_both_ends(first: dt.date, length: int) -> None:
    last = min(first + dt.timedelta(days=length), LAST)
    text = f"{format_wareki(first)}から{format_wareki(last)}まで"
    (span,) = find_dates(text)
    assert (span.first, span.last, span.surface) == (first, last, text)


def holds(text: str, spans: tuple[DateSpan, ...]) -> None:
    end = 0
    for span in spans:
        assert text[span.begin : span.end] == span.surface
        assert span.surface
        assert span.begin >= end
        assert span.first is None or span.last is None or span.first <= span.last
        assert format_span(span)
        named_units(span)
        end = span.end


@settings(max_examples=400)
@given(HOSTILE, REFERENCES, st.lists(HOSTILE, max_size=2))
def test_offsets_and_order_hold_for_any_pieces_of_dates(
    text: str, reference: dt.date | None, headings: list[str]
) -> None:
    holds(text, find_dates(text, reference=reference, headings=headings))
    parse_date(text, reference=reference)


@given(st.text())
def test_offsets_and_order_hold_for_any_text(text: str) -> None:
    holds(text, find_dates(text))


@given(st.lists(st.lists(CELLS, max_size=4), max_size=4), st.integers(0, 2), REFERENCES)
def test_a_table_is_read_in_its_own_shape(grid: list[list[str]], header_rows: int, reference: dt.date | None) -> None:
    found = find_dates_in_table(grid, header_rows=header_rows, reference=reference)
    assert [len(row) for row in found] == [len(row) for row in grid]
    for row, spans_of_row in zip(grid, found, strict=True):
        for cell, spans in zip(row, spans_of_row, strict=True):
            holds(cell, spans)


WITHOUT_DATES = [
    "1.", "1.1 ", "7.4.16 ", "1", "1/1 ", ". ", "1-1.", "7.4.", "、", "同", "一二", "二〇二五", "  ", "\n", "から",
    "年", "R", "令和", "2025 ", "1:00", "(金)", "1\t", "\u200b", "～", "R7", "日米",
]  # fmt: skip
FULL_OF_DATES = [
    "R7~", "7/16~", "令和7年", "令和7年4月1日から", "4月1日~", "1月", "7.4.16\t", "R7.4 ", "R6・", "今年度", "R7\t",
    "R1-", "日本", "第1四半期",
]  # fmt: skip


@pytest.mark.parametrize("unit", WITHOUT_DATES)
def test_a_megabyte_that_only_looks_like_dates_takes_less_than_two_seconds(unit: str) -> None:
    text = unit * (1_000_000 // len(unit.encode()))
    began = time.process_time()
    find_dates(text)
    assert time.process_time() - began < 2


@pytest.mark.parametrize("unit", FULL_OF_DATES)
def test_time_grows_with_the_length_of_a_text_of_nothing_but_dates(unit: str) -> None:
    short, long = (_least_time(unit * (size // len(unit.encode()))) for size in (6_000, 48_000))
    assert long < 20 * short  # eight times the text; sixty-four times the time if it were quadratic


def _least_time(text: str) -> float:
    times = []
    for _ in range(3):
        began = time.process_time()
        find_dates(text)
        times.append(time.process_time() - began)
    return min(times)


@pytest.mark.parametrize("era", ERAS, ids=lambda era: era.name)
def test_a_month_outside_its_era_is_flagged(era: Era) -> None:
    if era.last is None:
        return
    after = era.last + dt.timedelta(days=40)
    year = after.year - era.first.year + 1
    (span,) = find_dates(f"{era.name}{year}年{after.month}月{after.day}日")
    assert span.first == after
    assert "era_mismatch" in span.flags
