"""What offices print, a second look: workbooks with titles in cells, ledgers, matrices, slides, notes within tables."""

from bench.tableset.grid import Case, Expected, grid
from bench.tableset.producers.drawn import Paper, borders, dashed, draw, place, solid, write
from bench.tableset.producers.html import page, table
from bench.tableset.producers.sheet import Part, workbook
from bench.tableset.producers.typeset import document as typst_document
from bench.tableset.producers.typeset import table as typst_table
from bench.tableset.producers.word import Look, document, page_break, paragraph
from bench.tableset.producers.word import table as word_table


def cases() -> list[Case]:
    """The papers of this module."""
    return [
        _grouped_by_rules(),
        _plain_bars(),
        _section_rows(),
        _budget_entries(),
        _digit_columns(),
        _two_column_pages(),
        _note_beside(),
        _inner_tables(),
        _total_first(),
        _dotted_entries(),
        _half_filled_pages(),
        _wide_over_pages(),
        _row_of_text(),
        _tree(),
        _calendar(),
        _signature_lines(),
        _timeline(),
        _heads_each_page_differ(),
        _cell_titles(),
        _percent_bars(),
    ]


def _grouped_by_rules() -> Case:
    """Open sides; rules only between groups of years; upright rules between columns."""
    years = [f"平成{y}" for y in range(21, 31)] + [f"令和{y}" for y in range(2, 7)]
    rows = [
        f"{y}年度|{3000 + 17 * i:,}|{1200 - 9 * i:,}|{1800 + 26 * i:,}|{40 + i % 7}.{i % 10}"
        for i, y in enumerate(years)
    ]
    source = grid("\n".join(["年度|総数|男|女|割合", *rows]), 1)
    paper = Paper()
    paper.text(60, 80, "表５　受講者数の推移")
    frame = place(60, 90, (100, 90, 90, 90, 80), [20.0, *[15.0] * 15])
    for row in (0, 1, 6, 11, 16):
        paper.line(60, frame.ys[row], frame.xs[-1], frame.ys[row])
    for x in frame.xs[1:-1]:
        paper.line(x, frame.ys[0], x, frame.ys[-1])
    write(paper, source, frame, head=1)
    return Case(
        "rl_grouped_by_rules", ("statistics",), paper.finish(), (Expected(source, caption="表５　受講者数の推移"),)
    )


def _plain_bars() -> Case:
    """Thick lines without heads in the months in which something is done, as old schedules have them."""
    source = grid(
        "作業項目|上期|<|下期|<|備考\n^|４～６月|７～９月|１０～１２月|１～３月|^\n測量|||||外注\n設計|||||\n用地交渉|||||２筆\n工事|||||",
        2,
    )
    paper = Paper()
    paper.text(60, 80, "事業工程表")
    frame = place(60, 90, (90, 80, 80, 80, 80, 70), [18.0, 18.0, *[26.0] * 4])
    draw(paper, source, frame, solid(), head=2)
    paper.canvas.setLineWidth(2.5)
    for row, x0, x1 in ((2, 160, 205), (3, 195, 270), (4, 240, 372), (5, 330, 455)):
        y = (frame.ys[row] + frame.ys[row + 1]) / 2
        paper.line(x0, y, x1, y)
    return Case("rl_plain_bars", ("schedules",), paper.finish(), (Expected(source),))


def _section_rows() -> Case:
    """Rows over all columns name the parts of a long list; the head is repeated on each page."""
    lines = ["番号|事業名|担当課|進捗|今後の取組"]
    number = 0
    for part, count in (("Ⅰ　予防と啓発", 14), ("Ⅱ　相談体制", 18), ("Ⅲ　自立の支援", 12)):
        lines.append(f"{part}|<|<|<|<")
        for _ in range(count):
            number += 1
            lines.append(
                f"{number}|啓発資料の作成{number}|{('広報課', '健康課')[number % 2]}|{'ABC'[number % 3]}|"
                "関係課と調整し、時期を早める。"
            )
    source = grid("\n".join(lines), 1)
    body = f"<h1>進捗管理表</h1>{table(source, widths=(8, 30, 16, 10, 36))}"
    return Case(
        "cr_section_rows", ("breaks", "spans"), page(body, "tr { break-inside: avoid }"), (Expected(source, 1, 2),)
    )


