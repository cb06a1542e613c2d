"""Scanned pages: a real Tesseract on pages rendered from our own sample; skipped where it is not installed."""

import unicodedata
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.errors import UnreadableError
from corpus.messages import Language, issue_message
from corpus.model import IssueCode
from corpus.settings import OcrMode
from pipeline import recognition
from pipeline.raw import Format, RawDocument, RawLine, RawTable
from pipeline.readers.ocr import document
from pipeline.readers.ocr.pictures import turned
from pipeline.readers.ocr.tesseract import Tesseract, find_tesseract
from pipeline.readers.ocr.words import mean_confidence, recognised_lines, without_spots, words_of
from pipeline.readers.pdf import READER
from pipeline.readers.pdf.raster import open_pages
from pipeline.readers.picture import Raster
from pipeline.recognition import fresh_marks, read_file
from tests.pipeline.readers.bad_inputs import minimal_pdf

SAMPLES = Path(__file__).parents[3] / "samples" / "archive"
MINUTES = SAMPLES / "令和7年度" / "令和7年度第1回社会的養育推進委員会_議事録.pdf"
REPORT = next((SAMPLES / "令和6年度").glob("*取組状況.pdf"))
needs_tesseract = pytest.mark.skipif(find_tesseract() is None, reason="Tesseract with Japanese data is not installed")


def scan(rasters: Sequence[Raster | None]) -> bytes:
    """A PDF of pictures, as a scanner makes it; None is a page of text."""
    kids = " ".join(f"{3 + 3 * i} 0 R" for i in range(len(rasters)))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(rasters)} >>".encode())
    for i, raster in enumerate(rasters):
        first = 3 + 3 * i
        if raster is None:
            width, height = 595.0, 842.0
            drawn = b"BT /F 12 Tf 72 720 Td (Minutes of the third meeting) Tj ET"
            used = b"<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
            stream = b"<< /Length 0 >>\nstream\n\nendstream"
        else:
            width, height = raster.width / raster.scale, raster.height / raster.scale
            drawn = f"{width} 0 0 {height} 0 0 cm /I Do".encode()
            used = f"<< /XObject << /I {first + 2} 0 R >> >>".encode()
            packed = zlib.compress(raster.pixels)
            head = f"/Width {raster.width} /Height {raster.height} /Length {len(packed)}"
            kind = "/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode"
            stream = f"<< {kind} {head} >>\nstream\n".encode() + packed + b"\nendstream"
        box = f"/MediaBox [0 0 {width} {height}] /Contents {first + 1} 0 R".encode()
        objects.append(b"<< /Type /Page /Parent 2 0 R " + box + b" /Resources " + used + b" >>")
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n".encode() + drawn + b"\nendstream")
        objects.append(stream)
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        content
        + table
        + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            len(objects) + 1,
            len(content),
        )
    )


def plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def accuracy(truth: str, found: str) -> float:
    """One less the edits for each character of the truth (Levenshtein)."""
    row = list(range(len(found) + 1))
    for i, a in enumerate(truth, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(found, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return 1 - row[-1] / len(truth)


def rendered(path: Path, number: int, dpi: int = 300) -> tuple[Raster, str]:
    with open_pages(path) as pages:
        return pages.render(number, dpi), pages.text(number)


def tesseract() -> Tesseract:
    found = find_tesseract()
    assert found is not None
    return found


def lines(raw: RawDocument) -> list[list[str]]:
    return [[e.text for e in page.elements if isinstance(e, RawLine)] for page in raw.pages]


@needs_tesseract
def test_a_clean_page_is_recognised(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raster, truth = rendered(MINUTES, 2)
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan([raster]))
    with pytest.raises(UnreadableError) as caught:
        READER.read(path)
    assert caught.value.code == IssueCode.NO_TEXT
    found = document.read_recognised(READER.read, path, OcrMode.AUTO, tesseract())
    measured = accuracy(plain(truth), plain("".join(lines(found.raw)[0])))
    with capsys.disabled():
        print(f"\nOCR, 300 dpi, {len(plain(truth))} characters: accuracy {measured:.4f}")
    assert measured >= 0.97
    # blanks that the program puts between Japanese words are gone
    assert not [
        line for line in lines(found.raw)[0] if " " in line and not any(map(str.isascii, line.replace(" ", "")))
    ]
    (issue,) = found.raw.issues
    assert (issue.code, issue.locator and issue.locator.page) == (IssueCode.PAGE_RECOGNISED, 1)
    assert int(dict(issue.arguments)["confidence"]) > 80
    (page,) = found.raw.pages
    assert page.is_searchable and (round(page.width or 0), round(page.height or 0)) == (595, 842)
    assert all(0 <= e.box.x0 < e.box.x1 <= 596 and 0 <= e.box.top < e.box.bottom <= 843 for e in page.elements
               if isinstance(e, RawLine))  # fmt: skip


@needs_tesseract
def test_only_pages_without_text_are_recognised(tmp_path: Path) -> None:
    raster, _ = rendered(MINUTES, 2, 150)
    empty = Raster(100, 100, b"\xff" * 10_000, 1.0)
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan([None, raster, empty]))
    raw = document.read_recognised(READER.read, path, OcrMode.AUTO, tesseract()).raw
    assert lines(raw)[0] == ["Minutes of the third meeting"]
    assert len(lines(raw)[1]) > 10
    assert [page.is_searchable for page in raw.pages] == [True, True, False]
    assert [(issue.code, issue.locator and issue.locator.page) for issue in raw.issues] == [
        (IssueCode.PAGE_NO_TEXT, 3),
        (IssueCode.PAGE_RECOGNISED, 2),
    ]


@needs_tesseract
def test_a_picture_without_words_is_refused_as_before(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan([Raster(100, 100, b"\xff" * 10_000, 1.0)]))
    with pytest.raises(UnreadableError) as caught:
        document.read_recognised(READER.read, path, OcrMode.AUTO, tesseract())
    assert caught.value.code == IssueCode.NO_TEXT


def test_without_the_program_the_page_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "find_tesseract", lambda: None)
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan([None, Raster(100, 100, b"\xff" * 10_000, 1.0)]))
    reading = read_file(path, Format.PDF, ocr=OcrMode.AUTO)
    (issue,) = reading.raw.issues
    assert issue.code is IssueCode.PAGE_NO_TEXT
    assert "apt install tesseract-ocr tesseract-ocr-jpn tesseract-ocr-jpn-vert" in issue_message(issue, Language.JA)
    assert reading.mark in fresh_marks(OcrMode.AUTO)  # read again only when the program is there


def test_a_program_that_fails_costs_the_page_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan([None, Raster(100, 100, b"\xff" * 10_000, 1.0)]))
    broken = Tesseract(str(tmp_path / "no such program"), "0")
    found = document.read_recognised(READER.read, path, OcrMode.AUTO, broken)
    assert found.tried
    assert [issue.code for issue in found.raw.issues] == [IssueCode.PAGE_NO_TEXT, IssueCode.OCR_FAILED]


@needs_tesseract
def test_which_readings_are_as_good_as_new(tmp_path: Path) -> None:
    text, picture = tmp_path / "text.pdf", tmp_path / "picture.pdf"
    text.write_bytes(minimal_pdf())
    picture.write_bytes(scan([None, Raster(100, 100, b"\xff" * 10_000, 1.0)]))
    marks = {
        (path.stem, mode): read_file(path, Format.PDF, ocr=mode).mark
        for path in (text, picture)
        for mode in (OcrMode.NEVER, OcrMode.AUTO)
    }
    # what has text on all pages is the same either way
    assert marks["text", OcrMode.NEVER] == marks["text", OcrMode.AUTO] == ""
    assert marks["picture", OcrMode.NEVER] not in fresh_marks(OcrMode.AUTO)
    # a run without recognition keeps what one with it found, and tries no page twice
    assert marks["picture", OcrMode.AUTO] in fresh_marks(OcrMode.AUTO)
    assert marks["picture", OcrMode.AUTO] in fresh_marks(OcrMode.NEVER)


def row(line: int, left: int, width: int, text: str, confidence: float = 90, height: int = 40) -> str:
    return "\t".join(map(str, (5, 1, 1, 1, line, 1, left, 100 * line, width, height, confidence, text)))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([(0, 80, "里親"), (90, 120, "委託率")], "里親委託率"),
        ([(0, 80, "日時"), (200, 40, "令"), (240, 40, "和")], "日時　令和"),
        ([(0, 80, "Progress"), (92, 60, "report")], "Progress report"),
        ([(0, 20, "R"), (22, 20, "7")], "R7"),
        ([(0, 20, "R7."), (35, 10, "1"), (60, 10, "0")], "R7.10"),
        ([(0, 20, "5,"), (55, 60, "600")], "5,600"),
        ([(0, 20, "12"), (55, 60, "600")], "12 600"),
        ([(0, 20, "3"), (30, 40, "名")], "3名"),
    ],
)
def test_blanks_stand_only_where_the_writer_left_them(words: list[tuple[int, int, str]], expected: str) -> None:
    table = "\n".join(row(1, left, width, text) for left, width, text in words)
    (line,) = recognised_lines(words_of(table), scale=4.0)
    assert line.text == expected
    assert line.size == 10


