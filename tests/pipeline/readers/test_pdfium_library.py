"""Functions of pdfium are called thousands of times: what each writes and returns, in order, however many there are."""

import ctypes
from typing import Any

import pytest

from pipeline.readers.pdf.engines import pdfium_library as pdfium


def write(first: float, place: Any) -> int:
    """As pdfium does: two numbers from the address on; nothing, and 0, for numbers below zero."""
    if first < 0:
        return 0
    numbers = ctypes.cast(place, ctypes.POINTER(ctypes.c_float))
    numbers[0], numbers[1] = first, first + 0.5
    return 1


@pytest.mark.parametrize("count", [0, 1, 7, 20_000])
def test_each_row_has_its_own_numbers(count: int) -> None:
    results, numbers = pdfium.asked("f", 2, 1, write, range(count))
    assert results == [1] * count
    assert list(numbers[0::2]) == [float(i) for i in range(count)]
    assert list(numbers[1::2]) == [i + 0.5 for i in range(count)]


def test_a_call_that_writes_nothing_leaves_zeros_and_not_what_was_written_before() -> None:
    pdfium.written("f", 2, 1, write, range(1, 9))
    results, numbers = pdfium.asked("f", 2, 1, write, [3, -1, 4])
    assert results == [1, 0, 1]
    assert list(numbers) == [3.0, 3.5, 0.0, 0.0, 4.0, 4.5]


def test_numbers_can_go_to_an_address_each() -> None:
    def apart(first: int, one: Any, other: Any) -> None:
        ctypes.cast(one, ctypes.POINTER(ctypes.c_int))[0] = first
        ctypes.cast(other, ctypes.POINTER(ctypes.c_int))[0] = -first

    assert list(pdfium.written("i", 2, 2, apart, [5, 6])) == [5, -5, 6, -6]
