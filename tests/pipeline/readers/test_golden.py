"""What each reader makes of the sample of its format, element by element, as it was when somebody last looked at it.

``FUMIKURA_GOLDEN=write pytest tests/pipeline/readers/test_golden.py`` writes the files anew: look at the difference.
"""

import os
from pathlib import Path

import pytest

from corpus.errors import UnreadableError
from corpus.model import IssueCode
from corpus.settings import OcrMode
from pipeline.raw import RawElement, RawFurniture, RawLine, RawNote, RawParagraph, RawTable
from pipeline.readers.office.convert import find_program
from pipeline.readers.sniff import sniff
from pipeline.recognition import read_file
from tests.pipeline.readers.docx_files import grid

GOLDEN = Path(__file__).parent / "golden"
FORMATS = Path(__file__).parents[3] / "samples" / "formats"
# a recognised page differs from one version of Tesseract to the next
FILES = sorted(path for path in FORMATS.iterdir() if "走査" not in path.name)


def described(element: RawElement) -> str:
    """One element, with what the reader says about it beside its text."""
    match element:
        case RawParagraph():
            marks = [
                f"outline {element.outline_level}" if element.outline_level else "",
                "title" if element.is_title else "",
                "bold" if element.is_bold else "",
                "place" if element.is_place else "",
            ]
            return f"paragraph [{', '.join(filter(None, marks))}] {element.text}"
        case RawTable():
            rows = "\n".join("  | " + " | ".join(text.replace("\n", "⏎") for text in row) for row in grid(element))
            return f"table {element.row_count}x{element.column_count}, head rows {element.header_rows}\n{rows}"
        case RawLine():
            return f"line [{element.size:.0f} pt] {element.text}"
        case RawNote():
            return f"note [{element.mark}] {element.text}"
        case RawFurniture():
            return f"furniture {element.text}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_sample_of_a_format_reads_as_it_did(path: Path) -> None:
    sniffed = sniff(path)
    try:
        raw = read_file(path, sniffed.format, ocr=OcrMode.NEVER).raw
    except UnreadableError as error:
        assert (error.code, find_program()) == (IssueCode.PROGRAM_MISSING, None)
        pytest.skip("LibreOffice is not installed")
    lines = [f"format {raw.format.value}, title {raw.title!r}"]
    for page in raw.pages:
        lines += [f"page {page.number}", *map(described, page.elements)]
    lines += [f"issue {issue.code.value} {dict(issue.arguments)}" for issue in (*sniffed.issues, *raw.issues)]
    seen = "\n".join(lines) + "\n"
    golden = GOLDEN / f"{path.name}.txt"
    if os.environ.get("FUMIKURA_GOLDEN") == "write":
        golden.write_text(seen, encoding="utf-8")
    assert seen == golden.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in GOLDEN.glob("*.txt")} == {f"{path.name}.txt" for path in FILES}
