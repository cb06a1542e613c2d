"""Old and foreign office formats through the real LibreOffice; skipped where it is not installed."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.errors import UnreadableError
from corpus.messages import Language, issue_message
from corpus.model import IssueCode
from pipeline.extract import TRANSIENT
from pipeline.raw import Format
from pipeline.readers.office import convert
from pipeline.readers.registry import reader_for
from pipeline.readers.sniff import sniff
from tests.pipeline.readers.docx_files import as_text, p, tbl, tc, tr, write_docx
from tests.pipeline.readers.test_pptx import ap, sp, write_pptx
from tests.pipeline.readers.xlsx_files import SheetXml, c, row, styles, t, write_xlsx

PROGRAM = convert.find_program()
needs_office = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")
ERA = "[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"


def save_as(path: Path, suffix: str) -> Path:
    """The file in an old format, as LibreOffice writes it."""
    profile = (path.parent / "profile").as_uri()
    command = [str(PROGRAM), f"-env:UserInstallation={profile}", "--headless", "--convert-to", suffix, "--outdir"]
    subprocess.run([*command, str(path.parent / "old"), str(path)], check=True, capture_output=True, timeout=120)
    return path.parent / "old" / f"{path.stem}.{suffix}"


def shown(path: Path, format_: Format) -> list[str]:
    assert sniff(path).format is format_
    document = reader_for(format_).read(path)
    assert document.format is format_
    assert document.issues[0].code is IssueCode.CONVERTED
    return [as_text(element) for page in document.pages for element in page.elements]


@needs_office
@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt"])
def test_texts(suffix: str, tmp_path: Path) -> None:
    body = p("第３回専門分科会") + tbl(tr(tc("区分"), tc("件数")), tr(tc("里親"), tc("3"))) + p("以上")
    old = save_as(write_docx(tmp_path / "a.docx", body), suffix)
    assert shown(old, Format.OFFICE_TEXT) == ["第３回専門分科会", "区分|件数\n里親|3", "以上"]


@needs_office
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_sheets(suffix: str, tmp_path: Path) -> None:
    rows = [row(1, t("A1", "年月日"), t("B1", "件数")), row(2, c("A2", "45763", style=3), c("B2", "3"))]
    path = write_xlsx(tmp_path / "a.xlsx", [SheetXml("4月分", rows)], style_sheet=styles(ERA))
    assert shown(save_as(path, suffix), Format.OFFICE_SHEETS) == ["4月分", "年月日|件数\n令和7年4月16日|3"]


@needs_office
def test_what_is_no_document_is_corrupt_and_nothing_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.odt"
    path.write_bytes(b"PK\x03\x04" + bytes(100))
    before = path.read_bytes()
    with (
        pytest.raises(UnreadableError) as caught,
        convert.converted(path, "MS Word 2007 XML", "docx", program=str(PROGRAM)),
    ):
        raise AssertionError("nothing can come of it")
    assert caught.value.code == IssueCode.CORRUPT
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.odt"]
    assert path.read_bytes() == before


def test_without_the_program_the_file_is_listed_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.readers.office.reader.find_program", lambda: None)
    path = tmp_path / "a.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    with pytest.raises(UnreadableError) as caught:
        reader_for(Format.OFFICE_TEXT).read(path)
    assert caught.value.code == IssueCode.PROGRAM_MISSING
    assert IssueCode.PROGRAM_MISSING in TRANSIENT  # tried again: the program may have been installed
    assert "apt install libreoffice-writer-nogui" in issue_message(caught.value.issue, Language.JA)


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_a_converter_that_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    child = tmp_path / "child"
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{sys.executable} -c 'import time; time.sleep(60)' &\necho $! > {child}\nwait\n")
    program.chmod(0o755)
    path = tmp_path / "a.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    began = time.monotonic()
    with (
        pytest.raises(UnreadableError) as caught,
        convert.converted(path, "MS Word 2007 XML", "docx", program=str(program), seconds=1),
    ):
        raise AssertionError("nothing can come of it")
    assert caught.value.code == IssueCode.CORRUPT
    assert time.monotonic() - began < 30
    pid = int(child.read_text())
    for _ in range(100):
        status = Path(f"/proc/{pid}/stat")
        if not status.exists() or status.read_text().split()[2] == "Z":
            break
        time.sleep(0.05)
    else:
        raise AssertionError("the child goes on")


@needs_office
def test_slides(tmp_path: Path) -> None:
    path = write_pptx(tmp_path / "a.pptx", [sp(ap("里親委託の状況"), kind="title") + sp(ap("委託率は三割。"))])
    # LibreOffice wants more of a presentation than we do: where it opens none of ours there is nothing to test
    old = save_as(path, "odp")
    if not old.exists():
        pytest.skip("LibreOffice does not open the smallest presentation")
    assert "里親委託の状況" in shown(old, Format.OFFICE_SLIDES)
