"""Who reads tables: this project through both engines, and every peer that is installed. Each gives text and tables."""

import importlib.util
import json
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber

from bench.tableset.papers import compared
from bench.tableset.score import Placed, placed
from corpus.model import Table
from corpus.settings import PdfEngine
from pipeline.raw import RawTable
from pipeline.readers.pdf.engines.source import describe, read_pages
from pipeline.readers.pdf.layout import page_of
from pipeline.readers.pdf.marks import PageMarks
from pipeline.readers.pdf.reader import PdfReader
from pipeline.structure.assemble import structure

Tables = list[list[Placed]]

WHOLE = "fumikura"
PLAIN = "pdfplumber"


@dataclass(frozen=True, slots=True)
class TableReader:
    """``read`` takes the text and the tables of all pages of a file and returns the tables.

    ``clock`` gives the processor time, in seconds, of the process that does it.
    """

    name: str
    read: Callable[[Path], Tables]
    clock: Callable[[], float] = time.process_time


class Bolivar:
    """bolivar in a process of its own, run by the ``python`` of an environment that has it instead of pdfplumber."""

    def __init__(self, python: str) -> None:
        script = Path(__file__).with_name("bolivar_peer.py")
        self._process = subprocess.Popen(
            [python, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self._seconds = 0.0

    def reader(self) -> TableReader:
        """The reader that asks this process."""
        return TableReader("bolivar", self._read, lambda: self._seconds)

    def _read(self, path: Path) -> Tables:
        assert self._process.stdin is not None and self._process.stdout is not None  # noqa: S101 - both are pipes
        print(path, file=self._process.stdin, flush=True)
        answer = json.loads(self._process.stdout.readline())
        self._seconds += answer["seconds"]
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return [_grid(rows) for rows in answer["tables"]]


def readers(bolivar: Bolivar | None = None) -> list[TableReader]:
    """Those that can run here: this project, pdfplumber, and the peers that are installed."""
    found = [
        TableReader(WHOLE, lambda path: _document(path, PdfEngine.PDFIUM)),
        TableReader("fumikura, pages only", _pages),
        TableReader("fumikura --pdf-engine pdfplumber", lambda path: _document(path, PdfEngine.PDFPLUMBER)),
        TableReader(PLAIN, _pdfplumber),
    ]
    found += [reader for module, reader in _PEERS.items() if _is_installed(module)]
    return [*found, bolivar.reader()] if bolivar else found


def absent() -> list[str]:
    """The peers that are not installed."""
    return [reader.name for module, reader in _PEERS.items() if not _is_installed(module)]


def _is_installed(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _document(path: Path, engine: PdfEngine) -> Tables:
    """The whole way: pages, headings, paragraphs, tables over page breaks."""
    pages = structure(PdfReader(engine).read(path)).pages
    return [compared(block) for page in pages for block in page.blocks if isinstance(block, Table)]


def _pages(path: Path) -> Tables:
    """What the others do: each page by itself, its lines and tables."""
    result = []
    for marks in read_pages(path, 1, describe(path, PdfEngine.PDFIUM).page_count, PdfEngine.PDFIUM):
        if isinstance(marks, PageMarks):
            for element in page_of(marks).elements:
                if isinstance(element, RawTable):
                    result.append([placed(c.row, c.column, c.row_span, c.column_span, c.text) for c in element.cells])
    return result


def _pdfplumber(path: Path) -> Tables:
    result = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            result += [_grid(rows) for rows in page.extract_tables()]
            page.close()
    return result


def _grid(rows: Any) -> list[Placed]:
    return [placed(r, c, 1, 1, str(text or "")) for r, row in enumerate(rows) for c, text in enumerate(row)]


def _pdf_oxide(path: Path) -> Tables:
    import pdf_oxide  # type: ignore[import-not-found,unused-ignore]

    document = pdf_oxide.PdfDocument(str(path))
    result = []
    for number in range(document.page_count()):
        document.extract_text(number)
        for table in document.extract_tables(number):
            result.append(_grid([[cell["text"] for cell in row["cells"]] for row in table["rows"]]))
    return result


def _pdfspine(path: Path) -> Tables:
    import pdfspine  # type: ignore[import-not-found,unused-ignore]

    result = []
    document = pdfspine.open(str(path))
    for number in range(document.page_count):
        page = document[number]
        page.get_text()
        result += [_grid(table.extract()) for table in page.find_tables().tables]
    return result


def _camelot(path: Path) -> Tables:
    from camelot.io import read_pdf  # type: ignore[import-not-found,unused-ignore]

    found = read_pdf(str(path), pages="all", flavor="hybrid", suppress_stdout=True)
    return [_grid(table.df.values.tolist()) for table in found]


_PEERS = {
    "pdf_oxide": TableReader("pdf_oxide", _pdf_oxide),
    "pdfspine": TableReader("pdfspine", _pdfspine),
    "camelot": TableReader("camelot (hybrid, tables only)", _camelot),
}
