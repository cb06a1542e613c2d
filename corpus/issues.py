"""The sentences for what was found about an input: code → (Japanese, English). A part of ``corpus.messages``."""

from corpus.model import IssueCode

_OCR_JA = (
    "fumikura ingest --ocr auto で読み取れます（Tesseractが要ります。"
    "Debian・Ubuntuでは apt install tesseract-ocr tesseract-ocr-jpn tesseract-ocr-jpn-vert）。"
)
_OCR_EN = (
    "fumikura ingest --ocr auto recognises it (with Tesseract; "
    "on Debian and Ubuntu: apt install tesseract-ocr tesseract-ocr-jpn tesseract-ocr-jpn-vert)."
)

# Each says what was found, where, and what to do. Templates are str.format with named arguments.
ISSUES: dict[str, tuple[str, str]] = {
    IssueCode.EMPTY_FILE: (
        "ファイルが空です（0バイト）。元のファイルをコピーし直してください。",
        "The file is empty (0 bytes). Copy it again from its source.",
    ),
    IssueCode.ENCRYPTED: (
        "パスワードで保護されていて開けません。保護を解除して保存し直してから、もう一度取り込んでください。",
        "It is protected by a password. Save it without protection and ingest it again.",
    ),
    IssueCode.CORRUPT: (
        "ファイルが壊れています（{detail}）。元のソフトで開いて保存し直すか、コピーし直してください。",
        "The file is damaged ({detail}). Open and save it again in its own program, or copy it again.",
    ),
    IssueCode.UNSUPPORTED_FORMAT: (
        "{format}は読めません。{remedy}",
        "{format} cannot be read. {remedy}",
    ),
    IssueCode.WRONG_SUFFIX: (
        "拡張子は{suffix}ですが、中身は{actual}です。正しい形式で保存し直してください。",
        "The suffix is {suffix}, but the content is {actual}. Save it in the right format.",
    ),
    IssueCode.NO_TEXT: (
        "文字データがありません（{pages}ページ、スキャン画像など）。" + _OCR_JA,
        "There is no text layer ({pages} pages, a scan perhaps). " + _OCR_EN,
    ),
    IssueCode.NOT_READABLE: (
        "ファイルを開けません（{detail}）。アクセス権と場所を確かめてください。",
        "The file cannot be opened ({detail}). Check its permissions and place.",
    ),
    IssueCode.NOT_FOUND: (
        "見つかりません。場所を確かめてください。",
        "It was not found. Check the place.",
    ),
    IssueCode.NOT_A_FILE: (
        "普通のファイルではありません（パイプや装置など）。取り込む対象から外してください。",
        "It is not a regular file (a pipe or a device). Leave it out.",
    ),
    IssueCode.NAME_NOT_UNICODE: (
        "ファイル名の文字コードがUTF-8ではありません。名前を付け直してください。",
        "The file's name is not valid UTF-8. Rename it.",
    ),
    IssueCode.FILE_CHANGED: (
        "読み取り中に書き換えられました。保存が終わってから、もう一度取り込んでください。",
        "It was changed while it was being read. Ingest it again when it has been saved.",
    ),
    IssueCode.TOO_LARGE: (
        "展開すると大きすぎます（{size}、上限{limit}）。ファイルを分けてください。",
        "It is too large when unpacked ({size}, limit {limit}). Split the file.",
    ),
    IssueCode.READER_CRASHED: (
        "読み取り中に処理が落ちました（メモリ不足など）。元のソフトで保存し直すか、ファイルを分けてください。",
        "Reading it brought the reader down (out of memory, perhaps). Save it again or split it.",
    ),
    IssueCode.READER_TIMEOUT: (
        "{seconds}秒以内に読み終わりませんでした。ファイルを分けるか、--time-limitを延ばしてください。",
        "It was not read within {seconds} seconds. Split it, or raise --time-limit.",
    ),
    IssueCode.READER_FAILED: (
        "読み取りに失敗しました（{detail}）。元のソフトで保存し直してください。直らなければこの文を開発者に知らせてください。",
        "Reading it failed ({detail}). Save it again; if that does not help, report this sentence.",
    ),
    IssueCode.SUFFIX_IGNORED: (
        "拡張子は{suffix}ですが、中身は{actual}なので{actual}として読みました。",
        "The suffix is {suffix}, but the content is {actual}; it was read as {actual}.",
    ),
    IssueCode.PAGE_NO_TEXT: (
        "このページには文字データがなく、検索できません（スキャン画像など）。" + _OCR_JA,
        "This page has no text layer and cannot be searched (a scan, perhaps). " + _OCR_EN,
    ),
    IssueCode.PAGE_FAILED: (
        "このページは読めませんでした（{detail}）。ほかのページは取り込みました。",
        "This page could not be read ({detail}). The others were.",
    ),
    IssueCode.PAGE_GARBLED: (
        "このページの文字データは文字化けしていて、検索できません。" + _OCR_JA,
        "The text layer of this page is garbled and cannot be searched. " + _OCR_EN,
    ),
    IssueCode.PAGE_RECOGNISED: (
        "このページは画像から文字を読み取りました（OCR、確からしさ{confidence}％）。読み違いがあるかもしれません。",
        "The text of this page was recognised (OCR, confidence {confidence} %). It may have mistakes.",
    ),
    IssueCode.OCR_FAILED: (
        "このページの文字を読み取れませんでした（{detail}）。",
        "The text of this page could not be recognised ({detail}).",
    ),
    IssueCode.GLYPHS_UNMAPPED: (
        "文字コードのない字が{count}字あり、〓で表しました。",
        "{count} glyphs have no character code; they are shown as 〓.",
    ),
    IssueCode.PART_FAILED: (
        "{part}を読めませんでした（{detail}）。ほかの部分は取り込みました。",
        "{part} could not be read ({detail}). The rest was.",
    ),
    IssueCode.BLANK: (
        "文字が1つもありません（白紙か、画像だけの文書）。中身を確かめ、画像ならOCRで文字を付けたPDFにしてください。",
        "There is not one character in it (blank, or pictures only). Check it; of pictures, make a PDF with OCR.",
    ),
    IssueCode.COMMENTS_LEFT_OUT: (
        "コメント{count}件は本文に含めていません。",
        "{count} comments are not part of the text.",
    ),
    IssueCode.PROGRAM_MISSING: (
        "{format}を読むには{program}が必要です（Debian・Ubuntuでは apt install {package}）。"
        "入れてからもう一度取り込むか、{remedy}",
        "Reading {format} takes {program} (on Debian and Ubuntu: apt install {package}). "
        "Install it and ingest again, or: {remedy}",
    ),
    IssueCode.CONVERTED: (
        "{program}で変換して読みました。",
        "It was read after a conversion by {program}.",
    ),
    IssueCode.HIDDEN_LEFT_OUT: (
        "非表示の部分は読んでいません（シート{sheets}枚、行{rows}行、列{columns}列）。"
        "検索したいときは、再表示して保存し直してください。",
        "What is hidden was not read ({sheets} sheets, {rows} rows, {columns} columns). "
        "To search it, unhide it and save again.",
    ),
    IssueCode.NOT_CALCULATED: (
        "計算結果の保存されていない数式が{count}個あり、値を読めませんでした。表計算ソフトで開いて保存し直してください。",
        "{count} formulas have no stored result. Open the file in a spreadsheet program and save it again.",
    ),
    IssueCode.TABLE_NOT_JOINED: (
        "次のページの表と続いているか確かでないため、つなげませんでした（{reason}）。",
        "It is not certain that the next page's table continues this one; they were not joined ({reason}).",
    ),
    IssueCode.DATE_IMPOSSIBLE: (
        "「{surface}」という日はありません。書かれたまま残しました。",
        "There is no such day as {surface}. It was kept as written.",
    ),
}
