"""From a rule's match to the fields that the phrase says."""

from functools import lru_cache

from wareki import lexicon
from wareki.eras import BY_SIGN, Era
from wareki.grammar.rule import Match, Rule
from wareki.numerals import kanji_number
from wareki.partial import Base, Part, Partial, Relative, Unit
from wareki.tokens import Tokens, value_of

_SECOND_HALVES = ("下", "後")
_THIRDS = {"上": 1, "初": 1, "中": 2, "下": 3}
_SEASONS = "春夏秋冬"

_RELATIVES: dict[str, Relative] = {}
for _words, _unit, _base in (
    (lexicon.RELATIVE_YEARS, Unit.YEAR, Base.REFERENCE),
    (lexicon.FOLLOWING_YEARS, Unit.YEAR, Base.ANTECEDENT),
    (lexicon.RELATIVE_MONTHS, Unit.MONTH, Base.REFERENCE),
    (lexicon.FOLLOWING_MONTHS, Unit.MONTH, Base.ANTECEDENT),
    (lexicon.RELATIVE_DAYS, Unit.DAY, Base.REFERENCE),
    (lexicon.FOLLOWING_DAYS, Unit.DAY, Base.ANTECEDENT),
    (lexicon.RELATIVE_WEEKS, Unit.WEEK, Base.REFERENCE),
):
    for _word, _offset in _words.items():
        _RELATIVES[_word] = Relative(_unit, _offset, _base)
        if _unit is Unit.YEAR:
            _RELATIVES[_word + "度"] = Relative(Unit.FISCAL_YEAR, _offset, _base)
_RELATIVES["同"] = Relative(Unit.FIELD, 0, Base.ANTECEDENT)
_RELATIVES["翌"] = Relative(Unit.FIELD, 1, Base.ANTECEDENT)


def century(short: int) -> int:
    """The Gregorian year of a two-digit one: '25 is 2025, '98 is 1998."""
    return 2000 + short if short < 70 else 1900 + short


def said(match: Match, tokens: Tokens) -> Partial:
    """The fields that a match writes."""
    text, begins, ends = tokens.folded.text, tokens.begins, tokens.ends
    places = match.fields.values()
    words = tuple([text[begins[i] : ends[i]] for i in places])
    part = match.fields.get("part")
    fiscal = match.rule.fiscal or (match.rule.spoken and _is_budget(match, tokens))
    return _said(match.rule, tuple(match.fields), words, "" if part is None else tokens.kinds[part], fiscal)


@lru_cache(maxsize=8192)
def _said(rule: Rule, names: tuple[str, ...], words: tuple[str, ...], part_kind: str, fiscal: bool) -> Partial:
    """The fields from the words that write them. Remembered: a paper says 令和7年度 on every page."""
    fields = dict(zip(names, words, strict=True))
    era: Era | None = None
    year: int | None = None
    western = False
    if "era" in fields:
        era, year = _era(fields["era"]), value_of(fields["year"])
    elif "western" in fields or "short" in fields:
        western = True
        year = value_of(fields["western"]) if "western" in fields else century(value_of(fields["short"]))
    elif "year" in fields:
        year = value_of(fields["year"])
    also = None
    if "western2" in fields:
        also = value_of(fields["western2"])
    elif "era2" in fields:
        also = _era(fields["era2"]).calendar_year(value_of(fields["year2"]))
    month = value_of(fields["month"]) if "month" in fields else None
    if "name" in fields:
        month = lexicon.ENGLISH_MONTHS.index(fields["name"][:3].lower()) + 1
    part, ordinal, weekday = part_of(fields["part"], part_kind) if "part" in fields else (None, 0, None)
    if part is None and rule.week:
        part = Part.WEEK_OF_DAY
    return Partial(
        era=era,
        year=year,
        western=western,
        also=also,
        fiscal=fiscal,
        decade="decade" in fields,
        month=month,
        day=value_of(fields["day"]) if "day" in fields else None,
        part=part,
        ordinal=ordinal,
        weekday=weekday,
        relative=_RELATIVES[_squeezed(fields["relative"])] if "relative" in fields else None,
    )


def _squeezed(word: str) -> str:
    return word.replace(" ", "").replace("\n", "")


def _era(word: str) -> Era:
    return BY_SIGN[_squeezed(word)]


def _is_budget(match: Match, tokens: Tokens) -> bool:
    """R6決算 and R6予算 are of a fiscal year; other bare years are left as calendar years."""
    end = tokens.ends[match.end - 1]
    following = tokens.folded.text[end : end + 4].lstrip()
    return following.startswith(("決算", "予算", "当初", "補正", "実績", "繰越"))


def part_of(written: str, kind: str) -> tuple[Part, int, int | None]:
    """Which part of a year or month a token of this kind names: the part, its number, and its weekday."""
    word = _squeezed(written)
    part = Part(kind)
    match part:
        case Part.TEN_DAYS:
            return part, _THIRDS[word[0]], None
        case Part.HALF:
            return part, 2 if word.startswith(_SECOND_HALVES) else 1, None
        case Part.SEASON:
            return part, _SEASONS.index(word[0]), None
        case Part.QUARTER | Part.WEEK:
            return part, _ordinal(word), None
        case Part.WEEKDAY:
            return part, _ordinal(word), lexicon.WEEKDAYS.index(word[2])
        case _:
            return part, 0, None


def _ordinal(word: str) -> int:
    """The number in 第1四半期, Q3, 第二週."""
    digits = [c for c in word if c.isdigit() and c.isascii()]
    if digits:
        return int(digits[0])
    return kanji_number(word.removeprefix("第")[0]) or 1
