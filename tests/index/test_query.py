"""A tree written as a query is parsed into the same tree: that is what a link may carry."""

import datetime as dt

import pytest

from index.parsing import Filter, parse_query
from index.query import Word, as_typed, with_any_word, with_word

TODAY = dt.date(2026, 1, 15)

QUERIES = (
    "里親 委託率",
    "里親 OR 養子縁組 委託",
    "（里親｜養子縁組） -委託 -（研修 開催）",
    'speaker:"山田 委員" role:会長 agenda:2 section:"（2）" file:"a\\"b" kind:会議録 file:令和7年度',
    "「里親「等」委託の推進」 パーマネ*",
    "研修 NEAR/5 開催 OR R7.7",
    "date:R7.7 里親",
    "date:R7.4.. date:..R8.3",
    "文書日付:令和7年度 dated:R5.. 里親",
    r'"引用\"符と\\逆斜線" -"\＂"',
    "-(研修 NEAR 開催)",
)


@pytest.mark.parametrize("text", QUERIES)
def test_what_is_typed_comes_back_as_the_same_tree(text: str) -> None:
    root = parse_query(text, reference=TODAY).root
    assert parse_query(as_typed(root), reference=TODAY).root == root


def test_filters_become_fields_of_the_query() -> None:
    query = parse_query("里親", filters=(Filter("speaker", "山田 委員"), Filter("date", "R7.4..")))
    assert as_typed(query.root) == '里親 speaker:"山田 委員" date:2025-04-01..'


@pytest.mark.parametrize(
    ("text", "loosened"),
    [
        ("里親 委託率 -研修", "-研修 (里親 OR 委託率)"),
        ("里親 kind:会議録", "里親 kind:minutes"),
        ("里親 OR 委託率", "里親 OR 委託率"),
        ("里親 委託率", "里親 OR 委託率"),
    ],
)
def test_with_any_word_only_the_words_become_alternatives(text: str, loosened: str) -> None:
    assert as_typed(with_any_word(parse_query(text)).root) == loosened


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("里新", "里親"),
        ("里新 委託率 kind:会議録", "里親 委託率 kind:minutes"),
        ("委託率 (里新 OR 養子)", "委託率 (里親 OR 養子)"),
        ("里新 NEAR/5 委託", "里親 NEAR/5 委託"),
        ("委託率 -里新", "委託率 -里新"),
        ('"里新" 委託率', '"里新" 委託率'),
    ],
)
def test_a_word_is_spelt_otherwise_where_it_has_to_be_found(text: str, spelt: str) -> None:
    assert as_typed(with_word(parse_query(text).root, Word("里新"), Word("里親"))) == spelt
