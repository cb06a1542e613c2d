"""Real papers whose tables a person has written out: ours are the same, cell for cell, over the pages too."""

import json
import unicodedata
from pathlib import Path

import pytest

from corpus.model import Table
from pipeline.readers.pdf import READER
from pipeline.structure.assemble import structure

PAPERS = Path(__file__).parents[3] / "shared" / "realdocs" / "progress" / "nankoku"
TRUTHS = sorted((PAPERS / "truth").glob("*.json")) if PAPERS.is_dir() else []


def plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.skipif(not TRUTHS, reason="the shared real documents are not here")
@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.stem)
def test_tables_are_as_a_person_reads_them(truth: Path) -> None:
    wanted = json.loads(truth.read_text(encoding="utf-8"))["tables"]
    pages = structure(READER.read(PAPERS / f"{truth.stem}.pdf")).pages
    found = [block for page in pages for block in page.blocks if isinstance(block, Table)]
    assert len(found) == len(wanted)
    for table, want in zip(found, wanted, strict=True):
        ours = {(c.row, c.column, c.row_span, c.column_span, plain(c.text)) for c in table.cells if c.text}
        theirs = {(c["r"], c["c"], c["rs"], c["cs"], plain(c["text"])) for c in want["cells"] if plain(c["text"])}
        assert ours == theirs
        assert table.header_rows == want["header_rows"]
        assert table.locator.page == want["page"]
