"""File names of exported tables: ``<document>__p<page>__t<n>.csv``."""

from collections.abc import Iterable
from pathlib import PurePath

from corpus.model import Table

# file systems take 255 bytes a name; the parts that follow the document's name need about 40
_MAX_BYTES = 200


def document_names(paths: Iterable[str]) -> dict[str, str]:
    """Path → the document's name in exported files: its stem; of equal stems the later ones get ``~2``, ``~3`` …

    The comparison ignores case, because some file systems do.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for path in paths:
        stem = _shorten(PurePath(path).stem)
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}~{number}"
        taken.add(name.casefold())
        names[path] = name
    return names


def csv_name(document_name: str, table: Table) -> str:
    """The CSV's file name; without a page where the format has none."""
    page = "" if table.locator.page is None else f"__p{table.locator.page}"
    return f"{document_name}{page}__t{table.locator.table}.csv"


def _shorten(stem: str) -> str:
    while len(stem.encode("utf-8", "surrogateescape")) > _MAX_BYTES:
        stem = stem[:-1]
    return stem
