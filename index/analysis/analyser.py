"""The one place where Sudachi is used: a text in, terms with positions and offsets out."""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from index.analysis.folding import CELL, FOLDING_VERSION, Folded, as_string, fold, fold_term
from index.analysis.units import Analysis, Unit, character_bigrams

if TYPE_CHECKING:
    from sudachipy import Morpheme, Tokenizer  # type: ignore[import-untyped]  # it has no py.typed

_ANALYSIS_VERSION = 1
_DICTIONARY = "core"
# Sudachi refuses more than 49,149 bytes at once; a character has at most 4
_LONGEST_INPUT = 12_000
_SENTENCE_ENDS = "。．！？!?\n"
# these say nothing of what a text is about; nor does a verb or adjective that can stand with another (する, ある, ない)
_NO_CONTENT = frozenset(("助詞", "助動詞", "補助記号", "空白", "代名詞", "連体詞", "接続詞", "感動詞"))
_DEPENDENT = "非自立可能"
_SYMBOLS = frozenset(("補助記号", "空白"))


class Analyser:
    """Turns text into terms; loads the dictionary (30 ms) when the first text comes.

    Not for several threads at once: each worker has its own.
    """

    @cached_property
    def fingerprint(self) -> str:
        """Everything that changes terms; an index made under another fingerprint has to be made again."""
        return (
            f"analysis={_ANALYSIS_VERSION} folding={FOLDING_VERSION} "
            f"sudachipy={version('SudachiPy')} {_DICTIONARY}={version('sudachidict_core')}"
        )

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        import sudachipy

        return sudachipy.Dictionary(dict=_DICTIONARY).tokenizer()

    def analyse(self, text: str) -> Analysis:
        """Analyse a text; tabs separate cells, and nothing is found across them."""
        folded = fold(text)
        short: list[Unit] = []
        long: list[Unit] = []
        position = 0
        for begin, end in _pieces(folded.text):
            if begin and folded.text[begin - 1] == CELL:
                position += 1
            for word in self._words(folded, begin, end):
                if len(word) > 1:
                    long.append(word[0])
                for unit in word[1:] or word:
                    short.append(Unit(unit.term, position, unit.begin, unit.end, unit.is_content))
                    position += 1
        at = {unit.begin: unit.position for unit in short}
        placed = tuple(Unit(unit.term, at[unit.begin], unit.begin, unit.end, unit.is_content) for unit in long)
        return Analysis(tuple(short), placed, character_bigrams(as_string(folded)))

    def bigrams(self, text: str) -> tuple[Unit, ...]:
        """Only the character bigrams of ``analyse(text)``; needs no dictionary."""
        return character_bigrams(as_string(fold(text)))

    def _words(self, folded: Folded, begin: int, end: int) -> Iterator[list[Unit]]:
        """Words of a piece: [its only unit], or [the long unit, short unit, short unit …]."""
        from sudachipy import SplitMode

        text = folded.text[begin:end]
        for word in self._tokenizer.tokenize(text, SplitMode.C):
            parts = list(word.split(SplitMode.A)) or [word]
            units = [unit for part in parts if (unit := _unit(part, folded, begin, text)) is not None]
            if len(units) > 1 and (whole := _unit(word, folded, begin, text)) is not None:
                yield [whole, *units]
            elif units:
                yield units


def _unit(morpheme: "Morpheme", folded: Folded, shift: int, text: str) -> Unit | None:
    """The unit of a morpheme; None for a blank, and for a symbol that does not stand between digits (R7.7)."""
    begin, end = morpheme.begin(), morpheme.end()
    speech, kind = morpheme.part_of_speech()[:2]
    if speech in _SYMBOLS and not (text[begin - 1 : begin].isdigit() and text[end : end + 1].isdigit()):
        return None
    term = _fold_form(morpheme.normalized_form()) or _fold_form(morpheme.surface())
    if not term:
        return None
    is_content = speech not in _NO_CONTENT and kind != _DEPENDENT
    return Unit(term, 0, *folded.source_span(shift + begin, shift + end), is_content)


@lru_cache(maxsize=50_000)
def _fold_form(form: str) -> str:
    return fold_term(form)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Cells, cut at sentence ends where they are longer than Sudachi takes."""
    begin = 0
    for cell in text.split(CELL):
        end = begin + len(cell)
        while end - begin > _LONGEST_INPUT:
            window = text[begin : begin + _LONGEST_INPUT]
            cut = max(window.rfind(mark) for mark in _SENTENCE_ENDS) + 1 or _LONGEST_INPUT
            yield begin, begin + cut
            begin += cut
        if begin < end:
            yield begin, end
        begin = end + 1
