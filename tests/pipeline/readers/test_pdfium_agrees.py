"""Both engines over all papers at hand: what differs between them has an explanation, or the test fails.

A sample of the pages of the larger collections; FUMIKURA_COMPARE=all looks at every page.
"""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

import pdfplumber
import pytest

from corpus.errors import UnreadableError
from pipeline.raw import RawTable
from pipeline.readers.pdf.engines import plumber
from pipeline.readers.pdf.engines.pdfium import PdfiumFile
from pipeline.readers.pdf.engines.words import characters
from pipeline.readers.pdf.layout import page_of
from pipeline.readers.pdf.marks import PageFailedError, PageMarks, Ruling

ROOT = Path(__file__).parents[3]
OWN = [*sorted((ROOT / "samples" / "archive").rglob("*.pdf")), *sorted((ROOT / "bench" / "tableset").rglob("*.pdf"))]
SHARED = ROOT.parent / "shared"
FOREIGN = [*sorted((SHARED / "realdocs").rglob("*.pdf")), *sorted((SHARED / "icdar2013").rglob("*.pdf"))]
EVERY = 1 if os.environ.get("FUMIKURA_COMPARE") == "all" else 8  # of the pages of foreign papers


class Cause(Enum):
    """Why the engines may differ, and which of them is right."""

    LEFT_TO_THE_OTHER = "pdfium lacks a character's name, so pdfplumber reads the page"
    UNREADABLE = "one engine alone opens the page"
    VENDOR = "one code of JIS has two characters in Unicode, the standard's and Microsoft's: − －, 〜 ～"
    CASE = "a font's small capitals: named as capitals (as they look) by pdfium"
    SYMBOL = "a symbol in a font whose encoding the engines guess differently"
    DECORATION = "letters of a size that no paper reads"
    JUDGED = "drawn for both; pdfplumber takes the full tint of a spot colour for white, a clipped underline for a rule"
    CLIPPED = "pdfium's rules end where their clipping path does"


ALTERNATES = {
    ("−", "－"): Cause.VENDOR,
    ("〜", "～"): Cause.VENDOR,
    ("‖", "∥"): Cause.VENDOR,
    ("c", "χ"): Cause.SYMBOL,
    ("•", "ï"): Cause.SYMBOL,
}
DISPLAY = 90.0  # points


@dataclass(slots=True)
class Comparison:
    """What was explained, and what was not."""

    causes: Counter[Cause] = field(default_factory=Counter)
    unexplained: list[str] = field(default_factory=list)


def pages(path: Path, step: int) -> Iterator[tuple[int, PageMarks | PageFailedError, PageMarks | None]]:
    file = PdfiumFile.open(path)
    if file is None:
        return
    with file:
        for number in range(1, file.page_count + 1, step):
            try:
                missing = PageFailedError("no such page")
                other = next(plumber.read_pages(path, number, number), missing)
            except UnreadableError as error:
                other = PageFailedError(str(error))
            yield number, other, file.marks(number)


def compare(path: Path, step: int = 1) -> Comparison:
    result = Comparison()
    for number, other, ours in pages(path, step):
        if ours is None:
            result.causes[Cause.LEFT_TO_THE_OTHER] += 1
        elif isinstance(other, PageFailedError):
            result.causes[Cause.UNREADABLE] += 1
        else:
            found = Comparison()
            if abs(ours.width - other.width) > 0.1 or abs(ours.height - other.height) > 0.1:
                found.unexplained.append("size of the page")
            compare_characters(other, ours, found)
            alone = [
                *compare_rules(other.horizontals, ours.horizontals, found),
                *compare_rules(other.verticals, ours.verticals, found),
            ]
            if alone:
                drawn = edges(path, number)
                for rule in alone:
                    if any(lies_on(edge, rule) for edge in drawn):
                        found.causes[Cause.JUDGED] += 1
                    else:
                        found.unexplained.append(f"a rule of pdfium alone: {rule}")
            result.causes += found.causes
            result.unexplained += [f"{path.name} p{number}: {what}" for what in found.unexplained]
    return result


