"""Is this machine fit: the dictionary and the engines."""

from collections.abc import Iterator

from corpus.fitness import Finding, Fitness
from corpus.settings import EngineName
from index.analysis import Analyser
from index.opening import LIBRARIES, is_installed

_SAMPLE, _UNITS = "児童相談所", ("児童", "相談", "所")


def index_findings() -> Iterator[Finding]:
    """Whether Sudachi cuts a word as it should, and which engines there are."""
    from importlib.metadata import version  # slow to import

    found = f"SudachiPy {version('SudachiPy')}, sudachidict_core {version('sudachidict_core')}"
    try:
        units = tuple(unit.term for unit in Analyser(()).analyse(_SAMPLE).short)
    except Exception as error:  # whatever a damaged dictionary file raises
        yield Finding("dictionary", Fitness.UNFIT, found, "dictionary_damaged", (("detail", str(error)),))
    else:
        is_cut = units == _UNITS
        remedy = "" if is_cut else "dictionary_damaged"
        detail = (("detail", " ".join(units)),)
        yield Finding("dictionary", Fitness.FIT if is_cut else Fitness.UNFIT, found, remedy, detail)
    for engine in EngineName:
        if is_installed(engine):
            yield Finding("engine", Fitness.FIT, f"{engine.value} {version(LIBRARIES[engine])}")
        else:
            yield Finding("engine", Fitness.LESS, engine.value, "engine_none", (("engine", engine.value),))
