"""The table of the share of children in foster care, with its sums and percentages worked out."""

from collections.abc import Sequence
from dataclasses import dataclass

from samples.sources.content import Grid, grid

AGES = ("3歳未満", "3歳以上就学前", "学童期以降")


@dataclass(frozen=True, slots=True)
class Count:
    """Children in alternative care, and how many of them live with foster parents."""

    children: int
    fostered: int

    @property
    def rate(self) -> str:
        """The share in percent, one decimal."""
        return f"{100 * self.fostered / self.children:.1f}%"


def count(children: int, fostered: int) -> Count:
    """Short form for the sources."""
    return Count(children, fostered)


def fostering_table(years: Sequence[tuple[str, Sequence[Count]]], *, caption: str) -> Grid:
    """年齢区分 × year × (児童数, 委託数, 委託率), a two-level head and a row 計."""
    head, below = ["年齢区分"], ["^"]
    for label, _ in years:
        head += [label, "<", "<"]
        below += ["代替\n養育数", "里親等\n委託数", "里親等\n委託率"]
    rows = [head, below]
    for number, age in enumerate(AGES):
        row = [age]
        for _, counts in years:
            row += _figures(counts[number])
        rows.append(row)
    total = ["計"]
    for _, counts in years:
        total += _figures(Count(sum(c.children for c in counts), sum(c.fostered for c in counts)))
    rows.append(total)
    return grid(
        rows,
        header_rows=2,
        widths=(22, *(12,) * (3 * len(years))),
        caption=caption,
        unit="（単位：人、%）",
        numeric_from=1,
    )


def _figures(figures: Count) -> list[str]:
    return [str(figures.children), str(figures.fostered), figures.rate]
