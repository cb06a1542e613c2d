"""Chromium: pages of council and prefecture sites as they are printed."""

from bench.tableset.grid import Case, Expected, grid
from bench.tableset.producers.html import page, table

_THREE = grid(
    """
施設種別|定員|入所状況|<|<|<
^|^|令和６年度|<|令和７年度|<
^|^|人数|率（％）|人数|率（％）
乳児院|45|38|84.4|36|80.0
児童養護施設|310|268|86.5|261|84.2
自立援助ホーム|24|15|62.5|19|79.2
計|379|321|84.7|316|83.4
""",
    3,
)


def cases() -> list[Case]:
    """The papers of this module."""
    return [
        _three_levels(),
        _breaks(),
        _breaks_without_head(),
        _styles(),
        _zebra(),
        _beside(),
        _vertical(),
        _svg(),
        _definition(),
        _unruled(),
        _separate(),
        _line_breaks(),
    ]


def _three_levels() -> Case:
    caption = "表１　施設の入所状況（各年度末現在）"
    body = f'<h1>社会的養護の現状</h1><h2>２　施設</h2><p class="caption">{caption}</p>{table(_THREE)}'
    return Case("cr_three_levels", ("headers",), page(body), (Expected(_THREE, caption=caption),))


def _breaks() -> Case:
    lines = ["番号|事業名|実施内容|所管"]
    for i in range(1, 61):
        more = "対象者の拡大に伴い、申請の受付を電子化した。" if i % 4 == 0 else ""
        lines.append(
            f"{i}|生活支援事業（{i}）|市内{i + 3}か所で実施した。{more}|{('福祉課', '健康課', '学校教育課')[i % 3]}"
        )
    source = grid("\n".join(lines), 1)
    body = f"<h1>実施計画事業一覧</h1>{table(source, widths=(8, 27, 47, 18))}<p>以上</p>"
    style = "tr { break-inside: auto }"
    return Case("cr_break_repeated", ("breaks",), page(body, style), (Expected(source, 1, 3, "実施計画事業一覧"),))


def _breaks_without_head() -> Case:
    lines = ["年度|事業|事業費"]
    for year, count in (("令和４年度", 10), ("令和５年度", 34), ("令和６年度", 6)):
        lines += [f"{'^' if i else year}|道路整備その{i + 1}|{4200 + 31 * i:,}" for i in range(count)]
    source = grid("\n".join(lines), 1)
    body = f"<h1>年度別事業費（千円）</h1>{table(source, widths=(25, 50, 25))}"
    style = "thead { display: table-row-group } tr { break-inside: avoid }"
    return Case(
        "cr_break_labels", ("breaks", "spans"), page(body, style), (Expected(source, 1, 3, "年度別事業費（千円）"),)
    )


def _styles() -> Case:
    parts, expected = [], []
    for kind, width in (
        ("dotted", "1pt"),
        ("dashed", "1pt"),
        ("double", "3pt"),
        ("solid", "0.25pt"),
        ("groove", "2pt"),
    ):
        source = grid(f"項目（{kind}）|前期|後期\n申請|{len(kind)}41|152\n許可|130|1{len(kind)}7\n不許可|11|5", 1)
        parts.append(f'<p class="caption">線種 {kind} の表</p>' + table(source, attributes=f'class="{kind}"'))
        expected.append(Expected(source, caption=f"線種 {kind} の表"))
        parts.append(f"<style>.{kind} td {{ border: {width} {kind} #333 }}</style>")
    return Case("cr_line_styles", ("rules",), page("".join(parts)), tuple(expected))


def _zebra() -> Case:
    source = grid(
        "施設名|所在地|利用者数|開館日数\n中央公民館|城北町1-2|48,201|308\n北部体育館|浜町3-5|31,877|312\n図書館|城北町2-8|120,455|290\n郷土資料館|上原12|9,340|251\n武道館|浜町7-1|12,054|305",
        1,
    )
    style = (
        "td { border: none } tr:nth-child(even) { background: #e8eef4 } thead tr { background: #204060; color: white }"
    )
    style += " * { print-color-adjust: exact; -webkit-print-color-adjust: exact }"
    body = f"<h1>施設の利用状況</h1>{table(source)}"
    return Case("cr_zebra", ("fills",), page(body, style), (Expected(source, caption="施設の利用状況"),))


def _beside() -> Case:
    one = grid("区分|人数\n０〜２歳|31\n３〜５歳|44\n６歳以上|120", 1)
    two = grid("種別|組数|うち新規\n養育里親|140|22\n専門里親|18|2\n親族里親|9|1", 1)
    body = f'<h1>委託児童と里親</h1><div style="display:flex;gap:24pt">{table(one)}{table(two)}</div>'
    return Case("cr_beside", ("beside",), page(body), (Expected(one), Expected(two)))


