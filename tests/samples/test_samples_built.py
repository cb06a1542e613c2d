"""The committed archive is what its sources say: made again, it reads the same."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # has no stubs
import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
MISSING_PRODUCER = 2


def pdf_content(path: Path) -> tuple[str, tuple[str, ...]]:
    """The producer, and the words of every page."""
    document = pypdfium2.PdfDocument(path)
    pages = tuple("".join(page.get_textpage().get_text_range().split()) for page in document)
    producer = document.get_metadata_dict()["Producer"]
    document.close()
    return producer, pages


def docx_content(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples made anew by the command that people run."""
    folder = tmp_path_factory.mktemp("samples")
    ran = subprocess.run(
        [sys.executable, SAMPLES / "build.py", "--output", folder],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if ran.returncode == MISSING_PRODUCER:
        pytest.skip(ran.stderr.strip())
    if "ModuleNotFoundError: No module named 'reportlab'" in ran.stderr:
        pytest.skip("reportlab is not installed (pip install -e .[samples])")
    assert ran.returncode == 0, ran.stderr
    return folder


def files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for part in ("archive", "truth")
        for path in (folder / part).rglob("*")
        if path.is_file()
    }


def test_the_committed_files_are_those_that_the_sources_make(fresh: Path) -> None:
    assert files(SAMPLES) == files(fresh)


def test_word_files_equal_the_sources_part_by_part(fresh: Path) -> None:
    for path in sorted((SAMPLES / "archive").rglob("*.docx")):
        assert docx_content(path) == docx_content(fresh / path.relative_to(SAMPLES)), path.name


def test_pages_and_truth_equal_the_sources(fresh: Path) -> None:
    for path in sorted((SAMPLES / "archive").rglob("*.pdf")):
        committed, made = pdf_content(path), pdf_content(fresh / path.relative_to(SAMPLES))
        if committed[0] != made[0]:
            pytest.skip(f"this machine has another producer ({made[0]}) than the committed file ({committed[0]})")
        assert committed[1] == made[1], path.name
    for path in sorted((SAMPLES / "truth").iterdir()):
        assert path.read_bytes() == (fresh / "truth" / path.name).read_bytes(), path.name
