"""The pages of a large document, shared out among processes: the same document, and the same safety."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Document, Issue, Kind, Paragraph
from pipeline import parts as parts_module
from pipeline.direct import RECIPE
from pipeline.excerpts import is_heavy, joined
from pipeline.extract import ExtractionTask, annotated, assembled, extract, hash_file
from pipeline.parts import Recipe, run_in_parts
from pipeline.pool import Limits, Lost
from pipeline.readers.pdf.reader import PdfReader
from tests.pipeline.readers.pdf_pages import Drawing, write_pdf

R = TypeVar("R")
LIMITS = Limits(time=60.0, memory=4 << 30)
COLUMNS = [60.0, 160.0, 300.0, 420.0]


def page(number: int) -> Drawing:
    """A table that goes on from page to page; some pages have a lone row, known by the page before."""
    drawing = Drawing()
    drawing.text(60, 40, f"第{number}章　取組の状況について")
    if number % 4 in (2, 3):
        drawing.table(COLUMNS, [60.0, 80.0], [["計", "12", ""]])
    elif number % 7:
        tops = [60.0 + 20 * row for row in range(36)]
        rows = [["取組", "年月", "内容"], *([f"{number}-{row}", f"R7.{row % 12 + 1}", "協議"] for row in range(34))]
        drawing.table(COLUMNS, tops, rows)
    return drawing


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pdf(tmp_path_factory.mktemp("parts") / "a.pdf", *(page(n) for n in range(1, 71)))


@pytest.fixture(scope="module")
def short_paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pdf(tmp_path_factory.mktemp("parts") / "b.pdf", *(page(n) for n in range(1, 13)))


@settings(max_examples=25, deadline=None)
@given(cuts=st.sets(st.integers(2, 12)), missing=st.integers(0, 12))
def test_parts_make_the_same_document_however_it_is_cut(short_paper: Path, cuts: set[int], missing: int) -> None:
    reader = PdfReader()
    begins = [1, *sorted(cuts)]
    ends = [*(begin - 1 for begin in begins[1:]), 12]
    read = [reader.read_part(short_paper, a, b) for a, b in zip(begins, ends, strict=True)]
    kept = tuple(part for number, part in enumerate(reversed(read)) if number != missing)
    assert PdfReader(parts=kept).read(short_paper) == reader.read(short_paper)


def task_of(path: Path) -> ExtractionTask:
    return ExtractionTask(str(path), str(hash_file(str(path))))


def made(
    recipe: Recipe[R], tasks: list[ExtractionTask], workers: int = 2, limits: Limits = LIMITS
) -> dict[ExtractionTask, R | Issue | Lost]:
    results = run_in_parts(recipe, tasks, workers=workers, limits=limits)
    return dict(results)


def test_two_processes_make_the_same_document(paper: Path, short_paper: Path) -> None:
    tasks = [task_of(paper), task_of(short_paper)]
    found = made(RECIPE, tasks)
    assert list(map(found.get, tasks)) == list(map(extract, tasks))
    document = found[tasks[0]]
    assert isinstance(document, Document)
    assert len(document.pages) == 70


def die_over(path: str, task: ExtractionTask) -> Document:
    """A document that says how many pages came ready; the worker dies over that of one path."""
    if task.path == path:
        os._exit(9)
    count = sum(len(part.readings) for part in task.parts)
    return Document(task.digest, str(count), Kind.OTHER, None, None, (), (), "")


def dying_over(path: str) -> Recipe[Document | int]:
    return Recipe(partial(die_over, path), pages_ready, not_joined)


def pages_ready(document: Document) -> Document | int:
    return int(document.title or 0)  # a worker that waits finishes a document of a line, without a title


def not_joined(frame: Document, counts: Sequence[int], excerpts: Sequence[Document | int]) -> Document | int:
    raise AssertionError("nothing was cut")


def test_large_documents_come_in_parts_and_small_ones_whole(paper: Path, short_paper: Path) -> None:
    found = made(dying_over(""), [task_of(paper), task_of(short_paper)])
    assert found == {task_of(paper): 70, task_of(short_paper): 0}


@pytest.mark.parametrize("count", [64, 65, 70, 600, 2001])
@pytest.mark.parametrize("workers", [2, 3, 8])
def test_parts_are_all_pages_and_become_smaller(count: int, workers: int) -> None:
    parts = parts_module._parts(ExtractionTask("a.pdf", ""), count, workers)
    assert [page for part in parts for page in range(part.first, part.last + 1)] == list(range(1, count + 1))
    sizes = [part.last + 1 - part.first for part in parts]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] <= 32
    assert all(size >= 8 for size in sizes[:-1])
    assert len(sizes) >= workers


def test_fewer_pages_are_no_parts() -> None:
    assert parts_module._parts(ExtractionTask("a.pdf", ""), 63, 2) == []


def test_one_process_reads_documents_whole(paper: Path) -> None:
    assert made(dying_over(""), [task_of(paper)], workers=1) == {task_of(paper): 0}


@pytest.mark.parametrize("culprit", [0, 1])
def test_a_dying_worker_loses_only_its_own_document(paper: Path, short_paper: Path, culprit: int) -> None:
    tasks = [task_of(paper), task_of(short_paper)]
    found = made(dying_over(tasks[culprit].path), tasks)
    assert found[tasks[culprit]] == Lost(timed_out=False)
    assert found[tasks[1 - culprit]] == (0 if culprit == 0 else 70)


def test_parts_that_take_too_long_are_read_with_the_whole(paper: Path) -> None:
    found = made(dying_over(""), [task_of(paper)], limits=Limits(0.01, 4 << 30))[task_of(paper)]
    assert found == 0 or isinstance(found, Lost)


def test_what_takes_longest_comes_first(tmp_path: Path) -> None:
    for name, size in (("a.txt", 10), ("b.pdf", 1000), ("c.doc", 1), ("d.txt", 100)):
        (tmp_path / name).write_bytes(b" " * size)
    tasks = [ExtractionTask(str(tmp_path / name), "") for name in ("a.txt", "b.pdf", "c.doc", "d.txt", "gone.txt")]
    tasks.sort(key=parts_module._cost, reverse=True)
    assert [Path(task.path).name for task in tasks] == ["c.doc", "b.pdf", "d.txt", "a.txt", "gone.txt"]


HEAVY = "heavy.txt"
DEADLY = "第4000回の協議を令和7年7月0日に開いた。"


def prose(folder: Path, count: int) -> Path:
    """Dates that lack a year, impossible ones, and a short form that is defined again and again."""
    lines = ["令和7年度取組の報告", ""]
    for n in range(count):
        lines += [f"第{n}回の協議を令和7年7月{n % 32}日に開いた。", ""]
        if n % 1000 == 7:
            lines += ["要保護児童対策地域協議会（以下「要対協」という。）を5月2日に開いた。", ""]
            lines += [f"第{n}号児童家庭支援センター（以下「第{n}号セン」という。）に聞いた。", ""]
    path = folder / HEAVY
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def heavy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prose(tmp_path_factory.mktemp("heavy"), 5000)


def test_excerpts_make_the_same_document(heavy: Path, short_paper: Path) -> None:
    tasks = [task_of(heavy), task_of(short_paper)]
    found = made(RECIPE, tasks)
    whole = extract(tasks[0])
    assert found[tasks[0]] == whole
    assert isinstance(whole, Document)
    assert is_heavy(whole)
    assert len(whole.issues) > 100
    assert len(whole.abbreviations) == 6


def die_in_finishing(document: Document) -> Document | Issue:
    if any(block.text == DEADLY for block in document.blocks() if isinstance(block, Paragraph)):
        os._exit(9)
    return annotated(document)


def test_a_worker_that_dies_over_an_excerpt_loses_that_document(heavy: Path, short_paper: Path) -> None:
    tasks = [task_of(heavy), task_of(short_paper)]
    recipe = Recipe(assembled, die_in_finishing, joined)
    found = made(recipe, tasks)
    assert found == {tasks[0]: Lost(timed_out=False), tasks[1]: extract(tasks[1])}


def test_the_test_papers_are_of_the_sizes_that_matter(paper: Path, short_paper: Path) -> None:
    assert paper.stat().st_size >= parts_module._BYTES > short_paper.stat().st_size
