"""A question to the index generation that is current now."""

from collections.abc import Callable
from contextlib import closing
from typing import TypeVar

from corpus.errors import IndexUnavailableError
from index.engine import Engine
from index.generations import IndexHome
from index.opening import engine_of, open_engine

T = TypeVar("T")


def ask(index: IndexHome, question: Callable[[Engine], T]) -> T:
    """What ``question`` finds in the current generation; asked again where a rebuild replaced that meanwhile.

    Raises IndexUnavailableError where there is no index, or its files are damaged or of another version.
    """
    while True:
        current = index.current()
        if current is None:
            raise IndexUnavailableError("no_archive", home=str(index.path.parent))
        try:
            with closing(open_engine(current.path, engine_of(current))) as engine:
                return question(engine)
        except IndexUnavailableError:
            if index.current() == current:
                raise
