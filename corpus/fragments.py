"""Words that fill the templates of ``corpus.messages``: file formats, causes and remedies, in both languages."""

from enum import StrEnum


class Fragment(StrEnum):
    """A value of an issue's argument that has words of its own in each language."""

    # what a file is
    WORD_97 = "format:word_97"
    EXCEL_97 = "format:excel_97"
    POWERPOINT_97 = "format:powerpoint_97"
    OUTLOOK = "format:outlook"
    OLE2 = "format:ole2"
    EXCEL_BINARY = "format:excel_binary"
    OPEN_DOCUMENT = "format:open_document"
    ICHITARO = "format:ichitaro"
    DOCUWORKS = "format:docuworks"
    RTF = "format:rtf"
    HTML = "format:html"
    ARCHIVE = "format:archive"
    IMAGE = "format:image"
    DATA = "format:data"
    XML = "format:xml"
    PLAIN_TEXT = "format:plain_text"
    UNDECODABLE_TEXT = "format:undecodable_text"
    UNKNOWN = "format:unknown"
    # what to do
    SAVE_AS_DOCX = "remedy:save_as_docx"
    SAVE_AS_XLSX = "remedy:save_as_xlsx"
    SAVE_AS_PDF = "remedy:save_as_pdf"
    PRINT_AS_PDF = "remedy:print_as_pdf"
    UNPACK = "remedy:unpack"
    SCAN_AS_PDF = "remedy:scan_as_pdf"
    SAVE_AS_UTF8 = "remedy:save_as_utf8"
    ALREADY_DATA = "remedy:already_data"
    ASK_FOR_PDF = "remedy:ask_for_pdf"
    # what is wrong
    TOO_SHORT = "cause:too_short"
    ONLY_ZEROS = "cause:only_zeros"
    ZIP_BROKEN = "cause:zip_broken"
    PART_MISSING = "cause:part_missing"
    XML_BROKEN = "cause:xml_broken"
    XML_DTD = "cause:xml_dtd"
    CONVERSION_FAILED = "cause:conversion_failed"
    CONVERSION_TIMEOUT = "cause:conversion_timeout"
    NOT_A_FILE = "cause:not_a_file"
    NOT_FOUND = "cause:not_found"
    FOLDER = "cause:folder"
    NO_PERMISSION = "cause:no_permission"
    READ_ONLY = "cause:read_only"
    DISK_FULL = "cause:disk_full"
    DISK_FAILED = "cause:disk_failed"
    IN_USE = "cause:in_use"
    NO_FOLDER = "cause:no_folder"
    LINK_LOOP = "cause:link_loop"
    NAME_TOO_LONG = "cause:name_too_long"
    FIELD_ENDLESS = "cause:field_endless"
    PDF_BROKEN = "cause:pdf_broken"
    NO_PAGES = "cause:no_pages"
    NOT_UTF8 = "cause:not_utf8"
    # parts of a document
    NOTES = "part:notes"
    STYLES = "part:styles"
    NUMBERING = "part:numbering"
    SETTINGS = "part:settings"
    HEADER = "part:header"
    DRAWING = "part:drawing"
    EMBEDDED_DOCUMENT = "part:embedded_document"
    NOT_SUPPORTED = "cause:not_supported"
    # why two tables stay apart
    COLUMNS_ELSEWHERE = "reason:columns_elsewhere"
    SAME_FORM = "reason:same_form"
    OTHER_HEAD = "reason:other_head"
    ENDS_EARLY = "reason:ends_early"


