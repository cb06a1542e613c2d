"""Characters that pdfium cannot name, asked of pdfminer: it reads a font's own names of its glyphs, and Adobe's CIDs.

Only the fonts of the page are read for that, nothing of what it shows.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFCIDFont, PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import literal_name

from pipeline.readers.pdf.engines.adobe_japan1 import recovered
from pipeline.readers.pdf.engines.pdfium_fonts import Code

_TAG = re.compile(r"^[A-Z]{6}\+")
_DEEPEST = 12  # levels of forms within forms


def names_of(path: Path, number: int, codes: Collection[Code]) -> dict[Code, str] | None:
    """The characters of some codes on a page, as far as they have any.

    None where pdfminer cannot read the fonts, the page has fonts of one name that say different things, or a font lacks
    characters of the collection (Adobe-Japan1) that it says it follows: what pdfium names by that is doubtful too.
    """
    found: dict[Code, set[str]] = {code: set() for code in codes}
    try:
        for font in _fonts(path, number):
            name = _without_tag(getattr(font, "basefont", ""))
            for code in codes:
                if _without_tag(code[0]) != name:
                    continue
                if character := _character(font, code[1]):
                    found[code].add(character)
                elif isinstance(font, PDFCIDFont) and not font.cidcoding.endswith("Identity"):
                    return None
    except Exception:  # pdfminer raises all sorts on damaged fonts
        return None
    if any(len(characters) > 1 for characters in found.values()):
        return None
    return {code: character for code, characters in found.items() for character in characters}


def _without_tag(name: str) -> str:
    """A font's name without the tag of a subset (ABCDEF+), which pdfium leaves out for some kinds of fonts."""
    return _TAG.sub("", name)


def _fonts(path: Path, number: int) -> Iterator[PDFFont]:
    with path.open("rb") as file:
        document = PDFDocument(PDFParser(file))
        manager = PDFResourceManager()
        for page in islice(PDFPage.create_pages(document), number - 1, number):
            yield from _in_resources(page.resources, manager, 0, set())


def _in_resources(resources: object, manager: PDFResourceManager, depth: int, seen: set[int]) -> Iterator[PDFFont]:
    listed: Mapping[str, Any] = resolve1(resources) or {}
    for reference in (resolve1(listed.get("Font")) or {}).values():
        yield manager.get_font(reference.objid if isinstance(reference, PDFObjRef) else None, resolve1(reference))
    if depth == _DEEPEST:
        return
    for reference in (resolve1(listed.get("XObject")) or {}).values():
        if isinstance(reference, PDFObjRef):
            if reference.objid in seen:
                continue
            seen.add(reference.objid)
        form = resolve1(reference)
        if isinstance(form, PDFStream) and "Resources" in form and literal_name(form.get("Subtype")) == "Form":
            yield from _in_resources(form["Resources"], manager, depth + 1, seen)


def _character(font: PDFFont, code: int) -> str:
    """What a code stands for, "" if the font does not say."""
    for cid in _cids(font, code):
        try:
            return font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            return recovered(font, cid) or ""
    return ""


def _cids(font: PDFFont, code: int) -> list[int]:
    """The one glyph number that a code leads to."""
    for length in (1, 2) if isinstance(font, PDFCIDFont) else (1,):
        if code < 256**length:
            cids = list(font.decode(code.to_bytes(length, "big")))
            if len(cids) == 1:
                return cids
    return []
