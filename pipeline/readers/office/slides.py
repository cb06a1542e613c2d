"""Reader of .ppt and .odp."""

from corpus.fragments import Fragment
from pipeline.raw import Format
from pipeline.readers.office.reader import OfficeReader

READER = OfficeReader(
    Format.OFFICE_SLIDES,
    Format.PPTX,
    "Impress MS PowerPoint 2007 XML",
    "libreoffice-impress-nogui",
    Fragment.SAVE_AS_PDF,
)
