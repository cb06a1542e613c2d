"""What a file is, by its bytes; the suffix only breaks ties and gives rise to warnings."""

import mmap
import os
import stat
from collections.abc import Collection
from pathlib import Path

from corpus.errors import UnreadableError, cause_of
from corpus.fragments import Fragment
from corpus.model import Issue, IssueCode, Severity
from corpus.values import value
from pipeline.raw import Format
from pipeline.readers import signatures
from pipeline.readers.archive import damage_as_corrupt, open_archive
from pipeline.readers.signatures import Kind
from pipeline.readers.suffixes import FORMAT_OF_SUFFIX

_HEAD_BYTES = 4096
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_OPEN_DOCUMENTS = {b"text": signatures.ODT, b"spre": signatures.ODS, b"pres": signatures.ODP}
# suffixes that programs also give to pages and texts of theirs
_OFFICE = frozenset({Format.OFFICE_TEXT, Format.OFFICE_SHEETS, Format.OFFICE_SLIDES})
# formats that are never plain text
_BINARY = frozenset({Format.PDF, Format.DOCX, Format.XLSX, Format.PPTX, Format.ZIP})
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


@value
class Sniffed:
    """The format whose reader to use, and what is worth telling (a suffix that says something else)."""

    format: Format
    issues: tuple[Issue, ...] = ()


def sniff(path: Path) -> Sniffed:
    """The format of a regular file; a pipe, device or socket is never opened.

    Raises UnreadableError: NOT_READABLE, EMPTY_FILE, CORRUPT, ENCRYPTED, UNSUPPORTED_FORMAT for what is recognised
    but has no reader, WRONG_SUFFIX where the suffix promises a format that the bytes are not.
    """
    suffix = path.suffix.lower()
    promised = FORMAT_OF_SUFFIX.get(suffix)
    kind = _kind(path, suffix)
    if kind.format is None:
        if promised is not None and kind in (signatures.XML, signatures.UNKNOWN):
            raise UnreadableError(IssueCode.WRONG_SUFFIX, suffix=suffix, actual=kind.name)
        raise UnreadableError(IssueCode.UNSUPPORTED_FORMAT, format=kind.name, remedy=kind.remedy)
    if kind is signatures.HTML and promised not in (Format.HTML, None, *_OFFICE):
        # the page of a login or an error that was saved in a document's place
        raise UnreadableError(IssueCode.WRONG_SUFFIX, suffix=suffix, actual=kind.name)
    if kind is signatures.TEXT:
        # almost any bytes could be text, so here the suffix has the last word
        if promised in _BINARY:
            raise UnreadableError(IssueCode.WRONG_SUFFIX, suffix=suffix, actual=kind.name)
        if promised not in _OFFICE:
            return Sniffed(promised or Format.TEXT)
    if promised is kind.format or not suffix:
        return Sniffed(kind.format)
    arguments = (("suffix", suffix), ("actual", kind.name))
    return Sniffed(kind.format, (Issue(IssueCode.SUFFIX_IGNORED, Severity.WARNING, arguments),))


def _kind(path: Path, suffix: str) -> Kind:
    head = _read_head(path)
    if not head:
        raise UnreadableError(IssueCode.EMPTY_FILE)
    if head.startswith(_ZIP):
        kind = _kind_in_zip(path)
        if kind is signatures.ZIP and FORMAT_OF_SUFFIX.get(suffix) in _BINARY - {Format.ZIP}:
            raise UnreadableError(IssueCode.CORRUPT, detail=Fragment.PART_MISSING)
        return kind
    if head.startswith(_OLE2):
        return _kind_in_ole2(path, suffix)
    by_magic = signatures.by_magic(head)
    if by_magic is not None:
        return by_magic
    promised = FORMAT_OF_SUFFIX.get(suffix)
    # the mark may stand behind other bytes, anywhere in the first 1,024 (ISO 32000-1, Annex H)
    if promised is Format.PDF and b"%PDF-" in head[:1024]:
        return signatures.PDF
    if promised in _BINARY:
        if len(head) < len("%PDF-"):
            raise UnreadableError(IssueCode.CORRUPT, detail=Fragment.TOO_SHORT)
        if not head.strip(b"\x00"):
            raise UnreadableError(IssueCode.CORRUPT, detail=Fragment.ONLY_ZEROS)
    by_suffix = signatures.KIND_OF_SUFFIX.get(suffix)
    if by_suffix is not None:
        return by_suffix
    return signatures.TEXT if signatures.looks_like_text(head) else signatures.UNKNOWN


def _read_head(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            detail = Fragment.FOLDER if stat.S_ISDIR(mode) else Fragment.NOT_A_FILE
            raise UnreadableError(IssueCode.NOT_READABLE, detail=detail)
        # should the file turn into a pipe in between, opening it does not wait for a writer
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            return file.read(_HEAD_BYTES)
    except FileNotFoundError as error:
        raise UnreadableError(IssueCode.NOT_READABLE, detail=Fragment.NOT_FOUND) from error
    except (OSError, ValueError) as error:
        raise UnreadableError(IssueCode.NOT_READABLE, detail=_reason(error)) from error


def _reason(error: OSError | ValueError) -> str:
    return cause_of(error) if isinstance(error, OSError) else type(error).__name__


def _kind_in_zip(path: Path) -> Kind:
    with open_archive(path) as archive, damage_as_corrupt():
        names = {name.replace("\\", "/").lower() for name in archive.namelist()}
        if "mimetype" in names:
            with archive.open("mimetype") as member:
                kind = member.read(100)
            if kind.startswith(_OPEN_DOCUMENT):
                return _OPEN_DOCUMENTS.get(kind.removeprefix(_OPEN_DOCUMENT)[:4], signatures.OPEN_DOCUMENT)
    return _kind_of_package(names)


def _kind_of_package(names: Collection[str]) -> Kind:
    if "word/document.xml" in names:
        return signatures.DOCX
    if "xl/workbook.bin" in names:
        return signatures.XLSB
    folders = {name.partition("/")[0] for name in names if "/" in name}
    if "[content_types].xml" in names or "_rels/.rels" in names:
        for folder, kind in (
            ("word", signatures.DOCX),
            ("xl", signatures.XLSX),
            ("ppt", signatures.PPTX),
        ):
            if folder in folders:
                return kind
    return signatures.ZIP


def _kind_in_ole2(path: Path, suffix: str) -> Kind:
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if content.find("EncryptedPackage".encode("utf-16-le")) >= 0:
            raise UnreadableError(IssueCode.ENCRYPTED)
        found = [kind for name, kind in signatures.OLE2_STREAMS if content.find(name.encode("utf-16-le")) >= 0]
    promised = FORMAT_OF_SUFFIX.get(suffix)
    for kind in found:
        if kind.format is not None and kind.format is promised:
            return kind  # a spreadsheet with a letter embedded in it has the streams of both
    by_suffix = signatures.KIND_OF_SUFFIX.get(suffix)
    if by_suffix is not None and (by_suffix in found or not found):
        return by_suffix
    return found[0] if found else signatures.OLE2
