"""Dates in figures: R7.4.16, 昭52.6.1, R8.3, 2025/10/15, 2025-07, and bare 7.5.8 or 5/15 where a table allows them."""

import re

from wareki.grammar.rule import Fields, Rule, reads
from wareki.tokens import Tokens

_SPOKEN_YEAR = re.compile(
    r" ?(?:実績|決算|予算|当初|補正|見込|計画|目標|現在|末|新規|繰越|実施|開始|作成|改定|改訂|策定)"
)

_NAMES_A_YEAR = re.compile(r"(?:値|目標|現状|基準|実績|見込|計画|年度|時点) ?\( ?\Z")
_YEAR_GOES_ON = re.compile(r"~(?:[eE][ng](?![pFY])|[xlN>|]|\Z)|[AB]|c#|[c,]e[ng](?![pn#FY])")
_NO_SPOKEN_YEAR = tuple("FYp-/n<eE")
_SINCE_OR_UNTIL = tuple("UVO")
_CURRENT_ERAS = ("R", "Ｒ", "H", "令和", "平成", "令", "平", "㋿", "㍻")
_LONGEST_NOW = 40
"""R7まで is a year of an era of our days; S55から and H2から may be names of things."""
_YEAR_BEFORE = re.compile(r"e[ng][c,~]\Z")


def _short_fields(tokens: Tokens, begin: int, end: int, fields: Fields) -> bool:
    """Month and day have one or two digits, and a month without a day is a month of the calendar."""
    for name in ("month", "day"):
        if name in fields and tokens.kinds[fields[name]] == "n" and len(tokens.text(fields[name]).replace(" ", "")) > 2:
            return False
    return "day" in fields or 1 <= tokens.value(fields["month"]) <= 12


def _era_month(tokens: Tokens, begin: int, end: int, fields: Fields) -> bool:
    """M7.3 is a magnitude, T2.5 a measure, and R0.91 a statistic."""
    era, month, year = tokens.text(fields["era"]), tokens.text(fields["month"]), tokens.value(fields["year"])
    if not _short_fields(tokens, begin, end, fields) or year == 0:
        return False
    if tokens.kinds[end - 1] in "MZPH":
        return True
    if era in "Mm" or (era in "Tt" and year < 10) or (era.islower() and len(month) < 2):
        return False
    return not (tokens.blank_before(fields["month"]) and tokens.blank_before(fields["year"]))


def _western_month(tokens: Tokens, begin: int, end: int, fields: Fields) -> bool:
    """2025-07 has two digits; 2025/7 and 2025.7 may have one."""
    separator = tokens.kinds[fields["month"] - 1]
    two = len(tokens.text(fields["month"])) == 2
    tight = not any(tokens.blank_before(i) for i in range(begin + 1, end))
    return _short_fields(tokens, begin, end, fields) and tight and (two or separator != "-")


def _western_day(tokens: Tokens, begin: int, end: int, fields: Fields) -> bool:
    """1985-12-3 or 2025.7.16; a telephone number has longer parts, a version a chain of them."""
    return _short_fields(tokens, begin, end, fields)


def _spoken_year(tokens: Tokens, begin: int, end: int, fields: Fields) -> bool:
    """A bare R6 is a year before words of a budget or a plan (R6決算), and in a range or a list (R5～R7, R7～)."""
    kinds = tokens.kinds
    behind = kinds[end : end + 1]
    in_list = begin > 0 and kinds[begin - 1] in "c,~"
    if behind in _NO_SPOKEN_YEAR and not in_list:
        return False
    if _SPOKEN_YEAR.match(tokens.folded.text, tokens.ends[end - 1]):
        return True
    at = tokens.begins[begin]
    if behind == ">" and _NAMES_A_YEAR.search(tokens.folded.text[max(0, at - 4) : at]):
        return True
    if tokens.text(fields["era"]) in "MTSmts" and len(tokens.text(fields["year"])) < 2:
        return False
    if behind in _SINCE_OR_UNTIL:
        return tokens.text(fields["era"]) in _CURRENT_ERAS and tokens.value(fields["year"]) <= _LONGEST_NOW
    return bool(_YEAR_GOES_ON.match(kinds, end) or (in_list and _YEAR_BEFORE.search(kinds[max(0, begin - 4) : begin])))


def _plausible(tokens: Tokens, begin: int, end: int, fields: Fields) -> bool:
    """Bare 7.5.8 and 5/15: a day of the calendar, no blanks inside."""
    tight = not any(tokens.blank_before(i) for i in range(begin + 1, end) if tokens.kinds[i - 1] == "n")
    month, day = tokens.value(fields["month"]), tokens.value(fields["day"])
    return _short_fields(tokens, begin, end, fields) and tight and 1 <= month <= 12 and 1 <= day <= 31


def _range_of_days(tokens: Tokens, begin: int, end: int, fields: Fields) -> bool:
    """Both ends are days of the calendar, and one is too large for the denominator of a common fraction."""
    to = tokens.kinds.index("~", end) + 1
    other = {"month": to, "day": to + 2}
    days = tokens.value(fields["day"]), tokens.value(other["day"])
    both = _plausible(tokens, begin, end, fields) and _plausible(tokens, to, to + 3, other)
    return both and max(days) > 12


