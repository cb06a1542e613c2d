"""What the sample documents are promised to contain, read with PDFium and zipfile, not with the readers under test."""

import csv
import re
import unicodedata
import zipfile
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # has no stubs
import pytest

ROOT = Path(__file__).parents[2]
ARCHIVE = ROOT / "samples" / "archive"
TRUTH = ROOT / "samples" / "truth"
SEED = ROOT.parent / "shared" / "seed.md"
PDFS = sorted(ARCHIVE.rglob("*.pdf"))
DOCX = sorted(ARCHIVE.rglob("*.docx"))
REPORT_R7 = next(path for path in PDFS if "後期計画" in path.name)
REPORT_R6 = next(path for path in PDFS if path.name.startswith("令和6年度_"))


def stem(path: Path) -> str:
    return path.stem[:24]


def page_texts(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode()


def test_two_years_of_reports_and_three_sets_of_minutes() -> None:
    with (TRUTH / "documents.tsv").open(encoding="utf-8") as file:
        kinds = [row["kind"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    assert sorted(kinds) == ["minutes"] * 3 + ["other"] + ["progress"] * 2
    assert {path.parent.name for path in [*PDFS, *DOCX]} == {"令和6年度", "令和7年度"}
    assert sorted(path.suffix for path in [*PDFS, *DOCX] if "社会的養育推進委員会_" in path.name) == [
        ".docx", ".docx", ".pdf",
    ]  # fmt: skip


def test_names_are_long_japanese_and_fit_every_file_system() -> None:
    names = [path.name for path in [*PDFS, *DOCX]]
    assert max(map(len, names)) >= 48
    for name in names:
        assert name == unicodedata.normalize("NFC", name)
        # the name of its CSV (__p10__t10.csv) must fit as well
        assert len(name.encode()) + len("__p10__t10.csv") <= 255


def test_the_archive_is_small() -> None:
    assert sum(path.stat().st_size for path in ARCHIVE.rglob("*") if path.is_file()) < 2_000_000


@pytest.mark.parametrize("path", PDFS, ids=stem)
def test_every_font_is_embedded_and_every_page_has_text(path: Path) -> None:
    document = pypdfium2.PdfDocument(path)
    for page in document:
        assert len(page.get_textpage().get_text_range()) > 200
        texts = [item for item in page.get_objects() if item.type == pypdfium2.raw.FPDF_PAGEOBJ_TEXT]
        assert texts
        for item in texts:
            font = pypdfium2.raw.FPDFTextObj_GetFont(item)
            assert pypdfium2.raw.FPDFFont_GetIsEmbedded(font) == 1
    document.close()


def test_three_programs_made_the_pdfs() -> None:
    producers = set()
    for path in PDFS:
        document = pypdfium2.PdfDocument(path)
        producers.add(document.get_metadata_dict()["Producer"].split()[0])
        document.close()
    assert len(producers) == 3


@pytest.mark.parametrize("path", [REPORT_R6, REPORT_R7], ids=stem)
def test_reports_have_the_layout_of_the_office(path: Path) -> None:
    pages = page_texts(path)
    assert len(pages) >= 3
    text = "\n".join(pages)
    assert "● 取 組 一 覧" in text
    assert re.search(r"資料 \d", pages[0])
    for number, page in enumerate(pages, start=1):
        assert f"-{number}-" in squeezed(page)
        assert "年月日" in squeezed(page), "every page has a table, or the rest of one with its header"
    assert "*FCPとは" in squeezed(text)
    for form in (r"R\d\.\d+\.\d+\n", r"R\d\.\d+~\d+\D", r"R\d\.\d+\.\d+~\d+\D", r"R\d\.\d+~\s", r"Ｒ[０-９．\s]+"):
        assert re.search(form, text.replace("\r", "")), form


def test_a_table_of_the_report_runs_over_a_page_with_its_header_repeated() -> None:
    pages = page_texts(REPORT_R6)
    assert (
        squeezed(pages[1])
        .removeprefix(squeezed("千鳥野県社会的養育推進計画　令和6年度の取組状況"))
        .startswith("年月日会議等内容等令和6年12月6日")
    )


def test_a_row_is_split_over_a_page() -> None:
    pages = [squeezed(page) for page in page_texts(REPORT_R7)]
    assert "派遣中の勤務の扱い、交通費の負担及" in pages[1]
    assert "び事故のときの連絡の手順を定めた要領を作り" in pages[2]
    assert "会議等内容等び事故のとき" in pages[2], "the header is repeated before the rest of the row"


def test_the_phrase_to_search_for_is_broken_over_two_lines() -> None:
    text = page_texts(REPORT_R7)[1]
    assert "夜間に電話で尋ねられる相手" in squeezed(text)
    assert "夜間に電話で尋ねられる相手" not in text


@pytest.mark.parametrize("path", DOCX, ids=stem)
def test_word_minutes_have_what_word_users_leave_behind(path: Path) -> None:
    body = part(path, "word/document.xml")
    for feature in (
        "<w:ins ", "<w:del ", "<w:delText", "<w:sdt>", '<w:gridSpan w:val="', '<w:vMerge w:val="restart"/>',
        "<w:tblHeader/>", "<w:footnoteReference ", "<w:numPr>", '<w:pStyle w:val="Heading1"/>',
        '<w:pStyle w:val="Title"/>',
    ):  # fmt: skip
        assert feature in body, feature
    assert " PAGE " in part(path, "word/footer1.xml")
    assert "社会的養育推進委員会" in part(path, "word/header1.xml")
    assert "サポートプラン" in part(path, "word/footnotes.xml")


def test_nothing_is_taken_from_the_client_s_document() -> None:
    if not SEED.exists():
        pytest.skip(f"{SEED} is not here")
    ours = squeezed("".join(text for path in PDFS for text in page_texts(path)))
    ours += squeezed("".join(re.sub(r"<[^>]+>", "", part(path, "word/document.xml")) for path in DOCX))
    theirs = [squeezed(piece) for piece in re.split(r"[|\n。、（）()]|<br>", SEED.read_text(encoding="utf-8"))]
    shared = {piece for piece in theirs if len(piece) >= 12 and piece in ours}
    assert not shared
    assert "長野" not in ours
