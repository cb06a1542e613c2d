"""What is to be said about the index itself."""

from collections.abc import Iterator

from corpus.messages import Language, message
from corpus.settings import EngineName, Settings
from index.generations import IndexHome
from index.opening import is_installed, recorded_engine


def index_lines(settings: Settings, language: Language) -> Iterator[str]:
    """The generation that answers and its engine, and whether a faster one could be installed."""
    current = IndexHome(settings.index_path).current()
    if current is not None and (engine := recorded_engine(current.path)) is not None:
        yield message("status_index", language, generation=str(current.number), engine=engine.value)
    if not is_installed(EngineName.TANTIVY):
        yield message("status_no_tantivy", language)