def _alternatives(form: str) -> str:
    """``form`` with its SEP written as dots, slashes, dashes or (behind an era letter only) centre dots throughout."""
    return "(?: " + " | ".join(form.replace("SEP", sep) for sep in ("[p/]", "-", "(?<!E..)c")) + " )"


ALONE = r"(?<![np/\-w#])"
"""Not the middle of a longer chain of figures."""

LETTER_DAY = _alternatives("p? year=[ng] l? SEP l? month=n l? SEP l? day=n")

RULES = (
    Rule(
        "week of a day in figures",
        f"(?: era=[Eei] {LETTER_DAY} "
        "| western=w (?: p month=n p day=n | / month=n / day=n | - month=n - day=n ) ) W? X",
        (reads("2021-01-06週中", "2021-01-04/2021-01-10"), reads("R7.4.16の週", "2025-04-14/2025-04-20")),
        week=True,
        guard=_short_fields,
    ),
    Rule(
        "era letter and figures, day",
        f"era=[Eei] l? {LETTER_DAY}",
        (
            reads("R7.4.16", "2025-04-16"),
            reads("R元.10.12 台風により休所", "2019-10-12"),
            reads("昭52.6.1条例第8号", "1977-06-01"),
            reads("Ｒ７．１０．１５　推進研修会", "2025-10-15"),
            reads("R7/4/16、H30-4-1", "2025-04-16", "2018-04-01"),
            reads("R7.2.30 会議", "-"),
        ),
        guard=_short_fields,
    ),
    Rule(
        "era letter, both calendars, figures",
        r"(?: era=[Eei] year=[ng] < western2=w Y? > | western=w < era2=[Eei] year2=[ng] Y? > ) [p/] month=n [p/] day=n",
        (reads("R7(2025).4.16", "2025-04-16"),),
        guard=_short_fields,
    ),
    Rule(
        "figures and units mixed",
        "(?: era=[Eei] year=[ng] | western=w ) (?: [p/] month=n M day=n D? | Y month=n [p/] day=n D? )",
        (reads("R7.4月16日", "2025-04-16"), reads("令和7年4/16", "2025-04-16")),
        guard=_short_fields,
    ),
    Rule(
        "era letter and figures, month",
        "era=[Eei] l? year=[ng] [p/] l? month=n (?! [p/] n | M? [nk] D ) (?: M? p? part=[PZH] | M? )",
        (
            reads("R8.3 児童相談・養育支援室", "2026-03-01/2026-03-31"),
            reads("R7.4月", "2025-04-01/2025-04-30"),
            reads("R7.6末", "2025-06-30"),
            reads("M7.3の地震"),
        ),
        guard=_era_month,
    ),
    Rule(
        "western, figures, day",
        "a? (?: western=w | ' short=n ) "
        "(?: p month=n p l? day=n | / month=n / l? day=n | - month=n - day=n | c month=n c day=n )",
        (
            reads("2025/10/15 掲載", "2025-10-15"),
            reads("2025-07-16", "2025-07-16"),
            reads("'25.7.16", "2025-07-16"),
        ),
        guard=_western_day,
    ),
    Rule(
        "western, figures, month",
        r"a? western=w [p/\-] month=n M? (?! [p/\-:] n )",
        (reads("2025/07", "2025-07-01/2025-07-31"),),
        guard=_western_month,
    ),
    Rule(
        "month/day before a weekday",
        rf"{ALONE} month=n / day=n (?= W )",
        (reads("令和7年5月8日、7/11(金)", "2025-05-08", "2025-07-11"),),
        bare=True,
        guard=_plausible,
    ),
    Rule(
        "range of month/day",
        rf"{ALONE} month=n / day=n (?= W? ~ n / n )",
        (reads("12/1～1/15", "2025-12-01/2026-01-15", reference="2025-11-20"), reads("1/2～3/4")),
        bare=True,
        guard=_range_of_days,
    ),
)

SPOKEN_RULES = (
    Rule(
        "bare era year before or after words that need a year",
        "era=[Eei] year=[ng]",
        (reads("R6決算額", "2024-04-01/2025-03-31"), reads("R2=0.91"), reads("国道R18"), reads("H2住宅改修")),
        spoken=True,
        guard=_spoken_year,
    ),
)
"""After all others: a year that any other rule reads has its unit."""

NUMERIC_RULES = (
    Rule(
        "year.month.day without an era",
        rf"{ALONE} year=n p month=n p l? day=n",
        (reads("5.2.18 評価指標"),),
        bare=True,
        numeric=True,
        guard=_plausible,
    ),
    Rule(
        "month/day",
        rf"{ALONE} month=n [/p] day=n",
        (reads("補助率2/3"),),
        bare=True,
        numeric=True,
        guard=_plausible,
    ),
)
"""Figures alone. They go last because most of them are no dates, and nothing else begins like them."""
