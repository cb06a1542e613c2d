"""The parts of an Office file: an archive never unpacked to disk, read within limits, its XML parsed without a DTD."""

import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import unquote

from corpus.errors import UnreadableError
from corpus.fragments import Fragment
from corpus.model import IssueCode
from corpus.values import value
from pipeline.readers.archive import damage_as_corrupt, open_archive
from pipeline.readers.markup import Element, ParseXml
from pipeline.readers.ooxml.names import RELATIONSHIPS, STRICT, R

MAX_MEMBERS = 20_000
MAX_PART_BYTES = 100 * 1024 * 1024
MAX_TOTAL_BYTES = 200 * 1024 * 1024
# Deflate reaches 1032:1, the XML of a real document 30:1 at most; small parts may be as repetitive as they like
MAX_RATIO = 200
_RATIO_FREE_BYTES = 8 * 1024 * 1024
_CHUNK_BYTES = 256 * 1024

_OFFICE_DOCUMENT = "/officeDocument"


@value
class Relationship:
    """A link from one part to another: its id, the last step of its type, and the target's name in the archive."""

    id: str
    type: str
    target: str


class Package:
    """An open Office file. Reads only the parts that are asked for; pictures are never touched.

    A part's name is only ever looked up among the archive's members, so ``../`` leads nowhere.
    """

    def __init__(self, path: Path, parse: ParseXml, usual_main_part: str) -> None:
        """Open with the parser of its format. Raise UnreadableError: CORRUPT, TOO_LARGE."""
        self._parse = parse
        self._usual_main_part = usual_main_part
        self._read_bytes = 0
        self._archive = open_archive(path)
        members = self._archive.infolist()
        if len(members) > MAX_MEMBERS:
            self._archive.close()
            raise UnreadableError(IssueCode.TOO_LARGE, size=f"{len(members):,} parts", limit=f"{MAX_MEMBERS:,} parts")
        self._members = {_normal(member.filename).lower(): member for member in members}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._archive.close()

    def main_part(self) -> str:
        """The name of the part with the document's body."""
        for relationship in self.relationships(""):
            if relationship.type == _OFFICE_DOCUMENT.strip("/") and self.has(relationship.target):
                return relationship.target
        return self._usual_main_part

    def names(self) -> tuple[str, ...]:
        """The names of all parts, as the archive has them."""
        return tuple(_normal(member.filename) for member in self._members.values())

    def has(self, part: str) -> bool:
        """Whether the archive has a part of this name."""
        return part.lower() in self._members

    def xml(self, part: str) -> Element:
        """The root element of a part.

        Raises UnreadableError: CORRUPT (no such part, broken compression, broken XML, a DTD in it), TOO_LARGE,
        ENCRYPTED (a password on the archive itself).
        """
        content = self._bytes(part)
        # office programs write no DTD; one in a document is there to make entities grow or fetch files
        if b"<!DOCTYPE" in (content.replace(b"\x00", b"") if b"\x00" in content[:4] else content):
            raise UnreadableError(IssueCode.CORRUPT, detail=Fragment.XML_DTD)
        if b"purl.oclc.org/ooxml" in content:
            for strict, transitional in STRICT:
                content = content.replace(strict, transitional)
        try:
            root = self._parse(content)
        except (SyntaxError, ValueError) as error:
            raise UnreadableError(IssueCode.CORRUPT, detail=Fragment.XML_BROKEN) from error
        return root

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """The links from a part ("" for the package itself) to parts of this archive, () where there are none."""
        folder, name = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(listing):
            return ()
        return tuple(self._links(self.xml(listing), folder))

    def _links(self, root: Element, folder: str) -> Iterator[Relationship]:
        for link in root.iter(RELATIONSHIPS + "Relationship"):
            if link.get("TargetMode") != "External":
                target = unquote(link.get("Target", "")).replace("\\", "/")
                name = _normal(target if target.startswith("/") else posixpath.join(folder, target))
                yield Relationship(link.get("Id", ""), posixpath.basename(link.get("Type", "")), name)

    def _bytes(self, part: str) -> bytes:
        member = self._members.get(part.lower())
        if member is None:
            raise UnreadableError(IssueCode.CORRUPT, detail=Fragment.PART_MISSING)
        size, packed = member.file_size, max(1, member.compress_size)
        if size > MAX_PART_BYTES or (size > _RATIO_FREE_BYTES and size / packed > MAX_RATIO):
            raise _too_large(size)
        if member.flag_bits & 1:
            raise UnreadableError(IssueCode.ENCRYPTED)
        # the only methods that OPC allows (ISO/IEC 29500-2, annex B)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableError(IssueCode.CORRUPT, detail=Fragment.ZIP_BROKEN)
        with damage_as_corrupt():
            return b"".join(self._chunks(member))

    def _chunks(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        """What the member really unpacks to, whatever size it declares."""
        read = 0
        with self._archive.open(member) as file:
            while chunk := file.read(_CHUNK_BYTES):
                read += len(chunk)
                self._read_bytes += len(chunk)
                if read > MAX_PART_BYTES or self._read_bytes > MAX_TOTAL_BYTES:
                    raise _too_large(self._read_bytes)
                yield chunk


def relation_id(element: Element) -> str:
    """The relationship that an element points to by ``r:id``."""
    return str(element.get(R + "id", ""))


def _normal(name: str) -> str:
    return posixpath.normpath("/" + name.replace("\\", "/")).lstrip("/")


def _too_large(size: int) -> UnreadableError:
    return UnreadableError(
        IssueCode.TOO_LARGE, size=f"{size // 1024 // 1024:,} MiB", limit=f"{MAX_PART_BYTES // 1024 // 1024} MiB"
    )
