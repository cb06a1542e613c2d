"""Long tables and what stands about their breaks: footnotes, pages of another direction, printed titles, sections."""

from dataclasses import replace

from bench.tableset.grid import Case, Expected, Grid, grid
from bench.tableset.producers.drawn import Paper, draw, place
from bench.tableset.producers.html import page, table
from bench.tableset.producers.sheet import Part, workbook
from bench.tableset.producers.word import Look, document, paragraph, section_end
from bench.tableset.producers.word import table as word_table


def cases() -> list[Case]:
    """The papers of this module."""
    return [
        _footnotes(),
        _other_widths(),
        _mixed_pages(),
        _printed_titles(),
        _another_year(),
        _head_of_another(),
        _questions(),
        _labels_in_type_over_pages(),
    ]


def _footnotes() -> Case:
    """Footnotes stand below the first page's part, whose last row is followed by one more on the next page."""
    lines = ["事業名|予算額（千円）|決算額（千円）|執行率|備考"]
    for i in range(60):
        note = {4: "[1]", 41: "[2]"}.get(i, "")
        lines.append(
            f"地域支援事業その{i + 1}{note}|{1200 + 37 * i:,}|{1100 + 35 * i:,}|{90 + i % 10}.{i % 7}%|"
            f"{'' if i % 9 else '繰越あり'}"
        )
    source = "\n".join(lines)
    table = word_table(grid(source, 1), (58, 30, 30, 20, 34), Look())
    notes = ("補正予算を含む。", "国庫補助の交付決定が遅れたため一部を繰り越した。")
    pdf = document(
        paragraph("事業別決算の状況", size=12), table, header="令和６年度決算資料　健康福祉部", footnotes=notes
    )
    read = grid(source.replace("[1]", "1").replace("[2]", "2"), 1)
    return Case("lo_footnotes", ("breaks",), pdf, (Expected(read, 1, 2, "事業別決算の状況"),))


def _other_widths() -> Case:
    """The second page lies on its side: the same head over wider columns, below the caption with （続き）."""
    head = "番号|団体名|活動内容|代表者"
    works = ("見守り", "配食", "学習支援")
    rows = [f"{i}|団体その{i}|{works[i % 3]}を月{i % 4 + 1}回実施|代表{i}" for i in range(1, 41)]
    caption = "表２　登録団体の一覧"
    paper = Paper()
    paper.text(60, 56, caption)
    draw(paper, grid("\n".join([head, *rows[:27]]), 1), place(60, 66, (40, 130, 200, 100), [26.0] * 28), head=1)
    paper.next_page(size=(841.89, 595.28))
    paper.text(60, 50, f"{caption}（続き）")
    draw(paper, grid("\n".join([head, *rows[27:]]), 1), place(60, 60, (60, 200, 320, 140), [26.0] * 14), head=1)
    source = grid("\n".join([head, *rows]), 1)
    return Case("rl_other_widths", ("breaks", "sideways"), paper.finish(), (Expected(source, 1, 2, caption),))


def _mixed_pages() -> Case:
    """Portrait, landscape, portrait: two lists of the same columns with a table of months between."""
    months = ("4", "5", "6", "7", "8", "9", "10", "11", "12", "1", "2", "3")
    one = grid(
        "番号|施設名|所在地|定員\n" + "\n".join(f"{i}|第{i}保育所|本町{i}丁目|{40 + i}" for i in range(1, 13)), 1
    )
    rows = [
        f"{i}|{('新規', '継続', '終了')[i % 3]}{i}|{'|'.join(str(i * m % 17 + 1) for m in range(1, 13))}|{100 + i}"
        for i in range(1, 41)
    ]
    rows.append(f"計|<|{'|'.join(str(300 + m) for m in range(12))}|3,666")
    two = grid("\n".join([f"番号|区分|{'|'.join(f'{m}月' for m in months)}|計", *rows]), 1)
    three = grid(
        "番号|施設名|所在地|定員\n" + "\n".join(f"{i}|第{i}児童館|浜町{i}丁目|{30 + i}" for i in range(1, 31)), 1
    )
    captions = ("１　保育所の一覧", "２　月別の受理件数", "３　児童館の一覧")
    titles = [paragraph(caption, size=12) for caption in captions]
    look, widths = Look(), (20, 60, 60, 25)
    pdf = document(
        *(titles[0], word_table(one, widths, look), section_end()),
        *(titles[1], word_table(two, (14, 28) + (15,) * 12 + (20,), look), section_end(landscape=True)),
        *(titles[2], word_table(three, widths, look)),
    )
    tables = (
        Expected(one, 1, 1, captions[0]),
        Expected(two, 2, 2, captions[1]),
        Expected(three, 4, 1, captions[2]),
    )
    return Case("lo_mixed_pages", ("breaks", "apart", "sideways"), pdf, tables)


