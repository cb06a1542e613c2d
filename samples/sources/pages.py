"""On which page of a finished PDF some words are printed (read with PDFium, not with the reader under test)."""

import re

import pypdfium2  # type: ignore[import-untyped]  # has no stubs

_SPACE = re.compile(r"\s+")


class PrintedPages:
    """The text of every page, white space taken out."""

    def __init__(self, pdf: bytes) -> None:
        document = pypdfium2.PdfDocument(pdf)
        self.texts = tuple(_SPACE.sub("", page.get_textpage().get_text_range()) for page in document)
        document.close()

    def page_of(self, words: str) -> int:
        """The only page (from 1) with the words; ValueError if there is none or more than one."""
        sought = _SPACE.sub("", words)
        found = [number for number, text in enumerate(self.texts, start=1) if sought in text]
        if len(found) != 1:
            raise ValueError(f"{words!r} stands on pages {found}, not on exactly one")
        return found[0]
