"""Rules below the rows only, drawn cell by cell as browsers and Word do; ruled columns of words (rounds 14 and 15)."""

from bench.tableset.grid import Case, Expected, grid
from bench.tableset.producers.drawn import Paper, place, write
from bench.tableset.producers.html import page, table
from bench.tableset.producers.word import Look, document, paragraph
from bench.tableset.producers.word import table as word_table

_BELOW = "td { border: none; border-bottom: 1pt solid #666 }"
_APART = "table { border-collapse: separate; border-spacing: 0 }"
_SHADED = "* { print-color-adjust: exact }"
_WORDS = grid(
    """
対象|主体|内容
支援を要する家庭|県と市町|訪問と面接による支援
里親と施設|県|研修の実施と費用の助成
退所した者|団体|住居と就労の支援
学齢の児童|市町|居場所と学習の支援
妊産婦|市町と病院|産後の宿泊による支援
""",
    1,
)


def cases() -> list[Case]:
    """The papers of this module."""
    return [
        _two_levels(),
        _three_rows(),
        _two_close(),
        _labels(),
        _head_band(),
        _total_over_columns(),
        _above_rows(),
        _pieces_as_word(),
        _between_three(),
        _ruled_columns(),
        _lines_to_fill_in(),
    ]


def _two_levels() -> Case:
    source = grid("所|受付|<|終結|<\n^|R5|R6|R5|R6\n中央|120|131|98|101\n北部|64|70|60|66\n南部|58|61|49|57", 2)
    html = f"<p>表１　受付と終結</p>{table(source, widths=(20, 20, 20, 20, 20))}"
    return Case(
        "cr_below_levels", ("few", "headers"), page(html, _BELOW), (Expected(source, caption="表１　受付と終結"),)
    )


def _three_rows() -> Case:
    source = grid("区分|R5|R6\n受付|120|131\n終結|98|101", 1)
    html = f"<p>表１　受付の状況</p>{table(source, widths=(40, 30, 30))}"
    return Case("cr_below_short", ("few",), page(html, _BELOW), (Expected(source, caption="表１　受付の状況"),))


def _two_close() -> Case:
    one = grid("所|受付|終結\n中央|120|98\n北部|64|60\n南部|58|49", 1)
    other = grid("所|児童|大人\n中央|70|50\n北部|30|34\n南部|28|30", 1)
    html = table(one, widths=(40, 30, 30)) + table(other, widths=(40, 30, 30))
    style = f"{_BELOW} table {{ margin-bottom: 8pt }}"
    return Case("cr_below_close", ("few", "apart"), page(html, style), (Expected(one), Expected(other)))


def _labels() -> Case:
    source = grid(
        "分野|施策|指標|現状|目標\n予防|妊娠期からの支援|面談率|91.2|100\n^|子育て支援|利用者数|1,240|1,500\n早期発見|健診|受診率|96.8|98\n"
        "^|学校との連携|会議の回数|4|6\n保護|一時保護|平均日数|38|30\n^|里親委託|委託率|24.1|40",
        1,
    )
    html = f"<p>表２　指標の一覧</p>{table(source, widths=(15, 35, 20, 15, 15))}"
    return Case(
        "cr_below_labels", ("few", "spans"), page(html, _BELOW), (Expected(source, caption="表２　指標の一覧"),)
    )


def _head_band() -> Case:
    source = grid(
        "施策|目標|実績|評価\n早期発見|９０％|８８％|おおむね達成\n相談体制|１２人|１２人|達成\n自立支援|１５件|９件|未達成",
        1,
    )
    html = f"<p>表３　計画の進捗</p>{table(source, widths=(25, 25, 25, 25))}"
    style = f"{_BELOW} thead td {{ background: #ccc; border: none }} {_SHADED}"
    return Case("cr_below_band", ("few", "fills"), page(html, style), (Expected(source, caption="表３　計画の進捗"),))


def _total_over_columns() -> Case:
    source = grid(
        "款|項|予算額|決算額\n民生費|児童福祉費|12,300|11,980\n^|社会福祉費|8,450|8,120\n衛生費|保健費|2,210|2,005\n合計|<|22,960|22,105",
        1,
    )
    html = f"<p>表４　決算の概要</p>{table(source, widths=(25, 35, 20, 20))}"
    return Case(
        "cr_below_total", ("few", "spans"), page(html, _APART + _BELOW), (Expected(source, caption="表４　決算の概要"),)
    )


def _above_rows() -> Case:
    source = grid("名称|所在地|定員\nわかば園|中央区|40\nひまわり学園|北区|55\nあおぞら寮|南区|30\nみどり荘|東区|24", 1)
    html = f"<p>表５　施設の一覧</p>{table(source, widths=(40, 40, 20))}<p>令和６年４月１日現在の状況である。</p>"
    style = "td { border: none; border-top: 1px solid #777 }"
    return Case("cr_rules_above", ("few",), page(html, style), (Expected(source, caption="表５　施設の一覧"),))


def _pieces_as_word() -> Case:
    source = grid("年度|受付|<|終結\n^|新規|継続|^\nR3|41|20|30\nR4|45|31|38\nR5|50|38|44", 2)
    paper = Paper()
    paper.text(60, 58, "表２　年度別")
    frame = place(60, 68, (90, 80, 80, 80), [20.0] * 5)
    for row, y in enumerate(frame.ys):
        for left, right in list(zip(frame.xs, frame.xs[1:], strict=False))[1 if row == 1 else 0 : 3 if row == 1 else 4]:
            paper.line(left + 0.25, y, right - 0.25, y)
    write(paper, source, frame, head=2)
    return Case("rl_pieces", ("few", "headers"), paper.finish(), (Expected(source, caption="表２　年度別"),))


def _between_three() -> Case:
    html = f"<p>表６　事業の概要</p>{table(_WORDS, widths=(30, 25, 45))}"
    style = (
        "td { border: none } thead td { border-top: 1pt solid; border-bottom: 1pt solid } "
        "tbody tr:last-child td { border-bottom: 1pt solid }"
    )
    return Case("cr_three_pieces", ("few",), page(html, style), (Expected(_WORDS, caption="表６　事業の概要"),))


def _ruled_columns() -> Case:
    look = Look(rules=(("insideH", "none"), ("left", "none"), ("right", "none")))
    pdf = document(paragraph("表７　事業の概要"), word_table(_WORDS, (44, 36, 80), look))
    return Case("lo_ruled_columns", ("few",), pdf, (Expected(_WORDS, caption="表７　事業の概要"),))


def _lines_to_fill_in() -> Case:
    body = "<p>下記のとおり同意します。</p>" + "".join(
        f'<div style="display: flex; margin-top: 8mm"><div style="flex: 1; border-bottom: 1px solid">{left}</div>'
        f'<div style="width: 10mm"></div><div style="flex: 1; border-bottom: 1px solid">{right}</div></div>'
        for left, right in (("住所", "電話"), ("氏名", "続柄"), ("日付", "印"))
    )
    return Case("cr_lines_to_fill_in", ("not tables",), page(body))
