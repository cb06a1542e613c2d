"""A file's pages through pdfium: the marks of each, or none where pdfium fails or disagrees with itself."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.readers.pdf.engines import pdfium_library as pdfium
from pipeline.readers.pdf.engines.frame import Frame, frame_of
from pipeline.readers.pdf.engines.pdfium_fonts import Code, Fonts
from pipeline.readers.pdf.engines.pdfium_glyphs import glyphs_of
from pipeline.readers.pdf.engines.pdfium_paths import drawing_of
from pipeline.readers.pdf.engines.twice import with_bold
from pipeline.readers.pdf.marks import PageMarks
from pipeline.readers.pdf.text.doubles import without_doubles


class PdfiumFile:
    """An open file; use it in a ``with`` block."""

    def __init__(self, path: Path, document: int) -> None:
        self._path = path
        self._document = document
        self._fonts = Fonts()

    @classmethod
    def open(cls, path: Path) -> Self | None:
        """The file, None where pdfium does not open it (damaged, encrypted)."""
        document = pdfium.load_document(str(path).encode(), None)
        return cls(path, document) if document else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        pdfium.close_document(self._document)

    @property
    def page_count(self) -> int:
        """How many pages the file says it has."""
        return int(pdfium.page_count(self._document))

    @property
    def title(self) -> str:
        """The file's own title, "" for none."""
        length = pdfium.meta_text(self._document, b"Title", None, 0)
        buffer = pdfium.zeros("B", max(length, 2))
        pdfium.meta_text(self._document, b"Title", buffer.buffer_info()[0], length)
        return buffer.tobytes().decode("utf-16-le", "replace").replace("\x00", "").strip()

    def marks(self, number: int) -> PageMarks | None:
        """What is drawn on a page (counted from 1); None where another reader has to look at it.

        That is where pdfium cannot open the page, where it has a character wrong or lost that another reader may know,
        or where there is text but no character of it.
        """
        with _opened(self._document, number) as page:
            return self._marks(page, number) if page else None

    def _marks(self, page: int, number: int) -> PageMarks | None:
        frame = _frame(page)
        if frame is None:
            return None
        handle = pdfium.load_text(page)
        if not handle:
            return None
        text_page = pdfium.pointer(handle)
        try:
            characters = glyphs_of(text_page, frame, self._fonts, partial(_names, self._path, number))
        finally:
            pdfium.close_text(text_page)
        drawing = drawing_of(page, frame, characters.objects)
        if characters.is_doubtful or (drawing.texts and not characters.glyphs):
            return None
        glyphs = tuple(with_bold(characters.glyphs, drawing.text_boxes(characters.objects)))
        if characters.may_be_double:
            glyphs = without_doubles(glyphs)
        horizontals, verticals = drawing.strokes.rulings(frame.width, frame.height, glyphs)
        return PageMarks(
            number=number,
            width=frame.width,
            height=frame.height,
            glyphs=glyphs,
            horizontals=horizontals,
            verticals=verticals,
            fills=tuple(drawing.strokes.fills),
            overlays=tuple(drawing.strokes.overlays),
            pieces=drawing.strokes.pieces,
            has_image=drawing.has_image,
            unmapped=characters.unmapped,
        )


def _names(path: Path, number: int, codes: Collection[Code]) -> Mapping[Code, str] | None:
    from pipeline.readers.pdf.engines.unnamed import names_of  # few papers need it, and it loads pdfminer

    return names_of(path, number, codes)


@contextmanager
def _opened(document: int, number: int) -> Iterator[int | None]:
    page = pdfium.load_page(document, number - 1)
    try:
        yield page
    finally:
        if page:
            pdfium.close_page(page)


def _frame(page: int) -> Frame | None:
    """The visible part of the page; None where it has no size."""
    box = pdfium.zeros("f", 4)  # FS_RECTF: left, top, right, bottom
    if not pdfium.page_box(page, box.buffer_info()[0]):
        return None
    left, top, right, bottom = box
    if right <= left or top <= bottom:
        return None
    return frame_of(left, bottom, right, top, pdfium.page_rotation(page))
