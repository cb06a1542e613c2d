"""Tables and pages, a third look: heads above lines without rules, groups, totals and split rows at page breaks."""

from bench.tableset.grid import Case, Expected, grid
from bench.tableset.producers.drawn import Paper, draw, filled, place, solid
from bench.tableset.producers.html import page, table
from bench.tableset.producers.sheet import Part, workbook
from bench.tableset.producers.typeset import document as typst_document
from bench.tableset.producers.typeset import table as typst_table
from bench.tableset.producers.word import Look, document, paragraph
from bench.tableset.producers.word import table as word_table


def cases() -> list[Case]:
    """The papers of this module."""
    return [
        _head_only(),
        _groups_over_pages(),
        _long_rows(),
        _sheet_over_pages(),
        _no_head_again(),
        _three_in_a_row(),
        _binding_shift(),
        _running_titles(),
        _widths_differ(),
        _total_alone(),
        _labels_in_type(),
        _numbered_remarks(),
        _lone_head(),
    ]


def _head_only() -> Case:
    """Only the head has rules and colour; the lines below have none."""
    rows = [f"{i}|{name}|{place_}|{count}" for i, (name, place_, count) in enumerate(
        (("青葉会", "中央公民館", "12"), ("けやきの会", "北部支所", "8"), ("手をつなぐ親の会", "福祉会館", "31"),
         ("さくら文庫", "東小学校", "5"), ("みどりの会", "南部支所", "17")), 1)]  # fmt: skip
    source = grid("\n".join(["番号|団体名|活動場所|会員数", *rows]), 1)
    style = "tbody td { border: none } thead td { border: 1pt solid black; background: #cfe2f3 } "
    style += "* { print-color-adjust: exact; -webkit-print-color-adjust: exact }"
    body = f"<h1>参加団体</h1>{table(source, widths=(12, 36, 34, 18))}<p>以上のとおり報告する。</p>"
    return Case("cr_head_only", ("open",), page(body, style), (Expected(source, caption="参加団体"),))


def _groups_over_pages() -> Case:
    """Two levels of labels, merged over rows that the breaks cut; a head of two levels on each page."""
    lines = ["分野|項目|細目|令和６年度|<|増減", "^|^|^|計画|実績|^"]
    number = 0
    for area, items in (("子育て", (9, 14, 6)), ("高齢", (12, 20)), ("障害", (7, 5, 9, 3))):
        first = True
        for i, count in enumerate(items):
            for j in range(count):
                number += 1
                lines.append(
                    f"{area if first else '^'}|{f'{area}支援{i + 1}' if not j else '^'}|細目{number}|"
                    f"{100 + number}|{98 + 2 * number}|{number - 2}"
                )
                first = False
    source = grid("\n".join(lines), 2)
    body = f"<h1>計画の進み具合</h1>{table(source, widths=(14, 22, 24, 14, 14, 12))}"
    return Case("cr_groups_over_pages", ("breaks", "spans"), page(body, "tr { break-inside: avoid }"),
                (Expected(source, 1, 3),))  # fmt: skip


def _long_rows() -> Case:
    """Long remarks in rows that pages cut in the middle, a repeated head."""
    text = "関係機関との協議を経て方針を定め、庁内の推進体制を整えるとともに、市民への周知を図った。"
    lines = ["事業名|取組の実績|課題と対応|評価"]
    lines += [f"事業{i}|{text * (2 + i % 4)}|{text * (1 + i % 3)}|{'ＡＢＣ'[i % 3]}" for i in range(1, 17)]
    source = grid("\n".join(lines), 1)
    body = word_table(source, (25, 70, 58, 15), Look(head_fill="EDEDED"), size=10.5)
    return Case("lo_long_rows", ("breaks",), document(paragraph("事業評価", size=14), body), (Expected(source, 1, 3),))


def _sheet_over_pages() -> Case:
    """A sheet of many rows, labels merged at the left, printed on three pages without repeating its head."""
    lines = ["所管|事業名|当初|補正|計"]
    for name, count in (("総務部", 17), ("福祉部", 44), ("建設部", 31), ("教育部", 28)):
        lines += [
            f"{name if not i else '^'}|{name}の事業その{i + 1}|{900 + i}|{i % 5}|{900 + i + i % 5}"
            for i in range(count)
        ]
    lines.append("合計|<|111,000|230|111,230")
    source = grid("\n".join(lines), 1)
    part = Part(("事業別予算一覧（千円）",), source)
    return Case(
        "ca_over_pages", ("breaks", "spans"), workbook((part,), (25, 70, 25, 25, 25)), (Expected(source, 1, 3),)
    )


