"""What a file is, is decided by its bytes; what cannot be read is refused by name, with a remedy."""

import os
import socket
from pathlib import Path

import pytest

from corpus.errors import UnreadableError
from corpus.messages import Language, issue_message
from corpus.model import IssueCode, Severity
from pipeline.raw import Format
from pipeline.readers.registry import SUFFIXES, is_ignorable, reader_for
from pipeline.readers.sniff import sniff
from tests.pipeline.readers.bad_inputs import BAD_INPUTS, BadInput, good_docx, minimal_pdf, ole2

REALDOCS = Path(__file__).parents[4] / "shared" / "realdocs"


def refusal(path: Path) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        sniffed = sniff(path)
        reader_for(sniffed.format).read(path)
    return caught.value


@pytest.mark.parametrize("bad", BAD_INPUTS, ids=lambda bad: bad.name)
def test_a_bad_input_is_refused_with_its_reason(bad: BadInput, tmp_path: Path) -> None:
    path = tmp_path / bad.name
    path.write_bytes(bad.build())
    error = refusal(path)
    assert error.code == bad.code
    assert error.issue.severity is Severity.ERROR
    for language in Language:
        sentence = issue_message(error.issue, language)
        # every fragment has been put into words
        assert sentence and not any(f"{kind}:" in sentence for kind in ("format", "remedy", "cause", "part"))


@pytest.mark.parametrize(
    ("name", "content", "format_"),
    [
        ("報告.pdf", minimal_pdf(), Format.PDF),
        ("報告.PDF", minimal_pdf(), Format.PDF),
        ("前置き.pdf", b"\x00\x00junk before\n" + minimal_pdf(), Format.PDF),
        ("議事録.docx", good_docx(), Format.DOCX),
        ("様式.dotx", good_docx(), Format.DOCX),
        ("議事録.txt", "第３回".encode(), Format.TEXT),
        ("議事録.txt", "第３回".encode("cp932"), Format.TEXT),
        ("議事録.txt", "第３回".encode("utf-16"), Format.TEXT),
        ("議事録.txt", "ヌル\x00がひとつ".encode(), Format.TEXT),
        ("PDFの話.txt", b"A PDF begins with %PDF-1.7", Format.TEXT),
        ("書類.rtf", b"{\\rtf1\\ansi hello}", Format.OFFICE_TEXT),
        ("古い.doc", ole2("WordDocument", "1Table"), Format.OFFICE_TEXT),
        ("古い.ppt", ole2("PowerPoint Document"), Format.OFFICE_SLIDES),
        ("拡張子なし", "第３回".encode(), Format.TEXT),
        ("拡張子なし", minimal_pdf(), Format.PDF),
    ],
)
def test_a_format_is_known_by_its_bytes(name: str, content: bytes, format_: Format, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    sniffed = sniff(path)
    assert (sniffed.format, sniffed.issues) == (format_, ())


@pytest.mark.parametrize(
    ("name", "content", "format_"),
    [
        ("報告.docx", minimal_pdf(), Format.PDF),
        ("報告.txt", minimal_pdf(), Format.PDF),
        ("報告.doc", good_docx(), Format.DOCX),
        ("報告.docx", ole2("WordDocument", "1Table"), Format.OFFICE_TEXT),
        ("一覧.xls", b"<html><body><table><tr><td>1", Format.HTML),
        ("報告.doc", "議事録".encode("cp932"), Format.TEXT),
        ("報告.pdf", good_docx(), Format.DOCX),
    ],
)
def test_another_suffix_is_read_by_the_bytes_with_a_warning(
    name: str, content: bytes, format_: Format, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    sniffed = sniff(path)
    assert sniffed.format is format_
    assert [issue.code for issue in sniffed.issues] == [IssueCode.SUFFIX_IGNORED]
    assert Path(name).suffix in issue_message(sniffed.issues[0], Language.JA)


def test_the_suffix_breaks_a_tie_between_streams(tmp_path: Path) -> None:
    # a spreadsheet with a letter embedded in it has the streams of both
    path = tmp_path / "一覧.xls"
    path.write_bytes(ole2("WordDocument", "Workbook"))
    assert sniff(path).format is Format.OFFICE_SHEETS
    path = tmp_path / "一覧.doc"
    path.write_bytes(ole2("WordDocument", "Workbook"))
    assert sniff(path).format is Format.OFFICE_TEXT
    path = tmp_path / "メール.msg"
    path.write_bytes(ole2("__properties_version1.0"))
    assert "Outlook" in issue_message(refusal(path).issue, Language.JA)


def test_what_is_no_file_is_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s.pdf")
        for path in (pipe, tmp_path / "s.pdf", tmp_path, tmp_path / "nothing.pdf", Path("/dev/zero")):
            assert refusal(path).code == IssueCode.NOT_READABLE


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x", encoding="utf-8")
    path.chmod(0)
    assert refusal(path).code == IssueCode.NOT_READABLE


def test_a_loop_of_links_is_not_readable(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert refusal(tmp_path / "a.txt").code == IssueCode.NOT_READABLE


def test_a_walk_takes_documents_and_passes_by_what_systems_leave_behind() -> None:
    assert {".pdf", ".docx", ".txt", ".doc", ".xlsx", ".jtd", ".xdw"} <= SUFFIXES
    for name in ("~$議事録.docx", ".DS_Store", "Thumbs.db", "._報告.pdf", "desktop.ini", ".~lock.議事録.docx#"):
        assert is_ignorable(name), name
    for name in ("議事録.docx", "～案～.docx", "$報告.pdf", "~案.docx"):
        assert not is_ignorable(name), name


@pytest.mark.skipif(not REALDOCS.is_dir(), reason=f"{REALDOCS} is not there")
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("bug53475-password-is-pass.docx", IssueCode.ENCRYPTED),
        ("truncated62886.docx", IssueCode.CORRUPT),
        ("fess/taro2016_basic.jtd", IssueCode.UNSUPPORTED_FORMAT),
        ("fess/test_xdw_ver9.xdw", IssueCode.UNSUPPORTED_FORMAT),
    ],
)
def test_real_files_that_cannot_be_read(name: str, code: IssueCode) -> None:
    assert refusal(REALDOCS / "edge" / name).code == code
