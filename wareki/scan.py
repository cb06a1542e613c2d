"""The dates of one text: the loop over its phrases, and the context that each leaves to the next."""

import re

from wareki.bare_figures import are_date, come_soon_after
from wareki.context import Anchor, Context
from wareki.expressions import Span, finish
from wareki.folding import fold
from wareki.grammar import CERTAIN_GRAMMAR, FIRST_GRAMMAR, GRAMMAR
from wareki.grammar.rule import Grammar
from wareki.partial import Unit
from wareki.points import Item, read_point, read_year_and_month
from wareki.ranges import read_next_number, read_tail
from wareki.span import DateSpan, Precision
from wareki.tokens import Tokens, tokenise

# A text without any of these holds no date: most cells of a table of figures are done with here.
_WORTH = re.compile(
    "[年月日週⽉⽇㋀-㋋㏠-㏾㋿㍻㍼㍽㍾同翌\uf98e]"
    "|[RHSTMrhstmＲＨＳＴＭｒｈｓｔｍ令平昭大明\uf9a8][ 　]?[.．]?[ 　]?[0-9０-９元]"
    "|[12１２][0-9０-９]{3}|\\b[Ff][Yy]|[0-9０-９][./．／・-]|['’]"
)
YEARS = (Precision.YEAR, Precision.FISCAL_YEAR)
_OPEN_BEFORE = re.compile(r"(?:^|[xl<,pc|jJ])(~l?)\Z")
_SENTENCE_END = re.compile("[^\n]*。")
_NOTHING_BEFORE = ("", " ", "\n", "\t", "(", "|", ",", "、", ":", "・", ">")


def may_hold_dates(text: str) -> bool:
    """Whether there is anything in ``text`` that a date has."""
    return _WORTH.search(text) is not None


def read(text: str, context: Context) -> tuple[tuple[DateSpan, ...], Context]:
    """All dates in ``text`` as read in ``context``, and the context behind the text."""
    if not may_hold_dates(text) and not context.numeric:
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
        if match.rule.numeric and not are_date(tokens, match, context, dotted=dotted):
            continue
        head = read_year_and_month(tokens, match, context) or read_point(tokens, match, context)
        if head is None or (match.rule.numeric and not context.numeric and not come_soon_after(head, context)):
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


def _grammar_for(context: Context) -> Grammar:
    if context.numeric or context.last is not None:
        return GRAMMAR
    known = context.reference or context.scope or context.era
    return CERTAIN_GRAMMAR if known else FIRST_GRAMMAR


def _is_passing_year(head: Item) -> bool:
    """A year or fiscal year named in a sentence: with a document's date at hand it says nothing about the
    bare months of the sentences that follow."""
    return head.partial.month is None and head.resolved.precision in YEARS


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
