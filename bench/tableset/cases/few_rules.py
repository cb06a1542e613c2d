"""Tables that few rules show: words between three of them, heads that part columns, long labels, leaders, colour."""

from bench.tableset.grid import Case, Expected, grid
from bench.tableset.producers.drawn import MINCHO, Paper, place, write
from bench.tableset.producers.html import page, table
from bench.tableset.producers.typeset import document as typst_document
from bench.tableset.producers.typeset import table as typst_table


def cases() -> list[Case]:
    """The papers of this module."""
    return [
        _words_between_rules(),
        _words_typeset(),
        _prose_between_rules(),
        _two_line_labels(),
        _head_rules_only(),
        _heads_apart(),
        _leaders(),
        _stripes_of_words(),
    ]


def _words_between_rules() -> Case:
    """Rules above, below the head and at the end; long remarks wrap."""
    source = grid(
        """
会議名|議題|主な意見
第１回推進委員会|計画の骨子について|目標の考え方を整理し、指標の根拠を示すべきである。
第２回推進委員会|素案について|市町村の負担に配慮が必要
第３回推進委員会|意見公募の結果|おおむね妥当
第４回推進委員会|最終案の決定|異議なし
""",
        1,
    )
    style = "table { border-top: 1.5pt solid black; border-bottom: 1.5pt solid black } td { border: none } "
    style += "thead td { border-bottom: 0.75pt solid black }"
    body = "<h2>検討の経過</h2><p>推進委員会における検討の経過は次のとおりである。</p>"
    body += table(source, widths=(28, 32, 40)) + "<p>今後は、計画の周知に努める。</p>"
    return Case("cr_words_between_rules", ("open",), page(body, style), (Expected(source),))


def _words_typeset() -> Case:
    source = grid(
        "項目|担当|期限\n要綱の改正|総務係|6月末\n様式の整理|企画係|7月中旬\n周知文の作成|広報係|7月末\n説明会の開催|企画係|8月上旬",
        1,
    )
    stroke = "(x, y) => (top: if y == 0 { 1pt } else if y == 1 { 0.5pt } else { 0pt }, bottom: if y == 4 { 1pt } "
    body = typst_table(source, "(60mm, 40mm, 40mm)", stroke=stroke + "else { 0pt })")
    return Case(
        "ty_words_between_rules",
        ("open",),
        typst_document("= 今後の作業\n以下の作業を予定している。\n" + body),
        (Expected(source),),
    )


def _prose_between_rules() -> Case:
    """A leaflet: a heading with its date between two rules, prose in two columns below, a rule at the foot."""
    text = "地域の実情に応じた支援の体制を整えるため、関係機関と協議を重ねた。今後も取組を続ける。"
    body = "<div style='border-top:1pt solid black;border-bottom:1pt solid black;display:flex;"
    body += "justify-content:space-between;padding:3pt 0'><span>広報ちどり</span><span>第１２号</span></div>"
    body += f"<div style='columns:2;column-gap:20pt;padding:6pt 0;border-bottom:1pt solid black'>{text * 14}</div>"
    return Case("cr_prose_between_rules", ("not tables",), page(body))


def _two_line_labels() -> Case:
    """No rules in the body; long labels take two lines, the figures stand between them."""
    names = ("子育て短期支援事業（宿泊型）", "養育支援訪問", "児童養護施設退所者等アフターケア事業", "里親支援",
             "地域子育て支援拠点における相談事業")  # fmt: skip
    figures = ("132|540|62.1", "88|301|55.0", "41|120|40.2", "19|77|30.8", "310|1,204|81.5")
    rows = [f"{name}|{values}" for name, values in zip(names, figures, strict=True)]
    source = grid("\n".join(["事業名|利用者数|延日数|稼働率", *rows]), 1)
    paper = Paper()
    paper.font = MINCHO
    caption = "表３　事業別の利用状況"
    paper.text(60, 60, caption)
    for y in (70.0, 92.0):
        paper.line(55, y, 500, y)
    y = 85.0
    for row in range(source.row_count):
        cells = source.starting_in(row)
        lines = [part for part in (cells[0].text[:11], cells[0].text[11:]) if part]
        for number, line in enumerate(lines):
            paper.text(60, y + 14 * number, line)
        for cell, right in zip(cells[1:], (320, 400, 480), strict=True):
            paper.text(right - paper.width_of(cell.text), y + 7 * (len(lines) - 1), cell.text)
        y += 14 * len(lines) + (8 if row else 7)
    paper.line(55, y - 8, 500, y - 8)
    return Case("rl_two_line_labels", ("open", "statistics"), paper.finish(), (Expected(source, caption=caption),))


