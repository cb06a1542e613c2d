"""Words that the dictionary lacks are cut the same way in every context."""

import time

import pytest

from index.analysis import Analyser
from index.analysis.field import field_words
from index.analysis.lexicon import LexiconWord, format_lexicon, parse_lexicon

ANALYSER = Analyser()


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("市町村のこ家セン", ["市町村", "の", "こ家セン"]),  # the dictionary reads のこ here
        ("児家センを", ["児家セン", "を"]),
        ("サポプラを作成", ["サポプラ", "を", "作成"]),
        ("サポプラスを", ["サポプラス", "を"]),  # no part of a longer word in katakana
        ("ＱＰＩの", ["qpi", "の"]),
        ("県児相は", ["県", "児相", "は"]),
        ("育児相談", ["育児", "相談"]),  # the dictionary says where kanji are cut
    ],
)
def test_words_of_the_field_are_units(text: str, terms: list[str]) -> None:
    assert [unit.term for unit in ANALYSER.analyse(text).short] == terms


def test_a_users_own_word_is_a_unit_and_changes_the_fingerprint() -> None:
    own = Analyser([*(item.word for item in field_words()), "はまっこ会"])
    assert [unit.term for unit in own.analyse("第3回はまっこ会の記録").long] == ["はまっこ会"]
    assert own.fingerprint != ANALYSER.fingerprint
    assert Analyser([*(item.word for item in field_words()), "ＱＰＩ"]).fingerprint == ANALYSER.fingerprint


def test_of_two_words_that_fit_the_longer_one_counts_and_a_shorter_one_where_it_does_not() -> None:
    own = Analyser(["要対協", "要対協ヌ"])
    found = [[unit.term for unit in own.analyse(text).short] for text in ("要対協ヌの", "要対協の", "要対協ヌヌヌの")]
    assert found[:2] == [["要対協ヌ", "の"], ["要対協", "の"]]
    assert found[2][0] == "要対協"


def test_thousands_of_words_cost_little() -> None:
    text = "里親の委託率と児童相談所の体制について、委員から質問があった。" * 50
    many = Analyser([f"語彙{number}番" for number in range(5000)])
    none = Analyser([])
    many.analyse(text), none.analyse(text)
    begin = time.process_time()
    none.analyse(text)
    middle = time.process_time()
    many.analyse(text)
    assert time.process_time() - middle < 3 * (middle - begin) + 0.05


def test_a_word_that_the_dictionary_cuts_in_words_is_found_by_them_too() -> None:
    own = Analyser(["里親応援隊"])
    found = own.analyse("県里親応援隊の活動")
    assert [unit.term for unit in found.long] == ["里親応援隊"]
    assert [unit.term for unit in found.short] == ["県", "里親", "応援", "隊", "の", "活動"]


def test_offsets_are_those_of_the_text_as_written() -> None:
    text = "新しい Ｑ Ｐ Ｉ と、こ\n家センを"
    units = {unit.term: text[unit.begin : unit.end] for unit in ANALYSER.analyse(text).short}
    assert units["こ家セン"] == "こ\n家セン"


def test_a_lexicon_is_read_as_it_was_written() -> None:
    words = (LexiconWord("児家セン", "ジカセン", ("児童家庭支援センター", "センター")), LexiconWord("QPI"))
    text = format_lexicon(words)
    assert tuple(parse_lexicon(f"# 語\n\n{text}")) == words
    with pytest.raises(ValueError, match="2"):
        list(parse_lexicon("語\n\tヨミ"))
