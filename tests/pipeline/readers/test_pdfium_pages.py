"""What pdfium gives is not what stands on the page: each difference that the reader has to undo, one by one."""

from pathlib import Path

import pytest

from corpus.settings import PdfEngine
from pipeline.fingerprint import current_fingerprints, extractor_fingerprint
from pipeline.raw import Format, RawTable
from pipeline.readers.pdf.engines.pdfium import PdfiumFile
from pipeline.readers.pdf.engines.source import describe, read_pages
from pipeline.readers.pdf.engines.words import characters
from pipeline.readers.pdf.marks import Glyph, PageMarks
from pipeline.readers.pdf.reader import PdfReader
from tests.pipeline.readers.pdf_pages import Drawing, write_pdf


def marks_of(path: Path, number: int = 1) -> PageMarks:
    file = PdfiumFile.open(path)
    assert file is not None
    with file:
        marks = file.marks(number)
    assert marks is not None
    return marks


def inked(marks: PageMarks) -> list[Glyph]:
    return [glyph for glyph in characters(marks.glyphs) if not glyph.is_blank]


def shown(text: str, matrix: str, operators: str = "") -> str:
    return f"BT /F1 10 Tf {operators} {matrix} Tm <{text.encode('utf-16-be').hex()}> Tj ET"


def drawn(tmp_path: Path, *operators: str, rotate: int = 0, encoding: str = "UniJIS-UTF16-H") -> PageMarks:
    page = Drawing(rotate=rotate)
    page.operators += operators
    return marks_of(write_pdf(tmp_path / "a.pdf", page, encoding=encoding))


def test_a_glyph_stands_where_it_is_printed(tmp_path: Path) -> None:
    page = Drawing()
    page.text(60, 100, "令和7")
    first, second, third = inked(marks_of(write_pdf(tmp_path / "a.pdf", page)))
    assert (first.text, second.text, third.text) == ("令", "和", "7")
    assert [round(v, 2) for v in (first.x0, first.top, first.x1, first.bottom)] == [60, 100, 70, 110]
    assert [round(v, 2) for v in (third.x0, third.x1, third.size)] == [80, 85, 10]  # half an em, not the ink's width


@pytest.mark.parametrize(
    ("rotate", "matrix", "x0", "top"),
    [
        (0, "1 0 0 1 60 732", 60, 101.2),
        (90, "0 1 -1 0 110 60", 60, 101.2),
        (180, "-1 0 0 -1 535 110", 60, 101.2),
        (270, "0 -1 1 0 485 782", 60, 101.2),
    ],
)
def test_turned_pages_are_read_as_displayed(tmp_path: Path, rotate: int, matrix: str, x0: float, top: float) -> None:
    marks = drawn(tmp_path, shown("令和", matrix), rotate=rotate)
    assert (marks.width, marks.height) == ((595, 842) if rotate in (0, 180) else (842, 595))
    first, second = inked(marks)
    assert (first.turn, second.turn) == (0, 0)
    assert [round(first.x0, 1), round(first.top, 1), round(second.x0 - first.x0, 1)] == [x0, top, 10]


def test_vertical_writing_and_turned_text(tmp_path: Path) -> None:
    vertical = inked(drawn(tmp_path, shown("令和", "1 0 0 1 300 400"), encoding="UniJIS-UTF16-V"))
    assert [glyph.turn for glyph in vertical] == [270, 270]
    assert vertical[1].top - vertical[0].top == pytest.approx(10, abs=0.01)
    upwards = inked(drawn(tmp_path, shown("令和", "0 1 -1 0 300 400")))
    assert [glyph.turn for glyph in upwards] == [90, 90]
    assert upwards[0].top - upwards[1].top == pytest.approx(10, abs=0.01)


def test_spaces_that_pdfium_makes_up_are_left_out(tmp_path: Path) -> None:
    page = Drawing()
    page.text(60, 100, "令和", spacing=4)
    page.text(60, 130, "令 和")
    assert [g.text for g in marks_of(write_pdf(tmp_path / "a.pdf", page)).glyphs] == ["令", "和", "令", " ", "和"]


def test_a_hyphen_at_the_end_of_a_line_is_a_hyphen(tmp_path: Path) -> None:
    page = Drawing()
    page.text(60, 100, "well-")
    page.text(60, 114, "known")
    assert "".join(g.text for g in inked(marks_of(write_pdf(tmp_path / "a.pdf", page)))) == "well-known"


def test_invisible_text_is_text(tmp_path: Path) -> None:
    assert [g.text for g in inked(drawn(tmp_path, shown("議事録", "1 0 0 1 60 700", "3 Tr")))] == ["議", "事", "録"]


def test_a_line_printed_twice_is_bold_and_read_once(tmp_path: Path) -> None:
    glyphs = inked(drawn(tmp_path, shown("議事", "1 0 0 1 60 700"), shown("議事", "1 0 0 1 60.3 700")))
    assert [(g.text, g.is_bold) for g in glyphs] == [("議", True), ("事", True)]


def test_a_code_that_pdfium_takes_for_two_is_left_to_the_other_engine(tmp_path: Path) -> None:
    page = Drawing()
    page.text(60, 100, "𠮷野")
    path = write_pdf(tmp_path / "a.pdf", page)
    file = PdfiumFile.open(path)
    assert file is not None
    with file:
        assert file.marks(1) is None
    (marks,) = read_pages(path, 1, 1, PdfEngine.PDFIUM)
    assert isinstance(marks, PageMarks)
    assert [g.text for g in inked(marks)] == ["𠮷", "野"]


