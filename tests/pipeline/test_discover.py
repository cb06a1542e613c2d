"""Folders walked without opening a file."""

import os
from pathlib import Path

import pytest

from corpus.model import IssueCode
from pipeline.discover import Discovery, discover, is_under


def walk(*paths: Path, skip: Path = Path("/nowhere")) -> Discovery:
    return discover(paths, takes=lambda name: name.endswith(".pdf"), skip=skip)


def names(found: Discovery) -> list[str]:
    return [Path(state.path).name for state in found.files]


def test_folders_are_walked_and_each_file_is_taken_once(tmp_path: Path) -> None:
    (tmp_path / "令和7年度").mkdir()
    for name in ["b.pdf", "a.pdf", "note.xyz", "令和7年度/長い名前" + "の" * 60 + ".pdf"]:
        (tmp_path / name).write_bytes(b"12")
    found = walk(tmp_path, tmp_path / "a.pdf")
    assert names(found) == ["a.pdf", "b.pdf", "長い名前" + "の" * 60 + ".pdf"]
    assert found.files[0].size == 2
    assert found.files[0].mtime_ns == (tmp_path / "a.pdf").stat().st_mtime_ns


def test_a_file_that_is_named_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    (tmp_path / "note.xyz").write_bytes(b"")
    assert names(walk(tmp_path / "note.xyz")) == ["note.xyz"]


def test_hidden_folders_and_our_own_data_are_left_out(tmp_path: Path) -> None:
    for folder in [".git", "home", "real"]:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{folder}.pdf").write_bytes(b"")
    assert names(walk(tmp_path, skip=tmp_path / "home")) == ["real.pdf"]


def test_what_is_not_there_is_said_and_whether_its_folder_is(tmp_path: Path) -> None:
    found = walk(tmp_path / "gone.pdf", tmp_path / "no" / "folder")
    assert found.missing == (str(tmp_path / "gone.pdf"), str(tmp_path / "no" / "folder"))
    assert found.deleted == (str(tmp_path / "gone.pdf"),)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    found = walk(tmp_path)
    assert [(Path(path).name, issue.code) for path, issue in found.problems] == [("pipe.pdf", IssueCode.NOT_A_FILE)]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_links_do_not_loop_and_dangling_ones_are_said(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "dangling.pdf").symlink_to(tmp_path / "nothing")
    found = walk(tmp_path)
    assert found.files == ()
    assert [issue.code for _, issue in found.problems] == [IssueCode.NOT_READABLE]


@pytest.mark.skipif(os.name == "nt", reason="Windows names are Unicode")
def test_a_name_that_is_not_unicode_is_said(tmp_path: Path) -> None:
    os.close(os.open(os.fsencode(tmp_path) + b"/\x93\xfa.pdf", os.O_CREAT))
    ((path, issue),) = walk(tmp_path).problems
    assert issue.code is IssueCode.NAME_NOT_UNICODE
    path.encode()


def test_under_means_below_a_folder_and_not_a_longer_name() -> None:
    assert is_under("/a/b", "/a")
    assert is_under("/a", "/a")
    assert not is_under("/ab", "/a")
    assert is_under("/a", "/")
