"""A document cut into excerpts and put together again is the same document."""

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.abbreviations import Abbreviation
from corpus.model import Cell, Document, Issue, IssueCode, Kind, Locator, Page, Paragraph, Severity, Table
from index.passages import passages
from pipeline.excerpts import cut, joined
from pipeline.ingest import annotate

TEXTS = ("5月2日に開いた。", "令和7年2月30日", "要保護児童対策地域協議会（以下「要対協」という。）", "取組一覧")
PAGES = st.lists(st.lists(st.integers(0, len(TEXTS)), max_size=4), max_size=5)


def block(index: int, kind: int) -> Paragraph | Table:
    """A paragraph, or a table of six cells."""
    locator = Locator(page=1, block=index, table=1 if kind == len(TEXTS) else None)
    if kind < len(TEXTS):
        return Paragraph(TEXTS[kind], locator)
    cells = tuple(Cell(row - 26, 0, f"R7.7.{row}") for row in range(26, 32))
    return Table(cells, 6, 1, 0, locator)


def document_of(kinds_by_page: list[list[int]]) -> Document:
    pages, count = [], 0
    for number, kinds in enumerate(kinds_by_page, 1):
        pages.append(Page(number, tuple(block(count + n, kind) for n, kind in enumerate(kinds)), 595.0, 842.0))
        count += len(kinds)
    issue = Issue(IssueCode.PAGE_NO_TEXT, Severity.WARNING, (), Locator(page=1))
    return Document("d", "題", Kind.OTHER, None, None, tuple(pages), (issue,), "f")


@settings(deadline=None)
@given(PAGES, st.integers(1, 12))
def test_annotated_excerpts_are_the_annotated_document(pages: list[list[int]], weight: int) -> None:
    document = document_of(pages)
    found = cut(document, weight)
    assert joined(found.frame, found.counts, list(map(annotate, found.excerpts))) == annotate(document)


@settings(deadline=None)
@given(PAGES, st.integers(1, 12))
def test_excerpts_have_the_passages_of_the_document(pages: list[list[int]], weight: int) -> None:
    document = document_of(pages)
    of_excerpts = [passage for excerpt in cut(document, weight).excerpts for passage in passages(annotate(excerpt))]
    assert of_excerpts == list(passages(annotate(document)))


def test_a_table_is_never_cut_and_ends_its_excerpt() -> None:
    blocks = (block(0, 0), block(1, len(TEXTS)), block(2, 3))
    found = cut(Document("d", "題", Kind.OTHER, None, None, (Page(None, blocks),), (), "f"), 5)
    assert [tuple(excerpt.blocks()) for excerpt in found.excerpts] == [blocks[:2], blocks[2:]]


def test_a_short_form_is_that_of_its_first_definition() -> None:
    frame = Document("d", "題", Kind.OTHER, None, None, (), (), "f")
    first, other, again = (Abbreviation("要対協", "要保護児童対策地域協議会", n) for n in (1, 2, 3))
    named = Document("d", "題", Kind.OTHER, None, None, (), (), "f", (first, Abbreviation("児セン", "児童センター", 1)))
    later = Document("d", "題", Kind.OTHER, None, None, (), (), "f", (other, again))
    assert joined(frame, (), [named, later]).abbreviations == named.abbreviations