_WORDS: dict[Fragment, tuple[str, str]] = {
    Fragment.WORD_97: ("Word 97-2003形式（.doc）", "The Word 97-2003 format (.doc)"),
    Fragment.EXCEL_97: ("Excel 97-2003形式（.xls）", "The Excel 97-2003 format (.xls)"),
    Fragment.POWERPOINT_97: ("PowerPoint 97-2003形式（.ppt）", "The PowerPoint 97-2003 format (.ppt)"),
    Fragment.OUTLOOK: ("Outlookのメール（.msg）", "An Outlook message (.msg)"),
    Fragment.OLE2: ("古いOffice形式（OLE2）のファイル", "A file in an old Office format (OLE2)"),
    Fragment.EXCEL_BINARY: ("Excelバイナリ形式（.xlsb）", "The binary Excel format (.xlsb)"),
    Fragment.OPEN_DOCUMENT: ("OpenDocument形式（.odtなど）", "The OpenDocument format (.odt and the like)"),
    Fragment.ICHITARO: ("一太郎の文書（.jtdなど）", "An Ichitaro document (.jtd and the like)"),
    Fragment.DOCUWORKS: ("DocuWorksの文書（.xdwなど）", "A DocuWorks document (.xdw and the like)"),
    Fragment.RTF: ("リッチテキスト（.rtf）", "Rich text (.rtf)"),
    Fragment.HTML: ("HTML", "HTML"),
    Fragment.ARCHIVE: ("圧縮ファイル（.lzh、.7zなど）", "A packed file (.lzh, .7z and the like)"),
    Fragment.IMAGE: ("画像", "An image"),
    Fragment.DATA: ("データファイル（JSONなど）", "A data file (JSON and the like)"),
    Fragment.XML: ("XML", "XML"),
    Fragment.PLAIN_TEXT: ("テキスト", "plain text"),
    Fragment.UNDECODABLE_TEXT: ("文字コードの分からないテキスト", "Text in an unknown encoding"),
    Fragment.UNKNOWN: ("不明な形式のデータ", "Data of an unknown format"),
    Fragment.SAVE_AS_DOCX: (
        "Wordで開き、「名前を付けて保存」で.docxかPDFにしてから取り込んでください。",
        "Open it in Word and save it as .docx or PDF, then ingest that.",
    ),
    Fragment.SAVE_AS_XLSX: (
        "Excelで開き、「名前を付けて保存」で.xlsxにしてから取り込んでください。",
        "Open it in Excel and save it as .xlsx, then ingest that.",
    ),
    Fragment.SAVE_AS_PDF: (
        "元のソフトで開き、PDFに書き出してから取り込んでください。",
        "Open it in its own program and export it as PDF, then ingest that.",
    ),
    Fragment.PRINT_AS_PDF: (
        "開いて「印刷」からPDFに保存し、それを取り込んでください。",
        "Open it, print it to PDF, and ingest that.",
    ),
    Fragment.UNPACK: ("展開してから、中のファイルを取り込んでください。", "Unpack it and ingest the files in it."),
    Fragment.SCAN_AS_PDF: (
        "OCRで文字を付けたPDFにしてから取り込んでください。",
        "Make a PDF with a text layer from it (OCR), then ingest that.",
    ),
    Fragment.SAVE_AS_UTF8: (
        "テキスト文書なら、メモ帳などで開いて文字コードをUTF-8にして保存し直してください。",
        "If it is a text, open it in an editor and save it as UTF-8.",
    ),
    Fragment.ALREADY_DATA: (
        "表計算ソフトなどでそのまま使えます。検索したいときは.txtかPDFにしてから取り込んでください。",
        "It can be used as it is. To search it, save it as .txt or PDF and ingest that.",
    ),
    Fragment.ASK_FOR_PDF: (
        "PDF、Word（.docx）、Excel（.xlsx）、テキスト（.txt）のどれかにしてから取り込んでください。",
        "Turn it into PDF, Word (.docx), Excel (.xlsx) or text (.txt), then ingest that.",
    ),
    Fragment.TOO_SHORT: ("数バイトしかない", "a few bytes only"),
    Fragment.ONLY_ZEROS: ("中身がすべて0", "nothing but zeros"),
    Fragment.ZIP_BROKEN: ("途中で切れているか、圧縮が壊れている", "cut off, or its compression is broken"),
    Fragment.PART_MISSING: ("本文の部分がない", "its main part is missing"),
    Fragment.XML_BROKEN: ("XMLが壊れている", "its XML is broken"),
    Fragment.XML_DTD: ("XMLに禁じられた定義（DTD）がある", "its XML has a forbidden definition (DTD)"),
    Fragment.CONVERSION_FAILED: (
        "LibreOfficeで開けない。パスワードがあるか、中身が壊れている",
        "LibreOffice cannot open it: it has a password, or is broken",
    ),
    Fragment.CONVERSION_TIMEOUT: ("LibreOfficeの変換が終わらない", "LibreOffice does not finish converting it"),
    Fragment.NOT_A_FILE: ("通常のファイルではない", "not a regular file"),
    Fragment.NOT_FOUND: ("ファイルかフォルダーがない", "no such file or folder"),
    Fragment.FOLDER: ("フォルダー", "a folder"),
    Fragment.NO_PERMISSION: ("権限がない", "permission denied"),
    Fragment.READ_ONLY: ("書き込めないディスク", "a read-only disk"),
    Fragment.DISK_FULL: ("ディスクがいっぱい", "the disk is full"),
    Fragment.DISK_FAILED: ("ディスクの読み書きの故障", "the disk failed"),
    Fragment.IN_USE: ("ほかのプログラムが使っている", "in use by another program"),
    Fragment.NO_FOLDER: ("フォルダーでないものがある", "something that is no folder is in its place"),
    Fragment.LINK_LOOP: ("リンクが自分自身を指している", "a link that leads to itself"),
    Fragment.NAME_TOO_LONG: ("名前が長すぎる", "its name is too long"),
    Fragment.FIELD_ENDLESS: ("引用符が閉じていない", "a quotation mark is never closed"),
    Fragment.PDF_BROKEN: ("PDFの構造が壊れているか、途中で切れている", "the structure of the PDF is broken or cut off"),
    Fragment.NO_PAGES: ("ページがない", "it has no pages"),
    Fragment.NOT_UTF8: ("文字コードがUTF-8ではない", "it is not UTF-8"),
    Fragment.NOTES: ("脚注・文末脚注", "The notes"),
    Fragment.STYLES: ("スタイルの定義", "The styles"),
    Fragment.NUMBERING: ("段落番号の定義", "The list numbering"),
    Fragment.SETTINGS: ("文書の設定", "The settings"),
    Fragment.HEADER: ("ヘッダー・フッター", "A header or footer"),
    Fragment.DRAWING: ("図・グラフの中の文字", "The words in a diagram or chart"),
    Fragment.EMBEDDED_DOCUMENT: ("埋め込まれた別の文書", "An embedded document"),
    Fragment.NOT_SUPPORTED: ("対応していない", "not supported"),
    Fragment.COLUMNS_ELSEWHERE: ("列の数は同じでも、位置が違う", "as many columns, but at other places"),
    Fragment.SAME_FORM: ("同じ様式が繰り返されている", "the same form is filled in again"),
    Fragment.OTHER_HEAD: ("見出し行が違う", "the head row is another one"),
    Fragment.ENDS_EARLY: ("ページの途中で終わっている", "the first one ends with room left on its page"),
}


def japanese(value: str) -> str:
    """The Japanese words for a fragment; any other value as it is."""
    return _WORDS[Fragment(value)][0] if value in _VALUES else value


def english(value: str) -> str:
    """The English words for a fragment; any other value as it is."""
    return _WORDS[Fragment(value)][1] if value in _VALUES else value


_VALUES = frozenset(fragment.value for fragment in Fragment)
