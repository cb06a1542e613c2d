"""A grammar rule: the kinds of the tokens that make a phrase, and examples of it that the tests run.

A pattern is a regular expression over token kinds (see ``wareki.lexicon``), written with blanks between its parts.
``name=[nk]`` says that this token is the phrase's field ``name``. The same name may stand in several branches.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from wareki.tokens import Tokens

Fields = dict[str, int]
"""Name of a field to the token that writes it: era, year, western (a Gregorian year), short ('25), era2, year2 and
western2 (the second calendar), month, day, part, relative, name (an English month), decade."""

Shape = tuple[tuple[str, int], ...]


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


def _source(pattern: str, *, fields: bool) -> str:
    """The pattern as a regular expression; with ``fields`` each ``name=X`` becomes a group of its own."""
    count = 0
    parts = []
    for part in pattern.split():
        named = _FIELD.match(part)
        if named:
            count += 1
            body = part[named.end() :]
            # a quantifier or closing bracket after the one token or set belongs outside the group
            token, rest = re.match(r"(\[[^\]]*\]|\\?.)(.*)", body, re.S).groups()  # type: ignore[union-attr]  # never empty
            parts.append(f"(?P<{named[1]}_{count}>{token}){rest}" if fields else f"{token}{rest}")
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
        self._singles: dict[int, re.Pattern[str]] = {}

    @cached_property
    def _any(self) -> re.Pattern[str]:
        """All rules without their fields, each with an empty group behind it that tells which one it was. (A group that
        opens before it is known to fit costs the more the later it stands.)"""
        alternatives = "|".join(f"(?:{_source(rule.pattern, fields=False)})()" for rule in self.rules)
        return re.compile(f"{self._starts}(?:{alternatives})")

    def _single(self, i: int) -> re.Pattern[str]:
        """One rule with its fields, compiled when it is first needed."""
        single = self._singles.get(i)
        if single is None:
            single = self._singles[i] = re.compile(_source(self.rules[i].pattern, fields=True))
        return single

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
        first = (found.lastindex or 0) - 1
        match = self._checked(first, tokens, found)
        if match is not None:
            return match
        at = found.start()
        for i in range(first + 1, len(self.rules)):
            other = self._single(i).match(tokens.kinds, at)
            if other is not None:
                match = self._checked(i, tokens, other)
                if match is not None:
                    return match
        return None

    def _checked(self, i: int, tokens: Tokens, found: re.Match[str]) -> Match | None:
        rule = self.rules[i]
        begin, end = found.span()
        key = i, found[0]
        shape = self._shapes.get(key)
        if shape is None:
            shape = self._shapes[key] = _shape(self._single(i), tokens.kinds, begin)
        fields = {name: begin + offset for name, offset in shape}
        if rule.guard is not None and not rule.guard(tokens, begin, end, fields):
            return None
        return Match(rule, begin, end, fields)


def _shape(single: re.Pattern[str], kinds: str, at: int) -> Shape:
    """The names of the fields of a rule's match, with their distance from its beginning."""
    found = single.match(kinds, at)
    if found is None:
        return ()
    return tuple(
        (name.split("_")[0], found.start(group) - at)
        for name, group in single.groupindex.items()
        if found.start(group) >= 0
    )
