"""What else a word of a query is called: in the lexicon, and as the papers of the archive define it."""

from collections.abc import Iterable, Iterator

from corpus.abbreviations import word_key
from corpus.answer import Expansion, ExpansionSource
from corpus.store import Store
from corpus.values import value
from index.analysis import Analyser, Unit
from index.lexicon import Lexicon

_MOST = 5  # other forms of one word


@value
class Synonyms:
    """Knows the other forms of words."""

    lexicon: Lexicon
    store: Store

    def of(self, word: str) -> tuple[Expansion, ...]:
        """The other forms of a word, at most five: the user's own first, then what papers define, then the field's."""
        listed = [Expansion(word, form, source) for form, source in self.lexicon.counterparts(word)]
        own = [expansion for expansion in listed if expansion.source is ExpansionSource.OWN]
        learnt = (
            Expansion(word, item.form, ExpansionSource.LEARNT, item.documents, item.path, item.page)
            for item in self.store.counterparts(word)
        )
        found = (*own, *learnt, *listed)
        first: dict[str, Expansion] = {}
        for expansion in found:
            first.setdefault(word_key(expansion.form), expansion)
        return tuple(first.values())[:_MOST]

    def within(self, text: str, analyser: Analyser) -> Iterator[Expansion]:
        """The other forms of every word in a sentence."""
        analysis = analyser.analyse(text)
        places = [(unit.begin, unit.end) for unit in analysis.long]
        places += _runs(unit for unit in analysis.short if unit.is_content)
        for surface in dict.fromkeys(text[begin:end] for begin, end in places):
            if len(surface) > 1:
                yield from self.of(surface)


def _runs(units: Iterable[Unit]) -> Iterator[tuple[int, int]]:
    """Where each unit stands, and each run of units with nothing between them."""
    begin: Unit | None = None
    last: Unit | None = None
    for unit in units:
        yield unit.begin, unit.end
        if last is None or begin is None or unit.position != last.position + 1:
            begin = unit
        elif unit.end > begin.begin:
            yield begin.begin, unit.end
        last = unit
