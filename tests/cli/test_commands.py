"""The commands as a user runs them: what they print where, and how they end."""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from commands.group import fumikura
from commands.group import run as run_here
from corpus.errors import ExitCode
from corpus.lock import writer_lock
from pipeline.readers.suffixes import is_wanted
from tests.pipeline.readers.bad_inputs import write_bad_inputs

ROOT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]

MINUTES = """里親委託推進会議 議事録

令和7年7月11日（金）

○山田委員　里親委託率の目標について伺います。

児家センの運営状況は、R7.7.16~30の懇談会で報告した。

令和7年度の計画は、R8.3までに見直す。=1+1
"""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def run_(*arguments: str, stdin: str | None = None, language: str = "ja") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "cli", "--home", str(tmp_path / "home"), "--lang", language, *arguments],
            cwd=ROOT,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run_


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "令和7年度 会議録"
    folder.mkdir()
    (folder / "第1回 議事録.txt").write_text(MINUTES, encoding="utf-8")
    return folder


def test_from_a_folder_to_an_answer(run: Run, folder: Path) -> None:
    ingested = run("ingest", str(folder))
    assert (ingested.returncode, ingested.stdout) == (0, "")
    assert "追加1 更新0 移動0 削除0 変更なし0 失敗0" in ingested.stderr
    assert "変更なし1" in run("ingest", str(folder)).stderr
    found = run("search", "里親　委託率")
    assert found.returncode == 0
    assert "第1回 議事録.txt" in found.stdout
    assert "【委託率】" in found.stdout or "【里親委託率】" in found.stdout or "【里親】" in found.stdout


@pytest.mark.parametrize(
    "query",
    [
        "児家セン",
        "R7.7",
        "date:R7.7.20",
        "date:2025-07",
        '"里親委託率の目標"',
        "「目標について」",
        "date:R7.7..R7.8 懇談会",
    ],
)
def test_however_it_is_asked(run: Run, folder: Path, query: str) -> None:
    run("ingest", str(folder))
    assert run("search", query).returncode == 0


def test_nothing_found_is_code_1_with_a_sentence(run: Run, folder: Path) -> None:
    run("ingest", str(folder))
    found = run("search", "里親", "存在しない言葉")
    assert found.returncode == 1
    assert "見つかりませんでした" in found.stdout
    assert "存在しない言葉" in found.stdout.split("\n", 1)[1], "which word to drop"


def test_left_out_words_need_no_quoting(run: Run, folder: Path) -> None:
    run("ingest", str(folder))
    kept = run("search", "令和7年度", "-児家セン", "--json")
    assert {json.loads(line)["text"] for line in kept.stdout.splitlines()} == {
        "令和7年度の計画は、R8.3までに見直す。=1+1"
    }


def test_json_is_a_line_a_hit_with_the_place_of_the_match(run: Run, folder: Path) -> None:
    run("ingest", str(folder))
    (line,) = run("search", "児家セン", "--json").stdout.splitlines()
    hit = json.loads(line)
    ((begin, end),) = hit["matches"]
    assert hit["text"][begin:end] == "児家セン"
    assert hit["page"] is None
    assert hit["path"].endswith("第1回 議事録.txt")
    assert [(date["start"], date["end"]) for date in hit["dates"]] == [("2025-07-16", "2025-07-30")]


def test_csv_opens_in_excel_and_runs_no_formula(run: Run, folder: Path) -> None:
    (folder / "式.txt").write_text("=HYPERLINK(里親)", encoding="utf-8")
    run("ingest", str(folder))
    output = run("search", "HYPERLINK", "--csv").stdout
    assert output.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(output.removeprefix("\ufeff"), newline="")))
    assert [row["本文"] for row in rows] == ["'=HYPERLINK(里親)"]


def test_a_malformed_query_points_at_the_place(run: Run, folder: Path) -> None:
    run("ingest", str(folder))
    found = run("search", '里親 "閉じない')
    assert found.returncode == 2
    assert "^" in found.stderr or "＾" in found.stderr
    assert found.stdout == ""


def test_a_batch_of_queries_makes_a_trec_run(run: Run, folder: Path, tmp_path: Path) -> None:
    run("ingest", str(folder))
    (tmp_path / "queries.tsv").write_text("q1\t里親の委託率はどうですか\nq2\t懇談会\n", encoding="utf-8")
    found = run("search", "--any", "--queries", str(tmp_path / "queries.tsv"), "--format", "trec", "-k", "3")
    assert found.returncode == 0, found.stderr
    lines = [line.split() for line in found.stdout.splitlines()]
    assert {line[0] for line in lines} == {"q1", "q2"}
    assert all(len(line) == 6 and line[2].startswith("第1回%20議事録.txt#") for line in lines)


