"""Text in, date spans out: the loop over a text's phrases, and the context that each leaves to the next."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from wareki.context import Anchor, Context
from wareki.expressions import Span, finish
from wareki.folding import fold
from wareki.grammar import CERTAIN_GRAMMAR, FIRST_GRAMMAR, GRAMMAR
from wareki.grammar.rule import Grammar, Match
from wareki.partial import Unit
from wareki.points import Item, read_point, read_year_and_month
from wareki.ranges import read_next_number, read_tail
from wareki.span import DateSpan, Flag, Precision
from wareki.tokens import Tokens, tokenise

# A text without any of these holds no date: most cells of a table of figures are done with here.
_WORTH = re.compile(
    "[年月日週⽉⽇㋀-㋋㏠-㏾㋿㍻㍼㍽㍾同翌\uf98e]"
    "|[RHSTMrhstmＲＨＳＴＭｒｈｓｔｍ令平昭大明\uf9a8][ 　]?[.．]?[ 　]?[0-9０-９元]"
    "|[12１２][0-9０-９]{3}|\\b[Ff][Yy]|[0-9０-９][./．／・-]|['’]"
)
_YEARS = (Precision.YEAR, Precision.FISCAL_YEAR)
_OPEN_BEFORE = re.compile(r"(?:^|[xl<,pc|jJ])(~l?)\Z")
_SENTENCE_END = re.compile("[^\n]*。")
_NOTHING_BEFORE = ("", " ", "\n", "\t", "(", "|", ",", "、", ":", "・", ">")
_LINE_START = re.compile(r"(?:^|[\n\t|])[ ・○●◆■*-]*\Z")


def find_dates(text: str, *, reference: dt.date | None = None, headings: Sequence[str] = ()) -> tuple[DateSpan, ...]:
    """All dates in ``text`` (prose, or a table written with tabs and line breaks), in order and disjoint.

    ``reference`` is the date of the document, for 今年度, 来月10日 and the like; without it they have no interval.
    ``headings`` are those that the text stands under, the nearest last: 令和6年度 above gives 5月10日 its year.
    """
    if not _WORTH.search(text):
        return ()
    if "\t" in text:
        from wareki.tables import dates_in_tabbed_text

        return dates_in_tabbed_text(text, context_below(headings, reference))
    return _read(text, context_below(headings, reference))[0]


def context_below(headings: Sequence[str], reference: dt.date | None) -> Context:
    """What is known before a text is read: the document's date, and the year of the nearest heading that names one.

    A heading that names several years, or a period of several (令和7～11年度), gives none and hides those above.
    """
    for heading in reversed(headings):
        spans, after = read(heading, Context(reference=reference))
        years = [span for span in spans if span.precision in _YEARS and span.has_interval]
        if years:
            scope = after.scope if len(spans) == 1 and _is_one_year(years[0]) else None
            return Context(reference=reference, scope=scope)
    return Context(reference=reference)


def _is_one_year(span: DateSpan) -> bool:
    return span.first is not None and span.last is not None and (span.last - span.first).days < 366


def read(text: str, context: Context) -> tuple[tuple[DateSpan, ...], Context]:
    """All dates in ``text`` as read in ``context``, and the context behind the text."""
    if not _WORTH.search(text) and not context.numeric:
        return (), context
    return _read(text, context)


def _read(text: str, context: Context) -> tuple[tuple[DateSpan, ...], Context]:
    tokens = tokenise(
        fold(text),
        everywhere=context.numeric,
        follows_date=context.last is not None or context.scope is not None,
    )
    if tokens.kinds == "x":
        return (), context
    spans: list[DateSpan] = []
    at = sentence = 0
    dotted = passing = False
    above = context.scope
    while True:
        match = _grammar_for(context).search(tokens, at)
        if match is None:
            break
        if (
            passing
            and context.reference is not None
            and _SENTENCE_END.match(tokens.folded.text, sentence, tokens.begins[match.begin])
        ):
            context, passing = context._replace(scope=above, last=None), False
        at, sentence = match.end, tokens.ends[match.end - 1]
        if match.rule.numeric and not _numeric_is_date(tokens, match, context, dotted=dotted):
            continue
        head = read_year_and_month(tokens, match, context) or read_point(tokens, match, context)
        if head is None or (match.rule.numeric and not context.numeric and not _soon_after(head, context)):
            continue
        open_before = _tilde_before(tokens, match.begin)
        while True:
            tail = read_tail(tokens, head, context)
            done = finish(tokens, text, head, tail, open_before=open_before)
            spans.append(done.span)
            context = _context_after(done, context, head)
            passing = _is_passing_year(head)
            at = max(at, done.next_token)
            open_before = None
            if done.span.first is None or done.span.last is None:
                break
            following = read_next_number(tokens, done.item, context)
            if following is None:
                break
            head = following
        dotted = match.rule.name == "era letter and figures, day" or (dotted and match.rule.numeric)
    return tuple(spans), context


def _soon_after(head: Item, context: Context) -> bool:
    """Whether bare figures on a line of their own are a day soon after the date before them: 4.5 and 1/2 below R7.7.16
    are a mark and a share. Below a fiscal year they may be any later day of it."""
    days, partial, last = head.resolved.days, head.partial, context.last
    if days is None or last is None or last.year is None or last.month is None:
        return True
    later = (days[0] - dt.date(last.year, last.month, last.day or 1)).days
    share = (partial.month or 0) < (partial.day or 0) <= 12
    if context.scope is not None and context.scope.fiscal_year is not None:
        return 0 <= later <= _YEAR
    return 0 <= later <= (_NEXT if share else _LATER)


_NEXT, _LATER, _YEAR = 100, 200, 366


def _grammar_for(context: Context) -> Grammar:
    if context.numeric or context.last is not None:
        return GRAMMAR
    known = context.reference or context.scope or context.era
    return CERTAIN_GRAMMAR if known else FIRST_GRAMMAR


def _is_passing_year(head: Item) -> bool:
    """A year or fiscal year named in a sentence: with a document's date at hand it says nothing about the
    bare months of the sentences that follow."""
    return head.partial.month is None and head.resolved.precision in _YEARS


def _context_after(done: Span, context: Context, head: Item) -> Context:
    anchor = done.item.resolved.anchor
    relative = done.item.partial.relative
    if anchor is None or (
        relative is not None and relative.unit is Unit.FISCAL_YEAR and done.item.partial.month is None
    ):
        return context  # 翌年度 named twice is the same year twice
    own = done.item.partial.says_year or (head is not done.item and head.partial.says_year)
    if head is not done.item and _is_passing_year(head) and _is_passing_year(done.item):
        own, anchor = False, anchor._replace(year=None)  # a period of years says nothing of a bare month's year
    if not anchor.surface:
        year, month, day, fiscal_year, era, _ = anchor
        anchor = Anchor(year, month, day, fiscal_year, era, done.span.surface)
    return context.after(anchor, own_year=own)


def _tilde_before(tokens: Tokens, begin: int) -> int | None:
    """The token of a tilde that opens the date (～R8.3.31), or None."""
    if tokens.kinds.find("~", max(0, begin - 3), begin) < 0:
        return None
    found = _OPEN_BEFORE.search(tokens.kinds[max(0, begin - 3) : begin])
    if found is None:
        return None
    tilde = begin - len(found[1])
    before = tokens.folded.text[max(0, tokens.begins[tilde] - 1) : tokens.begins[tilde]]
    return tilde if before in _NOTHING_BEFORE else None


def _numeric_is_date(tokens: Tokens, match: Match, context: Context, *, dotted: bool) -> bool:
    """Bare 7.5.8, 5/15 and 6.11 are dates only where the surroundings say so."""
    separator = tokens.kinds[match.begin + 1]
    if context.numeric:
        return "year" not in match.fields or context.era is not None
    if "year" in match.fields:
        return False
    behind = tokens.kinds[match.end : match.end + 1]
    text = tokens.folded.text
    line = text[max(0, tokens.begins[match.begin] - 12) : tokens.begins[match.begin]]
    starts_line = bool(_LINE_START.search(line)) and tokens.begins[match.begin] > 0
    known_year = context.scope is not None or context.last is not None
    if separator == "p":
        if dotted and known_year and _item_behind_bracket(tokens, match):
            return True
        if dotted and known_year and text[tokens.begins[match.begin] - 1 : tokens.begins[match.begin]] in _CLAUSE:
            return bool(_HELD.match(text, tokens.ends[match.end - 1]))
        return dotted and starts_line and known_year and _ends_word(text, tokens.ends[match.end - 1])
    if not known_year or not (starts_line or behind == "~"):
        return False
    end = tokens.ends[match.end - 1]
    return _ends_word(text, end) and not _SHARE.search(
        text, end, text.find("\n", end) if "\n" in text[end : end + 80] else end + 80
    )


def _item_behind_bracket(tokens: Tokens, match: Match) -> bool:
    """R6.6.11（視察）、6.18（研修）"""
    before = tokens.kinds[max(0, match.begin - 2) : match.begin]
    return before in (">,", ">c") and tokens.kinds[match.end : match.end + 1] in ("<", "", ",", "l")


_CLAUSE = tuple("、,。( ")
_HELD = re.compile("に(?:開|実施|再|行|公表|発|提出|閉|訪|視察|設|施行)|開催|実施|付け")
"""8.8に再度集まった behind R7.7.16に開き、 is a day; 7.2に上昇 is none."""
_WORD_END = re.compile(r"\Z|[ \n\t|(~-]|に|は|から|開催|付")
_SHARE = re.compile("補助|負担|率|割合|充当|相当|以内|以上")


def _ends_word(text: str, end: int) -> bool:
    return bool(_WORD_END.match(text, end)) and not re.match(r" ?(?:補助|以内|相当|[%0-9])", text[end : end + 4])


def parse_date(text: str, *, reference: dt.date | None = None) -> DateSpan | None:
    """The date that the whole of ``text`` is (R7.7, 令和7年度, 2025-07, 7/16 with a reference), or None.

    A date without an interval (R7.2.30; 5月8日 without a reference) is returned as such: its flags say why.
    """
    found, _ = read(text, Context(reference=reference))
    if len(found) == 1:
        around = text[: found[0].begin] + text[found[0].end :]
        if not around.strip():
            return found[0]
    if found:
        return None
    lenient, _ = read(_alone(text), Context(reference=reference, numeric=True))
    if len(lenient) != 1 or (
        lenient[0].surface.removesuffix("年") != text.strip() and lenient[0].surface != text.strip()
    ):
        return None
    begin = text.index(text.strip())
    span = lenient[0]
    if Flag.INCOMPLETE in span.flags:
        return None
    return replace(span, surface=text.strip(), begin=begin, end=begin + len(text.strip()))


def _alone(text: str) -> str:
    """A query's bare year (R7, 2025) with the unit that it leaves out; anything else without blanks around."""
    stripped = text.strip()
    if re.fullmatch(
        r"[RHSTMrhstmＲＨＳＴＭ][0-9０-９元]{1,2}|[12１２][0-9０-９]{3}|(?:令和|平成|昭和|大正|明治)[0-9０-９元]{1,2}",
        stripped,
    ):
        return stripped + "年"
    return stripped
