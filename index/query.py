"""The query as we understand it: a tree that no engine and no file format knows of. The language: docs/search.md."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Kind
from wareki.span import DateSpan


class TextField(StrEnum):
    """Fields of the query language whose value is a text that has to occur."""

    SPEAKER = "speaker"
    ROLE = "role"
    AGENDA = "agenda"
    MEETING = "meeting"
    SECTION = "section"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, as typed. ``date`` where the whole word is a date (R7.7): then a date that says so is found as well."""

    text: str
    is_prefix: bool = False
    date: DateSpan | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A phrase: exactly these characters (folded), in this order."""

    text: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every child has to be there."""

    children: tuple["QueryNode", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One child has to be there."""

    children: tuple["QueryNode", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """The child must not be there."""

    child: "QueryNode"


@dataclass(frozen=True, slots=True)
class Close:
    """Both are there, in either order, with at most ``distance`` words between."""

    left: Word | Quote
    right: Word | Quote
    distance: int


@dataclass(frozen=True, slots=True)
class DateWithin:
    """A date that has a day in common with the interval; None: open on that side."""

    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class KindIs:
    """The document is of this kind."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class FieldHas:
    """The field has the text in it."""

    field: TextField
    text: str


QueryNode = Word | Quote | AllOf | AnyOf | Without | Close | DateWithin | KindIs | FieldHas


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query. ``is_any``: ranked by the best match of the words instead of requiring all of them."""

    text: str
    root: QueryNode
    is_any: bool = False
    reference: dt.date | None = None


def words_of(node: QueryNode) -> tuple[Word | Quote, ...]:
    """The words and phrases that have to be there or may be (not those under a NOT), from left to right."""
    match node:
        case Word() | Quote():
            return (node,)
        case AllOf() | AnyOf():
            return tuple(word for child in node.children for word in words_of(child))
        case Close():
            return (node.left, node.right)
        case _:
            return ()
