"""What blind rounds 11 and 12 missed: tables that go on without rules, half a head again, texts beyond the frame."""

from bench.tableset.grid import Case, Expected, grid
from bench.tableset.producers.drawn import Paper, borders, draw, filled, place, write
from bench.tableset.producers.html import page, table
from bench.tableset.producers.word import Look, document, paragraph
from bench.tableset.producers.word import table as word_table

_TEXTS = (
    "要保護児童対策地域協議会の調整機関に専門職を配置し、進行管理を行った。",
    "一時保護所における学習支援員を１名増員した。",
    "ショートステイの受入先として、新たに里親５家庭を登録した。",
)


def cases() -> list[Case]:
    """The papers of this module."""
    return [
        _unruled_over_pages(),
        _half_head(),
        _total_between_rules(),
        _fields_over_pages(),
        _beyond_the_frame(),
        _two_rows_each(),
        _days(),
        _words_below_words(),
    ]


def _unruled_over_pages() -> Case:
    """Figures in columns without any rule, rows far apart, over two pages; caption and head are said again."""
    names = "青赤白黒緑紫茶金銀桃橙藍紺朱灰碧翠紅琥珊瑚真珠貝鉄銅鉛錫亜硝"
    rows = [
        f"{m}市|{1200 + 31 * i:,}|{640 + 17 * i:,}|{560 + 14 * i:,}|{10 + i % 9}.{i % 10}" for i, m in enumerate(names)
    ]
    head = "市町村|総数|男|女|率（‰）"
    caption = "第８表　市町村別対象者数"
    paper = Paper()
    for k in range(2):
        part = grid("\n".join([head, *rows[k * 20 : (k + 1) * 20]]), 1)
        paper.text(240, 40, "令和６年版　福祉統計年報", 9)
        paper.text(60, 80, caption + ("（つづき）" if k else ""))
        write(paper, part, place(60, 95, (110, 90, 90, 90, 80), [30.0] * part.row_count), head=1)
        paper.text(290, 815, f"- {31 + k} -", 9)
        if not k:
            paper.next_page()
    source = grid("\n".join([head, *rows]), 1)
    return Case("rl_unruled_over_pages", ("breaks", "unruled"), paper.finish(), (Expected(source, 1, 2, caption),))


def _half_head() -> Case:
    """The head has two levels; on the second page only its lower one stands again."""
    low = "計画|実績|率|計画|実績|率"
    head = ["市町村|令和５年度|<|<|令和６年度|<|<", f"^|{low}"]
    rows = [
        f"第{i}市|{40 + i}|{38 + i}|{90 + i % 9}.{i % 10}%|{44 + i}|{40 + i}|{88 + i % 11}.{i % 7}%"
        for i in range(1, 46)
    ]
    widths = (90, 60, 60, 65, 60, 60, 65)
    paper = Paper()
    draw(paper, grid("\n".join([*head, *rows[:30]]), 2), place(60, 60, widths, [23.0] * 32), head=2)
    paper.next_page()
    draw(paper, grid("\n".join([f"市町村|{low}", *rows[30:]]), 1), place(60, 60, widths, [23.0] * 16), head=1)
    source = grid("\n".join([*head, *rows]), 2)
    return Case("rl_half_head", ("breaks", "headers"), paper.finish(), (Expected(source, 1, 2),))


def _total_between_rules() -> Case:
    """Rules above and below the head and at the end; the total stands alone on the next page, text below it."""
    head, total = "相談種別|受付|対応|継続", "計|1,040|988|130"
    rows = [f"{k}相談{i}|{30 + i}|{28 + i}|{3 + i % 5}" for i in range(1, 14) for k in ("養護", "障害")]
    paper = Paper()
    frame = place(70, 80, (140, 90, 90, 90), [26.0] * 27)
    paper.text(70, 70, "表４　相談種別対応件数")
    for y in (frame.ys[0], frame.ys[1], frame.ys[-1]):
        paper.line(70, y, 480, y)
    write(paper, grid("\n".join([head, *rows]), 1), frame, head=1)
    paper.next_page()
    frame = place(70, 60, (140, 90, 90, 90), [26.0])
    for y in frame.ys:
        paper.line(70, y, 480, y)
    write(paper, grid(total), frame)
    paper.text(70, 130, "　総数は前年度を上回った。養護相談が約半数を占める状況は変わっていない。")
    source = grid("\n".join([head, *rows, total]), 1)
    tables = (Expected(source, 1, 2, "表４　相談種別対応件数"),)
    return Case("rl_total_between_rules", ("breaks", "few"), paper.finish(), tables)


