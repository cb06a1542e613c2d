"""Which engine keeps the index: asked for, kept, changed, missing, damaged."""

import os
import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.settings import EngineName

ROOT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def run(home: Path) -> Run:
    def run_(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "cli", "--home", str(home), "--lang", "en", *arguments],
            cwd=ROOT,
            env={name: value for name, value in os.environ.items() if name != "FUMIKURA_ENGINE"} | environment,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run_


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.txt").write_text("里親委託率の目標\n\n令和7年7月の懇談会", encoding="utf-8")
    return folder


@pytest.fixture
def without_tantivy(tmp_path: Path) -> dict[str, str]:
    """An environment in which importing Tantivy fails, as where there is no wheel for the machine."""
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / "tantivy.py").write_text("raise ImportError('no wheel')", encoding="utf-8")
    return {"PYTHONPATH": str(tmp_path / "hidden")}


def current(home: Path) -> Path:
    return home / "index" / "generations" / (home / "index" / "CURRENT").read_text(encoding="ascii").strip()


def test_an_archive_keeps_its_engine_until_another_is_asked_for(run: Run, folder: Path, home: Path) -> None:
    assert run("ingest", str(folder)).returncode == 0
    assert "(search engine tantivy)" in run("status").stdout
    first = current(home)
    assert run("ingest", str(folder), "--engine", "whoosh").returncode == 0
    assert "(search engine whoosh)" in run("status").stdout
    assert current(home) != first
    assert not first.exists()
    (folder / "b.txt").write_text("里親の研修", encoding="utf-8")
    second = current(home)
    assert run("ingest", str(folder)).returncode == 0
    assert (current(home), "(search engine whoosh)" in run("status").stdout) == (second, True)
    assert [Path(line.split("\t")[0]).name for line in run("search", "里親", "--json").stdout.splitlines() if line]
    assert run("rebuild", "--engine", "tantivy").returncode == 0
    assert "(search engine tantivy)" in run("status").stdout
    assert run("ingest", FUMIKURA_ENGINE="Whoosh").returncode == 0
    assert "(search engine whoosh)" in run("status").stdout
    assert run("check").returncode == run("check", FUMIKURA_ENGINE="tantivy").returncode == 0


def test_both_engines_find_the_same(run: Run, folder: Path) -> None:
    found = []
    for engine in EngineName:
        assert run("ingest", str(folder), "--engine", engine.value).returncode == 0
        queries = ["里親", '"委託率の"', "里*", "-里親", "date:R7.7", "里親 NEAR/1 率", "親委"]
        found.append([run("search", "--", query).stdout for query in queries])
    assert found[0] == found[1]
    assert all("a.txt" in text for text in found[0])


def test_without_tantivy_whoosh_takes_over_and_status_says_so(
    run: Run, folder: Path, without_tantivy: dict[str, str]
) -> None:
    run("ingest", str(folder))
    searched = run("search", "里親", **without_tantivy)
    assert searched.returncode == 5
    assert "pip install tantivy" in searched.stderr
    assert run("ingest", str(folder), "--engine", "tantivy", **without_tantivy).returncode == 7
    assert run("ingest", str(folder), **without_tantivy).returncode == 0
    assert run("search", "里親", **without_tantivy).returncode == 0
    status = run("status", **without_tantivy).stdout
    assert "(search engine whoosh)" in status
    assert status.count("Tantivy is not installed") == 1


@pytest.mark.parametrize("engine", list(EngineName))
def test_an_index_of_another_version_says_what_to_do(run: Run, folder: Path, home: Path, engine: EngineName) -> None:
    run("ingest", str(folder), "--engine", engine.value)
    record = current(home) / "FINGERPRINT"
    made = record.read_text(encoding="utf-8")
    # another dictionary or library is no reason to be silent: the next ingest makes the index anew
    record.write_text(re.sub("library=.*? ", "library=0.0 ", made).replace("passages=", "passages=9"), encoding="utf-8")
    assert run("search", "里親").returncode == 0
    record.write_text(re.sub(r"entries=(\d+)", r"entries=\g<1>0", made), encoding="utf-8")
    searched = run("search", "里親")
    assert (searched.returncode, searched.stdout) == (5, "")
    assert "fumikura ingest" in searched.stderr
    assert run("ingest", str(folder)).returncode == 0
    assert run("search", "里親").returncode == 0


def test_an_unknown_engine_is_refused(run: Run, folder: Path) -> None:
    assert run("ingest", str(folder), "--engine", "lucene").returncode == 2
    refused = run("ingest", str(folder), FUMIKURA_ENGINE="lucene")
    assert (refused.returncode, "FUMIKURA_ENGINE" in refused.stderr) == (7, True)


@pytest.mark.parametrize("engine", list(EngineName))
def test_check_names_the_file_in_which_one_byte_differs(run: Run, folder: Path, home: Path, engine: EngineName) -> None:
    run("ingest", str(folder), "--engine", engine.value)
    generator = random.Random(1)
    kept = [path for path in sorted(current(home).rglob("*")) if path.is_file() and "LOCK" not in path.name.upper()]
    assert len(kept) >= 4
    for path in kept:
        content = path.read_bytes()
        place = generator.randrange(len(content))
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        checked = run("check")
        assert checked.returncode == 5, path
        if not path.name.startswith("manifest"):
            assert str(path) in checked.stderr
        path.write_bytes(content)
    assert run("check").returncode == 0
