"""Western dates with the month's English name: July 16, 2025; 16 July 2025; Jul. 2025."""

from wareki.grammar.rule import Rule, reads

RULES = (
    Rule(
        "English day",
        "(?: name=h day=n ,? western=w | day=n name=h ,? western=w )",
        (reads("July 16, 2025", "2025-07-16"), reads("16 Jul 2025", "2025-07-16")),
    ),
    Rule("English month", "name=h ,? western=w", (reads("April 2025", "2025-04-01/2025-04-30"),)),
)
