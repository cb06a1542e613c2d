"""How well tables were found: adjacency relations, cells on the joined grid, exact tables, false ones.

Measures as in the ICDAR 2013 table competition: each non-empty cell is related to its nearest non-empty neighbours to
the right and below; relations are compared as multisets of (text, text, direction). Texts are compared after NFKC and
without white space.
"""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

Placed = tuple[int, int, int, int, str]  # row, column, row span, column span, text


@dataclass(frozen=True, slots=True)
class Share:
    """Hits among so many found and so many wanted."""

    hits: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.hits + other.hits, self.found + other.found, self.wanted + other.wanted)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing was wanted and nothing found."""
        return 2 * self.hits / (self.found + self.wanted) if self.found + self.wanted else 1.0


@dataclass(frozen=True, slots=True)
class Scores:
    """One paper's, or the sum of several. ``false``: tables found that share no cell with a wanted one."""

    adjacency: Share = field(default_factory=Share)
    grid: Share = field(default_factory=Share)
    exact: Share = field(default_factory=Share)
    false: int = 0

    def __add__(self, other: "Scores") -> "Scores":
        return Scores(
            self.adjacency + other.adjacency,
            self.grid + other.grid,
            self.exact + other.exact,
            self.false + other.false,
        )


def placed(row: int, column: int, row_span: int, column_span: int, text: str) -> Placed:
    """A cell as it is compared."""
    return row, column, row_span, column_span, "".join(unicodedata.normalize("NFKC", text).split())


def score(found: Sequence[Sequence[Placed]], wanted: Sequence[Sequence[Placed]]) -> Scores:
    """The scores of one paper's tables. Tables with one filled cell or none do not count."""
    ours, theirs = ([t for t in tables if sum(bool(c[4]) for c in t) > 1] for tables in (found, wanted))
    our_relations, their_relations = (sum(map(_relations, tables), Counter()) for tables in (ours, theirs))
    our_texts, their_texts = ([Counter(c[4] for c in t if c[4]) for t in tables] for tables in (ours, theirs))
    pairs = sorted(
        (-sum((a & b).values()), a.total() + b.total(), i, j)
        for i, a in enumerate(our_texts)
        for j, b in enumerate(their_texts)
        if a & b
    )
    used_ours: set[int] = set()
    used_theirs: set[int] = set()
    aligned = exact = 0
    for _, _, i, j in pairs:
        if i not in used_ours and j not in used_theirs:
            used_ours.add(i)
            used_theirs.add(j)
            aligned += _aligned(ours[i], theirs[j])
            exact += {c for c in ours[i] if c[4]} == {c for c in theirs[j] if c[4]}
    related = {i for _, _, i, _ in pairs}
    return Scores(
        Share((our_relations & their_relations).total(), our_relations.total(), their_relations.total()),
        Share(aligned, sum(t.total() for t in our_texts), sum(t.total() for t in their_texts)),
        Share(exact, len(ours), len(theirs)),
        sum(i not in related for i in range(len(ours))),
    )


def _relations(table: Sequence[Placed]) -> Counter[tuple[str, str, str]]:
    at = {
        (r, c): number
        for number, (row, column, down, across, _) in enumerate(table)
        for r in range(row, row + down)
        for c in range(column, column + across)
    }
    last_row, last_column = max(r for r, _ in at), max(c for _, c in at)
    relations: Counter[tuple[str, str, str]] = Counter()
    for row, column, down, across, text in table:
        if not text:
            continue
        lanes = [[(r, c) for c in range(column + across, last_column + 1)] for r in range(row, row + down)]
        relations.update((text, table[n][4], "right") for n in _nearest(lanes, at, table))
        lanes = [[(r, c) for r in range(row + down, last_row + 1)] for c in range(column, column + across)]
        relations.update((text, table[n][4], "below") for n in _nearest(lanes, at, table))
    return relations


def _nearest(
    lanes: Sequence[Sequence[tuple[int, int]]], at: dict[tuple[int, int], int], table: Sequence[Placed]
) -> set[int]:
    """The first filled cell on each lane."""
    found = set()
    for lane in lanes:
        for slot in lane:
            number = at.get(slot)
            if number is not None and table[number][4]:
                found.add(number)
                break
    return found


def _aligned(ours: Sequence[Placed], theirs: Sequence[Placed]) -> int:
    """Most cells that agree in text and column when rows are put beside each other in order."""
    left, right = _rows(ours), _rows(theirs)
    before = [0] * (len(right) + 1)
    for row in left:
        now = [0]
        for j, other in enumerate(right):
            same = sum(other.get(column) == text for column, text in row.items())
            now.append(max(before[j + 1], now[j], before[j] + same))
        before = now
    return before[-1]


def _rows(table: Sequence[Placed]) -> list[dict[int, str]]:
    rows: list[dict[int, str]] = [{} for _ in range(max((c[0] for c in table), default=-1) + 1)]
    for row, column, _, _, text in table:
        if text:
            rows[row][column] = text
    return rows
