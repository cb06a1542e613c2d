"""PDF files: pdfplumber's glyphs and paths to lines and raw grids."""

from pipeline.readers.pdf.reader import READER

__all__ = ["READER"]
