"""How many rows at the top of a grid are its head."""

import pytest

from pipeline.raw import RawCell, RawTable
from pipeline.structure.tables.headers import header_rows, is_value

Spans = dict[tuple[int, int], tuple[int, int]]


def grid(rows: list[list[str]], spans: Spans | None = None, bold: int = 0) -> RawTable:
    spans = spans or {}
    hidden = {
        (r + i, c + j) for (r, c), (rs, cs) in spans.items() for i in range(rs) for j in range(cs) if (i, j) != (0, 0)
    }
    cells = tuple(
        RawCell(r, c, text, *spans.get((r, c), (1, 1)), None, r < bold)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        if (r, c) not in hidden
    )
    return RawTable(cells, len(rows), len(rows[0]))


LONG = "児童相談所に配置した関係職員を対象に、計画に対する理解を深める研修を実施"


def test_words_that_head_columns_everywhere() -> None:
    assert header_rows(grid([["年月日", "会議等", "内容等"], ["R7.4.16", "検討会議", LONG]])) == 1


def test_words_over_numbers() -> None:
    rows = [["市町村", "里親数", "委託率"], ["長野市", "12", "25.4％"], ["松本市", "8", "12.0％"]]
    assert header_rows(grid(rows)) == 1


def test_two_levels() -> None:
    heads = [["区分", "令和7年度計画", "", "特記"], ["", "目標", "実績", ""]]
    rows = [*heads, ["里親", "12", "10", ""], ["施設", "3", "4", ""]]
    assert header_rows(grid(rows, {(0, 0): (2, 1), (0, 1): (1, 2), (0, 3): (2, 1)})) == 2


def test_two_levels_without_row_spans() -> None:
    rows = [["", "財源内訳", ""], ["事業名", "国", "県"], ["道路", "1,000", "500"], ["公園", "200", "50"]]
    assert header_rows(grid(rows, {(0, 1): (1, 2)})) == 2


def test_a_bold_row_over_plain_ones() -> None:
    assert header_rows(grid([["担い手", "役割"], ["里親", "養育"], ["市町村", "支援"]], bold=1)) == 1


def test_a_row_of_values_is_no_head() -> None:
    assert header_rows(grid([["R7.4.16", "検討会議", LONG], ["R7.7.11", "研修会", LONG]])) == 0


@pytest.mark.parametrize("periods", [["R5", "R6", "R7"], ["4月", "5月", "6月"], ["2021", "2022", "2023"]])
def test_periods_over_figures(periods: list[str]) -> None:
    rows = [["区分", *periods], ["養護相談", "120", "131", "140"], ["障害相談", "30", "29", "35"]]
    assert header_rows(grid(rows)) == 1


def test_a_date_over_several_columns() -> None:
    rows = [
        ["年齢区分", "令和6年9月末", ""],
        ["", "委託数", "委託率"],
        ["3歳未満", "11", "29.7%"],
        ["学童期", "5", "20.0%"],
    ]
    assert header_rows(grid(rows, {(0, 0): (2, 1), (0, 1): (1, 2)})) == 2


def test_words_over_the_same_few_words() -> None:
    rows = [
        ["役", "名", "来場"],
        ["会長", "三枝", "出席"],
        ["委員", "柚木", "出席"],
        ["委員", "名倉", "欠席"],
        ["委員", "髙橋", "出席"],
    ]
    assert header_rows(grid(rows)) == 1


def test_a_form_has_labels_at_the_side() -> None:
    assert header_rows(grid([["整理番号", "1"], ["議員名", "山田太郎"], ["会派", "無所属"]])) == 0


def test_months_without_their_word_head_columns_of_figures() -> None:
    months = [str(m % 12 + 1) for m in range(3, 15)]
    assert header_rows(grid([["相談", *months, "計"], ["新規", *["7"] * 12, "84"], ["継続", *["5"] * 12, "60"]])) == 1
    numbers = ["12", "7", "30", "8", "11", "2", "19", "5"]
    assert header_rows(grid([["相談", *numbers], ["新規", *["7"] * 8], ["継続", *["5"] * 8]])) == 0


def test_a_row_of_units_belongs_to_the_head() -> None:
    rows = [["令和5年度", "12,004", "88.2"], ["令和6年度", "12,120", "88.1"]]
    assert header_rows(grid([["年度", "世帯数", "面積"], ["", "世帯", "ｋ㎡"], *rows])) == 2
    assert header_rows(grid([["年度", "世帯数", "面積"], ["", "世帯", "88.3"], *rows])) == 1


def test_words_over_amounts_with_their_labels() -> None:
    rows = [
        ["基金", "当初", "補正"],
        ["財政調整", "取崩 △ 680,000", "取崩 27,278\n積立 665"],
        ["減債", "積立 6,403", "積立 5"],
    ]
    assert header_rows(grid(rows)) == 1
    names = [["千鳥", "第1会館", "汐見"], ["月代", "第2会館", "鈴森"], ["青葉", "第3会館", "若葉"]]
    assert header_rows(grid(names)) == 0


def test_what_the_format_says_goes_first() -> None:
    table = grid([["R7.4.16", "a"], ["R7.4.17", "b"]])
    marked = RawTable(table.cells, 2, 2, header_rows=1)
    assert header_rows(marked) == 1


@pytest.mark.parametrize("text", ["12", "1,234", "△3.2", "25.4％", "R7.4.16", "令和7年4月16日", "139名", "9:00-17:00"])
def test_values(text: str) -> None:
    assert is_value(text)


@pytest.mark.parametrize("text", ["年月日", "令和7年度", "第1回", "R7年度の取組", "2級以上の者"])
def test_no_values(text: str) -> None:
    assert not is_value(text)


def test_heads_that_name_a_period_and_what_of_it() -> None:
    head = ["重点", "令和６年度の成果", "令和７年度の取組", "担当"]
    assert header_rows(grid([head, ["委託", "３割を超えた", "増設", "福祉係"]])) == 1
    assert (
        header_rows(
            grid([["重点", "令和６年度の里親", "令和７年度の施設", "係"], ["委託", "超えた", "増設", "福祉係"]])
        )
        == 0
    )


def test_two_rows_an_indicator_are_no_form() -> None:
    rows = [[f"指標{i // 2}", ("目標", "実績")[i % 2], "40%", "45%"] for i in range(8)]
    assert header_rows(grid([["指標", "区分", "R5", "R6"], *rows])) == 1


def test_days_head_columns_beside_words() -> None:
    days = [str(d) for d in range(1, 9)]
    assert header_rows(grid([["氏名", *days], ["青木", *"○○休○○早○○"]])) == 1
    assert header_rows(grid([[str(d) for d in range(13, 21)], [str(d) for d in range(21, 29)]])) == 0


def test_a_row_that_numbers_the_columns_belongs_to_the_head() -> None:
    head, row = ["市町村", "対象者数", "受診者数", "受診率"], ["第１町", "301", "271", "90.0"]
    assert header_rows(grid([head, ["１", "２", "３", "４＝３÷２"], row])) == 2
    assert header_rows(grid([head, ["1", "4", "3", "2"], row])) == 1
