"""Grids drawn stroke by stroke with reportlab, in the ways of office programs. Points, from the top left."""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportlab import rl_config  # type: ignore[import-untyped]  # has no stubs
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]  # has no stubs
from reportlab.pdfbase.cidfonts import CIDFont, UnicodeCIDFont  # type: ignore[import-untyped]  # has no stubs
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]  # has no stubs
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # has no stubs

from bench.tableset.grid import Grid, GridCell
from bench.tableset.producers.html import is_figure

A4 = (595.28, 841.89)
MINCHO, GOTHIC = "IPAexMincho", "IPAexGothic"
_FILES = {MINCHO: "ipaexfont-mincho/ipaexm.ttf", GOTHIC: "ipaexfont-gothic/ipaexg.ttf"}
_PAD = 4.0

Painter = Callable[["Paper", float, float, float, float], None]


class ShiftJisFont(CIDFont):  # type: ignore[misc]  # reportlab has no types
    """A font that is not embedded, its text written in Shift_JIS (90ms-RKSJ-H), as older office programs do."""

    def __init__(self) -> None:
        super().__init__("HeiseiMin-W3", "90ms-RKSJ-H")

    def formatForPdf(self, text: str) -> str:  # noqa: N802  reportlab's name
        """The text as the string of a show operator."""
        return "".join(f"\\{byte:03o}" for byte in text.encode("cp932"))

    def stringWidth(self, text: str, size: float, encoding: str | None = None) -> float:  # noqa: N802  reportlab's name
        """Its width in points."""
        return size * sum(0.5 if ord(c) < 256 else 1.0 for c in text)


class Paper:
    """Pages under the pen. ``rotate``: the value of /Rotate; all is drawn for the page as displayed.

    ``size`` is the page's as displayed: reportlab swaps it where the page is rotated.
    """

    def __init__(self, size: tuple[float, float] = A4, rotate: int = 0) -> None:
        rl_config.useA85 = 0  # files a fifth smaller
        for name, file in _FILES.items():
            pdfmetrics.registerFont(TTFont(name, f"/usr/share/fonts/opentype/{file}"))
        self.width, self.height = size
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=size, invariant=1, pageCompression=1)
        self._rotate = rotate
        self.font = GOTHIC
        self._turn()

    def use(self, font: str) -> None:
        """Take an un-embedded font: ``UniJIS`` or ``90ms-RKSJ``; or one of the embedded ones by its name."""
        if font == "UniJIS":
            pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
            font = "HeiseiMin-W3"
        elif font == "90ms-RKSJ":
            shift_jis = ShiftJisFont()
            pdfmetrics.registerFont(shift_jis)
            font = shift_jis.fontName
        self.font = font

    def _turn(self) -> None:
        if self._rotate == 90:  # displayed turned clockwise, so it is drawn turned counter-clockwise
            self.canvas.setPageRotation(90)
            self.canvas.transform(0, 1, -1, 0, self.height, 0)
        elif self._rotate == 270:
            self.canvas.setPageRotation(270)
            self.canvas.transform(0, -1, 1, 0, 0, self.width)

    def next_page(self, rotate: int | None = None, size: tuple[float, float] | None = None) -> None:
        """Close this page and begin another, of the same size as displayed if none is given."""
        self.canvas.showPage()
        if size is not None:
            self.width, self.height = size
            self.canvas.setPageSize(size)
        if rotate is not None:
            self._rotate = rotate
        self._turn()

    def finish(self) -> bytes:
        """The whole file."""
        self.canvas.showPage()
        self.canvas.save()
        return self._buffer.getvalue()

    def text(self, x: float, y: float, text: str, size: float = 10.5, font: str = "", spread: float = 0.0) -> None:
        """One line whose baseline is at ``y``; ``spread``: points between its characters."""
        self.canvas.setFont(font or self.font, size)
        self.canvas.drawString(x, self.height - y, text, charSpace=spread)

    def width_of(self, text: str, size: float = 10.5) -> float:
        """Points that the text takes."""
        return float(pdfmetrics.stringWidth(text, self.font, size))

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A stroke."""
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def fill(self, x0: float, y0: float, x1: float, y1: float, grey: float = 0.0) -> None:
        """A filled rectangle without an outline."""
        self.canvas.setFillGray(grey)
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def frame(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A rectangle of strokes."""
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a grid stands: x positions of its column edges, y positions of its row edges."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]


def place(x: float, y: float, widths: Sequence[float], heights: Sequence[float]) -> Frame:
    """The frame of a grid whose top left corner is given."""
    xs, ys = [x], [y]
    for width in widths:
        xs.append(xs[-1] + width)
    for height in heights:
        ys.append(ys[-1] + height)
    return Frame(tuple(xs), tuple(ys))


def borders(source: Grid, frame: Frame) -> Iterator[tuple[float, float, float, float]]:
    """The grid's rules (x0, y0, x1, y1), each once and as long as it runs through."""
    owner = {
        (r, c): number
        for number, cell in enumerate(source.cells)
        for r in range(cell.row, cell.row + cell.row_span)
        for c in range(cell.column, cell.column + cell.column_span)
    }
    for i, y in enumerate(frame.ys):
        drawn = [owner.get((i - 1, c)) != owner.get((i, c)) for c in range(source.column_count)]
        for first, last in _runs(drawn):
            yield frame.xs[first], y, frame.xs[last], y
    for i, x in enumerate(frame.xs):
        drawn = [owner.get((r, i - 1)) != owner.get((r, i)) for r in range(source.row_count)]
        for first, last in _runs(drawn):
            yield x, frame.ys[first], x, frame.ys[last]


