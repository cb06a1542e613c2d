"""Forms and council papers: labels beside fields, boxes for seals, old and new wording, answers, what is no table."""

from bench.tableset.grid import Case, Expected, grid
from bench.tableset.producers.drawn import Paper, draw, place, solid
from bench.tableset.producers.html import page, table
from bench.tableset.producers.sheet import Part, workbook
from bench.tableset.producers.word import Look, document, paragraph
from bench.tableset.producers.word import table as word_table


def cases() -> list[Case]:
    """The papers of this module."""
    return [
        _application(),
        _seals(),
        _checks(),
        _old_and_new(),
        _answers(),
        _ruby(),
        _letters(),
        _flow(),
        _bar_chart(),
        _framed_prose(),
        _sheet_form(),
    ]


def _application() -> Case:
    """様式第１号: fields of several widths in one frame, empty ones among them."""
    source = grid(
        """
ふりがな|ちどりの　はな|<|<|生年月日|平成５年４月２日
氏名|千鳥野　花|<|<|^|^
住所|〒000-0000　千鳥野市本町４－５|<|<|<|<
連絡先|電話|090-0000-2222|電子メール|hana@example.jp|<
希望する研修|第１希望|基礎研修|第２希望|更新研修|<
受講の動機|児童と関わる仕事に就きたいと考え、必要な知識を身に付けるため。|<|<|<|<
※受付欄||<|<|受付番号|
""",
        0,
    )
    body = (
        "<p>様式第１号（第３条関係）</p><h1>研修受講申込書</h1><p style='text-align:right'>令和　　年　　月　　日</p>"
    )
    body += (
        f"<p>（宛先）千鳥野市長</p>{table(source, widths=(16, 14, 22, 14, 16, 18))}<p>※欄は記入しないでください。</p>"
    )
    return Case("cr_application", ("forms",), page(body), (Expected(source),))


def _seals() -> Case:
    """決裁欄 at the top, empty boxes for seals with 印 in a corner; the form itself below."""
    seals = grid("決裁|課長|係長|担当\n^|||", 0)
    form = grid(
        "起案日|令和７年６月２日|文書番号|福第３３号\n件名|施設の使用許可について|<|<\n内容|別紙のとおり許可してよろしいか。|<|<",
        0,
    )
    paper = Paper()
    draw(paper, seals, place(330, 60, (30, 60, 60, 60), (18.0, 44.0)), solid())
    paper.text(60, 90, "起　案　書", 14)
    draw(paper, form, place(60, 140, (70, 180, 80, 150), (26.0, 26.0, 60.0)), solid())
    return Case("rl_seals", ("forms",), paper.finish(), (Expected(seals), Expected(form)))


def _checks() -> Case:
    """□ and ☑ before words, two answers to a row."""
    source = grid(
        """
番号|確認事項|結果|備考
1|通知文に誤りはないか|☑適　□不適|
2|添付書類はそろっているか|☑適　□不適|写しでも可
3|期限内に提出されているか|□適　☑不適|６／３０受付
4|個人情報を黒塗りにしたか|□適　□不適　☑該当なし|
""",
        1,
    )
    blocks = [
        paragraph("提出書類チェックリスト", size=12, align="center"),
        word_table(source, (15, 70, 55, 30), Look()),
    ]
    return Case("lo_checks", ("forms",), document(*blocks), (Expected(source),))


def _old_and_new() -> Case:
    """新旧対照表 over two pages: two columns of wording, what changes underlined."""
    term = (
        "（委員の任期）<br>第４条　委員の任期は、<u>{}</u>とする。ただし、補欠の委員の任期は、前任者の残任期間とする。"
    )
    parts = [(term.format("３年"), term.format("２年"))]
    for i in range(5, 27):
        text = f"第{i}条　審議会の会議は、会長が招集し、その議長となる。会議は、委員の"
        text += "<u>過半数</u>の出席がなければ開くことができない。"
        parts.append((text.replace("過半数", "半数以上"), text))
    body = "".join(f"<tr><td>{one}</td><td>{other}</td></tr>" for one, other in parts)
    plain = [
        "|".join(side.replace("<u>", "").replace("</u>", "").replace("<br>", "／") for side in pair) for pair in parts
    ]
    source = grid("\n".join(["改正後|改正前", *plain]), 1)
    content = (
        f"<h1>審議会規則　新旧対照表</h1><table><thead><tr><td>改正後</td><td>改正前</td></tr></thead>{body}</table>"
    )
    style = "td { width: 50%; vertical-align: top; line-height: 1.9 } thead td { text-align: center }"
    return Case("cr_old_and_new", ("forms", "breaks"), page(content, style), (Expected(source, 1, 3),))


def _answers() -> Case:
    """Questions and answers of a council: several questions to a member, long answers, over pages."""
    lines = ["質問者|質問事項|答弁の要旨|答弁者"]
    for member, count in (("秋庭　和夫", 3), ("大庭　みどり", 2), ("植村　敬", 4), ("三好　香", 3), ("谷川　進", 4)):
        for i in range(count):
            answer = "現在、庁内の検討会で課題を整理しており、年度内に方針を取りまとめる。" * (2 + i % 3)
            question, speaker = f"{i + 1}　公共施設の再編について（その{i + 1}）", ("市長", "教育長", "総務部長")[i % 3]
            lines.append(f"{member if not i else '^'}|{question}|{answer}|{speaker}")
    source = grid("\n".join(lines), 1)
    look = Look(may_split=False)
    blocks = [paragraph("一般質問　答弁要旨", size=14, align="center"), word_table(source, (28, 46, 72, 24), look)]
    return Case("lo_answers", ("forms", "breaks", "spans"), document(*blocks), (Expected(source, 1, 2),))


