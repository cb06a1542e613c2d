"""Text to terms: folding for matching, Sudachi units, character bigrams. Used for documents and queries alike."""

from index.analysis.analyser import Analyser
from index.analysis.units import Analysis, Unit

__all__ = ["Analyser", "Analysis", "Unit"]
