"""One page given to Tesseract: its words, grids recognised by themselves, and the page turned if it lies sideways."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.values import value
from pipeline.raw import RawElement
from pipeline.readers.ocr.pictures import Area, cut_out, painted_over, turned, without_rules
from pipeline.readers.ocr.rules import Rules, rules_of
from pipeline.readers.ocr.tesseract import Layout, Tesseract, recognise
from pipeline.readers.ocr.words import Word, mean_confidence, recognised_lines, without_spots, words_of
from pipeline.readers.pdf.layout import with_tables
from pipeline.readers.pdf.scanned_tables import TablesAndRest, table_areas, tables_of
from pipeline.readers.pdf.turned import on_page
from pipeline.readers.picture import Raster

# a page read the wrong way round gives 20 to 50 percent, a bad copy of one that lies right 58 and more
_LEGIBLE = 55.0
_CLEARLY = 20.0  # percent more than as it lies
_LEAST_CHARACTERS = 20


@value
class RecognisedPage:
    """Lines and tables in reading order, how many characters were recognised, and the mean confidence (0 to 100)."""

    elements: tuple[RawElement, ...]
    length: int
    confidence: float


def recognise_page(raster: Raster, tesseract: Tesseract) -> RecognisedPage:
    """The page as it lies, or as it can be read. Raises RecognitionFailedError."""
    found = _read(raster, tesseract)
    if found.length < _LEAST_CHARACTERS or found.confidence >= _LEGIBLE:
        return found
    best, picture, heights = found, raster, [raster.height / raster.scale, raster.width / raster.scale]
    for quarters in (1, 2, 3):
        picture = turned(picture)
        other = _read(picture, tesseract)
        if other.confidence < max(_LEGIBLE, found.confidence + _CLEARLY, best.confidence):
            continue
        elements = other.elements
        for turn in reversed(range(quarters)):
            elements = on_page(elements, heights[turn % 2])
        best = replace(other, elements=elements)
    return best


def _read(raster: Raster, tesseract: Tesseract) -> RecognisedPage:
    rules = rules_of(raster)
    areas = table_areas(rules, raster)
    words = without_spots(_words(raster, rules, areas, tesseract))
    found = tables_of(words, rules, raster) if areas else TablesAndRest((), tuple(words))
    elements = with_tables(recognised_lines(found.rest, raster.scale), found.tables)
    return RecognisedPage(elements, sum(len(word.text) for word in words), mean_confidence(words))


def _words(raster: Raster, rules: Rules, areas: Sequence[Area], tesseract: Tesseract) -> list[Word]:
    """Those of the page, then those of each grid: on a page, the program reads columns of figures downwards."""
    page = painted_over(raster, areas) if areas else raster
    words = list(words_of(recognise(tesseract, page)))
    clean = without_rules(raster, rules) if areas else raster
    for part, area in enumerate(areas):
        found = words_of(recognise(tesseract, cut_out(clean, area), Layout.ROWS))
        words += [word.moved(area.left, area.top, part) for word in found]
    return words
