"""reportlab: the ways in which rules are drawn."""

from dataclasses import dataclass

from bench.tableset.grid import Case, Expected, Grid, grid
from bench.tableset.producers.drawn import (
    Painter,
    Paper,
    cell_frames,
    dashed,
    double,
    draw,
    filled,
    pieces,
    place,
    solid,
    twice,
    write,
)

_FEES = grid(
    """
区分|手数料|<|備考
^|改定前|改定後|^
住民票の写し|300|350|一通につき
印鑑登録証明書|300|350|一通につき
戸籍全部事項証明書|450|450|改定なし
臨時運行許可|750|750|改定なし
""",
    2,
)
_STAFF = grid(
    """
所属|役職|氏名|内線
総務課|課長|谷川　正人|2101
^|係長|小野　千尋|2103
福祉課|課長|東山　由美|2201
^|主事|堀口　健|2207
^|主事|三好　あかり|2208
会計課|課長|大庭　誠|2301
""",
    1,
)
_PLAIN_STAFF = grid(
    """
所属|役職|氏名|内線
総務課|課長|谷川　正人|2101
総務課|係長|小野　千尋|2103
福祉課|課長|東山　由美|2201
福祉課|主事|堀口　健|2207
会計課|課長|大庭　誠|2301
""",
    1,
)
_WORKS = grid(
    """
路線名|工事箇所|延長（ｍ）|工期|進捗率（％）
市道城北１号線|城北町地内|320|R7.6.2～R7.11.28|100
市道浜町線|浜町地内|145|R7.7.14～R8.1.30|62
農道上原線|上原地区|510|R7.9.1～R8.3.13|35
林道奥谷線|奥谷地区|88|R7.10.6～R8.2.27|20
""",
    1,
)


_CAPTIONS = {id(_FEES): "表１　手数料の改定", id(_STAFF): "別表　職員一覧", id(_WORKS): "表２　道路工事の進捗状況"}
_WIDTHS = {
    id(_FEES): (150.0, 90.0, 90.0, 120.0),
    id(_STAFF): (90.0, 90.0, 140.0, 80.0),
    id(_WORKS): (110.0, 100.0, 70.0, 120.0, 75.0),
}


@dataclass(frozen=True, slots=True)
class Look:
    """A table on a page of its own: its rules, its upright rules if they are drawn otherwise, the sides drawn."""

    source: Grid
    rule: Painter
    vertical: Painter | None = None
    sides: str = "lrtb"


def cases() -> list[Case]:
    """The papers of this module; one way of drawing a page."""
    return [
        _pages(
            "rl_dashes",
            "rules",
            Look(_WORKS, dashed(3, 2)),
            Look(_WORKS, dashed(0.01, 2, width=1.0, cap=1)),
            Look(_WORKS, pieces(0.6, 1.4, 0.6)),
            Look(_WORKS, pieces(3.0, 2.0)),
            Look(_WORKS, solid(0.5), dashed(1, 2)),
        ),
        _pages(
            "rl_lines",
            "rules",
            Look(_FEES, double(1.5)),
            Look(_FEES, double(3.0)),
            Look(_FEES, solid(0.05)),
            Look(_FEES, solid(0)),
            Look(_FEES, twice(solid(0.4))),
        ),
        _pages(
            "rl_filled",
            "rules",
            Look(_STAFF, filled(0.7)),
            Look(_STAFF, filled(2.0)),
            Look(_STAFF, twice(filled(0.5), 0.4)),
            Look(_STAFF, cell_frames),
        ),
        _pages(
            "rl_open_sides",
            "open",
            Look(_WORKS, solid(0.5), None, "tb"),
            Look(_FEES, filled(0.7), None, "rtb"),
            Look(_FEES, solid(0.5), None, "tb"),
            Look(_FEES, solid(0.5), None, "lr"),
        ),
        _fills(),
        _clipped(),
        _diagonals(),
    ]


