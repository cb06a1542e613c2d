"""Files inside files are files of the archive: found, left alone, changed and gone with their container."""

import os
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from corpus.errors import UnreadableError
from corpus.model import IssueCode
from corpus.sources import FileState
from pipeline import members
from pipeline.discover import Discovery
from pipeline.extract import hash_file
from pipeline.members import real_file, with_members
from tests.pipeline.readers.test_containers import write_zip
from tests.pipeline.test_build import contents, folder, found, home, ingest

__all__ = ["folder", "home"]


def text(words: str) -> bytes:
    return words.encode()


def names(home: Path) -> list[str]:
    return [path.partition("文書/")[2] for path in contents(home)]


def test_members_are_found_by_their_own_paths(folder: Path, home: Path) -> None:
    write_zip(folder / "内.zip", {"深い/三.txt": text("児家セン")})
    mail = EmailMessage()
    mail["Subject"] = "送付"
    mail.set_content("本文の言葉")
    mail.add_attachment("添付の言葉", filename="添付.txt")
    inner = {"一.txt": text("里親"), "二.xyz": b"?", "メール.eml": mail.as_bytes()}
    write_zip(folder / "箱.zip", inner | {"内.zip": (folder / "内.zip").read_bytes()})
    (folder / "内.zip").unlink()
    summary = ingest(home, folder)
    assert (len(summary.added), summary.failed) == (6, ())
    assert names(home) == [
        "箱.zip",
        "箱.zip!/メール.eml",
        "箱.zip!/メール.eml!/添付.txt",
        "箱.zip!/一.txt",
        "箱.zip!/内.zip",
        "箱.zip!/内.zip!/深い/三.txt",
    ]
    assert (found(home, "児家セン"), found(home, "添付の言葉")) == (["三.txt"], ["添付.txt"])


def test_a_container_that_is_as_it_was_is_not_opened(folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_zip(folder / "箱.zip", {"一.txt": text("里親"), "二.pdf": b"no pdf"})
    ingest(home, folder)

    def never(path: str) -> None:
        raise AssertionError(path)

    monkeypatch.setattr(members, "_list", never)
    summary = ingest(home, folder)
    assert (summary.unchanged, len(summary.failed), summary.removed) == (2, 1, ())


def test_members_change_and_go_with_their_container(folder: Path, home: Path) -> None:
    path = write_zip(folder / "箱.zip", {"一.txt": text("里親"), "二.txt": text("研修"), "三.txt": text("懇談会")})
    ingest(home, path)
    write_zip(path, {"一.txt": text("里親"), "二.txt": text("一時保護")})
    os.utime(path, ns=(1, 1))
    summary = ingest(home, path)
    assert [Path(name).name for name in summary.changed] == ["箱.zip", "二.txt"]
    assert [Path(name).name for name in summary.removed] == ["三.txt"]
    assert (found(home, "懇談会"), found(home, "研修"), found(home, "一時保護")) == ([], [], ["二.txt"])
    path.unlink()
    ingest(home, folder)
    ingest(home, path)
    assert names(home) == []


def test_a_container_that_breaks_takes_its_members_along(folder: Path, home: Path) -> None:
    path = write_zip(folder / "箱.zip", {"一.txt": text("里親")})
    ingest(home, folder)
    path.write_bytes(path.read_bytes()[:40])
    summary = ingest(home, folder)
    assert [(Path(name).name, issue.code) for name, issue in summary.failed] == [("箱.zip", IssueCode.CORRUPT)]
    assert names(home) == []


def test_a_bad_member_is_listed_and_costs_no_other(folder: Path, home: Path) -> None:
    write_zip(folder / "箱.zip", {"一.txt": text("里親"), "二.txt": bytes(64 * 1024 * 1024), "三.pdf": b"%PDF-"})
    summary = ingest(home, folder)
    assert {Path(name).name: issue.code for name, issue in summary.failed} == {
        "二.txt": IssueCode.TOO_LARGE,
        "三.pdf": IssueCode.CORRUPT,
    }
    assert found(home, "里親") == ["一.txt"]


def test_containers_in_containers_end_at_some_depth(folder: Path) -> None:
    content = text("里親")
    name = "底.txt"
    for depth in range(6):
        path = write_zip(folder / "z.zip", {name: content})
        content, name = path.read_bytes(), f"{depth}.zip"
    state = FileState(str(path), path.stat().st_size, 1)
    listed = with_members(Discovery((state,), (), (), ()), (), lambda _: False).files
    assert max(entry.path.count("!/") for entry in listed) == 3


def test_a_folder_whose_name_ends_like_the_mark_is_a_folder(tmp_path: Path) -> None:
    plain = tmp_path / "注意!" / "a.txt"
    plain.parent.mkdir()
    plain.write_bytes(text("里親"))
    with real_file(str(plain)) as real:
        assert real == plain
    with zipfile.ZipFile(tmp_path / "箱.zip", "w") as archive:
        archive.writestr("注意!/b.txt", text("研修"))
    with real_file(f"{tmp_path}/箱.zip!/注意!/b.txt") as real:
        assert real.read_bytes() == text("研修")
        kept = real
    assert not kept.exists()


def test_a_member_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "箱.zip", {"一.txt": b"x"})
    with pytest.raises(UnreadableError) as caught, real_file(f"{path}!/二.txt"):
        raise AssertionError("there is none")
    assert caught.value.code == IssueCode.NOT_FOUND
    assert getattr(hash_file(f"{path}!/二.txt"), "code", None) == IssueCode.NOT_FOUND
