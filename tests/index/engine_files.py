"""Engines that keep files, filled and asked: what their tests share."""

import json
from pathlib import Path

from corpus.model import PassageKey
from corpus.settings import EngineName
from index.analysis.units import BLANK
from index.engine import Entry, Field, Node, Request, Term
from index.opening import open_engine


def entry(document: str, block: int, *words: str) -> Entry:
    """A passage of these words."""
    return Entry(PassageKey(document, block), {Field.TEXT: BLANK.join(words)})


def fill(name: EngineName, path: Path, *entries: Entry) -> None:
    """One commit."""
    with open_engine(path, name).writer() as writer:
        for item in entries:
            writer.add(item)


def total(name: EngineName, path: Path, node: Node | str) -> int:
    """How many passages an engine opened anew finds."""
    engine = open_engine(path, name)
    try:
        return engine.search(Request(Term(Field.TEXT, node) if isinstance(node, str) else node)).total
    finally:
        engine.close()


def committed(path: Path) -> list[Path]:
    """The files of the one commit that there is, its manifest too."""
    (manifest,) = path.glob("manifest-*.json")
    folder = path / manifest.stem.removeprefix("manifest-")
    names = json.loads(manifest.read_bytes())
    return [manifest, *((folder if folder.is_dir() else path) / name for name in sorted(names))]
