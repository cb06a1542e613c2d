"""Printed lines become paragraphs as a reader would see them."""

from collections.abc import Callable, Sequence

import pytest

from pipeline.raw import RawPage
from pipeline.structure.canonical import canonical, join_lines
from pipeline.structure.flow import Prose
from pipeline.structure.sequence import sequence

Typeset = Callable[..., RawPage]
# a full line has 40 characters
FULL = "あ" * 40
FULL_INDENTED = "　" + "あ" * 39


def paragraphs(*pages: RawPage) -> list[str]:
    return [item.text for item in sequence(pages, ()) if isinstance(item, Prose)]


def test_full_lines_are_joined_and_an_indent_begins_a_paragraph(typeset: Typeset) -> None:
    page = typeset(1, [FULL_INDENTED, FULL, "終わり。", "　次の段落。", FULL_INDENTED, "終わり。"])
    assert paragraphs(page) == ["あ" * 79 + "終わり。", "次の段落。", "あ" * 39 + "終わり。"]


def test_a_short_line_ends_its_paragraph(typeset: Typeset) -> None:
    page = typeset(1, ["日程の確認", "参加者の募集", FULL, FULL, FULL, FULL, FULL])
    assert paragraphs(page)[:2] == ["日程の確認", "参加者の募集"]


def test_a_line_shortened_by_kinsoku_or_a_long_word_still_goes_on(typeset: Typeset) -> None:
    page = typeset(1, [FULL, "あ" * 37, "Initiative" + "あ" * 35, "終わり。", *[FULL] * 4])
    assert paragraphs(page)[0] == "あ" * 77 + "Initiative" + "あ" * 35 + "終わり。"


@pytest.mark.parametrize("mark", ["・", "○", "(2)", "（２）", "②", "２．", "第２ ", "イ ", "※", "●", "- "])
def test_a_mark_begins_a_paragraph_even_after_a_full_line(typeset: Typeset, mark: str) -> None:
    page = typeset(1, ["①" + "あ" * 39, mark + "次の項目。", *[FULL] * 4])
    assert paragraphs(page)[:2] == ["①" + "あ" * 39, f"{mark}次の項目。"]


def test_a_number_in_an_unfinished_sentence_is_no_mark(typeset: Typeset) -> None:
    page = typeset(1, ["　" + "あ" * 39, "25.2名で、定員を超えている。", *[FULL] * 4])
    assert paragraphs(page)[0] == "あ" * 39 + "25.2名で、定員を超えている。"


def test_hanging_lines_belong_to_their_item(typeset: Typeset) -> None:
    page = typeset(1, ["・" + "あ" * 39, "　続きの行である。", "・次の項目", *[FULL] * 4])
    assert paragraphs(page)[:2] == ["・" + "あ" * 39 + "続きの行である。", "・次の項目"]


def test_a_blank_above_begins_a_paragraph(typeset: Typeset) -> None:
    page = typeset(1, [FULL, FULL, "", FULL, FULL, "終わり。"])
    assert paragraphs(page) == ["あ" * 80, "あ" * 80 + "終わり。"]


def test_a_paragraph_runs_over_the_page_break(typeset: Typeset) -> None:
    pages = typeset(1, [FULL_INDENTED, FULL]), typeset(2, [FULL, "終わり。", "　次の段落。"])
    assert paragraphs(*pages) == ["あ" * 119 + "終わり。", "次の段落。"]


def test_a_heading_at_the_top_of_a_page_does_not_go_on_with_a_full_sentence(typeset: Typeset) -> None:
    pages = typeset(1, [FULL_INDENTED, "あ" * 39 + "。"]), typeset(2, ["危機管理", "　次の段落。"])
    assert paragraphs(*pages) == ["あ" * 78 + "。", "危機管理", "次の段落。"]


def test_lines_set_to_the_right_are_paragraphs_of_their_own(typeset: Typeset) -> None:
    page = typeset(1, [("令和8年3月1日", {"right": True}), ("こども家庭課", {"right": True}), FULL, FULL, FULL, FULL])
    assert paragraphs(page)[:2] == ["令和8年3月1日", "こども家庭課"]


def test_a_title_set_over_two_lines_is_one(typeset: Typeset) -> None:
    large = {"size": 16, "centre": True}
    page = typeset(1, [("社会的養育推進計画（後期）", large), ("の取組状況について", large), *[FULL] * 8])
    assert paragraphs(page)[0] == "社会的養育推進計画（後期） の取組状況について"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["里親の", "委託率"], "里親の委託率"),
        (["Data Free", "Flow with Trust"], "Data Free Flow with Trust"),
        (["the initia-", "tive of"], "the initiative of"),
        (["ＱＰＩ", "という"], "ＱＰＩという"),
        (["pages 12,", "13"], "pages 12, 13"),
        (["児童　", "　相談所"], "児童相談所"),
    ],
)
def test_lines_are_joined_as_their_script_asks(lines: Sequence[str], text: str) -> None:
    assert join_lines(lines) == text


@pytest.mark.parametrize(
    ("spread", "closed"),
    [
        ("取 組 一 覧", "取組一覧"),
        ("令　和　７　年　４　月　１６　日", "令和７年４月１６日"),
        ("議　　事　　録", "議事録"),
        ("出　席　者　　山田　太郎", "出席者　　山田　太郎"),
        ("日　時　令和7年4月16日", "日時　令和7年4月16日"),
        ("第 １ 回", "第１回"),
        ("　場　所　", "場所"),
        # not spread: two words, a list, a name
        ("男　女", "男　女"),
        ("山田 太郎", "山田 太郎"),
        ("１ 辺地の概況", "１ 辺地の概況"),
        ("A B C", "A B C"),
    ],
)
def test_letter_spaced_words_are_closed(spread: str, closed: str) -> None:
    assert canonical(spread) == closed
