"""Grids on neighbouring pages: when they are one table, and when they stay apart."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from corpus.fragments import Fragment
from corpus.model import Box, IssueCode, Table
from pipeline.raw import RawCell, RawElement, RawLine, RawPage, RawTable
from pipeline.structure.tables.joining import JoinedTables, join_tables

XS = (60.0, 140.0, 300.0, 520.0)
HEAD = ["年月日", "会議等", "内容等"]
Spans = dict[tuple[int, int], tuple[int, int]]


def grid(
    rows: Sequence[Sequence[str]],
    *,
    top: float = 100,
    xs: Sequence[float] = XS,
    spans: Spans | None = None,
    height: float = 20,
) -> RawTable:
    """A grid of texts; ``spans`` gives (row span, column span) of merged cells, whose other slots are not cells."""
    spans = spans or {}
    hidden = {
        (r + i, c + j) for (r, c), (rs, cs) in spans.items() for i in range(rs) for j in range(cs) if (i, j) != (0, 0)
    }
    ys = [top + height * r for r in range(len(rows) + 1)]
    cells = tuple(
        RawCell(r, c, text, *spans.get((r, c), (1, 1)), Box(xs[c], ys[r], xs[c + 1], ys[r + 1]))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        if (r, c) not in hidden
    )
    return RawTable(cells, len(rows), len(rows[0]), Box(xs[0], ys[0], xs[-1], ys[-1]), tuple(xs), tuple(ys))


def pages(*elements: Sequence[RawElement]) -> list[RawPage]:
    return [RawPage(n, tuple(e), 595, 842) for n, e in enumerate(elements, start=1)]


def line(text: str, top: float = 80) -> RawLine:
    return RawLine(text, Box(60, top, 300, top + 10), 10)


def only(joined: JoinedTables) -> Table:
    assert len(joined.tables) == 1, [t.table.grid() for t in joined.tables]
    return joined.tables[0].table


def full(rows: int, month: int = 4) -> list[list[str]]:
    """Different rows of meetings, thirty of which fill a page."""
    return [[f"R7.{month}.{n + 1}", f"会議{month}の{n}", f"説明{n}。"] for n in range(rows)]


FIRST = grid([HEAD, *full(30)], height=22)


class TestJoined:
    def test_a_repeated_head_is_dropped(self) -> None:
        joined = join_tables(pages([FIRST], [grid([HEAD, ["R7.5.1", "研修会", "実施した。"]])]))
        table = only(joined)
        assert table.grid()[-2:] == (("R7.4.30", "会議4の29", "説明29。"), ("R7.5.1", "研修会", "実施した。"))
        assert (table.row_count, table.header_rows, table.pages) == (32, 1, (1, 2))
        assert table.row_pages[-2:] == (1, 2)
        assert table.row_boxes[-1] == Box(60, 120, 520, 140)
        assert joined.tables[0].parts == ((0, 0), (1, 0))
        assert joined.issues == ()

    def test_three_pages(self) -> None:
        middle = grid([HEAD, *full(30, 5)], height=22)
        table = only(join_tables(pages([FIRST], [middle], [grid([["計", "3回", ""]])])))
        assert (table.row_count, table.pages) == (62, (1, 2, 3))
        assert table.grid()[-1] == ("計", "3回", "")

    def test_a_row_split_in_mid_cell_is_one_row(self) -> None:
        one = grid([HEAD, *full(29), ["R7.6.1", "検討会議", "計画に対する理解を"]], height=22)
        other = grid([["", "", "深める研修を実施"], ["R7.7.1", "研修会", "実施した。"]])
        table = only(join_tables(pages([one], [other])))
        assert table.grid()[-2:] == (
            ("R7.6.1", "検討会議", "計画に対する理解を深める研修を実施"),
            ("R7.7.1", "研修会", "実施した。"),
        )
        assert table.row_pages[-2:] == (1, 2)

    def test_a_row_split_below_a_repeated_head(self) -> None:
        one = grid([HEAD, *full(29), ["R7.6.1", "検討会議", "計画に対する理解を"]], height=22)
        table = only(join_tables(pages([one], [grid([HEAD, ["", "", "深めた。"]])])))
        assert table.grid()[-1] == ("R7.6.1", "検討会議", "計画に対する理解を深めた。")

    def test_a_blank_key_column_in_other_rows_is_no_split_row(self) -> None:
        rows = [["R7.4.1", "会議", "あり。"], ["", "同上", "なし。"]] * 15
        table = only(join_tables(pages([grid([HEAD, *rows], height=22)], [grid([["", "別の会議", "あり。"]])])))
        assert table.grid()[-1] == ("", "別の会議", "あり。")

    def test_a_label_merged_over_rows_goes_on(self) -> None:
        rows = [["里親" if n == 0 else "", f"取組{n}", "済"] for n in range(30)]
        one = grid([["区分", "取組", "状況"], *rows], spans={(1, 0): (30, 1)}, height=22)
        other = grid([["", "取組30", "済"], ["", "取組31", "未"], ["施設", "取組32", "済"]], spans={(0, 0): (2, 1)})
        table = only(join_tables(pages([one], [other])))
        (label,) = [c for c in table.cells if c.text == "里親"]
        assert (label.row, label.row_span) == (1, 32)
        assert table.grid(repeat_spans=True)[32] == ("里親", "取組31", "未")
        assert table.grid()[33] == ("施設", "取組32", "済")

    def test_a_label_goes_on_over_two_breaks(self) -> None:
        def part(label: str, begin: int) -> RawTable:
            rows = [[label if n == 0 else "", f"取組{begin + n}", "済"] for n in range(31)]
            return grid(rows, spans={(0, 0): (31, 1)}, height=22)

        joined = join_tables(pages([part("里親", 0)], [part("", 31)], [part("", 62)]))
        assert [(c.text, c.row_span) for c in only(joined).cells if c.column == 0] == [("里親", 93)]

    def test_the_label_that_calc_prints_above_the_second_part_does_not_part_them(self) -> None:
        rows = [["里親" if n == 0 else "", f"取組{n}", "済"] for n in range(30)]
        one = grid([["区分", "取組", "状況"], *rows], spans={(1, 0): (30, 1)}, height=22)
        other = grid([["", "取組30", "済"], ["", "取組31", "未"]], spans={(0, 0): (2, 1)})
        assert only(join_tables(pages([one], [line("里親"), other]))).row_count == 33
        assert len(join_tables(pages([one], [line("施設"), other])).tables) == 2

    def test_a_group_of_two_rows_parted_by_the_break(self) -> None:
        rows = [["里親" if n == 0 else "", f"取組{n}", f"{n}"] for n in range(29)]
        one = grid([["区分", "取組", "件数"], *rows, ["施設", "整備", "12"]], spans={(1, 0): (29, 1)}, height=22)
        table = only(join_tables(pages([one], [grid([["", "改修", "7"], ["計", "31", "100"]])])))
        assert table.row_count == 33
        (label,) = [c for c in table.cells if c.text == "施設"]
        assert label.row_span == 2

    def test_what_is_said_on_every_page_does_not_part_them(self) -> None:
        title, unit = line("繰越事業一覧"), line("（単位：千円）", 90)
        table = only(join_tables(pages([title, unit, FIRST], [title, unit, grid([HEAD, *full(2, 5)])])))
        assert table.row_count == 33

    def test_a_note_at_the_foot_of_every_page_does_not_part_them(self) -> None:
        note = line("（注）四捨五入のため合計は一致しない。", 790)
        table = only(join_tables(pages([FIRST, note], [grid([HEAD, *full(2, 5)]), note])))
        assert table.row_count == 33

    def test_a_row_too_high_for_the_rest_of_the_page(self) -> None:
        short, tall = grid([HEAD, *full(14)], height=22), grid(full(2, 5), height=350)
        assert only(join_tables(pages([short], [tall]))).row_count == 17

    def test_footnotes_below_the_first_part(self) -> None:
        notes = [line("1補正予算を含む。", 780), line("2予算の一部を繰り越した。", 790)]
        assert only(join_tables(pages([FIRST, *notes], [grid([HEAD, *full(2, 5)])]))).row_count == 33
        assert only(join_tables(pages([FIRST, *notes], [grid(full(2, 5))]))).row_count == 33

    def test_the_same_head_over_other_widths(self) -> None:
        other = grid([HEAD, *full(2, 5)], xs=(50, 180, 420, 790))
        table = only(join_tables(pages([FIRST], [other])))
        assert table.row_count == 33
        assert table.row_boxes[-1] == Box(50, 140, 790, 160)

    def test_goes_on_is_no_text_between(self) -> None:
        table = only(join_tables(pages([FIRST, line("（次ページへ続く）", 790)], [line("（続き）"), grid(full(1))])))
        assert table.row_count == 32

    def test_a_part_without_an_inner_edge(self) -> None:
        wide = grid([["計", "60件"]], xs=(60, 300, 520))
        table = only(join_tables(pages([FIRST], [wide])))
        assert table.column_count == 3
        assert [(c.text, c.column, c.column_span) for c in table.cells if c.row == 31] == [("計", 0, 2), ("60件", 2, 1)]

    def test_a_page_with_another_binding_margin(self) -> None:
        table = only(join_tables(pages([FIRST], [grid(full(2), xs=[x + 20 for x in XS])])))
        assert table.row_count == 33

    def test_the_head_of_an_earlier_table_is_printed_on_the_next_page(self) -> None:
        earlier, rest = grid([HEAD, *full(3)]), grid(full(20), top=320, height=22)
        joined = join_tables(pages([earlier, line("款２", 300), rest], [grid([HEAD, ["R7.9.1", "会議", "説明。"]])]))
        assert [t.table.row_count for t in joined.tables] == [4, 21]
        assert joined.tables[1].table.header_rows == 0

    def test_excel_prints_the_first_heads_words_over_the_rest_of_another_table(self) -> None:
        xs = (60, 140, 300, 400, 520)
        second = grid([["年月日", "会議等", "前", "後"], ["R7.6.1", "会議", "1", "2"]], top=760, xs=xs)
        rest = grid([[*HEAD, ""], ["R7.7.1", "会議", "3", "4"]], xs=xs, spans={(0, 2): (1, 2)})
        joined = join_tables(pages([grid([HEAD, *full(20)], height=22), line("変更", 700), second], [rest]))
        assert [t.table.row_count for t in joined.tables] == [21, 3]
        assert joined.tables[1].table.grid()[-1] == ("R7.7.1", "会議", "3", "4")


class TestApart:
    def apart(self, *elements: Sequence[RawElement]) -> list[str]:
        joined = join_tables(pages(*elements))
        assert len(joined.tables) == 2
        assert all(i.code is IssueCode.TABLE_NOT_JOINED for i in joined.issues)
        return [dict(i.arguments)["reason"] for i in joined.issues]

    def test_text_between(self) -> None:
        assert self.apart([FIRST], [line("○別の取組"), grid([HEAD, *full(2)])]) == []

    def test_notes_below_a_table_that_ends_in_mid_page(self) -> None:
        note = line("※　数値は速報値である。", 400)
        assert self.apart([grid([HEAD, *full(3)]), note], [grid([HEAD, *full(2)])]) == [Fragment.ENDS_EARLY]

    def test_notes_and_a_head_of_its_own(self) -> None:
        other = grid([["区分", "項目", "件数"], ["相談", "来所", "3"], ["支援", "訪問", "4"]])
        assert self.apart([FIRST, line("注　速報値である。", 780)], [other]) == []

    def test_a_numbered_heading_below(self) -> None:
        assert self.apart([FIRST, line("2　次年度の計画", 780)], [grid([HEAD, *full(2, 5)])]) == []

    def test_the_same_head_over_other_widths_below_a_title(self) -> None:
        other = grid([HEAD, *full(2, 5)], xs=(50, 180, 420, 790))
        assert self.apart([FIRST], [line("○別の取組"), other]) == []

    def test_a_head_that_names_another_year(self) -> None:
        rows = [[f"事業{n}", str(n), str(2 * n)] for n in range(30)]
        one = grid([["令和6年度", "計画", "実績"], *rows], height=22)
        other = grid([["令和7年度", "計画", "実績"], *rows[:2]])
        assert self.apart([one], [other]) == [Fragment.OTHER_HEAD]

    def test_other_columns(self) -> None:
        assert self.apart([FIRST], [grid([["項目", "件数"], ["相談", "3"]], xs=(60, 400, 520))]) == []

    def test_the_same_number_of_columns_elsewhere_is_in_doubt(self) -> None:
        assert self.apart([FIRST], [grid(full(2), xs=(60, 200, 340, 520))]) == [Fragment.COLUMNS_ELSEWHERE]

    def test_a_table_that_ends_in_mid_page(self) -> None:
        assert self.apart([grid([HEAD, *full(3)])], [grid(full(2))]) == [Fragment.ENDS_EARLY]

    def test_copies_of_one_form(self) -> None:
        xs = (60, 200, 520)
        labels = ["整理番号", "年月日", "相手方", "場所", "備考"]
        one = grid([[label, f"値{n}"] for n, label in enumerate(labels)], xs=xs, height=140)
        other = grid([[label, f"別{n}"] for n, label in enumerate(labels)], xs=xs, height=140)
        assert self.apart([one], [other]) == [Fragment.SAME_FORM]

    def test_a_page_between(self) -> None:
        joined = join_tables(pages([FIRST], [line("本文")], [grid(full(2))]))
        assert len(joined.tables) == 2

    def test_formats_without_pages_are_left_as_they_are(self) -> None:
        raw = RawTable(tuple(RawCell(r, c, "値") for r in range(2) for c in range(2)), 2, 2)
        joined = join_tables([RawPage(None, (raw, raw))])
        assert [t.table.row_pages for t in joined.tables] == [(None, None)] * 2
        assert joined.tables[0].table.pages == ()


def unruled(rows: Sequence[Sequence[str]], texts: Sequence[tuple[float, float]], head: int | None = None) -> RawTable:
    """A grid whose columns no rules part: its edges lie between the texts."""
    xs = (texts[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(texts)), texts[-1][1])
    return replace(grid(rows, xs=xs, height=22), column_texts=tuple(texts), header_rows=head)


class TestWithoutRules:
    """Columns that no rules part are the same where no text of one page reaches into another column of the other."""

    TEXTS = ((60.0, 130.0), (200.0, 240.0), (300.0, 340.0))
    FIRST = unruled([["市町村", "総数", "男"], *([f"第{n}市", str(90 + n), str(40 + n)] for n in range(30))], TEXTS, 1)

    def test_shorter_texts_on_the_next_page(self) -> None:
        other = unruled([["青市", "8", "4"], ["赤市", "7", "3"]], ((60.0, 85.0), (230.0, 240.0), (330.0, 340.0)))
        assert only(join_tables(pages([self.FIRST], [other]))).row_count == 33

    def test_a_repeated_head_is_dropped(self) -> None:
        other = unruled([["市町村", "総数", "男"], ["赤市", "7", "3"]], self.TEXTS, 1)
        assert only(join_tables(pages([self.FIRST], [other]))).row_count == 32

    def test_another_head_begins_another_table(self) -> None:
        other = unruled([["年齢", "人数", "割合"], ["５歳", "7", "3"]], self.TEXTS, 1)
        assert len(join_tables(pages([self.FIRST], [other])).tables) == 2

    def test_texts_that_reach_into_another_column(self) -> None:
        other = unruled([["青市", "8", "4"], ["赤市", "7", "3"]], ((60.0, 210.0), (230.0, 240.0), (330.0, 340.0)))
        assert len(join_tables(pages([self.FIRST], [other])).tables) == 2


class TestHeadsOfTwoLevels:
    HEAD = (["年度", "件数", ""], ["", "計画", "実績"])
    SPANS: Spans = {(0, 0): (2, 1), (0, 1): (1, 2)}  # noqa: RUF012
    BODY = tuple([f"R{n}", str(n), str(n + 1)] for n in range(1, 29))

    @pytest.mark.parametrize("again", [["年度", "計画", "実績"], ["", "計画", "実績"]])
    def test_one_level_is_repeated(self, again: list[str]) -> None:
        first = grid([*self.HEAD, *self.BODY], spans=self.SPANS, height=22)
        joined = only(join_tables(pages([first], [grid([again, ["R30", "3", "4"], ["R31", "5", "6"]])])))
        assert (joined.row_count, joined.header_rows) == (32, 2)

    def test_a_row_that_only_looks_like_it_stays(self) -> None:
        first = grid([*self.HEAD, *self.BODY], spans=self.SPANS, height=22)
        joined = only(join_tables(pages([first], [grid([["R29", "計画", "実績"], ["R30", "3", "4"]])])))
        assert joined.row_count == 32


def test_fields_on_the_next_page_tell_that_it_is_a_form() -> None:
    xs = (60.0, 140.0, 520.0)
    first = grid([["事業の名称", "里親支援センターの運営"], ["経過", "説明。" * 40]], xs=xs, height=340)
    other = grid([["成果", "説明。" * 9], ["課題", "説明。" * 9], ["予算額", "12,345千円"]], xs=xs)
    assert only(join_tables(pages([first], [other]))).header_rows == 0
