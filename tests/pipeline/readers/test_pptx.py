"""Presentations: each slide a page, everything on it that a person reads."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.errors import UnreadableError
from corpus.model import IssueCode
from pipeline.extract import ExtractionTask, extract, hash_file
from pipeline.raw import RawFurniture, RawTable
from pipeline.readers.pptx import READER
from pipeline.readers.sniff import sniff
from tests.pipeline.readers.docx_files import as_text, content_types, grid, relationships

NAMESPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{uri}"'
    for prefix, uri in {
        "p": "presentationml/2006/main",
        "a": "drawingml/2006/main",
        "r": "officeDocument/2006/relationships",
        "c": "drawingml/2006/chart",
        "mc": "markup-compatibility/2006",
    }.items()
)


def ap(text: str, properties: str = "") -> str:
    return f"<a:p>{properties}<a:r><a:t>{text}</a:t></a:r></a:p>"


def sp(*paragraphs: str, kind: str = "") -> str:
    mark = f'<p:nvSpPr><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr>' if kind else ""
    return f"<p:sp>{mark}<p:txBody>{''.join(paragraphs)}</p:txBody></p:sp>"


def write_pptx(
    path: Path, slides: Sequence[str], notes: dict[int, str] | None = None, parts: dict[str, str] | None = None
) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        kinds = {f"ppt__slides__slide{i}": "presentationml.slide" for i in range(1, len(slides) + 1)}
        kinds |= {"ppt__presentation": "presentationml.presentation.main"}
        archive.writestr("[Content_Types].xml", content_types(**kinds))
        archive.writestr("_rels/.rels", relationships(("r1", "officeDocument", "ppt/presentation.xml")))
        # listed in the reverse order of their names: the list decides
        count = len(slides)
        listed = "".join(f'<p:sldId r:id="s{i}"/>' for i in range(1, count + 1))
        size = '<p:sldSz cx="12192000" cy="6858000"/>'
        inside = f"<p:sldIdLst>{listed}</p:sldIdLst>{size}"
        archive.writestr("ppt/presentation.xml", f"<p:presentation {NAMESPACES}>{inside}</p:presentation>")
        links = [(f"s{i}", "slide", f"slides/slide{count + 1 - i}.xml") for i in range(1, count + 1)]
        archive.writestr("ppt/_rels/presentation.xml.rels", relationships(*links))
        for i, inside in enumerate(slides, 1):
            name = f"slide{count + 1 - i}.xml"
            tree = f"<p:cSld><p:spTree>{inside}</p:spTree></p:cSld>"
            archive.writestr(f"ppt/slides/{name}", f"<p:sld {NAMESPACES}>{tree}</p:sld>")
            own = [("n", "notesSlide", f"../notesSlides/{name}")] if i in (notes or {}) else []
            own += [(f"x{j}", "chart", f"../{part}") for j, part in enumerate(parts or {})]
            archive.writestr(f"ppt/slides/_rels/{name}.rels", relationships(*own))
            if own and notes and i in notes:
                body = sp(ap(notes[i]), kind="body") + sp(
                    '<a:p><a:fld type="slidenum"><a:t>7</a:t></a:fld></a:p>', kind="sldNum"
                )
                tree = f"<p:cSld><p:spTree>{body}</p:spTree></p:cSld>"
                archive.writestr(f"ppt/notesSlides/{name}", f"<p:notes {NAMESPACES}>{tree}</p:notes>")
        for name, content in (parts or {}).items():
            archive.writestr(f"ppt/{name}", content)
    return path


def shown(path: Path) -> list[list[str]]:
    pages = READER.read(path).pages
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    return [[as_text(element) for element in page.elements] for page in pages]


def test_slides_are_pages_in_the_order_of_the_show(tmp_path: Path) -> None:
    first = sp(ap("千鳥野県")) + sp(ap("令和７年度"), ap("取組の状況"), kind="ctrTitle")
    second = sp(ap("里親委託"), kind="title") + sp(ap("委託率は"), ap(""), ap("三割。"), kind="body")
    path = write_pptx(tmp_path / "a.pptx", [first, second], {2: "資料を配る"})
    assert sniff(path).format == "pptx"
    assert shown(path) == [
        ["令和７年度取組の状況", "千鳥野県"],
        ["里親委託", "委託率は", "三割。", "[ノート] 資料を配る"],
    ]
    assert READER.read(path).pages[0].width == 960
    document = extract(ExtractionTask(str(path), str(hash_file(str(path)))))
    assert getattr(document, "title", None) == "令和７年度取組の状況"


def test_numbers_of_lists_as_shown(tmp_path: Path) -> None:
    def numbered(kind: str, level: int = 0, start: str = "") -> str:
        return f'<a:pPr lvl="{level}"><a:buAutoNum type="{kind}" {start}/></a:pPr>'

    body = sp(
        ap("一", numbered("arabicPeriod")),
        ap("い", numbered("alphaLcParenR", 1)),
        ap("ろ", numbered("alphaLcParenR", 1)),
        ap("二", numbered("arabicPeriod")),
        ap("は", numbered("alphaLcParenR", 1)),
        ap("地", ""),
        ap("丸", numbered("circleNumDbPlain", 0, 'startAt="3"')),
        ap("漢", numbered("ea1JpnKorPeriod", 2)),
    )
    assert shown(write_pptx(tmp_path / "a.pptx", [body])) == [
        ["1. 一", "a) い", "b) ろ", "2. 二", "a) は", "地", "③ 丸", "一. 漢"]
    ]  # fmt: skip


def test_tables_groups_alternatives_charts_and_footers(tmp_path: Path) -> None:
    def tc(text: str, attributes: str = "") -> str:
        return f"<a:tc {attributes}><a:txBody>{ap(text)}</a:txBody></a:tc>"

    rows = [
        tc("区分", "rowSpan='2'") + tc("人数", "gridSpan='2'") + tc("", "hMerge='1'"),
        tc("", "vMerge='1'") + tc("R6") + tc("R7"),
        tc("里親") + tc("1", "rowSpan='99'") + tc("2"),
    ]
    lines = "".join(f"<a:tr>{row}</a:tr>" for row in rows)
    table = f"<p:graphicFrame><a:tbl><a:tblPr firstRow='1'/>{lines}</a:tbl></p:graphicFrame>"
    alternative = (
        f"<mc:AlternateContent><mc:Choice>{sp(ap('新'))}</mc:Choice><mc:Fallback>{sp(ap('旧'))}</mc:Fallback>"
        "</mc:AlternateContent>"
    )
    chart = '<p:graphicFrame><a:graphic><c:chart r:id="x0"/></a:graphic></p:graphicFrame>'
    running = sp(ap("千鳥野県"), kind="ftr") + sp(ap("3"), kind="sldNum") + sp(ap("2025/4/1"), kind="dt")
    group = f"<p:grpSp><p:grpSp>{sp(ap('組の中'))}</p:grpSp></p:grpSp>"
    words = f"<c:chartSpace {NAMESPACES}><a:p><a:r><a:t>委託率の推移</a:t></a:r></a:p></c:chartSpace>"
    path = write_pptx(
        tmp_path / "a.pptx", [table + alternative + chart + running + group], parts={"charts/c.xml": words}
    )
    (page,) = READER.read(path).pages
    found, *others = page.elements
    assert isinstance(found, RawTable)
    assert grid(found) == [["区分", "人数", "^"], ["^", "R6", "R7"], ["里親", "1", "2"]]
    assert [as_text(element) for element in others] == ["新", "委託率の推移", "千鳥野県", "組の中"]
    assert isinstance(others[2], RawFurniture)


def test_a_broken_slide_does_not_cost_the_others(tmp_path: Path) -> None:
    path = write_pptx(tmp_path / "a.pptx", ["<p:sp>", sp(ap("二枚目"))])
    document = READER.read(path)
    assert [page.is_searchable for page in document.pages] == [False, True]
    assert [(issue.code, issue.locator and issue.locator.page) for issue in document.issues] == [
        (IssueCode.PAGE_FAILED, 1)
    ]


@pytest.mark.parametrize(
    ("slides", "code"),
    [([], IssueCode.CORRUPT), ([sp(ap(""))], IssueCode.BLANK), (["<p:sp>"], IssueCode.CORRUPT)],
)
def test_what_cannot_be_read_says_why(slides: list[str], code: IssueCode, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        READER.read(write_pptx(tmp_path / "a.pptx", slides))
    assert caught.value.code == code
