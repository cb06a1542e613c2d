"""Folding is for matching: what looks the same folds the same, and every folded character knows where it came from."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis.folding import CELL, as_string, fold, fold_in_context, fold_term


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ＱＰＩ１２３", "qpi123"),
        ("ﾊﾟｰﾏﾈﾝｼｰ", "パーマネンシー"),
        ("ハ\u309aーマネンシー", "パーマネンシー"),
        ("⾥親と⼈⽉⺠", "里親と人月民"),
        ("髙﨑𠮷邊國", "高崎吉辺国"),
        ("R7.7.16～30", "r7.7.16~30"),
        ("R7.7〜12", "r7.7~12"),
        ("7–8 7—8 7−8 7ー8", "7-8 7-8 7-8 7-8"),
        ("デ－タ・コンピュ―タ", "データ・コンピュータ"),
        ("取 組 一 覧", "取組一覧"),
        ("取　組　　一\u00a0覧", "取組一覧"),
        ("児童相\n談所", "児童相談所"),
        ("R7.6.11\nR7.6.18", "r7.6.11 r7.6.18"),
        ("Carole  Shauffer 氏", "carole shauffer 氏"),
        ("児童相談所 関係職員", "児童相談所 関係職員"),
        ("㈱一陽　㍿　①㎡", "(株)一陽 株式会社 1m2"),
        ("里\u200b親\ufeff", "里親"),
        ("葛\U000e0100飾", "葛飾"),
        ("年月日\t 会議 等\t", "年月日\t会議 等\t"),
    ],
)
def test_what_looks_the_same_folds_the_same(written: str, folded: str) -> None:
    assert fold(written).text == folded


def test_a_term_has_no_blanks() -> None:
    assert fold_term(" Carole Shauffer\n") == "caroleshauffer"


def test_offsets_lead_back_to_what_was_written() -> None:
    text = "㈱一陽のﾊﾟｰﾏﾈﾝｼｰ 取 組"
    folded = fold(text)

    def written(part: str) -> str:
        place = folded.text.index(part)
        begin, end = folded.source_span(place, place + len(part))
        return text[begin:end]

    assert written("株") == "㈱"
    assert written("パー") == "ﾊﾟｰ"
    assert written("取組") == "取 組"


@settings(deadline=None)
@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(" \t\n　ーｰ－ﾞ゛里⾥髙カﾊ")), max_size=60))
def test_offsets_are_in_order_and_inside_the_text(text: str) -> None:
    for folded in (fold(text), as_string(fold(text))):
        assert len(folded.text) == len(folded.begins) == len(folded.ends)
        assert list(folded.begins) == sorted(folded.begins)
        assert list(folded.ends) == sorted(folded.ends)
        assert all(0 <= begin < end <= len(text) for begin, end in zip(folded.begins, folded.ends, strict=True))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_cells_stay_apart_and_folding_twice_changes_nothing(text: str) -> None:
    folded = fold(text).text
    assert folded.count(CELL) == text.count(CELL)
    assert fold_term(folded.replace(CELL, "")) == fold_term(text.replace(CELL, ""))


@settings(max_examples=400)
@given(st.text(alphabet="  　\x85里親ーデ-－7７1ﾊか㈱①Ａb\t\u200b𠮷髙⾥~～ﬁß。（…\u3099ﾟ゛é ¨\n", max_size=12))
def test_the_short_way_for_texts_without_marks_folds_the_same(text: str) -> None:
    short, long = fold(text), fold_in_context(text)
    assert (short.text, list(short.begins), list(short.ends)) == (long.text, list(long.begins), list(long.ends))
