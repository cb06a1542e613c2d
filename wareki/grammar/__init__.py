"""The phrases of single dates. A new notation is one rule with its examples in one of these modules."""

from wareki.grammar import bare, dotted, english, relative, written
from wareki.grammar.rule import Grammar

_RULES = (
    *written.BORROWING_RULES,
    *dotted.RULES,
    *written.RULES,
    *relative.RULES,
    *bare.RULES,
    *english.RULES,
    *dotted.SPOKEN_RULES,
    *dotted.NUMERIC_RULES,
)
_STARTS = r"(?=[EeiwyzmdsuahfJ']|[nkg][MDYFhl/~\-c,&V{}])"
GRAMMAR = Grammar(_RULES, starts=_STARTS.format("p"))
"""All notations."""
CERTAIN_GRAMMAR = Grammar((rule for rule in _RULES if not rule.numeric), starts=_STARTS.format(""))
"""Those that are dates without anything around them: bare 7.5.8 and 5/15 are not."""
FIRST_GRAMMAR = Grammar((rule for rule in _RULES if not rule.numeric and not rule.leaning), starts=_STARTS.format(""))
"""Those that can be the first date of a text of which nothing is known: 9月 and 27日 are not."""

__all__ = ["CERTAIN_GRAMMAR", "FIRST_GRAMMAR", "GRAMMAR"]
