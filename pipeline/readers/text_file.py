"""A file that is nothing but text, in any encoding of a Japanese office."""

from pathlib import Path

from corpus.errors import UnreadableError
from corpus.fragments import Fragment
from corpus.model import IssueCode
from pipeline.readers.characters import visible
from pipeline.readers.decode import decode
from pipeline.readers.whole_file import read_whole


def read_text(path: Path) -> str:
    """The visible text. UnreadableError: EMPTY_FILE, TOO_LARGE, UNSUPPORTED_FORMAT."""
    text = decode(read_whole(path))
    if text is None:
        raise UnreadableError(
            IssueCode.UNSUPPORTED_FORMAT, format=Fragment.UNDECODABLE_TEXT, remedy=Fragment.SAVE_AS_UTF8
        )
    return visible(text)
