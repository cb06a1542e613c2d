"""Patterns of a year, shared by the rules: in one calendar or in two side by side, with its unit 年 or 年度."""

ERA_YEAR = "era=[Eei] l? year=[nkg]"
SECOND_ERA_YEAR = "era2=[Eei] year2=[nkg]"
SECOND_WESTERN = "a? western2=w"
JOINED = r"[~\-c,&V] l?"
"""What joins the numbers of a range or a list: 令和5・6年度, 7月3～5日."""

_YEAR_WITH_UNIT = "(?= (?: [Eei] l? [nkg] | a? w | ' n ) l? [YF<] | f )"
"""Looks ahead before any of the many forms is tried: most numbers behind an era's letter are followed by no unit."""

YEAR = f"""{_YEAR_WITH_UNIT} (?:
    {ERA_YEAR} (?: Y? < {SECOND_WESTERN} Y? > Y | Y < {SECOND_WESTERN} Y? > | Y / {SECOND_WESTERN} Y
                 | Y? < {SECOND_ERA_YEAR} Y? > Y | Y < {SECOND_ERA_YEAR} Y? > | l? Y )
  | a? western=w (?: Y? < {SECOND_ERA_YEAR} Y? > Y | Y < {SECOND_ERA_YEAR} Y? > | Y / {SECOND_ERA_YEAR} Y | l? Y )
  | ' short=n Y
)"""
"""令和7年, 2025年, '25年, 令和7年（2025年）, 令和7（2025）年, 2025年（令和7年）, 平成31年（令和元年）."""

FISCAL = f"""{_YEAR_WITH_UNIT} (?:
    {ERA_YEAR} (?: [FY]? < {SECOND_WESTERN} [FY]? > F | F < {SECOND_WESTERN} F? > | F / {SECOND_WESTERN} F
                 | [FY]? < {SECOND_ERA_YEAR} F? > F | F < {SECOND_ERA_YEAR} F? > | l? F )
  | a? western=w (?: [FY]? < {SECOND_ERA_YEAR} [FY]? > F | F < {SECOND_ERA_YEAR} F? > | F / {SECOND_ERA_YEAR} F | l? F )
  | ' short=n F
  | f western=w
  | f short=n
)"""
"""令和7年度, R7年度, 2025年度, '25年度, FY2025, 令和8（2026）年度, 2029（令和11）年度."""
