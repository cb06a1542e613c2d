"""Reader of web pages: text and tables as a browser shows them without its scripts."""

from pipeline.readers.html.reader import READER

__all__ = ["READER"]
