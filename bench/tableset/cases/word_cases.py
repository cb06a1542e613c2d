"""LibreOffice Writer: reports and minutes as offices write them."""

from bench.tableset.grid import Case, Expected, grid
from bench.tableset.producers.word import Look, document, page_break, paragraph, table

_HEAD = "年月日|会議等|内容等"
_DEEDS = (
    "R7.4.{}|第{}回担当者会議|各課の取組状況を確認し、課題の共有と今後の進め方について協議した。",
    "R7.5.{}～30|第{}回地域懇談会|市町村及び関係団体が参加し、必要な資源を圏域ごとに整理した（参加者{}名）。",
    "R7.8～|伴走相談支援の活用（{}）|全{}市町村を対象に、センターの設置、計画の作成、家庭支援事業の実施について、課題ごとのグループに分かれて検討し、モデル地域では懇談会の枠組の中で取り組んだ。",
)


def _deed(i: int) -> str:
    return _DEEDS[i % 3].format(*(str(5 + i), str(i + 1), str(20 + 3 * i)))


def cases() -> list[Case]:
    """The papers of this module."""
    return [
        _spans(),
        _boxed(),
        _repeated_head(),
        _no_repeated_head(),
        _label_over_break(),
        _heading_between(),
        _same_head_twice(),
        _mixed_rules(),
        _open_sides(),
        _landscape(),
        _vertical_heads(),
        _tabs(),
        _prose(),
        _contents_and_signatures(),
        _line_breaks(),
        _spread(),
        _minutes(),
    ]


def _spans() -> Case:
    source = grid(
        """
区分|<|令和６年度|<|令和７年度|<|増減
^|<|件数|割合（％）|件数|割合（％）|^
児童相談所|養護相談|412|38.2|455|39.9|43
^|障害相談|310|28.7|298|26.1|△12
^|非行相談|58|5.4|61|5.4|3
市町村|養護相談|211|19.5|232|20.4|21
^|その他|88|8.2|94|8.2|6
計|<|1,079|100.0|1,140|100.0|61
""",
        2,
    )
    caption = "表１　相談種別の受付状況"
    return Case(
        "lo_spans",
        ("spans", "headers"),
        document(
            paragraph("第２章　相談の状況", size=14),
            paragraph("１　受付件数", size=12),
            paragraph("相談の受付件数は前年度から増加し、養護相談が全体の約六割を占めた。"),
            paragraph(caption),
            table(source, (25, 28, 22, 26, 22, 26, 20)),
            paragraph("注　割合は端数処理のため合計と一致しないことがある。", size=9),
        ),
        (Expected(source, caption=caption),),
    )


def _boxed() -> Case:
    source = grid(
        "項目|現状|課題|対応\n里親の確保|登録数が伸び悩む|広報が届かない層がある|広報媒体を見直す\n研修|受講率は八割|日程が合わない|動画による受講を認める",
        1,
    )
    box = grid("資料１")
    note = grid("【この資料の見方】　太枠は今年度に新たに取り組むもの。")
    return Case(
        "lo_boxed",
        ("not tables",),
        document(
            table(box, (25,), indent=8000),
            paragraph("計画の課題と対応", size=14, align="center"),
            table(source, (30, 40, 45, 45)),
            paragraph(""),
            table(note, (160,)),
            page_frame=True,
        ),
        (Expected(source, caption="計画の課題と対応"),),
    )


def _repeated_head() -> Case:
    source = grid("\n".join([_HEAD, *(_deed(i) for i in range(60))]), 1)
    return Case(
        "lo_break_repeated",
        ("breaks",),
        document(
            paragraph("計画の取組状況について", size=14, align="center"),
            paragraph("○計画全体に関わる取組"),
            table(source, (30, 55, 85), Look(head_fill="D9D9D9")),
        ),
        (Expected(source, 1, 3, "○計画全体に関わる取組"),),
    )


def _no_repeated_head() -> Case:
    source = grid("\n".join([_HEAD, *(_deed(i) for i in range(19))]), 1)
    return Case(
        "lo_break_plain",
        ("breaks",),
        document(
            paragraph("取組の経過", size=14, align="center"),
            paragraph("以下のとおり取り組んだ。"),
            paragraph("なお、参加者数は延べ人数である。"),
            table(source, (30, 55, 85), Look(repeats_head=False, line=360)),
        ),
        (Expected(source, 1, 2),),
    )


