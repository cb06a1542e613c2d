"""Japanese dates: text in, date spans out. Standard library only; imports nothing else of this project.

>>> from wareki import find_dates
>>> [(span.surface, str(span.first), str(span.last)) for span in find_dates("R7.7.16~30 地域懇談会")]
[('R7.7.16~30', '2025-07-16', '2025-07-30')]
"""

from wareki.display import format_span, format_wareki
from wareki.reader import find_dates, parse_date
from wareki.span import DateSpan, Flag, Precision, TimeSpan
from wareki.tables import find_dates_in_table
from wareki.units import NamedUnit, named_units

__all__ = [
    "DateSpan",
    "Flag",
    "NamedUnit",
    "Precision",
    "TimeSpan",
    "find_dates",
    "find_dates_in_table",
    "format_span",
    "format_wareki",
    "named_units",
    "parse_date",
]
