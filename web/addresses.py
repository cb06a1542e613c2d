"""The addresses of documents and what is in them: permalinks, as they depend on the file's bytes alone.

``/documents/0123456789ab#12.3`` is the hit with the id ``0123456789ab#12.3``.
"""

from dataclasses import dataclass
from urllib.parse import quote

_ID_LENGTH = 12  # of a digest; as long as in the ids of hits


def document_id(digest: str) -> str:
    """The beginning of the digest that stands in addresses."""
    return digest[:_ID_LENGTH]


@dataclass(frozen=True, slots=True)
class DocumentAddress:
    """Where a document is. ``query`` is the part of the address that says what to mark, "" for nothing."""

    id: str
    query: str = ""

    def address(self) -> str:
        """The document."""
        return f"/documents/{self.id}{self._query()}"

    def block(self, anchor: str) -> str:
        """A block or row of it: their numbers from 1, as in the id of a hit."""
        return f"{self.address()}#{anchor}"

    def page(self, number: int, *, at: str = "") -> str:
        """A page as a picture, with a block or row outlined."""
        return f"/documents/{self.id}/pages/{number}{self._query(f'at={quote(at)}' if at else '')}"

    def picture(self, number: int) -> str:
        """Only the picture."""
        return f"/documents/{self.id}/pages/{number}.png"

    def table_csv(self, number: int) -> str:
        """A table as CSV."""
        return f"/documents/{self.id}/tables/{number}.csv"

    def minutes(self, suffix: str) -> str:
        """The utterances as ``csv`` or ``json``."""
        return f"/documents/{self.id}/minutes.{suffix}"

    def file(self) -> str:
        """The file itself."""
        return f"/documents/{self.id}/file"

    def _query(self, more: str = "") -> str:
        parts = "&".join(filter(None, (more, self.query)))
        return f"?{parts}" if parts else ""
