"""Dates with their units: 令和7年4月16日, 2025年7月, 令和7年度下半期, 令和8年1月中旬, 昭和50年代."""

from wareki.grammar.rule import Fields, Rule, reads
from wareki.grammar.years import ERA_YEAR, FISCAL, JOINED, SECOND_WESTERN, YEAR
from wareki.tokens import Tokens


def _no_blank_form(tokens: Tokens, begin: int, end: int, fields: Fields) -> bool:
    """令和7年　月　日 and 令和7年○月 are forms to be filled in."""
    return not tokens.kinds[end : end + 2].startswith(("M", "bM", "bD", "D")) or tokens.kinds[end : end + 2] == "DW"


def _same_line(tokens: Tokens, begin: int, end: int, fields: Fields) -> bool:
    """A fiscal year and a month right behind it are one date only without a gap: 令和6年度3月."""
    month = fields["month"]
    return not tokens.blank_before(month)


def _not_a_heading(tokens: Tokens, begin: int, end: int, fields: Fields) -> bool:
    """令和7年 above several lines that begin with a month and a day is their heading, not the first one's year."""
    at = tokens.kinds.find("l", begin, fields["month"])
    if at < 0 or tokens.kinds[at - 1] != "Y" or (begin > 0 and tokens.kinds[begin - 1] != "l"):
        return True
    lines = tokens.kinds[end : end + 400].split("l")[1:8]
    return not any(line[:4] in ("nMnD", "kMkD") for line in lines)


def _own_month(tokens: Tokens, begin: int, end: int, fields: Fields) -> bool:
    return _no_blank_form(tokens, begin, end, fields) and _not_a_heading(tokens, begin, end, fields)


def _season_alone(tokens: Tokens, begin: int, end: int, fields: Fields) -> bool:
    """令和7年春闘 is no season, 令和7年度後期計画 no half."""
    following = tokens.folded.text[tokens.ends[end - 1] : tokens.ends[end - 1] + 3]
    kind = tokens.kinds[fields["part"]]
    if kind == "S":
        return not following.startswith(("闘", "分", "山", "田", "日", "野"))
    if kind == "H":
        return not following.startswith(("計画", "課程", "高齢", "試験", "日程", "基本"))
    return True


DAY = f"{YEAR} l? j? month=[nk] l? M l? day=[nk] l? D"
MONTH = f"{YEAR} l? j? month=[nk] l? M"

BORROWING_RULES = (
    Rule(
        "fiscal year before the unit of a list or a range",
        f"(?: {ERA_YEAR} (?: < {SECOND_WESTERN} > )? | western=w ) "
        f"(?= (?: {JOINED} [Eei]? [nkgw] (?: < w > )? ){{1,12}}+ F )",
        (
            reads("令和5・6年度の比較", "2023-04-01/2024-03-31", "2024-04-01/2025-03-31"),
            reads("令和7～11年度の5か年計画", "2025-04-01/2030-03-31"),
            reads("R5・R6年度", "2023-04-01/2024-03-31", "2024-04-01/2025-03-31"),
            reads("令和2（2020）～6（2024）年度", "2020-04-01/2025-03-31"),
        ),
        fiscal=True,
    ),
    Rule(
        "year before the unit of a list or a range",
        f"(?: {ERA_YEAR} | western=w ) (?= (?: {JOINED} [Eei]? [nkgw] ){{1,12}}+ Y (?! [nk] M ) )",
        (reads("令和5～7年", "2023-01-01/2025-12-31"),),
    ),
)
"""A year whose unit stands at the end of the list or range. These go before all others: 令和4・5・6年度 is no day."""

