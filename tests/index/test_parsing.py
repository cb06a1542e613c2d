"""The query language: what is typed, the tree it means, and where a mistake is."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UsageError
from corpus.messages import Language, error_message
from corpus.model import Kind
from index.parsing import parse_query
from index.query import (
    AllOf,
    AnyOf,
    Close,
    Dated,
    DateWithin,
    FieldHas,
    KindIs,
    QueryNode,
    Quote,
    TextField,
    Without,
    Word,
    words_of,
)

A, B, C = Word("里親"), Word("委託"), Word("研修")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("里親", A),
        (" 里親　委託 ", AllOf((A, B))),
        ("里親 AND 委託", AllOf((A, B))),
        ("里親 OR 委託 研修", AnyOf((A, AllOf((B, C))))),
        ("里親 （委託｜研修）", AllOf((A, AnyOf((B, C))))),
        ("((里親))", A),
        ("里親 -委託", AllOf((A, Without(B)))),
        ("里親 ＮＯＴ （委託 研修）", AllOf((A, Without(AllOf((B, C)))))),
        ("里親-委託", Word("里親-委託")),
        ("-", Word("-")),
        ('"里親 委託"研修', AllOf((Quote("里親 委託"), C))),
        ("「以下「里親」という」", Quote("以下「里親」という")),
        ('"a“b”c"', Quote("a“b”c")),
        (r'"a\"b\\c"', Quote('a"b\\c')),
        ("里親* 委＊", AllOf((Word("里親", True), Word("委", True)))),
        ("*", Word("*")),
        ("里親 NEAR 委託", Close(A, B, 10)),
        ("里親 NEAR/3 委託 NEAR/4 研修", AllOf((Close(A, B, 3), Close(B, C, 4)))),
        ("kind:議事録", KindIs(Kind.MINUTES)),
        ("ＫＩＮＤ：ｐｒｏｇｒｅｓｓ", KindIs(Kind.PROGRESS)),
        ('speaker:"山田 委員"', FieldHas(TextField.SPEAKER, "山田 委員")),
        ("ファイル:進捗.pdf", FieldHas(TextField.FILE, "進捗.pdf")),
        ("10:30", Word("10:30")),
        ("https://example.jp", Word("https://example.jp")),
        ("date:R7.7.11", DateWithin(dt.date(2025, 7, 11), dt.date(2025, 7, 11))),
        ("date:R7.4..R8.3", DateWithin(dt.date(2025, 4, 1), dt.date(2026, 3, 31))),
        ("date:２０２５-０７．．", DateWithin(dt.date(2025, 7, 1), None)),
        ("date:..令和7年度", DateWithin(None, dt.date(2026, 3, 31))),
        ("date:R7.8~", DateWithin(dt.date(2025, 8, 1), None)),
        ("dated:R7.4..R8.3", Dated(dt.date(2025, 4, 1), dt.date(2026, 3, 31))),
        ("開催日:R7.7.11", Dated(dt.date(2025, 7, 11), dt.date(2025, 7, 11))),
        ("-date:R7", Without(DateWithin(dt.date(2025, 1, 1), dt.date(2025, 12, 31)))),
    ],
)
def test_what_is_typed_means(typed: str, meant: QueryNode) -> None:
    assert parse_query(typed).root == meant


@pytest.mark.parametrize("text", ["R7.7", "令和7年度", "2025-07-16", "2025年7月", "Ｒ７．７．１６"])
def test_a_word_that_is_a_date_is_read_as_one_too(text: str) -> None:
    (word,) = words_of(parse_query(text).root)
    assert isinstance(word, Word)
    assert word.date is not None


@pytest.mark.parametrize("text", ["2025", "7月", "R7.7~12", "里親", "今年度", "R7.2.30", '"R7.7"'])
def test_other_words_are_not(text: str) -> None:
    (word,) = words_of(parse_query(text, reference=dt.date(2025, 11, 24)).root)
    assert not isinstance(word, Word) or word.date is None


@pytest.mark.parametrize(
    ("typed", "code", "caret"),
    [
        ("", "query_empty", 0),
        ("  　", "query_empty", 0),
        ("(" * 51 + "里親", "query_too_deep", 50),
        ("NOT " * 51 + "里親", "query_too_deep", 200),
        ("里親 (委託", "query_unclosed", 5),
        ("里親 「委託", "query_unclosed", 5),
        ("里親）", "query_unexpected", 4),
        ("OR 里親", "query_unexpected", 0),
        ("里親 OR", "query_missing", 7),
        ("里親 NOT", "query_missing", 8),
        ("()", "query_unexpected", 1),
        ("里親 NEAR/2 (委託 研修)", "query_near_operand", 12),
        ("(委託 研修) NEAR/2 里親", "query_near_operand", 0),
        ('""', "query_missing", 1),
        ("里親 kind:報告書", "query_bad_kind", 10),
        ("date:あした", "query_bad_date", 5),
        ("date:R7.2.30", "query_bad_date", 5),
        ("date:R8.4..R7.4", "query_date_order", 5),
        ("date: 里親", "query_field_empty", 0),
    ],
)
def test_a_mistake_is_pointed_at(typed: str, code: str, caret: int) -> None:
    with pytest.raises(UsageError) as raised:
        parse_query(typed)
    assert raised.value.code == code
    lines = error_message(raised.value, Language.JA).splitlines()
    if code != "query_empty":
        assert lines[1:] == [f"  {typed}", "  " + " " * caret + "^"]


def test_a_question_has_no_operators_but_fields() -> None:
    query = parse_query("(里親)「とは -何 ですか? kind:minutes", any_word=True)
    assert query.is_any
    assert query.root == AllOf((Word("(里親)「とは"), Word("-何"), Word("ですか?"), KindIs(Kind.MINUTES)))


PIECES = st.sampled_from(
    ["里親", "(", "）", '"', "「", "」", " OR ", " NOT ", "-", "|", "*", " NEAR/2 ", "date:R7", ":", "\\", " "]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=8).map("".join))
def test_anything_typed_is_a_query_or_a_mistake_with_a_place(text: str) -> None:
    try:
        parse_query(text)
    except UsageError as error:
        assert 0 <= int(error.arguments["position"]) <= len(text)
    assert parse_query(text + "里親", any_word=True).is_any
