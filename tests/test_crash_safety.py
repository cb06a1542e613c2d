"""`kill -9` of a real ingest at random moments: search still answers, and the next ingest ends like a fresh build."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.settings import EngineName
from corpus.store import Store

ROOT = Path(__file__).parents[1]
WORDS = ["里親", "委託", "児童", "相談所", "家庭", "支援", "会議", "研修", "計画", "懇談会", "一時保護", "養育", "地域"]
KILLS = 8


def fumikura(home: Path, *arguments: str, timeout: float = 120) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cli", "--home", str(home), *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )


def write(folder: Path, number: int, random_: random.Random) -> None:
    paragraphs = [
        "".join(random_.choices(WORDS, k=12)) + f"。資料{number}は令和7年4月{n + 1}日の会議。" for n in range(20)
    ]
    (folder / f"会議録{number:02}.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")


def content(home: Path) -> dict[str, object]:
    """Everything that a user can get out of an archive."""
    with Store.open(home) as store:
        documents = {source.state.path: store.document(source.digest) for source in store.sources.all()}
        assert store.orphans() == frozenset()
    answers = {}
    for query in ["里親 委託", "date:R7.4.3", '"資料3"', "一時保護 -里親"]:
        found = fumikura(home, "search", query, "--json", "--limit", "1000")
        assert found.returncode in (0, 1), found.stderr
        hits = [json.loads(line) for line in found.stdout.splitlines()]
        answers[query] = sorted((hit["path"], hit["text"]) for hit in hits)
    return {"documents": documents, "answers": answers}


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("engine", list(EngineName))
def test_killed_at_random_moments_the_archive_answers_and_recovers(
    engine: EngineName, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FUMIKURA_ENGINE", engine.value)
    random_ = random.Random(20250416)
    folder, home = tmp_path / "文書", tmp_path / "home"
    folder.mkdir()
    for number in range(12):
        write(folder, number, random_)
    began = time.monotonic()
    assert fumikura(tmp_path / "reference", "ingest", str(folder)).returncode == 0
    usual = time.monotonic() - began
    assert fumikura(home, "ingest", str(folder)).returncode == 0
    killed = 0
    for _ in range(KILLS):
        # new, changed and deleted files, so that every kind of write may be cut short
        for number in random_.sample(range(16), 5):
            write(folder, number, random_)
        for path in random_.sample(sorted(folder.iterdir()), 1):
            path.unlink()
        with subprocess.Popen(
            [sys.executable, "-m", "cli", "--home", str(home), "ingest", str(folder)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            time.sleep(random_.uniform(0.1, usual))
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
                killed += 1
        found = fumikura(home, "search", "里親")
        assert found.returncode == 0, found.stderr
        assert fumikura(home, "check").returncode in (0, 5)
    assert killed >= KILLS // 3, "the kills came too late to mean anything"
    finished = fumikura(home, "ingest", str(folder))
    assert finished.returncode == 0, finished.stderr
    assert fumikura(home, "check").returncode == 0
    assert fumikura(tmp_path / "fresh", "ingest", str(folder)).returncode == 0
    assert content(home) == content(tmp_path / "fresh")
