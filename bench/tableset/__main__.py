"""Scores on the set: ``python -m bench.tableset [NAME…]``: this project and plain pdfplumber, in the same run.

A line a paper (adjacency F1, grid over pages F1, exact of wanted tables, false tables), a line a category, totals.
"""

import sys
from collections import defaultdict

from bench.tableset.papers import compared, our_tables, papers, plain_tables
from bench.tableset.score import Scores, placed, score


def main(names: list[str]) -> None:
    """Print the lines; papers whose name begins with one of ``names``, or all."""
    ours: dict[str, Scores] = defaultdict(Scores)
    plain: dict[str, Scores] = defaultdict(Scores)
    macro: list[tuple[float, float]] = []
    print(f"{'':24} {'ours':^30}   {'pdfplumber':^30}")
    for paper in papers():
        if names and not any(paper.name.startswith(name) for name in names):
            continue
        wanted = [[placed(*cell) for cell in table.cells] for table in paper.tables]
        mine = score([compared(table) for table in our_tables(paper.pdf)], wanted)
        other = score(plain_tables(paper.pdf), wanted)
        print(_line(paper.name, mine, other))
        macro.append((mine.adjacency.f1, other.adjacency.f1))
        for key in (*paper.categories, "all"):
            ours[key] += mine
            plain[key] += other
    print()
    for key in sorted(ours, key=lambda k: (k == "all", k)):
        print(_line(key, ours[key], plain[key]))
    if macro:
        one, two = (sum(values) / len(macro) for values in zip(*macro, strict=True))
        print(f"adjacency F1, mean over {len(macro)} papers: {one:.3f}, pdfplumber {two:.3f}")


def _line(name: str, mine: Scores, other: Scores) -> str:
    return f"{name:24} {_figures(mine)}   {_figures(other)}"


def _figures(scores: Scores) -> str:
    exact = f"{scores.exact.hits}/{scores.exact.wanted}"
    return f"{scores.adjacency.f1:6.3f} {scores.grid.f1:6.3f} {exact:>8} {scores.false:3} false"


if __name__ == "__main__":
    main(sys.argv[1:])
