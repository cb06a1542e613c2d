"""Pages of a PDF as pictures, through pdfium."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]

from corpus.errors import UnreadableError
from corpus.model import IssueCode
from pipeline.readers.picture import Raster

_POINTS_AN_INCH = 72
_MOST_PIXELS = 40_000_000  # an A3 page at 400 dots an inch; a poster is rendered coarser


class Pages:
    """The pages of an open PDF, numbered from 1."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document

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
def open_pages(path: Path) -> Iterator[Pages]:
    """The pages of a PDF; UnreadableError (CORRUPT) where pdfium does not open it."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(IssueCode.CORRUPT, detail=str(error)[:120]) from error
    try:
        yield Pages(document)
    finally:
        document.close()
