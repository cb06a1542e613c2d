"""What leaves the package: Japanese display, the units for an index, JSON lines, a line of text, single dates."""

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import pytest

from wareki import DateSpan, find_dates, format_span, format_wareki, named_units, parse_date
from wareki.display import describe
from wareki.jsonl import answer_line


def only(text: str) -> DateSpan:
    (span,) = find_dates(text)
    return span


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (dt.date(2025, 4, 16), "令和7年4月16日"),
        (dt.date(2019, 5, 1), "令和元年5月1日"),
        (dt.date(2019, 4, 30), "平成31年4月30日"),
        (dt.date(1989, 1, 7), "昭和64年1月7日"),
        (dt.date(1926, 12, 25), "昭和元年12月25日"),
        (dt.date(1867, 1, 1), "1867年1月1日"),
    ],
)
def test_a_day_is_shown_in_its_era(day: dt.date, written: str) -> None:
    assert format_wareki(day) == written


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("R7.4.16", "令和7年4月16日（2025-04-16）"),
        ("R8.3", "令和8年3月（2026-03）"),
        ("令和7年", "令和7年（2025）"),
        ("2025年度", "令和7年度（2025-04-01～2026-03-31）"),
        ("平成31年度", "令和元年度（2019-04-01～2020-03-31）"),
        ("R7.7.16~30", "令和7年7月16日～令和7年7月30日（2025-07-16～2025-07-30）"),
        ("R7.7~12", "令和7年7月～令和7年12月（2025-07-01～2025-12-31）"),
        ("令和5～7年度", "令和5年度～令和7年度（2023-04-01～2026-03-31）"),
        ("R7.8~", "令和7年8月以降（2025-08-01～）"),
        ("～R8.3.31", "令和8年3月31日以前（～2026-03-31）"),
        ("R7.2.30", "R7.2.30（暦にない日付）"),
        ("5月8日", "5月8日（年が分からない日付）"),
    ],
)
def test_a_span_is_shown_in_both_calendars(text: str, shown: str) -> None:
    assert format_span(only(text)) == shown


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("R7.7.16", ["2025-07-16", "2025-07", "2025"]),
        ("令和7年7月", ["2025-07", "2025"]),
        ("令和7年度", ["FY2025"]),
        ("令和7年", ["2025"]),
        ("R7.12.28～R8.1.4", ["2025-12-28", "2026-01-04", "2025-12", "2026-01", "2025", "2026"]),
        ("R7.8~", ["2025-08", "2025"]),
        ("令和8年1月中旬", ["2026-01", "2026"]),
        ("令和7年度第4四半期", ["2026", "FY2025"]),
        ("R7.2.30", []),
    ],
)
def test_the_units_that_a_span_says(text: str, keys: list[str]) -> None:
    assert [unit.key for unit in named_units(only(text))] == keys


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("R7.7", "2025-07-01", "2025-07-31"),
        (" 令和7年度 ", "2025-04-01", "2026-03-31"),
        ("2025-07", "2025-07-01", "2025-07-31"),
        ("2025-07-16", "2025-07-16", "2025-07-16"),
        ("Ｒ７．４．１６", "2025-04-16", "2025-04-16"),
        ("R7", "2025-01-01", "2025-12-31"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("令和元", "2019-01-01", "2019-12-31"),
        ("R7.7.16~30", "2025-07-16", "2025-07-30"),
    ],
)
def test_a_whole_text_is_one_date(text: str, first: str, last: str) -> None:
    span = parse_date(text)
    assert span is not None
    assert (str(span.first), str(span.last)) == (first, last)
    assert text[span.begin : span.end] == span.surface


@pytest.mark.parametrize("text", ["", "里親", "R7.7 里親", "R7.7.16 R7.8", "3.5", "12", "第5回", "5月8日 部会"])
def test_anything_else_is_no_single_date(text: str) -> None:
    assert parse_date(text) is None


def test_month_and_day_are_a_date_with_a_reference() -> None:
    span = parse_date("7/16", reference=dt.date(2025, 6, 1))
    assert span is not None
    assert span.first == dt.date(2025, 7, 16)


def test_time_and_source_stand_beside_the_date() -> None:
    span = only("令和7年7月11日（金）午後1時30分～3時")
    assert span.time is not None
    assert (span.time.first, span.time.last) == (dt.time(13, 30), dt.time(15))
    assert find_dates("令和7年5月8日、同年9月26日")[1].inferred_from == "令和7年5月8日"


def test_a_line_of_json_is_answered() -> None:
    answer = json.loads(answer_line('{"id": "a", "text": "里親月間 R7.8~、今年度", "reference": "2026-03-10"}'))
    assert answer["id"] == "a"
    assert answer["dates"][0] == {
        "surface": "R7.8~", "start": "2025-08-01", "end": None, "granularity": "month", "begin": 5, "flags": [],
    }  # fmt: skip
    assert answer["dates"][1]["flags"] == ["inferred"]
    assert answer["dates"][1]["inferred_from"] == "reference date"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "not a JSON object"),
        ("[]", "another JSON value"),
        ('{"id": 1}', "lacks text"),
        ('{"id": 1, "text": 5}', "text is not a string"),
        ('{"id": 1, "text": "", "reference": "R7"}', "reference is not a day"),
    ],
)
def test_a_bad_line_is_refused_with_a_sentence(line: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        answer_line(line)


def test_a_line_for_a_terminal() -> None:
    assert describe(only("R7.7.16~30 地域懇談会")) == "R7.7.16~30\t2025-07-16～2025-07-30\tday"
    assert describe(only("R7.8~")) == "R7.8~\t2025-08-01～\tmonth"
    assert describe(only("R7.2.30")) == "R7.2.30\t\tday\timpossible"


def test_the_package_runs_alone() -> None:
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "wareki", "--jsonl"],
        input='{"id": 1, "text": "R7.4.16"}\n\nnonsense\n',
        capture_output=True,
        encoding="utf-8",
        cwd=root,
        check=False,
    )
    assert done.returncode == 4
    assert json.loads(done.stdout)["dates"][0]["start"] == "2025-04-16"
    assert done.stderr.startswith("standard input, line 3: not a JSON object")
