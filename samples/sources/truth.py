"""The ground truth, written from the sources; only page numbers are looked up in the finished PDFs."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

from samples.sources.content import Dated, Grid, GridCell, Minutes, Report, speech_text
from samples.sources.inline import final_text
from samples.sources.pages import PrintedPages
from samples.sources.searches import NOTHING, SEARCHES

Paper = Report | Minutes
FIRST_WORDS = 20


def truth_files(papers: Sequence[Paper], printed: Mapping[str, PrintedPages]) -> dict[str, bytes]:
    """File name → bytes. ``printed`` has the pages of each PDF by its paper's stem; the other papers are DOCX."""
    files = {f"{paper.stem}.json": _tables(paper, printed.get(paper.stem)) for paper in papers}
    files["documents.tsv"] = _tsv(
        ("document", "kind", "title", "first", "last", "pages", "tables"), _documents(papers, printed)
    )
    files["dates.tsv"] = _tsv(
        ("document", "table", "row", "column", "page", "surface", "first", "last", "precision"), _dates(papers, printed)
    )
    files["speakers.tsv"] = _tsv(("document", "order", "speaker", "role", "page", "words"), _speakers(papers, printed))
    files["searches.tsv"] = _tsv(("query", "expect", "document", "page", "words", "about"), _searches(papers, printed))
    return files


def _tables(paper: Paper, printed: PrintedPages | None) -> bytes:
    tables = [
        {
            "page": None if printed is None else printed.page_of(_landmark(grid, grid.header_rows)),
            "caption": grid.caption,
            "header_rows": grid.header_rows,
            "cells": [
                {"r": cell.row, "c": cell.column, "rs": cell.row_span, "cs": cell.column_span, "text": cell.text}
                for cell in grid.cells
            ],
        }
        for grid in paper.grids()
    ]
    text = json.dumps({"tables": tables}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _landmark(grid: Grid, row: int) -> str:
    """The beginning of the row's longest cell, or the whole row where its cells are short figures."""
    texts = [cell.text for cell in grid.cells if cell.row == row]
    longest = max(texts, key=len)
    return longest[:16] if len(longest) >= 12 else "".join(texts)


def _documents(papers: Sequence[Paper], printed: Mapping[str, PrintedPages]) -> Iterable[Sequence[object]]:
    for paper in papers:
        kind = "minutes" if isinstance(paper, Minutes) else "progress" if paper.list_heading else "other"
        pages = printed.get(paper.stem)
        title = paper.title.replace("\n", " ")
        yield (
            paper.stem, kind, title, paper.date.first, paper.date.last,
            "" if pages is None else len(pages.texts), len(paper.grids()),
        )  # fmt: skip


def _dates(papers: Sequence[Paper], printed: Mapping[str, PrintedPages]) -> Iterable[Sequence[object]]:
    for paper in papers:
        pages = printed.get(paper.stem)
        for number, grid in enumerate(paper.grids(), start=1):
            if not grid.is_dated:
                continue
            for cell in grid.cells:
                for date in _checked(cell):
                    page = "" if pages is None else pages.page_of(_landmark(grid, cell.row))
                    yield (
                        paper.stem, number, cell.row, cell.column, page,
                        date.surface, date.first, date.last, date.precision,
                    )  # fmt: skip


def _checked(cell: GridCell) -> Iterable[Dated]:
    at = 0
    for date in cell.dates:
        found = cell.text.find(date.surface, at)
        if found < 0:
            raise ValueError(f"{date.surface!r} is not in {cell.text!r}")
        at = found + len(date.surface)
        yield date


def _speakers(papers: Sequence[Paper], printed: Mapping[str, PrintedPages]) -> Iterable[Sequence[object]]:
    for paper in papers:
        if not isinstance(paper, Minutes):
            continue
        pages = printed.get(paper.stem)
        for order, speech in enumerate(paper.speeches(), start=1):
            words = final_text(speech.paragraphs[0])[:FIRST_WORDS]
            page = "" if pages is None else pages.page_of(speech_text(paper, speech)[:FIRST_WORDS])
            yield paper.stem, order, speech.speaker, speech.role, page, words


def _searches(papers: Sequence[Paper], printed: Mapping[str, PrintedPages]) -> Iterable[Sequence[object]]:
    stems = {paper.stem for paper in papers}
    for search in SEARCHES:
        if search.found == NOTHING and not search.missed:
            yield search.query, "none", "", "", "", search.about
        for expect, places in (("hit", search.found), ("not", search.missed)):
            for place in places:
                if place.document not in stems:
                    raise ValueError(f"no document {place.document!r}")
                pages = printed.get(place.document)
                page = "" if pages is None else pages.page_of(place.words)
                yield search.query, expect, place.document, page, place.words, search.about


def _tsv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    written = io.StringIO()
    writer = csv.writer(written, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    writer.writerow(head)
    writer.writerows(rows)
    return written.getvalue().encode()
