"""A reader of formats that LibreOffice turns into one that we read."""

from dataclasses import replace
from pathlib import Path

from corpus.errors import UnreadableError
from corpus.fragments import Fragment
from corpus.model import Issue, IssueCode, Severity
from corpus.values import value
from pipeline.raw import Format, RawDocument
from pipeline.readers.office.convert import converted, find_program
from pipeline.readers.registry import reader_for


@value
class OfficeReader:
    """Reads what LibreOffice saves through ``filter_`` as ``modern``. ``package`` is what Debian calls its part."""

    format: Format
    modern: Format
    filter_: str
    package: str
    remedy: Fragment
    own_version: int = 1

    @property
    def version(self) -> int | str:
        """Goes up with the modern format's reader too."""
        return f"{self.own_version}.{reader_for(self.modern).version}"

    def read(self, path: Path) -> RawDocument:
        """What the modern reader reads. UnreadableError: PROGRAM_MISSING, CORRUPT, and what that reader raises."""
        program = find_program()
        if program is None:
            raise UnreadableError(
                IssueCode.PROGRAM_MISSING,
                format=path.suffix.lower() or self.format.value,
                program="LibreOffice",
                package=self.package,
                remedy=self.remedy,
            )
        with converted(path, self.filter_, self.modern.value, program=program) as modern:
            raw = reader_for(self.modern).read(modern)
        note = Issue(IssueCode.CONVERTED, Severity.INFO, (("program", "LibreOffice"),))
        return replace(raw, format=self.format, issues=(note, *raw.issues))
