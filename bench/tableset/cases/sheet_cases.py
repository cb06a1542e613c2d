"""LibreOffice Calc: sheets as Excel users lay them out."""

from bench.tableset.grid import Case, Expected, grid
from bench.tableset.producers.sheet import Part, workbook


def cases() -> list[Case]:
    """The papers of this module."""
    return [_budget(), _graph_paper(), _long(), _diagonals()]


def _budget() -> Case:
    source = grid(
        """
款|項|予算現額|決算額|執行率（％）|備考
議会費|議会費|182,400|179,331|98.3|
総務費|総務管理費|1,204,118|1,180,005|98.0|電算更新
^|徴税費|210,300|205,117|97.5|
^|戸籍住民基本台帳費|88,210|86,480|98.0|
民生費|社会福祉費|1,870,440|1,851,208|99.0|
^|児童福祉費|1,402,910|1,388,640|99.0|保育料改定
歳出合計|<|4,958,378|4,890,781|98.6|
""",
        1,
    )
    pdf = workbook((Part(("歳出決算の状況", "（単位：千円）"), source),), (30, 40, 28, 28, 24, 28))
    return Case("ca_budget", ("spans",), pdf, (Expected(source, caption="歳出決算の状況 （単位：千円）"),))


def _graph_paper() -> Case:
    """Many narrow columns, cells merged over them (方眼紙)."""
    pattern = (
        ("申請年月日", 4, "令和７年４月１８日", 10, "受付番号", 4, "第１２号", 6),
        ("申請者", 4, "株式会社みなと造園", 20),
        ("工事名", 4, "浜町公園整備工事", 10, "工期", 3, "９０日", 7),
        ("請負額", 4, "12,650,000", 6, "うち消費税", 4, "1,150,000", 4, "前払金", 3, "有", 3),
    )
    lines = [
        "|".join(
            part
            for text, span in zip(row[::2], row[1::2], strict=True)
            for part in [str(text), *["<"] * (int(str(span)) - 1)]
        )
        for row in pattern
    ]
    sheet = grid("\n".join(lines))
    # a reader sees only the edges that are drawn
    edges = sorted({c.column for c in sheet.cells} | {c.column + c.column_span for c in sheet.cells})
    read = "\n".join(
        "|".join(sheet.at(r, e).text if sheet.at(r, e).column == e else "<" for e in edges[:-1])
        for r in range(sheet.row_count)
    )
    pdf = workbook((Part(("工事請負契約の概要",), sheet),), (7.0,) * 24)
    return Case("ca_graph_paper", ("spans",), pdf, (Expected(grid(read), caption="工事請負契約の概要"),))


def _long() -> Case:
    """A list over pages without a repeated head."""
    lines = ["番号|申請日|申請者|区域|面積（㎡）"]
    lines += [
        f"{i}|令和７年{4 + i % 9}月{1 + i % 28}日|申請者{i:03}|{('城北', '浜町', '上原')[i % 3]}|{120 + 17 * i}"
        for i in range(1, 91)
    ]
    source = grid("\n".join(lines), 1)
    pdf = workbook((Part(("開発許可の一覧",), source),), (16, 44, 44, 30, 30))
    return Case("ca_long_list", ("breaks",), pdf, (Expected(source, 1, 2, "開発許可の一覧"),))


def _diagonals() -> Case:
    source = grid("区分|４月|５月|６月|計\n新規|5|3||8\n更新||2|4|6\n廃止|1|||1\n計|6|5|4|15", 1)
    pdf = workbook((Part(("許可件数",), source, diagonals=True),), (30, 24, 24, 24, 24))
    return Case("ca_diagonals", ("diagonals",), pdf, (Expected(source, caption="許可件数"),))
