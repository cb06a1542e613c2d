"""Makes ``samples/formats``: one file of each format that is read, with the same sentence and the same table.

``python -m samples.sources.formats`` needs LibreOffice with Writer, Calc and Impress, and a Japanese font. The words
are this project's own; every name is invented. The office programs put times and identifiers into their files, so the
bytes differ from run to run; ``tests/test_tour.py`` holds what matters: that one search finds the sentence in all.
"""

import subprocess
import sys
import tempfile
import zipfile
import zlib
from email.message import EmailMessage
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # has no stubs

FOLDER = Path(__file__).parents[1] / "formats"
TITLE = "里親カフェの開催について"
SENTENCE = "千鳥野県の里親カフェは、令和7年10月18日に月代市民会館で開きます。"
ROWS = (
    ("年月日", "会場", "定員"),
    ("令和7年10月18日", "月代市民会館", "30名"),
    ("令和7年11月15日", "汐見公民館", "20名"),
)

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "presentation": "presentation",
        "style": "style",
        "svg": "svg-compatible",
        "fo": "xsl-fo-compatible",
    }.items()
)


_FRAMED = (
    '<style:style style:name="framed" style:family="table-cell">'
    '<style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>'
)


def _flat(kind: str, body: str) -> str:
    """A document in OpenDocument's flat XML."""
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    styles = f"<office:automatic-styles>{_FRAMED}</office:automatic-styles>"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMES} office:version="1.2" '
        f'office:mimetype="{mimetype}">{styles}<office:body><office:{kind}>{body}</office:{kind}></office:body>'
        "</office:document>"
    )


def _table() -> str:
    cell = (
        '<table:table-cell table:style-name="framed" office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    )
    rows = "".join(f"<table:table-row>{''.join(cell.format(text) for text in row)}</table:table-row>" for row in ROWS)
    return f'<table:table table:name="予定"><table:table-column table:number-columns-repeated="3"/>{rows}</table:table>'


def _text() -> str:
    return _flat(
        "text",
        f'<text:h text:outline-level="1">{TITLE}</text:h><text:p>{SENTENCE}</text:p>{_table()}<text:p>以上</text:p>',
    )


def _sheet() -> str:
    line = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    above = "".join(f"<table:table-row>{line.format(text)}</table:table-row>" for text in (TITLE, SENTENCE))
    blank = "<table:table-row><table:table-cell/></table:table-row>"
    rows = _table()
    begin = rows.index("<table:table-row>")
    return _flat("spreadsheet", rows[:begin] + above + blank + rows[begin:])


def _slides() -> str:
    def frame(y: int, height: int, inside: str, kind: str = "") -> str:
        role = f'presentation:class="{kind}"' if kind else ""
        place = f'svg:x="2cm" svg:y="{y}cm" svg:width="22cm" svg:height="{height}cm"'
        return f"<draw:frame {role} {place}>{inside}</draw:frame>"

    def box(text: str) -> str:
        return f"<draw:text-box><text:p>{text}</text:p></draw:text-box>"

    page = frame(1, 3, box(TITLE), "title") + frame(5, 3, box(SENTENCE)) + frame(9, 5, _table())
    return _flat("presentation", f'<draw:page draw:name="一" draw:master-page-name="標準">{page}</draw:page>')


def _convert(source: Path, suffix: str, name: str) -> None:
    """Let LibreOffice save the source as ``name`` in the folder of the samples."""
    with tempfile.TemporaryDirectory() as out:
        profile = (Path(out) / "profile").as_uri()
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", suffix, "--outdir", out]
        subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=180)
        made = Path(out) / f"{source.stem}.{suffix.partition(':')[0]}"
        (FOLDER / name).write_bytes(made.read_bytes())


