"""What an Office file says about itself."""

from corpus.errors import UnreadableError
from pipeline.readers.ooxml.names import CORE
from pipeline.readers.ooxml.package import Package


def stored_title(package: Package) -> str:
    """The title in the file's properties, "" without one or where they are damaged: they are no part of the text."""
    try:
        for link in package.relationships(""):
            if link.type == "core-properties" and package.has(link.target):
                return (package.xml(link.target).findtext(CORE + "title") or "").strip()
    except UnreadableError:
        return ""
    return ""
