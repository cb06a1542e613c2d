"""reportlab: how tables stand on the page, and the characters in them."""

from dataclasses import replace

from bench.tableset.grid import Case, Expected, Grid, grid
from bench.tableset.producers.drawn import GOTHIC, Paper, borders, draw, filled, place, solid, write

_BUDGET = grid(
    """
款|項|本年度予算額|前年度予算額|比較
１　市税|１　市民税|1,250,400|1,231,000|19,400
^|２　固定資産税|1,480,900|1,492,300|△11,400
^|３　軽自動車税|86,200|84,700|1,500
２　地方譲与税|１　地方揮発油譲与税|42,000|43,500|△1,500
^|２　自動車重量譲与税|128,000|127,000|1,000
合　計|<|2,987,500|2,978,500|9,000
""",
    1,
)
_SCHEDULE = grid(
    """
年月日|会議等|内容等
R7.5.14|第１回作業部会|計画の素案について協議し、今後の進め方を確認した。
R7.8.6|圏域別懇談会|市町村の担当者が参加し、家庭支援事業の実施状況を共有した。
R7.11.19|第２回作業部会|素案に対する意見を整理し、修正案をとりまとめた。
""",
    1,
)


def cases() -> list[Case]:
    """The papers of this module."""
    return [
        _rotated(),
        _sideways(),
        _beside(),
        _spaced(),
        _vertical_heads(),
        _fake_bold(),
        _radicals(),
        _unembedded("rl_cid_rksj", "90ms-RKSJ"),
        _unembedded("rl_cid_unijis", "UniJIS"),
        _vertical_writing(),
        _lone_total(),
        _label_over_break(),
        _split_row(),
        _apart(),
    ]


def _wide_table(paper: Paper) -> Expected:
    paper.text(60, 60, "歳入予算事項別明細書", 13)
    paper.text(640, 80, "（単位：千円）", 9)
    draw(paper, _BUDGET, place(60, 90, (160, 180, 120, 120, 120), [24.0] * 7), filled(0.6), head=1)
    return Expected(_BUDGET, caption="歳入予算事項別明細書 （単位：千円）")


def _rotated() -> Case:
    """Two landscape pages, one with /Rotate 90 and one with 270."""
    paper = Paper((841.89, 595.28), 90)
    first = _wide_table(paper)
    paper.next_page(270)
    second = _wide_table(paper)
    return Case("rl_rotated", ("sideways",), paper.finish(), (first, replace(second, page=2)))


def _sideways() -> Case:
    """An upright page on which everything is drawn turned by 90°, as bound landscape tables are."""
    paper = Paper((841.89, 595.28), 90)
    paper.canvas.setPageRotation(0)
    paper.canvas.setPageSize((595.28, 841.89))
    table = _wide_table(paper)
    return Case("rl_turned_content", ("sideways",), paper.finish(), (table,))


def _beside() -> Case:
    """Two tables beside each other, with room between them and nearly none."""
    left = grid("年度|件数\n令和５年度|128\n令和６年度|141\n令和７年度|155", 1)
    right = grid("区分|男|女|計\n職員|41|38|79\n会計年度任用職員|12|33|45\n計|53|71|124", 1)
    paper = Paper()
    paper.text(60, 100, "相談件数")
    paper.text(300, 100, "職員数（人）")
    draw(paper, left, place(60, 108, (100, 80), [20.0] * 4), solid(), head=1)
    draw(paper, right, place(300, 108, (110, 40, 40, 50), [20.0] * 4), solid(), head=1)
    third = grid("月|4月|5月|6月\n開館日数|25|26|25\n貸出冊数|8,120|8,455|8,390", 1)
    fourth = grid("月|7月|8月|9月\n開館日数|26|25|24\n貸出冊数|9,871|10,244|8,006", 1)
    paper.text(60, 290, "図書館の利用状況")
    draw(paper, third, place(50, 300, (70, 52, 52, 52), [20.0] * 3), filled(0.6), head=1)
    draw(paper, fourth, place(286, 300, (70, 52, 52, 52), [20.0] * 3), filled(0.6), head=1)
    tables = (
        Expected(left, caption="相談件数"),
        Expected(right, caption="職員数（人）"),
        Expected(third, caption="図書館の利用状況"),
        Expected(fourth),
    )
    return Case("rl_beside", ("beside",), paper.finish(), tables)


