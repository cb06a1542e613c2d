"""Questions to the index generation that is current now."""

from collections.abc import Callable
from contextlib import closing
from typing import TypeVar

from corpus.errors import IndexUnavailableError
from index.engine import Engine
from index.generations import Generation, IndexHome
from index.opening import engine_of, open_engine

T = TypeVar("T")


class OpenIndex:
    """The current generation, kept open from one question to the next; another one as soon as a rebuild made it."""

    def __init__(self, index: IndexHome) -> None:
        self._index = index
        self._opened: tuple[Generation, Engine] | None = None

    def ask(self, question: Callable[[Engine], T]) -> T:
        """What ``question`` finds; asked again where a rebuild replaced the generation meanwhile.

        Raises IndexUnavailableError where there is no index, or its files are damaged or of another version.
        """
        while True:
            current = self._index.current()
            if current is None:
                raise IndexUnavailableError("no_archive", home=str(self._index.path.parent))
            try:
                return question(self._engine(current))
            except IndexUnavailableError:
                self.close()
                if self._index.current() == current:
                    raise

    def close(self) -> None:
        """Let go of the files."""
        if self._opened is not None:
            self._opened[1].close()
            self._opened = None

    def _engine(self, current: Generation) -> Engine:
        if self._opened is None or self._opened[0] != current:
            self.close()
            self._opened = current, open_engine(current.path, engine_of(current))
        return self._opened[1]


def ask(index: IndexHome, question: Callable[[Engine], T]) -> T:
    """What one ``question`` finds in the current generation; raises as ``OpenIndex.ask`` does."""
    with closing(OpenIndex(index)) as opened:
        return opened.ask(question)
