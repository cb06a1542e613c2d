"""From a Word document to a RawDocument: its parts opened, its stories read in the order of the text."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from docx.oxml.parser import parse_xml

from corpus.errors import UnreadableError
from corpus.fragments import Fragment
from corpus.model import IssueCode
from corpus.values import value
from pipeline.raw import Format, RawDocument, RawElement, RawFurniture, RawNote, RawPage
from pipeline.readers.docx.blocks import block_text, read_blocks
from pipeline.readers.docx.names import W
from pipeline.readers.docx.notes import NoteReference, read_notes
from pipeline.readers.docx.numbering import ListCounter, ListDefinitions
from pipeline.readers.docx.story import Findings, Story
from pipeline.readers.docx.styles import Styles
from pipeline.readers.docx.values import is_set
from pipeline.readers.markup import Element
from pipeline.readers.ooxml.names import CORE
from pipeline.readers.ooxml.package import Package, Relationship, relation_id


@value
class DocxReader:
    """Reads .docx, .docm, .dotx and .dotm (macros are never looked at), transitional or strict."""

    format: Format = Format.DOCX
    version: int = 2

    def read(self, path: Path) -> RawDocument:
        """One page without a number: headers, the body with each footnote behind its paragraph, endnotes, footers.

        Raises UnreadableError: CORRUPT, TOO_LARGE, ENCRYPTED, BLANK. A part other than the body that cannot be read
        becomes an issue.
        """
        with Package(path, parse_xml, "word/document.xml") as package:
            try:
                return _read(package)
            except RecursionError as error:
                # no office program nests tables hundreds deep
                raise UnreadableError(IssueCode.CORRUPT, detail=Fragment.XML_BROKEN) from error


READER = DocxReader()


def _read(package: Package) -> RawDocument:
    main = package.main_part()
    body = package.xml(main).find(W + "body")
    if body is None:
        raise UnreadableError(IssueCode.CORRUPT, detail=Fragment.PART_MISSING)
    findings = Findings()
    parts = _Parts(package, findings)
    links = parts.links(main)
    settings = parts.of_type(links, "settings", Fragment.SETTINGS)
    sections = list(body.iter(W + "sectPr"))
    places = [*sections[:1], *([] if settings is None else [settings])]
    story = Story(
        styles=Styles(parts.of_type(links, "styles", Fragment.STYLES)),
        lists=ListCounter(ListDefinitions(parts.of_type(links, "numbering", Fragment.NUMBERING))),
        footnotes=read_notes(parts.of_type(links, "footnotes", Fragment.NOTES), "footnote", "decimal", places),
        endnotes=read_notes(parts.of_type(links, "endnotes", Fragment.NOTES), "endnote", "lowerRoman", places),
        findings=findings,
        outside=parts.fetcher(links),
    )
    headers, footers = (
        _furniture(parts, links, story, _shown(sections, settings, kind)) for kind in ("header", "footer")
    )
    text = [*_body(body, story), *_notes(story.endnotes.take(), story), *_below(story)]
    elements: list[RawElement] = [*headers, *text, *footers]
    if not elements:
        raise UnreadableError(IssueCode.BLANK)
    return RawDocument(Format.DOCX, (RawPage(None, tuple(elements)),), _title(package, parts), findings.issues())


@value
class _Parts:
    """The parts beside the body: one that cannot be read is noted and missed, the document goes on without it."""

    package: Package
    findings: Findings

    def links(self, part: str) -> tuple[Relationship, ...]:
        try:
            return self.package.relationships(part)
        except UnreadableError as error:
            self._note(Fragment.SETTINGS, error)
            return ()

    def of_type(self, links: tuple[Relationship, ...], kind: str, name: Fragment) -> Element | None:
        return next((self.root(link.target, name) for link in links if link.type == kind), None)

    def fetcher(self, links: tuple[Relationship, ...]) -> Callable[[str], Element | None]:
        targets = {link.id: link.target for link in links}

        def fetch(identifier: str) -> Element | None:
            target = targets.get(identifier)
            return None if target is None else self.root(target, Fragment.DRAWING)

        return fetch

    def root(self, part: str, name: Fragment) -> Element | None:
        try:
            return self.package.xml(part)
        except UnreadableError as error:
            if error.code == IssueCode.TOO_LARGE:
                raise
            self._note(name, error)
            return None

    def _note(self, name: Fragment, error: UnreadableError) -> None:
        self.findings.failed.append((name, error.arguments.get("detail", error.code)))


def _body(body: Element, story: Story) -> Iterator[RawElement]:
    for block in read_blocks(body, story):
        yield block
        yield from _below(story)
    yield from _below(story)


def _below(story: Story) -> Iterator[RawNote]:
    yield from _notes(story.footnotes.take(), story)
    yield from story.readings.take()


def _notes(references: list[NoteReference], story: Story) -> Iterator[RawNote]:
    for reference in references:
        own = replace(story, lists=ListCounter(story.lists.definitions), carried="")
        text = "\n".join(block_text(block) for block in read_blocks(reference.content, own))
        if text:
            yield RawNote(text, reference.mark)


def _shown(sections: list[Element], settings: Element | None, kind: str) -> Iterator[str]:
    """The relationship ids of the headers or footers that are printed somewhere, in order, each once."""
    has_even = settings is not None and is_set(settings, "evenAndOddHeaders")
    seen = set()
    for section in sections:
        for reference in section.iterfind(f"{W}{kind}Reference"):
            on_page = reference.get(W + "type", "default")
            is_printed = on_page == "default" or (has_even if on_page == "even" else is_set(section, "titlePg"))
            if is_printed and relation_id(reference) not in seen:
                seen.add(relation_id(reference))
                yield relation_id(reference)


def _furniture(
    parts: _Parts, links: tuple[Relationship, ...], story: Story, identifiers: Iterator[str]
) -> list[RawFurniture]:
    targets = {link.id: link.target for link in links}
    furniture = []
    for target in dict.fromkeys(targets[identifier] for identifier in identifiers if identifier in targets):
        root = parts.root(target, Fragment.HEADER)
        if root is None:
            continue
        own = replace(
            story, lists=ListCounter(story.lists.definitions), outside=parts.fetcher(parts.links(target)), carried=""
        )
        furniture += [RawFurniture(text) for block in read_blocks(root, own) if (text := block_text(block))]
    return furniture


def _title(package: Package, parts: _Parts) -> str:
    for link in parts.links(""):
        if link.type == "core-properties" and package.has(link.target):
            root = parts.root(link.target, Fragment.SETTINGS)
            title = None if root is None else root.findtext(CORE + "title")
            return (title or "").strip()
    return ""