def _label_over_break() -> Case:
    lines = ["基本目標|施策|令和７年度の実績"]
    for name, count in (("子育て支援の充実", 9), ("家庭養育の推進", 14), ("自立支援", 4)):
        for i in range(count):
            lines.append(
                f"{'^' if i else name}|{name[:4]}施策{i + 1}|関係機関と連携し、予定した事業を{i + 2}か所で実施した。"
            )
    source = grid("\n".join(lines), 1)
    return Case(
        "lo_label_over_break",
        ("breaks", "spans"),
        document(
            paragraph("施策の体系と実績", size=14),
            table(source, (35, 50, 85), Look(may_split=False, line=420)),
        ),
        (Expected(source, 1, 2, "施策の体系と実績"),),
    )


def _heading_between() -> Case:
    one = grid("\n".join([_HEAD, *(_deed(3 * i) for i in range(8))]), 1)
    two = grid("\n".join([_HEAD, *(_deed(3 * i) for i in range(11, 15))]), 1)
    return Case(
        "lo_heading_between",
        ("apart",),
        document(
            paragraph("（１）市町村支援の取組", size=12),
            table(one, (30, 55, 85), Look(line=780)),
            page_break(),
            paragraph("（２）里親支援の取組", size=12),
            table(two, (30, 55, 85)),
        ),
        (Expected(one, 1, caption="（１）市町村支援の取組"), Expected(two, 2, caption="（２）里親支援の取組")),
    )


def _same_head_twice() -> Case:
    """Two forms on two pages, each filled in: copies of one form stay apart."""
    forms = [
        grid(f"事業名|{name}|所管課|{office}\n目的|{aim}|<|<\n予算額|{cost}千円|決算額|{spent}千円\n成果|{result}|<|<")
        for name, office, aim, cost, spent, result in (
            (
                "里親普及啓発事業",
                "家庭支援課",
                "里親制度を県民に広く知らせる。",
                "4,200",
                "4,105",
                "説明会を十二回開催した。",
            ),
            (
                "自立援助事業",
                "家庭支援課",
                "施設を退所した者の生活を支える。",
                "8,600",
                "8,420",
                "延べ二百件の相談に応じた。",
            ),
        )
    ]
    look = Look(heights=((1, 180), (3, 300)))
    return Case(
        "lo_forms",
        ("apart", "spans"),
        document(table(forms[0], (25, 60, 25, 60), look), page_break(), table(forms[1], (25, 60, 25, 60), look)),
        (Expected(forms[0], 1), Expected(forms[1], 2)),
    )


def _mixed_rules() -> Case:
    """Double outside, dotted and dashed inside."""
    one = grid(
        "科目|予算額|収入済額|収入未済額\n市税|2,817,500|2,790,331|27,169\n使用料|112,400|111,908|492\n諸収入|35,000|34,871|129",
        1,
    )
    two = grid(
        "日程|議事|説明者\n１|開会|事務局\n２|委員長の選出|事務局\n３|計画案について|家庭支援課\n４|閉会|事務局", 1
    )
    double = tuple((side, "double") for side in ("top", "left", "bottom", "right"))
    dotted = (("insideH", "dotted"), ("insideV", "dashed"))
    return Case(
        "lo_mixed_rules",
        ("rules",),
        document(
            paragraph("歳入の状況（単位：千円）"),
            table(one, (45, 40, 40, 40), Look(rules=double + dotted)),
            paragraph("会議の日程"),
            table(two, (20, 90, 50), Look(rules=(("insideH", "dotted"), ("insideV", "double")), size=2)),
        ),
        (Expected(one, caption="歳入の状況（単位：千円）"), Expected(two, caption="会議の日程")),
    )


