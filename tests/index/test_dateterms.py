"""Terms of the calendar tree tell exactly whether two intervals have a day in common."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from index.dateterms import FIRST_DAY, LAST_DAY, cover, date_terms, narrow_first, overlapping, said_unit
from index.engine import Node, Or, Term
from wareki import parse_date
from wareki.span import DateSpan, Precision

DAYS = st.dates(dt.date(1868, 1, 25), dt.date(2100, 12, 31))
EDGES = st.sampled_from([dt.date(1999, 12, 31), dt.date(2000, 1, 1), dt.date(2024, 2, 29), dt.date(2025, 4, 1)])
ENDS = st.none() | DAYS | EDGES


def span(first: dt.date | None, last: dt.date | None) -> DateSpan:
    return DateSpan(first, last, Precision.DAY, "", 0, 0)


def holds(node: Node, terms: frozenset[str]) -> bool:
    if isinstance(node, Term):
        return node.text in terms
    assert isinstance(node, Or)
    return any(holds(child, terms) for child in node.children)


@settings(deadline=None)
@given(st.tuples(ENDS, ENDS), st.tuples(ENDS, ENDS))
def test_terms_meet_exactly_where_intervals_do(
    written: tuple[dt.date | None, dt.date | None], wanted: tuple[dt.date | None, dt.date | None]
) -> None:
    (first, last), (begin, end) = (
        sorted(pair) if pair[0] and pair[1] else pair  # type: ignore[type-var]  # neither is None here
        for pair in (written, wanted)
    )
    meets = (first or FIRST_DAY) <= (end or LAST_DAY) and (begin or FIRST_DAY) <= (last or LAST_DAY)
    # a date without any end has no interval and is never found by one
    meets = meets and (first is not None or last is not None)
    assert holds(overlapping(begin, end), date_terms([span(first, last)])) == meets


@settings(deadline=None)
@given(DAYS, st.integers(0, 1200))
def test_a_cover_is_made_of_few_nodes_that_hold_every_day_once(first: dt.date, length: int) -> None:
    last = first + dt.timedelta(length)
    nodes = list(cover(first, last))
    days = [first + dt.timedelta(n) for n in range(length + 1)]
    assert all(sum(f"{day:%Y%m%d}".startswith(node) for node in nodes) == 1 for day in days)
    assert len(nodes) < 110


def test_the_known_covers() -> None:
    assert list(cover(dt.date(2025, 7, 1), dt.date(2025, 7, 31))) == ["202507"]
    assert list(cover(dt.date(2025, 12, 30), dt.date(2027, 1, 31))) == ["20251230", "20251231", "2026", "202701"]
    assert list(cover(FIRST_DAY, LAST_DAY)) == ["18", "19", "20", "21"]


def test_what_is_outside_the_tree_or_impossible_has_no_place_in_it() -> None:
    assert date_terms([span(None, dt.date(645, 6, 19))]) >= {"s:0645-06-19"}
    assert not holds(overlapping(dt.date(2300, 1, 1), None), date_terms([span(dt.date(2025, 4, 1), None)]))
    assert date_terms([span(None, None)]) == frozenset()


def test_of_two_dates_the_narrower_adds_more() -> None:
    def score(first: dt.date, last: dt.date | None) -> float:
        terms = date_terms([span(first, last)])
        leaves = narrow_first(dt.date(2025, 8, 1), dt.date(2025, 8, 31))
        return sum(leaf.weight for leaf in leaves if holds(leaf.node, terms))

    day = dt.date(2025, 8, 8)
    widths = [day, dt.date(2025, 8, 17), dt.date(2025, 9, 3), dt.date(2026, 3, 31), dt.date(2030, 1, 1), None]
    scores = [score(day, last) for last in widths]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_a_query_names_one_unit_or_none() -> None:
    def unit(text: str) -> str | None:
        read = parse_date(text)
        assert read is not None
        named = said_unit(read)
        return None if named is None else named.key

    assert unit("R7.7.16") == "2025-07-16"
    assert unit("令和7年7月") == "2025-07"
    assert unit("令和7年") == "2025"
    assert unit("令和7年度") == "FY2025"
    assert unit("R7.7~12") is None
    assert unit("R7.8~") is None
    assert unit("令和7年7月上旬") is None
