"""Excel workbooks: speed, and whether values come out as Excel shows them, against the readers that are installed.

    python -m bench.sheets [--rows 20000] [--rounds 3]

Peers: ``pip install openpyxl python-calamine``. Seconds are processor time of one process, the best of the rounds. A
value counts as shown where the reader's own text of the cell is what Excel displays.
"""

import argparse
import datetime as dt
import importlib.util
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from pipeline.raw import RawTable
from pipeline.readers.regions import GridCell, blocks_of
from pipeline.readers.xlsx.reader import READER
from pipeline.readers.xlsx.shown import shown_number, shown_text

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DAY = 45763.0
# number format → a stored number and what Excel shows of it
SHOWN = {
    '[$-411]ggge"年"m"月"d"日"': (_DAY, "令和7年4月16日"),
    "[$-411]ge.m.d": (_DAY, "R7.4.16"),
    'm"月"d"日"(aaa)': (_DAY, "4月16日(水)"),
    "#,##0": (1234567.0, "1,234,567"),
    '#,##0;"△ "#,##0': (-5.0, "△ 5"),
    "0.0%": (0.1234, "12.3%"),
    "[h]:mm": (1.5, "36:00"),
    "General": (0.1 + 0.2, "0.3"),
}

Texts = Iterator[str]


def write_workbook(path: Path, rows: int) -> Path:
    """One sheet: a head, then ``rows`` rows with a text and, in every format of ``SHOWN``, a number of its own."""
    formats = "".join(
        f"<numFmt numFmtId={quoteattr(str(164 + i))} formatCode={quoteattr(code)}/>" for i, code in enumerate(SHOWN)
    )
    styles = "".join(f'<xf numFmtId="{164 + i}" applyNumberFormat="1"/>' for i in range(len(SHOWN)))
    names = "".join(_text(1, i, name) for i, name in enumerate(["内容", *SHOWN]))
    data = [f'<row r="1">{names}</row>']
    for row in range(2, rows + 2):
        numbers = "".join(
            f'<c r="{_column(i + 1)}{row}" s="{i}"><v>{_stored(value, row - 2)!r}</v></c>'
            for i, (value, _) in enumerate(SHOWN.values())
        )
        data.append(f'<row r="{row}">{_text(row, 0, f"児童相談所の研修 第{row}回")}{numbers}</row>')
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{sheet}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{sheet}.styles+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{sheet}.worksheet+xml"/></Types>',
        "_rels/.rels": _links(("officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": _links(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        '<sheets><sheet name="一覧" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts>{formats}</numFmts><fonts><font/></fonts>'
        f"<fills><fill><patternFill/></fill></fills><borders><border/></borders><cellXfs>{styles}</cellXfs></styleSheet>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(data)}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def _stored(first: float, row: int) -> float:
    """Days of two years again and again, as lists of an office have them; amounts that are all different."""
    return first + row % 730 if first == _DAY else first + row * 0.75


def _text(row: int, column: int, text: str) -> str:
    return f'<c r="{_column(column)}{row}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def _column(number: int) -> str:
    return "ABCDEFGHIJ"[number]


def _links(*links: tuple[str, str]) -> str:
    pairs = [f'Type="{_OFFICE}/{kind}" Target="{target}"' for kind, target in links]
    listed = "".join(f'<Relationship Id="r{i}" {pair}/>' for i, pair in enumerate(pairs, 1))
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def ours(path: Path) -> Texts:
    """This project's reader."""
    for page in READER.read(path).pages:
        for element in page.elements:
            if isinstance(element, RawTable):
                yield from (cell.text for cell in element.cells)


def openpyxl(path: Path) -> Texts:
    """openpyxl in the mode that knows merged cells and hidden rows."""
    return _openpyxl(path, is_streamed=False)


def openpyxl_streamed(path: Path) -> Texts:
    """openpyxl in the mode that knows values only."""
    return _openpyxl(path, is_streamed=True)


def _openpyxl(path: Path, *, is_streamed: bool) -> Texts:
    from openpyxl import load_workbook  # type: ignore[import-untyped,import-not-found,unused-ignore]

    for sheet in load_workbook(path, read_only=is_streamed, data_only=True).worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield from map(_as_text, row)


def openpyxl_shown(path: Path) -> Texts:
    """What this project would be on openpyxl: its cells, put through our number formats and our tables."""
    from openpyxl import load_workbook
    from openpyxl.utils.datetime import to_excel  # type: ignore[import-untyped,import-not-found,unused-ignore]

    for sheet in load_workbook(path, data_only=True).worksheets:
        cells: list[GridCell] = []
        for row in sheet.iter_rows():
            for cell in row:
                value = cell.value
                if isinstance(value, (dt.date, dt.time, dt.timedelta)):
                    value = to_excel(value)
                if isinstance(value, str):
                    text = shown_text(value, cell.number_format)
                else:
                    text = "" if value is None else shown_number(repr(value), cell.number_format)
                if text:
                    cells.append(GridCell(cell.row - 1, cell.column - 1, text, is_bold=bool(cell.font.b)))
        for block in blocks_of(cells):
            if isinstance(block, RawTable):
                yield from (cell.text for cell in block.cells)


def calamine(path: Path) -> Texts:
    """python-calamine (Rust)."""
    from python_calamine import CalamineWorkbook  # type: ignore[import-not-found,unused-ignore]

    workbook = CalamineWorkbook.from_path(path)
    for name in workbook.sheet_names:
        for row in workbook.get_sheet_by_name(name).to_python():
            yield from map(_as_text, row)


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else "" if value is None else str(value)


def main() -> None:
    """Print a line a reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    peers: dict[str, tuple[str, Callable[[Path], Texts]]] = {
        "openpyxl": ("openpyxl", openpyxl),
        "openpyxl and our formats": ("openpyxl", openpyxl_shown),
        "openpyxl, values only": ("openpyxl", openpyxl_streamed),
        "python-calamine": ("python_calamine", calamine),
    }
    found = {name: read for name, (module, read) in peers.items() if importlib.util.find_spec(module) is not None}
    with tempfile.TemporaryDirectory() as folder:
        path = write_workbook(Path(folder) / "一覧.xlsx", arguments.rows)
        seconds: dict[str, float] = {}
        for name, read in {"fumikura": ours, **found}.items():
            times, texts = [], []
            for _ in range(arguments.rounds):
                began = time.process_time()
                texts = list(read(path))
                times.append(time.process_time() - began)
            seconds[name] = min(times)
            shown = sum(text in texts for _, text in SHOWN.values())
            ratio = seconds[name] / seconds["fumikura"]
            print(f"{name:25} {ratio:6.2f} × our time   {shown} of {len(SHOWN)} number formats as Excel shows them")
    for name in sorted(peers.keys() - found.keys()):
        print(f"{name} is not installed.")


if __name__ == "__main__":
    main()
