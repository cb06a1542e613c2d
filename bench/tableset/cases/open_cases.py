"""What blind round 13 missed: rows that no rule ends, heads that no rule begins, numbered columns, groups in type."""

from bench.tableset.grid import Case, Expected, grid
from bench.tableset.producers.drawn import Paper, place, write
from bench.tableset.producers.html import page, table
from bench.tableset.producers.sheet import Part, workbook
from bench.tableset.producers.typeset import document
from bench.tableset.producers.typeset import table as typst_table

_TEXTS = (
    "家庭訪問による相談支援を行い、養育環境の把握に努めた。",
    "市町の職員を対象に、虐待対応の研修を３回開催した。",
    "退所した者の住居の確保を支援した。",
    "医療機関との連絡会議を設け、対応の手順を確認した。",
    "通告から４８時間以内の安全確認を徹底した。",
)


def cases() -> list[Case]:
    """The papers of this module."""
    return [_groups(), _rules_above(), _rules_below(), _striped_over_pages(), _numbered_columns()]


def _groups() -> Case:
    """No rules within; areas stand alone above their rows; the head between two rules is repeated on three pages."""
    head = "市町村|面積|人口|密度"
    lines = []
    for k, area in enumerate(("東部圏域", "中部圏域", "西部圏域", "北部圏域", "南部圏域")):
        lines.append(f"{area}|||")
        lines += [f"　第{k * 14 + i + 1}町|{20 + i}.{k}|{1800 + 91 * i:,}|{90 + 4 * i}.{i % 10}" for i in range(14)]
    caption = "第２表　圏域別の人口"
    paper = Paper()
    for k in range(3):
        part = grid("\n".join([head, *lines[k * 25 : (k + 1) * 25]]), 1)
        paper.text(60, 60, caption + ("（続き）" if k else ""))
        frame = place(60, 72, (130, 90, 100, 90), [26.0] * part.row_count)
        for y in (frame.ys[0], frame.ys[1], frame.ys[-1]):
            paper.line(60, y, 470, y)
        write(paper, part, frame, head=1)
        if k < 2:
            paper.next_page()
    source = grid("\n".join([head, *lines]), 1)
    return Case("rl_groups_in_type", ("breaks", "few"), paper.finish(), (Expected(source, 1, 3, caption),))


def _rules_above() -> Case:
    """A rule above each row and none below the last one of a page; words that reach to their column's end."""
    lines = ["部会名|議題|決定事項"]
    lines += [f"{('里親', '施設', '相談', '自立')[i % 4]}部会|{_TEXTS[i % 5]}|{_TEXTS[(i + 2) % 5]}" for i in range(40)]
    source = grid("\n".join(lines), 1)
    stroke = "(x, y) => if y <= 1 { (top: 0.6pt) } else { (top: 0.2pt) }"
    body = "*部会の記録*\n" + typst_table(source, "(24mm, 1fr, 1fr)", stroke=stroke, inset="5pt")
    return Case("ty_rules_above", ("breaks", "few"), document(body), (Expected(source, 1, 2, "部会の記録"),))


def _rules_below() -> Case:
    """A rule below each row and none above the head (a browser's print)."""
    lines = ["事業名|実施主体|内容|評価"]
    for i in range(1, 46):
        body, way = ("県", "市町", "団体")[i % 3], ("訪問", "面接", "電話")[i % 3]
        lines.append(f"支援事業その{i}|{body}|{way}による支援|{'ABC'[i % 3]}")
    source = grid("\n".join(lines), 1)
    style = "td { border: none; border-bottom: 0.75pt solid #000 }"
    body = f"<h2>支援事業の評価</h2>{table(source, widths=(30, 20, 35, 15))}"
    return Case("cr_rules_below", ("breaks", "few"), page(body, style), (Expected(source, 1, 2, "支援事業の評価"),))


def _striped_over_pages() -> Case:
    """Every other row is coloured, the last one is not; a dark head on both pages."""
    lines = ["事業名|実施主体|利用者数|評価"]
    lines += [f"支援事業その{i}|{('県', '市町', '団体')[i % 3]}|{100 + 7 * i}|{'ABC'[i % 3]}" for i in range(1, 56)]
    source = grid("\n".join(lines), 1)
    style = (
        "td { border: none; padding: 4pt } thead td { background: #335; color: #fff } "
        "tbody tr:nth-child(even) { background: #e8e8f0 } * { print-color-adjust: exact }"
    )
    body = f"<h2>支援事業の一覧</h2>{table(source, widths=(40, 20, 20, 20))}"
    return Case(
        "cr_striped_over_pages", ("breaks", "fills"), page(body, style), (Expected(source, 1, 2, "支援事業の一覧"),)
    )


def _numbered_columns() -> Case:
    """Below the heads stand the numbers of the columns and how they are worked out, printed on each page."""
    lines = ["市町村|対象者数|受診者数|受診率|未受診者数", "１|２|３|４＝３÷２|５＝２－３"]
    lines += [f"第{i}町|{300 + i}|{270 + i}|{88 + i % 9}.{i % 10}|30" for i in range(1, 61)]
    source = grid("\n".join(lines), 2)
    part = Part(("健診の受診状況",), source, repeats_head=True)
    pdf = workbook((part,), (36, 32, 32, 32, 32))
    return Case("ca_numbered_columns", ("breaks", "headers"), pdf, (Expected(source, 1, 2, "健診の受診状況"),))
