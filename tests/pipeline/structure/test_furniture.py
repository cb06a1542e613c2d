"""Running heads and page numbers leave the text; titles and table heads stay."""

from collections.abc import Callable

import pytest

from pipeline.raw import RawElement, RawFurniture, RawLine, RawPage, RawParagraph
from pipeline.structure.furniture import strip_furniture

Typeset = Callable[..., RawPage]
BODY = ["　本日の会議の記録を次のとおり報告する。", "　里親の登録は前年より増えている。"]


def texts(page: RawPage) -> list[str]:
    return [element.text for element in page.elements if isinstance(element, RawLine)]


@pytest.mark.parametrize(
    "number", ["1", "- 1 -", "－１－", "― 1 ―", "1/12", "1 / 12 ページ", "1ページ", "P.1", "（1）", "〈1〉", "～1～"]
)
def test_a_number_at_the_foot_of_a_single_page_is_its_page_number(typeset: Typeset, number: str) -> None:
    (stripped,) = strip_furniture([typeset(1, BODY, foot=number)])
    assert stripped.furniture == (number,)
    assert len(texts(stripped.page)) == 2


@pytest.mark.parametrize("text", ["計　14名", "1,234", "令和7年4月1日", "以上", "100%", "1.5"])
def test_other_short_lines_at_the_foot_stay(typeset: Typeset, text: str) -> None:
    (stripped,) = strip_furniture([typeset(1, BODY, foot=text)])
    assert stripped.furniture == ()


def test_a_running_head_with_changing_numbers_is_taken_from_every_page(typeset: Typeset) -> None:
    pages = []
    for number in (1, 2, 3, 4):
        page = typeset(number, BODY, foot=f"- {number} -")
        head = typeset(number, [f"里親委託推進計画　資料{number}"]).elements[0]
        assert isinstance(head, RawLine)
        pages.append(RawPage(number, (raise_to(head, 40.0), *page.elements), page.width, page.height))
    for number, stripped in enumerate(strip_furniture(pages), 1):
        assert stripped.furniture == (f"里親委託推進計画　資料{number}", f"- {number} -")
        assert len(texts(stripped.page)) == 2


def raise_to(line: RawLine, top: float) -> RawLine:
    box = line.box
    height = box.bottom - box.top
    return RawLine(line.text, type(box)(box.x0, top, box.x1, top + height), line.size, line.is_bold)


def test_the_title_of_page_one_is_kept_where_later_pages_repeat_it(typeset: Typeset) -> None:
    pages = []
    for number in (1, 2, 3):
        page = typeset(number, BODY)
        title = typeset(number, [("委託率の推移", {"size": 16})]).elements[0]
        assert isinstance(title, RawLine)
        pages.append(RawPage(number, (raise_to(title, 40.0), *page.elements), page.width, page.height))
    first, *later = strip_furniture(pages)
    assert "委託率の推移" in texts(first.page)
    assert all(page.furniture == ("委託率の推移",) for page in later)


def test_the_head_of_a_table_without_rules_is_not_furniture(typeset: Typeset) -> None:
    rows = ["番号　　担当課　　事業名", "1　　　こども課　　里親支援", "2　　　福祉課　　　相談事業"]
    pages = []
    for number in (1, 2, 3):
        lines: list[RawElement] = []
        for at, row in enumerate(rows):
            line = typeset(number, [row]).elements[0]
            assert isinstance(line, RawLine)
            lines.append(raise_to(line, 60.0 + 14 * at))
        lines += typeset(number, [f"{number}件目の説明", *BODY]).elements
        pages.append(RawPage(number, tuple(lines), 595.0, 842.0))
    assert all(stripped.furniture == () for stripped in strip_furniture(pages))


def test_a_printed_title_above_the_table_of_every_sheet_stays_on_the_first(typeset: Typeset) -> None:
    pages = []
    for number in (1, 2, 3):
        drawn = typeset(number, ["繰越事業一覧", [["番号", "事業"], ["1", "里親支援"]]])
        title, table = drawn.elements
        assert isinstance(title, RawLine)
        pages.append(RawPage(number, (raise_to(title, 50.0), table), drawn.width, drawn.height))
    first, second, third = strip_furniture(pages)
    assert texts(first.page) == ["繰越事業一覧"]
    assert second.furniture == third.furniture == ("繰越事業一覧",)


def test_a_note_under_every_form_is_text(typeset: Typeset) -> None:
    pages = [typeset(number, BODY, foot="※欄が足りないときは別紙を付けてください。") for number in (1, 2, 3)]
    assert all(stripped.furniture == () for stripped in strip_furniture(pages))


def test_numbers_that_count_on_at_the_top_are_page_numbers(typeset: Typeset) -> None:
    pages = []
    for number in (5, 6):
        head = typeset(number, [str(number)]).elements[0]
        assert isinstance(head, RawLine)
        page = typeset(number, BODY)
        pages.append(RawPage(number, (raise_to(head, 40.0), *page.elements), page.width, page.height))
    assert [stripped.furniture for stripped in strip_furniture(pages)] == [("5",), ("6",)]


def test_what_a_format_marks_as_header_is_furniture_once() -> None:
    page = RawPage(None, (RawFurniture("取扱注意"), RawParagraph("本文"), RawFurniture("取扱注意"), RawFurniture(" ")))
    (stripped,) = strip_furniture([page])
    assert stripped.furniture == ("取扱注意",)
    assert stripped.page.elements == (RawParagraph("本文"),)