def _open_sides() -> Case:
    source = grid(
        "年度|一般会計|特別会計|計\n令和５年度|18,204|6,311|24,515\n令和６年度|18,770|6,290|25,060\n令和７年度|19,115|6,402|25,517",
        1,
    )
    other = grid("委員名|所属|出欠\n秋庭　和夫|里親会|出席\n植村　京子|弁護士会|欠席\n大貫　真|学識経験者|出席", 1)
    return Case(
        "lo_open_sides",
        ("open",),
        document(
            paragraph("表２　会計別の決算規模（単位：百万円）"),
            table(source, (40, 40, 40, 40), Look(rules=(("left", "nil"), ("right", "nil")))),
            paragraph("委員の出欠"),
            table(other, (50, 60, 40), Look(rules=tuple((s, "nil") for s in ("left", "right", "insideV")))),
        ),
        (Expected(source, caption="表２　会計別の決算規模（単位：百万円）"), Expected(other, caption="委員の出欠")),
    )


def _landscape() -> Case:
    months = "|".join(f"{m}月" for m in (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3))
    lines = [f"区分|{months}|計"]
    for n, name in enumerate(("新規受付", "継続", "終結", "一時保護", "委託")):
        values = [12 + (7 * n + 5 * m) % 23 for m in range(12)]
        lines.append(f"{name}|" + "|".join(map(str, values)) + f"|{sum(values)}")
    source = grid("\n".join(lines), 1)
    return Case(
        "lo_landscape",
        ("sideways",),
        document(
            paragraph("月別の相談件数（単位：件）"),
            table(source, (32, *(16,) * 12, 20)),
            landscape=True,
        ),
        (Expected(source, caption="月別の相談件数（単位：件）"),),
    )


def _vertical_heads() -> Case:
    source = grid(
        "議案番号|件名|谷川正人|小野千尋|東山由美|結果\n議案第１号|一般会計予算|○|○|×|可決\n議案第２号|条例の一部改正|○|○|○|可決\n議案第３号|人事案件|○|欠|○|同意",
        1,
    )
    look = Look(vertical=((0, 2), (0, 3), (0, 4)), heights=((0, 70),))
    return Case(
        "lo_vertical_heads",
        ("vertical",),
        document(paragraph("議案に対する賛否"), table(source, (30, 55, 12, 12, 12, 25), look)),
        (Expected(source, caption="議案に対する賛否"),),
    )


def _tabs() -> Case:
    """Columns made with tab stops, no rules."""
    stops = "<w:tabs>" + "".join(f'<w:tab w:val="right" w:pos="{p}"/>' for p in (4500, 6200, 7900)) + "</w:tabs>"
    source = grid(
        "区分|令和５年度|令和６年度|令和７年度\n小学校|1,204|1,188|1,161\n中学校|655|640|648\n義務教育学校|92|95|97\n計|1,951|1,923|1,906",
        1,
    )
    lines = ["\t".join(source.at(r, c).text for c in range(4)) for r in range(source.row_count)]
    return Case(
        "lo_tabs",
        ("unruled",),
        document(
            paragraph("児童生徒数の推移（単位：人）"),
            *(paragraph(line, extra=stops) for line in lines),
            paragraph("児童生徒数は減少が続いており、今後の学校の配置について検討する必要がある。"),
        ),
        (Expected(source, caption="児童生徒数の推移（単位：人）"),),
    )


def _prose() -> Case:
    """Prose in two columns, with numbers in it."""
    text = (
        "令和７年度は、前年度に策定した計画に基づき、12の重点事業に取り組んだ。このうち8事業は目標を達成し、残る4事業も"
        "おおむね順調に進んでいる。里親の新規登録は31組で、前年度の24組を上回った。",
        "一方、委託率は29.4％にとどまり、目標の32.0％には届かなかった。原因として、登録後に委託に至るまでの期間が長いこと、"
        "児童の年齢や状況に合う里親が地域に少ないことが挙げられる。",
        "今後は、委託前の交流を支援する体制を整え、委託後の訪問支援を月2回以上とすることを目指す。",
    )
    return Case("lo_two_columns", ("not tables",), document(*(paragraph(t) for t in text * 10), columns=2))


