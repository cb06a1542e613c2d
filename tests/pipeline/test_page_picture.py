"""Pages as pictures: where the reader says a row is, there it is drawn, however the page is turned and cut."""

import hashlib
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.model import Document, Table
from corpus.settings import Settings
from pipeline.extract import ExtractionTask, extract, hash_file
from pipeline.originals import original
from pipeline.page_picture import NoPicture, Pictures, PictureTask, draw
from pipeline.readers.picture import ColourRaster, png
from tests.pipeline.readers.pdf_pages import A4, Drawing, write_pdf

XS, YS = [60.0, 160.0, 400.0], [100.0, 130.0, 160.0, 190.0]
ROWS = [["年月日", "会議等"], ["R7.4.16", "検討会議"], ["R7.7.11", "研修会"]]
RED = (255, 0, 0)


def pixels(content: bytes) -> tuple[int, int, list[bytes]]:
    """Width, height and the rows of one of our own PNGs."""
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    place, data = 8, b""
    width = height = 0
    while place < len(content):
        (length,) = struct.unpack(">I", content[place : place + 4])
        name, body = content[place + 4 : place + 8], content[place + 8 : place + 8 + length]
        assert zlib.crc32(name + body) == struct.unpack(">I", content[place + 8 + length : place + 12 + length])[0]
        if name == b"IHDR":
            width, height = struct.unpack(">II", body[:8])
        data += body if name == b"IDAT" else b""
        place += 12 + length
    rows = zlib.decompress(data)
    stride = 3 * width + 1
    return width, height, [rows[begin + 1 : begin + stride] for begin in range(0, len(rows), stride)]


def extent(content: bytes, colour: tuple[int, int, int]) -> tuple[float, float, float, float]:
    """Where a colour is, in shares of the picture's width and height: left, top, right, bottom."""
    width, height, rows = pixels(content)
    found = [
        (x, y)
        for y, row in enumerate(rows)
        for x in range(width)
        if all(abs(row[3 * x + i] - colour[i]) < 40 for i in range(3))
    ]
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return min(xs) / width, min(ys) / height, (max(xs) + 1) / width, (max(ys) + 1) / height


def red_in_the_last_row(rotate: int, is_cropped: bool) -> Drawing:
    """A table with a red patch in its last row, turned against /Rotate so that it is displayed upright."""
    page = Drawing()
    page.table(XS, YS, ROWS)
    page.operators.append(f"1 0 0 rg 300 {842 - 186} 80 20 re f 0 g")
    across, down = A4
    x0, y0, x1, y1 = 20.0, 90.0, across - 60, down - 30  # what is left of the page as it is displayed
    matrix, crop = {
        0: ("1 0 0 1 0 0 cm", (x0, y0, x1, y1)),
        90: (f"0 1 -1 0 {down} 0 cm", (down - y1, x0, down - y0, x1)),
        180: (f"-1 0 0 -1 {across} {down} cm", (across - x1, down - y1, across - x0, down - y0)),
        270: (f"0 -1 1 0 0 {across} cm", (y0, across - x1, y1, across - x0)),
    }[rotate]
    size = (down, across) if rotate in (90, 270) else (across, down)
    turned = Drawing(size, rotate, crop if is_cropped else None)
    turned.operators = [matrix, *page.operators]
    return turned


def task(path: Path, number: int = 1) -> PictureTask:
    digest = hash_file(str(path))
    assert isinstance(digest, str)
    return PictureTask((str(path),), digest, number)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("is_cropped", [False, True])
def test_a_row_is_where_the_reader_says(tmp_path: Path, rotate: int, is_cropped: bool) -> None:
    path = write_pdf(tmp_path / "a.pdf", red_in_the_last_row(rotate, is_cropped))
    wanted = task(path)
    document = extract(ExtractionTask(str(path), wanted.digest))
    assert isinstance(document, Document)
    (table,) = [block for block in document.blocks() if isinstance(block, Table)]
    box, page = table.row_boxes[-1], document.pages[0]
    drawn = draw(wanted)
    assert isinstance(drawn, bytes)
    assert box is not None and page.width is not None and page.height is not None
    left, top, right, bottom = extent(drawn, RED)
    slack = 2 / 595
    assert box.x0 / page.width - slack <= left < right <= box.x1 / page.width + slack
    assert box.top / page.height - slack <= top < bottom <= box.bottom / page.height + slack


def test_a_poster_has_no_more_pixels_than_is_bearable(tmp_path: Path) -> None:
    drawn = draw(task(write_pdf(tmp_path / "a.pdf", Drawing((9000.0, 6000.0)))))
    assert isinstance(drawn, bytes)
    width, height, _ = pixels(drawn)
    assert 3_900_000 < width * height <= 4_010_000
    assert abs(width / height - 1.5) < 0.01


def test_only_the_file_that_was_read_is_drawn(tmp_path: Path) -> None:
    page = Drawing()
    page.text(60, 60, "初め")
    path = write_pdf(tmp_path / "a.pdf", page)
    wanted = task(path)
    page.text(60, 90, "後で")
    write_pdf(path, page)
    assert draw(wanted) is NoPicture.CHANGED
    path.unlink()
    assert draw(wanted) is NoPicture.CHANGED


def test_another_copy_will_do(tmp_path: Path) -> None:
    content = b"%PDF-1.7 something"
    digest = hashlib.sha256(content).hexdigest()
    (tmp_path / "b.pdf").write_bytes(content)
    found = original([str(tmp_path / "a.pdf"), str(tmp_path / "b.pdf")], digest)
    assert found is not None
    assert (found.path, found.content) == (str(tmp_path / "b.pdf"), content)


def test_what_cannot_be_drawn_is_said(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", Drawing())
    assert draw(task(path, 2)) is NoPicture.NO_PAGE
    assert draw(task(path, 0)) is NoPicture.NO_PAGE
    broken = tmp_path / "b.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing follows")
    assert draw(task(broken)) is NoPicture.NOT_DRAWN


@pytest.fixture
def pictures(tmp_path: Path) -> Iterator[Pictures]:
    made = Pictures(Settings(tmp_path, 1))
    yield made
    made.close()


def test_a_picture_is_drawn_once(tmp_path: Path, pictures: Pictures) -> None:
    path = write_pdf(tmp_path / "a.pdf", Drawing())
    wanted = task(path)
    first = pictures.picture(wanted)
    assert isinstance(first, bytes)
    assert pictures.picture(wanted) is first


def test_a_png_is_what_was_drawn() -> None:
    raster = ColourRaster(2, 2, bytes([255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9]))
    assert pixels(png(raster)) == (2, 2, [bytes([255, 0, 0, 0, 255, 0]), bytes([0, 0, 255, 9, 9, 9])])
