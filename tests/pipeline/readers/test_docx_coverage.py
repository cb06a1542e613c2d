"""On real Word files, every character of the raw XML is kept, and merged cells stand where they belong."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from pipeline.raw import RawTable
from pipeline.readers.docx.names import W
from pipeline.readers.ooxml.names import MC
from tests.pipeline.readers.docx_files import as_text, read_elements

DOCX = Path(__file__).parents[4] / "shared" / "realdocs" / "docx"
FILES = sorted(DOCX.glob("*.docx"))

# parts that are printed; comments, glossaries and settings are not
_STORIES = re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml")
_GONE = frozenset({W + "del", W + "moveFrom", MC + "Fallback"})


def written(root: BaseOxmlElement) -> Iterator[str]:
    """Every ``w:t`` of a part that was not deleted."""
    for element in root.iter(W + "t"):
        if not _GONE & {ancestor.tag for ancestor in element.iterancestors()}:
            yield element.text or ""


def visible_characters(text: str) -> Counter[str]:
    return Counter(re.sub(r"[\s\u00ad\u200b]", "", text))


@pytest.mark.skipif(not FILES, reason=f"{DOCX} is not there")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_written_character_is_lost(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = [parse_xml(archive.read(name)) for name in archive.namelist() if _STORIES.fullmatch(name)]
    raw = visible_characters("".join(text for part in parts for text in written(part)))
    kept = visible_characters("".join(as_text(element).replace("^", "") for element in read_elements(path)))
    assert raw - kept == Counter()


@pytest.mark.skipif(not FILES, reason=f"{DOCX} is not there")
def test_merged_cells_of_a_real_file_stand_where_its_twin_in_html_has_them() -> None:
    html = (DOCX / "word_tables.docx.html").read_text(encoding="utf-8")
    expected = []
    for table in re.findall(r"<table.*?</table>", html, re.S):
        cells = re.findall(r"<t[hd]([^>]*)>(.*?)</t[hd]>", table, re.S)
        expected.append(
            [
                (re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text)).strip(), span(marks, "row"), span(marks, "col"))
                for marks, text in cells
            ]
        )
    found = [
        [(cell.text, cell.row_span, cell.column_span) for cell in element.cells]
        for element in read_elements(DOCX / "word_tables.docx")
        if isinstance(element, RawTable)
    ]
    # the HTML fills the slots that no cell covers; the raw grid leaves them open
    assert [[cell for cell in table if cell[0]] for table in found] == [
        [cell for cell in table if cell[0]] for table in expected
    ]


def span(marks: str, axis: str) -> int:
    match = re.search(rf'{axis}span="(\d+)"', marks)
    return int(match[1]) if match else 1
