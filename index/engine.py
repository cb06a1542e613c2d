"""The seam to search engines: terms with positions in, keys of passages out. No engine sees text.

An engine is one module in ``index/engines/`` behind ``Engine`` and ``Writer``; one conformance suite holds them all.
The *set* of passages that a request matches is the same in every engine; scores are not comparable across them.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from types import TracebackType
from typing import Protocol, Self

from corpus.model import PassageKey
from corpus.values import value


class Field(StrEnum):
    """The fields of a passage. A term never contains a space."""

    TEXT = "text"  # short units of the passage's own text
    LONG = "long"  # long units of it, where they hold several short ones
    PAIR = "pair"  # content units next to each other, for the ranking
    GRAM = "gram"  # character bigrams of it
    CONTEXT = "context"  # short units of header words, caption and section path
    CONTEXT_GRAM = "context_gram"  # character bigrams of header words and caption
    SECTION = "section"  # character bigrams of the section path
    SPEAKER = "speaker"  # character bigrams of speaker, person and role
    ROLE = "role"  # character bigrams of the role, and of what the list of people says of the speaker
    AGENDA = "agenda"  # character bigrams of the agenda item
    MEETING = "meeting"  # character bigrams of the meeting's name
    DATE = "date"  # see index.dateterms
    FORM = "form"  # what the passage is: one of PassageForm
    SAID_BY = "said_by"  # who says it, as one term (index.facets)
    CHAPTER = "chapter"  # the outermost heading above it, as one term


WHOLE = (Field.FORM, Field.SAID_BY, Field.CHAPTER)
"""Fields of which a passage has one term at most: what passages can be counted by."""

UNPLACED = frozenset((Field.LONG, Field.PAIR, Field.DATE, *WHOLE))
"""Fields whose terms have no places worth keeping: no phrase of several parts asks for them."""


@value
class Entry:
    """A passage as an engine keeps it. ``day`` is the document's date as an ordinal (0: none), for the order.

    ``fields``: the terms of each field in the order of their positions (``index.analysis.units.BLANK`` between them,
    ``GAP`` for a position without one). ``kept`` is given back with a hit (``Request.with_kept``); no engine looks into
    it.
    """

    key: PassageKey
    fields: Mapping[Field, str]
    day: int = 0
    kept: bytes = b""


# -- what is asked ---------------------------------------------------------------------------------------------------


@value
class Term:
    """Passages that have the term in the field."""

    field: Field
    text: str


@value
class Prefix:
    """Passages that have a term in the field beginning with ``text``."""

    field: Field
    text: str


@value
class Phrase:
    """Passages with ``parts[i]`` at a position + ``offsets[i]``; all parts in one field, offsets ascending from 0."""

    parts: tuple[Term | Prefix, ...]
    offsets: tuple[int, ...]

    @property
    def width(self) -> int:
        """How many positions an occurrence covers."""
        return self.offsets[-1] + 1


@value
class Near:
    """Passages where any of ``left`` and any of ``right`` (all in one field) stand within ``distance`` positions.

    They do not overlap, come in either order, and at most ``distance`` positions lie between them.
    """

    left: tuple[Phrase, ...]
    right: tuple[Phrase, ...]
    distance: int


@value
class And:
    """Passages that match every child; all passages where there is none."""

    children: tuple["Node", ...]


@value
class Or:
    """Passages that match a child; none where there is none."""

    children: tuple["Node", ...]


@value
class Not:
    """Passages that do not match the child."""

    child: "Node"


@value
class Documents:
    """Passages of these documents."""

    digests: frozenset[str]


Node = Term | Prefix | Phrase | Near | And | Or | Not | Documents


@value
class Scored:
    """Adds ``weight`` × the BM25 score of the term (index.ranking)."""

    term: Term
    weight: float


@value
class Constant:
    """Adds ``weight`` where the node matches."""

    node: Node
    weight: float


@value
class Request:
    """``match`` says which passages are found, ``rank`` how they are ordered.

    Order: score, then the newest document (``Entry.day``), then the key; ``newest_first`` swaps the first two.
    ``limit`` None: all. ``counts``: for each node, how many of the passages found match it too. ``with_kept``: what was
    kept of each passage (``Entry.kept``) comes with it. ``by_document``: only the first passage of each document;
    ``limit`` and ``offset`` count documents then.
    """

    match: Node
    rank: tuple[Scored | Constant, ...] = ()
    limit: int | None = 10
    offset: int = 0
    newest_first: bool = False
    counts: tuple[Node, ...] = ()
    with_kept: bool = False
    by_document: bool = False


@value
class Found:
    """One passage found, and how many more of its document, where one a document was asked for."""

    key: PassageKey
    score: float
    kept: bytes = b""
    more: int = 0


@value
class Answer:
    """``total`` passages match; ``found`` are those that the request's limit and offset cut out.

    ``documents`` they are in, counted where one a document was asked for.
    """

    found: tuple[Found, ...]
    total: int
    counts: tuple[int, ...] = ()
    documents: int = 0


@value
class Tally:
    """How many passages each document has, and how many have each term of a field (``WHOLE``)."""

    documents: Mapping[str, int]
    terms: Mapping[Field, Mapping[str, int]]


# -- the protocols ---------------------------------------------------------------------------------------------------


class Writer(Protocol):
    """A transaction on an index: nothing is visible to a search before ``commit``.

    As a context manager it commits on a clean exit and discards otherwise. There is one writer at a time.
    """

    def add(self, entry: Entry) -> None:
        """Add a passage. Its document must not have passages in the index (``remove`` them first)."""
        ...

    def remove(self, digest: str) -> None:
        """Remove all passages of a document that earlier commits hold, if any; what this writer adds stays."""
        ...

    def commit(self) -> None:
        """Make it durable and visible; the writer is spent."""
        ...

    def discard(self) -> None:
        """Forget it; the writer is spent. After ``commit``: nothing."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Engine(Protocol):
    """An index that answers requests. A search sees the last commit."""

    def search(self, request: Request) -> Answer:
        """The answer to a request."""
        ...

    def documents(self, node: Node) -> frozenset[str]:
        """Every document that has passages which match."""
        ...

    def tally(self, node: Node, fields: Collection[Field]) -> Tally:
        """The passages that match, counted by their documents and by the terms of the fields (of ``WHOLE``)."""
        ...

    def digests(self) -> frozenset[str]:
        """Every document that has passages in the index."""
        ...

    def writer(self) -> Writer:
        """Begin a transaction."""
        ...

    def check(self) -> None:
        """Compare every file of the last commit with its checksum; IndexUnavailableError names the one that differs."""
        ...

    def close(self) -> None:
        """Let go of the files."""
        ...
