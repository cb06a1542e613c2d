"""The phrases of single dates. A new notation is one rule with its examples in one of these modules."""

from wareki.grammar import bare, dotted, english, relative, written
from wareki.grammar.rule import Grammar

GRAMMAR = Grammar((*written.BORROWING_RULES, *dotted.RULES, *written.RULES, *relative.RULES, *bare.RULES, *english.RULES))

__all__ = ["GRAMMAR"]
