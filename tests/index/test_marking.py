"""What is kept of a passage's units is enough to mark what was found in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis import Analyser, Analysis, Unit
from index.analysis.units import filled
from index.marking import PlacedUnits, placed_units, read_units, write_units

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
    assert plain(read_units(written(analysis))) == plain(placed_units(analysis))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("里親委託率のはR7.1２㈱ﾊﾟ𠮷\t \n。ー-é"), max_size=60))
def test_units_of_any_text_come_back(text: str) -> None:
    analysis = ANALYSER.analyse(text)
    assert plain(read_units(written(analysis))) == (plain(placed_units(analysis)) if analysis.short else None)


@pytest.mark.parametrize("far", [255, 256, 65_535])
def test_units_far_apart_come_back(far: int) -> None:
    analysis = Analysis((Unit("a", 0, 0, 1), Unit("b", far, far, far + 1)), (), "")
    found = read_units(written(analysis))
    assert plain(found) == plain(placed_units(analysis))
    assert found is not None
    assert list(found.short.runs("b", is_prefix=False)) == [(far, far + 1)]


def test_units_too_far_apart_are_left_to_a_second_analysis() -> None:
    assert write_units([Unit("a", 0, 0, 65_536)], []) == b""
    assert write_units([Unit("a", 0, 65_536, 65_537)], []) == b""
    assert write_units([], []) == b""


def test_runs_are_neighbours_in_one_cell() -> None:
    units = placed_units(ANALYSER.analyse("里親委託\t里親\t委託率、里親委託率")).short
    text = "里親委託\t里親\t委託率、里親委託率"
    assert [text[a:b] for a, b in units.runs("里親", is_prefix=False)] == ["里親"] * 3
    assert list(units.runs("里親 委託", is_prefix=False)) == [(0, 4), (12, 16)]
    assert list(units.runs("里", is_prefix=False)) == []
    assert list(units.runs("里親 委", is_prefix=True)) == [(0, 4), (12, 16)]
    assert list(units.runs("里親 \t 委託", is_prefix=False)) == [(5, 10)]


def written(analysis: Analysis) -> bytes:
    return write_units(filled(analysis.short), analysis.long)


def plain(units: PlacedUnits | None) -> object:
    """Comparable, however the steps are held."""
    return units and [(placed.terms, list(placed.steps)) for placed in (units.short, units.long)]
