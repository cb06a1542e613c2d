"""The tour of the README: a folder with one file of each format goes in, one search finds the sentence in all."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.raw import Format
from pipeline.readers.ocr.tesseract import find_tesseract
from pipeline.readers.office.convert import find_program
from pipeline.readers.suffixes import FORMAT_OF_SUFFIX
from samples.sources.formats import ROWS, SENTENCE

ROOT = Path(__file__).parents[1]
FORMATS = ROOT / "samples" / "formats"
FILES = sorted(FORMATS.iterdir())
OFFICE = {Format.OFFICE_TEXT, Format.OFFICE_SHEETS, Format.OFFICE_SLIDES}
SCAN = "案内（走査）.pdf"
# an archive's own document is the list of what is in it
INSIDE = {"案内.zip": "案内.zip!/令和7年度/案内（控え）.txt"}
ATTACHED = "案内.eml!/添付資料.txt"


def fumikura(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cli", "--home", str(home), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=600)


def readable(path: Path) -> bool:
    """Whether this machine has what the format needs."""
    if path.name == SCAN:
        return find_tesseract() is not None
    return FORMAT_OF_SUFFIX[path.suffix] not in OFFICE or find_program() is not None


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("tour") / "home"
    done = fumikura(home, "ingest", "--ocr", "auto", str(FORMATS))
    assert done.returncode == (0 if all(map(readable, FILES)) else 3), done.stderr
    return home


def test_there_is_one_of_each_format() -> None:
    assert {FORMAT_OF_SUFFIX[path.suffix] for path in FILES} == set(Format)


def test_one_search_finds_the_sentence_in_all(home: Path) -> None:
    done = fumikura(home, "search", "里親カフェ 月代市民会館で開きます date:R7.10.18", "--json", "--limit", "100")
    assert done.returncode == 0, done.stderr
    hits = [json.loads(line) for line in done.stdout.splitlines()]
    found = {hit["path"].partition("formats/")[2]: hit["text"] for hit in hits}
    assert set(found) == {INSIDE.get(path.name, path.name) for path in FILES if readable(path)} | {ATTACHED}
    # recognised characters may differ, the others may not
    assert {name for name, text in found.items() if SENTENCE not in text} <= {SCAN}


def test_what_this_machine_cannot_read_is_listed_with_the_remedy(home: Path) -> None:
    listed = fumikura(home, "status").stdout
    for path in FILES:
        if not readable(path):
            assert f"{path.name}：" in listed


def test_the_same_table_comes_out_of_each_that_has_one(home: Path, tmp_path: Path) -> None:
    done = fumikura(home, "tables", "export", "-o", str(tmp_path), "--format", "json", "--plain")
    assert done.returncode == 0, done.stderr
    grids = []
    for file in tmp_path.glob("*.json"):
        for table in json.loads(file.read_text(encoding="utf-8"))["tables"]:
            cells = {(cell["r"], cell["c"]): cell["text"] for cell in table["cells"]}
            grids.append(tuple(tuple(cells[row, column] for column in range(3)) for row in range(3)))
    without = {".txt", ".eml", ".zip"}
    expected = [path for path in FILES if readable(path) and path.suffix not in without]
    assert grids == [ROWS] * len(expected)
