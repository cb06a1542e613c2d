"""Reader of .doc, .rtf and .odt."""

from corpus.fragments import Fragment
from pipeline.raw import Format
from pipeline.readers.office.reader import OfficeReader

READER = OfficeReader(
    Format.OFFICE_TEXT, Format.DOCX, "MS Word 2007 XML", "libreoffice-writer-nogui", Fragment.SAVE_AS_DOCX
)