def _budget_entries() -> Case:
    """Entries of a budget book: open sides, dotted rules between the entries of one 目, remarks with amounts."""
    source = grid(
        """
目|本年度|前年度|比較|節|<|説明
^|^|^|^|区分|金額|^
1 総務管理費|41,200|40,100|1,100|1 報酬|12,000|職員報酬 12,000
^|^|^|^|3 職員手当等|8,200|期末手当 5,000／通勤手当 3,200
^|^|^|^|10 需用費|21,000|光熱水費 21,000
2 広報費|3,300|3,500|△200|10 需用費|3,300|印刷製本費 3,300
計|44,500|43,600|900|||
""",
        2,
    )
    paper = Paper()
    paper.text(60, 70, "２款　総務費　１項　総務管理費")
    paper.text(460, 82, "（単位　千円）", 9)
    frame = place(40, 90, (95, 60, 60, 55, 85, 60, 105), [16.0, 16.0, 20.0, 32.0, 20.0, 20.0, 20.0])
    inner = [frame.ys[3], frame.ys[4]]
    for x0, y0, x1, y1 in borders(source, frame):
        if x0 == x1 and x0 in (frame.xs[0], frame.xs[-1]):
            continue
        pen = dashed(1, 2) if y0 == y1 and y0 in inner else solid(0.5)
        pen(paper, x0, y0, x1, y1)
    write(paper, source, frame, size=8.5, leading=11.5, head=2)
    return Case("rl_budget_entries", ("open", "spans"), paper.finish(), (Expected(source),))


def _digit_columns() -> Case:
    """Amounts in columns that dotted upright rules part at the thousands, under one head: one column to the reader."""
    source = grid("科目|予算額|<|<|備考\n報償費|1|234|000|\n旅費||456|000|\n需用費|12|003|500|\n計|13|693|500|", 1)
    read = grid("科目|予算額|備考\n報償費|1234000|\n旅費|456000|\n需用費|12003500|\n計|13693500|", 1)
    paper = Paper()
    paper.text(60, 80, "収支予算書")
    frame = place(60, 90, (120, 40, 40, 40, 150), [20.0] * 5)
    for x0, y0, x1, y1 in borders(source, frame):
        is_inner = x0 == x1 and x0 in (frame.xs[2], frame.xs[3])
        (dashed(1, 1.5, width=0.3) if is_inner else solid())(paper, x0, y0, x1, y1)
    write(paper, source, frame, head=1)
    return Case("rl_digit_columns", ("statistics",), paper.finish(), (Expected(read),))


def _two_column_pages() -> Case:
    """A page in two columns of prose with a small table in each."""
    text = "地域の実情に応じた支援の体制を整えるため、関係機関と協議を重ねた。"
    one = grid("区分|件数\n新規|12\n継続|40\n終了|9", 1)
    two = grid("月|相談|訪問\n４月|31|8\n５月|28|11\n６月|35|7", 1)
    blocks = [paragraph(text * 3), word_table(one, (40, 30), Look()), paragraph(text * 14), paragraph(text * 4)]
    blocks += [word_table(two, (24, 24, 24), Look()), paragraph(text * 8)]
    return Case("lo_two_column_tables", ("beside",), document(*blocks, columns=2), (Expected(one), Expected(two)))


def _note_beside() -> Case:
    """A remark stands right of a table, on the level of its rows."""
    source = grid("区分|令和６年度|令和７年度\n定員|120|130\n在籍|118|126\n待機|7|2", 1)
    body = f'<h1>保育所の状況</h1><div style="display:flex;gap:18pt"><div style="width:60%">{table(source)}</div>'
    body += '<div style="width:35%">定員を増やしたことにより大きく減った。今後も保育士の確保に努める。</div></div>'
    return Case("cr_note_beside", ("beside",), page(body), (Expected(source, caption="保育所の状況"),))


def _inner_tables() -> Case:
    """A field of a form holds a small table of its own: its cells belong to the outer grid."""
    source = grid(
        """
事業名|子育て広場事業|<|<
実績|会場|回数|参加者
^|中央館|12|340
^|北部館|10|281
成果|参加者の満足度が高い。|<|<
""",
        0,
    )
    body = word_table(source, (30, 60, 30, 40), Look())
    return Case(
        "lo_inner_tables", ("forms", "spans"), document(paragraph("事業実績報告書", size=14), body), (Expected(source),)
    )


def _total_first() -> Case:
    """Typst: thick rules above and below, hair lines between; the total in the first row; indented labels."""
    lines = (
        "産業|事業所数|従業者数（人）",
        "全産業|2,310|18,402",
        "　農林漁業|58|402",
        "　建設業|311|2,048",
        "　製造業|402|5,120",
        "　　うち食料品|120|1,930",
        "　卸売・小売業|702|4,466",
    )
    source = grid("\n".join(lines), 1)
    read = grid("\n".join(line.lstrip("　") for line in lines), 1)
    stroke = "(x, y) => (top: if y <= 1 { 1pt } else { 0.2pt }, bottom: 1pt)"
    body = "= 産業別の事業所\n" + typst_table(source, "(6cm, 3cm, 4cm)", stroke=stroke)
    return Case("ty_total_first", ("open",), typst_document(body), (Expected(read),))


