"""A line of the list of tables."""

import pytest

from corpus.model import Cell, Locator, Table
from corpus.outline import table_line


@pytest.mark.parametrize(
    ("section", "caption", "about"),
    [
        (("取組一覧", "全体"), "表1　委託率", "取組一覧 > 全体 > 表1　委託率"),
        (("取組一覧", "全体"), "全体", "取組一覧 > 全体"),
        ((), "", "年月日 | 会議等"),
    ],
)
def test_what_a_table_is_about_is_said_once(section: tuple[str, ...], caption: str, about: str) -> None:
    cells = (Cell(0, 0, "年月日", is_header=True), Cell(0, 1, "会議等", is_header=True), Cell(1, 0, "R7.4.16"))
    table = Table(cells, 2, 2, 1, Locator(page=3, block=4, table=2), caption, section, pages=(3, 4))
    assert table_line("報告.pdf", table).split("\t") == ["報告.pdf", "p3-p4", "t2", "2x2", about]
