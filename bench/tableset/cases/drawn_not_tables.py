"""reportlab: rules and columns of text that are no tables."""

from bench.tableset.grid import Case, Expected, grid
from bench.tableset.producers.drawn import GOTHIC, Paper, draw, place, solid


def cases() -> list[Case]:
    """The papers of this module."""
    return [_frames(), _drawings(), _forms()]


def _frames() -> Case:
    """資料１ in a box, a frame around the page, a framed remark; and one table among them."""
    source = grid("区分|目標|実績\n里親登録数|200|187\n委託率（％）|32.0|29.4", 1)
    paper = Paper()
    paper.canvas.setLineWidth(1)
    paper.frame(30, 30, 565, 812)
    paper.frame(490, 44, 550, 64)
    paper.text(501, 58, "資料１")
    paper.text(180, 100, "計画の進捗状況について", 14, GOTHIC)
    paper.frame(60, 120, 535, 180)
    paper.text(70, 140, "ポイント：登録数は前年度から増えたものの、目標には届かなかった。")
    paper.text(70, 160, "　　　　　引き続き広報と研修を行い、委託後の支援を強める。")
    draw(paper, source, place(60, 210, (160, 100, 100), [22.0] * 3), solid(), head=1)
    paper.frame(60, 320, 535, 520)
    paper.text(70, 340, "【参考】計画の体系", font=GOTHIC)
    for i, line in enumerate(("１　家庭養育の優先", "２　里親支援の充実", "３　施設の小規模化", "４　自立支援")):
        paper.text(80, 370 + 24 * i, line)
    return Case("rl_frames", ("not tables",), paper.finish(), (Expected(source),))


def _drawings() -> Case:
    """Charts, a street plan, an organisation chart, each on a page."""
    paper = Paper()
    _charts(paper)
    paper.next_page()
    _map(paper)
    paper.next_page()
    _flow(paper)
    return Case("rl_drawings", ("not tables",), paper.finish())


def _charts(paper: Paper) -> None:
    """A bar chart with grid lines, an axis and a legend in a box; a line chart in a frame."""
    paper.text(60, 80, "図１　相談件数の推移（件）")
    paper.canvas.setLineWidth(0.4)
    for i in range(6):
        y = 300 - 35 * i
        paper.line(100, y, 500, y)
        paper.text(72, y + 3, f"{100 * i}", 8)
    for i in range(7):
        paper.line(100 + 400 / 6 * i, 120, 100 + 400 / 6 * i, 305)
    for i, value in enumerate((210, 260, 330, 290, 410, 455)):
        x = 120 + 400 / 6 * i
        paper.fill(x, 300 - 0.35 * value, x + 28, 300, 0.5)
        paper.text(x + 2, 296 - 0.35 * value, str(value), 8)
        paper.text(x, 316, f"R{2 + i}年度", 8)
    paper.frame(400, 330, 500, 350)
    paper.fill(406, 336, 416, 344, 0.5)
    paper.text(422, 344, "相談件数", 8)
    paper.frame(60, 400, 540, 640)
    paper.text(240, 418, "図２　委託率の推移（％）", 9)
    for i in range(5):
        y = 610 - 40 * i
        paper.line(100, y, 520, y)
        paper.text(74, y + 3, f"{10 * i}.0", 8)
    points = [(130 + 90 * i, 610 - 4 * v) for i, v in enumerate((18, 21, 26, 29, 33))]
    for i, (x, y) in enumerate(points):
        paper.text(x - 12, 624, f"R{3 + i}", 8)
        paper.text(x - 8, y - 6, f"{(610 - y) / 4:.1f}", 8)
        if i:
            paper.line(*points[i - 1], x, y)


def _map(paper: Paper) -> None:
    """A street plan: rules that cross, names of places among them."""
    paper.text(60, 80, "会場案内図")
    paper.canvas.setLineWidth(0.8)
    paper.frame(60, 100, 530, 500)
    for x0, y0, x1, y1 in (
        (60, 180, 530, 180),
        (60, 192, 530, 192),
        (60, 340, 530, 340),
        (60, 352, 530, 352),
        (150, 100, 150, 500),
        (162, 100, 162, 500),
        (390, 100, 390, 500),
        (402, 100, 402, 500),
        (162, 260, 390, 260),
        (270, 192, 270, 260),
    ):
        paper.line(x0, y0, x1, y1)
    for x, y, name in (
        (200, 225, "市役所"),
        (300, 230, "図書館"),
        (430, 270, "中央公園"),
        (90, 430, "駅"),
        (230, 188, "県道12号"),
    ):
        paper.text(x, y, name, 8)


def _flow(paper: Paper) -> None:
    """Boxes with arrows between them: an organisation chart."""
    paper.text(60, 80, "推進体制")
    boxes = {"推進本部": (240, 110), "幹事会": (240, 190), "作業部会": (100, 280), "事務局": (380, 280)}
    for name, (x, y) in boxes.items():
        paper.frame(x, y, x + 100, y + 34)
        paper.text(x + 26, y + 21, name)
    for line in (
        (290, 144, 290, 190),
        (290, 224, 290, 252),
        (150, 252, 430, 252),
        (150, 252, 150, 280),
        (430, 252, 430, 280),
    ):
        paper.line(*line)


def _forms() -> Case:
    """A form with empty cells: it is a table though little stands in it."""
    source = grid(
        """
申請者|住所|
^|氏名|
^|電話番号|
事業の内容|<|
事業の期間|<|令和　　年　　月　　日から令和　　年　　月　　日まで
交付申請額|<|円
""",
        0,
    )
    paper = Paper()
    paper.text(60, 80, "様式第１号")
    paper.text(220, 110, "補助金交付申請書", 14)
    draw(paper, source, place(60, 140, (90, 80, 300), (26, 26, 26, 60, 30, 26)), solid(0.6))
    return Case("rl_form", ("spans",), paper.finish(), (Expected(source, caption=""),))
