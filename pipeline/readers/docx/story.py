"""What is known while a story is read: a story is the body, a header or footer, or a note."""

from collections.abc import Callable
from dataclasses import dataclass, field

from corpus.fragments import Fragment
from corpus.model import Issue, IssueCode, Severity
from pipeline.readers.docx.notes import Notes
from pipeline.readers.docx.numbering import ListCounter
from pipeline.readers.docx.styles import Styles
from pipeline.readers.markup import Element
from pipeline.readers.readings import Readings


@dataclass(slots=True)
class Findings:
    """What was left out of the text or could not be read."""

    comments: set[str] = field(default_factory=set)
    unmapped: int = 0
    failed: list[tuple[Fragment, str]] = field(default_factory=list)

    def issues(self) -> tuple[Issue, ...]:
        """The findings as issues, each kind once, failed parts each once."""
        failed = dict.fromkeys(self.failed)
        found = [
            Issue(IssueCode.PART_FAILED, Severity.WARNING, (("part", part), ("detail", detail)))
            for part, detail in failed
        ]
        for code, severity, count in (
            (IssueCode.GLYPHS_UNMAPPED, Severity.WARNING, self.unmapped),
            (IssueCode.COMMENTS_LEFT_OUT, Severity.INFO, len(self.comments)),
        ):
            if count:
                found.append(Issue(code, severity, (("count", str(count)),)))
        return tuple(found)


@dataclass(slots=True)
class Story:
    """The definitions that a story's text needs, its running numbers, and what is found on the way.

    ``outside`` fetches the root of the part that a relationship of this story's part leads to, None where it cannot.
    ``carried`` is text of a paragraph whose mark was deleted: it goes on into the next one.
    """

    styles: Styles
    lists: ListCounter
    footnotes: Notes
    endnotes: Notes
    findings: Findings
    outside: Callable[[str], Element | None]
    readings: Readings = field(default_factory=Readings)
    carried: str = ""
