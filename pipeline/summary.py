"""What a build did, in values; ``corpus.messages`` has the words."""

from corpus.model import Issue
from corpus.values import value


@value
class Summary:
    """Every file in scope is in one of these. Paths are absolute and sorted; ``moved`` pairs are (from, to).

    ``failed`` has all files that are not in the archive, those of earlier builds too. ``missing`` are given paths
    where there is nothing. ``notes`` are findings about documents that were read in this build, by path.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    unchanged: int = 0
    failed: tuple[tuple[str, Issue], ...] = ()
    missing: tuple[str, ...] = ()
    notes: tuple[tuple[str, Issue], ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether everything that was asked for is in the archive."""
        return not self.failed and not self.missing

    @property
    def is_empty(self) -> bool:
        """Whether none of the places that were asked for exists."""
        seen = self.added or self.changed or self.moved or self.removed or self.unchanged or self.failed
        return bool(self.missing) and not seen
