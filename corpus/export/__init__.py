"""Tables out of documents: CSV with provenance, plain CSV, JSON; pure functions and one that writes files."""

from corpus.export.formula import guard_formula

__all__ = ["guard_formula"]
