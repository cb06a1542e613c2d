"""Archives and mails: listed and unpacked within limits, under names that are safe to show."""

import email
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableError
from corpus.model import IssueCode
from pipeline.readers.containers import archives, mails, member
from pipeline.readers.containers.member import safe_names
from pipeline.readers.sniff import sniff
from tests.pipeline.readers.docx_files import as_text


def write_zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def cp932_zip(path: Path, name: str, content: bytes) -> Path:
    """An archive as old Japanese packers write it: the name in cp932, not marked as anything."""
    raw = name.encode("cp932")
    stand_in = "x" * len(raw)
    write_zip(path, {stand_in: content})
    path.write_bytes(path.read_bytes().replace(stand_in.encode(), raw))
    return path


def refusal(path: Path, name: str, target: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        archives.unpack_archived(path, name, target)
    assert not target.exists() or target.stat().st_size <= member.MAX_MEMBER_BYTES
    return caught.value.code


def test_the_list_of_an_archive_is_a_document(tmp_path: Path) -> None:
    names = {"資料/報告.txt": b"a", "__MACOSX/._x.txt": b"b", "資料/~$報告.docx": b"c", "図.png": b"d", "資料/": b""}
    path = write_zip(tmp_path / "a.zip", names)
    assert sniff(path).format == "zip"
    (page,) = archives.READER.read(path).pages
    assert [as_text(element) for element in page.elements] == ["資料/報告.txt", "図.png"]


@pytest.mark.parametrize("name", ["報告書（案）.txt", "ソ表能.txt"])
def test_names_in_the_encoding_of_old_packers(name: str, tmp_path: Path) -> None:
    path = cp932_zip(tmp_path / "a.zip", name, b"text")
    assert [found.name for found in archives.list_archive(path)] == [name]
    archives.unpack_archived(path, name, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b"text"


def test_names_that_lead_out_lead_nowhere(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"../../etc/x.txt": b"1", "/abs.txt": b"2", "C:\\w\\y.txt": b"3"})
    found = [entry.name for entry in archives.list_archive(path)]
    assert found == ["etc/x.txt", "abs.txt", "w/y.txt"]
    for name in found:
        archives.unpack_archived(path, name, tmp_path / "out")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.zip", "out"]


@given(st.lists(st.text()))
def test_every_name_is_safe_and_no_two_are_the_same(names: list[str]) -> None:
    safe = list(safe_names(names))
    assert len(set(safe)) == len(safe) == len(names)
    for name in safe:
        assert name and not name.startswith("/") and ".." not in name.split("/") and "\n" not in name


def test_a_bomb_is_refused_before_and_while_it_unpacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_zip(tmp_path / "a.zip", {"x.txt": bytes(64 * 1024 * 1024)})
    assert refusal(path, "x.txt", tmp_path / "out") == IssueCode.TOO_LARGE
    monkeypatch.setattr(archives, "_MAX_RATIO", 10**9)
    monkeypatch.setattr(archives, "MAX_MEMBER_BYTES", 1024)
    assert refusal(path, "x.txt", tmp_path / "out") == IssueCode.TOO_LARGE


def test_too_many_and_too_much_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_zip(tmp_path / "a.zip", {f"{i}.txt": b"xx" for i in range(5)})
    for name, limit in [("MAX_MEMBERS", 4), ("MAX_TOTAL_BYTES", 9)]:
        with monkeypatch.context() as patched:
            patched.setattr(member, name, limit)
            with pytest.raises(UnreadableError) as caught:
                archives.READER.read(path)
            assert caught.value.code == IssueCode.TOO_LARGE


def test_a_password_and_damage_are_told_apart(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"x.txt": b"text" * 100})
    content = path.read_bytes()
    locked = bytearray(content)
    locked[6] |= 1  # the local head's and the directory's flag
    locked[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(locked)
    assert refusal(path, "x.txt", tmp_path / "out") == IssueCode.ENCRYPTED
    broken = bytearray(content)
    broken[36:40] = b"\xff\xff\xff\xff"
    path.write_bytes(broken)
    assert refusal(path, "x.txt", tmp_path / "out") == IssueCode.CORRUPT
    path.write_bytes(content[:50])
    with pytest.raises(UnreadableError) as caught:
        archives.list_archive(path)
    assert caught.value.code == IssueCode.CORRUPT


def a_mail(charset: str = "iso-2022-jp") -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "第３回専門分科会の資料送付"
    mail["From"] = "事務局 <office@example.jp>"
    mail["To"] = "委員各位 <members@example.jp>"
    mail["Date"] = "Wed, 16 Apr 2025 10:05:00 +0900"
    mail.set_content("委員各位\n\n資料を\n送ります。\n", charset=charset)
    return mail


def shown(path: Path, content: bytes) -> list[str]:
    path.write_bytes(content)
    assert sniff(path).format == "mail"
    (page,) = mails.READER.read(path).pages
    return [as_text(element) for element in page.elements]


HEADS = [
    "第３回専門分科会の資料送付",
    "差出人：事務局 <office@example.jp>",
    "宛先：委員各位 <members@example.jp>",
    "日時：2025年4月16日 10:05",
]


@pytest.mark.parametrize("charset", ["iso-2022-jp", "utf-8", "cp932", "euc-jp"])
def test_heads_and_text_of_a_mail(charset: str, tmp_path: Path) -> None:
    assert shown(tmp_path / "a.eml", a_mail(charset).as_bytes()) == [*HEADS, "委員各位", "資料を送ります。"]


def test_a_mail_of_an_old_program_with_bare_bytes_in_its_heads(tmp_path: Path) -> None:
    for encoding in ("cp932", "iso2022_jp", "utf-8"):
        content = "Subject: 資料の送付について\nFrom: 事務局\n\n本文です。\n".encode(encoding)
        assert shown(tmp_path / "a.eml", content) == ["資料の送付について", "差出人：事務局", "本文です。"]


def test_a_page_is_read_where_a_mail_has_no_text_of_its_own(tmp_path: Path) -> None:
    mail = a_mail()
    mail.set_content("<p>里親<b>委託率</b></p><table><tr><th>区分<th>件数<tr><td>里親<td>3</table>", subtype="html")
    assert shown(tmp_path / "a.eml", mail.as_bytes())[4:] == ["里親委託率", "区分|件数\n里親|3"]
    mail = a_mail()
    mail.add_alternative("<p>同じ文</p>", subtype="html")
    assert shown(tmp_path / "a.eml", mail.as_bytes())[4:] == ["委員各位", "資料を送ります。"]


def test_attachments_have_their_names_and_bytes(tmp_path: Path) -> None:
    mail = a_mail()
    for name in ("報告（案）.txt", "報告（案）.txt", "a/b.csv"):
        mail.add_attachment(b"\x00" + name.encode(), maintype="application", subtype="octet-stream", filename=name)
    inner = a_mail()
    mail.add_attachment(inner)
    path = tmp_path / "a.eml"
    path.write_bytes(mail.as_bytes())
    names = [found.name for found in mails.list_mail(path)]
    assert names == ["報告（案）.txt", "報告（案）~2.txt", "a／b.csv", "第３回専門分科会の資料送付.eml"]
    mails.unpack_attached(path, names[1], tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b"\x00" + "報告（案）.txt".encode()
    assert shown(tmp_path / "a.eml", mail.as_bytes()) == [*HEADS, "委員各位", "資料を送ります。"]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", IssueCode.EMPTY_FILE), (b"X-Nothing: 1\n\n\n", IssueCode.BLANK)],
)
def test_a_mail_with_nothing_in_it(content: bytes, code: IssueCode, tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(content)
    with pytest.raises(UnreadableError) as caught:
        mails.READER.read(path)
    assert caught.value.code == code


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"Subject: =?iso-2022-jp?B?", b"Content-Type: multipart/mixed; boundary=a\n"]),
)
def test_no_bytes_whatever_break_the_reader_of_mails(body: bytes, head: bytes) -> None:
    mail = email.message_from_bytes(head + body)
    list(mails._attachments(mail))
    list(mails._text(mail))
    assert isinstance(mails._head(mail, "Subject") + mails._day(mail), str)
