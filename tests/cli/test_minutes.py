"""``fumikura minutes`` and ``fumikura show`` as a user runs them."""

import csv
import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]
MINUTES = """第3回里親支援協議会　議事録

日時：令和7年10月3日（金）14:00～15:45

○山田会長　ただいまから会議を開きます。

○佐藤委員　委託率はどうなっていますか。

○事務局　23.4％です。
"""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def run_(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "cli", "--home", str(tmp_path / "home"), "--lang", "ja", *arguments],
            cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip

    return run_


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "会議"
    folder.mkdir()
    (folder / "第3回.txt").write_text(MINUTES, encoding="utf-8")
    (folder / "手引き.txt").write_text("里親の手引き\n\n里親とは、次の者をいう。\n", encoding="utf-8")
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_export_straight_from_files_and_from_the_archive(run: Run, folder: Path, tmp_path: Path) -> None:
    direct, archived = tmp_path / "direct", tmp_path / "archived"
    result = run("minutes", "export", str(folder), "-o", str(direct))
    assert (result.returncode, result.stdout) == (0, "")
    assert "1件の会議録の3発言" in result.stderr
    run("ingest", str(folder))
    assert run("minutes", "export", "-o", str(archived)).returncode == 0
    exported = rows(archived / "第3回__minutes.csv")
    assert [row["kind"] for row in exported] == ["remark", "question", "answer"]
    assert exported[2]["answers_to"] == exported[1]["id"]
    assert [row["id"] for row in rows(direct / "第3回__minutes.csv")] == [row["id"] for row in exported]
    assert sorted(path.name for path in archived.iterdir()) == [
        "第3回__minutes.csv", "第3回__minutes.csv-metadata.json", "第3回__minutes.json",
    ]  # fmt: skip


def test_an_id_stays_over_a_rebuild_and_shows_the_exchange(run: Run, folder: Path, tmp_path: Path) -> None:
    run("ingest", str(folder))
    run("minutes", "export", "-o", str(tmp_path / "before"))
    run("rebuild")
    run("minutes", "export", "-o", str(tmp_path / "after"))
    before, after = (rows(tmp_path / name / "第3回__minutes.csv") for name in ("before", "after"))
    assert before == after
    shown = run("show", before[1]["id"])
    assert shown.returncode == 0
    assert "佐藤委員［質問・事務局が回答］" in shown.stdout
    assert "23.4％です。" in shown.stdout
    assert "ただいまから" not in shown.stdout
    assert run("show", "0" * 12 + "-u" + "0" * 10).returncode == 1


def test_what_cannot_be_read_is_said(run: Run, tmp_path: Path) -> None:
    missing = tmp_path / "ない.docx"
    result = run("minutes", "export", str(missing), "-o", str(tmp_path / "out"))
    assert result.returncode == 4
    assert "ない.docx" in result.stderr
