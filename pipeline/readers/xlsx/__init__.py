"""Reader of Excel workbooks (.xlsx): cells as displayed, each sheet a section, several tables a sheet."""

from pipeline.readers.xlsx.reader import READER

__all__ = ["READER"]
