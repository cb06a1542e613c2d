"""The tables of a scanned page: the rules of its picture with the recognised words between them."""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.model import Box
from corpus.values import value
from pipeline.raw import RawCell, RawTable
from pipeline.readers.ocr.pictures import Area
from pipeline.readers.ocr.rules import Rule, Rules
from pipeline.readers.ocr.words import Word, blank_between
from pipeline.readers.pdf.layout import page_of
from pipeline.readers.pdf.marks import Glyph, PageMarks, Ruling
from pipeline.readers.pdf.ruled.lattice import find_lattices
from pipeline.readers.picture import Raster

_MARGIN = 2  # pixels around a grid
_LEVEL, _BRIDGED = 0.7, 6.0  # points: what a worn rule, drawn by pixels, may jump and leave out
_APART = 1.0  # points from a rule to the letters beside it
# 1.237, 2,.018 and 5, 600 are thousands, whose comma is small
_THOUSANDS = re.compile(r"([△▲-]?\d{1,3})((?:[.,]{1,2} ?\d{3})+)")
_GROUPED = re.compile(r"[△▲-]?\d{1,3}(?:,\d{3})+")
_WHOLE = re.compile(r"[△▲-]?\d{1,3}")
_DECIMAL = re.compile(r"[△▲-]?(?:0\.\d+|\d*\.(?:\d{1,2}|\d{4,})) ?%?")
_SPOTTED = re.compile(r"[。、・]?([△▲-]?\d[\d,.]*)[。、・]?")


@value
class TablesAndRest:
    """The tables, and the words that none of them holds, in the program's order."""

    tables: tuple[RawTable, ...]
    rest: tuple[Word, ...]


def table_areas(rules: Rules, raster: Raster) -> list[Area]:
    """Where grids of at least two rows and two columns are drawn, from the top of the page down."""
    page = _Upright(rules.slope, raster.scale)
    lattices = find_lattices(page.horizontals(rules.horizontals), page.verticals(rules.verticals), ())
    return [page.area(lattice.box, raster) for lattice in lattices if min(len(lattice.xs), len(lattice.ys)) > 2]


def tables_of(words: Sequence[Word], rules: Rules, raster: Raster) -> TablesAndRest:
    """What the finders of printed pages make of the words and rules of a picture."""
    page = _Upright(rules.slope, raster.scale)
    verticals = page.verticals(rules.verticals)
    words = [part for word in words for part in page.parted(word, verticals)]
    lines = (list(line) for _, line in groupby(words, lambda word: word.line))
    marks = PageMarks(
        number=1,
        width=raster.width / raster.scale,
        height=raster.height / raster.scale,
        glyphs=tuple(glyph for line in lines for glyph in page.glyphs(line, verticals)),
        horizontals=page.horizontals(rules.horizontals),
        verticals=verticals,
        has_image=True,
    )
    tables = tuple(_figures_put_right(found) for found in page_of(marks).elements if isinstance(found, RawTable))
    boxes = [table.box for table in tables if table.box is not None]
    rest: list[Word] = []
    for word in words:
        x, y = page.point(word.left + word.width / 2, word.top + word.height / 2)
        if not any(box.x0 <= x <= box.x1 and box.top <= y <= box.bottom for box in boxes):
            rest.append(word)
    return TablesAndRest(tables, tuple(rest))


