"""Footnotes and endnotes: their contents, and the marks that refer to them as printed."""

from dataclasses import dataclass, field

from corpus.values import value
from pipeline.readers.docx.names import W
from pipeline.readers.docx.numerals import show
from pipeline.readers.docx.values import child_value, whole_number
from pipeline.readers.markup import Element


@value
class NoteReference:
    """A note that the text refers to: its mark as printed and its content."""

    mark: str
    content: Element


@dataclass(slots=True)
class Notes:
    """The notes of one kind. ``waiting`` are those referred to since they were last taken, in order."""

    contents: dict[str, Element]
    number_format: str
    start: int = 1
    restarts_in_section: bool = False
    waiting: list[NoteReference] = field(default_factory=list)
    _used: int = 0

    def refer(self, identifier: str, own_mark: str | None) -> str:
        """Note a reference and return its mark; ``own_mark`` is one that the writer chose, which does not count."""
        if own_mark is None:
            mark = show(self.start + self._used, self.number_format)
            self._used += 1
        else:
            mark = own_mark
        content = self.contents.get(identifier)
        if content is not None:
            self.waiting.append(NoteReference(mark, content))
        return mark

    def end_section(self) -> None:
        """Begin to count anew where the document says so."""
        if self.restarts_in_section:
            self._used = 0

    def take(self) -> list[NoteReference]:
        """The notes that wait, each handed out once."""
        taken, self.waiting = self.waiting, []
        return taken


def read_notes(root: Element | None, kind: str, number_format: str, places: list[Element]) -> Notes:
    """The notes of a part. ``kind`` is ``footnote`` or ``endnote``; ``number_format`` the program's default.

    ``places`` are the elements that may say how the notes are numbered (sections, settings), the strongest first.
    """
    contents = {} if root is None else {note.get(W + "id", ""): note for note in root.iterfind(W + kind)}
    notes = Notes(contents, number_format)
    for place in reversed(places):
        properties = place.find(f"{W}{kind}Pr")
        if properties is None:
            continue
        notes.number_format = child_value(properties, "numFmt") or notes.number_format
        start = whole_number(child_value(properties, "numStart"))
        notes.start = notes.start if start is None else start
        notes.restarts_in_section = child_value(properties, "numRestart") == "eachSect"
    return notes
