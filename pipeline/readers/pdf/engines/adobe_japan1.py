"""Characters of Adobe-Japan1 glyph numbers that pdfminer's own table leaves out (﨑, 塚, 隆, 葛, 飴 … some 600).

pdfminer.six ships Adobe's CMaps, which lead from encodings to glyph numbers (CIDs). Read backwards they name a
character for nearly every CID, and so for fonts that are not embedded and have no ToUnicode map.
"""

from collections.abc import Iterator
from functools import lru_cache

from pdfminer.cmapdb import CMap, CMapDB, IdentityCMap, PyUnicodeMap
from pdfminer.pdffont import PDFCIDFont, PDFFont

# in order of preference: today's character first, vendors' extensions last
_CMAPS = (
    ("UniJIS-UTF32-H", "utf-32-be"),
    ("UniJIS2004-UTF32-H", "utf-32-be"),
    ("UniJISX0213-UTF32-H", "utf-32-be"),
    ("90ms-RKSJ-H", "cp932"),
    ("Add-RKSJ-H", "cp932"),
)


def recovered(font: PDFFont, cid: int) -> str | None:
    """The character of a glyph that pdfminer could not name; None where its number says nothing.

    Numbers are Adobe-Japan1's only where the font says so and no map of its own was to give the characters: an
    embedded subset under Identity-H with a (broken) ToUnicode map often has numbers of its own.
    """
    if not isinstance(font, PDFCIDFont) or font.cidcoding != "Adobe-Japan1":
        return None
    if isinstance(font.unicode_map, PyUnicodeMap) or not isinstance(font.cmap, IdentityCMap):
        return _characters().get(cid)
    return None


@lru_cache(maxsize=1)
def _characters() -> dict[int, str]:
    table: dict[int, str] = {}
    for name, encoding in _CMAPS:
        cmap = CMapDB.get_cmap(name)
        if not isinstance(cmap, CMap):
            continue
        for code, cid in _pairs(cmap.code2cid, b""):
            try:
                character = code.decode(encoding)
            except UnicodeDecodeError:  # a code that this Python's codec lacks
                continue
            if len(character) == 1:
                table.setdefault(cid, character)
    return table


def _pairs(tree: dict[int, object], prefix: bytes) -> Iterator[tuple[bytes, int]]:
    """(code, CID) of a CMap's tree of bytes."""
    for byte, below in tree.items():
        code = prefix + bytes((byte,))
        if isinstance(below, dict):
            yield from _pairs(below, code)
        elif isinstance(below, int):
            yield code, below
