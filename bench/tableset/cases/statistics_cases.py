"""Statistics as yearbooks print them: open sides, bodies without rules between rows, notes, totals, marks."""

from bench.tableset.grid import Case, Expected, Grid, grid
from bench.tableset.producers.drawn import Frame, Paper, place, solid, write
from bench.tableset.producers.html import page, table


def cases() -> list[Case]:
    """The papers of this module."""
    return [
        _yearbook(),
        _grouped(),
        _stub_without_rules(),
        _leaders(),
        _words_in_bands(),
        _crossed_head(),
        _percentages(),
    ]


def _ruled(paper: Paper, frame: Frame, source: Grid, rows: tuple[int, ...], columns: tuple[int, ...]) -> None:
    """Horizontal rules at the top of ``rows`` (all the width) and upright ones at ``columns``; the head's own rules."""
    head = source.header_rows
    for row in rows:
        paper.canvas.setLineWidth(1.2 if row in (rows[0], rows[-1]) else 0.5)
        paper.line(frame.xs[0], frame.ys[row], frame.xs[-1], frame.ys[row])
    paper.canvas.setLineWidth(0.5)
    for column in columns:
        top = frame.ys[0]
        for cell in source.cells:
            if cell.row < head and cell.column < column < cell.column + cell.column_span:
                top = max(top, frame.ys[cell.row + cell.row_span])
        paper.line(frame.xs[column], top, frame.xs[column], frame.ys[rows[-1]])
    for cell in source.cells:
        if cell.row < head and cell.row + cell.row_span < head:
            y = frame.ys[cell.row + cell.row_span]
            paper.line(frame.xs[cell.column], y, frame.xs[cell.column + cell.column_span], y)


def _yearbook() -> Case:
    """Only the head is ruled through; the body has upright rules, open sides and a total at the top."""
    source = grid(
        """
年次|世帯数|人口|<|<|人口密度
^|^|総数|男|女|^
平成２７年|48,102|120,455|58,740|61,715|1,204
２８|48,660|120,310|58,611|61,699|1,203
２９|49,012|119,984|58,402|61,582|1,200
３０|49,377|119,520|58,133|61,387|1,195
令和元年|49,801|119,077|57,870|61,207|1,191
２|50,240|118,640|57,602|61,038|1,186
３|50,512|117,903|57,211|60,692|1,179
""",
        2,
    )
    paper = Paper()
    paper.text(60, 80, "２－１　人口及び世帯数の推移")
    paper.text(430, 94, "（単位：世帯、人）", 9)
    frame = place(60, 100, (80, 80, 80, 80, 80, 75), [18.0, 18.0, *[15.0] * 7])
    _ruled(paper, frame, source, (0, 2, 9), (1, 2, 3, 4, 5))
    write(paper, source, frame, head=2)
    paper.text(60, frame.ys[-1] + 14, "注　各年１０月１日現在。", 8.5)
    paper.text(60, frame.ys[-1] + 26, "資料：統計課「人口移動調査」", 8.5)
    return Case("rl_yearbook", ("statistics",), paper.finish(), (Expected(source),))


def _grouped() -> Case:
    """Rows in groups of five with a wider gap between them; －, … and x where no figure is."""
    names = ["総数", "中央", "北部", "南部", "東部", "西部", "城下", "浜町", "上原", "港", "山手"]
    lines = ["地区|事業所数|<|従業者数|<", "^|令和３年|令和６年|令和３年|令和６年"]
    for i, name in enumerate(names):
        cells = [
            f"{1200 - 97 * i}",
            f"{1180 - 95 * i}",
            f"{9800 - 731 * i:,}",
            "…" if i == 4 else f"{9790 - 725 * i:,}",
        ]
        if i == 7:
            cells[0] = "－"
        if i == 9:
            cells[2] = "x"
        lines.append("|".join([name, *cells]))
    source = grid("\n".join(lines), 2)
    heights = [18.0, 18.0] + [22.0 if i in (1, 6) else 14.0 for i in range(len(names))]
    paper = Paper()
    paper.text(60, 80, "３－４　地区別事業所数及び従業者数")
    frame = place(60, 90, (100, 90, 90, 90, 90), heights)
    _ruled(paper, frame, source, (0, 2, len(heights)), (1, 2, 3, 4))
    write(paper, source, frame, head=2)
    return Case("rl_grouped", ("statistics",), paper.finish(), (Expected(source),))


