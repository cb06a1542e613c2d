"""One home made from the samples and some papers of our own, and one server over it, for all tests that only read."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.served import ROOT, Served, fumikura, serving

HOSTILE = """<script>alert(1)</script> 議事録

令和7年7月11日（金）

○山田委員　<b onmouseover="alert('里親')">里親</b>の委託率 & 児家センについて伺います。

○事務局　=HYPERLINK("http://example.com","里親") のとおりです。
"""


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "<img src=x onerror=alert(2)>.txt").write_text(HOSTILE, encoding="utf-8")
    shutil.copy(ROOT / "samples" / "formats" / "案内.zip", folder)
    made: Path = tmp_path_factory.mktemp("home")
    ingested = fumikura(made, "ingest", str(ROOT / "samples" / "archive"), str(folder), "--workers", "1")
    assert ingested.returncode == 0, ingested.stderr
    return made


@pytest.fixture(scope="session")
def served(home: Path) -> Iterator[Served]:
    with serving(home) as server:
        yield server
