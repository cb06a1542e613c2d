"""Plans and schedules: arrows across months, callouts laid over cells, tables that go on under a changed caption."""

from bench.tableset.grid import Case, Expected, grid
from bench.tableset.producers.drawn import Paper, draw, place, solid
from bench.tableset.producers.html import page, table
from bench.tableset.producers.word import Look, document, page_break, paragraph
from bench.tableset.producers.word import table as word_table

_SCHEDULE = grid(
    """
取組|令和６年度|令和７年度|令和８年度|担当課
相談窓口の設置||||福祉課
システムの更新||||情報課
条例の見直し||||総務課
職員研修||||人事課
""",
    1,
)


def cases() -> list[Case]:
    """The papers of this module."""
    return [
        _arrows(),
        _arrows_with_text(),
        _bars(),
        _callouts(),
        _plan(),
        _captions_go_on(),
        _numbered_parts(),
        _notes_on_each_page(),
        _slide(),
    ]


def _arrow(paper: Paper, x0: float, x1: float, y: float) -> None:
    paper.canvas.setLineWidth(1)
    paper.line(x0, y, x1, y)
    path = paper.canvas.beginPath()
    path.moveTo(x1, paper.height - y)
    path.lineTo(x1 - 6, paper.height - y + 3)
    path.lineTo(x1 - 6, paper.height - y - 3)
    path.close()
    paper.canvas.drawPath(path, stroke=0, fill=1)


def _arrows() -> Case:
    """Arrows in the middle of rows, over one or more columns; nothing else stands in these cells."""
    paper = Paper()
    paper.text(60, 80, "年次計画")
    frame = place(60, 90, (120, 90, 90, 90, 80), [22.0, *[30.0] * 4])
    draw(paper, _SCHEDULE, frame, solid(), head=1)
    for row, first, last in ((1, 1.1, 2.0), (2, 1.5, 3.4), (3, 2.05, 2.9), (4, 1.05, 3.95)):
        xs = [frame.xs[int(v)] + (v - int(v)) * 90 for v in (first, last)]
        _arrow(paper, xs[0], xs[1], (frame.ys[row] + frame.ys[row + 1]) / 2)
    return Case("rl_arrows", ("schedules",), paper.finish(), (Expected(_SCHEDULE),))


def _arrows_with_text() -> Case:
    """Words above arrows that stay within a column."""
    source = grid(
        """
区分|<|４～６月|７～９月|１０～１２月|１～３月
調査|現況調査|実施|集計||
^|意向調査||実施|集計|
計画|素案|||作成|
^|意見公募||||実施
""",
        1,
    )
    paper = Paper()
    paper.text(60, 80, "策定の工程")
    frame = place(60, 90, (50, 80, 85, 85, 85, 85), [22.0, *[36.0] * 4])
    draw(paper, source, frame, solid(), head=1)
    for cell in source.cells:
        if cell.row and cell.column > 1 and cell.text:
            y = frame.ys[cell.row] + 27
            _arrow(paper, frame.xs[cell.column] + 3, frame.xs[cell.column + 1] - 3, y)
    return Case("rl_arrows_with_text", ("schedules",), paper.finish(), (Expected(source),))


def _bars() -> Case:
    """Coloured bars with white or black words across the months, as HTML schedules have them."""
    source = grid(
        "工程|４月|５月|６月|７月|８月\n仮設工事|準備||||\n基礎工事||掘削|||\n躯体工事|||||組立\n検査|||||", 1
    )
    style = "td { height: 24pt; width: 16%; position: relative } "
    style += ".b { position: absolute; top: 6pt; left: 4pt; right: 4pt; height: 14pt; background: #9cc3e6; "
    style += "border: 0.75pt solid #1f4e79; font-size: 8pt; padding-left: 2pt; box-sizing: border-box } "
    style += "* { print-color-adjust: exact; -webkit-print-color-adjust: exact }"
    body = table(source)
    for word in ("準備", "掘削", "組立"):
        body = body.replace(f"<td>{word}</td>", f'<td><div class="b">{word}</div></td>')
    return Case("cr_bars", ("schedules",), page(f"<h1>工事工程表</h1>{body}", style), (Expected(source),))


def _callouts() -> Case:
    """A sample form: remarks in frames are laid over rules; their words belong to the cell below them."""
    form = """
申請者|住所|千鳥野市中央１－２－３|<
^|氏名|山里　花子|<
^|電話|090-0000-1111|<
事業|名称|見守り訪問事業|<
^|経費|120,000|80,000
備考|||
"""
    remarked = form.replace("1111|<", "1111／日中つながる番号を書く|<")
    read = grid(remarked.replace("備考||", "備考||見積書の額と合わせる"))
    paper = Paper()
    paper.text(240, 70, "申請書（記入例）", 13)
    draw(paper, grid(form), place(60, 90, (70, 70, 170, 160), [30.0] * 6), solid())
    for x0, y0, x1, y1, text in (
        (330, 164, 480, 188, "日中つながる番号を書く"),
        (270, 246, 395, 265, "見積書の額と合わせる"),
    ):
        paper.fill(x0, y0, x1, y1, 1.0)
        paper.canvas.setLineWidth(1)
        paper.canvas.setDash([3, 2])
        paper.frame(x0, y0, x1, y1)
        paper.canvas.setDash([])
        paper.text(x0 + 6, y1 - 7, text, 9)
    return Case("rl_callouts", ("schedules",), paper.finish(), (Expected(read),))


