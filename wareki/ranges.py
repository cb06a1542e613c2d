"""Ranges and lists, with what their later items leave out: R7.7.16~30, 令和5・6年度, R6.6.11及び18."""

import datetime as dt
import re

from wareki.context import Anchor, Context
from wareki.eras import Era, era_of_next
from wareki.grammar import GRAMMAR
from wareki.grammar.rule import Match
from wareki.partial import Partial
from wareki.phrases import century, part_of
from wareki.points import Item, read_point, with_neighbours
from wareki.resolution import resolve
from wareki.span import Flag, Precision
from wareki.tokens import Tokens

_TO = re.compile(r"O?l?[~\-V]l?|l?[,]?K|/(?=w-n-n)")
_BEGINS_RANGE = tuple("Ol~-V,K/")
_AND = re.compile(r"[,c&]l?")
# A bare number is an item of a list unless it counts something; the end of a range may be followed by anything else.
_WORDS_BEHIND = "日|月|年度?|及び|並びに|又は|現在|付け?|に(?!つ)|は|を|も|で|の|より|から|まで|開催|実施"
_NOT_COUNTED = re.compile(rf"(?= ?(?:\Z|[\n|<>()、,。・~&\]」-]|{_WORDS_BEHIND}))|(?= [^0-9%])")
_COUNTER = re.compile(
    r"[A-Za-z]| ?(?:[%‰.:/]|[A-Za-z](?!\.?\d)|名|人|件|回|円|千|万|億|点|箇|か所|か月|か年|か国|か村|ヶ|カ所|カ月|カ年"
    r"|ヵ|ケ|歳|才|時|分|秒|号|条|項|個|台|校|園|社|世帯|施設|区|市|町|村|位|割|倍|期|章|節|枚|頁|ページ|部|冊|本|種|組"
    r"|団体|圏域|会場|つ|週|年間|年[目生]|月間|日間|日目|室|階|番|丁目|級|類|度(?!合))"
)


def read_number(tokens: Tokens, at: int, head: Item, context: Context, *, ends_range: bool) -> Item | None:
    """A bare number as the next day, month or year after ``head``: the 30 of R7.7.16~30, the 6 of 令和5・6年度."""
    if at >= len(tokens.kinds) or tokens.kinds[at] not in "nk" or len(tokens.text(at)) > 3:
        return None
    value, end = tokens.value(at), at + 1
    precision = head.resolved.precision
    if precision is Precision.DECADE and tokens.kinds.startswith("G", end):
        decade = head.partial._replace(year=value)
        again = resolve(decade, context)
        return None if again is None else Item(decade, again, at, end + 1, end + 1)
    text, behind = tokens.folded.text, tokens.ends[at]
    if precision in (Precision.YEAR, Precision.FISCAL_YEAR):
        western = head.partial.western
        if western and value < 10:
            return None
        era = head.partial.era or (head.resolved.anchor.era if head.resolved.anchor else None)
        if era is not None and not western:
            era, value = _era_and_year(era, value, head)
        partial = Partial(
            era=era,
            year=century(value) if western else value,
            western=western,
            fiscal=precision is Precision.FISCAL_YEAR,
        )
        if tokens.kinds.startswith("<w>", end):
            end += 3
        if tokens.kinds[end : end + 1] in ("Y", "F"):
            end += 1
        if partial.era is None and not western:
            return None
    else:
        if _COUNTER.match(text, behind) or len(tokens.text(at)) > 2:
            return None
        if not ends_range and not _NOT_COUNTED.match(text, behind):
            return None
        if precision is Precision.MONTH and 1 <= value <= 12:
            partial = Partial(month=value)
        elif precision is Precision.DAY and 1 <= value <= 31:
            partial = Partial(day=value)
        else:
            return None
    resolved = resolve(partial, context)
    if resolved is None:
        return None
    if partial.says_year:
        resolved = resolved._replace(flags=resolved.flags | {Flag.INFERRED}, inferred_from=surface_of(tokens, head))
    return with_neighbours(tokens, partial, resolved, at, end, context)