def _printed_titles() -> Case:
    """Calc prints title, unit and a head of two levels on each page; the total ends the last one."""
    lines = ["年度|総数|<|男|<|女|<", "^|実数|構成比|実数|構成比|実数|構成比"]
    for i in range(90):
        men, women = f"{4500 + 7 * i:,}|{49 + i % 3}.{i % 10}", f"{4500 + 6 * i:,}|{48 + i % 3}.{9 - i % 10}"
        lines.append(f"{('昭和', '平成', '令和')[i // 30]}{1 + i % 30}年度|{9000 + 13 * i:,}|100.0|{men}|{women}")
    lines.append("計|900,000|100.0|450,000|50.0|450,000|50.0")
    source = grid("\n".join(lines), 2)
    caption = "第１２表　年度別利用者数の推移"
    part = Part((f"{caption}（単位：人、％）",), source, repeats_head=True)
    pdf = workbook((part,), (32, 24, 20, 24, 20, 24, 20))
    return Case(
        "ca_printed_titles", ("breaks", "headers"), pdf, (Expected(source, 1, 2, f"{caption}（単位：人、％）"),)
    )


def _another_year() -> Case:
    """The next page has a table on the same columns whose head names another year: not one table."""

    def of_year(year: int, count: int) -> Grid:
        rows = [f"事業{i}|{i * 10}|{i * 9 + year}|{'ABC'[i % 3]}" for i in range(1, count)]
        return grid("\n".join([f"令和{year}年度|計画|実績|評価", *rows]), 1)

    one, other = of_year(6, 30), of_year(7, 12)
    widths = (160, 90, 90, 90)
    paper = Paper()
    draw(paper, one, place(60, 60, widths, [24.0] * 30), head=1)
    paper.next_page()
    draw(paper, other, place(60, 60, widths, [24.0] * 12), head=1)
    return Case("rl_another_year", ("apart",), paper.finish(), (Expected(one), Expected(other, 2)))


def _head_of_another() -> Case:
    """A sheet's printed head, the first list's, stands above the rest of the second list, which has more columns."""
    first, second = "番号|事業名|金額|理由", "番号|事業名|変更前|変更後|理由"
    one = grid("\n".join([first, *(f"{i}|道路整備{i}|{900 + i}|入札の不調による。" for i in range(1, 21))]), 1)
    two = grid(
        "\n".join([second, *(f"{i}|公園整備{i}|{500 + i}|{600 + i}|設計の変更による。" for i in range(1, 9))]), 1
    )
    narrow, wide = (45, 160, 70, 200), (45, 160, 70, 70, 130)
    paper = Paper()
    for number in range(2):
        paper.text(220, 50, "繰越事業一覧表", 13)
        paper.text(60, 70, "１　追加")
        paper.text(470, 70, "（単位：千円）", 9)
        if not number:
            draw(paper, one, place(60, 78, narrow, [25.0] * 21), head=1)
            paper.text(60, 632, "２　変更")
            draw(paper, two.rows(0, 5), place(60, 640, wide, [25.0] * 5), head=1)
            paper.next_page()
    printed = grid("番号|事業名|金額|理由|<", 1)
    cells = (*printed.cells, *(replace(c, row=c.row - 4) for c in two.cells if c.row > 4))
    draw(paper, Grid(cells, 5, 5, 1), place(60, 78, wide, [25.0] * 5), head=1)
    tables = (Expected(one, 1, 1, "１　追加 （単位：千円）"), Expected(two, 1, 2, "２　変更"))
    return Case("rl_head_of_another", ("breaks",), paper.finish(), tables)


def _questions() -> Case:
    """Questions and answers in writing, in parts, their rows cut by the pages: a table, and nobody's speech."""
    texts = (
        "対象となる家庭の範囲を知りたい。",
        "申請に必要な書類を減らせないか。手続に時間がかかるとの声がある。",
        "要綱の定めにより、県内に住所を有する家庭を対象としている。状況により個別に判断する。",
    )
    lines = ["No.|質問|回答"]
    for i in range(1, 25):
        if i % 8 == 1:
            lines.append(f"{('Ⅰ　制度について', 'Ⅱ　手続について', 'Ⅲ　その他')[i // 8]}|<|<")
        lines.append(f"{i}|{texts[i % 2]}|{texts[2] * (1 + i % 4)}")
    source = grid("\n".join(lines), 1)
    style = "thead { display: table-row-group } td { vertical-align: top }"
    body = f"<h1>質問と回答</h1>{table(source, widths=(7, 35, 58))}"
    return Case("cr_questions", ("breaks",), page(body, style), (Expected(source, 1, 3),))


def _labels_in_type_over_pages() -> Case:
    """Labels written downwards, merged over rows that the pages cut; a head of two levels on each page."""
    text = "関係機関と定期的に協議を行い、支援を必要とする家庭の早期把握に努めた。"
    lines = ["区分|<|事業|令和６年度|<|課題", "^|^|^|計画|実績|^"]
    number = 0
    for area, parts in (("予防と早期発見", (3, 4)), ("支援の充実", (4, 5, 3)), ("人材育成", (3,))):
        for i, count in enumerate(parts):
            for j in range(count):
                number += 1
                labels = f"{'^' if i or j else area}|{'^' if j else f'細目{i + 1}'}"
                lines.append(f"{labels}|事業{number}の推進|{text}|{text * (1 + number % 3)}|{text * (1 + number % 2)}")
    source = grid("\n".join(lines), 2)
    look = Look(vertical=tuple((c.row, 0) for c in source.cells if c.column == 0 and c.row > 1))
    caption = "別紙２　施策の評価"
    body = word_table(source, (12, 16, 26, 40, 46, 32), look)
    pdf = document(paragraph(caption, size=12), body, header="令和７年度第１回推進会議　資料")
    return Case("lo_labels_over_pages", ("breaks", "vertical", "headers"), pdf, (Expected(source, 1, 4, caption),))