def _plan() -> Case:
    """An action plan over three pages: goals and measures merged at the left, several rows of projects each."""
    lines = ["基本目標|施策|事業名|取組内容|目標値（令和１１年度）|所管"]
    number = 0
    for goal, count in (("１　こどもの権利を守る", 3), ("２　家庭を支える", 4), ("３　地域でつながる", 5)):
        for measure in range(count):
            for project in range(4):
                number += 1
                text = (
                    f"関係機関と連携し、{measure + 1}つの圏域で相談の機会を広げるとともに、支援を行う者の研修を進める。"
                )
                lines.append(
                    f"{goal if not (measure or project) else '^'}|"
                    f"{f'({measure + 1})施策{chr(0x30A2 + 2 * measure)}の推進' if not project else '^'}|"
                    f"第{number}事業|{text}|{40 + number}％|{('家庭支援課', '保育課', '教育委員会')[number % 3]}"
                )
    source = grid("\n".join(lines), 1)
    look = Look(may_split=False, head_fill="DDEBF7")
    body = word_table(source, (32, 34, 28, 92, 34, 30), look, size=10)
    return Case(
        "lo_plan",
        ("breaks", "spans"),
        document(paragraph("第３章　施策の展開", size=14), body, landscape=True),
        (Expected(source, 1, 3),),
    )


def _captions_go_on() -> Case:
    """The caption stands on both pages, with （続き） on the second; another table has a caption of its own."""
    rows = [f"{i}|団体{i}|{100 + i}千円|交付決定" for i in range(1, 31)]
    source = grid("\n".join(["番号|団体名|交付額|状況", *rows]), 1)
    first, rest = source.rows(0, 28), grid("\n".join(["番号|団体名|交付額|状況", *rows[27:]]), 1)
    other = grid("番号|団体名|交付額|状況\n1|婦人会|50千円|交付決定\n2|青年団|60千円|審査中", 1)
    paper = Paper()
    widths = (50, 200, 100, 100)
    paper.text(60, 66, "表３　補助金の交付状況")
    draw(paper, first, place(60, 74, widths, [25.0] * 28), solid(), head=1)
    paper.next_page()
    paper.text(60, 66, "表３　補助金の交付状況（続き）")
    draw(paper, rest, place(60, 74, widths, [25.0] * 4), solid(), head=1)
    paper.text(60, 220, "表４　追加の交付")
    draw(paper, other, place(60, 228, widths, [25.0] * 3), solid(), head=1)
    tables = (
        Expected(source, 1, 2, "表３　補助金の交付状況"),
        Expected(other, 2, caption="表４　追加の交付"),
    )
    return Case("rl_captions_go_on", ("breaks",), paper.finish(), tables)


def _numbered_parts() -> Case:
    """別紙 with the count of its pages (1/2, 2/2) beside the title, and a unit, on each page."""
    rows = [f"{i}|橋梁{i}号|市道{i * 3}号線|{12 + i}.{i % 10}|{'補修' if i % 3 else '点検'}" for i in range(1, 42)]
    source = grid("\n".join(["番号|名称|路線|延長|区分", *rows]), 1)
    paper = Paper()
    widths = (50, 130, 130, 80, 80)
    first, rest = source.rows(0, 27), grid("\n".join(["番号|名称|路線|延長|区分", *rows[26:]]), 1)
    for number, part in enumerate((first, rest)):
        if number:
            paper.next_page()
        paper.text(60, 50, "別紙１")
        paper.text(220, 66, f"橋梁点検一覧（{number + 1}／２）", 12)
        paper.text(470, 78, "（単位：ｍ）", 9)
        draw(paper, part, place(60, 84, widths, [25.0] * part.row_count), solid(), head=1)
    return Case("rl_numbered_parts", ("breaks",), paper.finish(), (Expected(source, 1, 2),))


def _notes_on_each_page() -> Case:
    """Below the table on each page: the same note, and the page's number; above: a running title."""
    head = "整理番号|事業名|予算額|決算額|評価"
    rows = [f"{i}|市民協働事業その{i}|{500 + i}|{480 + i}|{'ＡＢＣ'[i % 3]}" for i in range(1, 61)]
    source = grid("\n".join([head, *rows]), 1)
    blocks, begin = [], 0
    for number, count in enumerate((26, 26, 8)):
        part = grid("\n".join([head, *rows[begin : begin + count]]), 1)
        begin += count
        blocks += [page_break()] if number else []
        blocks += [
            paragraph("令和７年度　事務事業評価結果一覧", size=12, align="center"),
            paragraph("（単位：千円）", size=9, align="right"),
            word_table(part, (25, 70, 25, 25, 25), Look(repeats_head=False), size=10.5),
            paragraph("※　評価は、Ａ：継続、Ｂ：改善、Ｃ：縮小を示す。", size=9),
        ]
    return Case("lo_notes_on_each_page", ("breaks",), document(*blocks), (Expected(source, 1, 3),))


def _slide() -> Case:
    """A slide: coloured heads, white rules between coloured cells, bullets within, words at the side."""
    source = grid(
        "|現状|課題|今後の方向\n窓口|・来庁が前提／・待ち時間が長い|・夜間の対応がない|・予約制を導入\n電子申請|・２５手続|・利用が伸びない／・本人確認が煩雑|・４０手続に拡大／・手引を作成",
        1,
    )
    style = "@page { size: A4 landscape } td { border: 2pt solid white; background: #deebf7; vertical-align: top } "
    style += "thead td { background: #2e75b6; color: white; text-align: center } tbody td:first-child { background: "
    style += "#9dc3e6 } * { print-color-adjust: exact; -webkit-print-color-adjust: exact }"
    body = f"<h1>２　行政手続のオンライン化</h1><p>➢ 取組の方向を次のとおり整理した。</p>{table(source)}"
    return Case("cr_slide", ("fills",), page(body, style), (Expected(source),))
