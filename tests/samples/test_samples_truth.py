"""The ground truth is well formed and agrees with the documents and with itself."""

import csv
import datetime as dt
import json
import re
import zipfile
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # has no stubs
import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
DOCUMENTS = sorted(path for path in (SAMPLES / "archive").rglob("*") if path.is_file())
WEEKDAYS = "月火水木金土日"
Row = dict[str, str]
Cell = dict[str, int | str]


def rows(name: str) -> list[Row]:
    with (SAMPLES / "truth" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def tables(document: str) -> list[tuple[int | None, int, list[Cell]]]:
    found = json.loads((SAMPLES / "truth" / f"{document}.json").read_text(encoding="utf-8"))
    return [(table["page"], table["header_rows"], table["cells"]) for table in found["tables"]]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def printed(path: Path) -> list[str]:
    """The words of each page; of a Word file, those of its body as one."""
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        pages = [squeezed(page.get_textpage().get_text_range()) for page in document]
        document.close()
        return pages
    with zipfile.ZipFile(path) as package:
        body = package.read("word/document.xml").decode()
    return [squeezed(re.sub(r"<w:delText.*?</w:delText>|<[^>]+>", "", body))]


def slots(cell: Cell) -> set[tuple[int, int]]:
    r, c, rs, cs = (int(cell[key]) for key in ("r", "c", "rs", "cs"))
    return {(row, column) for row in range(r, r + rs) for column in range(c, c + cs)}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:24])
def test_cells_tile_their_tables_and_are_printed_where_it_says(path: Path) -> None:
    pages = printed(path)
    for page, header_rows, cells in tables(path.stem):
        covered = [slot for cell in cells for slot in slots(cell)]
        height, width = (max(slot[axis] for slot in covered) + 1 for axis in (0, 1))
        assert sorted(covered) == [(row, column) for row in range(height) for column in range(width)]
        assert 1 <= header_rows < height
        text = "".join(pages) if page is None else "".join(pages[page - 1 :])
        for cell in cells:
            for line in str(cell["text"]).split("\n"):
                # the row split over a page has the repeated header in its middle, so its beginning has to do
                assert squeezed(line)[:40] in text


def test_every_document_has_truth_and_its_counts() -> None:
    listed = {row["document"]: row for row in rows("documents.tsv")}
    assert set(listed) == {path.stem for path in DOCUMENTS}
    for path in DOCUMENTS:
        row = listed[path.stem]
        assert int(row["tables"]) == len(tables(path.stem))
        assert row["pages"] == (str(len(printed(path))) if path.suffix == ".pdf" else "")


def test_sums_and_shares_are_right() -> None:
    checked = 0
    for path in DOCUMENTS:
        for _, header_rows, cells in tables(path.stem):
            grid = {(int(cell["r"]), int(cell["c"])): str(cell["text"]) for cell in cells}
            if grid[0, 0] != "年齢区分":
                continue
            last = max(row for row, _ in grid)
            assert grid[last, 0] == "計"
            for column in (1, 2, 4, 5, 7, 8):
                values = [int(grid[row, column]) for row in range(header_rows, last + 1)]
                assert sum(values[:-1]) == values[-1]
            for row in range(header_rows, last + 1):
                for column in (3, 6, 9):
                    share = 100 * int(grid[row, column - 1]) / int(grid[row, column - 2])
                    assert grid[row, column] == f"{share:.1f}%"
                    checked += 1
    assert checked == 24


def test_dates_are_intervals_that_stand_in_their_cells() -> None:
    for row in rows("dates.tsv"):
        _, _, cells = tables(row["document"])[int(row["table"]) - 1]
        texts = [str(cell["text"]) for cell in cells if (str(cell["r"]), str(cell["c"])) == (row["row"], row["column"])]
        assert len(texts) == 1
        assert row["surface"] in texts[0]
        first = dt.date.fromisoformat(row["first"])
        if row["last"]:
            assert first <= dt.date.fromisoformat(row["last"])
        weekday = re.search(r"（(.)）", row["surface"])
        assert weekday is None or WEEKDAYS[first.weekday()] == weekday[1]


def test_every_row_of_a_dated_table_has_its_dates() -> None:
    dated = {(row["document"], row["table"], row["row"]) for row in rows("dates.tsv")}
    for path in DOCUMENTS:
        for number, (_, header_rows, cells) in enumerate(tables(path.stem), start=1):
            if cells[0]["text"] == "年月日":
                height = 1 + max(int(cell["r"]) for cell in cells)
                for row in range(header_rows, height):
                    assert (path.stem, str(number), str(row)) in dated


def test_speakers_say_their_first_words_on_their_page() -> None:
    paths = {path.stem: path for path in DOCUMENTS}
    said = rows("speakers.tsv")
    assert {row["document"] for row in said} == {stem for stem in paths if "委員会_" in stem}
    for row in said:
        pages = printed(paths[row["document"]])
        text = pages[int(row["page"]) - 1] if row["page"] else pages[0]
        shown = row["speaker"] if row["role"] == row["speaker"] else row["speaker"] + row["role"]
        assert re.search(re.escape(shown) + "[：）]?" + re.escape(squeezed(row["words"])), text)


def test_answers_stand_where_the_searches_say() -> None:
    paths = {path.stem: path for path in DOCUMENTS}
    searches = rows("searches.tsv")
    assert len({row["query"] for row in searches}) >= 25
    for row in searches:
        if row["expect"] == "none":
            assert not row["document"]
            assert not any(squeezed(row["query"]) in text for path in DOCUMENTS for text in printed(path))
            continue
        pages = printed(paths[row["document"]])
        found = [number for number, text in enumerate(pages, start=1) if squeezed(row["words"]) in text]
        assert found == [int(row["page"] or 1)], row["query"]