def _vertical() -> Case:
    source = grid(
        "評価項目|視点|達成状況|意見\n計画の推進|成果|Ａ|着実に進んでいる\n^|効率|Ｂ|事務の見直しが必要\n連携|協働|Ａ|関係機関との連携が進んだ\n^|広報|Ｃ|一層の工夫を求める",
        1,
    )
    style = "tbody td[rowspan] { writing-mode: vertical-rl; width: 2em } td { height: 3.2em }"
    return Case(
        "cr_vertical",
        ("vertical", "spans"),
        page(f"<h1>評価表</h1>{table(source)}", style),
        (Expected(source, caption="評価表"),),
    )


def _svg() -> Case:
    """A chart drawn as SVG with grid lines, and the table of its figures."""
    years = [f"R{n}" for n in range(2, 8)]
    values = [182, 201, 214, 190, 233, 251]
    lines = "".join(
        f'<path d="M40 {20 + 30 * i}H400" stroke="#999"/>'
        f'<text x="8" y="{24 + 30 * i}" font-size="9">{300 - 50 * i}</text>'
        for i in range(7)
    )
    bars = "".join(
        f'<rect x="{60 + 56 * i}" y="{200 - 0.6 * v}" width="26" height="{0.6 * v}" fill="#789"/>'
        f'<text x="{62 + 56 * i}" y="214" font-size="9">{y}</text>'
        for i, (y, v) in enumerate(zip(years, values, strict=True))
    )
    source = grid("年度|" + "|".join(years) + "\n件数|" + "|".join(map(str, values)), 1)
    chart = f'<svg width="420" height="230" style="border:1px solid black">{lines}{bars}</svg>'
    body = f'<h1>通告件数の推移</h1>{chart}<p class="caption">表　通告件数</p>{table(source)}'
    return Case("cr_chart", ("not tables",), page(body), (Expected(source, caption="表　通告件数"),))


def _definition() -> Case:
    """Rules between paragraphs, a boxed remark, underlined links: no tables."""
    body = (
        "<h1>募集要項</h1><hr><p>１　募集する者　里親として登録を希望する者</p><hr>"
        "<p>２　申込期間　令和７年６月２日から同月３０日まで</p><hr>"
        "<p>３　申込先　<u>千鳥野県家庭支援課</u>　電話 <u>012-345-6789</u></p><hr>"
        '<div style="border:1pt solid;padding:6pt">'
        "<p>注意事項</p><p>申込みに当たっては、事前に児童相談所へ相談してください。</p></div>"
        '<div style="column-count:2;margin-top:20pt">'
        "<p>里親制度は、様々な事情により家庭で暮らすことができない児童を、自らの家庭に迎え入れて養育する制度です。</p>"
        "<p>登録には研修の受講と審査が必要です。詳しくは担当までお問い合わせください。</p></div>"
    )
    contents = (
        ("はじめに", 1),
        ("１　募集の概要", 2),
        ("２　登録の条件", 5),
        ("（１）研修", 6),
        ("（２）審査", 9),
        ("付録", 18),
    )
    rows = "".join(f"<p>{title}<span style='float:right'>{number}</span></p>" for title, number in contents)
    body += f"<h1 style='break-before:page'>目次</h1>{rows}"
    return Case("cr_no_tables", ("not tables",), page(body))


def _unruled() -> Case:
    source = grid(
        "区分|予算現額|支出済額|不用額\n総務費|1,204,300|1,180,221|24,079\n民生費|3,811,020|3,790,004|21,016\n衛生費|902,110|880,560|21,550\n教育費|1,450,700|1,433,908|16,792\n計|7,368,130|7,284,693|83,437",
        1,
    )
    style = "td { border: none; padding: 2pt 14pt }"
    body = (
        f"<h1>目的別歳出</h1><p>目的別の歳出は次のとおりである。</p>{table(source)}<p>不用額は前年度から減少した。</p>"
    )
    return Case("cr_unruled", ("unruled",), page(body, style), (Expected(source),))


def _separate() -> Case:
    """Cells that each have their own border (HTML's default), and a nested heading row in colour."""
    source = grid(
        "部署|<|<\n係名|職員数|主な業務\n企画係|5|計画の策定と進行管理\n相談係|12|児童と家庭に関する相談\n措置係|7|施設入所と里親委託",
        2,
    )
    style = "table { border-collapse: separate; border-spacing: 2px } thead td { background: #ddd }"
    return Case(
        "cr_separate", ("rules",), page(f"<h1>組織</h1>{table(source)}", style), (Expected(source, caption="組織"),)
    )


def _line_breaks() -> Case:
    source = grid(
        "会場|日時|備考\n城北会館／大ホール|令和７年７月１６日（水）／午後１時３０分から|駐車場の台数に限りがあるので、公共交通機関を利用されたい。\n浜町センター|令和７年７月２３日（水）／午前１０時から|手話通訳あり／要約筆記あり",
        1,
    )
    return Case(
        "cr_line_breaks",
        ("text",),
        page(f"<h1>懇談会の会場</h1>{table(source, widths=(24, 38, 38))}"),
        (Expected(source, caption="懇談会の会場"),),
    )
