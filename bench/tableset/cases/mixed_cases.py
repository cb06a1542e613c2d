"""What three blind rounds were missed for: captions, hidden borders, dark heads, blocks, edges out of line."""

from bench.tableset.grid import Case, Expected, grid
from bench.tableset.producers.drawn import MINCHO, Frame, Paper, borders, draw, filled, place, write
from bench.tableset.producers.html import page, table
from bench.tableset.producers.sheet import Part, workbook
from bench.tableset.producers.typeset import document as typst_document
from bench.tableset.producers.typeset import table as typst_table
from bench.tableset.producers.word import Look, document, paragraph
from bench.tableset.producers.word import table as word_table


def cases() -> list[Case]:
    """The papers of this module."""
    return [
        _ages(),
        _captions_beside(),
        _caption_in_column(),
        _notes_inside(),
        _months(),
        _white_head(),
        _hidden_borders(),
        _regions(),
        _blocks(),
        _uneven(),
        _blank_side(),
        _labels_before_rules(),
        _unit_row(),
    ]


def _ages() -> Case:
    """Population by age in two blocks side by side, few rules: sums of five years at the left, single years right."""
    lines = ["年齢|総数|男|女|年齢|総数|男|女"]
    for left in range(0, 20, 5):
        for year in (None, *range(5)):
            lines.append("|".join(_of_age(first if year is None else first + year, 5 if year is None else 1)
                                  for first in (left, left + 20)))  # fmt: skip
    source = grid("\n".join(lines), 1)
    paper = Paper()
    paper.font = MINCHO
    paper.text(60, 70, "第３表　年齢（各歳）、男女別人口")
    paper.text(455, 84, "（単位：人）", 9)
    frame = place(60, 90, (70, 60, 55, 55, 70, 60, 55, 55), [20.0, *[15.0] * (len(lines) - 1)])
    for row in (0, 1, len(lines)):
        paper.canvas.setLineWidth(0.3 if row == 1 else 0.8)
        paper.line(60, frame.ys[row], frame.xs[-1], frame.ys[row])
    paper.canvas.setLineWidth(0.3)
    paper.line(frame.xs[4], frame.ys[0], frame.xs[4], frame.ys[-1])
    write(paper, source, frame, size=9, head=1)
    caption = "第３表　年齢（各歳）、男女別人口 （単位：人）"
    return Case("rl_ages", ("statistics",), paper.finish(), (Expected(source, caption=caption),))


def _of_age(first: int, years: int) -> str:
    men, women = years * (2010 + 7 * first), years * (1950 + 9 * first)
    name = str(first) if years == 1 else f"{first}～{first + 4}歳"
    return f"{name}|{men + women:,}|{men:,}|{women:,}"


def _captions_beside() -> Case:
    """Two small tables side by side without a gap rule, a third over the full width right below, all captioned."""
    one = grid("年齢|人数\n０～２歳|12\n３～５歳|18\n６歳以上|40\n計|70", 1)
    two = grid("入所理由|人数|割合\n虐待|38|54.3%\n養育拒否|9|12.9%\n親の疾病|14|20.0%\nその他|9|12.9%", 1)
    three = grid("年度|入所|退所|<|<|年度末\n^|^|家庭復帰|里親委託|その他|^\nR5|21|9|4|5|72\nR6|18|11|6|3|70", 2)
    paper = Paper()
    paper.text(60, 80, "（１）年齢別")
    draw(paper, one, place(60, 88, (90, 60), [17.0] * 5), head=1)
    paper.text(260, 80, "（２）入所理由別")
    draw(paper, two, place(260, 88, (110, 60, 60), [17.0] * 5), head=1)
    paper.text(60, 200, "（３）入退所の推移")
    draw(paper, three, place(60, 208, (70, 60, 80, 80, 80, 60), [17.0] * 4), head=2)
    return Case(
        "rl_captions_beside",
        ("beside",),
        paper.finish(),
        (
            Expected(one, 1, 1, "（１）年齢別"),
            Expected(two, 1, 1, "（２）入所理由別"),
            Expected(three, 1, 1, "（３）入退所の推移"),
        ),
    )


