"""Paragraphs with several turns, in texts that lost their line breaks: （委員）…。（事務局）…, cut before each mark.

The first mark opens the paragraph, the others stand behind the end of a sentence; all are of one kind, and each names
somebody by a title or as the paper lists him.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.structure.flow import Item, Prose
from pipeline.structure.minutes.speakers import parse_speaker

_SHORTEST = 20  # characters
_OPENERS = frozenset("（(【〔［[○◯〇◎●◆")
_CIRCLES = "○◯〇"
_MARK = re.compile(
    r"(?:(?P<bracket>[（(【〔［\[])(?P<inside>[^（()）【】〔〕［］\[\]。、]{1,20})[）)】〕］\]]"
    r"(?=[ \u3000]*\S)(?!(?:より|から|が|の|を|へ|様式))"
    r"|(?P<circle>[○◯〇◎●◆])[ \u3000]?"
    r"(?P<named>[^\s。、，（()）]{1,20}(?:[（(][^（()）。]{1,16}[）)])?)[ \u3000]+(?=\S))"
)
_BEHIND_SENTENCE = re.compile(r"(?<=[。？！?!」』）)])[ \u3000]*(?=[（(【〔［\[○◯〇◎●◆])")


def open_joined(items: Iterable[Item], known: frozenset[str]) -> tuple[Item, ...]:
    """The items with each such paragraph cut into its turns."""
    opened: list[Item] = []
    for item in items:
        if isinstance(item, Prose) and len(item.text) >= _SHORTEST and item.text[0] in _OPENERS:
            opened.extend(replace(item, text=turn) if turn != item.text else item for turn in _turns(item.text, known))
        else:
            opened.append(item)
    return tuple(opened)


def _turns(text: str, known: frozenset[str]) -> Iterator[str]:
    kind = _kind(text, 0, known)
    begin = 0
    for end in _BEHIND_SENTENCE.finditer(text) if kind is not None else ():
        if _kind(text, end.end(), known) == kind:
            yield text[begin : end.start()]
            begin = end.end()
    yield text[begin:]


def _kind(text: str, at: int, known: frozenset[str]) -> str | None:
    """The kind of speaker's mark that stands there (its bracket or symbol), or None."""
    found = _MARK.match(text, at)
    speaker = parse_speaker(found["inside"] or found["named"], known) if found is not None else None
    if found is None or speaker is None or not (speaker.role or speaker.name in known):
        return None
    mark: str = found["bracket"] or found["circle"]
    return _CIRCLES[0] if mark in _CIRCLES else mark
