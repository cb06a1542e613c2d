"""A page of a PDF as a picture to look at: drawn by a worker process, from bytes that are still the same."""

from collections import OrderedDict
from enum import StrEnum
from threading import Lock

from corpus.errors import UnreadableError
from corpus.settings import Settings
from corpus.values import value
from pipeline.originals import original
from pipeline.pool import Limits, Lost, StandingWorker
from pipeline.readers.picture import png

_DPI = 144
_MOST_PIXELS = 4_000_000  # an A3 page at this density; a poster is rendered coarser
_TIME = 30.0  # seconds
_KEPT = 24  # pictures that are not made again


class NoPicture(StrEnum):
    """Why there is none."""

    CHANGED = "changed"  # each file is gone or was changed
    NOT_DRAWN = "not_drawn"  # pdfium does not open it, died over it or took too long
    NO_PAGE = "no_page"  # the document has no such page


@value
class PictureTask:
    """The page ``number`` (from 1) of the document with this digest, which lies at ``paths``."""

    paths: tuple[str, ...]
    digest: str
    number: int


def draw(task: PictureTask) -> bytes | NoPicture:
    """The page as a PNG, as it is displayed (turned by /Rotate, cut by its CropBox)."""
    from pipeline.readers.pdf.raster import open_pages  # loads pdfium

    source = original(task.paths, task.digest)
    if source is None:
        return NoPicture.CHANGED
    try:
        with open_pages(source.content) as pages:
            if not 1 <= task.number <= len(pages):
                return NoPicture.NO_PAGE
            return png(pages.in_colour(task.number, _DPI, _MOST_PIXELS))
    except (UnreadableError, RuntimeError):  # RuntimeError: pypdfium2's for a page that cannot be loaded or drawn
        return NoPicture.NOT_DRAWN


class Pictures:
    """Draws pages in a process of its own, so that a crafted PDF brings down that and nothing else; any thread asks."""

    def __init__(self, settings: Settings) -> None:
        self._worker = StandingWorker(Limits(_TIME, settings.memory_limit))
        self._kept: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._lock = Lock()

    def picture(self, task: PictureTask) -> bytes | NoPicture:
        """The page as a PNG; one that was made a moment ago is not made again."""
        key = task.digest, task.number
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        drawn = self._worker.run(draw, task)
        if isinstance(drawn, Lost):
            return NoPicture.NOT_DRAWN
        if isinstance(drawn, bytes):
            with self._lock:
                self._kept[key] = drawn
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
        return drawn

    def close(self) -> None:
        """End the process."""
        self._worker.close()
