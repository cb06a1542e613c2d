"""The shape that the design promises: import directions, one place a library, no dumping grounds, nothing heavy."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("wareki", "corpus", "index", "pipeline", "web", "commands")

# who may import whom, besides itself
ALLOWED = {
    "wareki": set(),
    "corpus": {"wareki"},
    "index": {"wareki", "corpus"},
    "pipeline": {"wareki", "corpus", "index"},
    "web": {"wareki", "corpus", "index", "pipeline"},
    "commands": {"wareki", "corpus", "index", "pipeline", "web"},
    "cli": {"commands", "corpus"},
}
MAY_IMPORT_INDEX = {"pipeline/build.py"}

# library → the one module or package that imports it
PLACES = {
    "charset_normalizer": "pipeline/readers/decode.py",
    "click": "commands",
    "docx": "pipeline/readers/docx",
    "filelock": "corpus/lock.py",
    "icalendar": "index/timeline/calendar.py",
    "jinja2": "web/rendering.py",
    "lxml": "pipeline/readers/markup.py",
    "pdfminer": "pipeline/readers/pdf",
    "pdfplumber": "pipeline/readers/pdf",
    "platformdirs": "corpus/settings.py",
    "pypdfium2": "pipeline/readers/pdf",
    "sudachipy": "index/analysis",
    "tantivy": "index/engines",
    "waitress": "web/server.py",
    "werkzeug": "web",
    "whoosh": "index/engines",
    "xlsxwriter": "corpus/export/table_xlsx.py",
}
HEAVY = ("docx", "icalendar", "pdfminer", "pdfplumber", "pypdfium2", "sudachipy", "tantivy", "whoosh", "xlsxwriter")


def modules() -> list[Path]:
    return [ROOT / "cli.py", *(path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides where things come from"
            assert node.module is not None
            yield node.module


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", modules(), ids=name)
def test_imports_go_one_way(path: Path) -> None:
    own = path.relative_to(ROOT).parts[0].removesuffix(".py")
    for module in imported(path):
        top = module.split(".")[0]
        if top in ALLOWED and top != own:
            assert top in ALLOWED[own], f"{name(path)} must not import {module}"
        if top == "index" and own == "pipeline":
            assert name(path) in MAY_IMPORT_INDEX, f"{name(path)} must not import {module}"


@pytest.mark.parametrize("path", modules(), ids=name)
def test_each_library_is_imported_in_one_place(path: Path) -> None:
    for module in imported(path):
        top = module.split(".")[0]
        if top in sys.stdlib_module_names or top in ALLOWED:
            continue
        assert top in PLACES, f"{name(path)} imports {top}, which has no place yet"
        place = PLACES[top]
        assert name(path) == place or name(path).startswith(f"{place}/"), f"{top} belongs in {place}"


def test_dates_stand_alone() -> None:
    for path in (ROOT / "wareki").rglob("*.py"):
        for module in imported(path):
            assert module.split(".")[0] in sys.stdlib_module_names | {"wareki"}


@pytest.mark.parametrize("path", modules(), ids=name)
def test_modules_are_small_and_named_for_what_they_do(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "misc", "base"}
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_no_module_loads_a_dictionary_or_a_heavy_library_at_import() -> None:
    heavy_places = tuple(place.removesuffix(".py") for library, place in PLACES.items() if library in HEAVY)
    light = [
        name(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for path in modules()
        if path.stem != "__main__"
        if not name(path).startswith(heavy_places)
    ]
    script = "import importlib, sys\n"
    script += f"for module in {light}: importlib.import_module(module)\n"
    script += f"print(*[library for library in {HEAVY} if library in sys.modules])"
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_no_silenced_errors_and_no_stubs() -> None:
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                assert [type(statement) for statement in node.body] != [ast.Pass], f"{name(path)}:{node.lineno}"
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Name | ast.Call):
                raised = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
                assert getattr(raised, "id", "") != "NotImplementedError", f"{name(path)}:{node.lineno}"
