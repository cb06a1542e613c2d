"""Paper to draw on: the only module that knows reportlab. Points, origin at the top left, A4 upright."""

import io
from pathlib import Path

from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]  # has no stubs
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]  # has no stubs
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # has no stubs

from samples.sources.office import ProducerMissingError

WIDTH, HEIGHT = 595.28, 841.89
MINCHO, GOTHIC = "IPAexMincho", "IPAexGothic"
_FONT_FILES = {
    MINCHO: Path("/usr/share/fonts/opentype/ipaexfont-mincho/ipaexm.ttf"),
    GOTHIC: Path("/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf"),
}


class Sheet:
    """Pages under the pen; ``finish`` gives the file, the same bytes for the same strokes."""

    def __init__(self, title: str) -> None:
        for name, path in _FONT_FILES.items():
            if not path.exists():
                raise ProducerMissingError(f"font {path} is not installed (apt-get install fonts-ipaexfont)")
            pdfmetrics.registerFont(TTFont(name, str(path)))
        self._buffer = io.BytesIO()
        self._canvas = Canvas(self._buffer, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=1)
        self._canvas.setTitle(title)
        self._canvas.setAuthor("千鳥野県こども家庭支援課")
        self._canvas.setLineWidth(0.5)

    def write(self, x: float, baseline: float, text: str, *, font: str = MINCHO, size: float = 10.5) -> None:
        """One line of text from ``x``."""
        self._canvas.setFont(font, size)
        self._canvas.drawString(x, HEIGHT - baseline, text)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A thin straight line."""
        self._canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def frame(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A thin rectangle."""
        self._canvas.rect(x0, HEIGHT - y1, x1 - x0, y1 - y0)

    def next_page(self) -> None:
        """Close this page and begin another."""
        self._canvas.showPage()
        self._canvas.setLineWidth(0.5)

    def finish(self) -> bytes:
        """Close the last page; the whole file."""
        self._canvas.showPage()
        self._canvas.save()
        return self._buffer.getvalue()


def width(text: str, *, font: str = MINCHO, size: float = 10.5) -> float:
    """Points that the text takes."""
    return float(pdfmetrics.stringWidth(text, font, size))
