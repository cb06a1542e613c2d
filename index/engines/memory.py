"""The reference engine: everything in dictionaries, nothing clever. What it finds is what every engine has to find."""

from collections import Counter, defaultdict
from collections.abc import Collection

from corpus.model import PassageKey
from index.engine import (
    And,
    Answer,
    Constant,
    Documents,
    Entry,
    Field,
    Found,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Request,
    Scored,
    Tally,
    Term,
)
from index.engines.places import are_near, phrase_places, postings
from index.engines.transaction import Transaction
from index.order import one_a_document, sort_key
from index.ranking import inverse_document_frequency, saturation


class MemoryEngine:
    """An index in memory; closing it keeps nothing."""

    def __init__(self) -> None:
        self._entries: dict[PassageKey, Entry] = {}
        self._postings: dict[PassageKey, dict[Field, dict[str, list[int]]]] = {}
        self._holding: dict[Field, dict[str, set[PassageKey]]] = {}
        self._lengths: dict[Field, dict[PassageKey, int]] = {}

    def writer(self) -> "MemoryWriter":
        """Begin a transaction."""
        return MemoryWriter(self)

    def check(self) -> None:
        """There are no files."""

    def close(self) -> None:
        """Nothing to let go of."""

    def digests(self) -> frozenset[str]:
        """Every document that has passages in the index."""
        return frozenset(key.document for key in self._entries)

    def search(self, request: Request) -> Answer:
        """See ``Engine.search``."""
        matching = self._matching(request.match)
        scores = dict.fromkeys(matching, 0.0)
        for leaf in request.rank:
            self._score(leaf, scores)
        order = sorted(scores, key=lambda key: sort_key(scores[key], self._entries[key].day, key, request.newest_first))
        shown = [(key, 0) for key in order]
        if request.by_document:
            shown = one_a_document(order, lambda key: key.document)
        end = None if request.limit is None else request.offset + request.limit
        found = tuple(
            Found(key, scores[key], self._entries[key].kept if request.with_kept else b"", more)
            for key, more in shown[request.offset : end]
        )
        counts = tuple(len(matching & self._matching(node)) for node in request.counts)
        return Answer(found, len(matching), counts, len(shown) if request.by_document else 0)

    def documents(self, node: Node) -> frozenset[str]:
        """See ``Engine.documents``."""
        return frozenset(key.document for key in self._matching(node))

    def tally(self, node: Node, fields: Collection[Field]) -> Tally:
        """See ``Engine.tally``."""
        matching = self._matching(node)
        terms = {
            name: Counter(term for key in matching for term in self._postings[key].get(name, ())) for name in fields
        }
        return Tally(Counter(key.document for key in matching), terms)

    def replace(self, removed: set[str], added: list[Entry]) -> None:
        """Take documents out and passages in, in one step."""
        entries = {key: entry for key, entry in self._entries.items() if key.document not in removed}
        entries.update((entry.key, entry) for entry in added)
        held = {key: {name: postings(terms) for name, terms in entry.fields.items()} for key, entry in entries.items()}
        holding: dict[Field, dict[str, set[PassageKey]]] = {name: defaultdict(set) for name in Field}
        lengths: dict[Field, dict[PassageKey, int]] = {name: {} for name in Field}
        for key, fields in held.items():
            for name, places in fields.items():
                for term in places:
                    holding[name][term].add(key)
                lengths[name][key] = sum(map(len, places.values()))
        self._entries, self._postings, self._holding, self._lengths = entries, held, holding, lengths

    def _matching(self, node: Node) -> set[PassageKey]:
        match node:
            case Term():
                return set(self._holding.get(node.field, {}).get(node.text, ()))
            case Prefix():
                terms = self._holding.get(node.field, {})
                return {key for term, keys in terms.items() if term.startswith(node.text) for key in keys}
            case Phrase():
                return {key for key in self._holding_all(node) if self._places(node, key)}
            case Near():
                candidates = self._holding_any(node.left) & self._holding_any(node.right)
                return {key for key in candidates if self._is_near(node, key)}
            case And():
                found = set(self._entries)
                for child in node.children:
                    found &= self._matching(child)
                return found
            case Or():
                return {key for child in node.children for key in self._matching(child)}
            case Not():
                return set(self._entries) - self._matching(node.child)
            case Documents():
                return {key for key in self._entries if key.document in node.digests}

    def _holding_all(self, phrase: Phrase) -> set[PassageKey]:
        return set.intersection(*(self._matching(part) for part in phrase.parts))

    def _holding_any(self, phrases: tuple[Phrase, ...]) -> set[PassageKey]:
        return {key for phrase in phrases for key in self._holding_all(phrase)}

    def _places(self, phrase: Phrase, key: PassageKey) -> list[int]:
        return phrase_places([self._positions(part, key) for part in phrase.parts], phrase.offsets)

    def _positions(self, part: Term | Prefix, key: PassageKey) -> list[int]:
        places = self._postings[key].get(part.field, {})
        if isinstance(part, Term):
            return places.get(part.text, [])
        return sorted({p for term, positions in places.items() if term.startswith(part.text) for p in positions})

    def _is_near(self, node: Near, key: PassageKey) -> bool:
        left, right = (
            [(place, place + phrase.width) for phrase in side for place in self._places(phrase, key)]
            for side in (node.left, node.right)
        )
        return are_near(left, right, node.distance)

    def _score(self, leaf: Scored | Constant, scores: dict[PassageKey, float]) -> None:
        if isinstance(leaf, Constant):
            for key in self._matching(leaf.node) & scores.keys():
                scores[key] += leaf.weight
            return
        name, term = leaf.term.field, leaf.term.text
        holding = self._holding.get(name, {}).get(term, set())
        if not holding:
            return
        lengths = self._lengths[name]
        average = sum(lengths.values()) / len(self._entries)
        weight = leaf.weight * inverse_document_frequency(len(holding), len(self._entries))
        for key in holding & scores.keys():
            frequency = len(self._postings[key][name][term])
            scores[key] += weight * saturation(frequency, lengths[key], average)


class MemoryWriter(Transaction):
    """See ``index.engine.Writer``."""

    def __init__(self, engine: MemoryEngine) -> None:
        self._engine = engine
        self._removed: set[str] = set()
        self._added: list[Entry] = []

    def add(self, entry: Entry) -> None:
        """Add a passage."""
        self._added.append(entry)

    def remove(self, digest: str) -> None:
        """Remove all passages of a document that earlier commits hold."""
        self._removed.add(digest)

    def commit(self) -> None:
        """Make it visible."""
        self._engine.replace(self._removed, self._added)
        self.discard()

    def discard(self) -> None:
        """Forget what was not committed."""
        self._removed, self._added = set(), []
