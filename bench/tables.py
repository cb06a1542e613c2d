"""Tables: quality and speed of this project and of every peer that is installed, on the same files in the same run.

    python -m bench.tables [SET…] [--rounds N] [--every N] [--bolivar PYTHON]

SET: ``samples``, ``own`` (bench/tableset), ``icdar`` and ``real`` (../shared, where it is there); all of them without
one. Seconds are processor time of one process, the best of N rounds, for every reader with Python's collector set as in
a worker process; a file that a reader cannot read counts for none.
Then the same documents by two processes and by one (``bench.processes``), and
the peak memory of a process that reads 200 and 2,000 pages.
"""

import argparse
import contextlib
import io
import json
import resource
import subprocess
import sys
import tempfile
import warnings
from collections import defaultdict
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]

from bench.table_readers import PLAIN, Bolivar, TableReader, Tables, absent, readers
from bench.tableset.papers import papers
from bench.tableset.score import Scores, placed, score
from corpus.errors import UnreadableError
from corpus.settings import PdfEngine
from pipeline.pool import collect_rarely
from pipeline.readers.pdf.engines.source import describe, read_pages
from pipeline.readers.pdf.layout import page_of
from pipeline.readers.pdf.marks import PageMarks

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


def collections() -> dict[str, list[Path]]:
    """Name → files, of those that are here."""
    found = {
        "samples": sorted((ROOT / "samples" / "archive").rglob("*.pdf")),
        "own": [paper.pdf for paper in papers()],
        "icdar": sorted((SHARED / "icdar2013" / "pdf").glob("*.pdf")),
        "real": sorted((SHARED / "realdocs").rglob("*.pdf")),
    }
    return {name: files for name, files in found.items() if files}


def truths(name: str) -> dict[Path, Tables]:
    """File → its tables as a person reads them; empty for sets without."""
    if name == "own":
        return {paper.pdf: [[placed(*cell) for cell in table.cells] for table in paper.tables] for paper in papers()}
    folder = {"icdar": SHARED / "icdar2013" / "truth", "samples": ROOT / "samples" / "truth"}.get(name)
    if folder is None:
        return {}
    files = {path.stem: path for path in collections()[name]}
    result = {}
    for file in sorted(folder.glob("*.json")):
        if file.stem in files:
            tables = json.loads(file.read_text(encoding="utf-8"))["tables"]
            cells = [[placed(c["r"], c["c"], c["rs"], c["cs"], c["text"]) for c in table["cells"]] for table in tables]
            result[files[file.stem]] = cells
    return result


def readable(files: list[Path]) -> dict[Path, int]:
    """The files that pdfium and pdfplumber both read, with their numbers of pages: what all are measured on."""
    plain = next(reader for reader in readers() if reader.name == PLAIN)
    result = {}
    for file in files:
        with contextlib.suppress(pypdfium2.PdfiumError):
            document = pypdfium2.PdfDocument(file)
            count = len(document)
            document.close()
            if _try(plain, file) is not None:
                result[file] = count
    return result


def _try(reader: TableReader, file: Path) -> Tables | None:
    try:
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            return reader.read(file)
    except UnreadableError:
        return []  # a scan has no tables
    except Exception:
        return None


def measure(name: str, files: dict[Path, int], rounds: int, bolivar: Bolivar | None) -> None:
    """Print a line a reader: processor time as a multiple of ours, quality where there is truth."""
    wanted = truths(name)
    pages = sum(files.values())
    print(f"\n{name}: {len(files)} files, {pages} pages; × = times as fast as plain pdfplumber's text and tables")
    seconds: dict[str, float] = defaultdict(float)
    scores: dict[str, Scores] = defaultdict(Scores)
    failed: dict[str, int] = defaultdict(int)
    chosen = readers(bolivar)
    for file in files:
        for reader in chosen:
            best = float("inf")
            for _ in range(rounds):
                began = reader.clock()
                found = _try(reader, file)
                best = min(best, reader.clock() - began)
            seconds[reader.name] += best
            failed[reader.name] += found is None
            if file in wanted:
                scores[reader.name] += score(found or [], wanted[file])
    for reader in chosen:
        own = seconds[reader.name]
        line = f"  {reader.name:34} {pages / own:8.1f} pages/s  {seconds[PLAIN] / own:6.2f} ×"
        if wanted:
            quality = scores[reader.name]
            line += f"   adjacency {quality.adjacency.f1:.3f}  exact {quality.exact.hits:3}/{quality.exact.wanted}"
            line += f"  false {quality.false:3}"
        print(line + (f"  ({failed[reader.name]} files failed)" if failed[reader.name] else ""))


def processes(files: list[Path]) -> None:
    """Wall clock of one worker process and of two: many documents, and one large one."""
    with tempfile.TemporaryDirectory() as folder:
        large = repeated(files, 600, Path(folder) / "large.pdf")
        for name, chosen in (("many documents", files * 3), ("one document of 600 pages", [large])):
            command = [sys.executable, "-m", "bench.processes", name, *map(str, chosen)]
            sys.stdout.flush()
            subprocess.run(command, check=True, cwd=ROOT)


def repeated(files: list[Path], count: int, target: Path) -> Path:
    """A PDF of ``count`` pages: those of the files, again and again."""
    result = pypdfium2.PdfDocument.new()
    while len(result) < count:
        for file in files:
            with contextlib.closing(pypdfium2.PdfDocument(file)) as source:
                result.import_pages(source, list(range(min(len(source), count - len(result)))))
    with target.open("wb") as out:
        result.save(out)
    result.close()
    return target


def memory(files: list[Path]) -> None:
    """Peak memory of a process that reads pages, keeping nothing of them."""
    with tempfile.TemporaryDirectory() as folder:
        peaks = []
        for count in (200, 2000):
            path = repeated(files, count, Path(folder) / f"{count}.pdf")
            command = [sys.executable, "-m", "bench.tables", "--peak-of", str(path)]
            peaks.append(int(subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout))
        print(f"  peak memory: 200 pages {peaks[0]} MB, 2,000 pages {peaks[1]} MB, {peaks[1] / peaks[0]:.2f} ×")


def peak_of(path: Path) -> None:
    """Read every page's marks, lines and tables and let go of them; print this process's peak memory in MB.

    Linux hands the peak of the process that started this one down to ``ru_maxrss``; what /proc says is of this one.
    """
    count = describe(path, PdfEngine.PDFIUM).page_count
    for marks in read_pages(path, 1, count, PdfEngine.PDFIUM):
        if isinstance(marks, PageMarks):
            page_of(marks)
    status = Path("/proc/self/status")
    if status.exists():
        peak = next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        print(int(peak) >> 10)
        return
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit >> 20)


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--every", type=int, default=1, help="take every N-th file only")
    parser.add_argument("--bolivar", metavar="PYTHON", help="of an environment that has bolivar instead of pdfplumber")
    parser.add_argument("--peak-of", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.peak_of:
        peak_of(arguments.peak_of)
        return
    collect_rarely()
    found = collections()
    chosen = arguments.sets or list(found)
    if absent():
        print(f"not installed (pip install -r bench/peers.txt): {', '.join(absent())}")
    bolivar = Bolivar(arguments.bolivar) if arguments.bolivar else None
    for name in chosen:
        measure(name, readable(found[name][:: arguments.every]), arguments.rounds, bolivar)
    print("\nprocesses and memory (samples)")
    processes(found["samples"])
    memory(found["samples"])


if __name__ == "__main__":
    main()
