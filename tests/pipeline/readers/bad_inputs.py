"""Files that cannot be read, each built from nothing, with the finding that it must give."""

import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from corpus.model import IssueCode
from pipeline.readers.office.convert import find_program
from tests.pipeline.readers.docx_files import CONTENT_TYPES, p, relationships, root


@dataclass(frozen=True, slots=True)
class BadInput:
    """A file's name, how to make its bytes, and the code of the issue that it must give."""

    name: str
    build: Callable[[], bytes]
    code: IssueCode


def package(**members: bytes | str) -> bytes:
    """A ZIP with these members, ``__`` standing for ``/`` and ``_rels`` and the content types added."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", relationships(("rId1", "officeDocument", "word/document.xml")))
        for name, content in members.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return buffer.getvalue()


def _zip(members: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def good_docx(text: str = "本文") -> bytes:
    """The smallest Word file."""
    return package(word__document=root("document", f"<w:body>{p(text)}</w:body>"))


def dtd_docx() -> bytes:
    """Entities that grow tenfold nine times over (the billion laughs)."""
    entities = '<!ENTITY e0 "ha">' + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    document = root("document", f"<w:body>{p('&e9;')}</w:body>")
    return package(word__document=document.replace("?><w:", f"?><!DOCTYPE d [{entities}]><w:", 1))


def bomb_docx() -> bytes:
    """Half a megabyte that unpacks to 512 MiB of spaces inside a document."""
    head, tail = root("document", f"<w:body>{p('@')}</w:body>").split("@")
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", relationships(("rId1", "officeDocument", "word/document.xml")))
        with archive.open("word/document.xml", "w", force_zip64=True) as member:
            member.write(head.encode())
            chunk = b" " * (4 * 1024 * 1024)
            for _ in range(128):
                member.write(chunk)
            member.write(tail.encode())
    return buffer.getvalue()


def lying_bomb_docx() -> bytes:
    """A bomb whose archive says that it is small: the declared size is changed in both headers."""
    content = good_docx("あ" * 5000)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        declared = archive.getinfo("word/document.xml").file_size
    return content.replace(struct.pack("<I", declared), struct.pack("<I", 100))


def ole2(*streams: str) -> bytes:
    """A compound file (MS-CFB, version 3) with empty streams of these names."""
    free, end, fat_sector = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    entries = ["Root Entry", *streams]
    directory_sectors = -(-len(entries) // 4)
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, 1, 0, 4096, end, 0, end, 0),
    )
    header += struct.pack("<I", 0) + struct.pack("<I", free) * 108
    chain = [fat_sector, *range(2, directory_sectors + 1), end]
    fat = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))
    directory = b""
    for index, name in enumerate(entries):
        encoded = name.encode("utf-16-le") + b"\x00\x00"
        kind = 5 if index == 0 else 2
        child = 1 if index == 0 and streams else free
        right = index + 1 if 0 < index < len(streams) else free
        directory += struct.pack("<64sHBBIII16xI16xIQ", encoded, len(encoded), kind, 1, free, right, child, 0, end, 0)
    return header + fat + directory.ljust(directory_sectors * 512, b"\x00")


def minimal_pdf(*, encrypted: bool = False, text: str = "(Minutes of the third meeting)") -> bytes:
    """A PDF of one page; ``encrypted`` with a password that nobody knows."""
    stream = f"BT /F1 12 Tf 72 720 Td {text} Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    trailer = b"/Root 1 0 R"
    if encrypted:
        secret = bytes(range(64, 96)).hex().encode()
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (secret, secret[::-1]))
        trailer += b" /Encrypt 6 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    ending = b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(content))
    return content + table + ending


def _blank_docx() -> bytes:
    return package(word__document=root("document", f"<w:body>{p('')}{p('　')}<w:sectPr/></w:body>"))


def _broken_xml_docx() -> bytes:
    return package(word__document=root("document", f"<w:body>{p('本文')}</w:body>")[:-30])


def _no_body_docx() -> bytes:
    return package(word__settings=root("settings", ""))


def _many_parts_docx() -> bytes:
    buffer = BytesIO(good_docx())
    with zipfile.ZipFile(buffer, "a") as archive:
        for number in range(20_001):
            archive.writestr(f"word/media/{number}", b"")
    return buffer.getvalue()


_HTML = "<!DOCTYPE html>\n<html><body>ログインしてください</body></html>".encode()

_DRAWING = b"application/vnd.oasis.opendocument.graphics"
# with LibreOffice the file turns out to be broken, without it nobody can tell
_OLD = IssueCode.PROGRAM_MISSING if find_program() is None else IssueCode.CORRUPT

BAD_INPUTS: tuple[BadInput, ...] = (
    BadInput("空.txt", bytes, IssueCode.EMPTY_FILE),
    BadInput("空.pdf", bytes, IssueCode.EMPTY_FILE),
    BadInput("空.docx", bytes, IssueCode.EMPTY_FILE),
    BadInput("白紙.txt", lambda: "\ufeff \n　\r\n\t\n".encode(), IssueCode.BLANK),
    BadInput("白紙.docx", _blank_docx, IssueCode.BLANK),
    BadInput("1バイト.pdf", lambda: b"%", IssueCode.CORRUPT),
    BadInput("ゼロ.pdf", lambda: bytes(10_000), IssueCode.CORRUPT),
    BadInput("途中まで.pdf", lambda: minimal_pdf()[:20], IssueCode.CORRUPT),
    BadInput("暗号.pdf", lambda: minimal_pdf(encrypted=True), IssueCode.ENCRYPTED),
    BadInput("実はHTML.pdf", lambda: _HTML, IssueCode.WRONG_SUFFIX),
    BadInput("実はHTML.docx", lambda: _HTML, IssueCode.WRONG_SUFFIX),
    BadInput("実はHTML.txt", lambda: b"\xef\xbb\xbf" + _HTML, IssueCode.WRONG_SUFFIX),
    BadInput("実はテキスト.pdf", lambda: "議事録".encode(), IssueCode.WRONG_SUFFIX),
    BadInput("実はテキスト.docx", lambda: "議事録".encode("cp932"), IssueCode.WRONG_SUFFIX),
    BadInput("実はデータ.txt", lambda: bytes(range(256)) * 8, IssueCode.WRONG_SUFFIX),
    BadInput("途中まで.docx", lambda: good_docx("あ" * 3000)[:400], IssueCode.CORRUPT),
    BadInput("壊れた圧縮.docx", lambda: _flipped(good_docx(), b"word/document.xml", 8), IssueCode.CORRUPT),
    BadInput("壊れたXML.docx", _broken_xml_docx, IssueCode.CORRUPT),
    BadInput("本文なし.docx", _no_body_docx, IssueCode.CORRUPT),
    BadInput("DTD.docx", dtd_docx, IssueCode.CORRUPT),
    BadInput("膨張.docx", bomb_docx, IssueCode.TOO_LARGE),
    BadInput("偽りの大きさ.docx", lying_bomb_docx, IssueCode.CORRUPT),
    BadInput("部品が多い.docx", _many_parts_docx, IssueCode.TOO_LARGE),
    BadInput("暗号.docx", lambda: ole2("EncryptionInfo", "EncryptedPackage"), IssueCode.ENCRYPTED),
    BadInput("古いWord.doc", lambda: ole2("WordDocument", "1Table"), _OLD),
    BadInput("一太郎.jtd", lambda: ole2("JSRV_SummaryInformation", "DocumentText"), IssueCode.UNSUPPORTED_FORMAT),
    BadInput("DocuWorks.xdw", lambda: b"\x60\x0e\x82\x01\x0a\x80\x03\x00" + bytes(100), IssueCode.UNSUPPORTED_FORMAT),
    BadInput("表計算.xlsx", lambda: package(xl__workbook="<workbook/>"), IssueCode.CORRUPT),
    BadInput("図形.odg", lambda: _zip({"mimetype": _DRAWING}), IssueCode.UNSUPPORTED_FORMAT),
    BadInput("頁.html", lambda: b"<html><nav>menu</nav>", IssueCode.BLANK),
    BadInput("写真.jpg", lambda: b"\xff\xd8\xff\xe0" + bytes(50), IssueCode.UNSUPPORTED_FORMAT),
    BadInput("文字コード不明.txt", lambda: b"\x81\xff\xfe\x80\xfd\xfc\xa0" * 20, IssueCode.UNSUPPORTED_FORMAT),
)
"""Every one is refused with its code, in a folder as well as alone, and takes nothing else down."""


def write_bad_inputs(folder: Path) -> dict[Path, IssueCode]:
    """Write all bad inputs into the folder; which file must give which code."""
    codes = {}
    for bad in BAD_INPUTS:
        path = folder / bad.name
        path.write_bytes(bad.build())
        codes[path] = bad.code
    return codes


def _flipped(content: bytes, member: bytes, count: int) -> bytes:
    """The archive with some packed bytes of a member inverted."""
    begin = content.index(member) + len(member) + 20
    return content[:begin] + bytes(byte ^ 0xFF for byte in content[begin : begin + count]) + content[begin + count :]