RULES = (
    Rule("week of a day", f"{DAY} W? X", (reads("令和7年4月16日の週", "2025-04-14/2025-04-20"),), week=True),
    Rule(
        "day",
        DAY,
        (
            reads("令和7年4月16日に開催した。", "2025-04-16"),
            reads("2025年7月16日", "2025-07-16"),
            reads("令和7年(2025年)3月21日", "2025-03-21"),
            reads("令和七年四月十六日", "2025-04-16"),
            reads("令和7年\n7月11日\n(金)", "2025-07-11"),
        ),
        guard=_not_a_heading,
    ),
    Rule(
        "day before the unit of a list or a range",
        f"{YEAR} month=[nk] M day=[nk] (?= (?: {JOINED} [nk] ){{1,12}}+ D )",
        (reads("令和7年7月3、4日", "2025-07-03", "2025-07-04"), reads("令和7年7月3～5日", "2025-07-03/2025-07-05")),
    ),
    Rule(
        "part of a month",
        f"{MONTH} (?: l? j? part=[PHZI] | l? j? part=L )",
        (
            reads("令和8年1月中旬", "2026-01-11/2026-01-20"),
            reads("令和7年6月末現在", "2025-06-30"),
            reads("令和7年9月後半", "2025-09-16/2025-09-30"),
            reads("令和7年4月第3水曜日", "2025-04-16"),
            reads("令和7年4月第2週", "2025-04-08/2025-04-14"),
        ),
        guard=_season_alone,
    ),
    Rule(
        "month",
        MONTH,
        (reads("令和7年3月の計画策定後", "2025-03-01/2025-03-31"),),
        guard=_own_month,
    ),
    Rule(
        "month before the unit of a list or a range",
        f"{YEAR} month=[nk] (?= (?: {JOINED} [nk] ){{1,12}}+ M (?! {JOINED} [nk] D | [nk] D ) )",
        (reads("令和7年4～6月", "2025-04-01/2025-06-30"),),
    ),
    Rule(
        "decade",
        f"(?: {ERA_YEAR} | western=w ) decade=G",
        (reads("昭和50年代の施設", "1975-01-01/1984-12-31"), reads("2020年代", "2020-01-01/2029-12-31")),
    ),
    Rule(
        "part of a fiscal year",
        f"{FISCAL} l? j? part=[HQZS]",
        (
            reads("令和7年度下半期", "2025-10-01/2026-03-31"),
            reads("令和6年度第1四半期", "2024-04-01/2024-06-30"),
            reads("令和6年度第1～3四半期", "2024-04-01/2024-12-31"),
            reads("2021年度末", "2022-03-31"),
        ),
        fiscal=True,
        guard=_season_alone,
    ),
    Rule(
        "day or month of a fiscal year",
        f"{FISCAL} j? month=[nk] M (?: day=[nk] D )?",
        (reads("令和6年度3月補正予算", "2025-03-01/2025-03-31"),),
        fiscal=True,
        guard=_same_line,
    ),
    Rule(
        "month of a fiscal year before the unit of a list or a range",
        f"{FISCAL} j? month=[nk] (?= (?: {JOINED} [nk] ){{1,12}}+ M (?! [nk] D ) )",
        (reads("令和7年度4～6月", "2025-04-01/2025-06-30"), reads("令和7年度10～3月", "2025-10-01/2026-03-31")),
        fiscal=True,
        guard=_same_line,
    ),
    Rule(
        "fiscal year",
        FISCAL,
        (
            reads("令和7年度における取組状況等について", "2025-04-01/2026-03-31"),
            reads("令和8（2026）年度", "2026-04-01/2027-03-31"),
            reads("'25年度", "2025-04-01/2026-03-31"),
            reads("FY2025", "2025-04-01/2026-03-31"),
        ),
        fiscal=True,
    ),
    Rule(
        "part of a year",
        f"{YEAR} l? j? part=[HQZS]",
        (reads("令和7年上半期", "2025-01-01/2025-06-30"), reads("令和7年秋頃", "2025-09-01/2025-11-30")),
        guard=_season_alone,
    ),
    Rule(
        "year",
        YEAR,
        (reads("昭和39年に開催", "1964-01-01/1964-12-31"), reads("令和7年　月　日"), reads("令和○○年")),
        guard=_no_blank_form,
    ),
)
