"""Headings and the section path of every block.

A heading is found by what the format says (an outline level), by its type (larger or bold), by its mark (第1章, １,
(1), ①, ●, ○) or, without any of these, by standing alone and flush above indented text. Levels come from the order in
which the kinds of headings contain each other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.values import value
from pipeline.structure.canonical import display_width
from pipeline.structure.flow import Item, PlacedTable, Prose, body_size
from pipeline.structure.marks import Family, leading_mark
from pipeline.structure.minutes.labels import Label, match_label

_LONGEST = 60  # full-width characters; a longer line is text, whatever its mark
_LONGEST_MARKED = 48
_SENTENCE = re.compile(r"。|[、，,；;：:]$|[^」』]か$")
_PREDICATE = re.compile(
    r"(?:です|ます|ました|ません|する|した|して|される|された|いる|ある|あった|ない|なる|なった|よい|良い|たい|のか|こと|ください|できる|べき)[）)」]?$"
)
_DATA = re.compile(r"[0-9０-９,，.．△▲%％円\s　]+$")
_NUMBER = re.compile(r"[0-9０-９]{1,2}\s*[^0-9０-９\s]")
_UNIT = re.compile(r"[（(]\s*(?:単位|参考|注)[^（）()]*[）)]$|単位[：:]")
_CONTENTS_LINE = re.compile(r"(?:\t|…+|‥+|\.{3,}|・{3,}|─{2,})[ \u3000\t]*[0-9０-９]{1,4}$")
_STAGE = re.compile(
    r".*(?:閉会|散会)$"
    r"|[（(〔【＜〈\[［].*(?:説明|報告|紹介|配布|休憩|再開|退席|退室|入室|着席|挨拶|拍手|承認|了承|なし|無し|確認|声あり|者あり|登壇|降壇|起立|着席|全員|多数|異議なし|閉会|開会)[）)〕】＞〉\]］]$"
)
_LABEL = re.compile(r"[^\s：:]{1,10}[ \u3000]*[：:][ \u3000]*\S")
_SYMBOL_RANK = {character: rank for rank, character in enumerate("●■◆★◎▼▲►▶◼⬛○〇◯□◇☆▽△▷❏❖✧")}


@value
class HeadingStyle:
    """What makes two headings siblings. ``outline`` is the format's own level, ``size`` in points."""

    outline: int | None
    family: Family | None
    symbol: str
    size: float | None
    is_bold: bool


def heading_styles(items: Sequence[Item]) -> tuple[HeadingStyle | None, ...]:
    """For each item the style of the heading that it is, or None."""
    body = body_size(items)
    bold_share = _bold_share(items)
    return tuple(
        _style(items, index, body, bold_means=bold_share < 0.35) if isinstance(item, Prose) else None
        for index, item in enumerate(items)
    )


def _bold_share(items: Sequence[Item]) -> float:
    prose = [item for item in items if isinstance(item, Prose)]
    bold = sum(len(item.text) for item in prose if item.is_bold)
    return bold / max(1, sum(len(item.text) for item in prose))


def _style(items: Sequence[Item], index: int, body: float | None, *, bold_means: bool) -> HeadingStyle | None:
    item = items[index]
    assert isinstance(item, Prose)  # noqa: S101 - for the type checker: the caller has looked
    text = item.text
    mark = leading_mark(text)
    family = mark.family if mark else None
    if item.outline_level is not None or item.is_title:
        # a long paragraph in a heading's style is a misused style
        return HeadingStyle(item.outline_level or 0, None, "", None, False) if len(text) <= 120 else None
    is_larger = item.size is not None and body is not None and item.size > 1.12 * body
    is_bold = bold_means and item.is_bold
    size = item.size if is_larger else None
    symbol = mark.look if mark else ""
    style = HeadingStyle(None, family, symbol, size, is_bold)
    if _is_bare_label(items, index):  # ２場所 and １　日時 are of a kind with ３　取組
        if family is None and _NUMBER.match(text):
            return replace(style, family=Family.NUMBER)
        return style if family is not None else HeadingStyle(None, None, "", None, False)
    if not _reads_like_heading(text, family):
        return None
    if (is_larger or is_bold) and not _is_right_hand(item):
        return style
    if family is None:
        return style if _stands_alone(items, index) else None
    if display_width(text) > 2 * _LONGEST_MARKED or _PREDICATE.search(text) or item.line_count > 2:
        return None
    return style if not _is_listed(items, index) and _has_content(items, index, family) else None


def _reads_like_heading(text: str, family: Family | None) -> bool:
    return (
        2 <= len(text) <= 2 * _LONGEST
        and "\n" not in text
        and family is not Family.BULLET
        and display_width(text) <= 2 * _LONGEST
        and _SENTENCE.search(text) is None
        and _DATA.match(text) is None
        and _UNIT.search(text) is None
        and _STAGE.match(text) is None
        and _CONTENTS_LINE.search(text) is None
        and not text.endswith(("様", "殿"))
        and not (_LABEL.match(text) and family is None)
    )


