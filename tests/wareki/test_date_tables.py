"""Tables: what a cell leaves out stands in the header, the first column or the cells above."""

import datetime as dt

import pytest

from wareki import DateSpan, Flag, Precision, find_dates, find_dates_in_table


def days(spans: tuple[DateSpan, ...]) -> list[str]:
    return [f"{span.first}/{span.last}" for span in spans]


def test_the_era_of_a_header_counts_for_bare_figures_below() -> None:
    found = find_dates_in_table([["実施日（令和）", "内容"], ["7.5.8", "KPT 7.5.8"], ["7.8.8", "3.5"]], header_rows=1)
    assert days(found[1][0]) == ["2025-05-08/2025-05-08"]
    assert days(found[2][0]) == ["2025-08-08/2025-08-08"]
    assert found[1][0][0].flags == {Flag.INFERRED}
    assert found[1][0][0].inferred_from == "実施日(令和)"
    assert found[1][1] == found[2][1] == ()


def test_a_row_headed_by_fiscal_year_makes_fiscal_years_of_bare_years() -> None:
    found = find_dates_in_table([["年度", "R5", "R6"], ["組", "398", "412"]])
    assert days(found[0][1]) == ["2023-04-01/2024-03-31"]
    assert found[0][2][0].precision is Precision.FISCAL_YEAR
    assert found[1] == ((), (), ())


def test_months_below_a_year_above_the_table_run_through_the_fiscal_year() -> None:
    text = "令和6年度\n月日\t内容\n5月10日\t部会\n1/17\t部会"
    spans = find_dates(text)
    assert [str(span.first) for span in spans] == ["2024-04-01", "2024-05-10", "2025-01-17"]
    assert all(text[span.begin : span.end] == span.surface for span in spans)


def test_the_cell_above_gives_the_year() -> None:
    found = find_dates_in_table(
        [["月日", "会議"], ["令和7年5月8日", "A"], ["9月26日", "B"], ["12.3", "C"]], header_rows=1
    )
    assert [days(row[0]) for row in found[1:]] == [
        ["2025-05-08/2025-05-08"],
        ["2025-09-26/2025-09-26"],
        ["2025-12-03/2025-12-03"],
    ]


def test_the_cells_of_the_seed() -> None:
    cells = ["R7.7.16~30", "R7.8~", "R7.6.11\nR7.6.18", "R7.7~12"]
    found = find_dates_in_table([["年月日"], *([cell] for cell in cells)], header_rows=1)
    assert [[(span.first, span.last) for span in row[0]] for row in found[1:]] == [
        [(dt.date(2025, 7, 16), dt.date(2025, 7, 30))],
        [(dt.date(2025, 8, 1), None)],
        [(dt.date(2025, 6, 11),) * 2, (dt.date(2025, 6, 18),) * 2],
        [(dt.date(2025, 7, 1), dt.date(2025, 12, 31))],
    ]


def test_a_table_of_figures_has_no_dates() -> None:
    grid = [["区分", "比率", "補助率", "件数"], ["A", "3.5", "2/3", "1,234"], ["7.4.16", "12.1", "10/10", "R2"]]
    assert find_dates_in_table(grid) == (((),) * 4,) * 3


def test_a_date_column_counts_from_the_document_date_where_nothing_else_tells() -> None:
    found = find_dates_in_table([["月日"], ["12月5日"]], header_rows=1, reference=dt.date(2025, 3, 10))
    assert days(found[1][0]) == ["2024-12-05/2024-12-05"]
    assert found[1][0][0].inferred_from == "reference date"


def test_rows_may_differ_in_length() -> None:
    assert find_dates_in_table([[], ["R7.4.16"], ["", "", ""]]) == ((), (find_dates("R7.4.16"),), ((), (), ()))


def test_a_date_in_three_columns_is_one_date_in_the_first() -> None:
    grid = [["年", "月", "日", "内容"], ["R7", "4", "16", "会議"], ["", "5", "8", "部会"], ["", "", "30", "視察"]]
    found = find_dates_in_table(grid, header_rows=1)
    assert [[days(spans) for spans in row[:3]] for row in found[1:]] == [
        [["2025-04-16/2025-04-16"], [], []],
        [[], ["2025-05-08/2025-05-08"], []],
        [[], [], ["2025-05-30/2025-05-30"]],
    ]
    assert found[1][0][0].surface == "R7"
    assert found[1][0][0].flags == {Flag.INFERRED}


def test_bare_months_run_on_below_a_year_and_month() -> None:
    found = find_dates_in_table([["年月", "件数"], ["R7.11", "12"], ["12", "5"], ["1", "9"]], header_rows=1)
    assert [days(row[0]) for row in found[1:]] == [
        ["2025-11-01/2025-11-30"],
        ["2025-12-01/2025-12-31"],
        ["2026-01-01/2026-01-31"],
    ]
    assert [row[1] for row in found] == [()] * 4


