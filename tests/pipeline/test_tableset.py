"""Our own set of administrative tables (bench/tableset), from five producers, against what a person reads in them."""

import unicodedata

import pytest

from bench.tableset.papers import Paper, our_tables, papers
from corpus.model import Table

PAPERS = papers()

EVERY_PAPER = pytest.mark.parametrize("paper", PAPERS, ids=[paper.name for paper in PAPERS])


def plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def filled(table: Table) -> set[tuple[int, int, int, int, str]]:
    return {(c.row, c.column, c.row_span, c.column_span, plain(c.text)) for c in table.cells if plain(c.text)}


def test_the_set_is_whole() -> None:
    assert len(PAPERS) > 60
    assert sum(len(paper.tables) for paper in PAPERS) > 90
    assert all(paper.pdf.is_file() for paper in PAPERS)


@EVERY_PAPER
def test_cells_spans_and_pages(paper: Paper) -> None:
    found = our_tables(paper.pdf)
    assert len(found) == len(paper.tables)
    for table, wanted in zip(found, paper.tables, strict=True):
        assert filled(table) == {(*cell[:4], plain(cell[4])) for cell in wanted.cells if plain(cell[4])}
        assert table.pages == wanted.pages
        assert {page for page in table.row_pages if page} == set(wanted.pages)


@EVERY_PAPER
def test_head_rows(paper: Paper) -> None:
    found = our_tables(paper.pdf)
    assert [table.header_rows for table in found] == [wanted.header_rows for wanted in paper.tables]


def test_rows_of_a_turned_page_are_where_they_are_printed() -> None:
    (paper,) = (paper for paper in PAPERS if paper.name == "rl_turned_content")
    (table,) = our_tables(paper.pdf)
    boxes = [box for box in table.row_boxes if box is not None]
    assert len(boxes) == 7
    assert [box.x0 for box in boxes] == sorted(box.x0 for box in boxes)  # the first row is the leftmost
    assert all(box.x1 - box.x0 < 30 < 500 < box.bottom - box.top for box in (boxes[0], boxes[-1]))


@pytest.mark.parametrize("name", ["lo_line_breaks", "cr_line_breaks"])
def test_the_authors_breaks_stay_and_those_of_the_layout_go(name: str) -> None:
    (paper,) = (paper for paper in PAPERS if paper.name == name)
    (table,) = our_tables(paper.pdf)
    (wanted,) = paper.tables
    breaks = {cell[:2]: cell[4].count("\n") for cell in wanted.cells}
    assert {(c.row, c.column): c.text.count("\n") for c in table.cells} == breaks


def test_two_levels_of_heads_are_joined() -> None:
    (paper,) = (paper for paper in PAPERS if paper.name == "cr_three_levels")
    (table,) = our_tables(paper.pdf)
    assert table.column_headers()[2:4] == ("入所状況 / 令和６年度 / 人数", "入所状況 / 令和６年度 / 率（％）")


def test_captions() -> None:
    """Most captions are found, and none is made up where the paper has none."""
    pairs = [
        (plain(table.caption), plain(wanted.caption))
        for paper in PAPERS
        for table, wanted in zip(our_tables(paper.pdf), paper.tables, strict=True)
    ]
    wanted = [(one, other) for one, other in pairs if other]
    right = sum(one == other for one, other in wanted)
    assert right >= 0.85 * len(wanted), [pair for pair in wanted if pair[0] != pair[1]]