def _is_bare_label(items: Sequence[Item], index: int) -> bool:
    """出席者： on a line of its own, above what it labels."""
    item = items[index]
    after = items[index + 1] if index + 1 < len(items) else None
    if not isinstance(item, Prose) or after is None:
        return False
    found = match_label(item.text)
    if found is None or found[2]:
        return False
    if not isinstance(after, Prose):
        return True
    mark_after = leading_mark(after.text)
    if item.text == found[1] and len(found[1]) < 3 and not (mark_after is not None and mark_after.is_first):
        return False
    # next to its like it is an item of an agenda
    is_listed = item.list_key is not None and after.list_key == item.list_key
    return not is_listed and (match_label(after.text) is None or found[0] is Label.PRESENT)


def _is_right_hand(prose: Prose) -> bool:
    return prose.indent is not None and prose.indent > 15 and not prose.is_centred


def _is_listed(items: Sequence[Item], index: int) -> bool:
    """Whether a neighbour bears a mark of the same look: then they are items of a list."""
    item = items[index]
    after = items[index + 1] if index + 1 < len(items) else None
    before = items[index - 1] if index > 0 else None
    key = item.list_key if isinstance(item, Prose) else None
    if isinstance(after, Prose) and after.list_key == key:
        return True
    # what follows the last item of a list does not make it a heading, unless it is a table
    return isinstance(before, Prose) and before.list_key == key and not isinstance(after, PlacedTable)


def _has_content(items: Sequence[Item], index: int, family: Family) -> bool:
    """Whether something stands below: not the end, nor the next mark of the same or an outer family."""
    after = items[index + 1] if index + 1 < len(items) else None
    if not isinstance(after, Prose):
        return after is not None
    mark = leading_mark(after.text)
    goes_out = family.is_numbered and mark is not None and mark.family.is_numbered and mark.family <= family
    return mark is None or not goes_out or mark.is_first


def _stands_alone(items: Sequence[Item], index: int) -> bool:
    """A short flush line with a blank above it and an indented sentence below it."""
    item = items[index]
    after = items[index + 1] if index + 1 < len(items) else None
    return (
        isinstance(item, Prose)
        and isinstance(after, Prose)
        and len(item.text) <= 20
        and item.line_count == 1
        and item.indent is not None
        and item.indent < 0.6
        and (item.space_above is None or item.space_above > 1.5)
        and after.indent is not None
        and 0.6 <= after.indent <= 3
        and after.text.endswith("。")
        and re.search(r"[、。，：:]|[殿様]$", item.text) is None
    )


@dataclass(slots=True)
class SectionStack:
    """The headings that are open at a place, outermost first."""

    _open: list[tuple[HeadingStyle, str]] = field(default_factory=list)

    @property
    def path(self) -> tuple[str, ...]:
        """The texts of the open headings."""
        return tuple(text for _, text in self._open)

    def leave(self) -> None:
        """Close the innermost heading."""
        if self._open:
            self._open.pop()

    def enter(self, style: HeadingStyle, text: str) -> tuple[int, tuple[str, ...]]:
        """Open a heading: its level (from 1) and the path of the headings above it."""
        while self._open and not _contains(self._open[-1][0], style, [open_style for open_style, _ in self._open]):
            self._open.pop()
        path = self.path
        self._open.append((style, text))
        return len(self._open), path


def _contains(outer: HeadingStyle, inner: HeadingStyle, open_styles: Sequence[HeadingStyle]) -> bool:
    """Whether a heading of style ``inner`` stands below one of style ``outer``."""
    if _are_siblings(outer, inner):
        return False
    if any(_are_siblings(style, inner) for style in open_styles):
        return False  # it has a sibling further out
    if inner.outline is not None:
        return outer.outline is not None and outer.outline < inner.outline
    if outer.outline is not None:
        return True
    if outer.size is not None or inner.size is not None:
        ratio = (outer.size or 0) / (inner.size or 1) if inner.size else 2.0
        if outer.size is None or ratio < 0.95:
            return False
        if ratio > 1.05:
            return True
    if outer.is_bold != inner.is_bold and (outer.family is None or inner.family is None):
        return outer.is_bold
    return _family_contains(outer, inner)


def _are_siblings(one: HeadingStyle, other: HeadingStyle) -> bool:
    same_size = (one.size is None) == (other.size is None) and abs((one.size or 0) - (other.size or 0)) < 0.6
    if one.outline is not None or other.outline is not None:
        return one.outline == other.outline
    return (
        one.family is other.family
        and _same_symbol(one.symbol, other.symbol)
        and same_size
        and one.is_bold == other.is_bold
    )


def _same_symbol(one: str, other: str) -> bool:
    circles = "○〇◯"
    return one == other or (one in circles and other in circles and bool(one) and bool(other))


def _family_contains(outer: HeadingStyle, inner: HeadingStyle) -> bool:
    if outer.family is None or inner.family is None:
        return outer.family is None and inner.family is not None
    if outer.family.is_numbered and inner.family.is_numbered:
        return outer.family < inner.family
    if not outer.family.is_numbered and not inner.family.is_numbered:
        return _SYMBOL_RANK.get(outer.symbol, 99) < _SYMBOL_RANK.get(inner.symbol, 99)
    return True  # numbers and symbols have no order of their own: the later one is the inner
