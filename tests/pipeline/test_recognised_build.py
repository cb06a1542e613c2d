"""What was recognised once stays in the archive, whatever later runs ask for."""

from pathlib import Path

import pytest

from corpus.model import IssueCode
from corpus.settings import OcrMode, Settings
from corpus.store import Store
from pipeline.build import build
from pipeline.readers.ocr.tesseract import find_tesseract
from pipeline.summary import Summary
from tests.pipeline.readers.test_ocr import MINUTES, rendered, scan
from tests.pipeline.test_build import archive, found, hits


@pytest.mark.skipif(find_tesseract() is None, reason="Tesseract with Japanese data is not installed")
def test_a_scan_is_refused_recognised_and_kept(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "文書"
    folder.mkdir()
    raster, _ = rendered(MINUTES, 2, 150)
    (folder / "走査.pdf").write_bytes(scan([raster]))

    def ingest(mode: OcrMode) -> Summary:
        with Store.open(home, create=True) as store:
            settings = Settings(home, workers=0, ocr=mode)
            return build([folder], archive(store, home), settings, progress=lambda *_: None)

    assert [issue.code for _, issue in ingest(OcrMode.NEVER).failed] == [IssueCode.NO_TEXT]
    summary = ingest(OcrMode.AUTO)
    assert (len(summary.added), summary.failed) == (1, ())
    assert [issue.code for _, issue in summary.notes] == [IssueCode.PAGE_RECOGNISED]
    assert found(home, "委員") != []
    for mode in (OcrMode.NEVER, OcrMode.AUTO):
        assert ingest(mode).unchanged == 1
    confidence = int(dict(summary.notes[0][1].arguments)["confidence"])
    assert {hit.recognised for hit in hits(home, "委員")} == {confidence}
    assert found(home, "委員") != []
