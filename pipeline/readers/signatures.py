"""What the first bytes of a file say it is: formats recognised by name, whether there is a reader or not."""

import re

from corpus.fragments import Fragment
from corpus.values import value
from pipeline.raw import Format
from pipeline.readers.utf16 import zeros_of_utf_16


@value
class Kind:
    """A recognised kind of file: its ``format`` where there is a reader, else its ``name`` and what to do about it."""

    name: str
    format: Format | None = None
    remedy: Fragment = Fragment.ASK_FOR_PDF


PDF = Kind("PDF", Format.PDF)
DOCX = Kind("Word（.docx）", Format.DOCX)
TEXT = Kind(Fragment.PLAIN_TEXT, Format.TEXT)
HTML = Kind(Fragment.HTML, Format.HTML)
RTF = Kind(Fragment.RTF, Format.OFFICE_TEXT)
XML = Kind(Fragment.XML)
ZIP = Kind("ZIP", Format.ZIP)
PACKED = Kind(Fragment.ARCHIVE, remedy=Fragment.UNPACK)
XLSX = Kind("Excel（.xlsx）", Format.XLSX)
XLSB = Kind(Fragment.EXCEL_BINARY, Format.OFFICE_SHEETS)
PPTX = Kind("PowerPoint（.pptx）", Format.PPTX)
OPEN_DOCUMENT = Kind(Fragment.OPEN_DOCUMENT, remedy=Fragment.SAVE_AS_PDF)
ODT = Kind(Fragment.OPEN_DOCUMENT, Format.OFFICE_TEXT)
ODS = Kind(Fragment.OPEN_DOCUMENT, Format.OFFICE_SHEETS)
ODP = Kind(Fragment.OPEN_DOCUMENT, Format.OFFICE_SLIDES)
WORD_97 = Kind(Fragment.WORD_97, Format.OFFICE_TEXT)
EXCEL_97 = Kind(Fragment.EXCEL_97, Format.OFFICE_SHEETS)
ICHITARO = Kind(Fragment.ICHITARO, remedy=Fragment.SAVE_AS_PDF)
DOCUWORKS = Kind(Fragment.DOCUWORKS, remedy=Fragment.PRINT_AS_PDF)
IMAGE = Kind(Fragment.IMAGE, remedy=Fragment.SCAN_AS_PDF)
OUTLOOK = Kind(Fragment.OUTLOOK, remedy=Fragment.PRINT_AS_PDF)
DATA = Kind(Fragment.DATA, remedy=Fragment.ALREADY_DATA)
OLE2 = Kind(Fragment.OLE2, remedy=Fragment.SAVE_AS_PDF)
UNKNOWN = Kind(Fragment.UNKNOWN)

# names of streams in an OLE2 file (UTF-16), the most telling first: a letter may hold a spreadsheet, not the reverse
OLE2_STREAMS: tuple[tuple[str, Kind], ...] = (
    ("WordDocument", WORD_97),
    ("DocumentText", ICHITARO),
    ("PowerPoint Document", Kind(Fragment.POWERPOINT_97, Format.OFFICE_SLIDES)),
    ("__properties_version1.0", OUTLOOK),
    ("Workbook", EXCEL_97),
    ("Book", EXCEL_97),
)

# kinds that only the suffix can tell, where the bytes are text, an OLE2 file or nothing known
KIND_OF_SUFFIX: dict[str, Kind] = {
    **dict.fromkeys((".jtd", ".jtt", ".jtdc", ".jttc"), ICHITARO),
    **dict.fromkeys((".xdw", ".xbd", ".xct"), DOCUWORKS),
    **dict.fromkeys((".json", ".jsonl"), DATA),
    **dict.fromkeys((".htm", ".html", ".xhtml"), HTML),
    **dict.fromkeys((".lzh", ".cab"), PACKED),
    ".msg": OUTLOOK,
    ".xml": XML,
}

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"{\\rtf", RTF),
    (b"\x89PNG\r\n\x1a\n", IMAGE),
    (b"\xff\xd8\xff", IMAGE),
    (b"GIF8", IMAGE),
    (b"II*\x00", IMAGE),
    (b"MM\x00*", IMAGE),
    (b"7z\xbc\xaf\x27\x1c", PACKED),
    (b"Rar!\x1a\x07", PACKED),
    (b"\x1f\x8b\x08", PACKED),
)
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_XML = re.compile(rb"\s*<\?xml\s")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# control characters that no text needs; tab, line ends, form feed and the escape of ISO-2022-JP are left
_CONTROLS = bytes({*range(0x07), *range(0x0E, 0x1A), *range(0x1C, 0x20)})
# a stray one does not make a text binary; of random bytes one in ten is a control
_STRAY_CONTROLS = 2
_STRAY_SHARE = 0.02


def by_magic(head: bytes) -> Kind | None:
    """The kind that the first kilobytes tell beyond doubt, or None; containers (ZIP, OLE2) are not looked into."""
    body = head.removeprefix(b"\xef\xbb\xbf")
    if body.lstrip().startswith(b"%PDF-"):
        return PDF
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if _HTML.match(body):
        return HTML
    return XML if _XML.match(body) else None


def looks_like_text(head: bytes) -> bool:
    """Whether the bytes may be text in some encoding: marks of UTF-16 or UTF-8, or hardly any control characters."""
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if head.startswith(_BOMS) or zeros_of_utf_16(head) is not None:
        return True
    return controls <= max(_STRAY_CONTROLS, _STRAY_SHARE * len(head))