def _no_head_again() -> Case:
    """No head on the second page; its first row is a subtotal."""
    head = "科目|内訳|金額（円）"
    first = [f"需用費|品目{i}|{1000 + 13 * i:,}" for i in range(1, 29)]
    rest = ["小計||37,254", *(f"役務費|品目{i}|{500 + 7 * i:,}" for i in range(1, 9)), "小計||4,252", "合計||41,506"]
    source = grid("\n".join([head, *first, *rest]), 1)
    widths = (120, 220, 110)
    paper = Paper()
    paper.text(60, 66, "支出の内訳")
    draw(paper, source.rows(0, 29), place(60, 76, widths, [25.0] * 29), filled(0.6), head=1)
    paper.next_page()
    draw(paper, source.rows(29, source.row_count), place(60, 60, widths, [25.0] * 11), filled(0.6))
    return Case("rl_no_head_again", ("breaks",), paper.finish(), (Expected(source, 1, 2, "支出の内訳"),))


def _three_in_a_row() -> Case:
    """The second table goes on over the break; a third of the same columns follows with its own caption and head."""
    head = "番号|案件|結果"
    one = grid("\n".join([head, *(f"{i}|第{i}号議案|可決" for i in range(1, 6))]), 1)
    rows = [f"{i}|請願第{i}号|{'採択' if i % 2 else '不採択'}" for i in range(1, 31)]
    two = grid("\n".join([head, *rows]), 1)
    three = grid("\n".join([head, *(f"{i}|意見書第{i}号|可決" for i in range(1, 4))]), 1)
    rest = grid("\n".join([head, *rows[20:]]), 1)
    widths = (60, 280, 110)
    paper = Paper()
    paper.text(60, 66, "（１）議案")
    draw(paper, one, place(60, 74, widths, [23.0] * 6), solid(), head=1)
    paper.text(60, 246, "（２）請願")
    draw(paper, two.rows(0, 21), place(60, 254, widths, [23.0] * 21), solid(), head=1)
    paper.next_page()
    draw(paper, rest, place(60, 60, widths, [23.0] * 11), solid(), head=1)
    paper.text(60, 346, "（３）意見書")
    draw(paper, three, place(60, 354, widths, [23.0] * 4), solid(), head=1)
    tables = (Expected(one), Expected(two, 1, 2), Expected(three, 2))
    return Case("rl_three_in_a_row", ("breaks", "apart"), paper.finish(), tables)


def _binding_shift() -> Case:
    """Margins change sides from page to page for binding; four pages, page numbers at the foot."""
    rows = [
        f"{i}|道路{i}号線|{300 + 7 * i}|{4 + i % 3}.{i % 10}|{'舗装' if i % 4 else '未舗装'}" for i in range(1, 101)
    ]
    head = "番号|路線名|延長|幅員|状態"
    source = grid("\n".join([head, *rows]), 1)
    paper = Paper()
    for number in range(4):
        if number:
            paper.next_page()
        part = grid("\n".join([head, *rows[27 * number : 27 * number + 27]]), 1)
        x = 80 if number % 2 else 50
        draw(paper, part, place(x, 60, (50, 170, 80, 80, 85), [26.0] * part.row_count), solid(0.4), head=1)
        paper.text(280, 820, f"－ {number + 1} －", 9)
    return Case("rl_binding_shift", ("breaks",), paper.finish(), (Expected(source, 1, 4),))


def _running_titles() -> Case:
    """A running title and a date above the table on each page, 次頁へ続く below it."""
    rows = [f"{i}|{'新規' if i % 3 else '継続'}|地域活動支援その{i}|{200 + i}" for i in range(1, 71)]
    head = "番号|区分|事業名|補助額"
    source = grid("\n".join([head, *rows]), 1)
    paper = Paper()
    for number, (begin, end) in enumerate(((0, 26), (26, 52), (52, 70))):
        if number:
            paper.next_page()
        paper.text(60, 40, "令和７年度　補助金交付先一覧", 9)
        paper.text(450, 40, "令和７年９月１日", 9)
        part = grid("\n".join([head, *rows[begin:end]]), 1)
        draw(paper, part, place(60, 60, (50, 70, 250, 90), [27.0] * part.row_count), solid(), head=1)
        if end < 70:
            paper.text(440, 800, "（次頁へ続く）", 9)
    return Case("rl_running_titles", ("breaks",), paper.finish(), (Expected(source, 1, 3),))


