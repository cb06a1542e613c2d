"""Some pages of a document that were read apart from the others, on their way to be put together."""

from corpus.model import Issue
from corpus.values import value
from pipeline.raw import RawPage, RawTable

Edges = tuple[float, ...]
"""The column edges of the last table on a page, in points: what the next page is read with."""


@value
class PageReading:
    """A page and what is to be said about it."""

    page: RawPage
    issues: tuple[Issue, ...] = ()

    @property
    def edges(self) -> Edges:
        """Of the last table on the page, () for none."""
        tables = [element for element in self.page.elements if isinstance(element, RawTable)]
        return tables[-1].column_edges if tables else ()


@value
class RawPart:
    """Consecutive pages of a file from number ``first`` on, which was read with ``edges``.

    ``recognised`` are those of them whose text was looked for in the picture, as they are after that.
    """

    first: int
    edges: Edges
    readings: tuple[PageReading, ...]
    recognised: tuple[PageReading, ...] = ()
