"""Cells that say when: a date and little else."""

import re
from collections.abc import Iterable

from wareki.span import DateSpan

_BESIDE_DATES = re.compile(r"[\s、,，・/／（）()月火水木金土日祝時分半~〜～\-－:：0-9０-９午前後頃ごろ]+")


def is_mostly_dates(text: str, dates: Iterable[DateSpan]) -> bool:
    """Whether the dates, of which there has to be one, are most of a cell's text."""
    rest, at, said = "", 0, 0
    for span in dates:
        rest += text[at : span.begin]
        at = span.end
        said += span.end - span.begin
    rest = _BESIDE_DATES.sub("", rest + text[at:])
    return 0 < said >= 2 * len(rest)