def _spaced() -> Case:
    """一太郎 prints a blank between any two characters of a line that is set wide, and rules as filled rectangles."""
    source = grid(
        """
番号|件名|提出年月日|結果
１|令和８年度一般会計予算|令和８年２月２４日|可決
２|手数料条例の一部改正|令和８年２月２４日|可決
３|副市長の選任|令和８年３月９日|同意
""",
        1,
    )
    paper = Paper()
    paper.text(200, 80, " ".join("議案審議結果一覧"), 13)
    frame = place(60, 100, (50, 200, 150, 70), [26.0] * 4)
    for x0, y0, x1, y1 in borders(source, frame):
        filled(0.5)(paper, x0, y0, x1, y1)
    for cell in source.cells:
        baseline = (frame.ys[cell.row] + frame.ys[cell.row + 1]) / 2 + 3.5
        paper.text(frame.xs[cell.column] + 5, baseline, " ".join(cell.text), 9.5)
    return Case("rl_spaced", ("text",), paper.finish(), (Expected(source),))


def _vertical_heads() -> Case:
    """Heads written downwards, one character below the other; in one table they are drawn from the bottom up."""
    source = grid("議案番号|谷川正人|小野千尋|東山由美|堀口健\n第１号|○|○|×|○\n第２号|○|○|○|○\n第３号|×|○|○|欠", 1)
    other = grid("施設名|駐車場|授乳室|点字案内\n中央公民館|有|有|無\n北部体育館|有|無|無\n図書館|有|有|有", 1)
    paper = Paper()
    for number, (table, top) in enumerate(((source, 100.0), (other, 340.0))):
        frame = place(60, top, (90, *(40.0,) * (table.column_count - 1)), (80.0, *(20.0,) * (table.row_count - 1)))
        for x0, y0, x1, y1 in borders(table, frame):
            solid()(paper, x0, y0, x1, y1)
        write(paper, Grid(tuple(c for c in table.cells if c.row or not c.column), 0, 0), frame)
        for cell in table.cells:
            if cell.row == 0 and cell.column:
                marks = list(enumerate(cell.text))
                for i, character in reversed(marks) if number else marks:
                    paper.text(frame.xs[cell.column] + 15, frame.ys[0] + 16 + 14 * i, character)
    return Case("rl_vertical_heads", ("vertical",), paper.finish(), (Expected(source), Expected(other)))


def _fake_bold() -> Case:
    """Heads in fake bold (each glyph twice, a little aside), and a heading set wide."""
    paper = Paper()
    paper.text(60, 80, "取組一覧", 13, GOTHIC, 13.0)
    frame = place(60, 100, (80, 140, 240), [24.0, 36.0, 36.0, 36.0])
    draw(paper, _SCHEDULE, frame, solid(), head=1)
    for shift in (0.25, 0.5):
        paper.canvas.saveState()
        paper.canvas.translate(shift, 0)
        write(paper, Grid(_SCHEDULE.starting_in(0), 1, 3), frame, head=1)
        paper.canvas.restoreState()
    return Case("rl_fake_bold", ("text",), paper.finish(), (Expected(_SCHEDULE, caption="取組一覧"),))


