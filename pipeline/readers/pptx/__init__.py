"""Reader of PowerPoint files (.pptx): each slide a page, with its text, tables, charts' words and notes."""

from pipeline.readers.pptx.reader import READER

__all__ = ["READER"]
