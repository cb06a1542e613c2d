"""What ``fumikura doctor`` says; part of the catalogue in ``corpus.messages``."""

DOCTOR_MESSAGES: dict[str, tuple[str, str]] = {
    "doctor_python": ("Python", "Python"),
    "doctor_sqlite": ("SQLite", "SQLite"),
    "doctor_encoding": ("画面の文字コード", "Encoding of the terminal"),
    "doctor_home": ("文書庫の場所", "Home of the archive"),
    "doctor_space": ("空き容量", "Free space"),
    "doctor_dictionary": ("Sudachiの辞書", "Sudachi's dictionary"),
    "doctor_engine": ("検索エンジン", "Search engine"),
    "doctor_pdf": ("PDFの読み取り", "Reading of PDFs"),
    "doctor_processors": ("CPUの数", "Processors"),
    "doctor_office": ("LibreOffice", "LibreOffice"),
    "doctor_ocr": ("Tesseract", "Tesseract"),
    "doctor_trial": ("試しの取り込みと検索", "A trial: ingest and search"),
    "doctor_sqlite_old": (
        "3.37以上が要ります。新しいPythonを入れてください。",
        "3.37 or newer is needed: install a newer Python.",
    ),
    "doctor_encoding_other": (
        "日本語を表示できません。環境変数 PYTHONUTF8=1 を設定してください（--json、--csv の出力はいつもUTF-8です）。",
        "It cannot show Japanese: set PYTHONUTF8=1 (the output of --json and --csv is always UTF-8).",
    ),
    "doctor_home_refused": (
        "書き込めません（{detail}）。権限を確かめるか、--home か FUMIKURA_HOME で別の場所を指定してください。",
        "It cannot be written ({detail}). Check the permissions, or choose another place with --home or FUMIKURA_HOME.",
    ),
    "doctor_space_little": (
        "少なめです。索引の作り直しには、今の索引と同じだけの空きが要ります。",
        "That is little: making the index anew needs as much as the index has.",
    ),
    "doctor_dictionary_damaged": (
        "辞書が正しく働きません（{detail}）。pip install --force-reinstall sudachidict_core で入れ直してください。",
        "The dictionary does not work ({detail}): pip install --force-reinstall sudachidict_core.",
    ),
    "doctor_engine_none": (
        "入っていません。なくても使えますが、検索が遅くなります（pip install {engine} で入ります）。",
        "Not installed. Searches work without it, but slower (pip install {engine} adds it).",
    ),
    "doctor_office_none": (
        "見つかりません。.doc .xls .ppt .rtf .odt を読まないなら要りません。"
        "Debian・Ubuntuでは apt install {packages} で入ります。",
        "Not found. Only .doc .xls .ppt .rtf .odt need it. On Debian and Ubuntu: apt install {packages}.",
    ),
    "doctor_ocr_none": (
        "日本語データとそろっては見つかりません。スキャンした紙を読み取らないなら要りません。"
        "Debian・Ubuntuでは apt install {packages} で入ります。",
        "Not found with its Japanese data. Only scanned pages need it. On Debian and Ubuntu: apt install {packages}.",
    ),
    "doctor_trial_failed": (
        "うまくいきません（{detail}）。上に×があればそこを直し、なければこの出力を開発者に知らせてください。",
        "It fails ({detail}). Put right what is marked × above; if nothing is, show this to the developers.",
    ),
    "doctor_seconds": ("{seconds}秒", "{seconds} s"),
    "doctor_fit": ("使えます。", "This machine is fit."),
    "doctor_less": (
        "使えます（△は、要る人だけ入れてください）。",
        "This machine is fit (△ is needed by some only).",
    ),
    "doctor_unfit": ("×の所を直してから使ってください。", "Put right what is marked × first."),
}  # fmt: skip