@value
class _Upright:
    """From pixels of a page that lies askew by ``slope`` to points of one that lies straight."""

    slope: float
    scale: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        return (x + self.slope * y) / self.scale, (y - self.slope * x) / self.scale

    def area(self, box: Box, raster: Raster) -> Area:
        """The pixels that a box on the straight page takes up on the picture."""
        corners = [(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        xs = [(x - self.slope * y) * self.scale for x, y in corners]
        ys = [(y + self.slope * x) * self.scale for x, y in corners]
        left, top = max(0, round(min(xs)) - _MARGIN), max(0, round(min(ys)) - _MARGIN)
        return Area(
            left, top, min(raster.width, round(max(xs)) + _MARGIN), min(raster.height, round(max(ys)) + _MARGIN)
        )

    def parted(self, word: Word, verticals: Sequence[Ruling]) -> Iterator[Word]:
        """The word cut at the rules that run through it, as if its letters were of one width; none reaches a rule."""
        x0, y = self.point(word.left, word.top + word.height / 2)
        x1, _ = self.point(word.left + word.width, word.top + word.height / 2)
        cuts = sorted(rule.at for rule in verticals if x0 < rule.at < x1 and rule.begin <= y <= rule.end)
        width = (x1 - x0) / len(word.text)
        cell_of = [bisect(cuts, x0 + (i + 0.5) * width) for i in range(len(word.text))]
        for cell, letters in groupby(range(len(word.text)), cell_of.__getitem__):
            first, *others = letters
            end = (others[-1] if others else first) + 1
            begin = max(x0 + first * width, cuts[cell - 1] + _APART if cell else x0)
            stop = min(x0 + end * width, cuts[cell] - _APART if cell < len(cuts) else x1)
            left, right = (word.left + round((x - x0) * self.scale) for x in (begin, max(begin, stop)))
            yield replace(word, left=left, width=max(1, right - left), text=word.text[first:end])

    def glyphs(self, line: Sequence[Word], verticals: Sequence[Ruling]) -> Iterator[Glyph]:
        """The words of one line, all of its height: how high a word itself is depends on its letters.

        Those that no blank and no rule parts reach up to the next one: how wide a word is depends on them too.
        """
        top, bottom = min(word.top for word in line), max(word.top + word.height for word in line)
        size = (bottom - top) / self.scale
        for word, after in zip(line, [*line[1:], None], strict=True):
            x0, y = self.point(word.left, (top + bottom) / 2)
            x1, _ = self.point(word.left + word.width, (top + bottom) / 2)
            if after is not None and not blank_between(word, after, bottom - top):
                begin, _ = self.point(after.left, (top + bottom) / 2)
                end, _ = self.point(after.left + after.width, (top + bottom) / 2)
                between = ((x0 + x1) / 2, (begin + end) / 2)
                if not any(between[0] < rule.at < between[1] and rule.begin <= y <= rule.end for rule in verticals):
                    x1 = max(x1, begin)
            yield Glyph(word.text, x0, y - size / 2, x1, y + size / 2, size)

    def horizontals(self, rules: Iterable[Rule]) -> tuple[Ruling, ...]:
        found = []
        for rule in rules:
            _, at = self.point((rule.begin + rule.end) / 2, rule.at)
            found.append(Ruling(at, self.point(rule.begin, rule.at)[0], self.point(rule.end, rule.at)[0]))
        return tuple(_bridged(found))

    def verticals(self, rules: Iterable[Rule]) -> tuple[Ruling, ...]:
        found = []
        for rule in rules:
            at, _ = self.point(rule.at, (rule.begin + rule.end) / 2)
            found.append(Ruling(at, self.point(rule.at, rule.begin)[1], self.point(rule.at, rule.end)[1]))
        return tuple(_bridged(found))


def _bridged(rulings: Sequence[Ruling]) -> list[Ruling]:
    """The rulings, those on one line with only a little gap between them as one, sorted by ``at``."""
    result: list[Ruling] = []
    for ruling in sorted(rulings, key=lambda ruling: ruling.begin):
        for i, other in enumerate(result):
            if abs(other.at - ruling.at) <= _LEVEL and ruling.begin - other.end <= _BRIDGED:
                result[i] = Ruling(other.at, other.begin, max(other.end, ruling.end))
                break
        else:
            result.append(ruling)
    return sorted(result)


def _figures_put_right(table: RawTable) -> RawTable:
    """Without spots beside figures, and with commas for points where whole numbers stand."""
    cells = [replace(cell, text=match[1]) if (match := _SPOTTED.fullmatch(cell.text)) else cell for cell in table.cells]
    columns: dict[int, list[str]] = defaultdict(list)
    for cell in cells:
        columns[cell.column].append(cell.text)
    is_grouped = any(_GROUPED.fullmatch(cell.text) for cell in cells)
    whole = {
        column
        for column, texts in columns.items()
        if (is_grouped or any(map(_WHOLE.fullmatch, texts))) and not any(map(_DECIMAL.fullmatch, texts))
    }
    return replace(table, cells=tuple(_grouped(cell) if cell.column in whole else cell for cell in cells))


def _grouped(cell: RawCell) -> RawCell:
    match = _THOUSANDS.fullmatch(cell.text)
    return cell if match is None else replace(cell, text=match[1] + re.sub(r"[.,]+ ?", ",", match[2]))