def _radicals() -> Case:
    """The text layer has CJK radicals (⽉, ⽇, ⻑, ⺠) where the ideographs are meant."""
    source = grid(
        "⽉⽇|⽤件|⼈数\n４⽉１⽇|⼊所式|２４⼈\n５⽉８⽇|⻑寿会との交流|５１⼈\n６⽉２⽇|市⺠⼤会|１１０⼈", 1
    )
    read = grid("月日|用件|人数\n４月１日|入所式|２４人\n５月８日|長寿会との交流|５１人\n６月２日|市民大会|１１０人", 1)
    paper = Paper()
    draw(paper, source, place(60, 100, (90, 160, 80), [22.0] * 4), solid(), head=1)
    return Case("rl_radicals", ("text",), paper.finish(), (Expected(read),))


def _unembedded(name: str, font: str) -> Case:
    paper = Paper()
    paper.use(font)
    paper.text(60, 80, "令和７年度の取組")
    draw(paper, _SCHEDULE, place(60, 100, (80, 140, 240), [24.0, 36.0, 36.0, 36.0]), solid(), head=1)
    return Case(name, ("fonts",), paper.finish(), (Expected(_SCHEDULE, caption="令和７年度の取組"),))


def _vertical_writing() -> Case:
    """A table whose first column is written vertically, beside a page of vertical prose."""
    from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-untyped]

    source = grid(
        "区分|項目|金額\n収入|会費|120,000\n^|補助金|300,000\n^|繰越金|58,200\n支出|事業費|390,500\n^|事務費|41,300", 1
    )
    paper = Paper()
    upright = UnicodeCIDFont("HeiseiMin-W3", isVertical=True)
    pdfmetrics.registerFont(upright)
    frame = place(60, 100, (40, 120, 90), [20.0] * 6)
    for x0, y0, x1, y1 in borders(source, frame):
        solid()(paper, x0, y0, x1, y1)
    write(paper, Grid(tuple(c for c in source.cells if c.row_span == 1), 6, 3), frame)
    for cell in source.cells:
        if cell.row_span > 1:
            paper.text(80, frame.ys[cell.row] + 8, cell.text, 9.5, upright.fontName)
    prose = ("本会は会員相互の親睦を図ることを", "目的とする。会計は毎年度監査を", "受けて総会に報告する。")
    for column, line in enumerate(prose):
        paper.text(500 - 20 * column, 100, line, 10.5, upright.fontName)
    return Case("rl_vertical_writing", ("vertical",), paper.finish(), (Expected(source),))


def _lone_total() -> Case:
    """The total alone on the next page, without a head."""
    rows = "\n".join(f"{i}|第{i}号補正に係る事業費|{1000 + 37 * i:,}" for i in range(1, 30))
    source = grid(f"番号|事業名|補正額（千円）\n{rows}\n計|<|{sum(1000 + 37 * i for i in range(1, 30)):,}", 1)
    widths = (50, 280, 120)
    paper = Paper()
    paper.text(60, 70, "補正予算の内訳")
    draw(paper, source.rows(0, 30), place(60, 80, widths, [23.0] * 30), solid(), head=1)
    paper.next_page()
    draw(paper, source.rows(30, 31), place(60, 60, widths, [23.0]), solid())
    return Case("rl_lone_total", ("breaks",), paper.finish(), (Expected(source, 1, 2, "補正予算の内訳"),))


def _label_over_break() -> Case:
    """A label that is merged over rows goes on over the break: an empty merged cell at the top of the next page."""
    groups = (("総務費", 14), ("民生費", 20), ("土木費", 8))
    lines = ["款|事業名|決算額|執行率（％）"]
    for name, count in groups:
        for i in range(count):
            lines.append(
                f"{name if not i else '^'}|{name[:2]}関係事業その{i + 1}|{2100 + 13 * i:,}|{80 + i % 19}.{i % 10}"
            )
    source = grid("\n".join(lines), 1)
    first = grid("\n".join(lines[:29]), 1)
    rest = lines[29:]
    rest[0] = rest[0].replace("^", "", 1)
    second = grid("\n".join([lines[0], *rest]), 1)
    widths = (90, 200, 100, 90)
    paper = Paper()
    paper.text(60, 70, "事業別決算額（単位：千円）")
    draw(paper, first, place(60, 80, widths, [24.0] * first.row_count), filled(0.5), head=1)
    paper.next_page()
    draw(paper, second, place(60, 60, widths, [24.0] * second.row_count), filled(0.5), head=1)
    return Case(
        "rl_label_over_break", ("breaks",), paper.finish(), (Expected(source, 1, 2, "事業別決算額（単位：千円）"),)
    )


