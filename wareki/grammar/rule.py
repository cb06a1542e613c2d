"""A grammar rule: the kinds of the tokens that make a phrase, and examples of it that the tests run.

A pattern is a regular expression over token kinds (see ``wareki.lexicon``), written with blanks between its parts.
``name=[nk]`` says that this token is the phrase's field ``name``. The same name may stand in several branches.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from wareki.tokens import Tokens

Fields = dict[str, int]
"""Name of a field to the token that writes it: era, year, western (a Gregorian year), short ('25), era2, year2 and
western2 (the second calendar), month, day, part, relative, name (an English month), decade."""

Shape = tuple[tuple[str, int], ...]
Groups = list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the intervals of the dates in it, as ``first/last`` (one day alone: ``first``; none: ``-``)."""

    text: str
    days: tuple[str, ...]
    reference: str = ""


def reads(text: str, *days: str, reference: str = "") -> Example:
    """An example: ``text`` holds these dates and no others."""
    return Example(text, days, reference)


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One notation. ``guard`` may refuse a match that has the shape but not the substance."""

    name: str
    pattern: str
    examples: tuple[Example, ...]
    fiscal: bool = False
    bare: bool = False  # leaves the year out: means nothing without a context
    leaning: bool = False  # bare, and no date at all without a context (a month, a day)
    week: bool = False  # the week around the day
    spoken: bool = False  # a year without its unit: the words behind it tell a fiscal year
    numeric: bool = False  # digits and separators only, which may as well be a section number
    guard: Callable[[Tokens, int, int, Fields], bool] | None = None


_FIELD = re.compile(r"(\w+)=")


def _compiled_source(pattern: str, suffix: str) -> str:
    """The pattern as a regular expression; each ``name=X`` becomes a group of its own."""
    count = 0
    parts = []
    for part in pattern.split():
        named = _FIELD.match(part)
        if named:
            count += 1
            body = part[named.end() :]
            # a quantifier or closing bracket after the one token or set belongs outside the group
            token, rest = re.match(r"(\[[^\]]*\]|\\?.)(.*)", body, re.S).groups()  # type: ignore[union-attr]  # never empty
            parts.append(f"(?P<{named[1]}_{suffix}_{count}>{token}){rest}")
        else:
            parts.append(part)
    return "".join(parts)


class Match(NamedTuple):
    """A rule's match: tokens ``begin`` to ``end`` and the fields among them."""

    rule: Rule
    begin: int
    end: int
    fields: Fields


class Grammar:
    """The rules in order of preference, compiled to one expression: the first that fits at a place is taken.

    Compiling takes a good tenth of a second and waits for the first text that could hold a date.
    """

    def __init__(self, rules: Iterable[Rule], *, starts: str) -> None:
        """``starts`` is a lookahead that all phrases begin with: it keeps the search off most tokens."""
        self.rules = tuple(rules)
        self._starts = starts
        # of each rule and the kinds it matched: where its fields are among them. Few shapes make up all dates.
        self._shapes: dict[tuple[int, str], Shape] = {}

    @cached_property
    def _sources(self) -> list[str]:
        return [_compiled_source(rule.pattern, str(i)) for i, rule in enumerate(self.rules)]

    @cached_property
    def _single(self) -> list[re.Pattern[str]]:
        return [re.compile(source) for source in self._sources]

    @cached_property
    def _any(self) -> re.Pattern[str]:
        alternatives = "|".join(f"(?P<rule_{i}>{source})" for i, source in enumerate(self._sources))
        return re.compile(f"{self._starts}(?:{alternatives})")

    @cached_property
    def _rule_of_group(self) -> dict[int, int]:
        return {self._any.groupindex[f"rule_{i}"]: i for i in range(len(self.rules))}

    # of each rule: the names of its fields with their groups, in the common expression and in its own

    @cached_property
    def _groups_in_any(self) -> list[Groups]:
        return [_groups(self._any, f"_{i}_") for i in range(len(self.rules))]

    @cached_property
    def _groups(self) -> list[Groups]:
        return [_groups(single, "_") for single in self._single]

    def search(self, tokens: Tokens, at: int) -> Match | None:
        """The next phrase from token ``at`` on."""
        while True:
            found = self._any.search(tokens.kinds, at)
            if found is None:
                return None
            match = self._accept(tokens, found)
            if match is not None:
                return match
            at = found.start() + 1

    def match(self, tokens: Tokens, at: int) -> Match | None:
        """The phrase that begins with token ``at``."""
        found = self._any.match(tokens.kinds, at)
        return None if found is None else self._accept(tokens, found)

    def _accept(self, tokens: Tokens, found: re.Match[str]) -> Match | None:
        """The match of the first rule that fits and whose guard agrees."""
        first = self._rule_of_group[found.lastindex or 0]
        match = self._checked(first, tokens, found, self._groups_in_any)
        if match is not None:
            return match
        at = found.start()
        for i in range(first + 1, len(self.rules)):
            other = self._single[i].match(tokens.kinds, at)
            if other is not None:
                match = self._checked(i, tokens, other, self._groups)
                if match is not None:
                    return match
        return None

    def _checked(self, i: int, tokens: Tokens, found: re.Match[str], groups: Sequence[Groups]) -> Match | None:
        rule = self.rules[i]
        begin, end = found.span()
        key = i, found[0]
        shape = self._shapes.get(key)
        if shape is None:
            shape = tuple((name, found.start(group) - begin) for name, group in groups[i] if found.start(group) >= 0)
            self._shapes[key] = shape
        fields = {name: begin + offset for name, offset in shape}
        if rule.guard is not None and not rule.guard(tokens, begin, end, fields):
            return None
        return Match(rule, begin, end, fields)


def _groups(expression: re.Pattern[str], mark: str) -> Groups:
    return [(name.split("_")[0], group) for name, group in expression.groupindex.items() if mark in name]