def test_figures_below_a_fiscal_year_are_days_only_where_all_of_them_can_be_and_run_through_the_year() -> None:
    held = find_dates_in_table([["令和6年度", "件数"], ["5/10", "3"], ["1/17", "4"]], header_rows=1)
    assert [days(row[0]) for row in held[1:]] == [["2024-05-10/2024-05-10"], ["2025-01-17/2025-01-17"]]
    for cells in (["5/10", "3/10"], ["1/17", "5/10"], ["5/10", "1/17", "3.5"]):
        assert find_dates_in_table([["令和6年度"], *([cell] for cell in cells)], header_rows=1)[1:] == (((),),) * len(
            cells
        )
    assert find_dates_in_table([["令和6年度達成率"], ["5/10"], ["1/17"]], header_rows=1)[1:] == (((),),) * 2


@pytest.mark.parametrize(
    ("cell", "day"), [("20250716", "2025-07-16"), ("R070716", "2025-07-16"), ("H300401", "2018-04-01")]
)
def test_compact_figures_are_dates_in_a_column_of_dates_only(cell: str, day: str) -> None:
    found = find_dates_in_table([["実施日", "番号"], [cell, cell]], header_rows=1)
    assert days(found[1][0]) == [f"{day}/{day}"]
    assert found[1][0][0].surface == cell
    assert found[1][1] == ()


def test_a_ditto_mark_repeats_the_date_above_it() -> None:
    found = find_dates_in_table(
        [["実施日", "内容"], ["R7.5.8", "KPT"], ["〃", "〃"], ["", "〃"], ["未定", ""], ["〃", ""]]
    )
    assert [days(row[0]) for row in found[1:]] == [["2025-05-08/2025-05-08"]] * 2 + [[]] * 3
    assert found[2][0][0].flags == {Flag.INFERRED}
    assert found[2][0][0].inferred_from == "R7.5.8"


def test_a_title_within_a_table_gives_the_year_of_the_rows_below_it() -> None:
    grid = [
        ["令和6年度", ""],
        ["月日", "会議"],
        ["9月3日", "A"],
        ["令和7年度", "令和7年度"],
        ["9月3日", "B"],
        ["1月8日", "C"],
    ]
    found = find_dates_in_table(grid)
    assert [days(found[row][0]) for row in (2, 4, 5)] == [
        ["2024-09-03/2024-09-03"],
        ["2025-09-03/2025-09-03"],
        ["2026-01-08/2026-01-08"],
    ]


def test_the_nearest_heading_that_names_one_year_gives_it_to_bare_dates() -> None:
    reference = dt.date(2026, 3, 10)
    for headings, first in (
        ((), "2026-01-08"),
        (("令和6年度", "1 里親"), "2025-01-08"),
        (("令和6年度", "令和5年の経過"), "2023-01-08"),
        (("令和6年度", "令和7年度～令和11年度の計画"), "2026-01-08"),
        (("令和6年度", "令和4年度と令和5年度"), "2026-01-08"),
        (("令和6年7月16日 懇談会",), "2026-01-08"),
    ):
        (span,) = find_dates("1月8日 部会", reference=reference, headings=headings)
        assert str(span.first) == first, headings
        assert find_dates_in_table([["1月8日"]], reference=reference, headings=headings) == (((span,),),)


def test_a_year_over_several_columns_is_the_year_of_the_months_below_it() -> None:
    grid = [
        ["", "令和2年度", "", "令和3年度", "", "差引"],
        ["", "当初", "9月補正", "6月補正", "2月専決", ""],
        ["基金", "1", "2", "3", "4", "5"],
    ]
    found = find_dates_in_table(grid, header_rows=2)
    assert [days(spans) for spans in found[1]] == [
        [],
        [],
        ["2020-09-01/2020-09-30"],
        ["2021-06-01/2021-06-30"],
        ["2022-02-01/2022-02-28"],
        [],
    ]


def test_months_and_days_in_two_columns_take_the_year_of_the_heading() -> None:
    grid = [["月", "日", "行事"], ["4", "16", "会議"], ["", "23", "視察"], ["1", "20", "研修"]]
    found = find_dates_in_table(grid, header_rows=1, headings=("令和7年度",))
    assert [[days(spans) for spans in row[:2]] for row in found[1:]] == [
        [["2025-04-16/2025-04-16"], []],
        [[], ["2025-04-23/2025-04-23"]],
        [["2026-01-20/2026-01-20"], []],
    ]


def test_a_remark_behind_a_bare_year_is_no_part_of_it() -> None:
    found = find_dates_in_table([["年度", "R5", " R6（見込）"]])
    assert [span.surface for spans in found[0] for span in spans] == ["R5", "R6"]
    assert (found[0][2][0].begin, found[0][2][0].end) == (1, 3)