def _caption_in_column() -> Case:
    """A caption in one column of a page while prose stands in the other; a legend in a box below a table."""
    one = grid("年度|件数|前年度比\nR4|1,204|－\nR5|1,338|+11.1%\nR6|1,280|△4.3%", 1)
    lines = "記号|区分|施設数|備考\n◎|整備済|12|\n○|整備中|5|令和８年度完成\n△|計画中|3|用地取得済"
    two = grid(lines, 1)
    text = "県内の相談対応件数は、令和５年度に過去最多となった後、令和６年度はやや減少した。"
    text += "身近な窓口の周知が進んだことが背景にあると考えられる。"
    body = f'<h2>１　相談の状況</h2><div style="columns:2;column-gap:18pt"><p>{text * 2}</p>'
    body += (
        f'<p class=caption>表１　対応件数</p><div style="break-inside:avoid">{table(one)}</div><p>{text * 3}</p></div>'
    )
    body += f"<h2>２　整備の状況</h2>{table(two, widths=(12, 28, 20, 40))}"
    body += '<div style="border:0.75pt solid black;padding:4pt;width:60%;margin-top:8pt">'
    body += "凡例　◎：整備済（供用開始）　○：整備中　△：計画中<br>　　　なお、休止中のものを除く。</div>"
    tables = (Expected(one, caption="表１　対応件数"), Expected(two, caption="２　整備の状況"))
    return Case("cr_caption_in_column", ("beside", "not tables"), page(body), tables)


def _notes_inside() -> Case:
    """Notes within the frame, over all columns; a note below each table, the first one right above a caption."""
    one = grid(
        """
区分|定員|在籍児童数|充足率
乳児院（２か所）|55|41|74.5%
児童養護施設（９か所）|482|391|81.1%
児童心理治療施設（１か所）|50|32|64.0%
注１　在籍児童数は、令和７年３月１日現在。／注２　一時保護の児童を除く。|<|<|<
""",
        1,
    )
    two = grid(
        """
市町村|登録里親数|<|委託里親数|委託児童数
^|養育里親|専門里親|^|^
汐見市|48|4|21|25
月代市|31|2|14|15
鈴森町|9|－|3|3
計|88|6|38|43
（注）複数の種別に登録した里親は、主たる種別に計上した。|<|<|<|<
""",
        2,
    )
    body = f"<p class=caption>表４　施設の状況</p>{table(one, widths=(40, 20, 20, 20))}<p>※　資料：こども家庭課調べ</p>"
    body += f"<p class=caption>表５　里親の状況</p>{table(two, widths=(24, 18, 18, 20, 20))}"
    style = "thead td { text-align: center } p { font-size: 9pt }"
    tables = (Expected(one, caption="表４　施設の状況"), Expected(two, caption="表５　里親の状況"))
    return Case("cr_notes_inside", ("spans", "apart"), page(f"{body}<p>※　令和７年３月３１日現在</p>", style), tables)


def _months() -> Case:
    """Bare month numbers head the columns; three groups of rows with subtotals; landscape; thin."""
    lines = ["区分|<|4|5|6|7|8|9|10|11|12|1|2|3|計"]
    for g, (area, kinds) in enumerate((("新規", ("虐待", "非行", "障害")), ("継続", ("虐待", "非行", "障害")))):
        for i, kind in enumerate((*kinds, "小計")):
            lines.append(
                f"{area if i == 0 else '^'}|{kind}|"
                + "|".join(str((g + 2) * (i + 3) + m * 5 % 7) for m in range(12))
                + f"|{(g + 2) * (i + 3) * 12 + 36}"
            )
    lines.append("合計|<|" + "|".join(str(70 + m) for m in range(12)) + "|906")
    source = grid("\n".join(lines), 1)
    paper = Paper(size=(841.89, 595.28))
    paper.font = MINCHO
    paper.text(50, 60, "月別相談受付件数（令和６年度）", 12)
    draw(paper, source, place(50, 76, (40, 60, *[46] * 12, 56), [18.0] * 10), filled(0.5), size=9, head=1)
    return Case(
        "rl_months", ("headers",), paper.finish(), (Expected(source, caption="月別相談受付件数（令和６年度）"),)
    )


