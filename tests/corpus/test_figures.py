"""Figures: what is one, and that a spreadsheet shows it as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.export.figures import figure
from pipeline.readers.xlsx.shown import shown_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0), ("5", 5), ("1,234", 1234), ("1234", 1234), ("-5", -5), ("△5", -5), ("▲ 3.2", -3.2), ("−1.50", -1.5),
        ("35.4%", 0.354), ("35.4 ％", 0.354), ("１２，３４５", 12345), (" 7\n", 7), ("0.05", 0.05), ("100.0", 100),
    ],
)  # fmt: skip
def test_a_figure_is_its_number(text: str, number: float) -> None:
    found = figure(text)
    assert found is not None
    assert found.number == pytest.approx(number, rel=1e-15)


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "－", "△", "007", "026-235-7099", "12,34", "1,2345", "1.", ".5", "5人", "3/4", "R7", "1 234", "+5",
        "-0", "△0.0", "1e5", "=1", "1,234,567,890,123,456", "①", "1.2.3", "5～7",
    ],
)  # fmt: skip
def test_anything_else_stays_text(text: str) -> None:
    assert figure(text) is None


@given(
    sign=st.sampled_from(["", "-", "△", "△ ", "▲"]),
    whole=st.integers(0, 10**9 - 1),
    grouped=st.booleans(),
    part=st.text("0123456789", max_size=4),
    percent=st.sampled_from(["", "%", " %"]),
)
def test_a_spreadsheet_shows_it_as_written(sign: str, whole: int, grouped: bool, part: str, percent: str) -> None:
    text = f"{sign}{whole:,}" if grouped else f"{sign}{whole}"
    text += (f".{part}" if part else "") + percent
    found = figure(text)
    if found is None:
        assert sign
        assert not int(f"{whole}{part}")
    else:
        assert shown_number(repr(found.number), found.format) == text
