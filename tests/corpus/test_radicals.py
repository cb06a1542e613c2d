"""CJK radicals stand for ideographs, one for one."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from corpus.radicals import fold_radicals


def test_both_blocks_are_folded() -> None:
    assert fold_radicals("⻑野県⺠ ⼈⽉⾥親") == "長野県民 人月里親"


def test_no_radical_is_left_but_the_one_that_stands_for_nothing() -> None:
    codes = (*range(0x2E80, 0x2EF4), *range(0x2F00, 0x2FD6))
    radicals = [chr(code) for code in codes if unicodedata.name(chr(code), "")]
    assert [r for r in radicals if fold_radicals(r) == r] == ["⺀"]
    assert all(unicodedata.name(fold_radicals(r)).startswith("CJK UNIFIED") for r in radicals if fold_radicals(r) != r)


@given(st.text())
def test_offsets_stay(text: str) -> None:
    folded = fold_radicals(text)
    assert len(folded) == len(text)
    assert fold_radicals(folded) == folded
