"""Words that the dictionary lacks, with their readings and with other words for the same thing.

A lexicon is text, a word a line: ``word<TAB>reading<TAB>same、same``; the last two may be missing, and ``#`` begins a
remark.
"""

from collections.abc import Iterable, Iterator

from corpus.values import value

_SEPARATORS = str.maketrans(dict.fromkeys(",，;；", "、"))


@value
class LexiconWord:
    """A word as written; its reading in kana or ""; other words and names for the same thing."""

    word: str
    reading: str = ""
    same: tuple[str, ...] = ()


def parse_lexicon(text: str) -> Iterator[LexiconWord]:
    """The words of a lexicon, in order. Raises ValueError with the number of a line that has no word."""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        word, reading, same, *rest = (*line.split("\t"), "", "")
        if not word.strip() or any(part.strip() for part in rest):
            raise ValueError(str(number))
        others = tuple(dict.fromkeys(part.strip() for part in same.translate(_SEPARATORS).split("、") if part.strip()))
        yield LexiconWord(word.strip(), reading.strip(), others)


def format_lexicon(words: Iterable[LexiconWord]) -> str:
    """The text of which ``parse_lexicon`` makes the same words."""
    return "".join("\t".join((item.word, item.reading, "、".join(item.same))).rstrip("\t") + "\n" for item in words)


def lexicon_fingerprint(words: Iterable[str]) -> str:
    """A name for a set of words."""
    import hashlib  # loads OpenSSL, and no search needs it

    return hashlib.sha256("\n".join(sorted(set(words))).encode()).hexdigest()[:12]
