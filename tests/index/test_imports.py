"""Importing any module of ours loads neither Sudachi nor an engine; only using it does."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_no_module_of_the_index_loads_a_dictionary_or_an_engine() -> None:
    modules = [
        path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
        for path in sorted((ROOT / "index").rglob("*.py"))
    ]
    assert {"index.engines.whoosh", "index.engines.tantivy"} <= set(modules)
    script = f"import importlib, sys\nfor name in {modules}: importlib.import_module(name)\n"
    script += "print(*[name for name in ('sudachipy', 'tantivy', 'whoosh') if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