def test_before_anything_is_ingested_the_way_in_is_told(run: Run, tmp_path: Path) -> None:
    for command in (["search", "里親"], ["tables", "list"], ["status"], ["show", "x"], ["check"], ["rebuild"]):
        ended = run(*command)
        assert ended.returncode == 5, command
        assert "fumikura ingest" in ended.stderr
    assert not (tmp_path / "home").exists()


def test_every_bad_input_is_listed_with_reason_and_remedy_and_the_rest_goes_in(run: Run, folder: Path) -> None:
    bad = [path for path in write_bad_inputs(folder) if is_wanted(path.name)]
    ended = run("ingest", str(folder))
    assert ended.returncode == 3
    for path in bad:
        (line,) = [line for line in ended.stderr.splitlines() if str(path) in line]
        assert line.endswith("。"), line
        assert "Traceback" not in line
    assert f"失敗{len(bad)}" in ended.stderr
    assert run("search", "児家セン").returncode == 0
    status = run("status").stdout
    assert all(str(path) in status for path in bad)


def test_a_path_that_is_not_there_is_told(run: Run, folder: Path) -> None:
    nowhere = run("ingest", str(folder / "nowhere"))
    assert nowhere.returncode == 4
    assert str(folder / "nowhere") in nowhere.stderr
    assert run("ingest", str(folder), str(folder / "nowhere")).returncode == 3
    assert run("search", "里親").returncode == 0


def test_without_paths_and_without_a_history_the_usage_is_told(run: Run) -> None:
    assert run("ingest").returncode == 2


def test_while_another_process_writes_the_message_says_so(run: Run, folder: Path, tmp_path: Path) -> None:
    run("ingest", str(folder))
    with writer_lock(tmp_path / "home"):
        for command in (["ingest", str(folder)], ["rebuild"]):
            ended = run(*command)
            assert ended.returncode == 6
            assert str(tmp_path / "home") in ended.stderr
        assert run("search", "里親").returncode == 0


def test_the_language_of_messages_can_be_chosen(run: Run, folder: Path) -> None:
    assert "added 1" in run("ingest", str(folder), language="en").stderr
    assert "Nothing has been" not in run("status", language="en").stderr


