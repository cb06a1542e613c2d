"""Automatic numbers of lists and headings (第１, (1), ア, ①, ●), counted as Word counts them."""

import re
from dataclasses import dataclass, field, replace

from corpus.values import value
from pipeline.readers.docx.names import VALUE, W
from pipeline.readers.docx.numerals import show
from pipeline.readers.docx.styles import font_of
from pipeline.readers.docx.symbols import symbols
from pipeline.readers.docx.values import child_value, is_set, whole_number
from pipeline.readers.markup import Element
from pipeline.readers.ooxml.names import MC

_PLACEHOLDER = re.compile(r"%([1-9])")
_NO_LIST = "0"


@value
class Level:
    """One level of a list. Numbers of level ``restart`` (from 1) start this one anew; 0: none, None: any above."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    is_legal: bool = False
    style: str | None = None
    zero_padding: int = 0


@value
class _List:
    """A ``w:num``: the definition whose counters it shares, its levels, and where it starts anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


@value
class Label:
    """What is printed before a paragraph; ``is_bullet`` where it does not count."""

    text: str = ""
    is_bullet: bool = False


class ListDefinitions:
    """The lists that ``numbering.xml`` defines."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        if root is None:
            return
        abstract = {element.get(W + "abstractNumId", ""): element for element in root.iterfind(W + "abstractNum")}
        # a definition may only point to the one that a list style names
        by_style = {
            style: element for element in abstract.values() if (style := child_value(element, "styleLink")) is not None
        }
        levels = {
            identifier: _levels(by_style.get(child_value(element, "numStyleLink") or "", element))
            for identifier, element in abstract.items()
        }
        for element in root.iterfind(W + "num"):
            identifier = child_value(element, "abstractNumId") or ""
            overrides = {_depth(override): override for override in element.iterfind(W + "lvlOverride")}
            own = {depth: _level(lvl) for depth, o in overrides.items() if (lvl := o.find(W + "lvl")) is not None}
            starts = {
                depth: start
                for depth, override in overrides.items()
                if (start := whole_number(child_value(override, "startOverride"))) is not None
            }
            self._lists[element.get(W + "numId", "")] = _List(identifier, levels.get(identifier, {}) | own, starts)

    def get(self, num_id: str | None) -> _List | None:
        """The list of this id; None for no list."""
        return None if num_id is None or num_id == _NO_LIST else self._lists.get(num_id)

    def level_of_style(self, num_id: str, style: str | None) -> int:
        """The level that a list gives to the paragraphs of a style."""
        numbering = self._lists.get(num_id)
        levels = numbering.levels if numbering else {}
        return next((depth for depth, level in levels.items() if style is not None and level.style == style), 0)


@dataclass(slots=True)
class ListCounter:
    """The running numbers of one story (the body, a header, the notes)."""

    definitions: ListDefinitions
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, num_id: str | None, depth: int) -> Label:
        """Count one more paragraph at this depth (from 0) and say what is printed before it."""
        numbering = self.definitions.get(num_id)
        if numbering is None or num_id is None or depth not in numbering.levels:
            return Label()
        level = numbering.levels[depth]
        counts = self._counts.setdefault(numbering.abstract, {})
        if depth in numbering.starts and (num_id, depth) not in self._begun:
            counts[depth] = numbering.starts[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        self._begun.add((num_id, depth))
        for deeper in [other for other in counts if other > depth]:
            restart = numbering.levels[deeper].restart if deeper in numbering.levels else None
            if restart is None or (restart != 0 and depth < restart):
                del counts[deeper]
        text = _PLACEHOLDER.sub(lambda match: _number(numbering, level, counts, int(match[1]) - 1), level.text)
        if not text:
            return Label()
        gap = "" if level.suffix == "nothing" or text[-1].isspace() else " "
        return Label(text + gap, level.number_format == "bullet")


def _number(numbering: _List, shown_in: Level, counts: dict[int, int], depth: int) -> str:
    level = numbering.levels.get(depth, Level())
    number = counts.get(depth, numbering.starts.get(depth, level.start))
    if level.zero_padding:
        return f"{number:0{level.zero_padding}}"
    return show(number, "decimal" if shown_in.is_legal else level.number_format)


def _levels(abstract: Element) -> dict[int, Level]:
    return {_depth(element): _level(element) for element in abstract.iterfind(W + "lvl")}


def _depth(element: Element) -> int:
    return whole_number(element.get(W + "ilvl")) or 0


def _level(element: Element) -> Level:
    start = whole_number(child_value(element, "start"))
    level = Level(
        start=1 if start is None else start,
        text=child_value(element, "lvlText") or "",
        suffix=child_value(element, "suff") or "tab",
        restart=whole_number(child_value(element, "lvlRestart")),
        is_legal=is_set(element, "isLgl"),
        style=child_value(element, "pStyle"),
    )
    # a newer format stands in a Choice, with an older one beside it as Fallback
    formats = [*element.iterfind(W + "numFmt"), *element.iterfind(f"{MC}AlternateContent/*/{W}numFmt")]
    if formats:
        level = replace(level, number_format=formats[0].get(VALUE, "decimal"))
        if level.number_format == "custom":
            # "001, 002, 003, ...": the first says how wide
            first = formats[0].get(W + "format", "").partition(",")[0]
            level = replace(level, number_format="decimal", zero_padding=len(first) if first.isdecimal() else 0)
    runs = element.find(W + "rPr")
    if level.number_format == "bullet" and runs is not None:
        level = replace(level, text=symbols(level.text, font_of(runs)))
    return level
