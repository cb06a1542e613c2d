"""Reader of Word documents (.docx): python-docx's XML objects, walked once, nothing that a reader sees left out."""

from pipeline.readers.docx.reader import READER

__all__ = ["READER"]
