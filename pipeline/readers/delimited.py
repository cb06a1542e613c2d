"""Reader of comma- and tab-separated files: a table, with the lines that stand above and below it."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import UnreadableError
from corpus.fragments import Fragment
from corpus.model import IssueCode
from corpus.values import value
from pipeline.raw import Format, RawDocument, RawPage
from pipeline.readers.regions import GridCell, blocks_of
from pipeline.readers.text_file import read_text

_DELIMITERS = ",\t;"
_LOOKED_AT = 200  # rows


@value
class DelimitedReader:
    """Reads .csv and .tsv in any encoding of a text file; the delimiter is the one that makes the most even rows."""

    format: Format = Format.CSV
    version: int = 1

    def read(self, path: Path) -> RawDocument:
        """One page without a number. UnreadableError: EMPTY_FILE, BLANK, TOO_LARGE, UNSUPPORTED_FORMAT, CORRUPT."""
        shown = read_text(path)
        try:
            cells = [*_cells(shown, _delimiter(shown))]
        except csv.Error as error:  # a field of 128 KiB: a quotation mark that is never closed
            raise UnreadableError(IssueCode.CORRUPT, detail=Fragment.FIELD_ENDLESS) from error
        elements = tuple(blocks_of(cells, has_gaps=False))
        if not elements:
            raise UnreadableError(IssueCode.BLANK)
        return RawDocument(Format.CSV, (RawPage(None, elements),))


READER = DelimitedReader()


def _cells(text: str, delimiter: str) -> Iterator[GridCell]:
    for row, fields in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)):
        for column, field in enumerate(fields):
            if field.strip():
                yield GridCell(row, column, field.strip())


def _delimiter(text: str) -> str:
    """The delimiter by which the most rows have the same number (over one) of fields; a comma where none has."""

    def evenness(delimiter: str) -> int:
        lengths: Counter[int] = Counter()
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        for _, fields in zip(range(_LOOKED_AT), reader, strict=False):
            lengths[len(fields)] += 1
        return max((count * (length > 1) for length, count in lengths.items()), default=0)

    return max(_DELIMITERS, key=evenness)
