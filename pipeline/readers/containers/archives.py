"""ZIP archives: their list of files as a document, and their files unpacked one by one."""

import zipfile
from pathlib import Path, PurePosixPath

from corpus.errors import UnreadableError
from corpus.model import IssueCode
from corpus.values import value
from pipeline.raw import Format, RawDocument, RawPage, RawParagraph
from pipeline.readers.archive import damage_as_corrupt, open_archive
from pipeline.readers.containers.member import MAX_MEMBER_BYTES, Member, check_total, safe_names, too_large
from pipeline.readers.decode import decode
from pipeline.readers.suffixes import is_ignorable

_UTF_8 = 0x800
_PASSWORD = 0x1
# Deflate reaches 1032:1; small members may be as repetitive as they like
_MAX_RATIO = 500
_RATIO_FREE_BYTES = 16 * 1024 * 1024
_CHUNK_BYTES = 256 * 1024


@value
class ArchiveReader:
    """Reads the list of files of a .zip; what is in them are documents of their own."""

    format: Format = Format.ZIP
    version: int = 1

    def read(self, path: Path) -> RawDocument:
        """A paragraph a file. UnreadableError: CORRUPT, TOO_LARGE, BLANK."""
        elements = tuple(RawParagraph(member.name) for member in list_archive(path))
        if not elements:
            raise UnreadableError(IssueCode.BLANK)
        return RawDocument(Format.ZIP, (RawPage(None, elements),))


READER = ArchiveReader()


def list_archive(path: Path) -> tuple[Member, ...]:
    """The files of an archive, what systems put beside them left out. UnreadableError: CORRUPT, TOO_LARGE."""
    with open_archive(path) as archive:
        members = tuple(Member(name, info.file_size) for name, info in _files(archive).items())
    check_total(members)
    return members


def unpack_archived(path: Path, name: str, target: Path) -> None:
    """Write a member to ``target``, however large it says it is. UnreadableError: CORRUPT, TOO_LARGE, ENCRYPTED."""
    with open_archive(path) as archive:
        info = _files(archive).get(name)
        if info is None:
            raise UnreadableError(IssueCode.NOT_FOUND)
        if info.flag_bits & _PASSWORD:
            raise UnreadableError(IssueCode.ENCRYPTED)
        size = info.file_size
        is_bomb = size > _RATIO_FREE_BYTES and size > _MAX_RATIO * max(1, info.compress_size)
        if size > MAX_MEMBER_BYTES or is_bomb:
            raise too_large(size, MAX_MEMBER_BYTES)
        written = 0
        with damage_as_corrupt(), archive.open(info) as source, target.open("wb") as output:
            while chunk := source.read(_CHUNK_BYTES):
                written += len(chunk)
                if written > MAX_MEMBER_BYTES:
                    raise too_large(written, MAX_MEMBER_BYTES)
                output.write(chunk)


def _files(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    named = zip(safe_names(map(_name, infos)), infos, strict=True)
    return {name: info for name, info in named if not any(map(is_ignorable, PurePosixPath(name).parts))}


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name: UTF-8 where it is marked so, else in the encoding of the system that packed it."""
    if info.flag_bits & _UTF_8:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    return decode(raw) or info.filename
