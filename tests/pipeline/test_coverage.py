"""Nothing that another extractor finds is lost without a word: on every sample, and on real papers where they are."""

from pathlib import Path

import pytest

from corpus.errors import UnreadableError
from corpus.model import Block, Cell, Document, Kind, Locator, Page, Paragraph, Table
from pipeline.coverage import Coverage, OtherLine, measure
from pipeline.coverage_sources import other_text
from pipeline.ingest import ingest
from pipeline.readers.sniff import sniff
from tests.pipeline.readers.docx_files import p, r, tbl, tc, tr, write_docx
from tests.pipeline.readers.test_pptx import ap, sp, write_pptx
from tests.pipeline.readers.xlsx_files import SheetXml, row, t, write_xlsx

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(
    path for path in (ROOT / "samples").rglob("*") if path.suffix in (".pdf", ".docx") and "走査" not in path.name
)
REALDOCS = ROOT.parent / "shared" / "realdocs"


def covered(path: Path) -> Coverage | None:
    """None where the file cannot be read, or by no other extractor."""
    try:
        format_ = sniff(path).format
        found, others = ingest(path, "0" * 64), other_text(path, format_)
    except UnreadableError:
        return None
    return None if others is None else measure(found, others)


def test_there_are_samples() -> None:
    assert len(SAMPLES) >= 6


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples_are_kept_to_the_last_character(path: Path) -> None:
    coverage = covered(path)
    assert coverage is not None and coverage.expected > 50
    assert (coverage.missing, coverage.unsearchable) == ((), 0)


@pytest.mark.skipif(not REALDOCS.is_dir(), reason=f"{REALDOCS} is not there")
def test_real_papers_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    files = sorted(path for path in REALDOCS.rglob("*") if path.suffix in (".pdf", ".docx", ".html", ".csv", ".txt"))
    found = {path.name: coverage for path in files if (coverage := covered(path)) is not None}
    total = sum(coverage.expected for coverage in found.values())
    kept = sum(coverage.kept for coverage in found.values())
    lost = sum(count for coverage in found.values() for _, count in coverage.missing)
    with capsys.disabled():
        print(f"\ncoverage: {len(found)} papers, {total:,} characters, {kept:,} kept, {lost:,} missing")
    assert len(found) > 60
    assert {name: coverage.missing for name, coverage in found.items() if coverage.share < 0.995} == {}
    assert 1 - lost / total >= 0.995


def paper(*texts: str, table: Table | None = None) -> Document:
    """A paper of two pages, the second of which is reported as not searchable."""
    blocks: list[Block] = [Paragraph(text, Locator(page=1, block=i)) for i, text in enumerate(texts)]
    blocks += [table] if table else []
    pages = (Page(1, tuple(blocks)), Page(2, is_searchable=False))
    return Document("0" * 64, "", Kind.OTHER, None, None, pages, (), "")


def test_what_is_lacking_is_listed_by_its_lines() -> None:
    lines = [OtherLine("里親の 委託率", 1), OtherLine("第二の段落、ここが無い", 1), OtherLine("化けた字", 2)]
    coverage = measure(paper("里親の委託率"), lines)
    assert coverage.expected == 21
    assert coverage.missing == (("第二の段落、ここが無い", 11),)
    assert (coverage.kept, coverage.repeated, coverage.unsearchable) == (6, 0, 4)
    assert coverage.share == pytest.approx(1 - 11 / 21)


def test_what_is_said_once_is_told_from_what_is_lost() -> None:
    head = OtherLine("年月日 会議等", 1)
    coverage = measure(paper("年月日\t会議等", "本文"), [head, head, OtherLine("本文", 1)])
    assert (coverage.repeated, coverage.missing, coverage.share) == (6, (), 1.0)


def test_ligatures_radicals_and_leaders_are_no_losses() -> None:
    lines = [OtherLine("㋿元年 ⼈数 ﬁ ㈱………"), OtherLine("①\u00ad")]
    assert measure(paper("令和元年", "人数 fi", "(株)", "1"), lines).missing == ()


def test_nothing_to_find_is_all_found() -> None:
    assert measure(paper("本文"), []).share == 1.0


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.html", "<nav>無</nav><p>本<b>文</b></p><script>無</script><ruby>語<rt>ご</rt></ruby>", "本文語"),
        ("a.txt", "本文\n続き", "本文続き"),
        ("a.csv", '区分,"件,数"\n里親,3\n', "区分件数里親3"),
        ("a.md", "# 題\n[語](http://x/)と**太字** | 表 |\n", "題語と太字表"),
    ],
)
def test_the_other_extractors_of_texts(name: str, content: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    lines = other_text(path, sniff(path).format)
    assert lines is not None
    assert "".join("".join(line.text.split()) for line in lines) == expected
    coverage = covered(path)
    assert coverage is not None and coverage.missing == ()


def test_the_other_extractors_of_office_files_see_each_text_once_and_nothing_deleted(tmp_path: Path) -> None:
    box = f"<w:pict><v:shape><v:textbox><w:txbxContent>{p('枠の中')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    body = p("本文") + f"<w:p><w:r>{box}</w:r>{r('枠の横')}<w:del>{r('消した')}</w:del></w:p>" + tbl(tr(tc("表")))
    word = write_docx(tmp_path / "a.docx", body)
    sheet = write_xlsx(tmp_path / "a.xlsx", [SheetXml("表", [row(1, t("A1", "区分"))])])
    slides = write_pptx(tmp_path / "a.pptx", [sp(ap("題"), kind="title")], {1: "控え"})
    expected = {word: "本文枠の横枠の中表", sheet: "区分", slides: "題控え"}
    for path, text in expected.items():
        lines = other_text(path, sniff(path).format)
        assert lines is not None
        assert sorted("".join(line.text for line in lines)) == sorted(text)
        coverage = covered(path)
        assert coverage is not None and coverage.missing == ()


def test_cells_count() -> None:
    table = Table((Cell(0, 0, "区分"), Cell(0, 1, "件数")), 1, 2, 0, Locator(page=1, block=0, table=1))
    assert measure(paper(table=table), [OtherLine("区分 件数", 1)]).missing == ()