def _runs(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    changes = [i for i, (a, b) in enumerate(pairwise([False, *flags, False])) if a != b]
    yield from zip(changes[::2], changes[1::2], strict=True)


def solid(width: float = 0.5) -> Painter:
    """Strokes of so many points."""

    def paint(paper: Paper, x0: float, y0: float, x1: float, y1: float) -> None:
        paper.canvas.setLineWidth(width)
        paper.line(x0, y0, x1, y1)

    return paint


def dashed(*pattern: float, width: float = 0.5, cap: int = 0) -> Painter:
    """Strokes with a dash pattern (the PDF's own)."""

    def paint(paper: Paper, x0: float, y0: float, x1: float, y1: float) -> None:
        paper.canvas.saveState()
        paper.canvas.setLineWidth(width)
        paper.canvas.setLineCap(cap)
        paper.canvas.setDash(list(pattern))
        paper.line(x0, y0, x1, y1)
        paper.canvas.restoreState()

    return paint


def pieces(length: float, gap: float, width: float = 0.5) -> Painter:
    """Rules cut into single strokes (dots, if they are as long as wide), as Excel's drivers print dotted lines."""

    def paint(paper: Paper, x0: float, y0: float, x1: float, y1: float) -> None:
        paper.canvas.setLineWidth(width)
        total, at = (x1 - x0) + (y1 - y0), 0.0
        while at < total:
            end = min(at + length, total)
            if y0 == y1:
                paper.line(x0 + at, y0, x0 + end, y0)
            else:
                paper.line(x0, y0 + at, x0, y0 + end)
            at += length + gap

    return paint


def double(gap: float = 1.5) -> Painter:
    """Two hairlines beside each other."""

    def paint(paper: Paper, x0: float, y0: float, x1: float, y1: float) -> None:
        paper.canvas.setLineWidth(0.25)
        dx, dy = (0.0, gap / 2) if y0 == y1 else (gap / 2, 0.0)
        paper.line(x0 - dx, y0 - dy, x1 - dx, y1 - dy)
        paper.line(x0 + dx, y0 + dy, x1 + dx, y1 + dy)

    return paint


def filled(thick: float = 0.7) -> Painter:
    """Rules that are thin filled rectangles, as Word and 一太郎 print them."""

    def paint(paper: Paper, x0: float, y0: float, x1: float, y1: float) -> None:
        half = thick / 2
        paper.fill(x0 - half, y0 - half, x1 + half, y1 + half)

    return paint


def twice(one: Painter, shift: float = 0.6) -> Painter:
    """Every rule drawn twice, the second a little aside."""

    def paint(paper: Paper, x0: float, y0: float, x1: float, y1: float) -> None:
        one(paper, x0, y0, x1, y1)
        one(paper, x0 + shift, y0 + shift, x1 + shift, y1 + shift)

    return paint


def cell_frames(paper: Paper, x0: float, y0: float, x1: float, y1: float) -> None:
    """Rules that are outlines of rectangles without height, as some report writers draw them."""
    paper.canvas.setLineWidth(0.5)
    paper.frame(x0, y0, x1, y1)


def draw(
    paper: Paper, source: Grid, frame: Frame, rule: Painter | None = None, *, size: float = 9.5, leading: float = 13.0,
    vertical: Painter | None = None, sides: str = "lrtb", head: int = 0
) -> None:  # fmt: skip
    """Rules, then texts. ``sides`` that are drawn; ``vertical``: how upright rules are drawn, if otherwise.

    Half a point wide and solid, if no ``rule`` is given.
    """
    pen = rule or solid()
    left, right, top, bottom = frame.xs[0], frame.xs[-1], frame.ys[0], frame.ys[-1]
    for x0, y0, x1, y1 in borders(source, frame):
        is_missing = (
            ("l" not in sides and x0 == x1 == left)
            or ("r" not in sides and x0 == x1 == right)
            or ("t" not in sides and y0 == y1 == top)
            or ("b" not in sides and y0 == y1 == bottom)
        )
        if not is_missing:
            (vertical or pen if x0 == x1 else pen)(paper, x0, y0, x1, y1)
    write(paper, source, frame, size=size, leading=leading, head=head)


def write(paper: Paper, source: Grid, frame: Frame, *, size: float = 9.5, leading: float = 13.0, head: int = 0) -> None:
    """The cells' texts: figures at the right, the ``head`` rows centred, everything else at the left."""
    for cell in source.cells:
        lines = wrapped(paper, cell, frame, size)
        top, bottom = frame.ys[cell.row], frame.ys[cell.row + cell.row_span]
        left, right = frame.xs[cell.column], frame.xs[cell.column + cell.column_span]
        baseline = (top + bottom) / 2 - leading * len(lines) / 2 + leading / 2 + 0.36 * size
        for line in lines:
            width = paper.width_of(line, size)
            x = right - _PAD - width if is_figure(cell.text) else left + _PAD
            if cell.row < head:
                x = (left + right - width) / 2
            paper.text(x, baseline, line, size)
            baseline += leading


def wrapped(paper: Paper, cell: GridCell, frame: Frame, size: float) -> list[str]:
    """The cell's text in lines that fit its width."""
    room = frame.xs[cell.column + cell.column_span] - frame.xs[cell.column] - 2 * _PAD
    lines = []
    for part in cell.text.split("\n") if cell.text else ():
        line = ""
        for character in part:
            if line and paper.width_of(line + character, size) > room:
                lines.append(line)
                line = ""
            line += character
        lines.append(line)
    return lines
