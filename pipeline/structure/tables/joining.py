"""Tables as a person reads them: grids on single pages joined over page breaks, their heads found.

Two grids are one table where the first is the last thing on its page, the second the first on the next, and their
columns are the same. In doubt they stay apart, and an issue says why.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.fragments import Fragment
from corpus.model import Box, Cell, Issue, IssueCode, Locator, Severity, Table
from corpus.values import value
from pipeline.raw import RawCell, RawPage, RawTable
from pipeline.structure.tables.between import Between, between
from pipeline.structure.tables.headers import header_rows
from pipeline.structure.tables.seam import (
    Seam,
    completed,
    is_same_form,
    meet,
    placed,
    repeated_level,
    repeated_rows,
    same_columns,
)

_HIGH = 0.55  # a grid that ends above this share of the page's height left room for its next row, unless …
_LOWEST = 0.9  # … that row is so high that it would have reached below this share


@value
class JoinedTable:
    """A table and where it was made from: (index in pages, index in that page's elements) of each part, in order."""

    parts: tuple[tuple[int, int], ...]
    table: Table


@value
class JoinedTables:
    """All tables in reading order, and what was left apart in doubt."""

    tables: tuple[JoinedTable, ...]
    issues: tuple[Issue, ...] = ()


@dataclass(slots=True)
class _Chain:
    """Parts that were found to be one table, and the seams between them."""

    parts: list[tuple[int, int]]
    grids: list[RawTable]
    edges: tuple[float, ...]
    seams: list[Seam]
    head: int  # rows of the first part, by itself


def join_tables(pages: Sequence[RawPage]) -> JoinedTables:
    """The tables of a document whose running heads and page numbers were taken out of ``elements``.

    Each table's locator has its first page and the box there; caption, section and numbers are for others to add.
    """
    chains: list[_Chain] = []
    heads: list[RawTable] = []
    issues: list[Issue] = []
    for index, page in enumerate(pages):
        for position, element in enumerate(page.elements):
            if not isinstance(element, RawTable):
                continue
            if chains and chains[-1].parts[-1][0] == index - 1:
                found = _continues(pages, chains[-1], heads, element, (index, position))
                if isinstance(found, _Chain):
                    chains[-1] = found
                    continue
                if found is not None:
                    page_before, grid = pages[index - 1], chains[-1].grids[-1]
                    locator = Locator(page=page_before.number, box=grid.box)
                    issues.append(Issue(IssueCode.TABLE_NOT_JOINED, Severity.INFO, (("reason", found),), locator))
            head = header_rows(element)
            chains.append(_Chain([(index, position)], [element], element.column_edges, [], head))
            if head:
                heads.append(element)
    return JoinedTables(tuple(JoinedTable(tuple(chain.parts), _table(chain, pages)) for chain in chains), tuple(issues))


def _continues(
    pages: Sequence[RawPage], chain: _Chain, heads: Sequence[RawTable], element: RawTable, place: tuple[int, int]
) -> _Chain | Fragment | None:
    """The chain with the grid at a place of the next page; a reason if that is in doubt; None if it plainly ends."""
    one, other = completed(chain.grids[-1]), completed(element, chain.grids[-1].column_edges)
    parted = between(pages, chain.parts[-1], place, other)
    if parted is Between.OTHER:
        return None
    edges = same_columns(_on(one, chain.edges), other)
    if edges is None and _is_scaled(chain, other):
        other = replace(other, column_edges=chain.edges)
        edges = chain.edges
    if edges is None:
        is_similar = one.column_count == other.column_count and one.column_edges and other.column_edges
        return Fragment.COLUMNS_ELSEWHERE if is_similar else None
    first, cells = placed(chain.grids[0], edges), placed(other, edges)
    head = header_rows(chain.grids[0])
    own = repeated_rows(first, cells, head)
    repeated = own or repeated_level(first, cells, head) or _known_head(chain, heads, other)
    if is_same_form(one, other):
        return Fragment.SAME_FORM
    if not repeated and header_rows(other) and head and _has_own_head(chain, other):
        return Fragment.OTHER_HEAD
    if parted is Between.NOTES and not own and (repeated or header_rows(other) or not head):
        return None
    height = pages[chain.parts[-1][0]].height
    if (not repeated or parted is Between.NOTES) and height and _had_room(one, other, height):
        return Fragment.ENDS_EARLY
    if repeated >= other.row_count:
        repeated = 0
    before = chain.seams[-1] if chain.seams else Seam(0, False, ())
    begin = before.repeated + before.is_split
    is_split, labels = meet(placed(one, edges), one.row_count - 1, cells, repeated, begin, before.labels)
    seam = Seam(repeated, is_split, tuple(labels), bool(own))
    return _Chain([*chain.parts, place], [*chain.grids[:-1], one, other], edges, [*chain.seams, seam], chain.head)


def _had_room(one: RawTable, other: RawTable, height: float) -> bool:
    """Would the other grid's first row have fitted on the page that the first one ends on?

    Rows that a merged label holds together are kept together by many programs.
    """
    if one.box is None or one.box.bottom >= _HIGH * height or len(other.row_edges) < 2:
        return False
    tall = max((c.row_span for c in other.cells if c.row == 0), default=1)
    return one.box.bottom + other.row_edges[tall] - other.row_edges[0] < _LOWEST * height


def _is_scaled(chain: _Chain, other: RawTable) -> bool:
    """The same head over as many columns of other widths: a page in landscape, or a table that was begun anew.

    All of the head has to be repeated, with at least three different words.
    """
    first = chain.grids[0]
    head = header_rows(first)
    if not head or len(chain.edges) != len(other.column_edges) or len(first.column_edges) != len(chain.edges):
        return False
    words = {c.text for c in first.cells if c.row < head and c.text}
    return len(words) >= 3 and repeated_rows(first.cells, other.cells, head) >= head


def _known_head(chain: _Chain, heads: Sequence[RawTable], other: RawTable) -> int:
    """Rows at the top of the other that are an earlier table's head.

    Budgets print a head at the top of each page and many tables below it: the next page repeats that head over the
    rest of the last table, on whose columns it is if that has no head of its own. Excel repeats it over other columns
    too: then its words tell.
    """
    has_own = header_rows(chain.grids[0]) > 0
    for head in reversed(heads[-8:]):
        known = header_rows(head)
        if has_own:
            words = _words(head, known)
            if len(words) > 2 and head.column_count != other.column_count and words == _words(other, known):
                return known
            continue
        edges = same_columns(head, other)
        if edges and (rows := repeated_rows(placed(head, edges), placed(other, edges), known)):
            return min(rows, known)
    return 0


def _words(table: RawTable, rows: int) -> list[str]:
    """The texts of the first rows in their order, without blanks."""
    cells = sorted((c.row, c.column, "".join(c.text.split())) for c in table.cells if c.row < rows and c.text)
    return [text for *_, text in cells]


def _on(table: RawTable, edges: tuple[float, ...]) -> RawTable:
    """The grid with the chain's edges, moved to where its own are."""
    shift = table.column_edges[0] - edges[0] if edges and table.column_edges else 0.0
    return replace(table, column_edges=tuple(x + shift for x in edges))


def _has_own_head(chain: _Chain, other: RawTable) -> bool:
    """A head of several levels, without rules, over other columns, bold as the first's, or that with a word changed."""
    one = chain.grids[0]
    top = [c for c in other.cells if c.row == 0 and c.text]
    first = [c for c in one.cells if c.row == 0 and c.text]
    if other.column_texts or header_rows(other) > 1 or len(other.column_edges) != len(chain.edges):
        return True
    same = {(c.column, c.text) for c in top} & {(c.column, c.text) for c in first}  # 令和６年度 and then 令和７年度
    if len(same) >= 2 and 2 * len(same) >= max(len(top), len(first)):
        return True
    return bool(top) and all(c.is_bold for c in top) and all(c.is_bold for c in first)


def _heads(chain: _Chain) -> int:
    """The head rows, told by the rows of the next page too: a head may stand alone, a form's labels go on there."""
    first = chain.grids[0]
    if len(chain.grids) == 1:
        return chain.head
    if not chain.edges or chain.seams[0].repeated:
        return header_rows(first)
    begin, offset = chain.seams[0].is_split, first.row_count - chain.seams[0].is_split
    rest = [replace(c, row=c.row + offset) for c in placed(chain.grids[1], chain.edges) if c.row >= begin]
    cells = (*placed(first, chain.edges), *rest)
    count = chain.grids[1].row_count + offset
    return header_rows(replace(first, cells=cells, row_count=count, column_count=len(chain.edges) - 1))


def _table(chain: _Chain, pages: Sequence[RawPage]) -> Table:
    edges = chain.edges
    heads = _heads(chain)
    repeated = [seam.repeated for seam in chain.seams if seam.repeated and seam.is_own_head]
    heads = max(heads, min(repeated, default=0))
    cells: list[Cell] = []
    row_pages: list[int | None] = []
    row_boxes: list[Box | None] = []
    for number, (grid, (index, _)) in enumerate(zip(chain.grids, chain.parts, strict=True)):
        seam = chain.seams[number - 1] if number else Seam(0, False, ())
        page = pages[index].number
        offset = len(row_pages) - seam.repeated - seam.is_split
        for raw in sorted(placed(grid, edges) if edges else grid.cells, key=lambda c: (c.row, c.column)):
            _add(cells, raw, offset, page, seam, heads)
        for row in range(seam.repeated + seam.is_split, grid.row_count):
            row_pages.append(page)
            row_boxes.append(_row_box(grid, row))
    count = len(row_pages)
    first = pages[chain.parts[0][0]]
    return Table(
        cells=tuple(c for c in sorted(cells, key=lambda c: (c.row, c.column)) if c.row < count),
        row_count=count,
        column_count=len(edges) - 1 if edges else chain.grids[0].column_count,
        header_rows=heads,
        locator=Locator(page=first.number, box=chain.grids[0].box),
        pages=tuple(dict.fromkeys(n for i, _ in chain.parts if (n := pages[i].number) is not None)),
        row_pages=tuple(row_pages),
        row_boxes=tuple(row_boxes),
    )


def _add(cells: list[Cell], raw: RawCell, offset: int, page: int | None, seam: Seam, heads: int) -> None:
    """One cell of a part, put below the rows before it, or run together with the cell that it goes on with."""
    if raw.row < seam.repeated:
        return
    row = raw.row + offset
    if raw.row == seam.repeated and (seam.is_split or raw.column in seam.labels):
        last = row if seam.is_split else row - 1
        for i, cell in enumerate(cells):
            if cell.column == raw.column and cell.row <= last < cell.row + cell.row_span:
                if seam.is_split and raw.column not in seam.labels:
                    cells[i] = replace(
                        cell, text=_run_on(cell.text, raw.text), row_span=cell.row_span + raw.row_span - 1
                    )
                else:
                    extra = raw.row_span - 1 if seam.is_split else raw.row_span
                    cells[i] = replace(cell, text=cell.text or raw.text, row_span=cell.row_span + extra)
                return
    is_header = row < heads
    cells.append(Cell(row, raw.column, raw.text, raw.row_span, raw.column_span, is_header, page, raw.box, raw.dates))


def _run_on(before: str, after: str) -> str:
    if not before or not after:
        return before or after
    is_latin = before[-1].isascii() and after[0].isascii() and not before.endswith("-")
    return f"{before} {after}" if is_latin else before + after


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    )


def _row_box(grid: RawTable, row: int) -> Box | None:
    if grid.box is None:
        return None  # no geometry: a workbook, thousands of rows perhaps
    if len(grid.row_edges) <= row + 1:
        boxes = [c.box for c in grid.cells if c.row == row and c.row_span == 1 and c.box is not None]
        return _around(boxes) if boxes else None
    return Box(grid.box.x0, grid.row_edges[row], grid.box.x1, grid.row_edges[row + 1])
