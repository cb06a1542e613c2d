"""From a page's own coordinates to those of the page as it is displayed: points from its top left corner."""

from collections.abc import Iterable

from corpus.values import value

Matrix = tuple[float, float, float, float, float, float]
"""(a, b, c, d, e, f): x' = a·x + c·y + e, y' = b·x + d·y + f."""


@value
class Frame:
    """``width`` and ``height`` of the displayed page in points, and the way from the page's coordinates to it."""

    width: float
    height: float
    matrix: Matrix

    def place_across(
        self, left: Iterable[float], top: Iterable[float], right: Iterable[float], bottom: Iterable[float]
    ) -> tuple[list[float], list[float]]:
        """Columns of boxes → where they begin and end across the displayed page: (x0, x1)."""
        a, b, _, _, e, _ = self.matrix
        if a == 1:
            return ([x + e for x in left], [x + e for x in right]) if e else (list(left), list(right))
        if a == -1:
            return [e - x for x in right], [e - x for x in left]
        if b == 1:
            return [y + e for y in bottom], [y + e for y in top]
        return [e - y for y in top], [e - y for y in bottom]

    def place_down(
        self, left: Iterable[float], top: Iterable[float], right: Iterable[float], bottom: Iterable[float]
    ) -> tuple[list[float], list[float]]:
        """The same down the displayed page: (top, bottom)."""
        a, b, _, _, _, f = self.matrix
        if a == 1:
            return [f - y for y in top], [f - y for y in bottom]
        if a == -1:
            return [y + f for y in bottom], [y + f for y in top]
        if b == 1:
            return [x + f for x in left], [x + f for x in right]
        return [f - x for x in right], [f - x for x in left]


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