def _era_and_year(era: Era, value: int, head: Item) -> tuple[Era, int]:
    whole = _with_tens(value, head.partial.year or 0)
    year = era.calendar_year(whole)
    if whole != value and era.covers_any(dt.date(year, 1, 1), dt.date(year, 12, 31)):
        return era, whole
    return era_of_next(era, value, head.resolved.anchor.year if head.resolved.anchor else None), value


def _with_tens(value: int, before: int) -> int:
    """The year that leaves out the tens of the year before: the 9 of 平成28・9年度, the 六 of 昭和五十五・六年度."""
    whole = before // 10 * 10 + value
    return whole if value < 10 <= before < whole else value


def read_part(tokens: Tokens, at: int, head: Item, context: Context) -> Item | None:
    """A part alone as the other end of a range of parts: 4月上旬～中旬, 第1四半期～第2四半期."""
    if head.partial.part is None or tokens.kinds[at : at + 1] not in ("P", "Q", "H", "S", "I", "Z"):
        return None
    part, ordinal, weekday = part_of(tokens.text(at), tokens.kinds[at])
    partial = head.partial._replace(part=part, ordinal=ordinal, weekday=weekday)
    resolved = resolve(partial, context)
    return None if resolved is None else Item(partial, resolved, at, at + 1, at + 1)


def surface_of(tokens: Tokens, item: Item) -> str:
    """The folded text of an item, as the source of what later dates infer from it."""
    return tokens.folded.text[tokens.begins[item.begin] : tokens.ends[item.end - 1]]


def head_context(tokens: Tokens, head: Item, context: Context) -> Context:
    """The context for what leans on ``head`` directly."""
    if head.resolved.anchor is None:
        return context
    anchor = head.resolved.anchor._replace(surface=surface_of(tokens, head))
    return context._replace(last=anchor, last_calendar=anchor, scope=anchor if anchor.fiscal_year is None else None,
                   era=anchor.era or context.era, numeric=True)  # fmt: skip


def read_tail(tokens: Tokens, head: Item, context: Context) -> Item | None:
    """The other end of a range that begins with ``head``, or None: then there is no range."""
    if tokens.kinds[head.behind : head.behind + 1] not in _BEGINS_RANGE:
        return None
    to = _TO.match(tokens.kinds, head.behind)
    if to is None:
        return None
    if head.resolved.anchor is None:
        return _unknown_tail(tokens, head, to.end(), context)
    words = "V" in to[0]
    inner = head_context(tokens, head, context)
    match = GRAMMAR.match(tokens, to.end())
    tail: Item | None = None
    if match is not None and not (match.rule.numeric and words):
        tail = _matched_tail(tokens, match, head, inner)
    if tail is None and "-" in to[0]:
        tail = _figures_behind_dash(tokens, to.end(), head, inner)
    if tail is None:
        tail = read_part(tokens, to.end(), head, inner)
    if tail is None and (not words or head.partial.decade):
        tail = read_number(tokens, to.end(), head, inner, ends_range=True)
    if tail is None or tail.resolved.days is None or head.resolved.days is None:
        return tail if tail is not None and Flag.IMPOSSIBLE in tail.resolved.flags else None
    if tail.resolved.days[1] < head.resolved.days[0]:
        if "-" in to[0] and tail.end == to.end() + 1:
            return None  # the paper R7.4.16-1
        tail = _later(tail, head, inner)
    if tail is None or tail.resolved.days is None or tail.resolved.days[1] < head.resolved.days[0]:
        return None
    if "l" in to[0] and tokens.kinds.startswith("~", tail.behind):
        return None  # R7.8~ and R7.10~ on the line below it
    return tail


def _unknown_tail(tokens: Tokens, head: Item, at: int, context: Context) -> Item | None:
    """6月1日から6月30日まで without a year, 2月30日から3月5日まで: one range, of no known days."""
    match = GRAMMAR.match(tokens, at)
    if match is None or match.rule.numeric:
        return None
    if Flag.IMPOSSIBLE in head.resolved.flags:
        return read_point(tokens, match, context, joined=True)
    if Flag.INCOMPLETE not in head.resolved.flags or not match.rule.bare:
        return None
    tail = read_point(tokens, match, context, joined=True)
    return tail if tail is not None and Flag.INCOMPLETE in tail.resolved.flags else None