def _contents_and_signatures() -> Case:
    """A table of contents with leaders and without; who signs the minutes, and whom to ask."""
    stop = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9400"/></w:tabs>'
    plain = '<w:tabs><w:tab w:val="right" w:pos="9400"/></w:tabs>'
    titles = (
        "第１章　計画の概要",
        "１　計画の趣旨",
        "２　計画の期間",
        "第２章　現状と課題",
        "１　相談の状況",
        "２　社会的養護の状況",
        "第３章　施策の展開",
        "第４章　推進体制",
        "資料編",
    )
    one = [paragraph(f"{t}\t{1 + 3 * i}", extra=stop) for i, t in enumerate(titles)]
    two = [paragraph(f"{t}\t{1 + 3 * i}", extra=plain) for i, t in enumerate(titles)]
    lines = ("会　長\t秋　庭　和　夫\t印", "署名委員\t植　村　京　子\t印", "署名委員\t大　貫　　真\t印")
    stops = '<w:tabs><w:tab w:val="left" w:pos="5000"/><w:tab w:val="left" w:pos="7600"/></w:tabs>'
    head = ("令和７年９月１８日", "千鳥野県社会的養育推進委員会")
    return Case(
        "lo_no_tables",
        ("not tables",),
        document(
            *(paragraph("目　次", size=14, align="center"), *one, page_break(), paragraph("目　次", size=14), *two),
            page_break(),
            paragraph("上記の会議の次第を記載し、その内容が正確であることを証するため、ここに署名する。"),
            *(paragraph(line) for line in head),
            *(paragraph(line, extra=stops) for line in lines),
            paragraph("連絡先\t家庭支援課\t電話 012-345-6789", extra=stops),
            paragraph("担当\t企画係\t内線 2341", extra=stops),
        ),
    )


def _line_breaks() -> Case:
    """The author's own breaks in a cell, and those of the layout."""
    source = grid(
        """
年月日|会議等|内容等
R7.6.11／R7.6.18|先進地の視察／担当者会議|児童相談所の業務において、こどもの意見を聴く仕組みを視察し、内容を担当者で共有した。
R7.9.26|研修会「支援の輪」／（公開講座）|講師　一ノ瀬　薫氏／参加者　139名
R7.10.15|Family Group Conference workshop|Introduction to the method and its practice in other countries, and discussion
""",
        1,
    )
    return Case(
        "lo_line_breaks",
        ("text",),
        document(paragraph("取組一覧"), table(source, (26, 50, 80))),
        (Expected(source, caption="取組一覧"),),
    )


def _spread() -> Case:
    """Headings and heads set wide by letter-spacing."""
    source = grid("氏名|住所|勤続年数\n三宅　進|城北町|12\n矢島　美咲|浜町|8\n渡会　翔|上原|3", 1)
    shown = grid("氏　　名|住　　所|勤続年数\n三宅　進|城北町|12\n矢島　美咲|浜町|8\n渡会　翔|上原|3", 1)
    return Case(
        "lo_spread",
        ("text",),
        document(
            paragraph("表彰者一覧", size=14, align="center", spread=14),
            table(shown, (50, 50, 40), Look(bold_head=True)),
        ),
        (Expected(source, caption="表彰者一覧"),),
    )


def _minutes() -> Case:
    """Minutes laid out as one table with long cells, over a break in mid-cell."""
    talk = (
        "（事務局）資料１に基づき、計画の進捗状況を説明。（委員）委託率が目標に届かなかった原因をどう考えるか。（事務局）登録から"
        "委託までの期間が長いことが主な原因と考えている。（委員）交流の段階から支援する仕組みが必要ではないか。（事務局）来年度の"
        "予算で検討したい。（会長）各委員の意見を踏まえ、次回までに案を示してほしい。"
    )
    source = grid(
        f"""
会議名|第２回推進委員会|<
日時|令和７年９月１８日（木）　午後２時から４時まで|<
場所|県庁講堂|<
出席者|委員８名、事務局５名|<
議題|（１）進捗状況|{talk * 3}
^|（２）次年度の予定|{talk * 2}
次回|令和８年１月を予定|<
"""
    )
    return Case(
        "lo_minutes",
        ("breaks", "spans"),
        document(paragraph("会議録", size=14, align="center"), table(source, (25, 40, 105), Look(line=440))),
        (Expected(source, 1, 2, "会議録"),),
    )
