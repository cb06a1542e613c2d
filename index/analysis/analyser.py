"""The one place where Sudachi is used: a text in, terms with positions and offsets out."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from index.analysis.field import field_words
from index.analysis.folding import CELL, FOLDING_VERSION, fold, fold_term, string_of
from index.analysis.lexicon import lexicon_fingerprint
from index.analysis.merging import Merger
from index.analysis.units import Analysis, Unit, character_bigrams

if TYPE_CHECKING:
    from sudachipy import Morpheme, Tokenizer  # type: ignore[import-untyped]  # it has no py.typed

_ANALYSIS_VERSION = 4
_DICTIONARY = "core"
# Sudachi refuses more than 49,149 bytes at once; a character has at most 4
_LONGEST_INPUT = 12_000
_SENTENCE_ENDS = "。．！？!?\n"
# these say nothing of what a text is about; nor does a verb or adjective that can stand with another (する, ある, ない)
_NO_CONTENT = frozenset(("助詞", "助動詞", "補助記号", "空白", "代名詞", "連体詞", "接続詞", "感動詞"))
_DEPENDENT = "非自立可能"
_SYMBOLS = frozenset(("補助記号", "空白"))
# A kanji zero before a name marks a speaker (〇太田副大臣, 〇三浦委員); Sudachi takes both for one unknown word.
_DIGIT = "0-9〇一二三四五六七八九十百千万億兆"
_COUNTER = "[歳才円件点割]|[人名個日月年時分度番回倍](?![一-鿿])"
_ZERO_AS_MARK = f"(?<![{_DIGIT}.,])〇(?!〇|[{_DIGIT}.,]*(?:{_COUNTER}|[^一-鿿]|$))"
_MARK = "○"
_REMEMBERED = 50_000  # words of the dictionary whose parts are kept at hand


class Part(NamedTuple):
    """A term, with its place in the word that it is a part of."""

    begin: int
    end: int
    term: str
    is_content: bool


class Word(NamedTuple):
    """A word at ``text[begin:end]`` of a piece of folded text: its only part, or the whole and then its parts."""

    begin: int
    end: int
    parts: tuple[Part, ...]


class _Speech(NamedTuple):
    """What counts of a part of speech."""

    is_symbol: bool
    is_content: bool


class Reading(NamedTuple):
    """How a word is read, in katakana; ``is_known`` where the dictionary has the word."""

    kana: str
    is_known: bool


class Analyser:
    """Turns text into terms; loads the dictionary (30 ms) when the first text comes.

    ``words`` are cut out of a text as they are, besides those of the dictionary. Not for several threads at once, nor
    for several processes: each worker makes its own of the ``words``.
    """

    def __init__(self, words: Iterable[str] | None = None) -> None:
        """Without ``words``: those of the field (index.analysis.field)."""
        listed = [item.word for item in field_words()] if words is None else list(words)
        self.words = tuple(listed)
        self._merger = Merger.of(listed)
        self._known: dict[str, tuple[Part, ...]] = {}
        self._read: dict[tuple[int, str], tuple[Part, ...]] = {}
        self._speech: dict[int, _Speech] = {}

    @cached_property
    def fingerprint(self) -> str:
        """Everything that changes terms; an index made under another fingerprint has to be made again."""
        from importlib.metadata import version  # slow to import, and no search needs it

        words = lexicon_fingerprint(map(fold_term, self.words))
        return (
            f"analysis={_ANALYSIS_VERSION} folding={FOLDING_VERSION} "
            f"sudachipy={version('SudachiPy')} {_DICTIONARY}={version('sudachidict_core')} words={words}"
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
        begins, ends = folded.begins, folded.ends
        position = 0
        for first, last in _pieces(folded.text):
            if first and folded.text[first - 1] == CELL:
                position += 1
            for word_begin, _, parts in self._words(folded.text[first:last]):
                place = first + word_begin
                if len(parts) > 1:
                    begin, end, term, is_content = parts[0]
                    long.append(Unit(term, position, begins[place + begin], ends[place + end - 1], is_content))
                    parts = parts[1:]
                for begin, end, term, is_content in parts:
                    short.append(Unit(term, position, begins[place + begin], ends[place + end - 1], is_content))
                    position += 1
        return Analysis(tuple(short), tuple(long), character_bigrams(string_of(folded.text)))

    def readings(self, text: str) -> tuple[Reading, ...]:
        """How the dictionary reads the words of a text."""
        from sudachipy import SplitMode

        words = self._tokenizer.tokenize(fold(text).text[:_LONGEST_INPUT], SplitMode.C)
        return tuple(Reading(word.reading_form(), not word.is_oov()) for word in words)

    def bigrams(self, text: str) -> str:
        """Only the character bigrams of ``analyse(text)``; needs no dictionary."""
        return character_bigrams(string_of(fold(text).text))

    def _words(self, text: str) -> list[Word]:
        """The words of a piece of folded text, those of the lexicon as they are."""
        if "〇" in text:
            text = re.sub(_ZERO_AS_MARK, _MARK, text)  # compiled by the first such text: it takes 6 ms
        words = self._dictionary_words(text)
        places = self._merger.places(
            text, lambda: frozenset(word.begin + part.begin for word in words for part in word.parts)
        )
        if not places:
            return words
        merged: list[Word] = []
        done = number = 0
        for begin, end in (*places, (len(text), len(text))):
            while number < len(words) and words[number].begin < done:
                number += 1  # partly in the lexicon's word before: what is left of it is read again
            first = number
            while number < len(words) and words[number].end <= begin:
                number += 1
            inside = words[first:number]
            left = inside[0].begin if inside else begin
            merged += self._again(text, done, left) + inside
            merged += self._again(text, inside[-1].end, begin) if inside else []
            if begin < end:
                merged.append(self._lexicon_word(text, begin, end))
            done = end
        return merged

    def _dictionary_words(self, text: str) -> list[Word]:
        from sudachipy import SplitMode

        words: list[Word] = []
        known = self._read
        for word in self._tokenizer.tokenize(text, SplitMode.C):
            begin, end = word.begin(), word.end()
            parts = known.get((word.word_id(), text[begin:end]))
            if parts is None or (not parts and _is_between_digits(text, begin, end)):
                parts = self._parts(word, text)
            if parts:
                words.append(Word(begin, end, parts))
        return words

    def _parts(self, word: "Morpheme", text: str) -> tuple[Part, ...]:
        """What a word is made of; remembered where that is the same wherever the word stands."""
        from sudachipy import SplitMode

        begin, end = word.begin(), word.end()
        morphemes = list(word.split(SplitMode.A)) or [word]
        parts = tuple(part for found in morphemes if (part := self._part(found, text, begin)))
        if len(parts) > 1 and (whole := self._part(word, text, begin)) is not None:
            parts = whole, *parts
        has_symbol = any(self._says(found).is_symbol for found in morphemes)
        if len(self._read) < _REMEMBERED and (not has_symbol or (len(morphemes) == 1 and not parts)):
            self._read[word.word_id(), text[begin:end]] = parts
        return parts

    def _part(self, morpheme: "Morpheme", text: str, word: int) -> Part | None:
        """What a morpheme of the word that begins at ``word`` is as a term.

        None for a blank, and for a symbol that is not between digits (R7.7).
        """
        begin, end = morpheme.begin(), morpheme.end()
        says = self._says(morpheme)
        if says.is_symbol and not _is_between_digits(text, begin, end):
            return None
        term = _fold_form(morpheme.normalized_form()) or _fold_form(morpheme.surface())
        return Part(begin - word, end - word, term, says.is_content) if term else None

    def _says(self, morpheme: "Morpheme") -> _Speech:
        """What counts of its part of speech."""
        number = morpheme.part_of_speech_id()
        if number not in self._speech:
            kinds = morpheme.part_of_speech()[:2]
            self._speech[number] = _Speech(kinds[0] in _SYMBOLS, kinds[0] not in _NO_CONTENT and kinds[1] != _DEPENDENT)
        return self._speech[number]

    def _again(self, text: str, begin: int, end: int) -> list[Word]:
        """The words of a stretch of a piece, read by itself."""
        if not any(map(str.isalnum, text[begin:end])):
            return []
        return [
            Word(begin + first, begin + last, parts) for first, last, parts in self._dictionary_words(text[begin:end])
        ]

    def _lexicon_word(self, text: str, begin: int, end: int) -> Word:
        """A word of the lexicon: one unit where the dictionary knows it or cuts it to single characters."""
        term = text[begin:end]
        if term not in self._known:
            words = self._dictionary_words(term)
            parts = [_moved(part, word.begin) for word in words for part in word.parts[1:] or word.parts]
            whole = Part(0, len(term), fold_term(term), True)
            is_broken = 2 * sum(len(part.term) == 1 for part in parts) > len(parts)
            if len(words) == 1:
                self._known[term] = tuple(_moved(part, words[0].begin) for part in words[0].parts)
            else:
                self._known[term] = (whole,) if is_broken else (whole, *parts)
        return Word(begin, end, self._known[term])


def _moved(part: Part, by: int) -> Part:
    return Part(part.begin + by, part.end + by, part.term, part.is_content)


def _is_between_digits(text: str, begin: int, end: int) -> bool:
    return text[begin - 1 : begin].isdigit() and text[end : end + 1].isdigit()


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
