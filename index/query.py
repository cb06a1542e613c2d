"""The query as we understand it: a tree that no engine and no file format knows of. The language: docs/search.md."""

import datetime as dt
from dataclasses import replace
from enum import StrEnum

from corpus.model import Kind
from corpus.values import value
from wareki.span import DateSpan


class TextField(StrEnum):
    """Fields of the query language whose value is a text that has to occur."""

    SPEAKER = "speaker"
    ROLE = "role"
    AGENDA = "agenda"
    MEETING = "meeting"
    SECTION = "section"
    FILE = "file"


@value
class Word:
    """A word, as typed. ``date`` where the whole word is a date (R7.7): then a date that says so is found as well."""

    text: str
    is_prefix: bool = False
    date: DateSpan | None = None


@value
class Quote:
    """A phrase: exactly these characters (folded), in this order."""

    text: str


@value
class AllOf:
    """Every child has to be there."""

    children: tuple["QueryNode", ...]


@value
class AnyOf:
    """One child has to be there."""

    children: tuple["QueryNode", ...]


@value
class Without:
    """The child must not be there."""

    child: "QueryNode"


@value
class Close:
    """Both are there, in either order, with at most ``distance`` words between."""

    left: Word | Quote
    right: Word | Quote
    distance: int


@value
class DateWithin:
    """A date that has a day in common with the interval; None: open on that side."""

    first: dt.date | None
    last: dt.date | None


@value
class Dated:
    """The document's own date (a meeting's day, the date of a report) has a day in common with the interval."""

    first: dt.date | None
    last: dt.date | None


@value
class KindIs:
    """The document is of this kind."""

    kind: Kind


@value
class FieldHas:
    """The field has the text in it."""

    field: TextField
    text: str


QueryNode = Word | Quote | AllOf | AnyOf | Without | Close | DateWithin | Dated | KindIs | FieldHas


@value
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


def with_word(node: QueryNode, word: Word | Quote, other: Word | Quote) -> QueryNode:
    """The same with another word wherever ``words_of`` has ``word``."""
    match node:
        case Word() | Quote():
            return other if node == word else node
        case AllOf() | AnyOf():
            return replace(node, children=tuple(with_word(child, word, other) for child in node.children))
        case Close():
            left, right = (other if side == word else side for side in (node.left, node.right))
            return replace(node, left=left, right=right)
        case _:
            return node


def dates_of(node: QueryNode) -> list[DateWithin]:
    """The periods that a query asks for, not those under a minus."""
    match node:
        case DateWithin():
            return [node]
        case AllOf() | AnyOf():
            return [date for child in node.children for date in dates_of(child)]
        case _:
            return []


def as_typed(node: QueryNode) -> str:
    """The node in the query language, dates as ISO days: parsed again, it is the same tree."""
    match node:
        case AllOf():
            return " ".join(as_part(child) for child in node.children)
        case AnyOf():
            return " OR ".join(_inside(child, AnyOf) for child in node.children)
        case Without():
            return f"-{_inside(node.child, AnyOf, AllOf, Close)}"
        case Close():
            return f"{as_typed(node.left)} NEAR/{node.distance} {as_typed(node.right)}"
        case Word():
            return f"{node.text}*" if node.is_prefix else node.text
        case Quote():
            return _quoted(node.text)
        case DateWithin():
            return f"date:{node.first or ''}..{node.last or ''}"
        case Dated():
            return f"dated:{node.first or ''}..{node.last or ''}"
        case KindIs():
            return f"kind:{node.kind.value}"
        case FieldHas():
            is_plain = not any(character.isspace() or character in _SPECIAL for character in node.text)
            return f"{node.field.value}:{node.text if is_plain else _quoted(node.text)}"


def as_part(node: QueryNode) -> str:
    """The same, as it is typed among other parts: alternatives in brackets."""
    return _inside(node, AnyOf, AllOf)


def _inside(node: QueryNode, *bracketed: type) -> str:
    return f"({as_typed(node)})" if isinstance(node, bracketed) else as_typed(node)


_SPECIAL = '()（）|｜"＂“”「\\＼'
"""Characters that end a field's value, or have a meaning in it."""


def _quoted(text: str) -> str:
    """In straight quotes; what would end them, in any width, has a backslash before it."""
    kept = (f"\\{character}" if character in '"＂\\' else character for character in text)
    return f'"{"".join(kept)}"'


def with_any_word(query: Query) -> Query:
    """The query with one of its words being enough; what else it asks for (fields, dates, a minus) stays required."""
    children = query.root.children if isinstance(query.root, AllOf) else (query.root,)
    worded = tuple(child for child in children if words_of(child))
    if len(worded) < 2 or query.is_any:
        return query
    rest = tuple(child for child in children if child not in worded)
    either = AnyOf(worded)
    return replace(query, root=AllOf((*rest, either)) if rest else either)