def compare_characters(other: PageMarks, ours: PageMarks, result: Comparison) -> None:
    """The same characters, blanks aside, and each near a place where the other engine has it."""
    places: dict[str, list[tuple[float, float]]] = {}
    theirs, mine = Counter[str](), Counter[str]()
    for glyph in characters(ours.glyphs):
        if not glyph.is_blank:
            places.setdefault(glyph.text, []).append((glyph.x0, glyph.y))
            mine[glyph.text] += 1
    moved = 0
    for glyph in characters(other.glyphs):
        if glyph.is_blank:
            continue
        theirs[glyph.text] += 1
        room = max(1.5, 0.3 * glyph.size)  # engines differ in a font's ascent
        near = places.get(glyph.text, [])
        moved += bool(near) and not any(abs(x - glyph.x0) <= room and abs(y - glyph.y) <= room for x, y in near)
    lost, gained = theirs - mine, mine - theirs
    for text in list(lost):
        for alternate in list(gained):
            cause = ALTERNATES.get((text, alternate)) or (Cause.CASE if text.upper() == alternate else None)
            count = min(lost[text], gained[alternate])
            if cause is not None and count:
                result.causes[cause] += count
                lost[text] -= count
                gained[alternate] -= count
    for glyph in characters(other.glyphs):
        if glyph.size >= DISPLAY and lost[glyph.text] > 0:
            result.causes[Cause.DECORATION] += 1
            lost[glyph.text] -= 1
    if +lost or +gained:
        result.unexplained.append(f"characters: lost {dict(+lost)}, gained {dict(+gained)}")
    if moved - result.causes.total() > 0.005 * theirs.total():
        result.unexplained.append(f"{moved} of {theirs.total()} characters elsewhere")


def compare_rules(other: tuple[Ruling, ...], ours: tuple[Ruling, ...], result: Comparison) -> list[Ruling]:
    """Pdfium's rules may be shorter or missing where they are clipped; those that it alone has are returned."""
    result.causes[Cause.CLIPPED] += sum(not any(covers(rule, theirs) for rule in ours) for theirs in other)
    return [rule for rule in ours if not any(covers(theirs, rule) for theirs in other)]


def covers(longer: Ruling, shorter: Ruling) -> bool:
    return (
        abs(longer.at - shorter.at) <= 1.2 and longer.begin - 1.5 <= shorter.begin and longer.end + 1.5 >= shorter.end
    )


def edges(path: Path, number: int) -> list[tuple[float, float, float, float]]:
    """(x0, top, x1, bottom) of all that pdfplumber sees drawn, of whatever colour."""
    with pdfplumber.open(path, pages=[number]) as pdf:
        (page,) = pdf.pages
        drawn = [*page.lines, *page.rects, *page.curves]
        return [(o["x0"], o["top"], o["x1"], o["bottom"]) for o in drawn]


def lies_on(edge: tuple[float, float, float, float], rule: Ruling) -> bool:
    x0, top, x1, bottom = edge
    flat = top - 1.5 <= rule.at <= bottom + 1.5 and x0 < rule.end and x1 > rule.begin
    upright = x0 - 1.5 <= rule.at <= x1 + 1.5 and top < rule.end and bottom > rule.begin
    return flat or upright


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_own_papers(path: Path) -> None:
    """Nothing differs at all but what is clipped; and the tables that are found are the same, cell for cell."""
    comparison = compare(path)
    assert comparison.unexplained == []
    assert set(+comparison.causes) <= ({Cause.CLIPPED} if path.stem == "rl_clipped" else {Cause.LEFT_TO_THE_OTHER})
    if not +comparison.causes:
        for _, other, ours in pages(path, 1):
            assert isinstance(other, PageMarks)
            assert ours is not None
            assert tables(ours) == tables(other)


def tables(marks: PageMarks) -> list[list[tuple[int, int, int, int, str]]]:
    found = [element for element in page_of(marks).elements if isinstance(element, RawTable)]
    return [[(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells] for table in found]


@pytest.mark.skipif(not FOREIGN, reason="the shared documents are not here")
def test_foreign_papers() -> None:
    total = Comparison()
    for path in FOREIGN:
        found = compare(path, EVERY)
        total.causes += found.causes
        total.unexplained += found.unexplained
    print({cause.name: count for cause, count in total.causes.items()})
    assert total.unexplained == []
