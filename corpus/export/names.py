"""File names of exported tables: ``<document>__p<page>__t<n>.csv``."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from corpus.model import Table

# file systems take 255 bytes a name; the parts that follow the document's name need about 40
_MAX_BYTES = 200
_MAX_MERGED = 120
_UNSAFE = frozenset('\\/:*?"<>|')


@dataclass(frozen=True, slots=True)
class DocumentName:
    """How a document is called in what is exported.

    ``stem`` begins the names of its files and is unique among them; ``shown`` stands in the ``document`` column: the
    path from the folder that was ingested; ``path`` is the whole path.
    """

    stem: str
    shown: str
    path: str


def document_names(paths: Iterable[str], roots: Iterable[str]) -> dict[str, DocumentName]:
    """Path → name. The stem is the file's; of equal stems the later ones get ``~2``, ``~3`` …

    The comparison ignores case, because some file systems do.
    """
    listed = [PurePath(root) for root in roots]
    names: dict[str, DocumentName] = {}
    taken: set[str] = set()
    for path in paths:
        plain = _shorten(PurePath(path).stem)
        stem, number = plain, 1
        while stem.casefold() in taken:
            number += 1
            stem = f"{plain}~{number}"
        taken.add(stem.casefold())
        names[path] = DocumentName(stem, _shown(PurePath(path), listed), path)
    return names


def _shown(path: PurePath, roots: Iterable[PurePath]) -> str:
    """The path from the outermost root that it lies under; the file's name where it is one itself."""
    above = [root for root in roots if root in path.parents]
    return path.relative_to(min(above, key=lambda root: len(root.parts))).as_posix() if above else path.name


def csv_name(stem: str, table: Table) -> str:
    """The CSV's file name; without a page where the format has none."""
    page = "" if table.locator.page is None else f"__p{table.locator.page}"
    return f"{stem}{page}__t{table.locator.table}.csv"


def merged_name(number: int, heads: Iterable[str]) -> str:
    """The file name of tables that were put together: ``統合<number>__<the words of their head>.csv``."""
    words = "・".join("".join(head.split()) for head in heads)
    safe = "".join("_" if character in _UNSAFE or not character.isprintable() else character for character in words)
    return f"統合{number}__{_shorten(safe, _MAX_MERGED)}.csv"


def _shorten(stem: str, limit: int = _MAX_BYTES) -> str:
    while len(stem.encode("utf-8", "surrogateescape")) > limit:
        stem = stem[:-1]
    return stem
