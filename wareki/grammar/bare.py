"""Dates whose year stands elsewhere: 9月3日, 9月, 27日, 6年度, 7年4月1日."""

import re

from wareki.grammar.rule import Fields, Rule, reads
from wareki.grammar.years import JOINED
from wareki.tokens import Tokens


def _month(tokens: Tokens, begin: int, end: int, fields: Fields) -> bool:
    """A month alone is one of twelve; other numbers before 月 are something else, as is "4.4 月まで同一の場合"."""
    at = tokens.begins[begin]
    numbered = tokens.blank_before(begin + 1) and _SECTION.match(tokens.folded.text[max(0, at - 2) : at])
    return 1 <= tokens.value(fields["month"]) <= 12 and not numbered


def _listed_month(tokens: Tokens, begin: int, end: int, fields: Fields) -> bool:
    """3～5月齢 are no months of the year."""
    unit = tokens.kinds.index("M", end)
    return _month(tokens, begin, end, fields) and not _LENGTH.match(tokens.folded.text, tokens.ends[unit])


def _day_of_a_month(tokens: Tokens, begin: int, end: int, fields: Fields) -> bool:
    """A day alone is one of 31: 60日 is a length of time."""
    return 1 <= tokens.value(fields["day"]) <= 31


_LENGTH = re.compile("齢|間|以[内上下]|未満|程度|目")
_SECTION = re.compile(r"[0-9]\.")
_EVENT = re.compile("に(?!一|1|わた|及|およ|よ|満|つき|な|達)|頃|から(?!の間)|まで|[春夏秋冬](?!季)")
_CLAUSE = ("、", ",", "。", "(", "\n")


def _in_sentence(tokens: Tokens, begin: int, end: int, fields: Fields) -> bool:
    """57年に完成 after 昭和55年に着工し、 is a year; 3年に一度 is none, and 30年に as the first words neither."""
    text, at = tokens.folded.text, tokens.begins[begin]
    return (
        1 < tokens.value(fields["year"]) < 65
        and text[at - 1 : at] in _CLAUSE
        and bool(_EVENT.match(text, tokens.ends[end - 1]))
    )


RULES = (
    Rule(
        "year, month and day without an era",
        "year=[nk] Y month=[nk] M (?: day=[nk] D )?",
        (reads("令和5年4月1日から7年3月31日まで", "2023-04-01/2025-03-31"),),
        bare=True,
    ),
    Rule(
        "month and day",
        "month=[nk] M l? day=[nk] D",
        (reads("令和7年9月26日、12月26日", "2025-09-26", "2025-12-26"), reads("5月8日に実施", "-")),
        bare=True,
    ),
    Rule(
        "month and day before the unit of a list or a range",
        f"month=[nk] M day=[nk] (?= (?: {JOINED} [nk] ){{1,12}}+ D )",
        (reads("令和7年度\n7月3～5日", "2025-04-01/2026-03-31", "2025-07-03/2025-07-05"),),
        bare=True,
    ),
    Rule(
        "part of a month",
        "month=[nk] M j? part=[PHZIL]",
        (reads("令和7年度\n3月末", "2025-04-01/2026-03-31", "2026-03-31"),),
        bare=True,
        leaning=True,
    ),
    Rule("month", "month=[nk] M", (reads("6月号の特集"), reads("3か月")), bare=True, leaning=True, guard=_month),
    Rule(
        "month before the unit of a list or a range",
        "month=[nk] (?= (?: [~c,&V] l? [nk] ){1,12}+ M )",
        (reads("令和7年度は4～6月", "2025-04-01/2026-03-31", "2025-04-01/2025-06-30"),),
        bare=True,
        leaning=True,
        guard=_listed_month,
    ),
    Rule(
        "later year of the same era",
        "year=[nk] Y",
        (
            reads("昭和55年に着工し、57年に完成した。", "1980-01-01/1980-12-31", "1982-01-01/1982-12-31"),
            reads("3年に一度"),
        ),
        bare=True,
        leaning=True,
        guard=_in_sentence,
    ),
    Rule("day", "day=[nk] D", (reads("30日間"), reads("毎月10日")), bare=True, leaning=True, guard=_day_of_a_month),
    Rule(
        "fiscal year without an era",
        "year=[nkg] F (?: part=[HQZS] )?",
        (reads("令和5年度、6年度", "2023-04-01/2024-03-31", "2024-04-01/2025-03-31"),),
        fiscal=True,
        bare=True,
        leaning=True,
    ),
)
