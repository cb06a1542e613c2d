"""Mails (.eml) and saved pages (.mht): heads and text as a document, attachments as files."""

import email
import email.errors
import email.utils
from collections.abc import Iterator
from email.header import Header, decode_header
from email.message import Message
from pathlib import Path

from corpus.errors import UnreadableError
from corpus.model import IssueCode
from corpus.values import value
from pipeline.raw import Format, RawDocument, RawElement, RawPage, RawParagraph
from pipeline.readers.characters import visible
from pipeline.readers.containers.member import MAX_MEMBERS, Member, check_total, safe_names
from pipeline.readers.html.charset import page_text
from pipeline.readers.html.reader import read_page
from pipeline.readers.text import paragraphs
from pipeline.readers.whole_file import read_whole

_HEADS = (("From", "差出人"), ("To", "宛先"), ("Cc", "写し"))
_MOST_PARTS = 4 * MAX_MEMBERS


@value
class MailReader:
    """Reads the heads and the text of a mail; nothing that it points to is fetched."""

    format: Format = Format.MAIL
    version: int = 1

    def read(self, path: Path) -> RawDocument:
        """Subject, people and day, then the text. UnreadableError: EMPTY_FILE, BLANK, TOO_LARGE, CORRUPT."""
        mail = _parse(path)
        subject = _head(mail, "Subject")
        elements: list[RawElement] = [RawParagraph(subject, is_title=True)] if subject else []
        for name, label in _HEADS:
            if people := _head(mail, name):
                elements.append(RawParagraph(f"{label}：{people}"))
        if day := _day(mail):
            elements.append(RawParagraph(f"日時：{day}"))
        elements += _text(mail)
        if not elements:
            raise UnreadableError(IssueCode.BLANK)
        return RawDocument(Format.MAIL, (RawPage(None, tuple(elements)),), subject)


READER = MailReader()


def list_mail(path: Path) -> tuple[Member, ...]:
    """The attachments of a mail. UnreadableError: EMPTY_FILE, TOO_LARGE, CORRUPT."""
    members = tuple(Member(name, len(content)) for name, content in _attachments(_parse(path)))
    check_total(members)
    return members


def unpack_attached(path: Path, name: str, target: Path) -> None:
    """Write an attachment to ``target``. UnreadableError where there is none of this name."""
    for other, content in _attachments(_parse(path)):
        if other == name:
            target.write_bytes(content)
            return
    raise UnreadableError(IssueCode.NOT_FOUND)


def _parse(path: Path) -> Message:
    content = read_whole(path)
    try:
        mail = email.message_from_bytes(content)
        parts = sum(1 for _ in mail.walk())
    except (email.errors.MessageError, RecursionError, ValueError, LookupError) as error:
        raise UnreadableError(IssueCode.CORRUPT, detail=type(error).__name__) from error
    if parts > _MOST_PARTS:
        raise UnreadableError(IssueCode.TOO_LARGE, size=f"{parts:,} parts", limit=f"{_MOST_PARTS:,} parts")
    return mail


def _text(mail: Message) -> Iterator[RawElement]:
    """The text of the mail: the plain one, else the page that was sent instead."""
    plain = [part for part in _own_parts(mail) if part.get_content_type() == "text/plain"]
    pages = [part for part in _own_parts(mail) if part.get_content_type() == "text/html"]
    shown = False
    for part in plain:
        text = page_text(_content(part), part.get_content_charset() or "") or ""
        for paragraph in paragraphs(visible(text)):
            shown = True
            yield RawParagraph(paragraph)
    for part in pages if not shown else ():
        try:
            yield from read_page(_content(part), part.get_content_charset() or "").pages[0].elements
        except UnreadableError as error:
            if error.code != IssueCode.BLANK:
                raise


def _own_parts(mail: Message) -> Iterator[Message]:
    """The leaves of the mail that are its text, not going into attached mails."""
    if mail.get_content_type() == "message/rfc822":
        return
    if mail.is_multipart():
        for part in _children(mail):
            yield from _own_parts(part)
    elif mail.get_content_maintype() == "text" and not _file_name(mail):
        yield mail


def _children(mail: Message) -> list[Message]:
    payload = mail.get_payload()
    return [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else []


def _attachments(mail: Message) -> Iterator[tuple[str, bytes]]:
    found = list(_attached(mail))
    yield from zip(safe_names(name for name, _ in found), (content for _, content in found), strict=True)


def _attached(mail: Message) -> Iterator[tuple[str, bytes]]:
    for part in _children(mail):
        name = _file_name(part)
        if part.get_content_type() == "message/rfc822":
            inner = _children(part)
            if inner:
                yield _mail_name(name if part.get_filename() else _head(inner[0], "Subject")), inner[0].as_bytes()
        elif part.is_multipart():
            yield from _attached(part)
        elif name:
            yield name, _content(part)


def _mail_name(subject: str) -> str:
    name = subject.replace("/", "／") or "添付メール"
    return name if name.lower().endswith(".eml") else f"{name}.eml"


def _file_name(part: Message) -> str:
    """The attachment's name, "" for a part that is none."""
    name = part.get_filename()
    if name is not None:
        return _decoded(name).replace("/", "／")
    return "無題" if part.get_content_disposition() == "attachment" else ""


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _head(mail: Message, name: str) -> str:
    value = mail.get(name)
    return "" if value is None else " ".join(visible(_decoded(value)).split())


def _decoded(value: str | Header) -> str:
    """A head's text: encoded words decoded, bare bytes (older programs send them) in the encoding that they fit."""
    try:
        pieces = decode_header(value)
    except (email.errors.MessageError, ValueError):
        return str(value)
    texts = []
    for content, charset in pieces:
        if isinstance(content, str) and not content.isascii() and not _has_bare_bytes(content):
            texts.append(content)  # decoded already
            continue
        raw = content.encode("ascii", "surrogateescape") if isinstance(content, str) else content
        known = charset if charset not in (None, "unknown-8bit") else ""
        texts.append(page_text(raw, known or "") or raw.decode("ascii", "replace"))
    return "".join(texts)


def _has_bare_bytes(text: str) -> bool:
    return all(ord(character) < 0x80 or 0xDC80 <= ord(character) <= 0xDCFF for character in text)


def _day(mail: Message) -> str:
    """When it was sent, on the sender's clock."""
    try:
        at = email.utils.parsedate_to_datetime(_head(mail, "Date"))
    except (TypeError, ValueError, IndexError):
        return ""
    return f"{at.year}年{at.month}月{at.day}日 {at.hour}:{at.minute:02d}"