def _ruby() -> Case:
    """Readings in small type above the words of some cells."""
    source = grid("名称|所在地|定員\n清和寮|字芳ヶ迫１２|40\n双葉園|大字蓼沼３－１|32\n若竹学園|本町５|55", 1)
    body = table(source, widths=(40, 40, 20))
    for word, reading in (("清和寮", "せいわりょう"), ("芳ヶ迫", "よしがさこ"), ("蓼沼", "たでぬま")):
        body = body.replace(word, f"<ruby>{word}<rt>{reading}</rt></ruby>")
    return Case("cr_ruby", ("text",), page(f"<h1>施設一覧</h1>{body}"), (Expected(source),))


def _letters() -> Case:
    """Half-width kana, full-width Latin letters and figures, units, long addresses in narrow cells."""
    source = grid(
        """
ｺｰﾄﾞ|施設名|Ｗｅｂサイト|電話
0012|ｻﾝﾗｲｽﾞ苑|https://www.example.jp/facilities/sunrise/index.html|000-111-2222
0013|ﾃﾞｲｻｰﾋﾞｽ あおば|なし|000-111-3333
0014|ＮＰＯ法人　ﾊｰﾄﾌﾙ・ﾊｳｽ|https://heartful.example.org|000-111-4444
""",
        1,
    )
    part = Part(("ｻｰﾋﾞｽ事業所一覧",), source)
    return Case("ca_letters", ("text",), workbook((part,), (15, 40, 60, 30)), (Expected(source),))


def _flow() -> Case:
    """Boxes that arrows join, two beside each other in each step: no table."""
    paper = Paper()
    paper.text(60, 70, "手続の流れ")
    steps = (
        ("申請書の提出", "窓口又は郵送"),
        ("書類の審査", "１０日程度"),
        ("面接", "日程を調整"),
        ("決定の通知", "文書で通知"),
    )
    for i, (left, right) in enumerate(steps):
        y = 90 + 70 * i
        paper.frame(80, y, 230, y + 36)
        paper.frame(300, y, 450, y + 36)
        paper.text(95, y + 22, left)
        paper.text(315, y + 22, right)
        paper.line(230, y + 18, 300, y + 18)
        if i + 1 < len(steps):
            paper.line(155, y + 36, 155, y + 70)
    return Case("rl_flow", ("not tables",), paper.finish())


def _bar_chart() -> Case:
    """Horizontal bars with names at the left, grid lines, an axis below and values at the bars' ends: no table."""
    paper = Paper()
    paper.text(60, 70, "図１　取組の認知度（％）")
    names = (("広報紙", 62), ("ホームページ", 48), ("ＳＮＳ", 35), ("回覧板", 21), ("説明会", 9))
    for x in range(6):
        paper.line(160 + 60 * x, 90, 160 + 60 * x, 250)
        paper.text(154 + 60 * x, 264, str(20 * x), 9)
    for i, (name, value) in enumerate(names):
        y = 100 + 30 * i
        paper.text(70, y + 12, name, 9)
        paper.fill(160, y, 160 + 3 * value, y + 16, 0.6)
        paper.text(164 + 3 * value, y + 12, f"{value}.{i}", 9)
    paper.frame(160, 90, 460, 250)
    return Case("rl_bar_chart", ("not tables",), paper.finish())


def _framed_prose() -> Case:
    """Framed boxes with a title bar, stacked and touching, full of sentences: no tables."""
    box = "<div class='b'><div class='t'>{}</div><p>{}</p></div>"
    text = (
        "地域の実情に応じた体制を整えるため、関係する機関が定期的に情報を共有し、役割を確かめながら支援に当たる。" * 2
    )
    body = "".join(box.format(f"視点{i}　切れ目のない支援", text) for i in range(1, 4))
    style = (
        ".b { border: 1pt solid #333 } .b + .b { border-top: none } .t { border-bottom: 1pt solid #333; padding: 3pt; "
    )
    style += "background: #eee } .b p { padding: 2pt 6pt }"
    return Case("cr_framed_prose", ("not tables",), page(f"<h1>計画の視点</h1>{body}", style))


def _sheet_form() -> Case:
    """A sheet with titles and an addressee in its cells above, totals below, all of different widths."""
    source = grid(
        "項目|内訳|単価（円）|数量|金額（円）\n報償費|講師謝金|15,000|3|45,000\n^|通訳謝金|8,000|2|16,000\n需用費|消耗品|<|<|12,300\n^|印刷製本費|120|400|48,000\n合計|<|<|<|121,300",
        1,
    )
    part = Part(("別記様式第２号", "収支予算書", "団体名　　清流の会"), source)
    return Case("ca_sheet_form", ("forms",), workbook((part,), (30, 45, 30, 20, 35)), (Expected(source),))
