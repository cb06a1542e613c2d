"""Forms that hold a whole conversation in one cell (発言内容 | ○会長：… ○委員：…), opened into its paragraphs.

What stands above and below in the form stays a table.
"""

from collections.abc import Iterator, Sequence

from corpus.model import Table
from pipeline.structure.canonical import join_lines
from pipeline.structure.flow import Item, PlacedTable, Prose
from pipeline.structure.marks import leading_mark
from pipeline.structure.minutes.table_parts import page_of, part_of
from pipeline.structure.minutes.turns import Shape, Turn, is_spoken, is_stage_remark, opening_turn

_SHORTEST = 40  # characters
_LEAST = 2  # remarks in a cell that make it a conversation
_WEAK = frozenset({Shape.BLANK, Shape.ALONE})


def open_talk_cells(items: Sequence[Item], known: frozenset[str]) -> tuple[Item, ...]:
    """The items with each such cell opened: a paragraph a line, in a format with pages a paragraph a remark."""
    opened: list[Item] = []
    for item in items:
        opened.extend(_opened(item, known) if isinstance(item, PlacedTable) else [item])
    return tuple(opened)


def _opened(placed: PlacedTable, known: frozenset[str]) -> Iterator[Item]:
    table = placed.table
    if not any(_may_be_talk(cell.text) for cell in table.cells):
        yield placed
        return
    grid = table.grid()
    begin = 0
    for row, cells in enumerate(grid):
        column = next(
            (at for at, cell in enumerate(cells) if _may_be_talk(cell) and _is_talk(_lines(table, cell, known), known)),
            None,
        )
        if column is None:
            continue
        if begin < row:
            yield part_of(placed, begin, row)
        page = page_of(placed, row)
        for at, cell in enumerate(cells):
            lines = _lines(table, cell, known) if at == column else [cell.replace("\n", " ")]
            yield from (Prose(line.strip(), page) for line in lines if line.strip())
        begin = row + 1
    if begin == 0:
        yield placed
    elif begin < table.row_count:
        yield part_of(placed, begin, table.row_count)


def _lines(table: Table, cell: str, known: frozenset[str]) -> list[str]:
    """The paragraphs of a cell; in a format with pages, its lines are as printed and belong together."""
    lines = cell.split("\n")
    return list(_whole_paragraphs(lines, known)) if table.pages else lines


def _may_be_talk(cell: str) -> bool:
    return len(cell) >= _SHORTEST and "\n" in cell


def _is_talk(lines: Sequence[str], known: frozenset[str]) -> bool:
    """Whether several remarks by more than one speaker stand in the cell."""
    turns = [turn for line in lines if (turn := _turn(line, known)) is not None]
    speakers = {turn.speaker for turn in turns}
    return len(turns) >= _LEAST and len(speakers) > 1 and sum(map(len, lines)) >= _SHORTEST


def _turn(line: str, known: frozenset[str]) -> Turn | None:
    turn = opening_turn(line.strip(), known)
    if turn is None or (turn.shape is Shape.ALONE) or not is_spoken(turn.remark):
        return None
    return turn


def _whole_paragraphs(lines: Sequence[str], known: frozenset[str]) -> Iterator[str]:
    """Printed lines put together again: a speaker's mark, a list's mark or a full stop at the end begins the next."""
    pending: list[str] = []
    for line in lines:
        begins = _begins(line, known) or (pending and _is_whole(pending[-1], lines))
        if pending and begins:
            yield join_lines(pending)
            pending = []
        pending.append(line)
    if pending:
        yield join_lines(pending)


def _begins(line: str, known: frozenset[str]) -> bool:
    turn = opening_turn(line.strip(), known)
    if turn is not None and turn.shape is not Shape.ALONE and (turn.shape not in _WEAK or is_spoken(turn.remark)):
        return True
    return is_stage_remark(line) or leading_mark(line.strip()) is not None


def _is_whole(line: str, lines: Sequence[str]) -> bool:
    """Whether a printed line ends a paragraph: it stops well before the right edge."""
    longest = max(map(len, lines))
    return line.rstrip().endswith(("。", "）", "」")) and len(line.rstrip()) < 0.8 * longest
