"""Readings in small kana above words (ルビ): taken out of the lines, which they would tear, and kept as a note."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from pipeline.readers.pdf.engines.words import characters
from pipeline.readers.pdf.marks import Glyph, Ruling
from pipeline.readers.readings import Readings

_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc・･\uff66-\uff9f]+")
_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff々〆ヶヵ\U00020000-\U0003ffff]")
_LABEL = re.compile("[ふフよヨ][りリみミ](?:[がガ][なナ])?|ﾌﾘｶﾞﾅ")  # a form's label above another one
_SMALL = 0.62  # of the size of the words below it
_ABOVE = (0.5, 1.15)  # ems of the word from the middle of a reading to the word's
_ASIDE = 0.6  # ems of the word by which a reading may reach over its side
_ONE = 1.6  # ems between kana of one reading


def without_readings(glyphs: Sequence[Glyph], rules: Sequence[Ruling], readings: Readings) -> list[Glyph]:
    """The glyphs that are no readings; these are put down in ``readings`` with the words that they stand above.

    Where one of the horizontal ``rules`` runs between them, both stand in cells of their own.
    """
    biggest = max((g.size for g in glyphs), default=0.0)
    small = [g for g in glyphs if g.turn == 0 and g.size <= _SMALL * biggest and _KANA.fullmatch(g.text)]
    if not small:
        return list(glyphs)
    words = sorted((g for g in glyphs if g.turn == 0 and _WORD.search(g.text)), key=attrgetter("y"))
    heights = [word.y for word in words]
    taken: set[int] = set()
    for run in _runs(small):
        base = _below(run, words, heights)
        if not base or any(run[0].y < r.at < base[0].y and r.begin < run[0].x < r.end for r in rules):
            continue
        if not _LABEL.fullmatch(_text(run)) and not _is_part(run, glyphs):
            readings.add(_text(base), _text(run))
            taken.update(map(id, run))
    return [g for g in glyphs if id(g) not in taken]


def _runs(small: Sequence[Glyph]) -> list[list[Glyph]]:
    """Kana beside each other."""
    runs: list[list[Glyph]] = []
    for glyph in sorted(small, key=lambda g: (round(g.y), g.x0)):
        last = runs[-1][-1] if runs else None
        if last is not None and abs(last.y - glyph.y) < 0.3 * glyph.size and glyph.x0 - last.x1 < _ONE * glyph.size:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _below(run: Sequence[Glyph], words: Sequence[Glyph], heights: Sequence[float]) -> list[Glyph]:
    """The characters of the word that the run stands above, within the word's sides; none if there is no such word."""
    first, last = run[0], run[-1]
    base: list[Glyph] = []
    for word in words[bisect_left(heights, first.y) :]:
        if word.y - first.y > 4 * _ABOVE[1] * first.size or (base and word.y - base[0].y > 0.3 * base[0].size):
            break
        if first.size <= _SMALL * word.size and _ABOVE[0] * word.size <= word.y - first.y <= _ABOVE[1] * word.size:
            room = _ASIDE * word.size / 2
            under = (g for g in characters([word]) if first.x0 - room < g.x < last.x1 + room)
            base += [g for g in under if _WORD.match(g.text)]
    base.sort(key=attrgetter("x0"))
    room = _ASIDE * base[0].size if base else 0.0
    return base if base and base[0].x0 - room < first.x0 and last.x1 < base[-1].x1 + room else []


def _is_part(run: Sequence[Glyph], glyphs: Sequence[Glyph]) -> bool:
    """Does other small text stand close beside it? Then it is a line in small type."""
    first, last = run[0], run[-1]
    own = {id(g) for g in run}
    return any(
        abs(g.y - first.y) < 0.4 * first.size
        and g.size < 1.3 * first.size
        and g.x0 < last.x1 + first.size
        and g.x1 > first.x0 - first.size
        and id(g) not in own
        and not g.is_blank
        for g in glyphs
    )


def _text(glyphs: Sequence[Glyph]) -> str:
    return "".join(g.text for g in glyphs)