def _dotted_entries() -> Case:
    """Calc: a list whose rows are parted by hair lines, with titles and a date in cells above the head."""
    source = grid(
        "No.|氏名|所属|役職|任期\n"
        + "\n".join(
            f"{i}|委員{'甲乙丙丁戊己庚辛'[i - 1]}|{('大学', '医師会', '市民公募', '社協')[i % 4]}|"
            f"{'会長' if i == 1 else '委員'}|R7.4.1～R9.3.31"
            for i in range(1, 9)
        ),
        1,
    )
    part = Part(("令和７年度　地域福祉推進委員会　委員名簿", "令和７年４月１日現在"), source)
    return Case(
        "ca_member_list", ("rules",), workbook((part,), (12, 35, 40, 25, 45), rule="0.05pt"), (Expected(source),)
    )


def _half_filled_pages() -> Case:
    """Tables of one form on each page, each with its own title: not one table."""
    blocks, expected = [], []
    for i in range(1, 4):
        source = grid(
            f"項目|内容\n事業名|第{i}事業\n目的|居場所を広げる\n実績|{i * 12}回\n評価|{'ABC'[i - 1]}\n今後|継続",
            1,
        )
        blocks += [page_break()] if i > 1 else []
        blocks += [paragraph(f"事業評価シート（{i}）", size=14), word_table(source, (40, 120), Look())]
        expected.append(Expected(source, i))
    return Case("lo_sheets", ("apart", "forms"), document(*blocks), tuple(expected))


def _wide_over_pages() -> Case:
    """Landscape, twelve columns of narrow figures and long remarks, three pages, a total at the end."""
    head = "番号|施設名|構造|建築年|面積|" + "|".join(f"R{y}" for y in range(2, 7)) + "|判定|備考"
    lines = [head]
    for i in range(1, 56):
        figures = "|".join(f"{100 + i * k}" for k in range(5))
        note = "外壁の剝離が進み、早い時期の補修を要する。" if i % 5 == 0 else ""
        lines.append(
            f"{i}|集会所{i}|{'ＲＣ' if i % 2 else '木造'}|S{40 + i % 23}|{120 + i}.5|{figures}|"
            f"{'ＡＢＣＤ'[i % 4]}|{note}"
        )
    lines.append("計|<|<|<|8,140.5|" + "|".join(str(5500 + 1540 * k) for k in range(5)) + "||")
    source = grid("\n".join(lines), 1)
    style = "@page { size: A4 landscape; margin: 12mm } td { font-size: 8pt } tr { break-inside: avoid }"
    widths = (5, 13, 6, 7, 8, 7, 7, 7, 7, 7, 6, 20)
    return Case(
        "cr_wide_list", ("breaks", "sideways"), page(table(source, widths=widths), style), (Expected(source, 1, 3),)
    )


def _row_of_text() -> Case:
    """A table whose last row is a remark over all columns, and whose first is its title."""
    source = grid(
        """
令和６年度　指標の達成状況|<|<|<
指標|基準値|実績値|達成
登録世帯数|120|141|○
委託率（％）|18.2|21.5|○
研修回数|6|5|×
※　基準値は令和３年度末の値である。|<|<|<
""",
        2,
    )
    return Case(
        "lo_row_of_text", ("spans",), document(word_table(source, (60, 35, 35, 25), Look())), (Expected(source),)
    )


def _tree() -> Case:
    """An organisation chart with boxes in rows that touch nothing: no table."""
    paper = Paper()
    paper.text(60, 70, "推進体制")
    boxes = [(220, 90, "本部長"), (90, 150, "総務部会"), (220, 150, "福祉部会"), (350, 150, "教育部会")]
    boxes += [
        (90, 210, "総務班"),
        (220, 210, "相談班"),
        (350, 210, "学校班"),
        (90, 250, "広報班"),
        (220, 250, "保護班"),
    ]
    for x, y, name in boxes:
        paper.frame(x, y, x + 90, y + 24)
        paper.text(x + 14, y + 16, name)
    paper.line(265, 114, 265, 150)
    paper.line(135, 132, 395, 132)
    for x in (135, 395):
        paper.line(x, 132, x, 150)
    for x in (135, 265, 395):
        paper.line(x, 174, x, 210)
    return Case("rl_tree", ("not tables",), paper.finish())


