"""Where the words of a lexicon stand in a folded text, so that they are cut the same way everywhere.

Sudachi cuts a word that it does not know differently from context to context (こ|家|セン, のこ|家|セン). Its own user
dictionaries would help, but building one takes six seconds a change (SudachiPy 0.7 sorts out the whole system
dictionary first) and ties the file to one version of it; this needs no file.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache

from corpus.values import value
from index.analysis.folding import fold_term

Place = tuple[int, int]
_UNMISTAKABLE = frozenset(("katakana", "latin"))


@value
class Merger:
    """Finds words; ``words`` by the character that they begin with."""

    words: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, words: Iterable[str]) -> "Merger":
        """A merger of these words, as written."""
        folded = {term for word in words if len(term := fold_term(word)) > 1}
        by_first: dict[str, tuple[str, ...]] = {}
        for term in sorted(folded, key=lambda term: (-len(term), term)):  # of two that fit, the longer one
            by_first[term[0]] = (*by_first.get(term[0], ()), term)
        return cls(by_first)

    def places(self, text: str, boundaries: Callable[[], frozenset[int]]) -> list[Place]:
        """Where a word stands in a folded text, as a word of its own: ascending, disjoint.

        ``boundaries`` are the places where the dictionary cuts the text; asked for only where it takes them to tell
        児相 from a part of 育児相談.
        """
        found: list[Place] = []
        cuts: Callable[[], frozenset[int]] | None = None
        end = 0
        for begin in [place for place, character in enumerate(text) if character in self.words]:
            if begin < end:
                continue
            for term in self.words[text[begin]]:
                if not text.startswith(term, begin):
                    continue
                cuts = cuts or cache(boundaries)
                if _is_word(text, (begin, begin + len(term)), cuts):
                    end = begin + len(term)
                    found.append((begin, end))
                    break
        return found


def _is_word(text: str, place: Place, boundaries: Callable[[], frozenset[int]]) -> bool:
    begin, end = place
    scripts = {_script(character) for character in text[begin:end]}
    doubtful = []
    for edge, outside, inside in (
        (begin, text[begin - 1 : begin], text[begin]),
        (end, text[end : end + 1], text[end - 1]),
    ):
        if outside and _script(outside) == _script(inside):
            if _script(inside) in _UNMISTAKABLE:
                return False
            doubtful.append(edge)
    if not doubtful or (len(scripts) > 1 and scripts & _UNMISTAKABLE):
        return True
    return boundaries().issuperset(doubtful)


@lru_cache(maxsize=10_000)
def _script(character: str) -> str:
    if "ァ" <= character <= "ヿ":
        return "katakana"
    if "ぁ" <= character <= "ゟ":
        return "hiragana"
    if character.isascii() and character.isalnum():
        return "latin"
    return "kanji" if unicodedata.category(character) == "Lo" or character == "々" else "other"
