"""Query → what an engine is asked. Which documents a filter means comes from the archive, as sets of digests."""

from dataclasses import dataclass

from corpus.model import Kind
from corpus.store import Store
from index.analysis import Analyser
from index.analysis.folding import fold_string
from index.dateterms import narrow_first, overlapping
from index.engine import And, Constant, Documents, Field, Near, Node, Not, Or, Scored, Term
from index.query import (
    AllOf,
    AnyOf,
    Close,
    DateWithin,
    FieldHas,
    KindIs,
    Query,
    QueryNode,
    Quote,
    TextField,
    Without,
    Word,
    words_of,
)
from index.targets import Target, string_node, target

_FIELDS = {
    TextField.SPEAKER: Field.SPEAKER,
    TextField.ROLE: Field.ROLE,
    TextField.AGENDA: Field.AGENDA,
    TextField.MEETING: Field.MEETING,
    TextField.SECTION: Field.SECTION,
}


@dataclass(frozen=True, slots=True)
class Plan:
    """``match`` and ``rank`` for the engine, ``targets`` and ``dates`` for marking what was found in a text."""

    match: Node
    rank: tuple[Scored | Constant, ...]
    targets: tuple[Target, ...]
    dates: tuple[DateWithin, ...]


def plan(query: Query, *, analyser: Analyser, store: Store, is_substring: bool = False) -> Plan:
    """What to ask an engine for a query; with ``is_substring`` any part of a word counts as found."""
    return _Planner(query, analyser, store, is_substring).plan()


@dataclass
class _Planner:
    query: Query
    analyser: Analyser
    store: Store
    is_substring: bool

    def plan(self) -> Plan:
        root = self.query.root
        match = self.any_word(root) if self.query.is_any else self.node(root)
        orphans = self.store.orphans()
        if orphans:  # not yet published, or not yet swept away
            match = And((match, Not(Documents(orphans))))
        targets = tuple(self.target(word) for word in words_of(root))
        dates = tuple(_dates_of(root))
        rank = [leaf for item in targets for leaf in item.scores()]
        if not targets:
            rank += [leaf for date in dates for leaf in narrow_first(date.first, date.last)]
        if self.query.is_any:
            targets += tuple(part for item in targets for part in item.apart())
        return Plan(match, tuple(dict.fromkeys(rank)), targets, dates)

    def node(self, node: QueryNode) -> Node:
        match node:
            case Word() | Quote():
                return self.target(node).node()
            case AllOf():
                return And(tuple(map(self.node, node.children)))
            case AnyOf():
                return Or(tuple(map(self.node, node.children)))
            case Without():
                return Not(self.node(node.child))
            case Close():
                return self.close(node)
            case DateWithin():
                return overlapping(node.first, node.last)
            case KindIs():
                return self.of_kind(node.kind)
            case FieldHas():
                return self.having(node)

    def any_word(self, root: QueryNode) -> Node:
        """Fields as they are required; of the words one is enough, and of a word one unit that says something."""
        children = root.children if isinstance(root, AllOf) else (root,)
        words = [child for child in children if isinstance(child, Word | Quote)]
        nodes = [self.node(child) for child in children if not isinstance(child, Word | Quote)]
        if words:
            targets = [self.target(word) for word in words]
            terms = [term for item in targets for term, _ in item.content]
            units = dict.fromkeys(Term(field, term) for term in terms for field in (Field.TEXT, Field.CONTEXT))
            nodes.append(Or((*units, *(item.node() for item in targets))))
        return And(tuple(nodes))

    def target(self, word: Word | Quote) -> Target:
        return target(word, self.analyser, is_substring=self.is_substring)

    def close(self, node: Close) -> Node:
        sides = [self.target(node.left), self.target(node.right)]
        left, right = (tuple(phrase for phrase in [side.phrase(Field.TEXT)] if phrase is not None) for side in sides)
        return Near(left, right, node.distance)

    def of_kind(self, kind: Kind) -> Node:
        return Documents(self.store.digests(kinds=frozenset((kind,))))

    def having(self, node: FieldHas) -> Node:
        if node.field is TextField.FILE:
            text = node.text.encode("utf-8", "replace").decode()  # a terminal may hand over half a character
            return Documents(self.store.digests(path_contains=text))
        return string_node(_FIELDS[node.field], fold_string(node.text))


def _dates_of(node: QueryNode) -> list[DateWithin]:
    match node:
        case DateWithin():
            return [node]
        case AllOf() | AnyOf():
            return [date for child in node.children for date in _dates_of(child)]
        case _:
            return []
