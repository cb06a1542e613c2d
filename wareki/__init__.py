"""Japanese dates: text in, date spans out. Standard library only; imports nothing else of this project.

>>> from wareki import find_dates
>>> [(span.surface, str(span.first), str(span.last)) for span in find_dates("R7.7.16~30 地域懇談会")]
[('R7.7.16~30', '2025-07-16', '2025-07-30')]
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wareki.display import format_span, format_wareki
    from wareki.reader import find_dates, parse_date
    from wareki.span import DateSpan, Flag, Precision, TimeSpan
    from wareki.tables import find_dates_in_table
    from wareki.units import NamedUnit, named_units
else:
    # the grammar takes a while to load, and who only handles spans does without it
    _PLACES = {
        "display": ("format_span", "format_wareki"),
        "reader": ("find_dates", "parse_date"),
        "span": ("DateSpan", "Flag", "Precision", "TimeSpan"),
        "tables": ("find_dates_in_table",),
        "units": ("NamedUnit", "named_units"),
    }

    def __getattr__(name: str) -> object:
        for module, names in _PLACES.items():
            if name in names:
                return getattr(import_module(f"wareki.{module}"), name)
        raise AttributeError(f"module 'wareki' has no attribute {name!r}")


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