def _stub_without_rules() -> Case:
    """The labels stand left of the ruled grid, on its rows, without rules of their own."""
    source = grid(
        "|４月|５月|６月|７月\n来庁者数|8,120|7,944|8,302|8,511\n電話相談|412|398|455|470\n窓口相談|240|251|266|259\n計|8,772|8,593|9,023|9,240",
        1,
    )
    paper = Paper()
    paper.text(60, 80, "窓口の利用状況")
    frame = place(60, 95, (90, 80, 80, 80, 80), [20.0] * 5)
    solid_rule = solid()
    for y in frame.ys:
        solid_rule(paper, frame.xs[1], y, frame.xs[-1], y)
    for x in frame.xs[1:]:
        solid_rule(paper, x, frame.ys[0], x, frame.ys[-1])
    write(paper, source, frame, head=1)
    return Case("rl_stub_without_rules", ("statistics",), paper.finish(), (Expected(source),))


def _leaders() -> Case:
    """Labels with dots that lead to figures, in a table without any rules."""
    rows = (("歳入総額", "512,400", "498,120"), ("歳出総額", "501,233", "480,915"), ("差引額", "11,167", "17,205"),
            ("翌年度へ繰り越すべき財源", "1,020", "880"), ("実質収支", "10,147", "16,325"))  # fmt: skip
    source = grid("区分|令和６年度|令和５年度\n" + "\n".join("|".join(r) for r in rows), 1)
    paper = Paper()
    paper.text(60, 80, "決算の状況（単位：百万円）")
    frame = place(60, 95, (240, 100, 100), [18.0] * 6)
    write(paper, source, frame, head=1)
    for i, row in enumerate(rows):
        start = frame.xs[0] + 4 + paper.width_of(row[0], 9.5) + 6
        paper.text(start, frame.ys[i + 1] + 12.4, "…" * int((330 - start) / 9.5), 9.5)
    return Case("rl_leaders", ("statistics",), paper.finish(), (Expected(source),))


def _words_in_bands() -> Case:
    """Horizontal rules only, and words only."""
    source = grid(
        "施設名|所管課|指定管理者|期間\n市民会館|文化振興課|文化振興財団|令和４年度から５年間\n総合体育館|スポーツ課|体育協会・清和共同体|令和５年度から５年間\n青少年の家|生涯学習課|（直営）|\n海浜公園|公園緑地課|みなと緑化組合|令和６年度から３年間",
        1,
    )
    style = "td { border-left: none; border-right: none; text-align: left }"
    body = f'<p class="caption">指定管理者の状況</p>{table(source, widths=(24, 22, 28, 26))}'
    return Case("cr_words_in_bands", ("statistics", "open sides"), page(body, style), (Expected(source),))


def _crossed_head() -> Case:
    """The corner cell is crossed by a stroke and names the rows and the columns."""
    source = grid(
        "年度／区分|児童|生徒|学生|計\n令和４|1,204|877|312|2,393\n令和５|1,188|869|305|2,362\n令和６|1,170|851|299|2,320",
        1,
    )
    body = table(source, widths=(28, 18, 18, 18, 18))
    corner = (
        '<td style="position:relative;height:34pt;padding:0">'
        '<svg style="position:absolute;left:0;top:0;width:100%;height:100%" '
        'preserveAspectRatio="none" viewBox="0 0 100 100"><line x1="0" y1="0" x2="100" y2="100" stroke="black" '
        'vector-effect="non-scaling-stroke" stroke-width="0.7"/></svg>'
        '<div style="text-align:right;padding:1pt 6pt">年度</div><div style="padding:1pt 6pt">区分</div></td>'
    )
    body = body.replace("<td>年度<br>区分</td>", corner)
    return Case("cr_crossed_head", ("statistics",), page(f"<h1>在籍者数</h1>{body}"), (Expected(source),))


def _percentages() -> Case:
    """Each figure has its share in brackets below it or beside it; footnote marks stand at labels and figures."""
    source = grid(
        """
区分※１|令和５年度|<|令和６年度|<|増減率
^|件数|構成比|件数|構成比|^
虐待相談|512／（うち新規 210）|（41.2%）|560／（うち新規 231）|（43.0%）|9.4%
障害相談|402|（32.3%）|398|（30.5%）|▲1.0%
非行相談※２|70|（5.6%）|66|（5.1%）|▲5.7%
その他|260|（20.9%）|279|（21.4%）|7.3%
合計|1,244|（100.0%）|1,303|（100.0%）|4.7%
""",
        2,
    )
    body = (
        f'<h2>（１）相談種別の件数</h2>{table(source)}<p style="font-size:9pt">※１　種別は主たる相談による。</p>'
        '<p style="font-size:9pt">※２　触法行為等を含む。</p>'
    )
    return Case("cr_percentages", ("statistics",), page(body), (Expected(source),))
