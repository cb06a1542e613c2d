"""Pages a second of ingest and where the time goes, against plain pdfplumber on the same files in the same run.

    python -m bench.ingest [FILE_OR_FOLDER…]

Without arguments: the sample archive, and ../shared/realdocs where it is there. The yardstick is what a script with
pdfplumber does: ``extract_text`` and ``extract_tables`` of every page. One process throughout; a file that either side
cannot read is left out on both.
"""

import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pdfplumber

from corpus.errors import UnreadableError
from corpus.model import Document
from corpus.store import Store
from index.analysis import Analyser
from index.opening import open_engine
from index.update import add_documents
from pipeline.annotate.dates import annotate_dates
from pipeline.extract import hash_file
from pipeline.fingerprint import extractor_fingerprint
from pipeline.readers.registry import reader_for
from pipeline.readers.sniff import sniff
from pipeline.structure.assemble import structure

ROOT = Path(__file__).parents[1]
DEFAULT = (ROOT / "samples" / "archive", ROOT.parent / "shared" / "realdocs")


@dataclass(slots=True)
class Stopwatch:
    """Seconds by stage."""

    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Add what the block takes to a stage."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += time.perf_counter() - began


def ingest(path: Path, watch: Stopwatch) -> Document:
    """The recipe of pipeline.ingest, stage by stage."""
    with watch.time("hash, sniff"):
        digest = str(hash_file(str(path)))
        sniffed = sniff(path)
    with watch.time("read"):
        raw = reader_for(sniffed.format).read(path)
    with watch.time("structure"):
        structured = structure(raw)
    with watch.time("annotate"):
        return annotate_dates(
            Document(
                digest,
                structured.title,
                structured.kind,
                structured.date,
                structured.meeting,
                structured.pages,
                structured.issues,
                extractor_fingerprint(sniffed.format),
            )
        )


def plain_pdfplumber(path: Path) -> int:
    """Text and tables of every page, as a script would; the number of pages."""
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()
            page.close()
        return len(pdf.pages)


def main(arguments: list[str]) -> None:
    """Measure and print."""
    given = [Path(argument) for argument in arguments] or [path for path in DEFAULT if path.exists()]
    files = sorted(file for path in given for file in ([path] if path.is_file() else path.rglob("*.pdf")))
    ours, theirs = Stopwatch(), Stopwatch()
    pages = tables = left_out = 0
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder), create=True) as store,
        closing(open_engine(Path(folder))) as engine,
    ):
        analyser = Analyser()
        analyser.analyse("暖機")  # the dictionary loads once a process
        for file in files:
            try:
                document = ingest(file, ours)
                with theirs.time("pdfplumber"):
                    pages += plain_pdfplumber(file)
            except UnreadableError:
                left_out += 1
                continue
            tables += sum(1 for _ in document.tables())
            with ours.time("store"):
                store.put(document)
            with ours.time("analyse, index"), engine.writer() as writer:
                add_documents(writer, analyser, [document])
    total, yardstick = sum(ours.seconds.values()), theirs.seconds["pdfplumber"]
    print(f"{len(files) - left_out} PDFs, {pages} pages, {tables} tables ({left_out} unreadable files left out)")
    for stage, seconds in ours.seconds.items():
        print(f"  {stage:16} {seconds:8.2f} s  {seconds / total:6.1%}")
    print(f"ingest           {total:8.2f} s  {pages / total:6.1f} pages/s")
    print(f"plain pdfplumber {yardstick:8.2f} s  {pages / yardstick:6.1f} pages/s")
    print(f"ingest / plain pdfplumber: {yardstick / total:.2f} x its speed")


if __name__ == "__main__":
    main(sys.argv[1:])
