"""What the words of a question are for."""

import pytest

from index.analysis import Analyser
from index.analysis.folding import fold, string_of
from index.query import Word
from index.questions import asked_number
from index.targets import Target, target


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser()


@pytest.mark.parametrize(
    ("question", "numbers", "others"),
    [
        ("里親委託率の目標は何パーセントですか", ["35.2%", "三割五分、35パーセント"], ["35人", "委託率の目標"]),
        ("研修には何人が参加したか", ["139名が参加", "百三十人"], ["139回", "人が参加"]),
        ("会議は何回開かれましたか？", ["3回", "第十二回"], ["3人", "今回"]),
        ("計画は何年に作られたか", ["令和7年", "二〇二五年"], ["7月", "年度末"]),
        ("施設は何か所ありますか", ["12か所", "3カ所", "五箇所"], ["12人", "場所"]),
        ("対象は何カ国か", ["5か国", "三国"], ["本国"]),
        ("いつ開催されたか", ["7月", "2025年", "19世紀"], ["7人", "先日"]),
        ("施設の数は", ["12"], ["施設"]),
        ("予算はいくらか", ["12万円"], ["予算"]),
    ],
)
def test_a_number_is_asked_for_by_its_counter_or_as_a_time_or_an_amount(
    question: str, numbers: list[str], others: list[str]
) -> None:
    pattern = asked_number(string(question))
    assert pattern is not None
    assert [text for text in (*numbers, *others) if pattern.search(string(text))] == numbers


@pytest.mark.parametrize(
    "question",
    [
        "里親とは何か",
        "何党が反対したか",
        "何のための計画か",
        "誰が委員長か",
        "どこで開かれたか",
        "里親 委託率",
        "幾何学とは",
    ],
)
def test_other_questions_ask_for_no_number(question: str) -> None:
    assert asked_number(string(question)) is None


def test_words_that_only_ask_do_not_count_and_those_that_say_what_is_asked_for_count_half(analyser: Analyser) -> None:
    asked = question("児童相談所の所長の名前は何ですか", analyser)
    plain = target(Word("児童相談所の所長の名前は何ですか"), analyser)
    assert dict(plain.content)["名前"] == pytest.approx(2 * dict(asked.content)["名前"])
    assert dict(plain.content)["児童"] == dict(asked.content)["児童"]
    assert {term for term, _ in plain.content} - {term for term, _ in asked.content} <= {"何"}


def test_a_word_beside_one_that_asks_is_no_part_of_a_compound_with_it(analyser: Analyser) -> None:
    weights = dict(question("研修は何年間ですか", analyser).content)
    assert "何" not in weights
    assert weights["年間"] == 1 if "年間" in weights else weights["年"] < 1


def test_pairs_of_characters_that_ask_do_not_count(analyser: Analyser) -> None:
    asked = question("研修の参加者は何人か", analyser)
    assert "参加" in asked.grams
    assert not any("何" in gram for gram in asked.grams)


def test_a_question_of_nothing_but_such_words_keeps_them(analyser: Analyser) -> None:
    assert question("何", analyser) == target(Word("何"), analyser)


def question(text: str, analyser: Analyser) -> Target:
    return target(Word(text), analyser, is_question=True)


def string(text: str) -> str:
    return string_of(fold(text).text)
