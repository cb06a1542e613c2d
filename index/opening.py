"""Which engine an index folder belongs to, and everything that changes what is written into it."""

import re
from importlib import import_module
from pathlib import Path

from corpus.errors import ConfigurationError, IndexUnavailableError, cause_of
from corpus.settings import EngineName
from index.analysis import Analyser
from index.dateterms import DATE_TERMS_VERSION
from index.engine import Engine
from index.generations import FINGERPRINT, Generation
from index.passages import PASSAGES_VERSION

_ENTRY_VERSION = 11
LIBRARIES = {EngineName.TANTIVY: "tantivy", EngineName.WHOOSH: "Whoosh-Reloaded"}
"""What each engine is called where Python packages are kept."""
_RECORDED = re.compile(r"\bengine=(\w+)-\d")


def index_fingerprint(analyser: Analyser, engine: EngineName) -> str:
    """Everything that changes the terms of a document or how they are kept; another one means another generation."""
    from importlib.metadata import version  # slow to import, and no search needs it

    return (
        f"{analyser.fingerprint} passages={PASSAGES_VERSION} dates={DATE_TERMS_VERSION} {_file_format(engine)} "
        f"library={version(LIBRARIES[engine])}"
    )


def engine_of(generation: Generation) -> EngineName:
    """The engine that a generation was made with.

    Raises IndexUnavailableError where the record makes no sense, or where the files are of another form than this
    version reads. An index of another dictionary or library answers until the next ``ingest`` has made one anew.
    """
    record = generation.path / FINGERPRINT
    engine = _engine_in(generation.fingerprint, record)
    if f" {_file_format(engine)} " not in f" {generation.fingerprint} ":
        raise IndexUnavailableError("index_outdated", path=str(record))
    return engine


def _file_format(engine: EngineName) -> str:
    version = import_module(f"index.engines.{engine.value}").VERSION  # only the engine in use is loaded
    return f"entries={_ENTRY_VERSION} engine={engine.value}-{version}"


def recorded_engine(path: Path) -> EngineName | None:
    """The engine that a generation's folder was made with, None for a folder that is not a generation's.

    Raises IndexUnavailableError where the record makes no sense.
    """
    record = path / FINGERPRINT
    try:
        return _engine_in(record.read_text(encoding="utf-8"), record)
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise IndexUnavailableError("index_damaged", path=str(record)) from error
    except OSError as error:
        raise IndexUnavailableError("index_unreadable", path=str(record), detail=cause_of(error)) from error


def _engine_in(fingerprint: str, record: Path) -> EngineName:
    found = _RECORDED.search(fingerprint)
    try:
        return EngineName(found[1] if found else "")
    except ValueError as error:  # damaged, or an engine of a later version
        raise IndexUnavailableError("index_damaged", path=str(record)) from error


def choose_engine(wanted: EngineName | None, recorded: EngineName | None) -> EngineName:
    """What to write with: the engine that is asked for, else the archive's own, else the best that is installed.

    Raises ConfigurationError where the one asked for is not installed; an archive's own is replaced then.
    """
    if wanted is not None:
        if not is_installed(wanted):
            raise ConfigurationError("engine_missing", engine=wanted.value)
        return wanted
    if recorded is not None and is_installed(recorded):
        return recorded
    return EngineName.TANTIVY if is_installed(EngineName.TANTIVY) else EngineName.WHOOSH


def is_installed(engine: EngineName) -> bool:
    """Whether an engine can be used here; Whoosh always can."""
    from index.engines import tantivy

    return engine is not EngineName.TANTIVY or tantivy.is_installed()


def open_engine(path: Path, engine: EngineName | None = None) -> Engine:
    """The engine over an index folder, by default the recorded one; an empty folder is an empty index.

    Raises IndexUnavailableError where the engine is not installed, and at the first search where files are damaged.
    """
    # only the engine in use is loaded
    match engine or recorded_engine(path) or choose_engine(None, None):
        case EngineName.WHOOSH:
            from index.engines.whoosh import WhooshEngine

            return WhooshEngine(path)
        case EngineName.TANTIVY:
            from index.engines.tantivy import TantivyEngine

            return TantivyEngine(path)
