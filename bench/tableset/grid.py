"""Tables as data: what the producers print and the truth says are made of the same grids."""

import json
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class GridCell:
    """A placed cell; a line feed in ``text`` is the author's own break."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """``row_count`` × ``column_count`` slots, all of them covered by cells; the first ``header_rows`` are the head."""

    cells: tuple[GridCell, ...]
    row_count: int
    column_count: int
    header_rows: int = 0

    def starting_in(self, row: int) -> tuple[GridCell, ...]:
        """The cells whose top is in that row, from left to right."""
        return tuple(cell for cell in self.cells if cell.row == row)

    def at(self, row: int, column: int) -> GridCell:
        """The cell that covers a slot."""
        return next(
            c for c in self.cells if c.row <= row < c.row + c.row_span and c.column <= column < c.column + c.column_span
        )

    def rows(self, first: int, last: int) -> "Grid":
        """Rows ``first`` up to, not including, ``last``; no cell may cross these borders."""
        kept = tuple(replace(c, row=c.row - first) for c in self.cells if first <= c.row < last)
        return Grid(kept, last - first, self.column_count)


def grid(text: str, header_rows: int = 0) -> Grid:
    """A grid from lines of cells between ``|``: ``<`` goes on from the left, ``^`` from above, ``／`` breaks a line.

    >>> [(c.text, c.row_span, c.column_span) for c in grid("区分|人数|<\\n^|男|女").cells]
    [('区分', 2, 1), ('人数', 1, 2), ('男', 1, 1), ('女', 1, 1)]
    """
    rows = [[part.strip() for part in line.split("|")] for line in text.strip().split("\n")]
    width = max(map(len, rows))
    if any(len(row) != width for row in rows):
        raise ValueError(f"rows of {sorted(set(map(len, rows)))} cells: {text[:60]}")
    cells = []
    for r, row in enumerate(rows):
        for c, part in enumerate(row):
            if part in ("<", "^"):
                continue
            across = 1
            while c + across < width and row[c + across] == "<":
                across += 1
            down = 1
            while r + down < len(rows) and rows[r + down][c] == "^":
                down += 1
            cells.append(GridCell(r, c, part.replace("／", "\n"), down, across))
    return Grid(tuple(cells), len(rows), width, header_rows)


@dataclass(frozen=True, slots=True)
class Expected:
    """A table that a person reads in the paper: where it begins (page from 1), its caption, and how many pages."""

    grid: Grid
    page: int = 1
    pages: int = 1
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A paper: its file's name, what it is there for, its bytes as printed, and the tables in it, in reading order."""

    name: str
    categories: tuple[str, ...]
    pdf: bytes
    tables: tuple[Expected, ...] = ()


def truth(case: Case) -> str:
    """The truth file: the form of the shared scorer, with categories, pages, captions and head rows added."""
    tables = [
        {
            "page": table.page,
            "pages": list(range(table.page, table.page + table.pages)),
            "caption": table.caption,
            "header_rows": table.grid.header_rows,
            "cells": [
                {"r": c.row, "c": c.column, "rs": c.row_span, "cs": c.column_span, "text": c.text}
                for c in table.grid.cells
            ],
        }
        for table in case.tables
    ]
    cells = json.dumps({"categories": case.categories, "tables": tables}, ensure_ascii=False)
    return cells.replace('{"page"', '\n{"page"').replace('{"r"', '\n {"r"') + "\n"
