"""The DOCX package: styles, numbering, settings, header, footer, footnotes, zipped with fixed dates."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from samples.sources.docx.markup import page_field, paragraph, run

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STAMP = (2025, 1, 6, 9, 0, 0)
_PARTS = ("styles", "numbering", "settings", "footnotes", "header1", "footer1")


@dataclass(frozen=True, slots=True)
class Fonts:
    """Body and heading faces."""

    body: str = "IPAexMincho"
    heading: str = "IPAexGothic"


def docx(
    body: str,
    *,
    title: str,
    running_head: str,
    notes: Sequence[str] = (),
    created: str,
    is_first_page_bare: bool = False,
    lists: int = 0,
    fonts: Fonts = Fonts(),
) -> bytes:
    """The file: ``body`` is the XML of its blocks, ``lists`` how many numbered lists count from 1 each."""
    first = "<w:titlePg/>" if is_first_page_bare else ""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>'
        '<w:footerReference w:type="first" r:id="rId6"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1531" w:right="1418" w:bottom="1418" w:left="1418" '
        f'w:header="680" w:footer="567" w:gutter="0"/>{first}</w:sectPr>'
    )
    head = paragraph(run(running_head), style="Header") if running_head else paragraph("", style="Header")
    foot = paragraph(f"{run('- ')}{page_field()}{run(' -')}", style="Footer")
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (("officeDocument", "word/document.xml"), ("metadata/core-properties", "docProps/core.xml"))
        ),
        "word/document.xml": f"{_HEAD}<w:document {_SPACES}><w:body>{body}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(tuple((name.rstrip("1"), f"{name}.xml") for name in _PARTS)),
        "word/styles.xml": _styles(fonts),
        "word/numbering.xml": _numbering(lists),
        "word/settings.xml": f'{_HEAD}<w:settings {_SPACES}><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="0"/><w:footnote w:id="1"/></w:footnotePr></w:settings>',
        "word/footnotes.xml": _footnotes(notes),
        "word/header1.xml": f"{_HEAD}<w:hdr {_SPACES}>{head}</w:hdr>",
        "word/footer1.xml": f"{_HEAD}<w:ftr {_SPACES}>{foot}</w:ftr>",
        "docProps/core.xml": _core(title, created),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, text.encode())
    return packed.getvalue()


def _content_types() -> str:
    kinds = {"header1": "header", "footer1": "footer"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kinds.get(name, name)}+xml"/>' for name in _PARTS
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    lines = "".join(
        f'<Relationship Id="rId{number}" '
        f'Type="{package if kind.startswith("metadata") else _RELATION}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{package}">{lines}</Relationships>'


def _core(title: str, created: str) -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>千鳥野県こども家庭支援課</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{created}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{created}</dcterms:modified></cp:coreProperties>'
    )


def _footnotes(notes: Sequence[str]) -> str:
    separators = (
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
        "</w:footnote>"
    )
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    written = "".join(
        f'<w:footnote w:id="{number}">{paragraph(mark + run(" " + text), style="FootnoteText")}</w:footnote>'
        for number, text in enumerate(notes, start=2)
    )
    return f"{_HEAD}<w:footnotes {_SPACES}>{separators}{written}</w:footnotes>"


def _numbering(lists: int) -> str:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
        '<w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>'
    )
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>{again}</w:num>' for number in range(1, lists + 1)
    )
    return (
        f'{_HEAD}<w:numbering {_SPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        f"{level}</w:abstractNum>{numbers}</w:numbering>"
    )


def _style(
    name: str, label: str, *, kind: str = "paragraph", ppr: str = "", rpr: str = "", based: str = "Normal"
) -> str:
    parent = f'<w:basedOn w:val="{based}"/>' if based and kind == "paragraph" else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{label}"/>{parent}<w:qFormat/>'
        f"{f'<w:pPr>{ppr}</w:pPr>' if ppr else ''}{f'<w:rPr>{rpr}</w:rPr>' if rpr else ''}</w:style>"
    )


def _styles(fonts: Fonts) -> str:
    def face(name: str) -> str:
        return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'

    gothic = face(fonts.heading)
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    after = '<w:spacing w:before="160" w:after="60"/>'
    styles = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{face(fonts.body)}<w:sz w:val="22"/><w:lang w:eastAsia="ja-JP"/></w:rPr>'
        '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="380" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
        _style(
            "Title",
            "Title",
            ppr='<w:spacing w:before="120" w:after="120"/><w:jc w:val="center"/>',
            rpr=f'{gothic}<w:sz w:val="28"/>',
        ),
        _style(
            "Heading1",
            "heading 1",
            ppr=f'<w:keepNext/>{after}<w:outlineLvl w:val="0"/>',
            rpr=f'{gothic}<w:sz w:val="23"/>',
        ),
        _style(
            "Heading2",
            "heading 2",
            ppr=f'<w:keepNext/>{after}<w:outlineLvl w:val="1"/>',
            rpr=f'{gothic}<w:sz w:val="21"/>',
        ),
        _style("BodyText", "Body Text", ppr='<w:ind w:firstLine="210"/><w:jc w:val="both"/>'),
        _style(
            "Speech", "発言", ppr='<w:spacing w:after="60"/><w:ind w:left="420" w:hanging="210"/><w:jc w:val="both"/>'
        ),
        _style("ListParagraph", "List Paragraph"),
        _style("Caption", "caption", ppr='<w:keepNext/><w:spacing w:before="80" w:after="20"/>', rpr=gothic),
        _style("TableText", "表の文字", ppr='<w:spacing w:line="320" w:lineRule="auto"/>', rpr='<w:sz w:val="21"/>'),
        _style("Remark", "注", ppr='<w:keepNext/><w:spacing w:after="40"/>', rpr='<w:sz w:val="18"/>'),
        _style("Header", "header", ppr='<w:jc w:val="right"/>', rpr='<w:sz w:val="16"/>'),
        _style("Footer", "footer", ppr='<w:jc w:val="center"/>', rpr='<w:sz w:val="18"/>'),
        _style("FootnoteText", "footnote text", rpr='<w:sz w:val="17"/>'),
        _style("FootnoteReference", "footnote reference", kind="character", rpr='<w:vertAlign w:val="superscript"/>'),
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblCellMar><w:top w:w="60" w:type="dxa"/>'
        '<w:left w:w="85" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/>'
        '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
    )
    return f"{_HEAD}<w:styles {_SPACES}>{''.join(styles)}</w:styles>"