def _calendar() -> Case:
    """A month's calendar with several lines in its days."""
    days = ["", "", *(str(day) for day in range(1, 31)), "", "", ""]
    weeks = [days[i : i + 7] for i in range(0, 35, 7)]
    notes = {"8": "8／育児相談", "15": "15／ことばの教室／10:00から", "22": "22／休館"}
    source = grid("\n".join(["日|月|火|水|木|金|土", *("|".join(notes.get(d, d) for d in week) for week in weeks)]), 1)
    style = "td { width: 14%; height: 40pt; vertical-align: top }"
    return Case("cr_calendar", ("text",), page(f"<h1>４月の予定</h1>{table(source)}", style), (Expected(source),))


def _signature_lines() -> Case:
    """Lines to write on, below each other, with labels before them: no table."""
    paper = Paper()
    paper.text(60, 80, "上記のとおり同意します。")
    for i, label in enumerate(("住所", "氏名", "電話番号", "続柄")):
        y = 130 + 30 * i
        paper.text(280, y, label)
        paper.line(340, y + 3, 520, y + 3)
    paper.text(60, 300, "受付者")
    paper.line(110, 303, 240, 303)
    return Case("rl_signature_lines", ("not tables",), paper.finish())


def _timeline() -> Case:
    """Dates at the left, what happened at the right, no rules at all: a list, read as lines."""
    rows = (
        "令和６年　４月　　要綱を制定",
        "　　　　　６月　　協議会を設置",
        "　　　　１０月　　中間報告",
        "令和７年　３月　　計画を決定",
    )
    body = "".join(f"<p style='margin-left:2em'>{row}</p>" for row in rows)
    return Case("cr_timeline", ("not tables",), page(f"<h1>策定の経過</h1>{body}"))


def _heads_each_page_differ() -> Case:
    """Two lists of the same columns, the second with its own title and head at the top of a page: two tables."""
    head = "番号|団体名|代表者|所在地"
    one = grid("\n".join([head, *(f"{i}|子ども食堂{i}|代表{i}|本町{i}番地" for i in range(1, 29))]), 1)
    two = grid("\n".join([head, *(f"{i}|学習支援会{i}|代表{i}|浜町{i}番地" for i in range(1, 8))]), 1)
    paper = Paper()
    widths = (40, 160, 120, 150)
    paper.text(60, 66, "１　食堂の一覧")
    draw(paper, one, place(60, 74, widths, [25.0] * 29), solid(), head=1)
    paper.next_page()
    paper.text(60, 66, "２　学習支援の一覧")
    draw(paper, two, place(60, 74, widths, [25.0] * 8), solid(), head=1)
    tables = (Expected(one, 1, caption="１　食堂の一覧"), Expected(two, 2, caption="２　学習支援の一覧"))
    return Case("rl_two_lists", ("apart",), paper.finish(), tables)


def _cell_titles() -> Case:
    """Two ruled tables on a sheet, an unruled remark between them, and a wider one below."""
    one = grid("区分|予算|決算\n歳入|500|512\n歳出|500|487", 1)
    two = grid("款|予算現額|決算額|執行率（％）\n総務費|200|196|98.0\n民生費|300|291|97.0", 1)
    parts = (Part(("決算の概要（千円）",), one), Part(("", "※　千円未満を四捨五入した。", "歳出の内訳"), two))
    return Case("ca_two_tables", ("apart",), workbook(parts, (35, 30, 30, 30)), (Expected(one), Expected(two)))


def _percent_bars() -> Case:
    """Coloured bars drawn in the cells of a column beside the figures."""
    rows = (("広報紙", 62), ("ちらし", 35), ("動画", 48), ("口コミ", 21))
    source = grid("媒体|割合（％）|グラフ\n" + "\n".join(f"{name}|{value}.0|" for name, value in rows), 1)
    body = table(source, widths=(25, 20, 55))
    for name, value in rows:
        bar = f"<div style='background:#5b9bd5;height:9pt;width:{value}%'></div>"
        body = body.replace(
            f'<td>{name}</td><td class="n">{value}.0</td><td></td>',
            f'<td>{name}</td><td class="n">{value}.0</td><td>{bar}</td>',
        )
    style = "* { print-color-adjust: exact; -webkit-print-color-adjust: exact }"
    return Case("cr_percent_bars", ("fills",), page(f"<h1>知った方法</h1>{body}", style), (Expected(source),))
