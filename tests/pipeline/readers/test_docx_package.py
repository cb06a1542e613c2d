"""A Word file may be crafted, damaged or unusual: it is refused in words, or read as far as it can be."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from corpus.errors import UnreadableError
from corpus.fragments import Fragment
from corpus.model import IssueCode, Severity
from pipeline.raw import RawParagraph
from pipeline.readers.docx import READER
from pipeline.readers.markup import parse_xml
from pipeline.readers.ooxml.package import MAX_MEMBERS, Package
from tests.pipeline.readers.bad_inputs import bomb_docx, dtd_docx, good_docx, lying_bomb_docx
from tests.pipeline.readers.docx_files import (
    CONTENT_TYPES,
    NAMESPACES,
    p,
    r,
    read_elements,
    relationships,
    root,
    tbl,
    tc,
    texts,
    tr,
    write_docx,
)


def refusal(path: Path, content: bytes) -> UnreadableError:
    path.write_bytes(content)
    with pytest.raises(UnreadableError) as caught:
        READER.read(path)
    return caught.value


def rewritten(path: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    """Write the archive anew, each member as ``change`` gives it, None leaving it out."""
    with zipfile.ZipFile(path) as archive:
        members = {name: change(name, archive.read(name)) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            if content is not None:
                archive.writestr(name, content)


def with_part(path: Path, name: str, content: str) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, content)


@pytest.mark.parametrize("build", [bomb_docx, lying_bomb_docx, dtd_docx])
def test_a_crafted_file_is_refused(build: Callable[[], bytes], tmp_path: Path) -> None:
    refusal(tmp_path / "a.docx", build())


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    buffer = BytesIO(good_docx())
    with zipfile.ZipFile(buffer, "a") as archive:
        for number in range(MAX_MEMBERS):
            archive.writestr(f"x{number}", b"")
    assert refusal(tmp_path / "a.docx", buffer.getvalue()).code == IssueCode.TOO_LARGE


def test_what_parts_unpack_to_together_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.readers.ooxml.package.MAX_TOTAL_BYTES", 3000)
    path = write_docx(tmp_path / "a.docx", p("あ"), {"styles": " " * 4000})
    assert refusal(path, path.read_bytes()).code == IssueCode.TOO_LARGE


def test_pictures_are_never_unpacked(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", p("本文"))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/huge.bmp", bytes(150 * 1024 * 1024))
    assert texts(path) == ["本文"]


def test_a_dtd_in_another_encoding_is_refused_too(tmp_path: Path) -> None:
    document = root("document", f"<w:body>{p('&x;')}</w:body>").replace("UTF-8", "UTF-16")
    document = document.replace("?><w:", '?><!DOCTYPE d [<!ENTITY x "y">]><w:', 1)
    path = tmp_path / "a.docx"
    path.write_bytes(good_docx())
    rewritten(path, lambda name, content: document.encode("utf-16") if name == "word/document.xml" else content)
    error = refusal(path, path.read_bytes())
    assert (error.code, error.arguments["detail"]) == (IssueCode.CORRUPT, Fragment.XML_DTD)


def test_names_that_climb_out_are_only_names(tmp_path: Path) -> None:
    path = tmp_path / "inner" / "a.docx"
    path.parent.mkdir()
    write_docx(path, p("本文"))
    with_part(path, "../../evil.xml", "<x/>")
    with_part(path, "/etc/evil.xml", "<x/>")
    (tmp_path / "secret.xml").write_text("<w:styles/>", encoding="utf-8")

    def climbing(name: str, content: bytes) -> bytes:
        if name != "word/_rels/document.xml.rels":
            return content
        return relationships(("s", "styles", "../../../secret.xml"), ("n", "numbering", "/etc/passwd")).encode()

    rewritten(path, climbing)
    # the body is read; the two parts are not in the archive, and nothing outside it is looked at
    document = READER.read(path)
    assert [element.text for element in document.pages[0].elements if isinstance(element, RawParagraph)] == ["本文"]
    assert {issue.code for issue in document.issues} == {IssueCode.PART_FAILED}
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["a.docx", "inner", "secret.xml"]


def test_an_entry_with_a_password_is_encrypted(tmp_path: Path) -> None:
    content = bytearray(good_docx())
    # bit 0 of the general purpose flags, in the local and the central header of the body
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        begin = 0
        while (begin := content.find(mark, begin)) >= 0:
            content[begin + flags] |= 1
            begin += 4
    assert refusal(tmp_path / "a.docx", bytes(content)).code == IssueCode.ENCRYPTED


@pytest.mark.parametrize("part", ["styles", "numbering", "footnotes", "settings", "header1"])
def test_a_broken_part_is_an_issue_and_the_rest_is_read(part: str, tmp_path: Path) -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    path = write_docx(tmp_path / "a.docx", p("本文") + section, {part: "<w:x/>"})
    rewritten(path, lambda name, content: content[:-9] if name == f"word/{part}.xml" else content)
    document = READER.read(path)
    assert document.pages[0].elements == (RawParagraph("本文"),)
    assert [(issue.code, issue.severity) for issue in document.issues] == [(IssueCode.PART_FAILED, Severity.WARNING)]


def test_a_missing_part_is_an_issue(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", p("本文"), {"numbering": ""})
    rewritten(path, lambda name, content: None if name == "word/numbering.xml" else content)
    (issue,) = READER.read(path).issues
    assert dict(issue.arguments) == {"part": Fragment.NUMBERING, "detail": Fragment.PART_MISSING}


@pytest.mark.parametrize("gone", ["_rels/.rels", "word/_rels/document.xml.rels", "[Content_Types].xml"])
def test_a_body_is_found_without_the_lists_of_parts(gone: str, tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", p("本文"))
    rewritten(path, lambda name, content: None if name == gone else content)
    assert texts(path) == ["本文"]


def test_the_body_may_have_any_name(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", relationships(("r", "officeDocument", "/word/document22.xml")))
        archive.writestr("word\\document22.xml", root("document", f"<w:body>{p('本文')}</w:body>"))
    assert texts(path) == ["本文"]


def test_strict_files_name_the_same_things_otherwise(tmp_path: Path) -> None:
    strict = NAMESPACES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    path = write_docx(tmp_path / "a.docx", p("本文") + tbl(tr(tc("a"), tc("b"))))
    rewritten(path, lambda name, content: content.replace(NAMESPACES.encode(), strict.encode()))
    assert texts(path) == ["本文", "a|b"]


def test_the_title_is_the_files_own(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", p("本文"))
    core = '<c:core xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> 進捗報告 </dc:title></c:core>'
    with_part(path, "docProps/core.xml", core)
    links = relationships(
        ("rId1", "officeDocument", "word/document.xml"), ("rId2", "metadata/core-properties", "docProps/core.xml")
    )
    rewritten(path, lambda name, content: links.encode() if name == "_rels/.rels" else content)
    assert READER.read(path).title == "進捗報告"


def test_words_of_diagrams_and_charts_are_fetched_from_their_parts(tmp_path: Path) -> None:
    drawing = '<w:r><w:drawing><dgm:relIds r:dm="d"/><c:chart r:id="c"/></w:drawing></w:r>'
    path = write_docx(tmp_path / "a.docx", f"<w:p>{r('図１')}{drawing}</w:p>")
    a, c = (
        f'xmlns:{prefix}="http://schemas.openxmlformats.org/drawingml/2006/{name}"'
        for prefix, name in (("a", "main"), ("c", "chart"))
    )
    with_part(path, "word/diagrams/data1.xml", f"<x {a}><a:p><a:r><a:t>相談</a:t></a:r></a:p><a:p/></x>")
    series = "<c:strCache><c:pt><c:v>里親</c:v></c:pt><c:pt><c:v>施設</c:v></c:pt></c:strCache>"
    with_part(path, "word/charts/chart1.xml", f"<x {c}>{series}</x>")
    links = relationships(("d", "diagramData", "diagrams/data1.xml"), ("c", "chart", "charts/chart1.xml"))
    rewritten(path, lambda name, content: links.encode() if name == "word/_rels/document.xml.rels" else content)
    assert texts(path) == ["図１", "相談", "里親 施設"]


def test_nesting_without_end_is_refused_and_brings_nothing_down(tmp_path: Path) -> None:
    depth = 3000
    inside = "<w:tbl><w:tr><w:tc><w:p/>" * depth + p("底") + "</w:tc></w:tr></w:tbl>" * depth
    error = refusal(write_docx(tmp_path / "a.docx", inside), (tmp_path / "a.docx").read_bytes())
    assert (error.code, error.arguments["detail"]) == (IssueCode.CORRUPT, Fragment.XML_BROKEN)


def test_tables_nested_as_deep_as_anyone_would_are_read(tmp_path: Path) -> None:
    inside = p("底")
    for _ in range(20):
        inside = tbl(tr(f"<w:tc>{inside}</w:tc>", tc("")))
    (element,) = read_elements(write_docx(tmp_path / "a.docx", inside))
    assert "底" in texts(tmp_path / "a.docx")[0]
    assert not isinstance(element, RawParagraph)


def test_spans_of_millions_make_no_grid_of_millions(tmp_path: Path) -> None:
    wide = tc("a", '<w:gridSpan w:val="2000000000"/>')
    late = '<w:gridBefore w:val="99999999"/>'
    path = write_docx(tmp_path / "a.docx", tbl(tr(wide, tc("b")), tr(tc("c"), properties=late)))
    assert texts(path) == ["a|b\nc|"]


def test_part_names_differ_in_case_only_on_paper(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", p("本文"))
    with Package(path, parse_xml, "word/document.xml") as package:
        assert package.has("WORD/Document.xml")
