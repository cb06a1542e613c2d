"""Terms with positions and offsets out of real Sudachi."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis import Analyser, Analysis


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser()


def short(analysis: Analysis) -> list[str]:
    return [unit.term for unit in analysis.short]


def test_compounds_are_cut_into_short_units_and_kept_as_long_ones(analyser: Analyser) -> None:
    analysis = analyser.analyse("児童相談所の研修会開催")
    assert short(analysis) == ["児童", "相談", "所", "の", "研修", "会", "開催"]
    assert [(unit.term, unit.position) for unit in analysis.long] == [("児童相談所", 0), ("研修会", 4)]


def test_spellings_of_one_word_are_one_term(analyser: Analyser) -> None:
    for spellings in (["取組", "取組み", "取り組み"], ["子ども", "こども", "子供"], ["髙橋", "高橋"], ["⾥親", "里親"]):
        assert len({tuple(short(analyser.analyse(spelling))) for spelling in spellings}) == 1


def test_particles_verbs_of_no_weight_and_pronouns_do_not_count(analyser: Analyser) -> None:
    units = analyser.analyse("これはその里親をしている何かである").short
    assert [unit.term for unit in units if unit.is_content] == ["里親"]


def test_symbols_are_terms_only_between_digits(analyser: Analyser) -> None:
    assert short(analyser.analyse("（里親）、R7.7.16")) == ["里親", "r", "7", ".", "7", ".", "16"]


def test_nothing_is_adjacent_across_cells(analyser: Analyser) -> None:
    analysis = analyser.analyse("里親\t委託")
    assert [unit.position for unit in analysis.short] == [0, 2]
    assert analysis.grams.split(" ") == ["里親", "親\u0003", "\t", "委託", "託\u0003"]


def test_pairs_skip_what_does_not_count_and_stay_in_a_cell(analyser: Analyser) -> None:
    assert analyser.analyse("里親への委託\t率の目標").pairs == ("里親\u0004委託", "率\u0004目標")


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("第三回", "第3回"),
        ("第十二回", "第12回"),
        ("二〇二五年", "2025年"),
        ("サーバの", "サーバーの"),
        ("打合せ", "打ち合わせ"),
    ],
)
def test_numbers_in_kanji_and_long_vowels_are_one_term(analyser: Analyser, written: str, same: str) -> None:
    terms = [[unit.term for unit in analyser.analyse(text).short] for text in (written, same)]
    assert terms[0] == terms[1]


@pytest.mark.parametrize("name", ["太田", "斎藤", "関", "岸田", "髙橋", "人見", "日野", "三浦", "五十嵐"])
def test_a_kanji_zero_that_marks_a_speaker_does_not_swallow_the_name(analyser: Analyser, name: str) -> None:
    plain = short(analyser.analyse(f"{name}副大臣"))
    units = analyser.analyse(f"〇{name}副大臣：賛成です").short
    assert [unit.term for unit in units][: len(plain)] == plain
    assert units[0].begin == 1


@pytest.mark.parametrize(
    ("written", "same"),
    [("〇歳児", "0歳児"), ("参加者は〇人", "参加者は0人"), ("〇三年", "03年"), ("一〇〇円", "100円"), ("〇円", "0円")],
)
def test_a_kanji_zero_of_a_number_stays_one(analyser: Analyser, written: str, same: str) -> None:
    assert short(analyser.analyse(written)) == short(analyser.analyse(same))


def test_bigrams_run_over_blanks_and_line_breaks(analyser: Analyser) -> None:
    assert analyser.bigrams("取 組\n一") == "取組 組一 一\u0003"
    assert analyser.bigrams("ああああ\t\tああ") == "ああ ああ ああ あ\u0003 \t \t ああ あ\u0003"
    assert analyser.bigrams("\t\tあ\t").split(" ") == ["\t", "\t", "あ\u0003", "\t"]


def test_a_text_over_sudachis_limit_is_cut_at_a_sentence_end(analyser: Analyser) -> None:
    text = "里親の委託。" * 10_000
    analysis = analyser.analyse(text)
    assert len(analysis.short) == 30_000
    assert all(text[unit.begin : unit.end] == unit.term for unit in analysis.short)


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("里親委託率のR7.1 \t\n　①㈱ｶﾞ")), max_size=40))
def test_terms_have_no_blanks_and_offsets_are_in_order(text: str) -> None:
    analysis = ANALYSER.analyse(text)
    terms = analysis.grams.split(" ") if analysis.grams else []
    assert all(term == "\t" or (term and not any(map(str.isspace, term))) for term in terms)
    for units in (analysis.short, analysis.long):
        assert all(unit.term and not any(map(str.isspace, unit.term)) for unit in units)
        assert [unit.position for unit in units] == sorted(unit.position for unit in units)
        assert all(0 <= unit.begin < unit.end <= len(text) for unit in units)
    assert len({unit.position for unit in analysis.short}) == len(analysis.short)


ANALYSER = Analyser()
