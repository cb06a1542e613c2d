"""Numbers and dates come out as Excel shows them. The expected values were read off Excel's own rules by hand."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.xlsx.shown import shown_number, shown_text
from wareki import find_dates

ERA = '[$-411]ggge"年"m"月"d"日"'
FIRST_YEAR = '[$-ja-JP-x-gannen]ggge"年"m"月"d"日";@'
ACCOUNT = '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ '


@pytest.mark.parametrize(
    ("stored", "code", "shown"),
    [
        ("45763", ERA, "令和7年4月16日"),
        ("45763", "[$-411]ge.m.d", "R7.4.16"),
        ("45763", "[$-411]gge.mm.dd", "令7.04.16"),
        ("43586", FIRST_YEAR, "令和元年5月1日"),
        ("43586", ERA, "令和1年5月1日"),
        ("43585", ERA, "平成31年4月30日"),
        ("1", ERA, "明治33年1月1日"),
        ("45763", '[DBNum1][$-411]ggge"年"m"月"d"日"', "令和七年四月十六日"),
        ("45763", '[DBNum3][$-411]ggge"年"m"月"d"日"', "令和７年４月１６日"),
        ("45763", 'e"年度"', "7年度"),
        ("45763", "yyyy/m/d", "2025/4/16"),
        ("45763", 'yyyy"年"m"月"', "2025年4月"),
        ("45763", 'm"月"d"日"(aaa)', "4月16日(水)"),
        ("45763", "aaaa", "水曜日"),
        ("45763", "d-mmm-yy", "16-Apr-25"),
        ("45763", "dddd", "Wednesday"),
        ("45763.5625", "yyyy/m/d h:mm", "2025/4/16 13:30"),
        ("0.5208333333", "h:mm", "12:30"),
        ("0.75", "h:mm AM/PM", "6:00 PM"),
        ("1.5", "[h]:mm", "36:00"),
        ("0.0415", "mm:ss", "59:46"),
        ("-1", "yyyy/m/d", "########"),
        ("1234567.891", "#,##0", "1,234,568"),
        ("-1234.5", '#,##0;"△ "#,##0', "△ 1,235"),
        ("-1234", ACCOUNT, "-1,234"),
        ("0", ACCOUNT, "-"),
        ("0.1234", "0.0%", "12.3%"),
        ("0.285", "0.0%", "28.5%"),
        ("1.005", "0.00", "1.01"),
        ("1234567", "#,##0,", "1,235"),
        ("1002345", "000\\-0000", "100-2345"),
        ("7", "000", "007"),
        ("12.5", "0.##", "12.5"),
        ("0.5", "# ?/?", "1/2"),
        ("12345", "0.00E+00", "1.23E+04"),
        ("-0.2", "0", "0"),
        ("5", '"第"0"回"', "第5回"),
        ("5", '[>=100]"多い";"少ない"0', "少ない5"),
        ("1234.5", "[$¥-411]#,##0", "¥1,235"),
        ("7", 'G/標準"人"', "7人"),
        ("1", ";;;", ""),
        ("0.3333333333333333", "", "0.333333333"),
        ("0.30000000000000004", "", "0.3"),
        ("1234567890123", "", "1234567890123"),
        ("1E-7", "", "1E-07"),
        ("#N/A", "0", "#N/A"),
    ],
)
def test_a_number_is_shown_as_its_format_says(stored: str, code: str, shown: str) -> None:
    assert shown_number(stored, code) == shown


def test_days_may_count_from_1904() -> None:
    assert shown_number("44301", "yyyy/m/d", is_1904=True) == "2025/4/16"


@pytest.mark.parametrize(("code", "shown"), [("0", "山田"), ('@"様"', "山田様"), (";;;", ""), (ACCOUNT, "山田")])
def test_a_text_is_shown_as_its_format_says(code: str, shown: str) -> None:
    assert shown_text("山田", code) == shown


@given(st.dates(dt.date(1901, 1, 1), dt.date(2100, 12, 31)), st.sampled_from([ERA, "[$-411]ge.m.d", "yyyy/m/d"]))
def test_every_day_shown_is_read_as_that_day(day: dt.date, code: str) -> None:
    serial = (day - dt.date(1899, 12, 30)).days
    (span,) = find_dates(shown_number(str(serial), code))
    assert (span.first, span.last) == (day, day)


@given(st.floats(allow_nan=False), st.text(alphabet='0#?.,%/Egemdhsya[]";@_*年¥ ', max_size=30))
def test_no_format_whatever_breaks_the_reader(value: float, code: str) -> None:
    assert isinstance(shown_number(repr(value), code), str)