def _pages(name: str, category: str, *looks: Look) -> Case:
    paper = Paper()
    tables = []
    for number, look in enumerate(looks, start=1):
        source = look.source
        if number > 1:
            paper.next_page()
        caption = _CAPTIONS[id(source)]
        paper.text(250, 70, f"定例会資料{number}", 14)
        paper.text(60, 110, caption)
        frame = place(60, 120, _WIDTHS[id(source)], [22.0] * source.row_count)
        draw(paper, source, frame, look.rule, head=source.header_rows, vertical=look.vertical, sides=look.sides)
        paper.text(60, frame.ys[-1] + 24, "（工事担当課調べ）")
        tables.append(Expected(source, number, caption=caption))
    return Case(name, (category,), paper.finish(), tuple(tables))


def _fills() -> Case:
    """Coloured stripes with a rule above and below; on the next page every cell a coloured area, without any rules."""
    paper = Paper()
    paper.text(60, 110, "表３　職員一覧")
    source = _PLAIN_STAFF
    frame = place(60, 120, _WIDTHS[id(_STAFF)], [20.0] * source.row_count)
    for row in range(0, source.row_count, 2):
        paper.fill(frame.xs[0], frame.ys[row], frame.xs[-1], frame.ys[row + 1], 0.88)
    solid(0.8)(paper, frame.xs[0], frame.ys[0], frame.xs[-1], frame.ys[0])
    solid(0.8)(paper, frame.xs[0], frame.ys[-1], frame.xs[-1], frame.ys[-1])
    write(paper, source, frame, head=1)
    paper.text(60, frame.ys[-1] + 24, "令和７年４月１日現在")
    paper.next_page()
    paper.text(60, 110, "表４　職員一覧")
    frame = place(60, 120, _WIDTHS[id(_STAFF)], [20.0] * _STAFF.row_count)
    for cell in _STAFF.cells:
        paper.fill(
            frame.xs[cell.column] + 0.7,
            frame.ys[cell.row] + 0.7,
            frame.xs[cell.column + cell.column_span] - 0.7,
            frame.ys[cell.row + cell.row_span] - 0.7,
            0.75 if cell.row == 0 else 0.92,
        )
    write(paper, _STAFF, frame, head=1)
    tables = (Expected(source, 1, caption="表３　職員一覧"), Expected(_STAFF, 2, caption="表４　職員一覧"))
    return Case("rl_fills", ("fills",), paper.finish(), tables)


def _clipped() -> Case:
    """Rules that are much longer than the region to which the drawing is clipped."""
    paper = Paper()
    paper.text(60, 110, "表５　工事一覧")
    frame = place(60, 120, (110.0, 100.0, 70.0, 120.0, 75.0), [22.0] * _WORKS.row_count)
    paper.canvas.saveState()
    window = paper.canvas.beginPath()
    height = frame.ys[-1] - frame.ys[0] + 2
    window.rect(frame.xs[0] - 1, paper.height - frame.ys[-1] - 1, frame.xs[-1] - frame.xs[0] + 2, height)
    paper.canvas.clipPath(window, stroke=0, fill=0)
    for x in frame.xs:
        solid(0.5)(paper, x, 20, x, 700)
    for y in (*frame.ys, frame.ys[-1] + 22, frame.ys[-1] + 44):
        solid(0.5)(paper, 20, y, 580, y)
    write(paper, _WORKS, frame, head=1)
    paper.canvas.restoreState()
    paper.text(60, 270, "注　進捗率は十二月末現在の数値である。")
    paper.text(60, 290, "　　工期は契約上のものである。")
    return Case("rl_clipped", ("clips",), paper.finish(), (Expected(_WORKS, caption="表５　工事一覧"),))


def _diagonals() -> Case:
    source = grid(
        """
施設|定員|入所児童数|一時保護
白樺学園|30|24|
若草寮|45|41|3
海風の家||12|
みどり乳児院|20||5
""",
        1,
    )
    paper = Paper()
    paper.text(60, 110, "施設別の状況（単位：人）")
    frame = place(60, 120, (140.0, 80.0, 100.0, 100.0), [24.0] * source.row_count)
    draw(paper, source, frame, solid(0.5), head=1)
    for cell in source.cells:
        if not cell.text:
            paper.line(frame.xs[cell.column], frame.ys[cell.row + 1], frame.xs[cell.column + 1], frame.ys[cell.row])
    return Case("rl_diagonals", ("diagonals",), paper.finish(), (Expected(source, caption="施設別の状況（単位：人）"),))
