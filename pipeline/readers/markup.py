"""XML and HTML into trees: the module that knows lxml. Nothing is fetched, no entity is expanded, no DTD is read."""

from collections.abc import Callable
from typing import TypeAlias

from lxml import etree, html

Element: TypeAlias = etree._Element

ParseXml: TypeAlias = Callable[[bytes], Element]
"""Bytes to a root element; SyntaxError or ValueError where they are no XML."""


def parse_xml(content: bytes) -> Element:
    """The root element. Raises SyntaxError (of lxml) or ValueError. Comments and instructions are left out."""
    # elements nested over 256 deep and texts over 10 MB are refused (huge_tree)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(content, parser)


def parse_html(text: str) -> Element | None:
    """The root element of a page as browsers mend it, None where there is nothing in it. Comments are left out.

    Raises ValueError where elements are nested over 2,000 deep: the parser would leave out the rest in silence.
    """
    # without huge_tree the limit is 256, and old pages never close their <font>
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # an empty document
        return None
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise ValueError("nested too deep")
    return root