def _matched_tail(tokens: Tokens, match: Match, head: Item, inner: Context) -> Item | None:
    if match.rule.numeric and head.resolved.precision is Precision.MONTH and "year" not in match.fields:
        # R7.7~8.3: not the 3rd of August, but March of the year 8
        era = head.partial.era
        if era is None:
            return None
        fields = match.fields
        partial = Partial(era=era, year=tokens.value(fields["month"]), month=tokens.value(fields["day"]))
        resolved = resolve(partial, inner)
        return None if resolved is None else Item(partial, resolved, match.begin, match.end, match.end)
    return read_point(tokens, match, inner, joined=True)


def _figures_behind_dash(tokens: Tokens, at: int, head: Item, inner: Context) -> Item | None:
    """2025.7.16-7.30: month and day with the separator of the head."""
    figures = tokens.kinds[at : at + 3]
    if figures not in ("npn", "n/n") or tokens.kinds[head.end - 2 : head.end] != figures[1:]:
        return None
    partial = Partial(month=tokens.value(at), day=tokens.value(at + 2))
    resolved = resolve(partial, inner)
    if resolved is None or resolved.days is None:
        return None
    return with_neighbours(tokens, partial, resolved, at, at + 3, inner)


def _later(tail: Item, head: Item, inner: Context) -> Item | None:
    """A tail that would end before its head has run over the month's or the year's end: R5.12.18～1.12."""
    anchor = head.resolved.anchor
    if tail.partial.says_year or tail.partial.relative is not None or anchor is None or anchor.year is None:
        return None
    if tail.partial.month is None and anchor.month is not None:
        year, month = (anchor.year, anchor.month + 1) if anchor.month < 12 else (anchor.year + 1, 1)
        moved: Anchor = anchor._replace(year=year, month=month, day=None)
    else:
        moved = anchor._replace(year=anchor.year + 1, month=None, day=None)
    resolved = resolve(tail.partial, inner._replace(last=moved, scope=moved))
    return None if resolved is None else tail._replace(resolved=resolved)


def read_next_number(tokens: Tokens, head: Item, context: Context) -> Item | None:
    """The next item of a list of bare numbers: R6.6.11及び18, 5/15・22・29, 令和4・5・6年度."""
    joined = _AND.match(tokens.kinds, head.behind)
    if joined is None or head.resolved.anchor is None:
        return None
    inner = head_context(tokens, head, context)
    match = GRAMMAR.match(tokens, joined.end())
    if match is not None and match.rule.numeric:
        text, behind = tokens.folded.text, tokens.ends[match.end - 1]
        if _COUNTER.match(text, behind) or head.resolved.precision is not Precision.DAY:
            return None
        return read_point(tokens, match, inner)
    year_like = head.resolved.precision in (Precision.YEAR, Precision.FISCAL_YEAR)
    if match is None and tokens.kinds[joined.end() : joined.end() + 1] == (head.partial.part or ""):
        return read_part(tokens, joined.end(), head, inner)
    if match is not None and not (year_like and _leaves_out_tens(tokens, match, head)):
        return None
    if year_like and not re.match(
        r"[nk](?:[~\-c,&V]l?[Eei]?[nkg]){0,12}[YF](?![nk]M)", tokens.kinds[joined.end() : joined.end() + 40]
    ):
        return None
    return read_number(tokens, joined.end(), head, inner, ends_range=False)


def _leaves_out_tens(tokens: Tokens, match: Match, head: Item) -> bool:
    """昭和五十五・六年度: the second year is the 56th."""
    if not match.rule.leaning or tuple(match.fields) != ("year",):
        return False
    value = tokens.value(match.fields["year"])
    return _with_tens(value, head.partial.year or 0) != value and head.partial.era is not None
