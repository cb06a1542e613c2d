"""Reader of .xls, .xlsb and .ods."""

from corpus.fragments import Fragment
from pipeline.raw import Format
from pipeline.readers.office.reader import OfficeReader

READER = OfficeReader(
    Format.OFFICE_SHEETS, Format.XLSX, "Calc MS Excel 2007 XML", "libreoffice-calc-nogui", Fragment.SAVE_AS_XLSX
)
