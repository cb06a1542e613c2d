"""Typst: breaks of every kind, few rules, coloured rows."""

from bench.tableset.grid import Case, Expected, grid
from bench.tableset.producers.typeset import document, table


def cases() -> list[Case]:
    """The papers of this module."""
    return [
        _two_levels(),
        _label(),
        _long_cells(),
        _apart(),
        _landscape(),
        _booktabs(),
        _zebra(),
        _aligned(),
        _prose(),
        _joint(),
    ]


def _two_levels() -> Case:
    source = grid(
        "指標|基準値|目標値|<|評価\n^|（R5）|R7|R11|^\n里親登録数（組）|152|190|240|Ｂ\n里親等委託率（％）|24.8|32.0|50.0|Ｃ\n研修受講率（％）|71.0|80.0|95.0|Ａ",
        2,
    )
    return Case(
        "ty_two_levels",
        ("headers",),
        document("= 指標の達成状況\n\n" + table(source, "(1fr, auto, auto, auto, auto)")),
        (Expected(source, caption="指標の達成状況"),),
    )


def _label() -> Case:
    lines = ["分野|取組|内容"]
    for name, count in (("市町村支援", 22), ("里親支援", 25), ("施設", 9)):
        lines += [f"{'^' if i else name}|取組{i + 1}|{name}に関する取組を{i + 1}回実施した。" for i in range(count)]
    source = grid("\n".join(lines), 1)
    return Case(
        "ty_label_over_break",
        ("breaks", "spans"),
        document(table(source, "(24mm, 40mm, 1fr)")),
        (Expected(source, 1, 2),),
    )


def _long_cells() -> Case:
    """Cells that are cut anywhere by the page's end; no repeated head."""
    text = (
        "関係機関との協議を重ね、支援の対象となる家庭を早期に把握する仕組みを整えた。その結果、相談に至るまでの"
        "期間が短くなり、重篤な事例の発生が抑えられたと考えられる。"
    )
    lines = ["No.|事業|成果と課題", *(f"{i}|事業{i}|{i}年目に当たる。{text * (1 + i % 3)}" for i in range(1, 13))]
    source = grid("\n".join(lines), 1)
    body = "= 事業の成果と課題\n\n" + table(source, "(12mm, 24mm, 1fr)", repeats_head=False)
    return Case("ty_long_cells", ("breaks",), document(body), (Expected(source, 1, 2, "事業の成果と課題"),))


def _apart() -> Case:
    one = grid("路線|延長\n" + "\n".join(f"市道{i}号線|{100 + i}" for i in range(1, 36)), 1)
    two = grid("橋梁|架設年|点検結果\n上原橋|1968|Ⅲ\n奥谷橋|1975|Ⅱ\n浜町橋|1988|Ⅰ", 1)
    body = table(one, "(60mm, 60mm)") + "#pagebreak()\n" + table(two, "(50mm, 40mm, 30mm)")
    return Case("ty_apart", ("apart",), document(body), (Expected(one, 1), Expected(two, 2)))


def _landscape() -> Case:
    lines = ["市町村|" + "|".join(f"指標{i}" for i in range(1, 11))]
    lines += [
        f"{name}|" + "|".join(str((n * 37 + i * 11) % 90 + 5) for i in range(1, 11))
        for n, name in enumerate(("城北市", "浜町", "上原村", "奥谷町", "西浜市", "東山村"))
    ]
    source = grid("\n".join(lines), 1)
    style = "#set page(flipped: true)\n"
    return Case(
        "ty_landscape",
        ("sideways",),
        document("= 市町村別の指標\n\n" + table(source, "11"), style),
        (Expected(source, caption="市町村別の指標"),),
    )


def _booktabs() -> Case:
    """Horizontal rules only: above, below the head, below."""
    source = grid(
        "科目|予算|決算|差異\n会費収入|420,000|418,000|△2,000\n補助金収入|300,000|300,000|0\n雑収入|5,000|6,214|1,214\n計|725,000|724,214|△786",
        1,
    )
    rules = "(x, y) => (top: if y <= 1 { 0.7pt } else { 0pt }, bottom: if y == 4 { 0.7pt } else { 0pt })"
    return Case(
        "ty_booktabs",
        ("open",),
        document("= 収支計算書\n\n" + table(source, "(60mm, 30mm, 30mm, 30mm)", stroke=rules)),
        (Expected(source, caption="収支計算書"),),
    )


def _zebra() -> Case:
    source = grid(
        "区分|単位|令和６年度|令和７年度\n人口|人|84,210|83,655\n世帯数|世帯|33,120|33,402\n面積|ｋ㎡|182.4|182.4\n職員数|人|612|608",
        1,
    )
    fill = "(x, y) => if calc.odd(y) { luma(235) } else { none }"
    return Case(
        "ty_zebra",
        ("fills",),
        document("= 市の概要\n\n" + table(source, "(50mm, 25mm, 35mm, 35mm)", stroke="none", fill=fill)),
        (Expected(source, caption="市の概要"),),
    )


def _aligned() -> Case:
    """Columns of words and figures in a grid without rules."""
    source = grid(
        "施設|所在地|定員|入所率\nわかば園|城北市|60|86.7\nひかり学園|浜町|45|91.1\nこばと寮|西浜市|30|70.0\nあおぞらの家|奥谷町|20|95.0",
        1,
    )
    body = (
        "= 施設の一覧\n\n県内の施設は次のとおりである。\n\n"
        + table(source, "(45mm, 40mm, 25mm, 25mm)", stroke="none")
        + "\n定員は年度当初の数である。\n"
    )
    return Case("ty_aligned", ("unruled",), document(body), (Expected(source),))


def _prose() -> Case:
    text = (
        "本計画は、平成28年の法改正により示された理念を実現するため、令和2年度から令和11年度までの10年間を期間として"
        "策定した。前期の5年間には、里親の登録が120組から152組に増えた。"
    )
    body = "= はじめに\n\n#block(height: 90mm, columns(2)[\n" + "\n\n".join([text] * 7) + "\n])\n"
    return Case("ty_two_columns", ("not tables",), document(body))


def _joint() -> Case:
    """Three pages, a head of two levels repeated; columns merged across here and there; a total at the end."""
    lines = ["所属|氏名|出席回数|<|備考", "^|^|定例会|委員会|^"]
    for i in range(1, 121):
        lines.append(f"第{1 + i // 9}班|委員{i:02}号|{i % 7}|{i % 5}|{'途中交代' if i % 11 == 0 else ''}")
    lines.append("合計|<|241|158|")
    source = grid("\n".join(lines), 2)
    return Case(
        "ty_long_list",
        ("breaks", "headers"),
        document("= 出席の状況\n\n" + table(source, "(30mm, 40mm, 25mm, 25mm, 1fr)")),
        (Expected(source, 1, 3, "出席の状況"),),
    )
