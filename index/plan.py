"""Query → what an engine is asked. Which documents a filter means comes from the archive, as sets of digests."""

from typing import TYPE_CHECKING

from corpus.answer import Expansion
from corpus.model import Kind
from corpus.store import Store
from corpus.values import value
from index.analysis import Analyser
from index.analysis.folding import fold_string
from index.dateterms import narrow_first, overlapping
from index.engine import And, Constant, Documents, Field, Near, Node, Not, Or, Phrase, Scored, Term
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
    dates_of,
    words_of,
)
from index.synonyms import Synonyms
from index.targets import Target, string_node, target

if TYPE_CHECKING:
    from index.titles import Titles

_FIELDS = {
    TextField.SPEAKER: Field.SPEAKER,
    TextField.ROLE: Field.ROLE,
    TextField.AGENDA: Field.AGENDA,
    TextField.MEETING: Field.MEETING,
    TextField.SECTION: Field.SECTION,
}
# what another form of a word counts in the order; and what sets the words as typed before all others
_OTHER_FORM = 0.5
_AS_TYPED = 1000.0
_LONGEST_MEETING = 10  # days; minutes of which only the month is known are not minutes of each of its days


@value
class OtherForm:
    """Another form of a word, and how it is looked for."""

    expansion: Expansion
    target: Target


@value
class Plan:
    """``match`` and ``rank`` for the engine, ``targets`` and ``dates`` for marking what was found in a text.

    ``others`` are the other forms of the query's words, whose targets are among ``targets``.
    """

    match: Node
    rank: tuple[Scored | Constant, ...]
    targets: tuple[Target, ...]
    dates: tuple[DateWithin, ...]
    others: tuple[OtherForm, ...] = ()


def plan(
    query: Query,
    *,
    analyser: Analyser,
    store: Store,
    synonyms: Synonyms | None = None,
    is_substring: bool = False,
) -> Plan:
    """What to ask an engine for a query; with ``is_substring`` any part of a word counts as found.

    Without ``synonyms`` the words are looked for as they are typed.
    """
    return Planner(query, analyser, store, synonyms, is_substring).plan()


class Planner:
    """Turns the parts of a query into nodes; ``others`` are the other forms of its words.

    With ``titles`` the passage needs only one of the words where its document's title has the rest.
    """

    def __init__(
        self,
        query: Query,
        analyser: Analyser,
        store: Store,
        synonyms: Synonyms | None,
        is_substring: bool,
        titles: "Titles | None" = None,
    ) -> None:
        self.query = query
        self.analyser = analyser
        self.store = store
        self.synonyms = synonyms
        self.is_substring = is_substring
        self.titles = titles
        self.targets: dict[Word | Quote, Target] = {}
        self.others = {word: self.other_forms(word) for word in words_of(query.root)}

    def plan(self) -> Plan:
        """What to ask, and what to mark."""
        root = self.query.root
        words = words_of(root)
        others = tuple(other for found in self.others.values() for other in found)
        match = self.published(self.any_word(root) if self.query.is_any else self.whole(root))
        targets = tuple(self.target(word) for word in words)
        dates = tuple(dates_of(root))
        rank = [leaf for item in targets for leaf in item.scores()]
        if others and not self.query.is_any:
            rank.append(Constant(self.node(root, widened=False), _AS_TYPED))
        rank += (leaf for other in others for leaf in other.target.scores(_OTHER_FORM))
        if not targets:
            rank += (leaf for date in dates for leaf in narrow_first(date.first, date.last))
        if self.query.is_any:
            targets += tuple(part for item in targets for part in item.apart())
        targets += tuple(other.target for other in others)
        return Plan(match, tuple(dict.fromkeys(rank)), targets, dates, others)

    def published(self, match: Node) -> Node:
        """Without the documents that are not yet published, or not yet swept away."""
        orphans = self.store.orphans()
        return And((match, Not(Documents(orphans)))) if orphans else match

    def whole(self, root: QueryNode) -> Node:
        """The whole query; with titles, passages that say nothing of it themselves are left out."""
        if self.titles is None:
            return self.node(root)
        plain = Planner(self.query, self.analyser, self.store, self.synonyms, self.is_substring)
        said = tuple(map(plain.node, words_of(root)))
        return And((self.node(root), Or(said)))

    def node(self, node: QueryNode, *, widened: bool = True) -> Node:
        """The node; ``widened`` by the other forms of its words."""
        match node:
            case Word() | Quote():
                exact = self.target(node).node()
                others = self.others.get(node, []) if widened else []
                titled = (Documents(self.titles.saying(node)),) if widened and self.titles is not None else ()
                ways = (exact, *(other.target.node() for other in others), *titled)
                return Or(ways) if len(ways) > 1 else exact
            case AllOf():
                return And(tuple(self.node(child, widened=widened) for child in node.children))
            case AnyOf():
                return Or(tuple(self.node(child, widened=widened) for child in node.children))
            case Without():
                return Not(self.node(node.child, widened=False))
            case Close():
                return Near(self.sides(node.left, widened), self.sides(node.right, widened), node.distance)
            case DateWithin():
                return self.within(node)
            case Dated():
                return Documents(self.store.digests(dated=(node.first, node.last)))
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
            nodes.append(Or((*units, *(self.node(word) for word in words))))
        return And(tuple(nodes))

    def other_forms(self, word: Word | Quote) -> list[OtherForm]:
        """The other forms of a word; none of a phrase, a date, or the beginning of a word."""
        if self.synonyms is None or isinstance(word, Quote) or word.is_prefix or word.date is not None:
            return []
        found = self.synonyms.within(word.text, self.analyser) if self.query.is_any else self.synonyms.of(word.text)
        return [OtherForm(item, target(Word(item.form), self.analyser)) for item in dict.fromkeys(found)]

    def target(self, word: Word | Quote) -> Target:
        """How a word is looked for; analysed once, however often it is asked for."""
        if word not in self.targets:
            self.targets[word] = target(
                word, self.analyser, is_substring=self.is_substring, is_question=self.query.is_any
            )
        return self.targets[word]

    def sides(self, word: Word | Quote, widened: bool) -> tuple[Phrase, ...]:
        """The phrases of a word and of its other forms."""
        others = self.others.get(word, []) if widened else []
        targets = [self.target(word), *(other.target for other in others)]
        return tuple(phrase for item in targets if (phrase := item.phrase(Field.TEXT)) is not None)

    def within(self, dates: DateWithin) -> Node:
        """Passages with such a date, and everything in the minutes of a meeting that was held then."""
        interval = (dates.first, dates.last)
        held = self.store.digests(kinds=frozenset((Kind.MINUTES,)), dated=interval, longest=_LONGEST_MEETING)
        said = overlapping(dates.first, dates.last)
        return Or((said, Documents(held))) if held else said

    def of_kind(self, kind: Kind) -> Node:
        """Passages of documents of a kind."""
        return Documents(self.store.digests(kinds=frozenset((kind,))))

    def having(self, node: FieldHas) -> Node:
        """Passages whose field has the text."""
        if node.field is TextField.FILE:
            text = node.text.encode("utf-8", "replace").decode()  # a terminal may hand over half a character
            return Documents(self.store.digests(path_contains=text))
        if node.field is TextField.AGENDA:
            from index.agenda_items import asked_term

            if (item := asked_term(node.text)) is not None:
                return Term(Field.AGENDA, item)
        return string_node(_FIELDS[node.field], fold_string(node.text))
