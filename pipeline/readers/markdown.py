"""Reader of Markdown: headings, tables and paragraphs by their marks; the text without the marks."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.errors import UnreadableError
from corpus.model import IssueCode
from corpus.values import value
from pipeline.raw import Format, RawCell, RawDocument, RawPage, RawParagraph, RawTable
from pipeline.readers.text import paragraphs
from pipeline.readers.text_file import read_text

RawBlock = RawParagraph | RawTable

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t\u3000]+(.*?)[ \t]*#*\s*$")
_UNDERLINE = re.compile(r" {0,3}(?:(=+)|(-{2,}))\s*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_DELIMITER_ROW = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_QUOTE = re.compile(r" {0,3}> ?")
_CELL_END = re.compile(r"(?<!\\)\|")
# marks inside a line, with what is shown of them
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"<(https?://[^<>\s]+)>"), r"\1"),
    (re.compile(r"<br\s*/?>", re.I), " "),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?!\w)"), r"\1"),
    (re.compile(r"~~(?=\S)(.+?)(?<=\S)~~"), r"\1"),
    (re.compile(r"`+([^`]+)`+"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])"), r"\1"),
)


@value
class MarkdownReader:
    """Reads .md in any encoding of a text file."""

    format: Format = Format.MARKDOWN
    version: int = 1

    def read(self, path: Path) -> RawDocument:
        """One page without a number. UnreadableError: EMPTY_FILE, BLANK, TOO_LARGE, UNSUPPORTED_FORMAT."""
        elements = tuple(_blocks(_COMMENT.sub("", read_text(path)).split("\n")))
        if not elements:
            raise UnreadableError(IssueCode.BLANK)
        return RawDocument(Format.MARKDOWN, (RawPage(None, elements),))


READER = MarkdownReader()


def _blocks(lines: Sequence[str]) -> Iterator[RawBlock]:
    prose: list[str] = []
    at = 0
    while at < len(lines):
        line = _QUOTE.sub("", lines[at])
        at += 1
        if fence := _FENCE.match(line):
            yield from _prose(prose)
            while at < len(lines) and not lines[at].strip().startswith(fence[1]):
                yield from (RawParagraph(text) for text in [lines[at].strip()] if text)
                at += 1
            at += 1
        elif heading := _HEADING.match(line):
            yield from _prose(prose)
            yield from _heading(heading[2], len(heading[1]))
        elif prose and prose[-1].strip() and (underline := _UNDERLINE.match(line)):
            title = prose.pop()
            yield from _prose(prose)
            yield from _heading(title, 1 if underline[1] else 2)
        elif "|" in line and at < len(lines) and _DELIMITER_ROW.match(lines[at]) and "-" in lines[at]:
            yield from _prose(prose)
            end = at + 1
            while end < len(lines) and "|" in lines[end]:
                end += 1
            yield from _table([line, *lines[at + 1 : end]])
            at = end
        else:
            prose.append(line)
    yield from _prose(prose)


def _prose(lines: list[str]) -> Iterator[RawParagraph]:
    """The paragraphs of the lines, which are used up."""
    for text in paragraphs("\n".join(lines)):
        if shown := _inline(text):
            yield RawParagraph(shown)
    lines.clear()


def _heading(text: str, level: int) -> Iterator[RawParagraph]:
    if shown := _inline(text):
        yield RawParagraph(shown, outline_level=level)


def _table(lines: Sequence[str]) -> Iterator[RawTable]:
    rows = [[_inline(cell) for cell in _CELL_END.split(_bare(line))] for line in lines]
    columns = max(map(len, rows))
    cells = tuple(
        RawCell(i, j, text, is_bold=i == 0) for i, row in enumerate(rows) for j, text in enumerate(row) if text
    )
    if cells:
        yield RawTable(cells, len(rows), columns, header_rows=1 if len(rows) > 1 else None)


def _bare(row: str) -> str:
    """A row without the lines at its ends."""
    return re.sub(r"(?<!\\)\|\s*$", "", row.strip().removeprefix("|"))


def _inline(text: str) -> str:
    for pattern, shown in _INLINE:
        text = pattern.sub(shown, text)
    return text.strip()
