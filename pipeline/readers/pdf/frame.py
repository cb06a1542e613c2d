"""From a page's own coordinates to those of the page as it is displayed: points from its top left corner."""

from collections.abc import Sequence
from dataclasses import dataclass

Matrix = tuple[float, float, float, float, float, float]
"""(a, b, c, d, e, f): x' = a·x + c·y + e, y' = b·x + d·y + f."""


@dataclass(frozen=True, slots=True)
class Frame:
    """``width`` and ``height`` of the displayed page in points, and the way from the page's coordinates to it."""

    width: float
    height: float
    matrix: Matrix

    def place_boxes(
        self, lefts: Sequence[float], tops: Sequence[float], rights: Sequence[float], bottoms: Sequence[float]
    ) -> tuple[list[float], list[float], list[float], list[float]]:
        """Columns of boxes as columns of boxes on the displayed page: (x0, top, x1, bottom)."""
        a, b, _, d, e, f = self.matrix
        if a == 1 and d == -1:
            return [x + e for x in lefts], [f - y for y in tops], [x + e for x in rights], [f - y for y in bottoms]
        if a == -1:
            return [e - x for x in rights], [y + f for y in bottoms], [e - x for x in lefts], [y + f for y in tops]
        if b == 1:
            return [y + e for y in bottoms], [x + f for x in lefts], [y + e for y in tops], [x + f for x in rights]
        return [e - y for y in tops], [f - x for x in rights], [e - y for y in bottoms], [f - x for x in lefts]


def frame_of(left: float, bottom: float, right: float, top: float, quarters: int) -> Frame:
    """The frame of a page with this visible box, displayed turned clockwise by ``quarters`` of a full turn."""
    width, height = right - left, top - bottom
    match quarters % 4:
        case 1:
            return Frame(height, width, (0.0, 1.0, 1.0, 0.0, -bottom, -left))
        case 2:
            return Frame(width, height, (-1.0, 0.0, 0.0, 1.0, right, -bottom))
        case 3:
            return Frame(height, width, (0.0, -1.0, -1.0, 0.0, top, right))
        case _:
            return Frame(width, height, (1.0, 0.0, 0.0, -1.0, -left, top))


def combined(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does what ``first`` does and then what ``then`` does."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point moved by a matrix."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
