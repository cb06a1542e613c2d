"""Dates that count from another one: 今年度, 本年4月, 昨年12月 (from the document's date); 同年9月, 翌月, 翌16日."""

from wareki.grammar.rule import Rule, reads

RULES = (
    Rule(
        "day of a relative year",
        "relative=y l? j? l? month=[nk] l? M l? day=[nk] l? D",
        (reads("令和7年5月8日に開催し、同年9月26日に再度開催した。", "2025-05-08", "2025-09-26"),),
        bare=True,
    ),
    Rule(
        "month of a relative year",
        "relative=y l? j? month=[nk] l? M (?: j? part=[PHZIL] )?",
        (
            reads("令和6年11月に調査し、翌年2月に公表", "2024-11-01/2024-11-30", "2025-02-01/2025-02-28"),
            reads("本年4月", "2026-04-01/2026-04-30", reference="2026-03-10"),
        ),
        bare=True,
    ),
    Rule(
        "relative fiscal year",
        "relative=z (?: j? month=[nk] M (?: day=[nk] D )? | j? part=[HQZS] )?",
        (
            reads("今年度の取組", "2025-04-01/2026-03-31", reference="2026-03-10"),
            reads("昨年度末", "2025-03-31", reference="2026-03-10"),
        ),
        fiscal=True,
        bare=True,
    ),
    Rule(
        "relative year",
        "relative=y (?: j? part=[HQZS] )?",
        (reads("昨年の秋", "2025-09-01/2025-11-30", reference="2026-03-10"),),
        bare=True,
    ),
    Rule(
        "day of a relative month",
        "relative=m j? day=[nk] D",
        (reads("来月10日", "2026-04-10", reference="2026-03-10"),),
        bare=True,
    ),
    Rule(
        "relative month",
        "relative=m (?: j? part=[PHZIL] )?",
        (reads("令和7年12月に募集し、翌月上旬に選考", "2025-12-01/2025-12-31", "2026-01-01/2026-01-10"),),
        bare=True,
    ),
    Rule(
        "relative day",
        "relative=d",
        (reads("令和7年5月8日。翌日", "2025-05-08", "2025-05-09"), reads("本日はお忙しい中")),
        bare=True,
    ),
    Rule("relative week", "relative=s", (reads("来週", "2026-03-16/2026-03-22", reference="2026-03-10"),), bare=True),
    Rule(
        "同 or 翌 before a year",
        "relative=u year=[nkg] (?: F | Y (?: month=[nk] M (?: day=[nk] D )? )? )",
        (reads("平成25年に採択、同26年に改正", "2013-01-01/2013-12-31", "2014-01-01/2014-12-31"),),
        bare=True,
    ),
    Rule(
        "同 or 翌 before a month or a day",
        "relative=u (?: month=[nk] M (?: day=[nk] D | part=[PHZ] )? | day=[nk] D )",
        (reads("令和7年5月15日、翌16日", "2025-05-15", "2025-05-16"),),
        bare=True,
    ),
)