def test_lines_of_another_shape_are_left_out_and_confidence_is_weighted() -> None:
    broken = row(3, 0, 5, "無").replace("\t40\t", "\tx\t")
    rows = ["level\tpage_num", "4\t1\t1", row(1, 0, 10, "あ", 100), row(2, 0, 10, "いうえ", 60), "x\ty"]
    table = "\n".join([*rows, row(3, 0, 10, "   "), row(3, 0, 0, "零"), broken])
    words = list(words_of(table))
    assert [line.text for line in recognised_lines(words, scale=1.0)] == ["あ", "いうえ"]
    assert mean_confidence(words) == 70


def test_the_upper_edges_of_letters_and_spots_are_no_words() -> None:
    label = "5\t1\t1\t1\t2\t1\t100\t50\t160\t40\t96\t児童相談所"
    edge = "5\t1\t1\t1\t1\t1\t110\t48\t120\t6\t93\tーー"
    spot = "5\t1\t1\t1\t1\t2\t400\t40\t15\t50\t50\t_-"
    dash = "5\t1\t1\t1\t1\t3\t500\t50\t40\t5\t92\tー"
    found = without_spots(list(words_of("\n".join([edge, spot, dash, label]))))
    assert [word.text for word in found] == ["ー", "児童相談所"]


@needs_tesseract
@pytest.mark.parametrize("slope", [0.0, 0.006, -0.009])
def test_the_tables_of_a_scan_are_those_of_the_paper(
    tmp_path: Path, slope: float, capsys: pytest.CaptureFixture[str]
) -> None:
    raster, _ = rendered(REPORT, 1)
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan([askew(raster, slope)]))
    wanted = tables(READER.read(REPORT))[:2]
    raw = document.read_recognised(READER.read, path, OcrMode.AUTO, tesseract()).raw
    found = tables(raw)
    assert [(t.row_count, t.column_count) for t in found] == [(t.row_count, t.column_count) for t in wanted]
    pairs = [(a, b) for t, u in zip(wanted, found, strict=True) for a, b in zip(t.cells, u.cells, strict=True)]
    assert [(a.row, a.column) for a, _ in pairs] == [(b.row, b.column) for _, b in pairs]
    measured = accuracy(plain("".join(a.text for a, _ in pairs)), plain("".join(b.text for _, b in pairs)))
    same = sum(plain(a.text) == plain(b.text) for a, b in pairs)
    with capsys.disabled():
        print(f"\nOCR of tables, askew by {slope}: {same} of {len(pairs)} cells exact, accuracy {measured:.4f}")
    assert measured >= 0.93
    # the words of a cell are not said once more outside of the table
    assert "".join(lines(raw)[0]).count("計画担当者会議") == 0


def tables(raw: RawDocument) -> list[RawTable]:
    return [element for page in raw.pages for element in page.elements if isinstance(element, RawTable)]


def askew(raster: Raster, slope: float) -> Raster:
    """The page as it lies turned by a little: each column of pixels, then each row, moved by what it is off."""
    width, height = raster.width, raster.height
    columns = []
    for x in range(width):
        column = raster.pixels[x::width]
        by = round(slope * (x - width / 2))
        columns.append(b"\xff" * by + column[: height - by] if by >= 0 else column[-by:] + b"\xff" * -by)
    rows = []
    for y, row_ in enumerate(zip(*columns, strict=True)):
        by = round(-slope * (y - height / 2))
        content = bytes(row_)
        rows.append(b"\xff" * by + content[: width - by] if by >= 0 else content[-by:] + b"\xff" * -by)
    return Raster(width, height, b"".join(rows), raster.scale)


@needs_tesseract
@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_that_lies_sideways_or_upside_down_is_read_and_its_boxes_are_those_of_the_page(
    tmp_path: Path, quarters: int
) -> None:
    raster, _ = rendered(REPORT, 1)
    for _ in range(quarters):
        raster = turned(raster)
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan([raster]))
    raw = document.read_recognised(READER.read, path, OcrMode.AUTO, tesseract()).raw
    assert "令和6年度の取組状況について" in "".join(lines(raw)[0])
    first, second = tables(raw)
    assert first.box is not None and second.box is not None
    width, height = raster.width / raster.scale, raster.height / raster.scale
    assert 0 <= first.box.x0 < first.box.x1 <= width and 0 <= first.box.top < first.box.bottom <= height
    # the second one stands below the first on the upright page
    below = {1: second.box.x1 < first.box.x0, 2: second.box.bottom < first.box.top, 3: second.box.x0 > first.box.x1}
    assert below[quarters]
