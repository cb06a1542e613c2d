"""The excerpt: the part with the most matches, whole sentences where possible, all matches in it and only they."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.snippet import excerpt, excerpts, merge

FILLER = "これは関係のない文である。"


def marked(text: str, word: str) -> list[tuple[int, int]]:
    places = [place for place in range(len(text)) if text.startswith(word, place)]
    return [(place, place + len(word)) for place in places]


def test_a_short_text_is_shown_whole() -> None:
    shown = excerpt("里親の委託", [(0, 2)], 20)
    assert (shown.text, shown.matches, shown.is_cut_before, shown.is_cut_after) == (
        "里親の委託",
        ((0, 2),),
        False,
        False,
    )


def test_a_long_text_is_cut_at_sentence_ends_around_the_matches() -> None:
    text = FILLER * 20 + "里親への委託が進んだ。" + FILLER * 20
    shown = excerpt(text, marked(text, "委託"), 60)
    assert shown.text.startswith("里親への委託が進んだ。")
    assert shown.text.endswith("。")
    assert (shown.is_cut_before, shown.is_cut_after) == (True, True)
    assert [shown.text[begin:end] for begin, end in shown.matches] == ["委託"]


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        # as many whole sentences as there is room for, those after it first
        ("一つ目の文。二つ目の里親。三つ目の文。四つ目の文は長い。", "里親", "二つ目の里親。三つ目の文。"),
        ("長い長い長い一つ目の文。次の里親。とても長い三つ目の文はここには入らない。", "里親", "次の里親。"),
        # a bracket that closes after a full stop belongs to its sentence, and a decimal point ends none
        ("「里親は増えた。」と述べた。それから次の話題へ移った。", "里親", "「里親は増えた。」と述べた。"),
        ("率は３．５％で里親は増えた。次の話題はまったく別のことである。", "里親", "率は３．５％で里親は増えた。"),
    ],
)
def test_whole_sentences_are_shown(text: str, word: str, shown: str) -> None:
    assert excerpt(text, marked(text, word), 16).text == shown


def test_the_window_has_the_most_matches() -> None:
    text = "里親。" + FILLER * 20 + "里親と里親の会。" + FILLER * 20
    shown = excerpt(text, marked(text, "里親"), 50)
    assert len(shown.matches) == 2


def test_different_words_count_before_the_same_word_again() -> None:
    text = "里親の里親による里親。" + FILLER * 20 + "里親と委託率。" + FILLER * 20
    shown = excerpt(text, merge([*marked(text, "里親"), *marked(text, "委託率")]), 40)
    assert {shown.text[begin:end] for begin, end in shown.matches} == {"里親", "委託率"}


@pytest.mark.parametrize("words", [("里親", "委託率"), ("委託率", "里親")])
def test_a_word_that_stands_far_from_the_others_is_shown_too(words: tuple[str, str]) -> None:
    text = f"{words[0]}と{words[0]}。" + FILLER * 20 + f"{words[1]}である。" + FILLER * 20
    parts = excerpts(text, merge([*marked(text, "里親"), *marked(text, "委託率")]), 40)
    assert [{part.text[begin:end] for begin, end in part.matches} for part in parts] == [{words[0]}, {words[1]}]
    assert parts[0].end <= parts[1].begin
    assert (parts[0].is_cut_after, parts[1].is_cut_before) == (True, True)
    assert all(part.text == text[part.begin : part.end] for part in parts)


def test_one_window_is_enough_where_it_has_every_word() -> None:
    text = FILLER * 20 + "里親と委託率。" + FILLER * 20 + "里親。" + FILLER * 20
    assert len(excerpts(text, merge([*marked(text, "里親"), *marked(text, "委託率")]), 40)) == 1


def test_without_a_match_the_beginning_is_shown() -> None:
    assert excerpt(FILLER * 20, [], 40).begin == 0


def test_a_sentence_without_end_is_cut_before_the_match() -> None:
    text = "あ" * 500 + "里親" + "い" * 500
    shown = excerpt(text, marked(text, "里親"), 60)
    assert "里親" in shown.text
    assert len(shown.text) == 60
    assert shown.text.index("里親") > 5


@settings(deadline=None)
@given(
    st.text(alphabet="あ里親。\n\t ", min_size=1, max_size=300),
    st.lists(st.tuples(st.integers(0, 299), st.integers(1, 30)), max_size=6),
    st.integers(20, 80),
)
def test_an_excerpt_is_a_part_of_the_text_with_the_matches_in_it(
    text: str, places: list[tuple[int, int]], length: int
) -> None:
    matches = merge((begin, min(len(text), begin + width)) for begin, width in places if begin < len(text))
    shown = excerpt(text, matches, length)
    assert shown.text == text[shown.begin : shown.end]
    assert len(shown.text) <= length
    assert [(begin + shown.begin, end + shown.begin) for begin, end in shown.matches] == [
        (max(begin, shown.begin), min(end, shown.end))
        for begin, end in matches
        if begin < shown.end and shown.begin < end
    ]
    assert bool(shown.matches) == bool(matches)


@pytest.mark.parametrize(
    ("spans", "merged"),
    [([(3, 5), (0, 2)], ((0, 2), (3, 5))), ([(0, 2), (2, 4)], ((0, 4),)), ([(0, 9), (2, 3)], ((0, 9),)), ([], ())],
)
def test_spans_that_touch_become_one(spans: list[tuple[int, int]], merged: tuple[tuple[int, int], ...]) -> None:
    assert merge(spans) == merged
