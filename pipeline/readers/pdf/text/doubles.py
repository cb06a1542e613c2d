"""Fake bold: glyphs that a word processor draws twice, a fraction of a point apart."""

from collections.abc import Sequence

from pipeline.readers.pdf.marks import Glyph


def may_be_double(glyphs: Sequence[Glyph]) -> bool:
    """Do any glyphs say the same at nearly the same place? (A word drawn again within half a point always shows.)"""
    seen: set[str] = set()
    again: set[str] = set()  # most words of a page stand there once
    for text in [glyph[0] for glyph in glyphs]:
        (again if text in seen else seen).add(text)
    inked = [(g[0], g[1], g[2]) for g in glyphs if g[0] in again and not g[0].isspace()]
    return any(
        len({(text, int(x0 + shift), int(top + shift)) for text, x0, top in inked}) < len(inked) for shift in (0.0, 0.5)
    )


def without_doubles(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """Glyphs drawn twice at (nearly) the same place once, and marked as bold."""
    # of a word drawn twice, two glyphs are nearly always in one square: pages without such need no closer look
    if len({(text, int(x0), int(top)) for text, x0, top, *_ in glyphs}) == len(glyphs):
        return tuple(glyphs)
    kept: list[Glyph] = []
    places: dict[tuple[str, int, int], int] = {}
    for glyph in glyphs:
        if glyph.text.isspace():
            kept.append(glyph)
            continue
        near = max(0.6, 0.12 * glyph.size)
        column, row = int(glyph.x0 / near), int(glyph.top / near)
        double = None
        for key in ((glyph.text, i, j) for i in (column, column - 1, column + 1) for j in (row, row - 1, row + 1)):
            found = places.get(key)
            if found is not None and (
                abs(kept[found].x0 - glyph.x0) <= near and abs(kept[found].top - glyph.top) <= near
            ):
                double = found
                break
        if double is None:
            places[glyph.text, column, row] = len(kept)
            kept.append(glyph)
        else:
            kept[double] = kept[double]._replace(is_bold=True)
    return tuple(kept)
