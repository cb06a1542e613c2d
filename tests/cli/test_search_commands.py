"""``search`` with its options, ``similar`` and ``dictionary``, as a user runs them."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]

MINUTES = """千鳥野県こども会議 議事録

令和7年7月11日（金）

○山田委員　要保護児童対策地域協議会（以下「要対協」という。）の開催状況を伺います。

○佐藤課長　要対協は、はまつどの職員も交えて月に一度開いています。

児家センの職員も、里親の登録の手続きを説明した。
"""
REPORT = """こども家庭支援の取組

里親の登録の手続きを説明する研修を開いた。

児童家庭支援センターの設置を進める。浜の集いの職員も参加した。
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    base = tmp_path_factory.mktemp("archive")
    (base / "papers").mkdir()
    (base / "papers" / "議事録.txt").write_text(MINUTES, encoding="utf-8")
    (base / "papers" / "取組.txt").write_text(REPORT, encoding="utf-8")

    def run_(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "cli", "--home", str(base / "home"), *arguments]
        return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False)

    assert run_("ingest", str(base / "papers")).returncode == 0
    return run_


def hits(process: subprocess.CompletedProcess[str]) -> list[str]:
    assert process.returncode in (0, 1), process.stderr
    return [json.loads(line)["text"] for line in process.stdout.splitlines()]


def test_other_forms_come_last_and_are_said(run: Run) -> None:
    text = run("search", "児家セン").stdout
    assert "「児家セン」は「児童家庭支援センター」としても探しました（組み込みの辞書、1件）" in text
    assert ["児家セン" in hit for hit in hits(run("search", "児家セン", "--json"))] == [True, False]
    assert len(hits(run("search", "児家セン", "--json", "--exact"))) == 1
    learnt = json.loads(run("search", "要対協", "--json").stdout.splitlines()[0])["expansions"]
    assert [(item["form"], item["source"]) for item in learnt] == [("要保護児童対策地域協議会", "learnt")]
    assert Path(learnt[0]["path"]).name == "議事録.txt"


def test_a_batch_may_be_filtered(run: Run, tmp_path: Path) -> None:
    queries = tmp_path / "queries.tsv"
    queries.write_text("1\t職員\n", encoding="utf-8")
    batch = ("search", "--queries", str(queries), "--format", "trec")
    assert len(run(*batch).stdout.splitlines()) == 3
    assert [line.split()[2] for line in run(*batch, "--file", "取組").stdout.splitlines()] == ["取組.txt#3"]
    assert len(run(*batch, "--scope", "document").stdout.splitlines()) == 2
    assert run(*batch, "職員").returncode == 2


def test_filters_scope_facets_and_key_words(run: Run) -> None:
    assert len(hits(run("search", "--speaker", "山田", "--json"))) == 1
    assert len(hits(run("search", "要対協", "--role", "課長", "--json"))) == 1
    assert run("search", "要対協", "--from", "R8.4").returncode == 1
    assert "kind:ほか" in run("search", "要対協", "--kind", "ほか").stderr
    assert run("search", "設置 研修", "--json").returncode == 1
    assert len(hits(run("search", "設置 研修", "--scope", "document", "--json"))) == 1
    lines = run("search", "里親", "--facets", "--json").stdout.splitlines()
    assert json.loads(lines[-1])["total"] == len(lines) - 1
    grouped = run("search", "職員", "--group", "--sort", "date").stdout
    assert "2文書の3件" in grouped
    assert "（ほかに1件）" in grouped
    assert all("【里親】" in line for line in run("search", "里親", "--kwic").stdout.splitlines())


def test_passages_like_one(run: Run) -> None:
    first = json.loads(run("search", "研修", "登録", "--json").stdout.splitlines()[0])
    assert any("手続きを説明した" in text for text in hits(run("similar", first["id"], "--json")))
    assert run("similar", "0123456789ab#1").returncode == 2


def test_a_dictionary_that_is_not_utf8_is_said_with_the_remedy(run: Run, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "dictionary.tsv").write_text("里親会\tサトオヤカイ\t\n", encoding="cp932")
    listed = subprocess.run(
        [sys.executable, "-m", "cli", "--home", str(home), "dictionary", "list"],
        capture_output=True, check=False, cwd=ROOT, encoding="utf-8",
    )  # fmt: skip
    assert listed.returncode == 7
    assert "UTF-8で保存し直してください" in listed.stderr


def test_a_word_of_ones_own(run: Run) -> None:
    assert "は、はまつどの職員" in hits(run("search", "はまつど", "--json"))[0]
    assert run("dictionary", "add", "はまつど", "--reading", "ハマツド", "--same", "浜の集い").returncode == 0
    assert len(hits(run("search", "はまつど", "--json"))) == 2
    assert "はまつど　ハマツド　浜の集い　［利用者の辞書］" in run("dictionary", "list").stdout
    before = run("status").stdout
    assert run("ingest").returncode == 0  # a new generation, whose texts are cut by the word
    assert len(hits(run("search", "はまつど", "--json"))) == 2
    assert run("check").returncode == 0, before
    assert run("dictionary", "remove", "はまつど").returncode == 0
    assert run("dictionary", "remove", "はまつど").returncode == 1
    assert len(hits(run("search", "はまつど", "--json"))) == 1
    assert run("dictionary", "add", "は").returncode == 2
