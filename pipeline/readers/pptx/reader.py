"""From a presentation to a RawDocument: slides in the order of the show, one page each."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import UnreadableError
from corpus.fragments import Fragment
from corpus.model import Issue, IssueCode, Locator, Severity
from corpus.values import value
from pipeline.raw import Format, RawDocument, RawElement, RawNote, RawPage
from pipeline.readers.markup import parse_xml
from pipeline.readers.ooxml.drawing import part_words
from pipeline.readers.ooxml.names import R
from pipeline.readers.ooxml.package import Package, Relationship
from pipeline.readers.ooxml.properties import stored_title
from pipeline.readers.pptx.shapes import P, note_text, slide_elements

NOTE_MARK = "ノート"
_EMU = 12_700  # in a point


@value
class PptxReader:
    """Reads .pptx, .pptm, .ppsx and templates; macros are never looked at, nothing outside the file is fetched."""

    format: Format = Format.PPTX
    version: int = 1

    def read(self, path: Path) -> RawDocument:
        """A page a slide, hidden slides too. UnreadableError: CORRUPT, TOO_LARGE, ENCRYPTED, BLANK.

        A slide that cannot be read is a page that is not searchable, and an issue.
        """
        with Package(path, parse_xml, "ppt/presentation.xml") as package:
            return _read(package)


READER = PptxReader()


@dataclass(slots=True)
class _Findings:
    comments: int = 0
    issues: list[Issue] = field(default_factory=list)


def _read(package: Package) -> RawDocument:
    main = package.main_part()
    root = package.xml(main)
    targets = {link.id: link.target for link in package.relationships(main)}
    slides = [targets.get(entry.get(R + "id", ""), "") for entry in root.iterfind(f"{P}sldIdLst/{P}sldId")]
    if not slides:
        raise UnreadableError(IssueCode.CORRUPT, detail=Fragment.PART_MISSING)
    size = root.find(P + "sldSz")
    width, height = (None, None) if size is None else (_points(size.get("cx")), _points(size.get("cy")))
    findings = _Findings()
    pages = []
    for number, part in enumerate(slides, 1):
        try:
            pages.append(RawPage(number, tuple(_slide(package, part, number == 1, findings)), width, height))
        except UnreadableError as error:
            if error.code == IssueCode.TOO_LARGE:
                raise
            detail = (("detail", error.arguments.get("detail", error.code)),)
            findings.issues.append(Issue(IssueCode.PAGE_FAILED, Severity.WARNING, detail, Locator(page=number)))
            pages.append(RawPage(number, (), width, height, is_searchable=False))
    if not any(page.elements for page in pages):
        if findings.issues:
            raise UnreadableError(IssueCode.CORRUPT, detail=dict(findings.issues[0].arguments)["detail"])
        raise UnreadableError(IssueCode.BLANK)
    if findings.comments:
        count = (("count", str(findings.comments)),)
        findings.issues.append(Issue(IssueCode.COMMENTS_LEFT_OUT, Severity.INFO, count))
    return RawDocument(Format.PPTX, tuple(pages), stored_title(package), tuple(findings.issues))


def _slide(package: Package, part: str, is_first: bool, findings: _Findings) -> Iterator[RawElement]:
    root = package.xml(part)
    links = package.relationships(part)
    outside = {link.id: link.target for link in links if package.has(link.target)}

    def words(identifier: str) -> Iterator[str]:
        target = outside.get(identifier)
        yield from () if target is None else part_words(package.xml(target))

    yield from slide_elements(root, words, is_first=is_first)
    for link in links:
        if link.type == "notesSlide" and package.has(link.target):
            text = note_text(package.xml(link.target))
            if text:
                yield RawNote(text, NOTE_MARK)
        elif link.type == "comments" and package.has(link.target):
            findings.comments += _comments(package, link)


def _comments(package: Package, link: Relationship) -> int:
    return sum(1 for element in package.xml(link.target).iter() if str(element.tag).endswith("}cm"))


def _points(value: str | None) -> float | None:
    return int(value) / _EMU if value is not None and value.isdecimal() and len(value) < 12 else None
