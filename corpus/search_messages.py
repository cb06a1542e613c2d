"""What is said about a search and its answer; part of the catalogue in ``corpus.messages``."""

SEARCH_MESSAGES: dict[str, tuple[str, str]] = {
    "hits_documents": (
        "{query}　{documents}文書の{total}件{parts}",
        "{query}: {total} hits in {documents} documents{parts}",
    ),
    "hit_answer": ("回答", "answer"),
    "hits_titles": (
        "すべての言葉がある箇所はないので、文書名・会議名・文書の日付にある言葉も合わせて探しました。",
        "No passage has all of it: words in the document's title, meeting or date count too.",
    ),
    "hit_recognised": ("OCR、確からしさ{confidence}％", "OCR, confidence {confidence} %"),
    "hits_more": ("ほかに{count}件", "{count} more"),
    "hits_expanded": (
        "「{word}」は「{form}」としても探しました（{source}、{total}件）。--exact で外せます。",
        "{word} was looked for as {form} too ({source}, {total} hits); --exact leaves that out.",
    ),
    "expansion_own": ("利用者の辞書", "your dictionary"),
    "expansion_field": ("組み込みの辞書", "built-in dictionary"),
    "expansion_learnt": ("{place}の定義", "as defined in {place}"),
    "hits_word": ("「{word}」だけなら {total}件", "{word} alone: {total}"),
    "hits_document": (
        "1つの文書のどこかにすべて含むもの（--scope document） {total}文書",
        "all of it somewhere in one document (--scope document): {total} documents",
    ),
    "hits_spelling": ("「{word}」でなく「{other}」 {total}件", "{other} instead of {word}: {total}"),
    "hits_advice": (
        "短い言葉や別の言い方でもお試しください。文書庫にあるものは fumikura status で分かります。",
        "Try a shorter word or another one; fumikura status tells what is in the archive.",
    ),
    "event_meeting": ("会議", "meeting"),
    "events_count": ("{query}{total}件の日付", "{query}{total} dates"),
    "events_none": (
        "{query}日付のある箇所はありません。--years で年度だけの日付も、--form text で本文の日付も出ます。",
        "{query}nothing with a date. --years adds dates that name only a year, --form text those of running text.",
    ),
    "similar_none": ("似た箇所は見つかりませんでした。", "Nothing like it was found."),
    "hit_unknown": (
        "「{hit}」という箇所は文書庫にありません。番号は fumikura search --json の id です（例：0123456789ab#12）。",
        "There is no passage {hit} in the archive. Give an id as fumikura search --json has it (0123456789ab#12).",
    ),
    "facet_fiscal_year": ("年度", "fiscal year"),
    "facet_kind": ("種別", "kind"),
    "facet_meeting": ("会議", "meeting"),
    "facet_speaker": ("発言者", "speaker"),
    "facet_section": ("見出し", "heading"),
    "facet_value": ("{value} {count}件", "{value} ({count})"),
    "bad_dictionary": (
        "辞書 {path} の{line}行目が「語<タブ>読み<タブ>同じ意味の語、…」の形になっていません。書き直してください。",
        "Line {line} of the dictionary {path} is not of the form word<TAB>reading<TAB>same, …; write it so.",
    ),
    "dictionary_not_utf8": (
        "辞書 {path} の文字コードがUTF-8ではありません。メモ帳などで開き、UTF-8で保存し直してください。",
        "The dictionary {path} is not UTF-8. Open it in an editor and save it as UTF-8.",
    ),
    "bad_word": (
        "「{word}」は登録できません。2文字以上で、タブや改行のない語にしてください。",
        "{word} cannot be added: a word has at least two characters and no tab or line break.",
    ),
    "dictionary_added": (
        "「{word}」を登録しました。語の区切りは次の fumikura ingest（または rebuild）で索引に入ります。",
        "{word} was added. The next fumikura ingest (or rebuild) cuts the texts by it.",
    ),
    "dictionary_removed": (
        "「{word}」を外しました。語の区切りは次の fumikura ingest（または rebuild）で索引に入ります。",
        "{word} was removed. The next fumikura ingest (or rebuild) cuts the texts without it.",
    ),
    "dictionary_unknown": (
        "「{word}」は利用者の辞書にありません。fumikura dictionary list で一覧を見られます。",
        "{word} is not in your dictionary. fumikura dictionary list shows what is.",
    ),
    "dictionary_line": ("{word}　{reading}　{same}　［{source}］", "{word}  {reading}  {same}  [{source}]"),
}  # fmt: skip
