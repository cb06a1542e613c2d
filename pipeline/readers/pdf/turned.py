"""Pages on which everything is turned though the page is not: bound landscape tables, printed without /Rotate.

Text that reads upwards is brought upright, read as any page is, and the boxes are put back where it stands. Text that
reads downwards stays: that is how vertical writing looks.
"""

from collections.abc import Iterable
from dataclasses import replace

from corpus.model import Box
from pipeline.raw import RawElement, RawLine, RawPage, RawTable
from pipeline.readers.pdf.marks import Glyph, PageMarks, Ruling

_SHARE = 0.8  # of the page's characters that are turned
_LEAST = 20  # characters


def uprighted(marks: PageMarks) -> PageMarks | None:
    """The page turned clockwise, if most of its text reads upwards; None if it does not."""
    turned = [g for g in marks.glyphs if g.turn == 90 and not g.is_blank]
    if len(turned) < _LEAST or len(turned) < _SHARE * sum(not g.is_blank for g in marks.glyphs):
        return None
    height = marks.height
    return replace(
        marks,
        width=marks.height,
        height=marks.width,
        glyphs=tuple(_glyph(g, height) for g in marks.glyphs),
        horizontals=tuple(sorted(Ruling(r.at, height - r.end, height - r.begin) for r in marks.verticals)),
        verticals=tuple(sorted(Ruling(height - r.at, r.begin, r.end) for r in marks.horizontals)),
        pieces=(),
        fills=tuple(Box(height - f.bottom, f.x0, height - f.top, f.x1) for f in marks.fills),
        overlays=tuple(Box(height - f.bottom, f.x0, height - f.top, f.x1) for f in marks.overlays),
    )


def _glyph(glyph: Glyph, height: float) -> Glyph:
    return glyph._replace(
        x0=height - glyph.bottom,
        top=glyph.x0,
        x1=height - glyph.top,
        bottom=glyph.x1,
        turn=(glyph.turn - 90) % 360,
    )


def put_back(page: RawPage, marks: PageMarks) -> RawPage:
    """What was read on the uprighted page, its boxes where they are on the page ``marks`` is of."""
    return replace(page, elements=on_page(page.elements, marks.height), width=marks.width, height=marks.height)


def on_page(elements: Iterable[RawElement], height: float) -> tuple[RawElement, ...]:
    """What was read on a page turned clockwise, its boxes on the page as it is, which is ``height`` points high.

    Column edges stay those of the reading direction, as they are compared with each other only; rows run upwards on the
    page, which edges cannot say.
    """
    result: list[RawElement] = []
    for element in elements:
        if isinstance(element, RawLine):
            element = replace(element, box=_box(element.box, height))
        elif isinstance(element, RawTable):
            cells = tuple(replace(c, box=c.box and _box(c.box, height)) for c in element.cells)
            element = replace(element, cells=cells, box=element.box and _box(element.box, height), row_edges=())
        result.append(element)
    return tuple(result)


def _box(box: Box, height: float) -> Box:
    return Box(box.top, height - box.x1, box.bottom, height - box.x0)