def _white_head() -> Case:
    """Chromium: a dark head with white letters, no outer frame, dotted lines between the rows, a pale first column."""
    source = grid(
        "施設種別|施設数|<|入所率|主な課題\n^|公立|民間|^|^\n乳児院|0|2|74.5%|夜間の職員の確保\n児童養護施設|1|8|81.1%|小規模化に伴う職員の配置\n自立援助ホーム|0|5|66.7%|就労先の開拓／家賃の支援\n母子生活支援施設|2|1|48.0%|建物の老朽化",
        2,
    )
    style = "td { border: none; border-bottom: 0.75pt dotted #555 } tbody td:first-child { background: #dbe5f1 } "
    style += "thead td { background: #1f3864; color: white; border: 0.75pt solid white }"
    return Case(
        "cr_white_head",
        ("fills",),
        page(f"<h2>２　施設の状況</h2>{table(source, widths=(24, 10, 10, 14, 42))}", style),
        (Expected(source),),
    )


def _hidden_borders() -> Case:
    """Word: a list of words without any rules, its head in bold, wide gutters."""
    source = grid(
        "会議名|開催日|議題\n第１回推進委員会|令和６年６月５日|計画の進捗状況について\n第２回推進委員会|令和６年９月１８日|数値目標の見直しについて\n第１回里親部会|令和６年１０月２日|里親の新規開拓について\n第３回推進委員会|令和７年１月２２日|次期計画の骨子について\n第２回里親部会|令和７年２月１２日|研修の在り方について",
        1,
    )
    rules = tuple((s, "nil") for s in ("top", "left", "bottom", "right", "insideH", "insideV"))
    pdf = document(
        paragraph("会議の開催状況は、次のとおりである。"),
        word_table(source, (50, 50, 66), Look(rules=rules, bold_head=True)),
        paragraph("いずれの会議も公開で行い、会議録を県のホームページに掲載した。"),
    )
    return Case("lo_hidden_borders", ("unruled",), pdf, (Expected(source),))


def _regions() -> Case:
    """Calc over three pages: labels merged over groups, subtotals over two columns, the head on each page, a total."""
    lines = ["圏域|市町村|児童数|<|里親数|<|備考", "^|^|令和５年度|令和６年度|令和５年度|令和６年度|^"]
    for r, region in enumerate(("汐見圏域", "月代圏域", "鈴森圏域", "青葉圏域", "若葉圏域", "双葉圏域")):
        for i in range(14):
            k = r * 14 + i
            name = f"{region[:2]}第{i + 1}{('市', '町', '村')[i % 3]}"
            figures = f"{2000 + 13 * k:,}|{1990 + 12 * k:,}|{4 + k % 9}|{5 + k % 8}"
            lines.append(f"{region if i == 0 else '^'}|{name}|{figures}|{'' if k % 11 else '速報値'}")
        lines.append(f"{region}計|<|{30000 + r:,}|{29000 + r:,}|{90 + r}|{95 + r}|")
    lines.append("県計|<|180,015|174,015|555|585|")
    source = grid("\n".join(lines), 2)
    part = Part(("圏域別の児童数と里親数",), source, repeats_head=True)
    return Case(
        "ca_regions",
        ("breaks", "spans", "headers"),
        workbook((part,), (26, 34, 23, 23, 23, 23, 22)),
        (Expected(source, 1, 2, "圏域別の児童数と里親数"),),
    )


def _blocks() -> Case:
    """A sheet with three blocks below each other, titles in cells, a block without rules at the end."""
    a = grid("区分|件数|前年比\n新規|120|+8\n継続|310|△4\n計|430|+4", 1)
    b = grid("項目|目標|実績|達成率\n訪問|200|188|94.0%\n面接|150|161|107.3%", 1)
    c = grid("指標|R4|R5|R6\n委託率|17.1|18.2|19.5\n登録数|120|131|140\n支援数|88|90|97", 1)
    pdf = workbook(
        (
            Part(("様式２　実績報告", "", "１　件数"), a),
            Part(("", "２　目標と実績"), b),
            Part(("", "３　指標の推移"), c, bare=True),
        ),
        (40, 30, 30, 30),
    )
    return Case("ca_blocks", ("apart",), pdf, (Expected(a), Expected(b), Expected(c)))


