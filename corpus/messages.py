"""One catalogue of every sentence that staff read: code → (Japanese, English). Machine output is never translated."""

import os
from enum import StrEnum

from corpus.doctor_messages import DOCTOR_MESSAGES
from corpus.errors import FumikuraError
from corpus.issues import ISSUES
from corpus.model import Issue
from corpus.search_messages import SEARCH_MESSAGES
from corpus.web_messages import WEB_MESSAGES


class Language(StrEnum):
    """Languages of the messages."""

    JA = "ja"
    EN = "en"


# Each says what was found, where, and what to do. Templates are str.format with named arguments.
_CATALOGUE: dict[str, tuple[str, str]] = {
    **ISSUES,
    **DOCTOR_MESSAGES,
    **SEARCH_MESSAGES,
    **WEB_MESSAGES,
    # -- errors ----------------------------------------------------------------------------------------------------
    "no_archive": (
        "{home} にはまだ何も取り込まれていません。先に fumikura ingest フォルダー を実行してください。",
        "Nothing has been ingested into {home} yet. Run fumikura ingest FOLDER first.",
    ),
    "archive_damaged": (
        "{path} が壊れています（{detail}）。このファイルを別の場所へ移し、fumikura ingest をやり直してください"
        "（元の文書は無事です）。",
        "{path} is damaged ({detail}). Move it away and run fumikura ingest again (the source files are untouched).",
    ),
    "archive_version": (
        "{path} は別の版のFumikuraが作ったものです（形式{found}、この版は{wanted}）。--home で別の場所を指定するか、"
        "このファイルを移してから fumikura ingest をやり直してください。",
        "{path} was made by another version of Fumikura (format {found}, this one has {wanted}). "
        "Choose another --home, or move it away and run fumikura ingest again.",
    ),
    "storage_failed": (
        "{path} に読み書きできません（{detail}）。空き容量と書き込みの権限を確かめて、もう一度実行してください。",
        "{path} cannot be read or written ({detail}). Check the free space and permissions, then run it again.",
    ),
    "export_failed": (
        "{path} に書き出せません（{detail}）。空き容量と書き込みの権限を確かめてください。",
        "Nothing can be written to {path} ({detail}). Check the free space and permissions.",
    ),
    "locked": (
        "ほかの処理（プロセス{holder}）が {home} を更新しています。終わるのを待って、もう一度実行してください。",
        "Another process ({holder}) is updating {home}. Wait for it to end and try again.",
    ),
    "bad_workers": (
        "FUMIKURA_WORKERS は1以上の整数にしてください（現在の値：{value}）。",
        "FUMIKURA_WORKERS must be a whole number from 1 (it is {value}).",
    ),
    "bad_pdf_engine": (
        "FUMIKURA_PDF_ENGINE は pdfium か pdfplumber にしてください（現在の値：{value}）。",
        "FUMIKURA_PDF_ENGINE must be pdfium or pdfplumber (it is {value}).",
    ),
    "bad_engine": (
        "FUMIKURA_ENGINE は tantivy か whoosh にしてください（現在の値：{value}）。",
        "FUMIKURA_ENGINE must be tantivy or whoosh (it is {value}).",
    ),
    "engine_missing": (
        "検索エンジン{engine}がこの環境にありません。pip install {engine} で入れるか、"
        "fumikura rebuild --engine whoosh で索引を作り直してください。",
        "The search engine {engine} is not installed here. Run pip install {engine}, "
        "or make the index anew with fumikura rebuild --engine whoosh.",
    ),
    "bad_ocr": (
        "FUMIKURA_OCR は never、auto、always のどれかにしてください（現在の値：{value}）。",
        "FUMIKURA_OCR must be never, auto or always (it is {value}).",
    ),
    "ocr_missing": (
        "Tesseract（日本語データとも）が見つからないので、画像のページは読み取りません。"
        "Debian・Ubuntuでは apt install {packages} で入ります。",
        "Tesseract with its Japanese data was not found: scanned pages are not recognised. "
        "On Debian and Ubuntu: apt install {packages}.",
    ),
    "bad_query_line": (
        "--queries のファイルの{line}行目が「番号<タブ>検索語」の形になっていません。",
        "Line {line} of the --queries file is not of the form id<TAB>query.",
    ),
    "no_paths": (
        "取り込むファイルかフォルダーを指定してください（例：fumikura ingest 令和7年度）。",
        "Say which files or folders to ingest (for example: fumikura ingest reports).",
    ),
    "path_missing": (
        "{path} が見つかりません。場所を確かめてください（取り込み済みの内容はそのまま残しました）。",
        "{path} was not found. Check the place (what was ingested from it was kept).",
    ),
    # -- the summary of an ingest ------------------------------------------------------------------------------------
    "summary": (
        "追加{added} 更新{changed} 移動{moved} 削除{removed} 変更なし{unchanged} 失敗{failed}",
        "added {added}, changed {changed}, moved {moved}, removed {removed}, unchanged {unchanged}, failed {failed}",
    ),
    "summary_failed": ("読めなかったファイル：", "Files that could not be read:"),
    "summary_notes": ("気をつけること：", "Worth knowing:"),
    "summary_pages": ("{pages}ページ", "pages {pages}"),
    "summary_archive": (
        "文書庫：{home}（{documents}文書、{pages}ページ、{tables}表）",
        "Archive: {home} ({documents} documents, {pages} pages, {tables} tables)",
    ),
    "status_index": (
        "索引：世代{generation}（検索エンジン {engine}）",
        "Index: generation {generation} (search engine {engine})",
    ),
    "status_no_tantivy": (
        "Tantivyが入っていないため、Whooshで検索します（遅めです。pip install tantivy で入ります）。",
        "Tantivy is not installed, so Whoosh searches (slower; pip install tantivy adds it).",
    ),
    "summary_unsearchable": (
        "検索できないページが{count}あります（fumikura status で一覧）。",
        "{count} pages cannot be searched (fumikura status lists them).",
    ),
    "ingesting": ("取り込み中", "Ingesting"),
    "exported": (
        "{documents}文書の{tables}表を {folder} に書き出しました。",
        "{tables} tables of {documents} documents were written to {folder}.",
    ),
    "merged": (
        "{tables}の表を、見出しの同じものはまとめて、{files}のCSVとして {folder} に書き出しました。",
        "{tables} tables were written to {folder} as {files} files.",
    ),
    "merge_needs_csv": (
        "--merge は出典の列のあるCSVだけです。--plain と --format を外してください。",
        "--merge writes CSV with provenance only; leave out --plain and --format.",
    ),
    "plain_needs_csv": (
        "Excelのブック（--format xlsx）には出典の列が付きます。--plain を外してください。",
        "A workbook (--format xlsx) has provenance; leave out --plain.",
    ),
    "minutes_exported": (
        "{documents}件の会議録の{utterances}発言を {folder} に書き出しました。",
        "{utterances} utterances of {documents} minutes were written to {folder}.",
    ),
    "inspect_format": ("形式：{format}（読み取り {reader}）", "format: {format} (reader {reader})"),
    "inspect_elements": ("読み取ったもの：{counts}", "seen by the reader: {counts}"),
    "inspect_title": ("題名：{title}（種別 {kind}）", "title: {title} (kind {kind})"),
    "inspect_date": ("文書の日付：{date}", "document's date: {date}"),
    "inspect_pages": (
        "ページ：{pages}（検索できないもの {unsearchable}）",
        "pages: {pages} (not searchable: {unsearchable})",
    ),
    "inspect_RawLine": ("行", "lines"),
    "inspect_RawParagraph": ("段落", "paragraphs"),
    "inspect_RawNote": ("注", "notes"),
    "inspect_RawFurniture": ("ヘッダー・フッター", "heads and feet"),
    "inspect_RawTable": ("表", "tables"),
    "inspect_Heading": ("見出し", "headings"),
    "inspect_Paragraph": ("本文", "paragraphs"),
    "inspect_Utterance": ("発言", "utterances"),
    "inspect_Footnote": ("注", "notes"),
    "inspect_Table": ("表", "tables"),
    "inspect_blocks": ("中身：{counts}、日付 {dates}", "content: {counts}, dates {dates}"),
    "inspect_issue": ("気をつけること：{issue}", "worth knowing: {issue}"),
    "inspect_coverage": (
        "文字：別の方法で{expected}字、うち{kept}字を読み取り（{share}％）。一度だけ載せた繰り返し{repeated}字、"
        "検索できないページ{unsearchable}字、読んでいない{missing}字",
        "characters: {expected} by another way, {kept} of them kept ({share} %); said once though repeated {repeated}, "
        "on pages that cannot be searched {unsearchable}, missing {missing}",
    ),
    "inspect_missing": ("{count}字：{line}", "{count}: {line}"),
    "no_tables": ("表は見つかりませんでした。", "No tables were found."),
    "characters_lost": (
        "{path}：{encoding}にない文字を〓で表しました（{characters}）。",
        "{path}: {encoding} lacks some characters, 〓 stands for them ({characters}).",
    ),
    "document_unknown": (
        "「{name}」という文書は文書庫にありません。fumikura status --files で一覧を見られます。",
        "There is no document {name} in the archive. fumikura status --files lists them.",
    ),
    "check_ok": (
        "異常はありません（{documents}文書、索引の世代{generation}）。",
        "All is well ({documents} documents, index generation {generation}).",
    ),
    "check_failed": (
        "索引と文書庫が食い違っています（索引にない文書{missing}、余分な文書{extra}）。"
        "fumikura rebuild を実行してください。",
        "Index and archive differ ({missing} documents missing, {extra} too many). Run fumikura rebuild.",
    ),
    "rebuilt": (
        "索引を作り直しました（世代{generation}、{documents}文書）。",
        "The index was made anew (generation {generation}, {documents} documents).",
    ),
    "interrupted": (
        "中断しました。取り込み済みの内容は検索でき、もう一度実行すれば続きから始まります。",
        "Interrupted. What was ingested can be searched; run it again to go on.",
    ),
    "usage": ("使い方が違います：{detail}", "Wrong usage: {detail}"),
    "usage_help": ("説明は {command} --help で見られます。", "{command} --help says more."),
    "internal": (
        "内部エラーです（{detail}）。同じ操作を --debug を付けて実行し、その出力を開発者に知らせてください。",
        "Internal error ({detail}). Run the same with --debug and report what it prints.",
    ),
    # -- the index and the query -----------------------------------------------------------------------------------
    "index_damaged": (
        "検索用の索引が壊れています（{path}）。fumikura rebuild で作り直してください（元の文書と表は無事です）。",
        "The search index is damaged ({path}). Run fumikura rebuild (documents and tables are untouched).",
    ),
    "index_outdated": (
        "検索用の索引は、別の辞書や版で作られています（{path}）。fumikura ingest を実行すると作り直します。",
        "The search index was made with another dictionary or version ({path}). fumikura ingest makes it anew.",
    ),
    "index_unreadable": (
        "検索用の索引を読めません（{path}：{detail}）。アクセス権と場所を確かめてください。",
        "The search index cannot be read ({path}: {detail}). Check its permissions and place.",
    ),
    "search_needs_words": (
        "探す言葉か条件を書いてください。例：fumikura search 里親 委託率（まとめて：--queries FILE --format trec）",
        "Say what to look for. Example: fumikura search 里親 委託率 (many at once: --queries FILE --format trec)",
    ),
    "query_empty": (
        "検索する言葉がありません。例：fumikura search 里親 委託率",
        "There is nothing to search for. Example: fumikura search 里親 委託率",
    ),
    "query_too_deep": (
        "かっこや除外（-）が深く重なりすぎています。\n  {query}\n  {caret}",
        "Brackets or minuses lie too deep inside each other.\n  {query}\n  {caret}",
    ),
    "query_unclosed": (
        "「{part}」で始まるかっこか引用符が閉じていません。\n  {query}\n  {caret}",
        "What {part} opens is never closed.\n  {query}\n  {caret}",
    ),
    "query_unexpected": (
        "ここに「{part}」は置けません。\n  {query}\n  {caret}",
        "{part} cannot stand here.\n  {query}\n  {caret}",
    ),
    "query_missing": (
        "ここに言葉が必要です。\n  {query}\n  {caret}",
        "A word is missing here.\n  {query}\n  {caret}",
    ),
    "query_near_operand": (
        "NEARの左右には言葉か「句」を一つずつ書いてください。\n  {query}\n  {caret}",
        "NEAR takes one word or phrase on each side.\n  {query}\n  {caret}",
    ),
    "query_field_empty": (
        "{field}: のすぐ後に値を書いてください（例：{field}:値）。\n  {query}\n  {caret}",
        "Write a value right after {field}: (for example {field}:value).\n  {query}\n  {caret}",
    ),
    "query_bad_kind": (
        "種別「{value}」はありません。progress（進捗報告）、minutes（会議録）、other（その他）のどれかです。"
        "\n  {query}\n  {caret}",
        "There is no kind {value}; it is progress, minutes or other.\n  {query}\n  {caret}",
    ),
    "query_bad_date": (
        "「{value}」を日付として読めません。例：date:R7.7　date:R7.4..R8.3　date:令和7年度　date:2025-07"
        "\n  {query}\n  {caret}",
        "{value} is not a date. Examples: date:R7.7, date:R7.4..R8.3, date:令和7年度, date:2025-07"
        "\n  {query}\n  {caret}",
    ),
    "query_date_order": (
        "期間の初めが終わりより後です（{value}）。\n  {query}\n  {caret}",
        "The range begins after its end ({value}).\n  {query}\n  {caret}",
    ),
    # -- the answer --------------------------------------------------------------------------------------------------
    "hits_count": ("{query}　{total}件{parts}", "{query}: {total} hits{parts}"),
    "hits_shown": ("上位{shown}件を表示（--limit で変更）", "The best {shown} are shown (--limit changes that)"),
    "hits_substring": (
        "この言葉そのものはないので、言葉の一部に一致するものを示します。",
        "No whole word matches; these match parts of words.",
    ),
    "hits_dates": (
        "「{word}」は日付としても探しました：{span}",
        "{word} was looked for as a date too: {span}",
    ),
    "hits_none": ("{query}　見つかりませんでした。", "{query}: nothing was found."),
    "hits_near": ("条件をゆるめると：", "With less asked for:"),
    "hits_without": ("「{word}」を除くと {total}件", "without {word}: {total}"),
    "hits_any": ("どれかの言葉を含むもの（--any） {total}件", "any of the words (--any): {total}"),
    "hits_as_date": ("date:{word}（その期間にかかるもの） {total}件", "date:{word} (what falls into it): {total}"),
    "hits_unsearchable": (
        "検索できないページが{count}あります（スキャン画像など。fumikura status で一覧）。",
        "{count} pages cannot be searched (scans, for example; fumikura status lists them).",
    ),
    "hit_no_page": ("{position}段落目", "block {position}"),
    "hit_no_page_table": ("表{table}の{row}行目", "table {table}, row {row}"),
    "hit_page": ("p.{page}", "p.{page}"),
    "hit_table": ("表{table}", "table {table}"),
    # -- a meeting ---------------------------------------------------------------------------------------------------
    "meeting_number": ("第{number}回", "no. {number}"),
    "meeting_name": ("会議：{value}", "Meeting: {value}"),
    "meeting_times": ("時刻：{value}", "Time: {value}"),
    "meeting_place": ("場所：{value}", "Place: {value}"),
    "meeting_present": ("出席：{value}", "Present: {value}"),
    "meeting_proxy": ("代理：{value}", "By proxy: {value}"),
    "meeting_for": ("〔{name}の代理〕", " [for {name}]"),
    "meeting_absent": ("欠席：{value}", "Absent: {value}"),
    "meeting_agenda": ("議題：{value}", "Agenda: {value}"),
    "meeting_handouts": ("資料：{value}", "Papers: {value}"),
    "meeting_resolved": ("決定：{value}", "Resolved: {value}"),
    "talk_question": ("質問", "question"),
    "talk_answer": ("回答", "answer"),
    "talk_resolution": ("決定", "resolution"),
    "talk_answers": ("{speaker}へ", "to {speaker}"),
    "talk_answered": ("{speaker}が回答", "answered by {speaker}"),
    "talk_nobody": ("発言者の記載なし", "speaker not named"),
    "talk_uncertain": ("発言者は推定", "speaker uncertain"),
    "form_heading": ("見出し", "headings"),
    "form_paragraph": ("本文", "paragraphs"),
    "form_utterance": ("発言", "utterances"),
    "form_table_row": ("表の行", "table rows"),
    "form_footnote": ("注", "notes"),
    "kind_progress": ("進捗報告", "progress"),
    "kind_minutes": ("会議録", "minutes"),
    "kind_other": ("その他", "other"),
}


def default_language() -> Language:
    """``FUMIKURA_LANG`` where it is set to a known language, else Japanese."""
    try:
        return Language(os.environ.get("FUMIKURA_LANG", Language.JA).lower())
    except ValueError:
        return Language.JA


def message(code: str, language: Language, **arguments: str) -> str:
    """The sentence for ``code``; KeyError for a code that is not in the catalogue (a test holds that none is).

    Arguments that are fragments (``corpus.fragments``) are put into the same language.
    """
    template = _CATALOGUE[code][0 if language is Language.JA else 1]
    return template.format(**{name: _in_words(value, language) for name, value in arguments.items()})


def _in_words(value: str, language: Language) -> str:
    if ":" not in value:  # as every fragment has
        return value
    from corpus.fragments import english, japanese  # a search says none

    return japanese(value) if language is Language.JA else english(value)


def issue_message(issue: Issue, language: Language) -> str:
    """The sentence for an issue, without its place."""
    return message(issue.code, language, **dict(issue.arguments))


def error_message(error: FumikuraError, language: Language) -> str:
    """The sentence for an error."""
    return message(error.code, language, **error.arguments)


def codes() -> frozenset[str]:
    """Every code in the catalogue."""
    return frozenset(_CATALOGUE)
