"""From a workbook to a RawDocument: each sheet a section, its tables and lines in reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import UnreadableError
from corpus.fragments import Fragment
from corpus.model import Issue, IssueCode, Severity
from corpus.values import value
from pipeline.raw import Format, RawDocument, RawElement, RawFurniture, RawPage, RawParagraph
from pipeline.readers.characters import visible
from pipeline.readers.markup import Element, parse_xml
from pipeline.readers.ooxml.drawing import part_words, shape_paragraphs
from pipeline.readers.ooxml.package import Package, Relationship
from pipeline.readers.ooxml.properties import stored_title
from pipeline.readers.regions import blocks_of
from pipeline.readers.xlsx.names import S
from pipeline.readers.xlsx.sheet import read_sheet
from pipeline.readers.xlsx.workbook import SheetEntry, Workbook, read_workbook

# codes of a printed head: fonts, sizes, colours, page and date fields; &&: an ampersand
_HEAD_CODES = re.compile(r'&(?:"[^"]*"|[0-9]+|K[0-9A-Fa-f]{6}|K[0-9]{2}[+-][0-9]{3}|[A-Za-z]|&)')
# what is left of a page number when its field is taken out
_PAGE_WORDS = re.compile(r"(?:page|ページ|頁|of|p\.?|[-‐－/()（）\s])+", re.I)
_HEADS = ("oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter")


@value
class XlsxReader:
    """Reads .xlsx, .xlsm and templates (macros are never looked at, links to other workbooks never followed)."""

    format: Format = Format.XLSX
    version: int = 2

    def read(self, path: Path) -> RawDocument:
        """One page without a number: for each sheet that is shown its name as a heading, then what stands on it.

        Raises UnreadableError: CORRUPT, TOO_LARGE, ENCRYPTED, BLANK. A sheet that cannot be read becomes an issue.
        """
        with Package(path, parse_xml, "xl/workbook.xml") as package:
            return _read(package)


READER = XlsxReader()


@dataclass(slots=True)
class _Findings:
    """What was left out, over all sheets."""

    sheets: int = 0
    rows: int = 0
    columns: int = 0
    uncalculated: int = 0
    comments: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)

    def issues(self) -> Iterator[Issue]:
        for name, detail in self.failed:
            yield Issue(IssueCode.PART_FAILED, Severity.WARNING, (("part", name), ("detail", detail)))
        if self.sheets or self.rows or self.columns:
            counts = (("sheets", self.sheets), ("rows", self.rows), ("columns", self.columns))
            arguments = tuple((name, str(count)) for name, count in counts)
            yield Issue(IssueCode.HIDDEN_LEFT_OUT, Severity.WARNING, arguments)
        if self.uncalculated:
            yield Issue(IssueCode.NOT_CALCULATED, Severity.WARNING, (("count", str(self.uncalculated)),))
        if self.comments:
            yield Issue(IssueCode.COMMENTS_LEFT_OUT, Severity.INFO, (("count", str(self.comments)),))


def _read(package: Package) -> RawDocument:
    workbook = read_workbook(package)
    if not workbook.sheets:
        raise UnreadableError(IssueCode.CORRUPT, detail=Fragment.PART_MISSING)
    findings = _Findings()
    elements: list[RawElement] = []
    for entry in workbook.sheets:
        found = _sheet(package, workbook, entry, findings)
        if not found:
            continue
        if entry.is_hidden:
            findings.sheets += 1
            continue
        elements += [RawParagraph(entry.name, outline_level=1, is_place=True), *found]
    issues = tuple(findings.issues())
    if not elements:
        if findings.failed:
            raise UnreadableError(IssueCode.CORRUPT, detail=findings.failed[0][1])
        raise UnreadableError(IssueCode.BLANK)
    return RawDocument(Format.XLSX, (RawPage(None, tuple(elements)),), stored_title(package), issues)


def _sheet(package: Package, workbook: Workbook, entry: SheetEntry, findings: _Findings) -> list[RawElement]:
    try:
        root = package.xml(entry.part)
        links = package.relationships(entry.part)
        tables = [package.xml(link.target) for link in links if link.type == "table" and package.has(link.target)]
        sheet = read_sheet(root, workbook, tables)
        drawn = [*_drawn(package, links)]
    except UnreadableError as error:
        if error.code == IssueCode.TOO_LARGE:
            raise
        findings.failed.append((entry.name, error.arguments.get("detail", error.code)))
        return []
    found: list[RawElement] = [*_printed(root), *blocks_of(sheet.cells, sheet.head_ends), *map(RawParagraph, drawn)]
    if not entry.is_hidden:
        findings.rows += sheet.findings.hidden_rows
        findings.columns += sheet.findings.hidden_columns
        findings.uncalculated += sheet.findings.uncalculated
        findings.comments += _comments(package, links)
    return found


def _printed(root: Element) -> Iterator[RawFurniture]:
    """The head and foot that are printed on each page of the sheet, page and date fields left out."""
    heads = root.find(S + "headerFooter")
    for name in _HEADS if heads is not None else ():
        parts = re.split(r"&[LCR]", "" if heads is None else heads.findtext(S + name) or "")
        for part in parts:
            text = _HEAD_CODES.sub(lambda match: "&" if match[0] == "&&" else "", visible(part)).strip()
            if re.search(r"\w", text) and not _PAGE_WORDS.fullmatch(text):
                yield RawFurniture(text)


def _drawn(package: Package, links: tuple[Relationship, ...]) -> Iterator[str]:
    """The words of text boxes, shapes and charts on the sheet."""
    for link in links:
        if link.type != "drawing" or not package.has(link.target):
            continue
        shown = list(shape_paragraphs(package.xml(link.target)))
        for inner in package.relationships(link.target):
            if inner.type in ("chart", "diagramData") and package.has(inner.target):
                shown += part_words(package.xml(inner.target))
        yield from filter(None, (visible(text).strip() for text in shown))


def _comments(package: Package, links: tuple[Relationship, ...]) -> int:
    return sum(
        sum(1 for _ in package.xml(link.target).iter(S + "comment"))
        for link in links
        if link.type == "comments" and package.has(link.target)
    )
