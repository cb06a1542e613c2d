"""Writes small PDFs by hand: content streams and one font that is not embedded, as old Japanese papers have it."""

from pathlib import Path

A4 = (595.0, 842.0)


class Drawing:
    """One page; y counts from the top. Half-width characters are half an em wide, others a whole one.

    ``crop`` is what is seen of it, in the page's own coordinates (which count from the bottom).
    """

    def __init__(
        self, size: tuple[float, float] = A4, rotate: int = 0, crop: tuple[float, float, float, float] | None = None
    ) -> None:
        self.width, self.height = size
        self.rotate = rotate
        self.crop = crop
        self.operators: list[str] = []

    def text(self, x: float, top: float, text: str, size: float = 10.0, *, spacing: float = 0.0) -> None:
        """A line whose glyphs are ``size`` high below ``top``; ``spacing`` points are added after each."""
        code = text.encode("utf-16-be").hex()
        baseline = self.height - top - 0.88 * size
        self.operators.append(f"BT /F1 {size} Tf {spacing} Tc 1 0 0 1 {x} {baseline} Tm <{code}> Tj ET")

    def stacked(self, x: float, top: float, text: str, size: float = 10.0) -> None:
        """Upright characters below each other, drawn from the last to the first."""
        for row, character in reversed(list(enumerate(text))):
            self.text(x, top + 1.2 * size * row, character, size)

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5, dash: str = "") -> None:
        dashes = f"[{dash}] 0 d " if dash else "[] 0 d "
        ends = f"{x0} {self.height - y0} m {x1} {self.height - y1} l S"
        self.operators.append(f"{dashes}{width} w {ends}")

    def fill(self, x: float, top: float, width: float, height: float, gray: float = 0.0) -> None:
        self.operators.append(f"{gray} g {x} {self.height - top - height} {width} {height} re f 0 g")

    def frame(self, x: float, top: float, width: float, height: float) -> None:
        self.operators.append(f"[] 0 d 0.5 w {x} {self.height - top - height} {width} {height} re S")

    def grid(self, xs: list[float], ys: list[float]) -> None:
        """All rules of a grid."""
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)

    def cells(self, xs: list[float], ys: list[float], rows: list[list[str]], size: float = 10.0) -> None:
        """Texts in the cells of a grid, four points from the corner; lines parted by newlines."""
        for top, row in zip(ys, rows, strict=False):
            for x, text in zip(xs, row, strict=False):
                for number, line in enumerate(text.split("\n")):
                    self.text(x + 4, top + 4 + 1.2 * size * number, line, size)

    def table(self, xs: list[float], ys: list[float], rows: list[list[str]], size: float = 10.0) -> None:
        """A fully ruled table."""
        self.grid(xs, ys)
        self.cells(xs, ys, rows, size)


def write_pdf(path: Path, *pages: Drawing, encoding: str = "UniJIS-UTF16-H", raw: str = "", font: str = "") -> Path:
    """The pages as a PDF; ``raw`` is put in front of every page's operators, ``font`` is another one for F1."""
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        font
        or f"<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /{encoding} /DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /DW 1000 /W [1 94 500 231 632 500]"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 6 >>"
        " /FontDescriptor << /Type /FontDescriptor /FontName /Ryumin-Light /Flags 4 /FontBBox [0 -120 1000 880]"
        " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>",
    ]
    for i, page in enumerate(pages):
        stream = raw + "\n".join(page.operators)
        crop = f" /CropBox [{' '.join(map(str, page.crop))}]" if page.crop is not None else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}] /Rotate {page.rotate}{crop}"
            f" /Resources << /Font << /F1 3 0 R >> >> /Contents {6 + 2 * i} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    body = "%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    body += (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
        f"<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    )
    path.write_bytes(body.encode("latin-1"))
    return path