def test_rules_are_cut_by_their_clipping_path(tmp_path: Path) -> None:
    marks = drawn(tmp_path, "q 100 600 200 100 re W n 0 650 m 500 650 l S 50 550 100 1 re f Q 0 500 m 400 500 l S")
    across = [(round(r.at), round(r.begin), round(r.end)) for r in marks.horizontals]
    assert across == [(192, 99, 301), (342, 0, 400)]  # a point is left on either side; the fill below is not seen


def test_white_and_clear_rules(tmp_path: Path) -> None:
    marks = drawn(tmp_path, "1 G 60 700 m 300 700 l S 0 G", "0.9 g 60 500 100 50 re f 1 g 60 525 100 0.5 re f")
    assert [round(r.at) for r in marks.horizontals] == [317]  # a white one is seen on colour only
    assert [round(f.top) for f in marks.fills] == [292]


def test_many_rectangles_in_one_path(tmp_path: Path) -> None:
    marks = drawn(tmp_path, *(["60 700 200 0.5 re 60 650 200 0.5 re 60 600 200 0.5 re f"]))
    assert [round(r.at, 1) for r in marks.horizontals] == [141.8, 191.8, 241.8]


def test_forms_within_forms_stand_where_their_matrices_put_them(tmp_path: Path) -> None:
    inner = "0 0 m 100 0 l S BT /F1 10 Tf 0 5 Td <4ee4> Tj ET"
    path = write_forms(tmp_path / "a.pdf", page="q 1 0 0 1 50 0 cm /Outer Do Q", outer="/Inner Do", inner=inner)
    marks = marks_of(path)
    (rule,) = marks.horizontals
    # the inner one is doubled by its matrix, the outer one lifted by 300; its box cuts the rule at 150
    assert [round(v) for v in (rule.at, rule.begin, rule.end)] == [542, 50, 201]
    (glyph,) = inked(marks)
    assert [round(v) for v in (glyph.x0, glyph.size)] == [50, 20]


def write_forms(path: Path, *, page: str, outer: str, inner: str) -> Path:
    """A page that shows a form that shows a form; the helper for plain pages has none."""
    plain = write_pdf(path, Drawing()).read_bytes().decode("latin-1")
    begin = plain.index("5 0 obj")
    head = plain[:begin]
    fonts = "/Font << /F1 3 0 R >>"
    objects = [
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R"
        f" /Resources << {fonts} /XObject << /Outer 7 0 R >> >> >>",
        f"<< /Length {len(page)} >>\nstream\n{page}\nendstream",
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 150 500] /Matrix [1 0 0 1 0 300] /Length {len(outer)}"
        f" /Resources << {fonts} /XObject << /Inner 8 0 R >> >> >>\nstream\n{outer}\nendstream",
        f"<< /Type /XObject /Subtype /Form /BBox [0 -10 500 500] /Matrix [2 0 0 2 0 0] /Length {len(inner)}"
        f" /Resources << {fonts} >> >>\nstream\n{inner}\nendstream",
    ]
    body = head + "".join(f"{n} 0 obj\n{o}\nendobj\n" for n, o in enumerate(objects, start=5))
    places = [body.index(f"{n} 0 obj") for n in range(1, 9)]
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    body += (
        f"xref\n0 9\n0000000000 65535 f \n{table}trailer\n<< /Size 9 /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    )
    path.write_bytes(body.encode("latin-1"))
    return path


def test_both_engines_describe_a_file_alike(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", Drawing(), Drawing())
    assert describe(path, PdfEngine.PDFIUM) == describe(path, PdfEngine.PDFPLUMBER)
    assert describe(path, PdfEngine.PDFIUM).page_count == 2


def test_the_engine_is_a_part_of_the_fingerprint() -> None:
    one, other = (extractor_fingerprint(Format.PDF, engine) for engine in PdfEngine)
    assert one != other
    assert extractor_fingerprint(Format.TEXT, PdfEngine.PDFIUM) == extractor_fingerprint(
        Format.TEXT, PdfEngine.PDFPLUMBER
    )
    assert one in current_fingerprints(PdfEngine.PDFIUM)
    assert other not in current_fingerprints(PdfEngine.PDFIUM)


@pytest.mark.parametrize("engine", PdfEngine)
def test_either_engine_reads_a_table(tmp_path: Path, engine: PdfEngine) -> None:
    page = Drawing()
    page.table([60, 200, 340], [100, 120, 140], [["区分", "人数"], ["里親", "12"]])
    (raw,) = PdfReader(engine).read(write_pdf(tmp_path / "a.pdf", page)).pages
    (table,) = [element for element in raw.elements if isinstance(element, RawTable)]
    assert [cell.text for cell in table.cells] == ["区分", "人数", "里親", "12"]


def test_a_ligature_that_pdfium_cannot_name_is_named_by_its_font(tmp_path: Path) -> None:
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [31 /f_i] >> >>"
    page = Drawing()
    page.operators.append("BT /F1 10 Tf 1 0 0 1 60 700 Tm <636f6e1f726d6564> Tj ET")
    marks = marks_of(write_pdf(tmp_path / "a.pdf", page, font=font))
    assert ("".join(glyph.text for glyph in marks.glyphs), marks.unmapped) == ("confirmed", 0)


def test_what_no_one_can_name_is_counted(tmp_path: Path) -> None:
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Own /Encoding << /Differences [31 /g17] >> >>"
    page = Drawing()
    page.operators.append("BT /F1 10 Tf 1 0 0 1 60 700 Tm <411f42> Tj ET")
    marks = marks_of(write_pdf(tmp_path / "a.pdf", page, font=font))
    assert ("".join(glyph.text for glyph in marks.glyphs), marks.unmapped) == ("A〓B", 1)
