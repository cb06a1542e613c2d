"""Statistical paper of fiscal 2025: landscape, merged cells, made of figures only."""

from collections.abc import Sequence

from samples.sources.content import Dated, Grid, Note, Report, Section, grid

# office, fiscal year, then cases by kind: abuse, other care, health, disability, delinquency, upbringing
_CASES: tuple[tuple[str, str, tuple[int, ...]], ...] = (
    ("中央児童相談所", "令和5年度", (1184, 402, 18, 611, 97, 233)),
    ("中央児童相談所", "令和6年度", (1237, 389, 21, 640, 88, 251)),
    ("東部児童相談所", "令和5年度", (538, 176, 7, 302, 41, 119)),
    ("東部児童相談所", "令和6年度", (561, 181, 9, 317, 36, 124)),
    ("南部児童相談所", "令和5年度", (296, 114, 4, 188, 25, 76)),
    ("南部児童相談所", "令和6年度", (283, 120, 6, 179, 29, 81)),
)
_YEARS = ("令和5年度", "令和6年度")


def _thousands(values: Sequence[int]) -> list[str]:
    return [f"{value:,}" for value in values]


def _cases_table() -> Grid:
    rows = [
        ["児童相談所", "年度", "養護相談", "<", "保健相談", "障害相談", "非行相談", "育成相談", "合計"],
        ["^", "^", "児童虐待", "その他", "^", "^", "^", "^", "^"],
    ]
    for number, (office, year, values) in enumerate(_CASES):
        rows.append([office if number % 2 == 0 else "^", year, *_thousands([*values, sum(values)])])
    for number, year in enumerate(_YEARS):
        sums = [sum(column) for column in zip(*(v for _, y, v in _CASES if y == year), strict=True)]
        rows.append(["県計" if number == 0 else "^", year, *_thousands([*sums, sum(sums)])])
    return grid(
        rows,
        header_rows=2,
        widths=(20, 14, 12, 12, 12, 12, 12, 12, 13),
        caption="表1　児童相談所別・相談種別の対応件数",
        unit="（単位：件）",
        numeric_from=2,
    )


def _custody_table() -> Grid:
    return grid(
        (
            ("一時保護所", "定員", "令和5年度", "<", "<", "令和6年度", "<", "<"),
            (
                "^",
                "^",
                "延べ\n保護日数",
                "1日平均\n保護人数",
                "平均在所\n日数",
                "延べ\n保護日数",
                "1日平均\n保護人数",
                "平均在所\n日数",
            ),
            ("中央児童相談所", "24", "8,052", "22.0", "31.4", "9,198", "25.2", "34.9"),
            ("東部児童相談所", "12", "3,294", "9.0", "27.6", "3,577", "9.8", "28.8"),
            ("一時保護委託", "—", "4,758", "13.0", "40.2", "4,453", "12.2", "38.1"),
            ("計", "36", "16,104", "44.0", "△0.6", "17,228", "47.2", "1.3"),
        ),
        header_rows=2,
        widths=(22, 10, 14, 14, 14, 14, 14, 14),
        caption="表2　一時保護の状況",
        unit="（単位：人、日。計の平均在所日数は前年度からの増減）",
        numeric_from=1,
    )


def _stay_table() -> Grid:
    return grid(
        (
            ("圏域", "市町村", "ショートステイ", "<", "トワイライトステイ", "こ家セン\n設置年月"),
            ("^", "^", "実施方法", "延べ利用日数", "延べ利用日数", "^"),
            ("汐見圏域", "汐見市", "施設・里親", "412", "96", "R6.4"),
            ("^", "深瀬町", "施設", "37", "0", "R7.1"),
            ("月代圏域", "月代市", "施設・里親", "358", "120", "R6.4"),
            ("^", "小夜村", "未実施", "<", "<", "R8.4（予定）"),
            ("鈴森圏域", "鈴森市", "施設", "183", "41", "R6.10"),
        ),
        header_rows=2,
        widths=(16, 16, 22, 20, 22, 18),
        caption="表3　市町村別のショートステイ等の利用状況（令和6年度）",
        unit="（単位：人日）",
        numeric_from=3,
    )


REPORT = Report(
    folder="令和7年度",
    stem="参考資料_児童相談所等の統計（令和7年度版）",
    title="児童相談所等の統計（令和7年度版）",
    box="参考資料",
    date=Dated("R7.9", "2025-09-01", "2025-09-30", "month"),
    division="こども家庭支援課 相談支援係",
    lead="",
    list_heading="",
    sections=(
        Section(
            "1　相談対応件数",
            (
                _cases_table(),
                Note(
                    "※　相談種別は、受理したときの主な相談による。同じこどもについて年度内に複数の相談を受けた"
                    "ときは、それぞれ1件と数える。"
                ),
            ),
        ),
        Section(
            "2　一時保護及び家庭支援",
            (
                _custody_table(),
                _stay_table(),
                Note("※　ショートステイの里親による実施は、令和7年9月から全圏域に広げる。"),
            ),
        ),
    ),
    running_head="",
)
