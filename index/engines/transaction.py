"""A writer as a context manager, the same for every engine."""

from abc import ABC, abstractmethod
from types import TracebackType
from typing import Self


class Transaction(ABC):
    """Commits on a clean exit and discards otherwise; see ``index.engine.Writer``."""

    @abstractmethod
    def commit(self) -> None:
        """Make it durable and visible."""

    @abstractmethod
    def discard(self) -> None:
        """Forget it; after ``commit``: nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.commit()
        finally:
            self.discard()
