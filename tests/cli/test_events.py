"""``events`` as a user runs it."""

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]

PLAN = """年月日,会議等,内容等
R7.4.16,検討会議,里親等委託率の目標を確認
R7.7.16~30,地域懇談会,児家センの設置を協議
R8.3,視察,里親と懇談
令和6年度,委託率,27.9%
"""
MINUTES = """千鳥野県こども会議 議事録

令和7年7月11日（金）

○山田委員　里親の登録の手続きを伺います。

○佐藤課長　次の研修は令和7年9月6日に開きます。里親の登録もその日に受け付けます。
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    base = tmp_path_factory.mktemp("archive")
    (base / "papers").mkdir()
    (base / "papers" / "取組.csv").write_text(PLAN, encoding="utf-8")
    (base / "papers" / "議事録.txt").write_text(MINUTES, encoding="utf-8")

    def run_(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "cli", "--home", str(base / "home"), *arguments]
        return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8-sig", timeout=120, check=False)

    assert run_("ingest", str(base / "papers")).returncode == 0
    return run_


def found(run: Run, *arguments: str) -> list[tuple[str, str]]:
    process = run("events", *arguments, "--json")
    assert process.returncode == 0, process.stderr
    return [(event["start"], event["form"]) for event in map(json.loads, process.stdout.splitlines())]


def test_the_whole_archive_in_order(run: Run) -> None:
    assert found(run) == [
        ("2025-04-16", "row"), ("2025-07-11", "meeting"), ("2025-07-16", "row"), ("2025-09-06", "utterance"),
        ("2026-03-01", "row"),
    ]  # fmt: skip


def test_words_and_periods_narrow_it(run: Run) -> None:
    assert found(run, "里親") == [
        ("2025-04-16", "row"), ("2025-07-11", "meeting"), ("2025-09-06", "utterance"), ("2026-03-01", "row"),
    ]  # fmt: skip
    assert found(run, "--from", "R7.7", "--to", "R7.8") == [("2025-07-11", "meeting"), ("2025-07-16", "row")]
    assert found(run, "R7.7") == [("2025-07-11", "meeting"), ("2025-07-16", "row")]
    assert found(run, "児童家庭支援センター") == [("2025-07-16", "row")]


def test_forms_and_years(run: Run) -> None:
    assert ("2024-04-01", "row") in found(run, "--years")
    assert ("2025-07-11", "text") in found(run, "--form", "text")
    assert {form for _, form in found(run, "--form", "meeting")} == {"meeting"}


def test_the_text_names_months_pages_and_files(run: Run) -> None:
    process = run("events", "懇談会")
    assert process.stdout.splitlines()[:4] == [
        "「懇談会」　1件の日付",
        "",
        "令和7年7月（2025-07）",
        "  7月16日(水)～7月30日(水)  地域懇談会 ｜ 児家センの設置を協議",
    ]
    assert "取組.csv" in process.stdout


def test_a_csv_and_a_calendar(run: Run) -> None:
    rows = list(csv.DictReader(run("events", "--csv").stdout.splitlines()))
    assert [row["日付_start"] for row in rows][:2] == ["2025-04-16", "2025-07-11"]
    calendar = run("events", "--ics").stdout
    assert calendar.startswith("BEGIN:VCALENDAR")
    assert calendar.count("BEGIN:VEVENT") == len(rows)


def test_nothing_found_is_exit_code_1_with_what_to_try(run: Run) -> None:
    nothing = run("events", "存在しない言葉")
    assert (nothing.returncode, nothing.stderr) == (1, "")
    assert "存在しない言葉" in nothing.stdout
    undated = run("events", "手続き", "--form", "row")
    assert undated.returncode == 1
    assert "日付のある箇所はありません" in undated.stdout


def test_a_malformed_period_is_usage(run: Run) -> None:
    process = run("events", "--from", "いつか")
    assert process.returncode == 2
    assert "^" in process.stderr
