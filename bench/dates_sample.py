"""Dates of real papers drawn at random, each with what stands around it: for a person to judge."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UnreadableError
from corpus.model import Document, Table
from pipeline.ingest import ingest
from wareki.span import DateSpan

_SUFFIXES = (".pdf", ".docx")
_AROUND = 24


@dataclass(frozen=True, slots=True)
class Seen:
    """One date of a document: the text it stands in, and where."""

    file: str
    place: str
    text: str
    span: DateSpan


def print_sample(folder: Path, seed: int, count: int = 50) -> None:
    """Print ``count`` dates of the papers in ``folder``, not more than three of one paper."""
    if not folder.exists():
        print(f"{folder.name} is not on this machine: no sample")
        return
    chance = random.Random(seed)
    seen: list[Seen] = []
    for path in sorted(path for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES):
        try:
            document = ingest(path, path.stem)
        except UnreadableError:
            continue
        dates = list(_dates(document, path.name))
        seen.extend(chance.sample(dates, min(3, len(dates))))
    chosen = chance.sample(seen, min(count, len(seen)))
    for number, item in enumerate(chosen, 1):
        span = item.span
        before = item.text[max(0, span.begin - _AROUND) : span.begin].replace("\n", "⏎")
        behind = item.text[span.end : span.end + _AROUND].replace("\n", "⏎")
        flags = " ".join(sorted(flag.value for flag in span.flags))
        source = f" from {span.inferred_from!r}" if span.inferred_from else ""
        print(f"{number:2}. {before}【{span.surface.replace(chr(10), '⏎')}】{behind}")
        print(f"    {span.first or ''}～{span.last or ''} {span.precision} {flags}{source}   {item.file} {item.place}")


def _dates(document: Document, file: str) -> Iterator[Seen]:
    for block in document.blocks():
        if not isinstance(block, Table):
            place = f"p.{block.locator.page}"
            yield from (Seen(file, place, block.text, span) for span in block.dates)
            continue
        for cell in block.cells:
            place = f"p.{cell.page} row {cell.row} column {cell.column}"
            yield from (Seen(file, place, cell.text, span) for span in cell.dates)
