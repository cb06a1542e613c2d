"""The words that are known besides the dictionary's: those of the field and the user's own, and what they also mean.

The user's are in ``dictionary.tsv`` of the home, in the form of ``index.analysis.lexicon``; it may be edited by hand.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from corpus.abbreviations import word_key
from corpus.answer import ExpansionSource
from corpus.errors import ConfigurationError, StorageError, cause_of
from corpus.files import replace_file
from corpus.values import value
from index.analysis.field import field_words
from index.analysis.lexicon import LexiconWord, format_lexicon, parse_lexicon

FILE_NAME = "dictionary.tsv"
_HEAD = "# 語<タブ>読み<タブ>同じ意味の語、…（fumikura dictionary で編集できます）\n"
_TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
_SHORTEST_READING = 3


@value
class Lexicon:
    """``own`` are the user's words; of the field's those count that the user has not entered anew."""

    own: tuple[LexiconWord, ...] = ()

    @property
    def field(self) -> tuple[LexiconWord, ...]:
        """The words of the field that are in force."""
        return _in_force(self.own)

    @property
    def words(self) -> tuple[str, ...]:
        """Every word, for the analyser."""
        return tuple(item.word for item in (*self.own, *self.field))

    def counterparts(self, word: str) -> tuple[tuple[str, ExpansionSource], ...]:
        """What else ``word`` (a word, another name of one, or its reading in kana) is called."""
        key = word_key(word)
        names, readings = _lookup(self.own, self.field)
        found = dict(names.get(key, ()))
        if len(key) >= _SHORTEST_READING:
            found = dict(readings.get(_kana(key), ())) | found
        return tuple((form, source) for form, source in found.items() if word_key(form) != key)


def read_lexicon(home: Path) -> Lexicon:
    """The lexicon of an archive. Raises ConfigurationError where the user's list cannot be understood."""
    path = home / FILE_NAME
    try:
        return Lexicon(tuple(parse_lexicon(path.read_text(encoding="utf-8-sig"))))
    except FileNotFoundError:
        return Lexicon()
    except UnicodeDecodeError as error:
        raise ConfigurationError("dictionary_not_utf8", path=str(path)) from error
    except ValueError as error:
        raise ConfigurationError("bad_dictionary", path=str(path), line=str(error)) from error
    except OSError as error:
        raise StorageError("storage_failed", path=str(path), detail=cause_of(error)) from error


def write_own_words(home: Path, words: Iterable[LexiconWord]) -> None:
    """Keep the user's words instead of those there."""
    path = home / FILE_NAME
    try:
        home.mkdir(parents=True, exist_ok=True)
        replace_file(path, (_HEAD + format_lexicon(words)).encode())
    except OSError as error:
        raise StorageError("storage_failed", path=str(path), detail=cause_of(error)) from error


def with_word(words: tuple[LexiconWord, ...], added: LexiconWord) -> tuple[LexiconWord, ...]:
    """The words with one more, instead of the same word."""
    return (*(item for item in words if word_key(item.word) != word_key(added.word)), added)


def without_word(words: tuple[LexiconWord, ...], word: str) -> tuple[LexiconWord, ...]:
    """The words without one."""
    return tuple(item for item in words if word_key(item.word) != word_key(word))


@lru_cache(maxsize=4)
def _in_force(own: tuple[LexiconWord, ...]) -> tuple[LexiconWord, ...]:
    entered = {word_key(item.word) for item in own}
    return tuple(item for item in field_words() if word_key(item.word) not in entered)


Forms = dict[str, dict[str, ExpansionSource]]
"""By a key: other forms of the word, each with its source."""


@lru_cache(maxsize=4)
def _lookup(own: tuple[LexiconWord, ...], field: tuple[LexiconWord, ...]) -> tuple[Forms, Forms]:
    """Other forms by word, and by reading; where both lists have one, it is the user's."""
    names: Forms = {}
    readings: Forms = {}
    for words, source in ((own, ExpansionSource.OWN), (field, ExpansionSource.FIELD)):
        for item in words:
            pairs = [(word_key(item.word), other) for other in item.same]
            pairs += [(word_key(other), item.word) for other in item.same]
            for key, form in pairs:
                names.setdefault(key, {}).setdefault(form, source)
            for form in (item.word, *item.same) if item.reading else ():
                readings.setdefault(_kana(word_key(item.reading)), {}).setdefault(form, source)
    return names, readings


def _kana(text: str) -> str:
    return text.translate(_TO_KATAKANA)