def _widths_differ() -> Case:
    """Columns of the second page are up to two points wider or narrower."""
    rows = [f"R7.{1 + i % 12}.{1 + i % 28}|第{i}回部会|議事の{i}を協議した。" for i in range(1, 41)]
    head = "年月日|会議等|内容等"
    source = grid("\n".join([head, *rows]), 1)
    paper = Paper()
    first, rest = source.rows(0, 29), grid("\n".join([head, *rows[28:]]), 1)
    draw(paper, first, place(60, 60, (90, 140, 250), [25.0] * 29), solid(), head=1)
    paper.next_page()
    draw(paper, rest, place(60, 60, (91.5, 138.2, 250.5), [25.0] * 13), solid(), head=1)
    return Case("rl_widths_differ", ("breaks",), paper.finish(), (Expected(source, 1, 2),))


def _total_alone() -> Case:
    """Typst: labels over rows; the last page has the head again and the total only."""
    lines = ["区|町名|世帯数|人口"]
    for name, count in (("東区", 19), ("西区", 22)):
        lines += [f"{name if not i else '^'}|{name[:1]}町{i + 1}丁目|{120 + i}|{300 + 3 * i}" for i in range(count)]
    lines.append("合計|<|5,200|13,100")
    source = grid("\n".join(lines), 1)
    body = "= 町丁別の世帯と人口\n" + typst_table(source, "(3cm, 6cm, 3cm, 3cm)", inset="5.2pt")
    return Case("ty_total_alone", ("breaks", "spans"), typst_document(body), (Expected(source, 1, 2),))


def _labels_in_type() -> Case:
    """Left labels written downwards with wide gaps, over rows of two kinds."""
    source = grid(
        "区分|項目|件数|割合\n相談|来所|120|40.0\n^|電話|150|50.0\n^|訪問|30|10.0\n支援|短期|44|55.0\n^|継続|36|45.0", 1
    )
    look = Look(vertical=((1, 0), (4, 0)), heights=((1, 30), (4, 30)))
    body = word_table(source, (15, 50, 30, 30), look)
    return Case(
        "lo_labels_in_type",
        ("vertical", "spans"),
        document(paragraph("相談と支援", size=12), body),
        (Expected(source),),
    )


def _numbered_remarks() -> Case:
    """Cells with numbered items, each on a line of its own by the author, and a note in small type below the table."""
    source = grid(
        """
項目|現状|今後の対応
人材|①研修を年２回開催／②参加者が減少|①日程を見直す／②動画で配信する
財源|①補助金が減額|①基金を活用／②寄附を募る／③使用料を見直す
広報|①広報紙に掲載|①ＳＮＳを活用
""",
        1,
    )
    body = f'<h2>３　課題と対応</h2>{table(source, widths=(16, 42, 42))}<p style="font-size:8pt">注）３月末</p>'
    return Case("cr_numbered_remarks", ("text",), page(body), (Expected(source),))


def _lone_head() -> Case:
    """The head stands alone at the end of a page, its rows on the next one."""
    other = grid("区分|内容\n" + "\n".join(f"第{i}条|条文の趣旨その{i}" for i in range(1, 29)), 1)
    head = "事業名|対象|回数|参加者"
    source = grid(
        "\n".join([head, *(f"講座{i}|{('保護者', '支援者')[i % 2]}|{i + 2}|{20 + 3 * i}" for i in range(1, 9))]), 1
    )
    paper = Paper()
    draw(paper, other, place(60, 60, (100, 380), [24.0] * 29), solid(), head=1)
    paper.text(60, 780, "講座の開催状況")
    widths = (180, 120, 80, 100)
    draw(paper, source.rows(0, 1), place(60, 788, widths, [22.0]), solid(), head=1)
    paper.next_page()
    draw(paper, source.rows(1, 9), place(60, 60, widths, [22.0] * 8), solid())
    return Case("rl_lone_head", ("breaks",), paper.finish(), (Expected(other), Expected(source, 1, 2)))
