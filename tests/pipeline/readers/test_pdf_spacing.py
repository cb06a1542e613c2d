"""Where a cell's lines meet: a space in Latin text, none in Japanese, none inside a date that the layout cut."""

import pytest

from pipeline.readers.pdf.text.spacing import joined_lines


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("里親等委託", "率の推移"), "里親等委託率の推移"),
        (("Carole", "Shauffer"), "Carole Shauffer"),
        (("R6.12.16~R7", ".1.15"), "R6.12.16~R7.1.15"),
        (("R6.12.16~R7.", "1.15"), "R6.12.16~R7.1.15"),
        (("R7.7.16", "~30"), "R7.7.16~30"),
        (("R7.7.16~", "30"), "R7.7.16~30"),
        (("R6.6.11", "R6.6.18"), "R6.6.11 R6.6.18"),
        (("Figures of 2012.", "15 of them"), "Figures of 2012. 15 of them"),
        (("Mark", ". Name"), "Mark. Name"),
    ],
)
def test_breaks_that_the_layout_made(lines: tuple[str, ...], text: str) -> None:
    assert joined_lines(lines, [False] * (len(lines) - 1)) == text


def test_a_break_of_the_author_stays() -> None:
    assert joined_lines(("資料1", "資料2"), [True]) == "資料1\n資料2"