def _scan(printed: Path) -> bytes:
    """The first page as a scanner would give it: a picture in black and white, no text."""
    page = pypdfium2.PdfDocument(printed)[0]
    bitmap = page.render(scale=300 / 72, grayscale=True)
    stride, width, height = bitmap.stride, bitmap.width, bitmap.height
    pixels = bytes(bitmap.buffer)
    black = bytes(255 if value > 160 else 0 for value in range(256))
    rows = (pixels[row * stride : row * stride + width].translate(black) for row in range(height))
    packed = zlib.compress(b"".join(rows), 9)
    drawn = b"595 0 0 842 0 0 cm /I Do"
    head = f"/Width {width} /Height {height} /Length {len(packed)}"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /XObject << /I 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        f"<< /Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode {head} >>"
        "\nstream\n".encode()
        + packed
        + b"\nendstream",
    ]
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return content + table + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(content)


def _page() -> str:
    rows = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in ROWS[1:])
    head = "".join(f"<th>{text}</th>" for text in ROWS[0])
    return (
        f'<!DOCTYPE html>\n<html lang="ja"><head><meta charset="Shift_JIS"><title>{TITLE}</title></head>\n'
        f"<body><h1>{TITLE}</h1>\n<p>{SENTENCE}</p>\n<table><tr>{head}</tr>{rows}</table></body></html>\n"
    )


def _mail() -> bytes:
    mail = EmailMessage()
    mail["Subject"] = TITLE
    mail["From"] = "こども家庭支援課 <kodomo@chidorino.example>"
    mail["To"] = "各市町村担当 <tantou@chidorino.example>"
    mail["Date"] = "Mon, 01 Sep 2025 09:00:00 +0900"
    mail.set_content(f"お世話になっております。\n\n{SENTENCE}\n\n添付の資料も御覧ください。\n", charset="iso-2022-jp")
    attached = f"添付資料\n\n{SENTENCE}（添付より）\n".encode()
    mail.add_attachment(attached, maintype="text", subtype="plain", filename="添付資料.txt")
    return mail.as_bytes()


def make() -> None:
    """Write every file anew."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        sources = {kind: Path(name) / f"source.{kind}" for kind in ("fodt", "fods", "fodp")}
        for kind, content in (("fodt", _text()), ("fods", _sheet()), ("fodp", _slides())):
            sources[kind].write_text(content, encoding="utf-8")
        for kind, suffixes in (
            ("fodt", ("pdf", "docx", "doc", "rtf", "odt")),
            ("fods", ("xlsx", "xls", "ods")),
            ("fodp", ("pptx", "ppt", "odp")),
        ):
            for suffix in suffixes:
                _convert(sources[kind], suffix, f"案内.{suffix}")
    (FOLDER / "案内（走査）.pdf").write_bytes(_scan(FOLDER / "案内.pdf"))
    (FOLDER / "案内.html").write_bytes(_page().encode("cp932"))
    rows = "\n".join(",".join(row) for row in ROWS)
    (FOLDER / "案内.csv").write_bytes(f"{TITLE}\n{SENTENCE}\n\n{rows}\n".replace("\n", "\r\n").encode("cp932"))
    cells = "\n".join("| " + " | ".join(row) + " |" for row in (ROWS[0], ("---",) * 3, *ROWS[1:]))
    (FOLDER / "案内.md").write_text(f"# {TITLE}\n\n{SENTENCE}\n\n{cells}\n", encoding="utf-8")
    (FOLDER / "案内.txt").write_bytes(f"{TITLE}\n\n{SENTENCE}\n".encode("utf-16"))
    (FOLDER / "案内.eml").write_bytes(_mail())
    with zipfile.ZipFile(FOLDER / "案内.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo("令和7年度/案内（控え）.txt", (2025, 9, 1, 0, 0, 0))
        archive.writestr(entry, f"{TITLE}（控え）\n\n{SENTENCE}\n".encode("euc_jp"))


if __name__ == "__main__":
    make()
    sys.stdout.write("\n".join(sorted(path.name for path in FOLDER.iterdir())) + "\n")