def _head_rules_only() -> Case:
    """The columns of each year are parted in the head only."""
    source = grid(
        """
市町村|令和４年度|<|令和５年度|<|令和６年度|<
^|件数|割合|件数|割合|件数|割合
青葉市|120|30.1|131|31.0|140|32.2
若葉市|88|22.1|84|19.9|90|20.7
双葉町|101|25.4|110|26.0|104|23.9
四葉村|89|22.4|98|23.2|101|23.2
計|398|100.0|423|100.0|435|100.0
""",
        2,
    )
    paper = Paper()
    paper.text(60, 60, "市町村別の件数")
    frame = place(60, 70, (90, 55, 55, 55, 55, 55, 55), [20.0, *[18.0] * 6])
    for number, y in enumerate(frame.ys):
        paper.line(frame.xs[1] if number == 1 else 60, y, frame.xs[-1], y)
    for number, x in enumerate(frame.xs):
        is_inner = number in (2, 4, 6)
        paper.line(x, frame.ys[1 if is_inner else 0], x, frame.ys[2 if is_inner else -1])
    write(paper, source, frame, head=2)
    return Case(
        "rl_head_rules_only", ("open", "headers"), paper.finish(), (Expected(source, caption="市町村別の件数"),)
    )


def _heads_apart() -> Case:
    """The uppermost heads are not parted by a rule, each stands in the middle of its two columns."""
    source = grid(
        """
種別|令和６年度|<|令和７年度|<
^|金額|％|金額|％
人件費|4,151|25.0|4,090|27.5
物件費|361|2.2|331|2.2
扶助費|380|2.3|327|2.2
その他|173|1.0|148|1.0
""",
        2,
    )
    paper = Paper()
    frame = place(60, 90, (110, 70, 50, 70, 50), [18.0] * 6)
    for number, y in enumerate(frame.ys):
        paper.line(frame.xs[1] if number == 1 else 60, y, frame.xs[-1], y)
    for number, x in enumerate(frame.xs):
        paper.line(x, frame.ys[0 if number in (0, 1, 5) else 1], x, frame.ys[-1])
    write(paper, source, frame, head=2)
    return Case("rl_heads_apart", ("open", "headers"), paper.finish(), (Expected(source),))


def _leaders() -> Case:
    """Dots lead from the labels to the amounts, below a numbered title."""
    source = grid("会費収入|1,200,000\n補助金|3,400,000\n寄附金|250,000\n雑収入|18,240\n合計|4,868,240")
    paper = Paper()
    paper.font = MINCHO
    paper.text(60, 60, "１　収入の部（円）")
    for row in range(source.row_count):
        label, amount = (cell.text for cell in source.starting_in(row))
        y, x = 84.0 + 18 * row, 86.0 + paper.width_of(label)
        paper.text(80, y, label)
        while x < 330:
            paper.text(x, y, "…")
            x += 10.5
        paper.text(430 - paper.width_of(amount), y, amount)
    return Case("rl_dotted_leaders", ("unruled",), paper.finish(), (Expected(source, caption="１　収入の部（円）"),))


def _stripes_of_words() -> Case:
    """A dark head, pale stripes, no rules, words only."""
    source = grid(
        """
区分|取組|状況
広報|県の広報紙に特集記事を掲載|実施済み
研修|市町村の職員を対象に開催|実施済み
調査|里親へのアンケート|集計中
連携|医療機関との協定を締結|調整中
相談|夜間の電話相談を開始|実施済み
""",
        1,
    )
    fill = '(x, y) => if y == 0 { rgb("#1f4e79") } else if calc.odd(y) { rgb("#deebf7") } else { none }'
    body = "= 取組の状況\n" + typst_table(source, "(30mm, 80mm, 40mm)", stroke="none", fill=fill)
    return Case("ty_stripes_of_words", ("fills",), typst_document(body), (Expected(source, caption="取組の状況"),))
