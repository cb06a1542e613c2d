"""The encoding of a web page: a byte order mark, what the page says, else what the bytes are."""

import codecs
import re

from pipeline.readers.decode import decode

# what pages call an encoding, to the codec that browsers use for it (WHATWG Encoding Standard, 4.2)
_CODECS = {
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "sjis": "cp932", "ms_kanji": "cp932",
    "windows-31j": "cp932", "csshiftjis": "cp932", "euc-jp": "euc_jp", "x-euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp_ext", "csiso2022jp": "iso2022_jp_ext",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8",
}  # fmt: skip
_HEAD_BYTES = 4096
_SAYS = re.compile(rb"<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.I | re.S)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def page_text(content: bytes, said: str = "") -> str | None:
    """The page as text, None where no encoding fits. ``said`` is an encoding that came with the page (mail).

    A page that says one encoding and is written in another is read in the one that fits all of its bytes; where none
    does, in the one it says, what does not fit as U+FFFD.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content.decode(encoding, "replace")
    found = _SAYS.search(content[:_HEAD_BYTES])
    codec = _codec(said) or _codec(found[1].decode("ascii") if found else "")
    for encoding in (codec, "utf-8") if codec else ():
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    text = decode(content)
    return content.decode(codec, "replace") if text is None and codec else text


def _codec(label: str) -> str:
    """The codec for a label, "" for one that nobody knows."""
    name = _CODECS.get(label.strip().lower(), label.strip())
    try:
        return codecs.lookup(name).name if name else ""
    except LookupError:
        return ""