def _uneven() -> Case:
    """Inner edges miss each other by five points from row to row, as where cells were dragged by hand."""
    source = grid(
        """
事業名|内容|担当|期限
広報|相談窓口の周知を図るため、広報紙に案内を掲載した。|広報課|６月
会議|市町村の担当者会議を開き、家庭への対応を協議した。|企画課|９月
説明会|里親制度の説明会を県内４会場で開いた。|児相|１０月
研修|施設の職員を対象に、研修を２回実施した。|児相|１２月
""",
        1,
    )
    paper = Paper()
    ys = (80.0, 100.0, 132.0, 164.0, 196.0, 228.0)
    for row, shift in enumerate((0, 5, 0, -5, 5)):
        frame = Frame((60.0, 140.0 + shift, 380.0 - shift, 450.0 + shift / 2, 520.0), (ys[row], ys[row + 1]))
        part = source.rows(row, row + 1)
        for side in borders(part, frame):
            paper.line(*side)
        write(paper, part, frame, head=0 if row else 1)
    return Case("rl_uneven", ("rules",), paper.finish(), (Expected(source),))


def _blank_side() -> Case:
    """Two pages; the last column is for remarks, blank, its right side not drawn; no head on the second page."""
    rows = [f"{'ＡＢＣ'[i // 16]}|施設{i}|{30 + i % 7}|{28 + i % 6}|" for i in range(48)]
    source = grid("\n".join(["区分|施設名|定員|現員|備考", *rows]), 1)
    paper = Paper()
    for first, last in ((0, 30), (30, 49)):
        if first:
            paper.next_page()
        part = source.rows(first, last)
        frame = place(60, 60, (50, 160, 60, 60, 120), [24.0] * part.row_count)
        draw(paper, part, frame, sides="ltb", head=0 if first else 1)
    return Case("rl_blank_side", ("breaks", "open"), paper.finish(), (Expected(source, 1, 2),))


def _labels_before_rules() -> Case:
    """Typst: no upright rules; hair rules within a group begin behind its label, thick ones part groups; two pages."""
    lines = ["区分|番号|事業名|概要|決算額"]
    number = 0
    works = ("広報紙に案内を掲載", "担当者会議を開催", "説明会を４会場で開催", "職員の研修を実施")
    for area, count in (("総務", 16), ("福祉", 34), ("衛生", 20), ("教育", 18)):
        for i in range(count):
            number += 1
            name = f"{area if i == 0 else '^'}|{number}|{area}事業その{i + 1}"
            lines.append(f"{name}|{works[number % 4]}|{1200 + 31 * number:,}")
    source = grid("\n".join(lines), 1)
    stroke = "(x, y) => (top: if y <= 1 { 1pt } else { 0.2pt }, bottom: 0.2pt)"
    body = "= 決算の概要\n" + typst_table(source, "(20mm, 14mm, 46mm, 1fr, 26mm)", stroke=stroke)
    tables = (Expected(source, 1, 2, "決算の概要"),)
    return Case("ty_labels_before_rules", ("open", "breaks"), typst_document(body), tables)


def _unit_row() -> Case:
    """Units stand in a row of their own below heads of two levels."""
    source = grid(
        """
年度|世帯数|人口|<|面積
^|^|男|女|^
|世帯|人|人|ｋ㎡
令和４年度|12,004|15,110|15,801|88.2
令和５年度|12,120|15,022|15,740|88.2
令和６年度|12,233|14,930|15,688|88.2
""",
        3,
    )
    pdf = document(paragraph("人口と世帯"), word_table(source, (34, 32, 32, 32, 30), Look()))
    return Case("lo_unit_row", ("headers",), pdf, (Expected(source),))
