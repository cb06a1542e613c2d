"""From a web page to a RawDocument."""

from pathlib import Path

from corpus.errors import UnreadableError
from corpus.fragments import Fragment
from corpus.model import Issue, IssueCode, Severity
from corpus.values import value
from pipeline.raw import Format, RawDocument, RawElement, RawPage
from pipeline.readers.characters import visible
from pipeline.readers.html.charset import page_text
from pipeline.readers.html.flow import Flow
from pipeline.readers.markup import parse_html
from pipeline.readers.whole_file import read_whole

_UNKNOWN = "\ufffd"


@value
class HtmlReader:
    """Reads saved web pages. Nothing that a page points to is fetched, and no script is run."""

    format: Format = Format.HTML
    version: int = 2

    def read(self, path: Path) -> RawDocument:
        """One page without a number. UnreadableError: EMPTY_FILE, BLANK, TOO_LARGE, UNSUPPORTED_FORMAT, CORRUPT."""
        return read_page(read_whole(path))


READER = HtmlReader()


def read_page(content: bytes, said: str = "") -> RawDocument:
    """The page with these bytes; ``said`` is the encoding that came with it, "" for none."""
    text = page_text(content, said)
    if text is None:
        raise UnreadableError(
            IssueCode.UNSUPPORTED_FORMAT, format=Fragment.UNDECODABLE_TEXT, remedy=Fragment.SAVE_AS_UTF8
        )
    unknown = text.count(_UNKNOWN)
    try:
        root = parse_html(visible(text.replace(_UNKNOWN, "〓")))
    except ValueError as error:
        raise UnreadableError(IssueCode.CORRUPT, detail=Fragment.XML_BROKEN) from error
    if root is None:
        raise UnreadableError(IssueCode.BLANK)
    flow = Flow()
    flow.read(root)
    flow.end()
    elements: tuple[RawElement, ...] = tuple(flow.blocks)
    if not elements:
        raise UnreadableError(IssueCode.BLANK)
    issues = (Issue(IssueCode.GLYPHS_UNMAPPED, Severity.WARNING, (("count", str(unknown)),)),) if unknown else ()
    title = " ".join((root.findtext("head/title") or "").split())
    return RawDocument(Format.HTML, (RawPage(None, elements),), title, issues)
