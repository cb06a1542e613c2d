"""Which engine an index folder belongs to, and everything that changes what is written into it."""

from importlib.metadata import version
from pathlib import Path

from index.analysis import Analyser
from index.dateterms import DATE_TERMS_VERSION
from index.engine import Engine
from index.passages import PASSAGES_VERSION

_ENTRY_VERSION = 3


def index_fingerprint(analyser: Analyser) -> str:
    """Everything that changes the terms of a document or how they are kept; another one means another generation."""
    from index.engines import whoosh

    return (
        f"{analyser.fingerprint} passages={PASSAGES_VERSION} dates={DATE_TERMS_VERSION} entries={_ENTRY_VERSION} "
        f"engine={whoosh.NAME}-{whoosh.VERSION} library={version('Whoosh-Reloaded')}"
    )


def open_engine(path: Path) -> Engine:
    """The engine over an index folder; an empty folder is an empty index.

    Raises IndexUnavailableError at the first search where its files are damaged.
    """
    from index.engines.whoosh import WhooshEngine

    return WhooshEngine(path)