def test_tables_of_files_need_no_archive(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4\nbroken")
    ended = run("tables", "export", str(tmp_path / "broken.pdf"), "-o", str(tmp_path / "csv"))
    assert ended.returncode == 4
    assert "broken.pdf" in ended.stderr
    assert not (tmp_path / "home").exists()


def test_dates_of_a_text_and_of_json_lines(run: Run) -> None:
    shown = run("dates", stdin="R7.4.16とR7.2.30\n").stdout
    assert "2025-04-16" in shown
    assert "impossible" in shown
    answered = run("dates", "--jsonl", stdin='{"id": "a", "text": "R7.8~"}\n').stdout
    (date,) = json.loads(answered)["dates"]
    assert (date["surface"], date["start"], date["end"]) == ("R7.8~", "2025-08-01", None)
    broken = run("dates", "--jsonl", stdin='{"id": "a"}\nnot json\n')
    assert broken.returncode == 2
    assert broken.stderr.count("\n") == 1


def test_show_prints_a_document_and_says_when_there_is_none(run: Run, folder: Path) -> None:
    run("ingest", str(folder))
    assert "児家センの運営状況は" in run("show", "第1回").stdout
    assert run("show", "第9回").returncode == 1


def test_show_of_a_file_that_could_not_be_read_says_why(run: Run, folder: Path) -> None:
    (folder / "第3回.docx").write_bytes(b"PK\x03\x04 cut")
    run("ingest", str(folder))
    ended = run("show", "第3回")
    assert ended.returncode == 1
    assert "第3回.docx：ファイルが壊れています" in ended.stderr
    assert "第3回.docx" not in run("show", "第9回").stderr


def test_check_and_rebuild(run: Run, folder: Path) -> None:
    run("ingest", str(folder))
    assert run("check").returncode == 0
    assert "世代2" in run("rebuild").stderr
    assert run("search", "里親").returncode == 0


def test_wrong_usage_is_code_2_with_one_sentence(run: Run) -> None:
    merged = ["tables", "export", "-o", "csv", "--merge", "--format", "json"]
    for arguments in (["nosuch"], ["search"], ["search", "a", "--limit", "0"], ["tables", "export"], merged):
        ended = run(*arguments)
        assert ended.returncode == 2, arguments
        assert ended.stdout == ""
        assert ended.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["serch"], "serch というコマンドはありません。もしかして：search、serve"),
        (["tables", "lst"], "lst というコマンドはありません。もしかして：list"),
        (["nothing-like-it"], "nothing-like-it というコマンドはありません。"),
        (["--debug"], "コマンドを指定してください。"),
        (["search", "里親", "--limt", "3"], "--limt というオプションはありません。もしかして：--limit"),
        (["search", "里親", "--limit", "0"], "--limit は1以上の整数にしてください（指定された値：0）。"),
        (["search", "里親", "--limit", "x"], "--limit は1以上の整数にしてください（指定された値：x）。"),
        (["search", "里親", "--limit"], "--limit の後に値を書いてください。"),
        (["search", "里親", "--any=1"], "--any に値は付けられません。"),
        (
            ["search", "里親", "--sort", "new"],
            "--sort は relevance、date のどれかにしてください（指定された値：new）。",
        ),
        (["serve", "--port", "99999"], "--port は0から65535までの整数にしてください（指定された値：99999）。"),
        (["ingest", "--time-limit", "x"], "--time-limit は1以上の数にしてください（指定された値：x）。"),
        (["dates", "--reference", "3"], "--reference は YYYY-MM-DD の形の日付にしてください（指定された値：3）。"),
        (["rebuild", "--engine", "x"], "--engine は tantivy、whoosh のどれかにしてください（指定された値：x）。"),
        (["tables", "export"], "--output を指定してください。"),
        (["show"], "NAME を指定してください。"),
        (["show", "令和7年度", "会議録"], "会議録 は余分です。"),
    ],
)
def test_what_does_not_fit_is_said_in_japanese(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FUMIKURA_LANG", raising=False)
    assert run_here(arguments) is ExitCode.USAGE
    errors = capsys.readouterr().err
    assert errors.startswith(f"使い方が違います：{said}")
    assert "Usage" not in errors


def test_what_does_not_fit_is_said_in_english_where_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_here(["--lang", "en", "search", "里親", "--limit", "0"]) is ExitCode.USAGE
    errors = capsys.readouterr().err
    assert errors.startswith("Wrong usage: Invalid value for '--limit'")


def test_help_has_no_english_words_of_clicks(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([], ["search"], ["serve"], ["tables"], ["tables", "export"], ["dates"]):
        assert run_here([*arguments, "--help"]) is ExitCode.OK
        page = capsys.readouterr().out
        assert page.startswith(f"使い方：{' '.join(['fumikura', *arguments])} [オプション]")
        assert not re.search(r"Usage|Options|Commands|Show |default|required|RANGE|x>=|<=x|%Y", page), page


def test_a_misspelt_option_is_no_word_that_must_not_be_there(run: Run, folder: Path) -> None:
    run("ingest", str(folder))
    for arguments in (["里親", "--limt", "5"], ["里親", "--limt=5"]):
        ended = run("search", *arguments)
        assert (ended.returncode, ended.stdout) == (2, "")
        assert "--limt" in ended.stderr
        assert "--limit" in ended.stderr
    assert run("search", "里親", "-火星").returncode == 0


def test_a_reader_that_stops_early_is_no_error(folder: Path, run: Run, tmp_path: Path) -> None:
    (folder / "長い.txt").write_text("\n\n".join(f"里親{n}" for n in range(5000)), encoding="utf-8")
    run("ingest", str(folder))
    command = [sys.executable, "-m", "cli", "--home", str(tmp_path / "home"), "search", "里親", "--json", "-n", "5000"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read()
    assert (process.returncode, errors) == (0, b"")


def test_every_command_is_in_the_docs_and_has_help(run: Run) -> None:
    documented = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    context = click.Context(fumikura)
    for name in fumikura.list_commands(context):
        command = fumikura.get_command(context, name)
        assert f"`{name}" in documented or f"· `{name}`" in documented, name
        assert command is not None, name
        assert command.help, name
    assert run("--help").returncode == 0
