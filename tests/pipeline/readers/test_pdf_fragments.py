"""Pieces of lines that may be cells: which of them can be values is told without looking at running text."""

import pytest

from pipeline.readers.pdf.marks import Glyph
from pipeline.readers.pdf.unruled.fragments import fragment_of, fragment_rows, is_value

VALUES = [
    "1,234",
    "△ 56",
    "(X)",
    "n.a.",
    "N/A",
    "nd",
    "Ref.",
    "Ref",
    "***",
    "－",
    "†",
    "...",
    ".5",
    "¥1,000",
    "３",
    "(12.3) %",
]
WORDS = ["not", "results", "取組", "north", "Reference", "Total"]


def glyph(text: str, x0: float, top: float) -> Glyph:
    return Glyph(text, x0, top, x0 + 5.0 * len(text), top + 10, 10.0)


@pytest.mark.parametrize("text", VALUES)
def test_a_value_is_one_whether_it_arrives_as_a_word_or_character_by_character(text: str) -> None:
    assert is_value(text)
    characters = [glyph(character, 100 + 5.0 * i, 100) for i, character in enumerate(text)]
    for glyphs in ([glyph(text, 100, 100)], characters):
        fragment = fragment_of(glyphs)
        assert fragment is not None and fragment.is_value and fragment.text == text


@pytest.mark.parametrize("text", WORDS)
def test_a_word_is_no_value(text: str) -> None:
    fragment = fragment_of([glyph(text, 100, 100)])
    assert fragment is not None and not fragment.is_value


def test_rows_are_left_out_only_where_too_few_can_have_values_to_the_right_of_something() -> None:
    labels = [glyph("label", 50, 100.0 + 20 * i) for i in range(3)]
    values = [glyph("12", 200, 100.0 + 20 * i) for i in range(3)]
    assert len(fragment_rows([*labels, *values], least=3)) == 3
    assert fragment_rows([*labels, *values[:2]], least=3) == []
    close = [glyph("12", 78, 100.0 + 20 * i) for i in range(3)]  # numbers in running text
    assert fragment_rows([*labels, *close], least=3) == []
    assert len(fragment_rows([*labels, *close])) == 3


def test_dots_that_lead_to_a_value_part_it_from_its_label() -> None:
    rows = [
        [glyph("label", 50, y), *(glyph(".", 75 + 5.0 * i, y) for i in range(5)), glyph("12", 100, y)]
        for y in (100.0, 120.0, 140.0)
    ]
    found = fragment_rows([g for row in rows for g in row], least=3)
    assert [[f.text for f in row.fragments] for row in found] == [["label", "12"]] * 3