def _fields_over_pages() -> Case:
    """Fields and their texts, no head; most of the labels that tell it is a form stand on the second page."""
    fields = (
        ("事業の名称", "里親支援センター運営事業"),
        ("運営", "県（社会福祉法人に委託）"),
        ("趣旨", _TEXTS[0] * 6),
        ("経過", "／".join(f"{i}　{_TEXTS[i % 3] * 3}" for i in range(1, 15))),
        ("成果", "／".join(f"・{_TEXTS[(i + 1) % 3] * 2}" for i in range(1, 14))),
        ("課題", _TEXTS[1] * 12),
        ("予算額", "12,345千円"),
        ("今後", _TEXTS[2] * 9),
    )
    source = grid("\n".join("|".join(field) for field in fields))
    pdf = document(paragraph("事業評価シート", size=14, align="center"), word_table(source, (34, 132), Look()))
    return Case("lo_fields_over_pages", ("breaks", "forms"), pdf, (Expected(source, 1, 2, "事業評価シート"),))


def _beyond_the_frame() -> Case:
    """Remarks too long for their cells run over the frame's right side, as spreadsheets print them."""
    source = grid(
        "番号|事業名|決算額|備考\n1|広報事業|1,200|広報紙の印刷部数を見直した\n2|研修事業|3,400|\n"
        "3|調査事業|560|国庫補助の対象外\n4|委託事業|12,000|前年度からの繰越しを含み契約変更あり",
        1,
    )
    bare = grid("番号|事業名|決算額|備考\n1|広報事業|1,200|\n2|研修事業|3,400|\n3|調査事業|560|\n4|委託事業|12,000|")
    caption = "事業別決算額（単位：千円）"
    paper = Paper()
    paper.text(60, 60, caption)
    frame = place(60, 70, (40, 110, 70, 90), [20.0] * 5)
    for ends in borders(source, frame):
        paper.line(*ends)
    write(paper, bare, frame, head=1)
    for row in (1, 3, 4):
        paper.text(frame.xs[3] + 3, frame.ys[row] + 13.5, source.at(row, 3).text, 9.5)
    return Case("rl_beyond_the_frame", ("rules",), paper.finish(), (Expected(source, 1, 1, caption),))


def _two_rows_each() -> Case:
    """Two rows an indicator, target and result, whose labels are no form's; light grey rules."""
    lines = ["指標|区分|R2|R3|R4|R5|R6|所管"]
    for k in range(6):
        label = f"指標{k + 1}　支援を受けた世帯の割合"
        lines.append(f"{label}|目標|{40 + k}%|{45 + k}%|{50 + k}%|{55 + k}%|{60 + k}%|第{k + 1}課")
        lines.append(f"^|実績|{38 + k}%|{44 + k}%|{52 + k}%|－|－|^")
    source = grid("\n".join(lines), 1)
    body = f"<h2>数値目標の達成状況</h2>{table(source, widths=(30, 10, 9, 9, 9, 9, 9, 15))}"
    pdf = page(body, "td { border: 0.75pt solid #d9d9d9 }")
    return Case("cr_two_rows_each", ("rules",), pdf, (Expected(source, 1, 1, "数値目標の達成状況"),))


def _days() -> Case:
    """The days of a month, their weekdays below, marks in the cells."""
    days = "|".join(str(d) for d in range(1, 31))
    week = "|".join("火水木金土日月"[(d - 1) % 7] for d in range(1, 31))
    lines = [f"氏名|{days}|計", f"^|{week}|^"]
    for i, name in enumerate(("青木", "井上", "上田", "江藤", "岡本", "加藤")):
        marks = ("休" if (d + i) % 7 in (5, 6) else "○" if (d * i) % 5 else "早" for d in range(1, 31))
        lines.append(f"{name}|{'|'.join(marks)}|{20 + i}")
    source = grid("\n".join(lines), 2)
    caption = "４月　勤務予定表"
    body = word_table(source, (24, *([7] * 30), 14), Look(), size=8)
    pdf = document(paragraph(caption, size=12), body, landscape=True)
    return Case("lo_days", ("headers",), pdf, (Expected(source, 1, 1, caption),))


def _words_below_words() -> Case:
    """Heads that name a year's 成果 and 取組, words below them; rules that are filled rectangles."""
    source = grid(
        "重点施策|令和６年度の成果|令和７年度の取組|担当\n里親委託の推進|委託率が３割を超えた|支援センターの増設|家庭福祉係\n"
        "一時保護の充実|個室化を完了|学習支援の拡充|相談所\n自立支援|居住支援を開始|相談員の増員|家庭福祉係",
        1,
    )
    paper = Paper()
    paper.text(60, 60, "重点施策の進捗", 14)
    draw(paper, source, place(60, 72, (110, 140, 140, 80), [24.0] * 4), filled(), head=1)
    return Case("rl_words_below_words", ("headers",), paper.finish(), (Expected(source, 1, 1, "重点施策の進捗"),))
