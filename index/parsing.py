"""Text typed by a person → Query. Full-width forms of every operator are the same as the half-width ones."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from corpus.errors import UsageError
from corpus.model import Kind
from corpus.values import value
from index.dateterms import said_unit
from index.query import (
    AllOf,
    AnyOf,
    Close,
    Dated,
    DateWithin,
    FieldHas,
    KindIs,
    Query,
    QueryNode,
    Quote,
    TextField,
    Without,
    Word,
)
from index.tokens import Token, TokenType, malformed, tokenise
from wareki.span import DateSpan, Flag

_KINDS = {
    "進捗": Kind.PROGRESS, "進捗報告": Kind.PROGRESS, "取組状況": Kind.PROGRESS,
    "会議録": Kind.MINUTES, "議事録": Kind.MINUTES,
    "その他": Kind.OTHER,
} | {kind.value: kind for kind in Kind}  # fmt: skip
_DEEPEST = 50  # brackets and minuses inside each other
_RANGE = r"\.\.|…|‥"


@value
class Filter:
    """A field of the query language given apart from the words: ``field`` is its name, ``value`` as after the colon."""

    field: str
    value: str


def parse_query(
    text: str,
    *,
    reference: dt.date | None = None,
    any_word: bool = False,
    filters: Sequence[Filter] = (),
) -> Query:
    """Parse what was typed. ``reference`` is the day from which 今年度 and the like are counted.

    With ``any_word`` the text is a question in plain words: only fields (date:, kind: …) are special, and nothing but
    an empty question is a mistake. ``filters`` have to be true as well; with them there need not be any words. Raises
    UsageError, with a caret under the place.
    """
    line = " ".join(text.splitlines()).replace("\t", " ")
    nodes = [_filter(item, reference) for item in filters]
    shown = " ".join(filter(None, (line.strip(), *(f"{item.field}:{item.value}" for item in filters))))
    if nodes and not line.strip():
        return Query(shown, _all_of(nodes), is_any=any_word, reference=reference)
    parser = _Parser(line, tokenise(line, only_fields=any_word), reference)
    root = parser.anything() if any_word else parser.whole()
    return Query(shown if nodes else line, _all_of([root, *nodes]), is_any=any_word, reference=reference)


def _filter(item: Filter, reference: dt.date | None) -> QueryNode:
    line = f"{item.field}:{item.value}"
    begin = len(item.field) + 1
    return _Parser(line, [], reference).field(Token(TokenType.FIELD, item.value, 0, len(line), item.field, begin))


def _all_of(nodes: list[QueryNode]) -> QueryNode:
    """All of the nodes; those of a conjunction one by one."""
    flat = [child for node in nodes for child in (node.children if isinstance(node, AllOf) else (node,))]
    return flat[0] if len(nodes) == 1 and len(flat) == 1 else AllOf(tuple(flat))


class _Parser:
    def __init__(self, line: str, tokens: list[Token], reference: dt.date | None) -> None:
        self.line = line
        self.tokens = tokens
        self.reference = reference
        self.place = 0
        self.depth = 0

    def whole(self) -> QueryNode:
        if not self.tokens:
            raise malformed("query_empty", self.line, 0)
        node = self.alternatives()
        if (left := self.peek()) is not None:
            raise malformed("query_unexpected", self.line, left.begin, part=left.text)
        return node

    def anything(self) -> QueryNode:
        if not self.tokens:
            raise malformed("query_empty", self.line, 0)
        return AllOf(tuple(self.question_part(token) for token in self.tokens))

    def question_part(self, token: Token) -> QueryNode:
        if token.type is TokenType.FIELD:
            try:
                return self.field(token)
            except UsageError:  # in a question what is no field is text
                return Word(self.line[token.begin : token.end])
        return Word(token.text)

    def alternatives(self) -> QueryNode:
        children = [self.conjunction()]
        while self.take(TokenType.OR) is not None:
            children.append(self.conjunction())
        return children[0] if len(children) == 1 else AnyOf(tuple(children))

    def conjunction(self) -> QueryNode:
        children = [self.vicinity()]
        while (token := self.peek()) is not None and token.type not in (TokenType.OR, TokenType.CLOSE):
            self.take(TokenType.AND)
            children.append(self.vicinity())
        return children[0] if len(children) == 1 else AllOf(tuple(children))

    def vicinity(self) -> QueryNode:
        begin = self.peek()
        node = self.unary()
        pairs: list[QueryNode] = []
        while (token := self.take(TokenType.NEAR)) is not None:
            behind = self.peek()
            right = self.unary()
            for operand, place in ((node, begin), (right, behind)):
                if not isinstance(operand, Word | Quote):
                    raise malformed("query_near_operand", self.line, (place or token).begin)
            assert isinstance(node, Word | Quote)  # noqa: S101 - as was just seen
            assert isinstance(right, Word | Quote)  # noqa: S101
            pairs.append(Close(node, right, int(token.text)))
            node, begin = right, behind
        if not pairs:
            return node
        return pairs[0] if len(pairs) == 1 else AllOf(tuple(pairs))

    def unary(self) -> QueryNode:
        if (minus := self.take(TokenType.NOT)) is not None:
            with self.deeper(minus):
                return Without(self.unary())
        return self.primary()

    def primary(self) -> QueryNode:
        token = self.peek()
        if token is None:
            raise malformed("query_missing", self.line, len(self.line))
        self.place += 1
        match token.type:
            case TokenType.OPEN:
                with self.deeper(token):
                    node = self.alternatives()
                if self.take(TokenType.CLOSE) is None:
                    raise malformed("query_unclosed", self.line, token.begin, part=token.text)
                return node
            case TokenType.WORD:
                return self.word(token)
            case TokenType.QUOTE:
                if not token.text.strip():
                    raise malformed("query_missing", self.line, token.begin + 1)
                return Quote(token.text)
            case TokenType.FIELD:
                return self.field(token)
        raise malformed("query_unexpected", self.line, token.begin, part=self.line[token.begin : token.end])

    def word(self, token: Token) -> Word:
        if token.text.endswith(("*", "＊")) and len(token.text) > 1:
            return Word(token.text[:-1], is_prefix=True)
        return Word(token.text, date=whole_date(token.text, self.reference))

    def field(self, token: Token) -> QueryNode:
        if not token.text:
            raise malformed("query_field_empty", self.line, token.begin, field=token.field)
        if token.field == "date":
            return DateWithin(*self.interval(token))
        if token.field == "dated":
            return Dated(*self.interval(token))
        if token.field == "kind":
            kind = _KINDS.get(unicodedata.normalize("NFKC", token.text).lower())
            if kind is None:
                raise malformed("query_bad_kind", self.line, token.value_begin, value=token.text)
            return KindIs(kind)
        return FieldHas(TextField(token.field), token.text)

    def interval(self, token: Token) -> tuple[dt.date | None, dt.date | None]:
        from wareki import parse_date  # most queries have no date, and its grammar takes a while to load

        whole = parse_date(token.text, reference=self.reference)
        if whole is not None and whole.has_interval:
            return whole.first, whole.last
        ends = re.split(_RANGE, unicodedata.normalize("NFKC", token.text).replace("．", "."))
        if len(ends) != 2 or not any(ends):
            raise malformed("query_bad_date", self.line, token.value_begin, value=token.text)
        first, last = (self.range_end(token, end) if end else None for end in ends)
        begin, end = first.first if first is not None else None, last.last if last is not None else None
        if begin is not None and end is not None and begin > end:
            raise malformed("query_date_order", self.line, token.value_begin, value=token.text)
        return begin, end

    def range_end(self, token: Token, text: str) -> DateSpan:
        from wareki import parse_date

        span = parse_date(text.strip(), reference=self.reference)
        if span is None or not span.has_interval:
            raise malformed("query_bad_date", self.line, token.value_begin, value=text)
        return span

    @contextmanager
    def deeper(self, token: Token) -> Iterator[None]:
        """What stands inside ``token``; a mistake where that is too deep to be meant."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise malformed("query_too_deep", self.line, token.begin)
        yield
        self.depth -= 1

    def peek(self) -> Token | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def take(self, wanted: TokenType) -> Token | None:
        token = self.peek()
        if token is None or token.type is not wanted:
            return None
        self.place += 1
        return token


def whole_date(text: str, reference: dt.date | None) -> DateSpan | None:
    """The day, month, year or 年度 that a word is, by itself; a bare number or a 7月 without a year is none."""
    if text.isdecimal() or not any(character.isnumeric() or character == "元" for character in text):
        return None
    from wareki import parse_date  # most words are none, and its grammar takes a while to load

    span = parse_date(text, reference=reference)
    if span is None or said_unit(span) is None:
        return None
    return None if span.flags & {Flag.INFERRED, Flag.INCOMPLETE, Flag.IMPOSSIBLE} else span
