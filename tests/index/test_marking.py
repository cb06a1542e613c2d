"""What is kept of a passage's units is enough to mark what was found in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis import Analyser, Analysis, Unit
from index.marking import placed_units, read_units, write_units

ANALYSER = Analyser()


@pytest.mark.parametrize(
    "text",
    [
        "里親委託率の目標",
        "取 組 一 覧",
        "令和7年\t7.1\t\t⾥親髙橋",
        "x" * 200 + "児童相談所",
        "﨑" * 40 + "。\n" * 30 + "委託率",
    ],
)
def test_units_come_back(text: str) -> None:
    analysis = ANALYSER.analyse(text)
    assert read_units(write_units(analysis)) == placed_units(analysis)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("里親委託率のはR7.1２㈱ﾊﾟ𠮷\t \n。ー-é"), max_size=60))
def test_units_of_any_text_come_back(text: str) -> None:
    analysis = ANALYSER.analyse(text)
    assert read_units(write_units(analysis)) == (placed_units(analysis) if analysis.short else None)


def test_units_far_apart_are_left_to_a_second_analysis() -> None:
    near = (Unit("a", 0, 0, 1), Unit("b", 255, 255, 300))
    assert read_units(write_units(Analysis(near, (), ()))) == placed_units(Analysis(near, (), ()))
    assert write_units(Analysis((Unit("a", 0, 0, 256),), (), ())) == b""
    assert write_units(Analysis((Unit("a", 256, 0, 1),), (), ())) == b""