def _split_row() -> Case:
    """A row is cut in the middle of a sentence; the page margin shifts (binding)."""
    long = "会議において議題に沿って出席の各回の議題を計画し、次年度の"
    long += "会議の開催の計画を協議した。会議の議題の計画は次年度に"
    rest = "報告した。報告の議題は次年度に協議した。"
    lines = [f"R7.{4 + i // 3}.{5 + i}|第{i + 1}回連絡会議|議題に沿って協議した（出席{20 + i}名）。" for i in range(23)]
    head = "年月日|会議等|内容等"
    source = grid(
        "\n".join([head, *lines, f"R8.1.20|報告会|{long}{rest}", "R8.2.9|評価会議|次年度の計画を確認した。"]), 1
    )
    first = grid("\n".join([head, *lines, f"R8.1.20|報告会|{long}"]), 1)
    second = grid(f"{head}\n||{rest}\nR8.2.9|評価会議|次年度の計画を確認した。", 1)
    widths = (80, 130, 240)
    paper = Paper()
    paper.text(60, 70, "会議の開催状況")
    draw(paper, first, place(60, 80, widths, [*(27.0,) * 24, 55.0]), solid(), head=1)
    paper.next_page()
    draw(paper, second, place(80, 60, widths, (27.0, 30.0, 27.0)), solid(), head=1)
    return Case("rl_split_row", ("breaks",), paper.finish(), (Expected(source, 1, 2, "会議の開催状況"),))


def _apart() -> Case:
    """Tables at the end and the beginning of pages that are not one: other columns; a heading between; a new head."""
    first = grid(
        "品名|数量|単価|金額\n" + "\n".join(f"物品{i}|{i}|{100 + i}|{i * (100 + i):,}" for i in range(1, 28)), 1
    )
    second = grid(
        "保管場所|担当課|点検日\n庁舎３階倉庫|総務課|R7.9.2\n西分庁舎|財政課|R7.9.4\n旧第二小学校|教育総務課|R7.9.5", 1
    )
    third = grid(
        "品名|数量|処分方法\n" + "\n".join(f"備品{i}|{i}|{'売却' if i % 2 else '廃棄'}" for i in range(1, 24)), 1
    )
    fourth = grid("品名|数量|処分方法\n長机|12|廃棄\n椅子|40|廃棄\n書架|3|売却", 1)
    paper = Paper()
    paper.text(60, 70, "１　購入した物品")
    draw(paper, first, place(60, 80, (160, 60, 80, 100), [25.0] * 28), solid(), head=1)
    paper.next_page()
    draw(paper, second, place(60, 60, (160, 140, 100), [25.0] * 4), solid(), head=1)
    paper.text(60, 196, "２　本庁舎の備品処分")
    draw(paper, third, place(60, 206, (160, 80, 160), [24.5] * 24), solid(), head=1)
    paper.next_page()
    paper.text(60, 60, "３　分庁舎の備品処分")
    draw(paper, fourth, place(60, 70, (160, 80, 160), [24.5] * 4), solid(), head=1)
    tables = (
        Expected(first, 1, caption="１　購入した物品"),
        Expected(second, 2),
        Expected(third, 2, caption="２　本庁舎の備品処分"),
        Expected(fourth, 3, caption="３　分庁舎の備品処分"),
    )
    return Case("rl_apart", ("apart",), paper.finish(), tables)
