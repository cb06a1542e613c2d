"""What the name of a file says: which files a folder walk picks up, and which it passes by in silence."""

from pathlib import PurePath

from pipeline.raw import Format

# suffixes that promise a format; .docm and .dotx are the same file with macros or as a template
FORMAT_OF_SUFFIX: dict[str, Format] = {
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".docm": Format.DOCX,
    ".dotx": Format.DOCX,
    ".dotm": Format.DOCX,
    ".xlsx": Format.XLSX,
    ".xlsm": Format.XLSX,
    ".xltx": Format.XLSX,
    ".xltm": Format.XLSX,
    ".pptx": Format.PPTX,
    ".pptm": Format.PPTX,
    ".ppsx": Format.PPTX,
    ".ppsm": Format.PPTX,
    ".potx": Format.PPTX,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".eml": Format.MAIL,
    ".mht": Format.MAIL,
    ".mhtml": Format.MAIL,
    ".zip": Format.ZIP,
    ".doc": Format.OFFICE_TEXT,
    ".dot": Format.OFFICE_TEXT,
    ".rtf": Format.OFFICE_TEXT,
    ".odt": Format.OFFICE_TEXT,
    ".ott": Format.OFFICE_TEXT,
    ".xls": Format.OFFICE_SHEETS,
    ".xlt": Format.OFFICE_SHEETS,
    ".xlsb": Format.OFFICE_SHEETS,
    ".ods": Format.OFFICE_SHEETS,
    ".ppt": Format.OFFICE_SLIDES,
    ".pps": Format.OFFICE_SLIDES,
    ".odp": Format.OFFICE_SLIDES,
}

# documents that staff would expect to be read, and must be told about when they are not
_EXPECTED = frozenset(
    {
        *(".jtd", ".jtt", ".jtdc", ".jttc", ".xdw", ".xbd", ".xct"),
        *(".msg", ".lzh", ".7z", ".rar", ".tif", ".tiff"),
    }
)

SUFFIXES: frozenset[str] = frozenset(FORMAT_OF_SUFFIX) | _EXPECTED
"""Suffixes (lower case, with the dot) of the files that a walk over a folder picks up."""

_SYSTEM_FILES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "$recycle.bin", "__macosx"})


def is_ignorable(name: str) -> bool:
    """Whether a file or folder of this name is no document of anybody's and is skipped without a word.

    Hidden ones (``.DS_Store``, ``._report.docx``), the lock files that office programs leave beside an open document
    (``~$inutes.docx``, ``.~lock.minutes.docx#``), Word's and Excel's temporary files (``~WRL0001.tmp``), and the
    system's own.
    """
    return name.startswith((".", "~$", "~WR")) or name.lower() in _SYSTEM_FILES


def is_wanted(name: str) -> bool:
    """Whether a walk over a folder picks up a file of this name."""
    return PurePath(name).suffix.lower() in SUFFIXES and not is_ignorable(name)
