"""Pages of a PDF as pictures, through pdfium."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]

from corpus.errors import UnreadableError
from corpus.fragments import Fragment
from corpus.model import IssueCode
from pipeline.readers.picture import ColourRaster, Raster

_POINTS_AN_INCH = 72
_MOST_PIXELS = 40_000_000  # an A3 page at 400 dots an inch; a poster is rendered coarser


class Pages:
    """The pages of an open PDF, numbered from 1."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document

    def __len__(self) -> int:
        return len(self._document)

    def sizes(self) -> Iterator[tuple[float, float]]:
        """Width and height of each page in points, as displayed."""
        for index in range(len(self._document)):
            width, height = self._document.get_page_size(index)
            yield float(width), float(height)

    def text(self, number: int) -> str:
        """The page's text layer as pdfium sees it."""
        page = self._document[number - 1]
        try:
            return str(page.get_textpage().get_text_range())
        finally:
            page.close()

    def in_colour(self, number: int, dpi: int, most_pixels: int) -> ColourRaster:
        """The page as displayed, annotations too, at ``dpi`` dots an inch or as many as fit into ``most_pixels``."""
        page = self._document[number - 1]
        try:
            width, height = page.get_size()
            scale = min(dpi / _POINTS_AN_INCH, (most_pixels / max(1.0, width * height)) ** 0.5)
            bitmap = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGR)
            content, stride, used = bytes(bitmap.buffer), bitmap.stride, 3 * bitmap.width
            rows = (content[row * stride : row * stride + used] for row in range(bitmap.height))
            return ColourRaster(bitmap.width, bitmap.height, b"".join(rows))
        finally:
            page.close()

    def render(self, number: int, dpi: int) -> Raster:
        """The page as displayed, at ``dpi`` dots an inch or as many as fit into 40 million."""
        page = self._document[number - 1]
        try:
            width, height = page.get_size()
            scale = min(dpi / _POINTS_AN_INCH, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
            bitmap = page.render(scale=scale, grayscale=True)
            content, stride = bytes(bitmap.buffer), bitmap.stride
            rows = (content[row * stride : row * stride + bitmap.width] for row in range(bitmap.height))
            return Raster(bitmap.width, bitmap.height, b"".join(rows), scale)
        finally:
            page.close()


@contextmanager
def open_pages(source: Path | bytes) -> Iterator[Pages]:
    """The pages of a PDF, a file or its bytes; UnreadableError (CORRUPT) where pdfium does not open it."""
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(IssueCode.CORRUPT, detail=Fragment.PDF_BROKEN) from error
    try:
        yield Pages(document)
    finally:
        document.close()
